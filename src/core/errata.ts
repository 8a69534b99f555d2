// Errata: corrections of an adopted text that name what shows that they are no change of what was adopted.
import type { RecordPair } from './change.ts'
import { role } from './record.ts'

/** Does a change of a record add an erratum with its evidence, and leave those that it had as they were? */
export function hasNewErratum({ before, after }: Pick<RecordPair, 'before' | 'after'>): boolean {
  if (!before || !after) return false
  const known = new Set(errataOf(before).map((each) => JSON.stringify(each)))
  const added = errataOf(after).filter((each) => !known.delete(JSON.stringify(each)))
  return known.size === 0 && added.some(({ evidence }) => evidence !== undefined)
}

function errataOf(record: NonNullable<RecordPair['before']>): Readonly<Record<string, unknown>>[] {
  const errata = role(record, 'errata')
  return Array.isArray(errata) ? errata.filter((each) => typeof each === 'object' && each !== null) : []
}
