// Edits of a file's data that leave every byte they do not mean as it is: comments, order, quotes, style, line ends.
import { type YAMLMap, type YAMLSeq, isMap, isScalar, isSeq } from 'yaml'
import { userError } from './failure.ts'
import { readFile } from './front-matter.ts'
import { flowWidth, isMapping, printBlock, printFlow, printItem, printKey, printScalar } from './yaml-print.ts'
import { type Entry, type Node, type YamlSource, contentsOf, entriesOf, isFlow, lineStart, nextLine, yamlSource } from './yaml-source.ts'

export type Data = Readonly<Record<string, unknown>>

export const isMarkdownPath = (path: string): boolean => path.endsWith('.md')

/**
 * The file with other data: only what differs is written anew, in the style of its neighbours. The body stays.
 * @param order keys of the top level in the order of the schema; a new key goes where it stands in it
 * @throws UserError `odd-yaml` for data written in a way that cannot be changed without touching the rest
 */
export function rewriteData(path: string, text: string, data: Data, order: readonly string[]): string {
  const before = readFile(path, text)
  if (before.fault) throw odd(path)
  const intended = withoutUndefined(data)
  if (isSame(before.parts.data, intended)) return text
  for (const [edit, takesBlanks] of [
    [reconcile, false],
    [reconcile, true],
    [replacePairs, true],
  ] as const) {
    const edited = new Editor(path, text, order, takesBlanks)
    if (!edited.isReadable) break
    edit(edited, before.parts.data, intended)
    const after = readFile(path, edited.text)
    if (after.parts && isSame(after.parts.data, intended) && after.parts.body === before.parts.body) return edited.text
  }
  throw odd(path)
}

const odd = (path: string) =>
  userError(
    'odd-yaml',
    {
      en: 'The data of {path} are written in a way that cannot be changed without touching the rest.',
      es: 'Los datos de {path} están escritos de un modo que no se puede cambiar sin tocar el resto.',
    },
    { path },
    { en: 'Change the file by hand: rcm edit', es: 'Cambie el archivo a mano: rcm edit' },
  )

/** The file with another body; data and fences stay. A text that is not empty begins after a blank line and ends with a line end. */
export function rewriteBody(text: string, body: string): string {
  const { end, eol } = yamlSource(text, true)
  const fenced = text.slice(0, nextLine(text, end))
  const head = fenced.endsWith('\n') ? fenced : fenced + eol
  const words = body.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd()
  return words === '' ? head : `${head}${eol}${words.replaceAll(/\r?\n/g, eol)}${eol}`
}

/** Deep equality of data; the order of keys does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((each, index) => isSame(each, b[index]))
  if (!isMapping(a)) return Object.is(a, b)
  if (!isMapping(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}

const withoutUndefined = (data: Data): Data => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))

type Path = readonly (string | number)[]

/** Walks old and new data side by side down to what differs. */
function reconcile(editor: Editor, old: unknown, wanted: unknown, path: Path = []): void {
  if (isSame(old, wanted)) return
  if (isMapping(old) && isMapping(wanted) && (path.length === 0 || Object.keys(wanted).length > 0)) {
    for (const key of Object.keys(old)) if (!Object.hasOwn(wanted, key)) editor.remove(path, key)
    let at = -1
    for (const [key, value] of Object.entries(wanted)) {
      if (Object.hasOwn(old, key)) reconcile(editor, old[key], value, [...path, key])
      else editor.insertPair(path, key, value, at + 1)
      at = editor.placeOf(path, key) ?? at
    }
    return
  }
  if (Array.isArray(old) && Array.isArray(wanted) && old.length > 0 && wanted.length > 0) {
    let head = 0
    while (head < Math.min(old.length, wanted.length) && isSame(old[head], wanted[head])) head++
    let tail = 0
    while (tail < Math.min(old.length, wanted.length) - head && isSame(old.at(-1 - tail), wanted.at(-1 - tail))) tail++
    const [oldEnd, newEnd] = [old.length - tail, wanted.length - tail]
    if (oldEnd === newEnd) for (let index = head; index < oldEnd; index++) reconcile(editor, old[index], wanted[index], [...path, index])
    else {
      const kept = Math.min(oldEnd, newEnd) - head
      for (let index = head; index < head + kept; index++) reconcile(editor, old[index], wanted[index], [...path, index])
      for (let index = oldEnd - 1; index >= head + kept; index--) editor.remove(path, index)
      for (let index = head + kept; index < newEnd; index++) editor.insertItem(path, index, wanted[index])
    }
    return
  }
  editor.replace(path, wanted)
}

/** The coarser way, for odd YAML: writes each pair of the top level that differs anew. */
function replacePairs(editor: Editor, old: Data, wanted: Data): void {
  for (const key of Object.keys(old)) if (!isSame(old[key], wanted[key])) editor.remove([], key)
  for (const [key, value] of Object.entries(wanted)) if (!isSame(old[key], value)) editor.insertPair([], key, value, editor.count)
}

class Editor {
  text: string
  readonly path: string
  readonly order: readonly string[]
  /** Blank lines go with the pair above them: left alone they could become part of a `|+` before it. */
  readonly takesBlanks: boolean

  constructor(path: string, text: string, order: readonly string[], takesBlanks: boolean) {
    this.path = path
    this.text = text
    this.order = order
    this.takesBlanks = takesBlanks
  }

  #source: YamlSource | undefined
  get source(): YamlSource {
    this.#source ??= yamlSource(this.text, isMarkdownPath(this.path))
    return this.#source
  }

  /** `yaml` may complain of what the records' reader lets pass; what is written is read back in any case. */
  get isReadable(): boolean {
    return isMap(this.source.document.contents)
  }

  get data(): string {
    const { start, end } = this.source
    return this.text.slice(start, end)
  }

  get count(): number {
    return entriesOf(this.data, this.source.document.contents as YAMLMap).length
  }

  splice(from: number, until: number, insert: string): void {
    const { start } = this.source
    this.text = this.text.slice(0, start + from) + insert + this.text.slice(start + until)
    this.#source = undefined
  }

  /** The node at a path, whether it stands in a flow collection, and the entry that holds it. */
  find(path: Path): { node: Node | undefined; inFlow: boolean; entry: Entry | undefined } {
    let node = contentsOf(this.source)
    let inFlow = false
    let entry: Entry | undefined
    for (const step of path) {
      if (!node || isScalar(node)) return { node: undefined, inFlow, entry: undefined }
      inFlow ||= isFlow(node)
      const entries = entriesOf(this.data, node as YAMLMap | YAMLSeq)
      entry = typeof step === 'number' ? entries[step] : entries.find(({ key }) => key === step)
      node = entry?.value
    }
    return { node, inFlow, entry }
  }

  placeOf(path: Path, key: string): number | undefined {
    const { node } = this.find(path)
    if (!isMap(node)) return undefined
    const at = entriesOf(this.data, node).findIndex((each) => each.key === key)
    return at === -1 ? undefined : at
  }

  replace(path: Path, value: unknown): void {
    const { node, inFlow, entry } = this.find(path)
    if (!entry) return
    const data = this.data
    const isOnItsOwn = node !== undefined && node.range[0] !== node.range[1]
    const isBlock = node && !isFlow(node) && (!isScalar(node) || node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
    const column = entry.start - lineStart(data, entry.start)
    const printed = inFlow
      ? ` ${printFlow(value)}`
      : typeof path.at(-1) === 'number'
        ? printItem(value, column, this.source.eol)
        : printBlock(value, column, this.source.eol)
    if (isOnItsOwn && !isBlock && /^ \S[^\n]*$/.test(printed) && !printed.startsWith(' |')) this.splice(node.range[0], node.range[1], printed.slice(1))
    else if (inFlow) this.splice(entry.after, entry.end, entry.after === entry.start ? printed.slice(1) : printed)
    else {
      // A comment behind the old value goes behind the first line of one that has several.
      const comment = /^[ \t]+#[^\r\n]*/.exec(data.slice(entry.end))?.[0] ?? ''
      const first = (printed.indexOf(this.source.eol) + 1 || printed.length + 1) - 1
      this.splice(entry.after, entry.end + comment.length, printed.slice(0, first) + comment + printed.slice(first))
    }
  }

  remove(path: Path, step: string | number): void {
    const { node, entry: parent } = this.find(path)
    if (!isMap(node) && !isSeq(node)) return
    const data = this.data
    const entries = entriesOf(data, node)
    const at = typeof step === 'number' ? step : entries.findIndex(({ key }) => key === step)
    const entry = entries[at]
    if (!entry) return
    const next = entries[at + 1]
    const empty = isMap(node) ? '{}' : '[]'
    if (entries.length === 1) {
      if (isFlow(node) || !parent) this.splice(node.range[0], node.range[1], empty)
      else this.splice(parent.after, parent.end, ` ${empty}`)
    } else if (isFlow(node)) {
      if (next) this.splice(entry.start, next.start, '')
      else this.splice((entries[at - 1] as Entry).end, entry.end, '')
    } else {
      const line = lineStart(data, entry.start)
      if (data.slice(line, entry.start).trim() === '') {
        const until = nextLine(data, entry.end)
        const blanks = this.takesBlanks ? (/^(?:[ \t]*\r?\n)+/.exec(data.slice(until))?.[0].length ?? 0) : 0
        this.splice(line, until + blanks, '')
      } else if (next) this.splice(entry.start, next.start, '')
    }
  }

  /** Puts a new pair where the order of the schema has it, else at the place given. */
  insertPair(path: Path, key: string, value: unknown, place: number): void {
    const { node } = this.find(path)
    if (!isMap(node)) return
    const data = this.data
    const entries = entriesOf(data, node)
    const rank = path.length === 0 ? this.order.indexOf(key) : -1
    let at = Math.min(place, entries.length)
    if (rank !== -1) {
      at = 0
      for (const [index, entry] of entries.entries()) {
        const other = this.order.indexOf(entry.key ?? '')
        if (other !== -1 && other < rank) at = index + 1
      }
    }
    const { eol } = this.source
    const column = columnOf(data, entries)
    if (isFlow(node)) this.insertFlow(node, entries, at, `${printKey(key)}: ${printFlow(value)}`)
    else this.insertLine(entries, at, column, `${printKey(key)}:${printBlock(value, column, eol)}`)
  }

  /** Puts a new item into a list, in the style of the one before it. */
  insertItem(path: Path, at: number, value: unknown): void {
    const { node, inFlow } = this.find(path)
    if (!isSeq(node)) return
    const data = this.data
    const entries = entriesOf(data, node)
    const column = columnOf(data, entries)
    if (isFlow(node) || inFlow) this.insertFlow(node, entries, at, printFlow(value))
    else this.insertLine(entries, at, column, `-${this.itemLike(entries[at - 1] ?? entries[at], value, column)}`)
  }

  itemLike(neighbour: Entry | undefined, value: unknown, column: number): string {
    const { eol } = this.source
    const data = this.data
    const like = neighbour?.value
    const gap = neighbour ? (/^ +/.exec(data.slice(neighbour.after, neighbour.end))?.[0] ?? ' ') : ' '
    if (!isMapping(value) || !like || !isMap(like) || Object.keys(value).length === 0) return printItem(value, column, eol)
    const braces = /^\{( ?)/.exec(data.slice(like.range[0]))
    if (isFlow(like)) {
      const flow = printFlow(value, braces?.[1] ?? ' ')
      const isLong = column + 2 + flow.length > flowWidth + 50 || Object.values(value).some((each) => typeof each === 'string' && each.includes('\n'))
      return isLong ? printItem(value, column, eol) : gap + flow
    }
    const pad = column + 1 + gap.length
    return (
      gap +
      Object.entries(value)
        .map(([key, each]) => `${printKey(key)}:${printBlock(each, pad, eol)}`)
        .join(eol + ' '.repeat(pad))
    )
  }

  insertFlow(node: Node, entries: readonly Entry[], at: number, printed: string): void {
    const before = entries[at - 1]
    const after = entries[at]
    const [from, until] = node.range
    if (before) this.splice(before.end, before.end, `, ${printed}`)
    else if (after) this.splice(after.start, after.start, `${printed}, `)
    else this.splice(from, until, isMap(node) ? `{ ${printed} }` : `[${printed}]`)
  }

  insertLine(entries: readonly Entry[], at: number, column: number, printed: string): void {
    const { eol } = this.source
    const data = this.data
    const pad = ' '.repeat(column)
    const before = entries[at - 1]
    const after = entries[at]
    if (before) {
      const line = nextLine(data, before.end)
      const needsEnd = line === data.length && !data.endsWith('\n')
      this.splice(line, line, `${needsEnd ? eol : ''}${pad}${printed}${eol}`)
    } else if (after) this.splice(after.start, after.start, `${printed}${eol}${pad}`)
  }
}

const columnOf = (data: string, entries: readonly Entry[]): number => {
  const first = entries[0]
  return first ? first.start - lineStart(data, first.start) : 0
}

/** A new file: keys in the order of the schema, then the body when there is one. */
export function printRecord(path: string, data: Data, order: readonly string[], body = ''): string {
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  const pairs = Object.entries(withoutUndefined(data)).sort(([a], [b]) => rank(a) - rank(b))
  const lines = pairs.map(([key, value]) => `${printScalar(key, true)}:${printBlock(value, 0, '\n')}\n`).join('')
  if (!isMarkdownPath(path)) return lines
  const words = body.trim()
  return `---\n${lines}---\n${words === '' ? '' : `\n${words}\n`}`
}
