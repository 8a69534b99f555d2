// The canonical layout of a record's file: key order of the schema, one form of log, plain values, LF. Comments and meaning stay.
import { isMap, isScalar, isSeq } from 'yaml'
import { type Data, isMarkdownPath, isSame } from './edit.ts'
import { readFile } from './front-matter.ts'
import { isMapping, isPlain, isShortEntry, flowWidth, printFlow, printItem } from './yaml-print.ts'
import { type Entry, type Node, type YamlSource, contentsOf, entriesOf, isFlow, lineStart, nextLine, yamlSource } from './yaml-source.ts'

/**
 * The text in canonical layout; one that cannot be read as a record comes back as it is.
 * @param order keys of the top level in the order of the schema
 */
export function layOut(path: string, text: string, order: readonly string[]): string {
  const before = readFile(path, text)
  if (before.fault) return text
  const isMarkdown = isMarkdownPath(path)
  let laid = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
  const same = (data: Data, body: string) => isSame(data, before.parts.data) && normalised(body) === normalised(before.parts.body)
  let source = yamlSource(laid, isMarkdown)
  for (const step of steps) {
    const next = step(source, isMarkdown, order)
    if (next === laid) continue
    const read = readFile(path, next)
    // A step that would change what the file says is left out: odd YAML stays odd rather than wrong.
    if (!read.parts || !same(read.parts.data, read.parts.body)) continue
    laid = next
    source = yamlSource(laid, isMarkdown)
  }
  return laid
}

type Step = (source: YamlSource, isMarkdown: boolean, order: readonly string[]) => string

const normalised = (body: string): string =>
  body
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .trim()

const steps: readonly Step[] = [trimData, unquote, spaceValues, indent, orderKeys, layOutLog, trimData, layOutBody]

/** Puts new texts in place of ranges of the data, which must not overlap. */
function replaceRanges({ text, start }: YamlSource, ranges: readonly { from: number; until: number; text: string }[]): string {
  let result = text
  for (const range of [...ranges].sort((a, b) => b.from - a.from)) result = result.slice(0, start + range.from) + range.text + result.slice(start + range.until)
  return result
}

const dataOf = ({ text, start, end }: YamlSource): string => text.slice(start, end)

/** Visits every node with whether it stands in a flow collection. */
function visit(data: string, node: Node | undefined, see: (node: Node, inFlow: boolean, entry: Entry | undefined) => void, inFlow = false, own?: Entry): void {
  if (!node) return
  see(node, inFlow, own)
  if (isScalar(node)) return
  for (const entry of entriesOf(data, node)) visit(data, entry.value, see, inFlow || isFlow(node), entry)
}

const root = (source: YamlSource): Node | undefined => {
  const node = contentsOf(source)
  return isMap(node) ? node : undefined
}

/** Spaces at the ends of lines, where they belong to no value; one line end after the data of a YAML file. */
function trimData(source: YamlSource, isMarkdown: boolean): string {
  const data = dataOf(source)
  const kept: [number, number][] = []
  visit(data, root(source), (node) => {
    if (isScalar(node) && data.slice(node.range[0], node.range[1]).includes('\n')) kept.push([node.range[0], node.range[1]])
  })
  const ranges: { from: number; until: number; text: string }[] = []
  for (const match of data.matchAll(/[ \t]+(?=\n|$)/g)) {
    const { index } = match
    if (match[0] !== '' && !kept.some(([from, until]) => index >= from && index < until)) ranges.push({ from: index, until: index + match[0].length, text: '' })
  }
  const trimmed = replaceRanges(source, ranges)
  if (isMarkdown) return trimmed
  const endsInText = kept.some(([, until]) => until >= data.trimEnd().length)
  return endsInText ? (trimmed.endsWith('\n') ? trimmed : `${trimmed}\n`) : `${trimmed.trimEnd()}\n`
}

/** Quotes where the value is the same without them. */
function unquote(source: YamlSource): string {
  const data = dataOf(source)
  const ranges: { from: number; until: number; text: string }[] = []
  const see = (node: Node | undefined, inFlow: boolean) => {
    if (!node || !isScalar(node) || (node.type !== 'QUOTE_DOUBLE' && node.type !== 'QUOTE_SINGLE')) return
    if (typeof node.value === 'string' && !data.slice(node.range[0], node.range[1]).includes('\n') && isPlain(node.value, inFlow))
      ranges.push({ from: node.range[0], until: node.range[1], text: node.value })
  }
  visit(data, root(source), (node, inFlow) => {
    see(node, inFlow)
    if (!isScalar(node)) for (const { keyNode } of entriesOf(data, node)) see(keyNode, true)
  })
  return replaceRanges(source, ranges)
}

/** One space behind a colon or dash; lists and maps on one line as `[A, B]`, `{ a: b }`. */
function spaceValues(source: YamlSource): string {
  const data = dataOf(source)
  const ranges: { from: number; until: number; text: string }[] = []
  visit(data, root(source), (node, inFlow, entry) => {
    const [begin] = node.range
    if (!inFlow && entry && (isScalar(node) || isFlow(node)) && begin > entry.after + 1 && /^[ \t]+$/.test(data.slice(entry.after, begin)))
      ranges.push({ from: entry.after, until: begin, text: ' ' })
    if (inFlow || !isFlow(node) || isScalar(node)) return
    const whole = data.slice(node.range[0], node.range[1])
    if (!whole.includes('\n')) ranges.push({ from: node.range[0], until: node.range[1], text: flowAgain(data, node) })
  })
  return replaceRanges(source, ranges)
}

/** A flow collection with its own scalars, in canonical spaces. */
function flowAgain(data: string, node: Node): string {
  if (isScalar(node)) return data.slice(node.range[0], node.range[1])
  const parts = entriesOf(data, node).map(({ keyNode, value }) => {
    const key = keyNode ? `${data.slice(keyNode.range[0], keyNode.range[1])}: ` : ''
    return `${key}${value ? flowAgain(data, value) : ''}`.trimEnd()
  })
  if (isSeq(node)) return `[${parts.join(', ')}]`
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

/** Lists and maps stand two columns further than the key or dash they belong to. */
function indent(start: YamlSource, isMarkdown: boolean): string {
  let now = start.text
  for (let round = 0; round < 1000; round++) {
    const source = round === 0 ? start : yamlSource(now, isMarkdown)
    const data = dataOf(source)
    const shift = firstShift(data, root(source), 0, 0)
    if (!shift) return now
    now = replaceRanges(source, [shift])
  }
  return start.text
}

/** The first block that stands wrong, moved as a whole: relative places within it do not change. */
function firstShift(data: string, node: Node | undefined, wanted: number, depth: number): { from: number; until: number; text: string } | undefined {
  if (!node || isScalar(node) || isFlow(node) || depth > 50) return undefined
  const entries = entriesOf(data, node)
  const first = entries[0]
  const last = entries.at(-1)
  if (!first || !last) return undefined
  const line = lineStart(data, first.start)
  const column = first.start - line
  const isOwnLine = data.slice(line, first.start).trim() === ''
  if (isOwnLine && column !== wanted) {
    const until = nextLine(data, last.end)
    const step = wanted - column
    const moved = data.slice(line, until).replace(/^( *)(?=\S)/gm, (spaces) => ' '.repeat(Math.max(0, spaces.length + step)))
    return { from: line, until, text: moved }
  }
  if (!isOwnLine && column !== wanted && isMap(node)) {
    // `-   key: …`: the pairs below move with the first.
    const until = nextLine(data, last.end)
    const step = wanted - column
    const head = data.slice(line, first.start).trimEnd()
    const rest = data
      .slice(first.start, until)
      .replace(/(\n)( *)(?=\S)/g, (_, end: string, spaces: string) => end + ' '.repeat(Math.max(0, spaces.length + step)))
    return { from: line, until, text: `${head.padEnd(wanted)}${rest}` }
  }
  for (const { start, value } of entries) {
    const below = firstShift(data, value, start - lineStart(data, start) + 2, depth + 1)
    if (below) return below
  }
  return undefined
}

/** The keys of the top level in the order of the schema; a key it does not know stays behind the one before it. */
function orderKeys(source: YamlSource, _isMarkdown: boolean, order: readonly string[]): string {
  const data = dataOf(source)
  const node = root(source)
  if (!node || isFlow(node) || isScalar(node)) return source.text
  const entries = entriesOf(data, node)
  const [first, last] = [entries[0], entries.at(-1)]
  if (!first || !last || !data.endsWith('\n')) return source.text
  const starts = entries.map(({ start }, index) =>
    index === 0 ? lineStart(data, start) : aboveComments(data, nextLine(data, (entries[index - 1] as Entry).end), lineStart(data, start)),
  )
  const end = nextLine(data, last.end)
  let rank = -1
  const chunks = entries.map(({ key = '' }, index) => {
    const own = order.indexOf(key)
    if (own !== -1) rank = own
    return { rank: own === -1 ? rank + 0.5 : own, text: data.slice(starts[index], starts[index + 1] ?? end), index }
  })
  const sorted = [...chunks].sort((a, b) => a.rank - b.rank || a.index - b.index)
  if (sorted.every((chunk, index) => chunk === chunks[index])) return source.text
  return replaceRanges(source, [{ from: starts[0] as number, until: end, text: sorted.map((chunk) => chunk.text).join('') }])
}

/** The comment lines directly above a line belong to it. */
function aboveComments(data: string, from: number, line: number): number {
  let start = line
  while (start > from) {
    const above = lineStart(data, start - 1)
    if (above < from || !/^[ \t]*#/.test(data.slice(above, start))) break
    start = above
  }
  return start
}

/** Entries of a log in braces where they fit on a line, else one pair a line; one with a comment inside stays. */
function layOutLog(source: YamlSource): string {
  const data = dataOf(source)
  const node = root(source)
  if (!node || isFlow(node) || isScalar(node)) return source.text
  const ranges: { from: number; until: number; text: string }[] = []
  for (const { value: list } of entriesOf(data, node)) {
    if (!list || !isSeq(list) || isFlow(list)) continue
    for (const { start, after, end, value } of entriesOf(data, list)) {
      const entry: unknown = value?.toJSON()
      if (!value || !isMap(value) || !isMapping(entry) || !('date' in entry && 'status' in entry)) continue
      const whole = data.slice(after, end)
      if (/(?:^|\s)#/m.test(whole.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, ''))) continue
      const column = start - lineStart(data, start)
      const fits = isShortEntry(entry) && column + 2 + printFlow(entry).length <= flowWidth
      if (fits === isFlow(value)) continue
      ranges.push({ from: after, until: end, text: fits ? ` ${printFlow(entry)}` : printItem(entry, column, '\n') })
    }
  }
  return replaceRanges(source, ranges)
}

/** One blank line before the body, one line end behind it, no spaces at ends of lines but the two of a hard break. */
function layOutBody({ text, end }: YamlSource, isMarkdown: boolean): string {
  if (!isMarkdown) return text
  const head = text.slice(0, nextLine(text, end))
  const body = text
    .slice(head.length)
    .replace(/^(?:[ \t]*\n)+/, '')
    .replace(/[ \t]+$/gm, (spaces, at: number, whole: string) =>
      / {2,}$/.test(spaces) && /^\n[ \t]*\S/.test(whole.slice(at + spaces.length)) && /\S$/.test(whole.slice(0, at)) ? '  ' : '',
    )
    .trimEnd()
  const closed = head.endsWith('\n') ? head : `${head}\n`
  return body === '' ? closed : `${closed}\n${body}\n`
}
