// Front matter: takes a file apart into data and body, and reads the data as YAML 1.2.
// gray-matter finds the fences; it evaluates code and splits wrongly unless it is held as here (see DECISIONS.md).
import matter from 'gray-matter'
import yaml from 'js-yaml'
import { plainYaml } from './plain-yaml.ts'
import { tangleIn } from './tangle.ts'

/** Why a file's data could not be read. */
export interface ReadFault {
  readonly reason: 'no-front-matter' | 'open-front-matter' | 'fence' | 'long-front-matter' | 'alias' | 'yaml' | 'not-a-map' | 'key' | 'tangled' | 'directive'
  /** 1-based line in the file. */
  readonly line: number
  readonly column: number
  /** What the YAML reader said, or the key at fault. */
  readonly detail?: string
}

export interface Parts {
  readonly data: Readonly<Record<string, unknown>>
  readonly body: string
  /** 1-based line on which the body begins. */
  readonly bodyLine: number
}

export type Read = { readonly parts: Parts; readonly fault?: undefined } | { readonly parts?: undefined; readonly fault: ReadFault }

/** More than any record needs; bounds the time a hostile file can take. In UTF-16 units. */
export const maxFrontMatter = 65_536

const refuse = (): never => {
  throw new Error('only YAML front matter is read')
}
const refused = { parse: refuse, stringify: refuse }
/** Every engine of gray-matter, overridden: it finds the fences and reads nothing itself. */
const fencesOnly = {
  language: 'yaml',
  engines: { yaml: { parse: () => ({}), stringify: refuse }, json: refused, javascript: refused, js: refused, coffee: refused, toml: refused },
}

const lengths = new Map<string, number>()

/** How much of a closing fence, with up to two characters of what follows it, comes before the body. */
function lengthOf(fence: string): number {
  const length = lengths.get(fence) ?? fence.length - matter(`---\nx${fence}`, fencesOnly).content.length
  if (lengths.size < 10_000) lengths.set(fence, length)
  return length
}

/** Takes the text of a record's file apart, by its path; a byte order mark before it is passed over. */
export function readFile(path: string, text: string): Read {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text
  return path.endsWith('.md') ? readMarkdown(plain) : readYaml(plain)
}

/** Reads a Markdown record: `---`, YAML, `---`, body. */
export function readMarkdown(text: string): Read {
  if (!/^---\r?\n/.test(text)) return { fault: { reason: 'no-front-matter', line: 1, column: 1 } }
  const close = /\r?\n---/g
  close.lastIndex = 3
  const found = close.exec(text)
  if (!found) return { fault: { reason: 'open-front-matter', line: 1, column: 1 } }
  const after = found.index + found[0].length
  if (after < text.length && !/^\r?\n/.test(text.slice(after, after + 2))) return { fault: { reason: 'fence', line: lineAt(text, after), column: 1 } }
  if (found.index > maxFrontMatter) return { fault: { reason: 'long-front-matter', line: 1, column: 1 } }
  // The fence alone: in blank lines among the data gray-matter looks for comments in quadratic time, and it copies whatever text follows.
  const fence = text.slice(found.index, after + 2)
  const bodyStart = found.index + lengthOf(fence)
  const source = text.slice(text.indexOf('\n') + 1, found.index)
  const read = readData(source, 1)
  if (read.fault) return read
  const body = text.slice(bodyStart)
  const bodyLine = lineAt(text, bodyStart)
  const tangle = tangleIn(body)
  if (tangle) return { fault: { reason: 'tangled', line: bodyLine + tangle.line - 1, column: 1, detail: tangle.what } }
  return { parts: { data: read.parts.data, body, bodyLine } }
}

/** Reads a `.yaml` record: data without a body. */
export function readYaml(text: string): Read {
  if (text.length > maxFrontMatter) return { fault: { reason: 'long-front-matter', line: 1, column: 1 } }
  // A directive can ask for YAML 1.1, in which `no` is false and `010` is eight.
  const directive = /^%.*/m.exec(text.startsWith('%') ? text : (/^(?:[ \t]*(?:#.*)?\r?\n)+%/.exec(text)?.[0] ?? ''))
  if (directive) return { fault: { reason: 'directive', line: lineAt(text, text.indexOf('%')), column: 1 } }
  return readData(text, 0)
}

/** YAML 1.2's integers to the letter: js-yaml also takes `0b11` and `1_000` for numbers, and `yaml`, which edits records, does not. */
const integer = new yaml.Type('tag:yaml.org,2002:int', {
  kind: 'scalar',
  resolve: (text: unknown) => typeof text === 'string' && /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/.test(text),
  construct: Number,
})
const coreSchema = yaml.CORE_SCHEMA.extend({ implicit: [integer] })

/** Characters that can mean an anchor, an alias, a tag or a merge key: only a text with one is watched for them. */
const odd = /[&*!]|<</

interface Mark {
  readonly line: number
  readonly column: number
  readonly text: string
}

/**
 * Reads YAML 1.2 (core schema) data.
 * @param offset lines before the data in its file
 */
function readData(source: string, offset: number): Read {
  const plain = plainYaml(source)
  if (plain) return { parts: { data: plain, body: '', bodyLine: 1 } }
  let data: unknown
  let marked: Mark | undefined
  const listener = (event: yaml.EventType, { input, position }: yaml.State) => {
    if (event === 'open') marked ??= markAt(input, position)
  }
  const alias = ({ line, column, text }: Mark): Read => ({ fault: { reason: 'alias', line: line + offset, column, detail: text } })
  try {
    data = yaml.load(source, odd.test(source) ? { schema: coreSchema, listener } : { schema: coreSchema })
  } catch (error) {
    if (marked) return alias(marked)
    const { mark, reason } = error as { mark?: { line: number; column: number }; reason?: string }
    const duplicate = reason?.includes('duplicated mapping key')
    return {
      fault: { reason: duplicate ? 'key' : 'yaml', line: (mark?.line ?? 0) + 1 + offset, column: (mark?.column ?? 0) + 1, detail: reason ?? String(error) },
    }
  }
  if (marked) return alias(marked)
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { fault: { reason: 'not-a-map', line: 1 + offset, column: 1 } }
  return { parts: { data: data as Record<string, unknown>, body: '', bodyLine: 1 } }
}

/** The anchor, alias, tag or merge key with which a value begins, if any: records are plain data. */
function markAt(input: string, position: number): Mark | undefined {
  const space = /(?:\s|#[^\n]*)*/y
  space.lastIndex = position
  const start = position + (space.exec(input)?.[0].length ?? 0)
  const mark = /[&*!][^\s,[\]{}]*|<<(?=\s*:)/y
  mark.lastIndex = start
  const text = mark.exec(input)?.[0]
  return text === undefined ? undefined : { line: lineAt(input, start), column: start - input.lastIndexOf('\n', start - 1), text }
}

const lineAt = (text: string, offset: number): number => {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
