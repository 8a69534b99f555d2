// Where a record stands on a day: its status, who has to act, until when, how late.
import { type Day, addDays, daysBetween, dueDay } from './day.ts'
import type { Phase } from './kind.ts'
import { type ForumRecord, role, roleText, roleTexts } from './record.ts'
import { idOf } from './reference.ts'
import { type LogEntry, entryDay, isKnown, isOpenPhase, logUntil, phaseOf, statusByParty, statusOn } from './status.ts'
import type { Workspace } from './workspace.ts'

/** Worked out when asked, each once. */
export class Standing {
  readonly record: ForumRecord
  readonly workspace: Workspace
  readonly day: Day

  constructor(record: ForumRecord, workspace: Workspace, day: Day) {
    this.record = record
    this.workspace = workspace
    this.day = day
  }

  #entries: readonly LogEntry[] | undefined
  /** The log entries that hold on the day, oldest first. */
  get entries(): readonly LogEntry[] {
    this.#entries ??= logUntil(this.record, this.day)
    return this.#entries
  }

  get isKnown(): boolean {
    return this.entries.length > 0 || isKnown(this.record, this.day)
  }

  #status: { readonly name: string | undefined } | undefined
  get status(): string | undefined {
    if (this.entries.length === 0) return undefined
    this.#status ??= { name: statusOn(this.record, this.parties, this.day, this.workspace.resolve) }
    return this.#status.name
  }

  get phase(): Phase | undefined {
    return phaseOf(this.record, this.status)
  }

  /** Does somebody still have to act? */
  get isOpen(): boolean {
    return isOpenPhase(this.phase)
  }

  /** The last log entry of the day. */
  get last(): LogEntry | undefined {
    return this.entries.at(-1)
  }

  /** The day of that entry. */
  get updated(): Day | undefined {
    return this.last && entryDay(this.last)
  }

  #parties: readonly string[] | undefined
  /** The parties behind those responsible: on the due day, or on the day when that is earlier. */
  get parties(): readonly string[] {
    const { dueDay: end, day } = this
    this.#parties ??= partiesBehind(roleTexts(this.record, 'responsible'), this.workspace, end !== undefined && end < day ? end : day)
    return this.#parties
  }

  /** Those of the parties who have not done their part. */
  get waiting(): readonly string[] {
    const { parties, status } = this
    if (!this.isOpen) return []
    const each = statusByParty(this.record, parties, this.day, this.workspace.resolve)
    return parties.filter((party) => isOpenPhase(phaseOf(this.record, each.get(party) ?? status)))
  }

  /** As written, with the extensions granted by the day. */
  get due(): string | undefined {
    return dueOn(this.record, this.day)
  }

  get dueDay(): Day | undefined {
    return dueDay(this.due)
  }

  /** Days after the due day while somebody still has to act; negative while there is time. */
  get daysLate(): number | undefined {
    const end = this.dueDay
    return end !== undefined && this.isOpen ? daysBetween(end, this.day) : undefined
  }

  get isOverdue(): boolean {
    return (this.daysLate ?? 0) > 0
  }

  /** Due within the forum's due-soon-days, and not overdue. */
  get isDueSoon(): boolean {
    const days = this.daysLate
    return days !== undefined && days <= 0 && -days <= this.workspace.forum['due-soon-days']
  }

  /** Without a log entry for the forum's stale-days, while somebody still has to act. */
  get isStale(): boolean {
    const { updated } = this
    return updated !== undefined && addDays(updated, this.workspace.forum['stale-days'] ?? 180) < this.day && this.isOpen
  }
}

/** The parties behind several codes on a day, each once. */
export function partiesBehind(codes: readonly string[], workspace: Workspace, day: Day): readonly string[] {
  const [first] = codes
  if (first === undefined) return codes
  return codes.length === 1 ? workspace.resolve(first, day) : [...new Set(codes.flatMap((code) => workspace.resolve(code, day)))]
}

/** The last day for it as written, as extended by the day. */
function dueOn(record: ForumRecord, day: Day): string | undefined {
  const extensions = role(record, 'extensions')
  if (Array.isArray(extensions))
    for (const extension of [...extensions].reverse())
      if (typeof extension?.date === 'string' && typeof extension?.closes === 'string' && (dueDay(extension.date) ?? extension.date) <= day)
        return extension.closes
  return roleText(record, 'due')
}

/** The day from which adopted text has effect: as it says itself, else the day of adoption. */
export const effectiveDay = (record: ForumRecord): Day | undefined => dueDay(roleText(record, 'from')) ?? dueDay(roleText(record, 'date'))

/** Is the adopted text in force on the day: adopted, begun, not lapsed, not repealed as a whole? False for kinds without a seal. */
export function isInForce(record: ForumRecord, workspace: Workspace, day: Day): boolean {
  if (!hasEffect(record, workspace, day)) return false
  return !workspace
    .linksTo(record.id)
    .some(
      ({ from, field, value, at }) => field === `${repeals(from)}.target` && value === idOf(value) && from !== record && hasEffect(from, workspace, day, at[1]),
    )
}

/** Adopted, its day has come, and it has not lapsed; `entry` is the place of one of its repeals, which can have its own day. */
function hasEffect(record: ForumRecord, workspace: Workspace, day: Day, entry?: string | number): boolean {
  if (record.kind.roles.seal === undefined) return false
  const own = typeof entry === 'number' ? record.data[repeals(record)] : undefined
  const written: unknown = Array.isArray(own) ? own[entry as number]?.effective : undefined
  const begins = (typeof written === 'string' ? dueDay(written) : undefined) ?? effectiveDay(record)
  const lapses = dueDay(roleText(record, 'until'))
  if (begins === undefined || begins > day || (lapses !== undefined && lapses < day)) return false
  const phase = phaseOf(record, statusOn(record, [], day, workspace.resolve))
  return phase === 'active' || phase === 'done'
}

const repeals = (record: ForumRecord): string => record.kind.roles.repeals ?? 'repeals'
