// The redline of two texts, as a lawyer would draw it: block by block and word by word, with moved blocks shown as moved.
import type { RedlineBlock, RedlinePart } from '../core/redline.ts'
import { normalise } from '../core/text.ts'
import { groupBy } from '../core/workspace.ts'
import { type Match, align } from './alignment.ts'
import { comparable, pairUp } from './chunk-pairs.ts'
import { isWord, redlineWords } from './word-redline.ts'

/** A paragraph, heading, item or row as it stands in Markdown, with the white space after it. */
export interface Chunk {
  readonly raw: string
  /** Its words without the number or bullet, all white space equal. */
  readonly key: string
}

/** The number, letter or bullet with which an item begins. */
export const itemMarker = /^\s*(?:[-*+]|\(?(?:\d{1,9}(?:\.\d{1,9})*|[a-zA-Z]|[ivxlcdm]{1,6})[.)])(?=\s|$)\s*/

/**
 * Cuts a text into chunks; put together they are the text. A chunk begins after a blank line, and at each item, heading and row of a table.
 */
export function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = []
  let raw = ''
  let wasBlank = true
  const close = () => {
    if (raw !== '') chunks.push({ raw, key: normalise(raw.replace(itemMarker, '')) })
    raw = ''
  }
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const isBlank = line.trim() === ''
    const begins = !isBlank && (wasBlank || /^\s*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|\|)/.test(line) || /^#{1,6}\s/.test(raw))
    if (begins && raw.trim() !== '') close()
    raw += line
    wasBlank = isBlank
  }
  close()
  return chunks
}

/** From one text to the other, in blocks. Accepting all gives the second, rejecting all the first, exactly. */
export function redline(before: string, after: string): RedlineBlock[] {
  const [a, b] = [chunksOf(before), chunksOf(after)]
  const kept = keptIn(a, b)
  const moves = movesBetween(a, b, kept)
  const blocks: RedlineBlock[] = []
  let [i, j] = [0, 0]
  for (const [nextA, nextB] of [...kept, [a.length, b.length] as const]) {
    blocks.push(...gap(a, b, [i, nextA], [j, nextB], moves))
    const [old, now] = [a[nextA], b[nextB]]
    if (old && now) blocks.push(blockOf(redlineWords(old.raw, now.raw)))
    ;[i, j] = [nextA + 1, nextB + 1]
  }
  return blocks
}

/** The chunks that stay where they are: in texts of usual length so chosen that those that only change stay too. */
function keptIn(a: readonly Chunk[], b: readonly Chunk[]): Match[] {
  const isSame = (i: number, j: number) => a[i]?.key === b[j]?.key
  let head = 0
  while (head < a.length && head < b.length && isSame(head, head)) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && isSame(a.length - 1 - tail, b.length - 1 - tail)) tail++
  const [middleA, middleB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  const placed = (chunks: readonly Chunk[]) => chunks.map((chunk, index) => ({ ...chunk, place: head + index }))
  const middle: Match[] =
    middleA.length * middleB.length > comparable
      ? align(
          middleA.map(({ key }) => key),
          middleB.map(({ key }) => key),
          { of: (key) => 1 + key.length, perRun: 0 },
        ).map(([i, j]) => [head + i, head + j])
      : pairUp(placed(middleA), placed(middleB)).flatMap(([[i, ...more], [j, ...others]]): Match[] =>
          i !== undefined && j !== undefined && more.length + others.length === 0 && isSame(i, j) ? [[i, j]] : [],
        )
  const ends = (count: number, fromA: number, fromB: number) => Array.from({ length: count }, (_, index): Match => [fromA + index, fromB + index])
  return [...ends(head, 0, 0), ...middle, ...ends(tail, a.length - tail, b.length - tail)]
}

/** The numbers of moves, by the place of the chunk in the text that it leaves, and in the one to which it comes. */
interface Moves {
  readonly from: ReadonlyMap<number, number>
  readonly to: ReadonlyMap<number, number>
}

/** Chunks that are not where they were: the same words elsewhere, the first with the first when there are several. */
function movesBetween(before: readonly Chunk[], after: readonly Chunk[], kept: readonly Match[]): Moves {
  const [keptBefore, keptAfter] = [new Set(kept.map(([i]) => i)), new Set(kept.map(([, j]) => j))]
  const places = [...after.keys()].filter((j) => !keptAfter.has(j) && isWord((after[j] as Chunk).key)).reverse()
  const free = groupBy(places, (j) => (after[j] as Chunk).key)
  const [from, to] = [new Map<number, number>(), new Map<number, number>()]
  for (const [i, { key }] of before.entries()) {
    const j = keptBefore.has(i) ? undefined : free.get(key)?.pop()
    if (j === undefined) continue
    from.set(i, from.size + 1)
    to.set(j, to.size + 1)
  }
  return { from, to }
}

type Range = readonly [number, number]

/** What lies between two kept chunks: those that read much alike are changed, the others deleted, inserted or moved. */
function gap(before: readonly Chunk[], after: readonly Chunk[], a: Range, b: Range, { from, to }: Moves): RedlineBlock[] {
  const [old, now] = [rawIn(before, a), rawIn(after, b)]
  const isStill = !hasAny(from, a) && !hasAny(to, b)
  if (isStill && normalise(old) === normalise(now)) return old === '' && now === '' ? [] : [blockOf(redlineWords(old, now))]
  const blocks: RedlineBlock[] = []
  const rawOf = (chunks: readonly Chunk[], places: readonly number[]) => places.map((place) => (chunks[place] as Chunk).raw).join('')
  const free = (chunks: readonly Chunk[], [start, end]: Range, moves: ReadonlyMap<number, number>) =>
    chunks.slice(start, end).flatMap((chunk, index) => (moves.has(start + index) ? [] : { ...chunk, place: start + index }))
  let [i, j] = [a[0], b[0]]
  const passBy = (untilA: number, untilB: number) => {
    for (; i < untilA; i++) blocks.push(gone(rawOf(before, [i]), from.get(i)))
    for (; j < untilB; j++) blocks.push(come(rawOf(after, [j]), to.get(j)))
  }
  for (const [own, other] of pairUp(free(before, a, from), free(after, b, to))) {
    passBy(own[0] as number, other[0] as number)
    blocks.push(blockOf(redlineWords(rawOf(before, own), rawOf(after, other))))
    ;[i, j] = [i + own.length, j + other.length]
  }
  passBy(a[1], b[1])
  return blocks
}

const hasAny = (moves: ReadonlyMap<number, number>, [start, end]: Range): boolean => {
  for (let place = start; place < end; place++) if (moves.has(place)) return true
  return false
}

const rawIn = (chunks: readonly Chunk[], [start, end]: Range): string =>
  chunks
    .slice(start, end)
    .map(({ raw }) => raw)
    .join('')

const gone = (text: string, move: number | undefined): RedlineBlock =>
  move === undefined ? { type: 'deleted', parts: [{ type: 'del', text }] } : { type: 'moved-from', parts: [{ type: 'move-from', text }], move }

const come = (text: string, move: number | undefined): RedlineBlock =>
  move === undefined ? { type: 'inserted', parts: [{ type: 'ins', text }] } : { type: 'moved-to', parts: [{ type: 'move-to', text }], move }

const blockOf = (parts: readonly RedlinePart[]): RedlineBlock => ({ type: parts.every(({ type }) => type === 'same') ? 'same' : 'changed', parts })
