// What a candidate is, what it is found in, and what all that make one share.
import type { Day } from '../day.ts'
import type { Message, Text } from '../message.ts'
import { normalise } from '../text.ts'
import type { KnownEvent, When, WrittenDate } from './dates.ts'
import type { Names } from './names.ts'
import type { Sentence } from './notes.ts'
import { endsOf } from './pattern.ts'
import type { CandidateKind, CandidateKinds, Patterns } from './patterns.ts'
import type { Scene } from './speech.ts'
import type { Token } from './token.ts'

export interface Reason {
  /** The words found. */
  readonly words: string
  readonly why: Text
}

export interface Candidate {
  readonly kind: string
  /** The words of the minutes, white space folded. */
  readonly quote: string
  /** Place of the quote in the minutes, for the order. */
  readonly start: number
  readonly section: string | undefined
  /** Who said it: the code of a party or body. */
  readonly speaker: string | undefined
  /** Who is to act. */
  readonly parties: readonly string[]
  /** EDTF. */
  readonly due: string | undefined
  readonly basis: When['basis']
  readonly how: Message | undefined
  /** Does the date say more than the words do? */
  readonly isDerived: boolean
  readonly occasion: string | undefined
  readonly movedFrom: string | undefined
  readonly added: boolean
  readonly stance: string | undefined
  readonly title: string
  readonly reasons: readonly Reason[]
  /** Between 0 and 1. */
  readonly confidence: number
}

export interface Minutes {
  readonly body: string
  readonly meeting: Day
  readonly patterns: Patterns
  readonly kinds: CandidateKinds
  readonly names: Names
  /** Events that the records hold, from the day of the meeting on. */
  readonly events: readonly KnownEvent[]
}

/** Tokens; the end is exclusive. */
export interface Span {
  readonly from: number
  readonly until: number
}

export interface SentenceScene extends Scene {
  readonly sentence: Sentence
  readonly written: readonly WrittenDate[]
  /** What it says about when, once it is asked for. */
  whens(events: readonly KnownEvent[]): readonly When[]
}

/** A kind of things that take place on a day. */
export const isDated = (kind: CandidateKind | undefined): boolean => kind !== undefined && Object.values(kind.fields).includes('occasion')

/** Words of the minutes, white space folded. */
export const folded = (body: string, start: number, end: number): string => normalise(body.slice(start, end))

/** The same from one token to another, the end exclusive. */
export const wordsAt = (body: string, tokens: readonly Token[], { from, until }: Span): string =>
  folded(body, (tokens[from] as Token).start, (tokens[until - 1] as Token).end)

/** The type of the event whose noun stands first in a part. */
export function occasionIn({ from, until }: Span, { tokens, patterns }: Pick<Scene, 'tokens' | 'patterns'>): string | undefined {
  for (let at = from; at < until; at++) {
    const [end] = endsOf(patterns.occasion, tokens, at)
    if (end !== undefined)
      return patterns.occasionTypes.get(
        tokens
          .slice(at, end)
          .map(({ lower }) => lower)
          .join(' '),
      )
  }
  return undefined
}
