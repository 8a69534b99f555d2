// Status on a day: worked out from the log, never stored.
import { type Day, parseDate, dueDay } from './day.ts'
import type { Phase } from './kind.ts'
import { type ForumRecord, roleText } from './record.ts'

export interface LogEntry {
  readonly date: string
  readonly status: string
  readonly by?: string
  readonly note?: string
  readonly evidence?: string | readonly string[]
}

interface Dated {
  readonly entry: LogEntry
  readonly day: Day
}

const nothing: readonly LogEntry[] = []
const inOrder = new WeakMap<ForumRecord, readonly Dated[]>()

/** The log as far as it can be read; what is malformed is a finding elsewhere. */
export function logOf(record: ForumRecord): readonly LogEntry[] {
  const { log } = record.data
  if (!Array.isArray(log)) return nothing
  return log.every(isEntry) ? log : log.filter(isEntry)
}

const isEntry = (entry: unknown): entry is LogEntry => typeof (entry as LogEntry)?.date === 'string' && typeof (entry as LogEntry)?.status === 'string'

/** Its entries in the order of their days; those of one day as written. */
function datedLog(record: ForumRecord): readonly Dated[] {
  const known = inOrder.get(record)
  if (known) return known
  const dated = logOf(record).map((entry) => ({ entry, day: entryDay(entry) }))
  if (dated.some(({ day }, index) => day < (dated[index - 1]?.day ?? ''))) dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  inOrder.set(record, dated)
  return dated
}

/** The day from which a log entry holds: the end of its date. */
export const entryDay = (entry: LogEntry): Day => parseDate(entry.date)?.until ?? entry.date

/** The entries that hold on a day, oldest first; those of one day keep their order. */
export const logUntil = (record: ForumRecord, day: Day): LogEntry[] =>
  datedLog(record)
    .filter((each) => each.day <= day)
    .map(({ entry }) => entry)

/** Is the record known on the day? One with a log is known from its first entry, one of a kind without logs from its date; else always. */
export function isKnown(record: ForumRecord, day: Day): boolean {
  if (record.kind.statuses.size === 0) return (dueDay(roleText(record, 'date')) ?? day) <= day
  return logOf(record).length === 0 || logUntil(record, day).length > 0
}

/** The entry that holds when the whole log has come true; a check without a day of its own looks at this one. */
export function lastEntry(record: ForumRecord): LogEntry | undefined {
  let last: LogEntry | undefined
  let lastDay = ''
  for (const entry of logOf(record)) {
    const day = entryDay(entry)
    if (last && day < lastDay) continue
    last = entry
    lastDay = day
  }
  return last
}

/** Whose status a log entry sets: itself, or the parties of the body that it names. */
export type Resolve = (code: string, day: Day) => readonly string[]

/** The status of each of several parties on a day, by the entries that name them and those that name nobody. */
export function statusByParty(record: ForumRecord, parties: readonly string[], day: Day, resolve: Resolve): Map<string, string | undefined> {
  const statuses = new Map<string, string | undefined>(parties.map((party) => [party, undefined]))
  for (const entry of logUntil(record, day)) {
    const named = entry.by === undefined ? parties : [entry.by, ...resolve(entry.by, entryDay(entry))]
    for (const party of named) if (statuses.has(party)) statuses.set(party, entry.status)
  }
  return statuses
}

/**
 * The status of the whole on a day; undefined when nothing was known yet.
 * An entry without `by`, or by somebody who is not among several responsible parties, sets the whole; after an entry by one of them
 * the whole is what all have in common, else the kind's `shared` answer: none begun, some begun, all done.
 */
export function statusOn(record: ForumRecord, parties: readonly string[], day: Day, resolve: Resolve): string | undefined {
  const entries = logUntil(record, day)
  const last = entries.at(-1)
  if (!last) return undefined
  if (parties.length < 2 || !record.kind.shared || last.by === undefined) return last.status
  if (![last.by, ...resolve(last.by, entryDay(last))].some((party) => parties.includes(party))) return last.status
  const each = [...statusByParty(record, parties, day, resolve).values()]
  const first = each[0]
  if (first !== undefined && each.every((status) => status === first)) return first
  const phases = each.map((status) => phaseOf(record, status))
  if (phases.every((phase) => phase === 'done')) return record.kind.shared.all
  if (phases.every((phase) => phase === 'open' || phase === 'unknown' || phase === 'planned')) return record.kind.shared.none
  return record.kind.shared.some
}

export const phaseOf = (record: ForumRecord, status: string | undefined): Phase | undefined =>
  status === undefined ? undefined : record.kind.statuses.get(status)?.phase

/** Does somebody still have to act? */
export const isOpenPhase = (phase: Phase | undefined): boolean => phase === 'open' || phase === 'active' || phase === 'unknown'
