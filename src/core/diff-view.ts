// What changed between two times, as a reader sees it, between what works it out and the formats that write it.
import type { RedlineBlock } from './redline.ts'

export interface DiffView {
  /** What is compared, in words. */
  readonly from: string
  readonly to: string
  readonly records: readonly RecordDiff[]
  /** Files beside the records that changed: rcm.yaml. */
  readonly others: readonly string[]
}

export type Nature = 'cosmetic' | 'substantive'

export interface RecordDiff {
  readonly id: string
  readonly title: string
  /** The name of its kind, and the word for it. */
  readonly kind: string
  readonly kindLabel: string
  readonly path: string
  readonly what: 'new' | 'gone' | 'changed'
  /** Of all changes together. */
  readonly nature: Nature
  /** What happened to the files, in words. */
  readonly facts: readonly string[]
  readonly changes: readonly ValueDiff[]
  readonly texts: readonly TextDiff[]
  /** Who changed it and on which day, as far as it was asked for and can be told. */
  readonly by: string | undefined
  readonly date: string | undefined
}

export interface ValueDiff {
  readonly field: string
  /** The language of a translation; undefined for the original. */
  readonly lang: string | undefined
  readonly before: unknown
  readonly after: unknown
  /** A sentence without its full stop, with the language where it is a translation’s. */
  readonly words: string
  readonly nature: Nature
  readonly reason: string
}

export interface TextDiff {
  readonly lang: string | undefined
  /** “Text”, or “Text in Spanish”. */
  readonly title: string
  readonly nature: Nature
  readonly reason: string
  readonly redline: readonly RedlineBlock[]
}
