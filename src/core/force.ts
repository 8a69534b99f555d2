// When an adopted text has effect: from its day to its lapse, as its log and its dates say.
import { type Day, addDays, dueDay, lastDay } from './day.ts'
import { type ForumRecord, roleText } from './record.ts'
import { entryDay, logUntil, phaseOf } from './status.ts'
import { effectiveDay } from './standing.ts'

/** Days on which something has effect, both ends included. */
export interface Span {
  readonly from: Day
  readonly until: Day
}

/** Is it a text that is adopted and sealed, and can be amended? */
export const isSealable = (record: ForumRecord): boolean => record.kind.roles.seal !== undefined

const adoptions = new WeakMap<ForumRecord, { readonly day: Day | undefined }>()

/** The first day on which its log says that it is adopted; the day of adoption when that is later. Undefined when it never was. */
export function adoptionDay(record: ForumRecord): Day | undefined {
  const known = adoptions.get(record) ?? { day: firstAdoption(record) }
  adoptions.set(record, known)
  return known.day
}

function firstAdoption(record: ForumRecord): Day | undefined {
  const entry = logUntil(record, lastDay).find(({ status }) => isAdopted(record, status))
  if (!entry || !isSealable(record)) return undefined
  const [logged, written] = [entryDay(entry), dueDay(roleText(record, 'date'))]
  return written !== undefined && written > logged ? written : logged
}

const ownSpans = new WeakMap<ForumRecord, readonly Span[]>()

/** When the text of a record has effect, as it says itself. */
export function spansOf(record: ForumRecord): readonly Span[] {
  const spans = ownSpans.get(record) ?? spansFrom(record, effectiveDay(record))
  ownSpans.set(record, spans)
  return spans
}

/**
 * When a text, or one of its amendments, has effect, repeals not counted: while its log says that it is adopted, from its day of
 * effect, never before its adoption, until it lapses. More than one span when it lapsed and was adopted again.
 */
export function spansFrom(record: ForumRecord, effective: Day | undefined): readonly Span[] {
  const adopted = adoptionDay(record)
  if (adopted === undefined || effective === undefined) return []
  const first = effective > adopted ? effective : adopted
  const last = dueDay(roleText(record, 'until')) ?? lastDay
  const spans: Span[] = []
  let since: Day | undefined
  const end = (day: Day) => {
    if (since === undefined) return
    const [from, until] = [since > first ? since : first, day < last ? day : last]
    if (from <= until) spans.push({ from, until })
    since = undefined
  }
  for (const entry of logUntil(record, lastDay)) {
    if (isAdopted(record, entry.status)) since ??= entryDay(entry)
    else end(addDays(entryDay(entry), -1))
  }
  end(lastDay)
  return spans
}

export const isWithin = (spans: readonly Span[], day: Day): boolean => spans.some(({ from, until }) => from <= day && day <= until)

/** The days on which something begins to have effect, or has just ceased to, in order. */
export const changeDays = (spans: readonly Span[]): Day[] =>
  [...new Set(spans.flatMap(({ from, until }) => (until === lastDay ? [from] : [from, addDays(until, 1)])))].sort()

const isAdopted = (record: ForumRecord, status: string): boolean => {
  const phase = phaseOf(record, status)
  return phase === 'active' || phase === 'done'
}
