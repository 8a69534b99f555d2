// A long document cut into parts that can be parsed one by one: the parser's time and memory grow faster than its input.

/** A part of a document, and the labels of notes that it refers to and another part defines. */
export interface Part {
  readonly source: string
  readonly labels: readonly string[]
}

/** Characters: shorter parts are put together. */
const partSize = 3000

/** Lines whose meaning depends on lines far above: fences, fences of containers that are set in, link targets. With one of them nothing is cut. */
const binding = /^[ \t>*+\-\d.)]*(?:```|~~~)|^[ \t>*+\-\d.)]+:::|^ {0,3}\[(?!\^)[^\]]*\]:|^ {1,3}\[\^/m
const note = /^\[\^([^\]\s[]+)\]:/
const opening = /^(:{3,})[A-Za-z][\w-]*(?:\[[^[\]]*\])?(?:\{[^{}]*\})?[ \t]*$/
const closing = /^(:{3,})[ \t]*$/

/**
 * Parts that mean the same one by one as together, in order. A part begins after an empty line, at the margin and outside every container,
 * with a heading, a container or a note; a document in which that cannot be told is one part.
 */
export function splitDocument(source: string): Part[] {
  const whole = [{ source, labels: [] }]
  if (source.length <= partSize || binding.test(source)) return whole
  const starts: number[] = []
  const defined = new Map<string, number>()
  let colons = 0
  let isAfterEmpty = true
  for (let at = 0; at < source.length; ) {
    const end = source.indexOf('\n', at) === -1 ? source.length : source.indexOf('\n', at)
    const line = source.slice(at, end)
    const opened = opening.exec(line)?.[1]
    const closed = closing.exec(line)?.[1]
    const label = note.exec(line)?.[1]
    if (line.startsWith(':::') && (!(opened || closed) || (opened && !isAfterEmpty && colons === 0))) return whole
    if (colons === 0 && isAfterEmpty && (opened || label || /^#{1,6}[ \t]/.test(line)) && at - (starts.at(-1) ?? 0) >= partSize) starts.push(at)
    if (label && colons > 0) return whole
    if (label && !defined.has(label.toLowerCase())) defined.set(label.toLowerCase(), at)
    if (opened && colons === 0) colons = opened.length
    else if (closed && colons > 0 && closed.length >= colons) colons = 0
    isAfterEmpty = /^[ \t]*$/.test(line) || (closed !== undefined && colons === 0)
    at = end + 1
  }
  const edges = [0, ...starts, source.length]
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? source.length
    const text = source.slice(start, end)
    const labels = new Set([...text.matchAll(/\[\^([^\]\s[]+)\]/g)].map((match) => (match[1] ?? '').toLowerCase()))
    return { source: text, labels: [...labels].filter((label) => isElsewhere(defined.get(label), start, end)) }
  })
}

const isElsewhere = (place: number | undefined, start: number, end: number): boolean => place !== undefined && (place < start || place >= end)
