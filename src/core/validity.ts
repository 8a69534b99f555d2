// Validity: is the text of a record in force on a day, and if not, why not.
import type { Amendment, Amendments } from './amendments.ts'
import type { Day } from './day.ts'
import { adoptionDay, isSealable, isWithin, spansOf } from './force.ts'
import type { ForumRecord } from './record.ts'
import { isKnown, logUntil, phaseOf } from './status.ts'

export type State = 'in-force' | 'not-yet' | 'repealed' | 'lapsed' | 'missing'

export interface Validity {
  readonly state: State
  /** The amendment that ended it. */
  readonly ender?: Amendment | undefined
}

/**
 * A text is in force from its day of effect until it lapses or is repealed, whichever comes first. A draft is not in force yet; what was
 * declined is no text. The text of a record that is never adopted, such as minutes, counts once the record is known.
 */
export function validityOn(record: ForumRecord, day: Day, amendments: Amendments): Validity {
  if (!isSealable(record)) return { state: isKnown(record, day) ? 'in-force' : 'not-yet' }
  if (adoptionDay(record) === undefined) return { state: phaseOf(record, logUntil(record, day).at(-1)?.status) === 'closed' ? 'missing' : 'not-yet' }
  const spans = spansOf(record)
  const [first] = spans
  if (!first || day < first.from) return { state: 'not-yet' }
  const ender = amendments.repealsOf(record.id).find((repeal) => isWithin(repeal.spans, day) && isWithin(spans, repeal.from))
  if (ender) return { state: 'repealed', ender }
  return { state: isWithin(spans, day) ? 'in-force' : 'lapsed' }
}
