// Patterns: rows of words, as templates/minutes/patterns.*.yaml writes them, found in the tokens of a sentence in bounded time.
import type { Token } from './token.ts'
import { tokensOf } from './token.ts'

/** One word, or a way that a word begins or ends. */
interface Words {
  readonly exact: ReadonlySet<string>
  readonly starts: readonly string[]
  readonly ends: readonly string[]
}

type Element = (
  | { readonly type: 'words'; readonly words: Words }
  | { readonly type: 'list'; readonly list: PhraseList }
  | { readonly type: 'slot'; readonly slot: string }
) & {
  readonly isOptional: boolean
}

export type Part = Element | { readonly type: 'gap'; readonly most: number }

export interface Pattern {
  readonly text: string
  readonly parts: readonly Part[]
}

/** Entries of one or several words, by their first one. */
export interface PhraseList {
  readonly byFirst: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly starts: readonly string[]
  readonly ends: readonly string[]
}

export interface Capture {
  readonly slot: string
  readonly from: number
  readonly until: number
}

export interface Match {
  /** Tokens from the first one found to behind the last. */
  readonly from: number
  readonly until: number
  readonly captures: readonly Capture[]
}

/** What a slot stands for in a sentence: the ends (exclusive) of what begins at a token, the best first. */
export type Slots = (slot: string, at: number) => readonly number[]

/** More would make the ways to fill a pattern too many. */
const mostGap = 9
const mostWays = 500

const signs = new Set([',', ';', ':', '(', ')', '–', '/', '.'])

/** The words of a text as patterns compare them: without capitals, hyphens being spaces. */
export const wordsIn = (text: string): string[] => tokensOf(text, 0, text.length).map(({ lower }) => lower)

export function phraseList(entries: readonly string[]): PhraseList {
  const byFirst = new Map<string, string[][]>()
  const starts: string[] = []
  const ends: string[] = []
  for (const entry of entries) {
    if (/^\p{L}+\*$/u.test(entry)) starts.push(entry.slice(0, -1).toLowerCase())
    else if (/^\*\p{L}+$/u.test(entry)) ends.push(entry.slice(1).toLowerCase())
    else {
      const words = wordsIn(entry)
      const [first] = words
      if (first === undefined) continue
      const same = byFirst.get(first) ?? []
      same.push(words)
      byFirst.set(first, same)
    }
  }
  for (const same of byFirst.values()) same.sort((a, b) => b.length - a.length)
  return { byFirst, starts, ends }
}

/** The ends of the entries that begin at a token, the longest first. */
export function endsOf({ byFirst, starts, ends }: PhraseList, tokens: readonly Token[], at: number): number[] {
  const word = tokens[at]?.lower
  if (word === undefined) return []
  const found = (byFirst.get(word) ?? []).filter((words) => words.every((each, step) => tokens[at + step]?.lower === each)).map(({ length }) => at + length)
  if (
    found.length === 0 &&
    (starts.some((start) => word.length > start.length && word.startsWith(start)) || ends.some((end) => word.length > end.length && word.endsWith(end)))
  )
    found.push(at + 1)
  return found
}

export const isIn = (list: PhraseList, tokens: readonly Token[], at: number): boolean => endsOf(list, tokens, at).length > 0

/**
 * Makes a pattern of its text.
 * @throws RangeError for one that is no pattern, or that could be filled in too many ways
 */
export function compilePattern(text: string, lists: ReadonlyMap<string, PhraseList>, slots: ReadonlySet<string>): Pattern {
  const parts: Part[] = []
  let ways = 1
  for (const piece of text.trim().split(/\s+/)) {
    const gap = /^\.\.(\d)$/.exec(piece)
    if (gap) {
      const most = Number(gap[1])
      if (most > mostGap || parts.length === 0) throw new RangeError(piece)
      ways *= most + 1
      parts.push({ type: 'gap', most })
      continue
    }
    const isOptional = piece.length > 2 && piece.startsWith('[') && piece.endsWith(']')
    if (isOptional) ways *= 2
    const inner = isOptional ? piece.slice(1, -1) : piece
    const name = /^\{([\w-]+)\}$/.exec(inner)?.[1]
    if (name === undefined) {
      for (const words of wordParts(inner)) parts.push({ type: 'words', words, isOptional })
      continue
    }
    const list = lists.get(name)
    if (list) parts.push({ type: 'list', list, isOptional })
    else if (slots.has(name)) parts.push({ type: 'slot', slot: name, isOptional })
    else throw new RangeError(piece)
  }
  if (ways > mostWays || parts.at(-1)?.type === 'gap' || parts.every((part) => part.type === 'gap' || part.isOptional)) throw new RangeError(text)
  return { text, parts }
}

function wordParts(text: string): Words[] {
  const alternatives = text.split('|').filter(Boolean)
  const exact = new Set<string>()
  const starts: string[] = []
  const ends: string[] = []
  for (const each of alternatives) {
    if (signs.has(each)) exact.add(each)
    else if (/^\p{L}+\*$/u.test(each)) starts.push(each.slice(0, -1).toLowerCase())
    else if (/^\*\p{L}+$/u.test(each)) ends.push(each.slice(1).toLowerCase())
    else {
      const words = wordsIn(each)
      if (words.length === 0) throw new RangeError(text)
      // A hyphenated word alone is several in a row; as one of several alternatives it would be ambiguous.
      if (words.length > 1 && alternatives.length > 1) throw new RangeError(text)
      if (words.length > 1) return words.map((word) => ({ exact: new Set([word]), starts: [], ends: [] }))
      exact.add(words[0] as string)
    }
  }
  return [{ exact, starts, ends }]
}

const isWord = ({ exact, starts, ends }: Words, word: string): boolean =>
  exact.has(word) ||
  starts.some((start) => word.length > start.length && word.startsWith(start)) ||
  ends.some((end) => word.length > end.length && word.endsWith(end))

/** The first way in which the pattern fits at a token, gaps as short as they can be. Each step is tried at most `mostWays` times. */
export function matchAt({ parts }: Pattern, tokens: readonly Token[], at: number, slots: Slots): Match | undefined {
  const captures: Capture[] = []
  const step = (index: number, place: number): number | undefined => {
    const part = parts[index]
    if (!part) return place
    if (part.type === 'gap') {
      for (let length = 0; length <= part.most && place + length < tokens.length; length++) {
        const end = step(index + 1, place + length)
        if (end !== undefined) return end
        if (stops.has(tokens[place + length]?.lower ?? '')) return undefined
      }
      return undefined
    }
    const token = tokens[place]
    if (token) {
      const ends =
        part.type === 'words'
          ? isWord(part.words, token.lower)
            ? [place + 1]
            : []
          : part.type === 'list'
            ? endsOf(part.list, tokens, place)
            : slots(part.slot, place)
      for (const next of ends) {
        if (part.type === 'slot') captures.push({ slot: part.slot, from: place, until: next })
        const end = step(index + 1, next)
        if (end !== undefined) return end
        if (part.type === 'slot') captures.pop()
      }
    }
    return part.isOptional ? step(index + 1, place) : undefined
  }
  const until = step(0, at)
  return until === undefined || until === at ? undefined : { from: at, until, captures }
}

/** A gap does not cross these. */
const stops = new Set([';', ':', '.', '?', '!'])

/** Words with which a pattern can begin; undefined when that can be many: a slot, a part of a word. */
export function firstWords({ parts }: Pattern): ReadonlySet<string> | undefined {
  const words = new Set<string>()
  for (const part of parts) {
    if (part.type === 'gap' || part.type === 'slot') return undefined
    const { starts, ends } = part.type === 'words' ? part.words : part.list
    if (starts.length > 0 || ends.length > 0) return undefined
    for (const word of part.type === 'words' ? part.words.exact : part.list.byFirst.keys()) words.add(word)
    if (!part.isOptional) break
  }
  return words
}
