// How many follow-ups were open, overdue and done, on one day after another, from their logs.
import { type Day, addDays, daysInMonth } from '../core/day.ts'
import type { FieldContext } from '../core/fields.ts'
import { Standing } from '../core/standing.ts'
import { entryDay, logUntil } from '../core/status.ts'
import type { Row, RowList } from './row-list.ts'

/** More points than a line needs. */
const most = 24

export const followUpsOverTime: RowList = {
  description: {
    en: 'How many follow-ups were open, overdue and done, from the first log entry to the day.',
    es: 'Cuántos seguimientos estaban abiertos, vencidos y cumplidos, desde la primera entrada de bitácora hasta el día.',
  },
  columns: [
    { name: 'date', type: 'date', label: { en: 'On', es: 'Al' } },
    { name: 'open', type: 'number', label: { en: 'Open', es: 'Abiertos' } },
    { name: 'overdue', type: 'number', label: { en: 'Of them overdue', es: 'De ellos vencidos' } },
    { name: 'done', type: 'number', label: { en: 'Done', es: 'Cumplidos' } },
  ],
  rows: (context, { party }) => {
    const records = context.workspace.playing('follow-up').filter((record) => context.standing(record).isKnown)
    return pointsOf(context, records).map((day): Row => {
      let [open, overdue, done] = [0, 0, 0]
      for (const record of records) {
        const standing = new Standing(record, context.workspace, day)
        if (party !== undefined && !standing.parties.includes(party)) continue
        if (standing.isOpen) open++
        if (standing.isOverdue) overdue++
        if (standing.phase === 'done') done++
      }
      return { date: day, open, overdue, done }
    })
  },
}

/** The days on which something was entered or fell due, when they are few; else the ends of months; the day itself last. */
function pointsOf({ day, standing }: FieldContext, records: FieldContext['workspace']['records']): Day[] {
  const days = new Set<Day>()
  let first = day
  for (const record of records) {
    const entries = logUntil(record, day).map(entryDay)
    for (const each of entries) {
      days.add(each)
      if (each < first) first = each
    }
    const { dueDay } = standing(record)
    if (dueDay !== undefined && entries[0] !== undefined && dueDay >= entries[0] && dueDay < day) days.add(addDays(dueDay, 1))
  }
  if (days.size === 0) return []
  days.add(day)
  return days.size <= most ? [...days].sort() : [...monthEnds(first, day), day]
}

/** The ends of the months from one day to before another, the last of them when they are many. */
function monthEnds(first: Day, until: Day): Day[] {
  const ends: Day[] = []
  let year = Number(first.slice(0, 4))
  let month = Number(first.slice(5, 7))
  for (;;) {
    const end = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${daysInMonth(year, month)}`
    if (end >= until) return ends.slice(1 - most)
    ends.push(end)
    if (ends.length > 10 * most) ends.shift()
    year += month === 12 ? 1 : 0
    month = (month % 12) + 1
  }
}
