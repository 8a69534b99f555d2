// What a format of the candidates in minutes is, and the words that they share.
import type { ChalkInstance } from 'chalk'
import { dateInWords } from '../core/day-words.ts'
import type { Lang, Text } from '../core/message.ts'
import type { CandidatesFile, Item } from '../core/minutes/candidates-file.ts'
import type { CandidateKinds } from '../core/minutes/patterns.ts'
import type { MinutesOutput } from '../core/output.ts'

export type FoundCandidate = MinutesOutput['candidates'][number]

export interface MinutesView {
  readonly output: MinutesOutput
  /** For the file that the coordinator edits. */
  readonly file: CandidatesFile
  readonly items: readonly Item[]
  readonly kinds: CandidateKinds
  /** The name of the file that is written. */
  readonly name: string
  /** The name of a party or body. */
  nameOf(code: string): string
}

export interface MinutesOptions {
  readonly lang: Lang
  readonly colour: ChalkInstance
  /** Columns of the terminal. */
  readonly width: number
}

export type MinutesFormat = (view: MinutesView, options: MinutesOptions) => string

export const minutesWords = {
  says: { en: 'says', es: 'lo dice' },
  acts: { en: 'acts', es: 'actúa' },
  when: { en: 'when', es: 'cuándo' },
  why: { en: 'why', es: 'por qué' },
  already: { en: 'already', es: 'ya está' },
  moved: { en: 'before', es: 'antes' },
  added: { en: 'added', es: 'añadido' },
  unsaid: { en: '—', es: '—' },
} satisfies Record<string, Text>

/** The candidates of each kind that has some, in the order of the kinds. */
export const byKind = ({ output, kinds }: MinutesView, lang: Lang): { title: string; candidates: FoundCandidate[] }[] =>
  Object.entries(kinds).flatMap(([kind, { label }]) => {
    const candidates = output.candidates.filter((each) => each.kind === kind)
    return candidates.length > 0 ? [{ title: label[lang], candidates }] : []
  })

/** The date in words, with how it was found. */
export function whenWords({ due, how, movedFrom, added }: FoundCandidate, lang: Lang): string | undefined {
  const parts = [
    due === null ? undefined : dateInWords(due, lang),
    how === null ? undefined : due === null ? how : `(${how})`,
    movedFrom === null ? undefined : `${minutesWords.moved[lang]}: ${dateInWords(movedFrom, lang)}`,
    added ? minutesWords.added[lang] : undefined,
  ].filter((each) => each !== undefined)
  return parts.length > 0 ? parts.join(' ') : undefined
}

export const namesIn = (codes: readonly string[], { nameOf }: MinutesView): string | undefined => (codes.length > 0 ? codes.map(nameOf).join(', ') : undefined)
