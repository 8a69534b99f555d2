// Which changed chunks of two texts are the same chunk changed, one that was split, or two that were put together.
import { isWord, tokensOf, weightOf } from './word-redline.ts'

export interface Placed {
  readonly place: number
  readonly raw: string
  /** Its words without the number or bullet, all white space equal. */
  readonly key: string
}

/** The places that belong together: one with one, one with two, or two with one. */
export type Pair = readonly [readonly number[], readonly number[]]

/** Chunks that share less are not the same. */
const leastAlike = 0.4

/** A split or a union must read better than a pair by this much. */
const margin = 0.1

/** Above this number of comparisons, chunks are paired as they follow each other. */
export const comparable = 10_000

interface Weighed extends Placed {
  readonly bag: Bag
  /** Does the other text have the very same chunk? Then it is that one, here or moved, and no other. */
  readonly isElsewhere: boolean
}

/** The pairs, in order, that have most in common; one chunk in the place of one other is always a pair. */
export function pairUp(before: readonly Placed[], after: readonly Placed[]): Pair[] {
  const [one, other] = [before[0], after[0]]
  if (one && other && before.length === 1 && after.length === 1) return [[[one.place], [other.place]]]
  const weigh = (chunks: readonly Placed[], others: ReadonlySet<string>) =>
    chunks.map((chunk): Weighed => ({ ...chunk, bag: bagOf(chunk.raw), isElsewhere: others.has(chunk.key) }))
  const [keysBefore, keysAfter] = [new Set(before.map(({ key }) => key)), new Set(after.map(({ key }) => key))]
  const [a, b] = [weigh(before, keysAfter), weigh(after, keysBefore)]
  if (a.length * b.length > comparable)
    return a.flatMap((own, index): Pair[] => {
      const theirs = b[index]
      return theirs && scoreOf([own], [theirs]) > 0 ? [[[own.place], [theirs.place]]] : []
    })
  return heaviestPairs(a, b)
}

function heaviestPairs(a: readonly Weighed[], b: readonly Weighed[]): Pair[] {
  const width = b.length + 1
  const best = new Float64Array((a.length + 1) * width)
  const steps = new Map<number, readonly [number, number]>()
  for (let i = 0; i <= a.length; i++)
    for (let j = 0; j <= b.length; j++) {
      const at = i * width + j
      best[at] = Math.max(i > 0 ? (best[at - width] as number) : 0, j > 0 ? (best[at - 1] as number) : 0)
      for (const step of [
        [1, 1],
        [1, 2],
        [2, 1],
      ] as const) {
        if (i < step[0] || j < step[1]) continue
        const score = scoreOf(a.slice(i - step[0], i), b.slice(j - step[1], j))
        const total = score + (best[at - step[0] * width - step[1]] as number)
        if (score > 0 && total > (best[at] as number)) {
          best[at] = total
          steps.set(at, step)
        }
      }
    }
  const pairs: Pair[] = []
  let [i, j] = [a.length, b.length]
  while (i > 0 && j > 0) {
    const at = i * width + j
    const step = steps.get(at)
    if (step) {
      pairs.push([a.slice(i - step[0], i).map(({ place }) => place), b.slice(j - step[1], j).map(({ place }) => place)])
      ;[i, j] = [i - step[0], j - step[1]]
    } else if (best[at - width] === best[at]) i--
    else j--
  }
  return pairs.reverse()
}

/** What chunks have in common, by weight; 0 when they are not the same chunk, or do not follow each other. */
function scoreOf(own: readonly Weighed[], theirs: readonly Weighed[]): number {
  const [first, other] = [own[0], theirs[0]]
  if (own.length === 1 && theirs.length === 1 && first && first.key === other?.key) return first.bag.weight + 1
  if ([...own, ...theirs].some(({ isElsewhere }) => isElsewhere) || !isTogether(own) || !isTogether(theirs)) return 0
  const [a, b] = [own.map(({ bag }) => bag).reduce(union), theirs.map(({ bag }) => bag).reduce(union)]
  const score = alike(a, b) - (own.length + theirs.length > 2 ? margin : 0)
  return score >= leastAlike ? (score * (a.weight + b.weight)) / 2 : 0
}

const isTogether = (chunks: readonly Placed[]): boolean => chunks.every(({ place }, index) => index === 0 || place - 1 === chunks[index - 1]?.place)

/** Words and how often they occur; and what they weigh together. */
interface Bag {
  readonly counts: ReadonlyMap<string, number>
  readonly weight: number
}

function bagOf(raw: string): Bag {
  const counts = new Map<string, number>()
  let weight = 0
  for (const { text } of tokensOf(raw).tokens) {
    if (!isWord(text)) continue
    counts.set(text, (counts.get(text) ?? 0) + 1)
    weight += weightOf(text)
  }
  return { counts, weight }
}

function union(a: Bag, b: Bag): Bag {
  const counts = new Map(a.counts)
  for (const [text, count] of b.counts) counts.set(text, (counts.get(text) ?? 0) + count)
  return { counts, weight: a.weight + b.weight }
}

/** The share of words that two bags have in common, by weight, from 0 to 1. */
function alike(a: Bag, b: Bag): number {
  if (a.weight + b.weight === 0) return 0
  let common = 0
  for (const [text, count] of a.counts) common += Math.min(count, b.counts.get(text) ?? 0) * weightOf(text)
  return (2 * common) / (a.weight + b.weight)
}
