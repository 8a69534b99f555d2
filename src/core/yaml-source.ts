// YAML as source: where each key, item and value of a file's data begins and ends, for edits that leave the rest as it is.
import { type CST, type Document, type Pair, type Range, type Scalar, type YAMLMap, type YAMLSeq, isMap, isScalar, isSeq, parseDocument } from 'yaml'

/** A node that was read: it has its place. */
export type Node = (YAMLMap | YAMLSeq | Key) & Placed
type Key = Scalar & Placed
interface Placed {
  readonly range: Range
}

/** The data of a file: its text, where they lie in it, and their tree. Offsets of the tree count from `start`. */
export interface YamlSource {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly eol: '\n' | '\r\n'
  readonly document: Document
}

/** Takes the data of a Markdown record from between its fences, or a YAML file whole. */
export function yamlSource(text: string, isMarkdown: boolean): YamlSource {
  const fence = isMarkdown ? /^\ufeff?---\r?\n/.exec(text) : /^\ufeff?/.exec(text)
  const start = fence ? fence[0].length : 0
  const close = isMarkdown ? text.indexOf('\n---', start - 1) : -1
  const end = close === -1 ? text.length : close + 1
  return {
    text,
    start,
    end,
    eol: /\r\n/.test(text.slice(0, (text.indexOf('\n') + 1 || text.length) + 1)) ? '\r\n' : '\n',
    document: parseDocument(text.slice(start, end), { keepSourceTokens: true, uniqueKeys: false, prettyErrors: false }),
  }
}

export const contentsOf = ({ document }: YamlSource): Node | undefined => asNode(document.contents)

const asNode = (value: unknown): Node | undefined => (isMap(value) || isSeq(value) || isScalar(value) ? (value as Node) : undefined)

/** One entry of a map or list, with the offsets (in the data) of its first character, of its value's place, and of the end of its value. */
export interface Entry {
  /** Of the key, of a `?` before it, or of the dash; in a flow list, of the value. */
  readonly start: number
  /** Just behind the colon or dash; in a flow list, the start. */
  readonly after: number
  /** Behind the last character of the value, before any comment and line end. */
  readonly end: number
  readonly key: string | undefined
  readonly keyNode: Key | undefined
  readonly value: Node | undefined
}

export const isFlow = (node: Node): boolean => (isMap(node) || isSeq(node)) && node.flow === true

/** The entries of a map or list, in their order. */
export function entriesOf(source: string, node: YAMLMap | YAMLSeq): Entry[] {
  const token = node.srcToken as CST.BlockMap | CST.BlockSequence | CST.FlowCollection
  const tokens = (token.items as CST.CollectionItem[]).filter(
    (item) =>
      item.key !== undefined ||
      item.value !== undefined ||
      item.sep !== undefined ||
      item.start.some(({ type }) => type === 'seq-item-ind' || type === 'explicit-key-ind'),
  )
  return node.items.map((item, index) => entryOf(source, item, tokens[index]))
}

function entryOf(source: string, item: unknown, token: CST.CollectionItem | undefined): Entry {
  const mark = token?.start.find(({ type }) => type === 'seq-item-ind' || type === 'explicit-key-ind')
  if (isPairNode(item)) {
    const keyNode = isScalar(item.key) ? (item.key as Key) : undefined
    const value = asNode(item.value)
    const start = mark?.offset ?? keyNode?.range[0] ?? 0
    const colon = token?.sep?.find(({ type }) => type === 'map-value-ind')
    const after = colon ? colon.offset + 1 : (keyNode?.range[1] ?? start)
    return { start, after, end: Math.max(after, endOf(source, value, after)), key: keyNode ? String(keyNode.value) : undefined, keyNode, value }
  }
  const value = asNode(item)
  const start = mark?.offset ?? value?.range[0] ?? 0
  const after = mark ? mark.offset + 1 : start
  return { start, after, end: endOf(source, value, after), key: undefined, keyNode: undefined, value }
}

const isPairNode = (item: unknown): item is Pair =>
  typeof item === 'object' && item !== null && 'key' in item && 'value' in item && !isScalar(item) && !isMap(item) && !isSeq(item)

/** Behind the last character of a value; of an empty one, the fallback. */
function endOf(source: string, node: Node | undefined, fallback: number): number {
  if (!node || node.range[0] === node.range[1]) return fallback
  const { range } = node
  if (isScalar(node)) {
    if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return range[1]
    const whole = source.slice(range[0], range[1])
    return range[1] - (/\r?\n$/.exec(whole)?.[0].length ?? 0)
  }
  if (node.flow) return range[1]
  const last = entriesOf(source, node as YAMLMap | YAMLSeq).at(-1)
  return last ? last.end : range[1]
}

/** Offset of the first character of the line. */
export const lineStart = (source: string, offset: number): number => source.lastIndexOf('\n', offset - 1) + 1

/** Offset behind the line end of the line; the end of the text when it has none. */
export function nextLine(source: string, offset: number): number {
  const at = source.indexOf('\n', offset)
  return at === -1 ? source.length : at + 1
}
