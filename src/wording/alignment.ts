// Alignment: which elements of two sequences belong together, in order, so that what is kept weighs most.

/** Places in the one and in the other sequence that match, both rising. */
export type Match = readonly [number, number]

export interface Weights {
  /** What keeping an element is worth. */
  readonly of: (key: string) => number
  /** What each run of kept elements costs: a run worth less than that is not kept, so that no crumbs are left between changes. */
  readonly perRun: number
}

/** Above this number of comparisons the sequences are first cut at what is unique in both. */
const limit = 250_000

/** The heaviest alignment of two sequences of keys; of very long ones that differ much, a good one. Linear but for that limit. */
export function align(before: readonly string[], after: readonly string[], weights: Weights): Match[] {
  const matches: Match[] = []
  const open: [number, number, number, number][] = [[0, before.length, 0, after.length]]
  for (let range = open.pop(); range; range = open.pop()) {
    let [a, aEnd, b, bEnd] = range
    while (a < aEnd && b < bEnd && before[a] === after[b]) matches.push([a++, b++])
    while (a < aEnd && b < bEnd && before[aEnd - 1] === after[bEnd - 1]) matches.push([--aEnd, --bEnd])
    if (a === aEnd || b === bEnd) continue
    if ((aEnd - a) * (bEnd - b) <= limit) {
      for (const [i, j] of heaviest(before.slice(a, aEnd), after.slice(b, bEnd), weights)) matches.push([a + i, b + j])
      continue
    }
    const anchors = uniqueInBoth(before, after, [a, aEnd, b, bEnd])
    let [from, to] = [a, b]
    for (const [i, j] of anchors) {
      open.push([from, i, to, j])
      matches.push([i, j])
      ;[from, to] = [i + 1, j + 1]
    }
    if (anchors.length > 0) open.push([from, aEnd, to, bEnd])
  }
  return matches.sort((x, y) => x[0] - y[0])
}

/** By dynamic programming over two tables: the best so far, and the best that ends in a match. */
function heaviest(before: readonly string[], after: readonly string[], { of, perRun }: Weights): Match[] {
  const width = after.length + 1
  const best = new Float64Array((before.length + 1) * width)
  const ending = new Float64Array((before.length + 1) * width).fill(Number.NEGATIVE_INFINITY)
  for (let i = 1; i <= before.length; i++) {
    const weight = of(before[i - 1] as string)
    for (let j = 1; j <= after.length; j++) {
      const at = i * width + j
      const diagonal = at - width - 1
      if (before[i - 1] === after[j - 1]) ending[at] = weight + Math.max((best[diagonal] as number) - perRun, ending[diagonal] as number)
      best[at] = Math.max(best[at - width] as number, best[at - 1] as number, ending[at] as number)
    }
  }
  const matches: Match[] = []
  let [i, j] = [before.length, after.length]
  let isInRun = false
  while (i > 0 && j > 0) {
    const at = i * width + j
    const diagonal = at - width - 1
    if (isInRun || (ending[at] === best[at] && before[i - 1] === after[j - 1])) {
      matches.push([i - 1, j - 1])
      isInRun = (ending[diagonal] as number) > (best[diagonal] as number) - perRun
      i--
      j--
    } else if (best[at - width] === best[at]) i--
    else j--
  }
  return matches.reverse()
}

/** The longest rising chain of keys that occur once in each of two ranges. */
function uniqueInBoth(before: readonly string[], after: readonly string[], [a, aEnd, b, bEnd]: readonly [number, number, number, number]): Match[] {
  const places = new Map<string, { before: number; after: number }>()
  const note = (key: string, side: 'before' | 'after', place: number) => {
    const known = places.get(key) ?? { before: -1, after: -1 }
    known[side] = known[side] === -1 ? place : -2
    places.set(key, known)
  }
  for (let i = a; i < aEnd; i++) note(before[i] as string, 'before', i)
  for (let j = b; j < bEnd; j++) note(after[j] as string, 'after', j)
  const pairs = [...places.values()].filter((place) => place.before >= 0 && place.after >= 0).sort((x, y) => x.before - y.before)
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  const placeOf = (end: number | undefined) => (pairs[end as number] as { after: number }).after
  for (const [index, { after: place }] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (placeOf(ends[middle]) < place) low = middle + 1
      else high = middle
    }
    previous[index] = ends[low - 1]
    ends[low] = index
  }
  const chain: Match[] = []
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) {
    const { before: i, after: j } = pairs[index] as { before: number; after: number }
    chain.push([i, j])
  }
  return chain.reverse()
}
