// How a record came to be, as a reader sees it, between what makes it and the formats that write it.
import type { LogOutput } from './output.ts'
import type { Entry } from './record-view.ts'
import type { RedlineBlock } from './redline.ts'

export interface LogView {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly path: string
  /** The record's own log, in words. */
  readonly log: readonly Entry[]
  /** Oldest first. */
  readonly commits: readonly CommitView[]
  /** What of the history could not be seen. */
  readonly unseen: string | undefined
  /** For programs. */
  readonly output: LogOutput[number]
}

export interface CommitView {
  /** The day in words, the first ten signs of the hash, the author and the subject; undefined for what is not committed yet. */
  readonly commit: { readonly day: string; readonly hash: string; readonly author: string; readonly subject: string; readonly isMerge: boolean } | undefined
  /** What changed, a sentence each. */
  readonly changes: readonly string[]
  readonly texts: readonly { readonly title: string; readonly redline: readonly RedlineBlock[] }[]
}
