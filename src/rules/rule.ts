// What a rule is.
import type { Found, Severity } from '../core/finding.ts'
import type { Text } from '../core/message.ts'
import type { Workspace } from '../core/workspace.ts'

export interface Rule {
  /** Kebab-case; the file's name, the name in rcm.yaml, the argument of `rcm explain`. */
  readonly id: string
  /** Unless rcm.yaml says another. */
  readonly severity: Severity
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
