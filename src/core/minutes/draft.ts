// A draft: a candidate as the coordinator has it before it becomes a record.
import type { Forum } from '../forum.ts'
import { langOf, say } from '../message.ts'
import type { Candidate } from './candidate.ts'
import { inWords } from './dates.ts'

export interface Draft {
  readonly kind: string
  readonly title: string
  /** Words of the minutes, white space folded. */
  readonly quote: string
  /** Where they stand: the heading above. */
  readonly at: string | undefined
  readonly speaker: string | undefined
  readonly parties: readonly string[]
  readonly due: string | undefined
  readonly basis: 'stated' | 'derived' | 'ongoing' | undefined
  readonly stance: string | undefined
  readonly occasion: string | undefined
  readonly movedFrom: string | undefined
  readonly added: boolean
  /** The record that a position is about. */
  readonly about: string | undefined
  readonly note: string | undefined
  /** Title and note in the other languages of the forum. */
  readonly translations: Readonly<Record<string, { readonly title?: string | undefined; readonly note?: string | undefined }>>
}

/**
 * The draft of a candidate; how its date was derived becomes its note.
 * @param languages those of the forum, the first being that of its records
 * @param language that of the notes
 */
export function draftOf(candidate: Candidate, languages: Forum['languages'], language: string): Draft {
  const { kind, title, quote, section, speaker, parties, due, basis, stance, occasion, movedFrom, added, how, isDerived } = candidate
  return {
    kind,
    title,
    quote,
    at: section,
    speaker,
    parties,
    due,
    basis,
    stance,
    occasion,
    movedFrom,
    added,
    about: undefined,
    note: noteIn(languages[0]),
    translations: Object.fromEntries(languages.slice(1).map((each) => [each, { title: each === language ? title : undefined, note: noteIn(each) }])),
  }

  function noteIn(code: string): string | undefined {
    const lang = langOf(code)
    return how && isDerived && lang ? `${say(inWords(how, lang), lang)}.` : undefined
  }
}
