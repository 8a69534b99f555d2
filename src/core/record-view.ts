// One record as a reader sees it, between the report that makes it and the formats that write it.
import type { ShowOutput } from './output.ts'

/** A value in words: a text, a record by its id and title, or an object's own fields. */
export type Value = Words | { readonly id: string; readonly title: string | undefined } | { readonly details: readonly Detail[] }

/** Words, and the language they are in where that is another than the reader’s. */
export interface Words {
  readonly words: string
  readonly lang?: string | undefined
}

export interface Detail {
  readonly label: string
  readonly values: readonly Value[]
}

export interface Entry {
  readonly date: string
  readonly status: string
  readonly by: Value | undefined
  readonly note: string | undefined
  /** The language of the note, where it is another than the reader’s. */
  readonly noteLang?: string | undefined
  readonly evidence: readonly Value[]
}

export interface Referring {
  readonly id: string
  readonly title: string
  readonly status: string | undefined
  /** Labels of the fields that refer. */
  readonly fields: readonly string[]
}

export interface RecordView {
  readonly id: string
  readonly title: string
  /** The language of the title, where it is another than the reader’s. */
  readonly titleLang: string | undefined
  readonly kind: string
  readonly path: string
  /** The as-of day, in words. */
  readonly day: string
  readonly isKnown: boolean
  /** In words; undefined when it never is. */
  readonly knownFrom: string | undefined
  readonly status: string | undefined
  /** In words, as they stand after “since”. */
  readonly since: string | undefined
  readonly daysLate: number | undefined
  readonly inForce: boolean | undefined
  /** The parties behind those responsible, where they are not the same; with the status of each, where it can differ. */
  readonly parties: readonly { readonly id: string; readonly title: string; readonly status: string | undefined }[]
  readonly details: readonly Detail[]
  /** Markdown, and the language it is in where that is not the reader’s: its name and its code. */
  readonly text: { readonly body: string; readonly otherLang: string | undefined; readonly lang: string | undefined } | undefined
  readonly log: readonly Entry[]
  readonly referredBy: readonly { readonly kind: string; readonly records: readonly Referring[] }[]
  /** For programs. */
  readonly output: ShowOutput[number]
}
