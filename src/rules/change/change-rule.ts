// What a rule on change is: it sees the records before and after, and says what must not have happened between.
import type { Change } from '../../core/change.ts'
import type { Found } from '../../core/finding.ts'
import type { Rule } from '../rule.ts'

type Files = Readonly<Record<string, string | null>>

export interface ChangeRule extends Pick<Rule, 'id' | 'severity' | 'summary' | 'why'> {
  /** Files put over the example forum of the tests: as they were, a change that is found, and one that is not; null takes a file away. */
  readonly examples: { readonly before: Files; readonly bad: Files; readonly good: Files }
  /** Everything found, in any order; places are in the records after. Pure. */
  check(change: Change): Iterable<Found>
}
