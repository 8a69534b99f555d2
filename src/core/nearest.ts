// The nearest known word to one that is not known: for "did you mean".

/**
 * The candidate with the fewest single-letter changes (Levenshtein; a swap of neighbours counts one), if it is near enough to be meant:
 * at most a third of the word's length, at least one. Letter case does not count. Candidates longer than 80 letters are passed over.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3))
  const wanted = word.toLowerCase().slice(0, 80)
  let best: string | undefined
  let least = limit + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue
    const distance = changes(wanted, candidate.toLowerCase(), least)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

/** `nearest` for the first words asked, then nothing: with thousands of wrong words nobody reads the hints, and each costs a pass. */
export function nearestOfFew(words = 20): typeof nearest {
  let left = words
  return (word, candidates) => (left-- > 0 ? nearest(word, candidates) : undefined)
}

function changes(a: string, b: string, limit: number): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let lowest = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let value = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, (before[j - 2] as number) + 1)
      row.push(value)
      lowest = Math.min(lowest, value)
    }
    if (lowest >= limit) return limit
    before = last
    last = row
  }
  return last[b.length] as number
}
