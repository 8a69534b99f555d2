// Where two texts part, in a few words: from the first word that differs to the last, with a little of what stands around them.

export interface ChangedWords {
  readonly before: string
  readonly after: string
}

/** Words kept on each side of what differs. */
const context = 3

/** Longer excerpts lose their middle, in UTF-16 units. */
const longest = 160

/** Both texts normalised. */
export function changedWords(before: string, after: string): ChangedWords {
  const [a, b] = [before.split(' '), after.split(' ')]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const excerpt = (words: readonly string[]): string => {
    const [from, until] = [Math.max(0, head - context), Math.min(words.length, words.length - tail + context)]
    const shown = shortened(words.slice(from, until).join(' '))
    return `${from > 0 ? '…' : ''}${shown}${until < words.length ? '…' : ''}`
  }
  return { before: excerpt(a), after: excerpt(b) }
}

const shortened = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest / 2).trimEnd()} […] ${text.slice(-longest / 2).trimStart()}`
