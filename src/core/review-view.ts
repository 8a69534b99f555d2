// The review of a branch as its readers see it: what it changes, what it does to the regulations, who is to be asked.
import type { RecordDiff } from './diff-view.ts'
import type { Finding } from './finding.ts'
import type { RedlineBlock } from './redline.ts'

export interface ReviewView {
  /** `stop`: it must not be merged. `consult`: somebody is to be asked. `form`: only form changes. `data`: records change, no wording. `none`: nothing does. */
  readonly verdict: 'stop' | 'consult' | 'data' | 'form' | 'none'
  readonly substantive: readonly RecordDiff[]
  readonly cosmetic: readonly RecordDiff[]
  readonly effects: readonly Effect[]
  /** Paragraphs of the compiled regulations that only have another number. */
  readonly renumbered: number
  readonly found: readonly Finding[]
  readonly solved: readonly Finding[]
  readonly consult: readonly Consult[]
  readonly conflicts: readonly Conflict[]
  /** The other branches on which conflicts were looked for; undefined when there is no proposal that could meet one. */
  readonly branches: readonly string[] | undefined
  readonly others: readonly string[]
}

/** What happens to one text of the compiled regulations; of a proposal, what would happen. */
export interface Effect {
  readonly ref: string
  /** Its paragraph; undefined where it stands in none. */
  readonly number: number | undefined
  readonly chapter: string | undefined
  readonly what: 'new' | 'gone' | 'changed' | 'proposed'
  /** The proposal that would change it. */
  readonly by: string | undefined
  /** Is the text in force another than the one that the proposal starts from? */
  readonly isBaseChanged: boolean
  /** Of a proposal whose base changed: from that base to the text in force. */
  readonly meanwhile: readonly RedlineBlock[]
  readonly redline: readonly RedlineBlock[]
}

export interface Consult {
  readonly id: string
  readonly title: string
  readonly parties: readonly { readonly id: string; readonly name: string }[]
  readonly round: 'comment' | 'silence' | 'written-approval'
  /** The round that is open on it. */
  readonly open: string | undefined
}

/** Two proposals on one text. */
export interface Conflict {
  readonly id: string
  readonly other: string
  readonly otherTitle: string
  readonly target: string
  /** The branch on which the other one lies, when it is not here. */
  readonly branch: string | undefined
}
