// Words quoted in an amendment: where they stand in a passage, and the passage with others in their place.
import { type Passage, type Slot, isWords } from './passage.ts'
import type { Words } from './piece.ts'

/** A step into a passage: what stands at one of its places, or beside it. */
interface Step {
  readonly slot: Slot
  readonly side: 'before' | 'self' | 'after'
  readonly index: number
}

export interface Found {
  readonly path: readonly Step[]
  /** The run of words, by the places of its parts; the end is exclusive. */
  readonly first: number
  readonly end: number
  /** The quoted words in that run, in UTF-16 units. */
  readonly from: number
  readonly until: number
}

/** Every place where the words stand as whole words, all white space being equal, in a passage and the items in it. */
export function findWords(passage: Passage, words: string): Found[] {
  const pattern = patternOf(words)
  const found: Found[] = []
  const visit = (at: Passage, path: readonly Step[]): void => {
    for (let first = 0; first < at.parts.length; ) {
      const part = at.parts[first] as Words | Slot
      let end = first + 1
      if (isWords(part)) {
        while (end < at.parts.length && isWords(at.parts[end] as Words | Slot)) end++
        for (const match of runText(at.parts.slice(first, end)).matchAll(pattern))
          found.push({ path, first, end, from: match.index, until: match.index + match[0].length })
      } else
        for (const side of ['before', 'self', 'after'] as const)
          for (const [index, child] of sideOf(part, side).entries()) visit(child, [...path, { slot: part, side, index }])
      first = end
    }
  }
  visit(passage, [])
  return found
}

/**
 * The passage with other words at a found place. Places that belong to the text being amended are changed, others copied.
 * @param change what stands there instead of the quoted words, themselves given as they stand
 */
export function withWords(
  passage: Passage,
  found: Found,
  owns: (slot: Slot) => boolean,
  change: (quoted: readonly Words[]) => readonly Words[],
  depth = 0,
): Passage {
  const step = found.path[depth]
  if (!step) {
    const run = plainRun(passage.parts.slice(found.first, found.end))
    const parts = [
      ...passage.parts.slice(0, found.first),
      ...cut(run, 0, found.from),
      ...change(cut(run, found.from, found.until)),
      ...cut(run, found.until),
      ...passage.parts.slice(found.end),
    ]
    return { ...passage, parts, verbatim: undefined }
  }
  const child = sideOf(step.slot, step.side)[step.index] as Passage
  const slot = owns(step.slot) ? step.slot : { ...step.slot }
  const own = withWords(child, found, owns, change, depth + 1)
  if (step.side === 'self') slot.self = own
  else slot[step.side] = slot[step.side].with(step.index, own)
  return { ...passage, parts: passage.parts.map((part) => (part === step.slot ? slot : part)), verbatim: undefined }
}

const sideOf = (slot: Slot, side: Step['side']): readonly Passage[] => (side === 'self' ? (slot.self ? [slot.self] : []) : slot[side])

const plainRun = (parts: Passage['parts']): Words[] => parts.filter(isWords).map((words) => ({ ...words, text: words.text.normalize('NFC') }))

const runText = (parts: Passage['parts']): string =>
  plainRun(parts)
    .map(({ text }) => text)
    .join('')

/** The part of a run between two places in its text. */
function cut(run: readonly Words[], from: number, until = Number.POSITIVE_INFINITY): Words[] {
  let at = 0
  return run.flatMap((words) => {
    const text = words.text.slice(Math.max(0, from - at), Math.max(0, until - at))
    at += words.text.length
    return text === '' ? [] : [{ ...words, text }]
  })
}

/** Whole words: a quoted “day” is not found in “today”. */
function patternOf(words: string): RegExp {
  const text = words.normalize('NFC').trim()
  const source = text
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('\\s+')
  const isLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
  const letters = [...text]
  return new RegExp(`${isLetter(letters[0]) ? '(?<![\\p{L}\\p{N}])' : ''}${source}${isLetter(letters.at(-1)) ? '(?![\\p{L}\\p{N}])' : ''}`, 'gu')
}
