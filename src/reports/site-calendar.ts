// The calendar of a site: the entries of a year by month, and the months as weeks of days.
import type { Agenda, AgendaEntry } from '../core/agenda.ts'
import { type Day, addDays, daysInMonth } from '../core/day.ts'
import { type Lang, localeOf } from '../core/message.ts'

export interface CalendarDay {
  /** Undefined for a place in the week outside the month. */
  readonly number: number | undefined
  /** The first entry that begins on the day, or covers it. */
  readonly entry: string | undefined
  readonly count: number
  readonly words: string | undefined
}

export interface CalendarMonth {
  readonly title: string
  readonly weeks: readonly (readonly CalendarDay[])[]
}

export interface CalendarYear {
  readonly year: string
  /** The names of the days of a week, Monday first, short and in full. */
  readonly weekdays: readonly { readonly short: string; readonly long: string }[]
  readonly months: readonly CalendarMonth[]
  /** By the month in which they begin, in order. */
  readonly groups: readonly { readonly title: string; readonly entries: readonly AgendaEntry[] }[]
  readonly total: number
}

/** The years in which something lies, in order. */
export function calendarYears({ entries }: Agenda): string[] {
  return [...new Set(entries.map(({ from }) => from.slice(0, 4)))].sort()
}

/** @param year four digits */
export function calendarYear({ entries }: Agenda, year: string, lang: Lang): CalendarYear {
  const own = entries.filter(({ from, until }) => from.slice(0, 4) <= year && until.slice(0, 4) >= year).sort(inOrder)
  const starting = own.filter(({ from }) => from.startsWith(year))
  const onDay = new Map<Day, AgendaEntry[]>()
  // A span in which something may happen is no day on which it does.
  for (const entry of own.filter(({ isVague }) => !isVague)) {
    let day = entry.from
    for (let count = 0; day <= entry.until && count < 62; count++) {
      onDay.set(day, [...(onDay.get(day) ?? []), entry])
      day = addDays(day, 1)
    }
  }
  const format = new Intl.DateTimeFormat(localeOf(lang), { month: 'long', timeZone: 'UTC' })
  const monthName = (month: number) => capitalised(format.format(new Date(Date.UTC(2001, month, 1))))
  const months = Array.from({ length: 12 }, (_, month) => month)
  return {
    year,
    weekdays: Array.from({ length: 7 }, (_, index) => {
      const day = new Date(Date.UTC(2001, 0, 1 + index))
      const name = (weekday: 'narrow' | 'long') => new Intl.DateTimeFormat(localeOf(lang), { weekday, timeZone: 'UTC' }).format(day)
      return { short: name('narrow'), long: name('long') }
    }),
    months: months.map((month) => ({ title: `${monthName(month)} ${year}`, weeks: weeksOf(year, month + 1, onDay) })),
    groups: months.flatMap((month) => {
      const inMonth = starting.filter(({ from }) => Number(from.slice(5, 7)) === month + 1)
      return inMonth.length > 0 ? [{ title: `${monthName(month)} ${year}`, entries: inMonth }] : []
    }),
    total: starting.length,
  }
}

function weeksOf(year: string, month: number, onDay: ReadonlyMap<Day, readonly AgendaEntry[]>): CalendarDay[][] {
  const blank: CalendarDay = { number: undefined, entry: undefined, count: 0, words: undefined }
  const before = (new Date(Date.UTC(Number(year), month - 1, 1)).getUTCDay() + 6) % 7
  const days: CalendarDay[] = Array.from({ length: before }, () => blank)
  for (let number = 1; number <= daysInMonth(Number(year), month); number++) {
    const entries = onDay.get(`${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`) ?? []
    days.push({ number, entry: entries[0]?.id, count: entries.length, words: entries.map(({ summary }) => summary).join('; ') || undefined })
  }
  while (days.length % 7 !== 0) days.push(blank)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(7 * week, 7 * week + 7))
}

const inOrder = (a: AgendaEntry, b: AgendaEntry): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.until < b.until ? -1 : a.until > b.until ? 1 : 0)

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
