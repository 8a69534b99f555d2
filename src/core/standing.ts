// Where a record stands on a day: its status, who has to act, until when, how late.
import { type Day, addDays, daysBetween, dueDay } from './day.ts'
import type { Phase } from './kind.ts'
import { type ForumRecord, role, roleText, roleTexts } from './record.ts'
import { idOf } from './reference.ts'
import { type LogEntry, entryDay, isKnown, isOpenPhase, logUntil, phaseOf, statusOn } from './status.ts'
import type { Workspace } from './workspace.ts'

export interface Standing {
  readonly isKnown: boolean
  readonly status: string | undefined
  readonly phase: Phase | undefined
  /** The last log entry of the day. */
  readonly last: LogEntry | undefined
  /** The day of that entry. */
  readonly updated: Day | undefined
  /** The parties behind those responsible. */
  readonly parties: readonly string[]
  /** As written, with the extensions granted by the day. */
  readonly due: string | undefined
  readonly dueDay: Day | undefined
  /** Days after the due day while somebody still has to act; negative while there is time. */
  readonly daysLate: number | undefined
}

export function standingOn(record: ForumRecord, workspace: Workspace, day: Day): Standing {
  const due = dueOn(record, day)
  const end = dueDay(due)
  const parties = partiesBehind(roleTexts(record, 'responsible'), workspace, end !== undefined && end < day ? end : day)
  const status = statusOn(record, parties, day, workspace.resolve)
  const phase = phaseOf(record, status)
  const last = logUntil(record, day).at(-1)
  return {
    isKnown: isKnown(record, day),
    status,
    phase,
    last,
    updated: last && entryDay(last),
    parties,
    due,
    dueDay: end,
    daysLate: end !== undefined && isOpenPhase(phase) ? daysBetween(end, day) : undefined,
  }
}

/** The parties behind several codes on a day, each once. */
export function partiesBehind(codes: readonly string[], workspace: Workspace, day: Day): readonly string[] {
  const [first] = codes
  if (first === undefined) return codes
  return codes.length === 1 ? workspace.resolve(first, day) : [...new Set(codes.flatMap((code) => workspace.resolve(code, day)))]
}

/** The last day for it as written, as extended by the day. */
export function dueOn(record: ForumRecord, day: Day): string | undefined {
  const extensions = role(record, 'extensions')
  if (Array.isArray(extensions))
    for (const extension of [...extensions].reverse())
      if (typeof extension?.date === 'string' && typeof extension?.closes === 'string' && (dueDay(extension.date) ?? extension.date) <= day) return extension.closes
  return roleText(record, 'due')
}

/** Open or under way without a log entry for the forum's stale-days. */
export const isStale = ({ phase, updated }: Standing, workspace: Workspace, day: Day): boolean =>
  isOpenPhase(phase) && updated !== undefined && addDays(updated, workspace.forum['stale-days'] ?? 180) < day

/** The day from which adopted text has effect: as it says itself, else the day of adoption. */
export const effectiveDay = (record: ForumRecord): Day | undefined => dueDay(roleText(record, 'from')) ?? dueDay(roleText(record, 'date'))

/** Is the adopted text in force on the day: adopted, begun, not lapsed, not repealed as a whole? False for kinds without a seal. */
export function isInForce(record: ForumRecord, workspace: Workspace, day: Day): boolean {
  if (!hasEffect(record, workspace, day)) return false
  const lapses = dueDay(roleText(record, 'until'))
  if (lapses !== undefined && lapses < day) return false
  return !workspace
    .linksTo(record.id)
    .some(({ from, field, value, at }) => field === `${repeals(from)}.target` && value === idOf(value) && from !== record && hasEffect(from, workspace, day, at[1]))
}

/** Adopted, and its day has come; `entry` is the place of one of its repeals, which can have its own day. */
function hasEffect(record: ForumRecord, workspace: Workspace, day: Day, entry?: string | number): boolean {
  if (record.kind.roles.seal === undefined) return false
  const own = typeof entry === 'number' ? record.data[repeals(record)] : undefined
  const written: unknown = Array.isArray(own) ? own[entry as number]?.effective : undefined
  const begins = (typeof written === 'string' ? dueDay(written) : undefined) ?? effectiveDay(record)
  if (begins === undefined || begins > day) return false
  const phase = phaseOf(record, statusOn(record, [], day, workspace.resolve))
  return phase === 'active' || phase === 'done'
}

const repeals = (record: ForumRecord): string => record.kind.roles.repeals ?? 'repeals'
