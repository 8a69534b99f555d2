// Front matter: takes a file apart into data and body, and reads the data as YAML 1.2.
// gray-matter finds the fences; it evaluates code and splits wrongly unless it is held as here (see DECISIONS.md).
import matter from 'gray-matter'
import yaml from 'js-yaml'

/** Why a file's data could not be read. */
export interface ReadFault {
  readonly reason: 'no-front-matter' | 'open-front-matter' | 'fence' | 'long-front-matter' | 'alias' | 'yaml' | 'not-a-map' | 'key'
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

/** Reads a Markdown record: `---`, YAML, `---`, body. */
export function readMarkdown(text: string): Read {
  if (!/^---\r?\n/.test(text)) return { fault: { reason: 'no-front-matter', line: 1, column: 1 } }
  const close = /\r?\n---/g
  close.lastIndex = 3
  const found = close.exec(text)
  if (!found) return { fault: { reason: 'open-front-matter', line: 1, column: 1 } }
  const after = found.index + found[0].length
  if (after < text.length && !/^\r?\n/.test(text.slice(after, after + 2)))
    return { fault: { reason: 'fence', line: lineAt(text, after), column: 1 } }
  if (found.index > maxFrontMatter) return { fault: { reason: 'long-front-matter', line: 1, column: 1 } }
  const file = matter(text, fencesOnly)
  const source = text.slice(text.indexOf('\n') + 1, found.index)
  const read = readData(source, 1)
  if (read.fault) return read
  return { parts: { data: read.parts.data, body: file.content, bodyLine: lineAt(text, text.length - file.content.length) } }
}

/** Reads a `.yaml` record: data without a body. */
export function readYaml(text: string): Read {
  if (text.length > maxFrontMatter) return { fault: { reason: 'long-front-matter', line: 1, column: 1 } }
  return readData(text, 0)
}

/** Characters that can mean an anchor, an alias, a tag or a binary number: what the fast reader and `yaml` could read differently. */
const odd = /[&*!]|\b0b|<<\s*:/

/**
 * Reads YAML 1.2 (core schema) data.
 * @param offset lines before the data in its file
 */
function readData(source: string, offset: number): Read {
  let data: unknown
  try {
    data = yaml.load(source, { schema: yaml.CORE_SCHEMA })
  } catch (error) {
    const { mark, reason } = error as { mark?: { line: number; column: number }; reason?: string }
    const duplicate = reason?.includes('duplicated mapping key')
    return {
      fault: { reason: duplicate ? 'key' : 'yaml', line: (mark?.line ?? 0) + 1 + offset, column: (mark?.column ?? 0) + 1, detail: reason ?? String(error) },
    }
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { fault: { reason: 'not-a-map', line: 1 + offset, column: 1 } }
  if (odd.test(source)) {
    const alias = findAlias(source)
    if (alias) return { fault: { reason: 'alias', line: alias.line + offset, column: alias.column, detail: alias.text } }
  }
  return { parts: { data: data as Record<string, unknown>, body: '', bodyLine: 1 } }
}

/** The first anchor, alias, tag or merge key outside quotes and comments, if any: records are plain data. */
function findAlias(source: string): { line: number; column: number; text: string } | undefined {
  const lines = source.split('\n')
  let block = -1
  for (const [index, line] of lines.entries()) {
    const indent = line.length - line.trimStart().length
    if (block >= 0) {
      if (line.trim() === '' || indent > block) continue
      block = -1
    }
    const match = /(?:^\s*(?:- +)*|[:,[{] *(?=[&*!])|: +|- +)([&*!][\w!./-]+)(?=\s|$|[,\]}])/.exec(line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, (quoted) => '"'.repeat(quoted.length)))
    if (match?.[1]) return { line: index + 1, column: line.indexOf(match[1]) + 1, text: match[1] }
    if (/^\s*(?:- +)*<<\s*:/.test(line)) return { line: index + 1, column: line.indexOf('<<') + 1, text: '<<' }
    if (/[:-]\s+[|>][+-]?\d?\s*$/.test(line)) block = indent
  }
  return undefined
}

const lineAt = (text: string, offset: number): number => {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
