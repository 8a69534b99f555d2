// What a rule is.
import type { Found, Severity } from '../core/finding.ts'
import type { Text } from '../core/message.ts'
import type { ForumRecord } from '../core/record.ts'
import type { Workspace } from '../core/workspace.ts'

/**
 * What a rule reads of a workspace to judge one of its records: the files of the record; or also the records to which that refers and those
 * that refer to it, with who is behind a party, body or presidency; or anything. A rule goes through the records that the workspace gives
 * it as `records`, and looks up all others by the workspace's other functions.
 */
export type Reads = 'own' | 'linked' | 'all'

export interface Rule {
  /** Kebab-case; the file's name, the name in rcm.yaml, the argument of `rcm explain`. */
  readonly id: string
  /** Unless rcm.yaml says another. */
  readonly severity: Severity
  /** On what a finding about a record depends, besides the forum's own settings; by it a check after an edit looks at few records again. */
  readonly reads: Reads
  /** Is it a record that, once changed, may touch what the rule finds in any other? */
  readonly isWide?: (record: ForumRecord) => boolean
  /** What must be so, in one line. */
  readonly summary: Text
  /** Why it matters to those who use the records. */
  readonly why: Text
  /** Files (path → text) that are put over the example forum of the tests: one case that is found, one that is not. */
  readonly examples: { readonly bad: Readonly<Record<string, string>>; readonly good: Readonly<Record<string, string>> }
  /**
   * Everything found in the workspace, in any order. Pure: reads only the workspace.
   * @param ruleIds the ids of all rules, for the rule over the names of rules
   */
  check(workspace: Workspace, ruleIds?: readonly string[]): Iterable<Found>
}
