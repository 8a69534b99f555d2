// Time: calendar days, and the vague dates of a real calendar in EDTF (ISO 8601-2:2019, levels 0 and 1 and sets of none).

/** A calendar day, `YYYY-MM-DD`; days compare as strings. */
export type Day = string

/** A date as a source gives it: the days it may cover, and how sure it is. */
export interface EdtfDate {
  /** As written. */
  readonly text: string
  /** First and last day it covers; an open side is the first or last day of the calendar. */
  readonly from: Day
  readonly until: Day
  readonly precision: 'day' | 'month' | 'season' | 'year' | 'interval'
  /** `?`: possibly. `~`: about. `%` is both. */
  readonly uncertain: boolean
  readonly approximate: boolean
  /** The two ends of an interval; an open end is undefined. */
  readonly ends?: readonly [EdtfDate | undefined, EdtfDate | undefined]
}

export const firstDay: Day = '0000-01-01'
export const lastDay: Day = '9999-12-31'

const calendar = /^(\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%])?$/
const vagueYear = /^(\d{2})(\dX|XX)([?~%])?$/
const parsed = new Map<string, EdtfDate | undefined>()

/** Reads an EDTF date. Gives undefined when the text is none, or names a day that does not exist (2016-02-30). */
export function parseDate(text: string): EdtfDate | undefined {
  const known = parsed.get(text)
  if (known !== undefined || parsed.has(text)) return known
  const date = text.includes('/') ? parseInterval(text) : parseSingle(text)
  if (parsed.size < 50_000) parsed.set(text, date)
  return date
}

function parseInterval(text: string): EdtfDate | undefined {
  const [left, right, ...rest] = text.split('/')
  if (rest.length > 0 || left === undefined || right === undefined) return undefined
  const isOpen = (side: string) => side === '..' || side === ''
  if (isOpen(left) && isOpen(right)) return undefined
  const start = isOpen(left) ? undefined : parseSingle(left)
  const end = isOpen(right) ? undefined : parseSingle(right)
  if ((!isOpen(left) && !start) || (!isOpen(right) && !end)) return undefined
  const from = start?.from ?? firstDay
  const until = end?.until ?? lastDay
  if (from > until) return undefined
  return {
    text,
    from,
    until,
    precision: 'interval',
    uncertain: Boolean(start?.uncertain || end?.uncertain),
    approximate: Boolean(start?.approximate || end?.approximate),
    ends: [start, end],
  }
}

function parseSingle(text: string): EdtfDate | undefined {
  const vague = vagueYear.exec(text)
  if (vague) {
    const [, century = '', tail = '', mark] = vague
    const low = `${century}${tail.replaceAll('X', '0')}`
    const high = `${century}${tail.replaceAll('X', '9')}`
    return single(text, `${low}-01-01`, `${high}-12-31`, 'year', mark)
  }
  const match = calendar.exec(text)
  if (!match) return undefined
  const [, year = '', month, day, mark] = match
  if (month === undefined) return single(text, `${year}-01-01`, `${year}-12-31`, 'year', mark)
  if (month === 'XX') return day === undefined || day === 'XX' ? single(text, `${year}-01-01`, `${year}-12-31`, 'year', mark) : undefined
  const number = Number(month)
  if (number >= 21 && number <= 24) return day === undefined ? season(text, Number(year), number, mark) : undefined
  if (number < 1 || number > 12) return undefined
  const last = daysInMonth(Number(year), number)
  if (day === undefined || day === 'XX') return single(text, `${year}-${month}-01`, `${year}-${month}-${pad(last)}`, 'month', mark)
  const dayNumber = Number(day)
  if (dayNumber < 1 || dayNumber > last) return undefined
  return single(text, `${year}-${month}-${day}`, `${year}-${month}-${day}`, 'day', mark)
}

/** EDTF's seasons 21-24 say spring, summer, autumn, winter without a hemisphere; they cover the whole year. */
const season = (text: string, year: number, _number: number, mark: string | undefined) =>
  single(text, `${pad(year, 4)}-01-01`, `${pad(year, 4)}-12-31`, 'season', mark)

const single = (text: string, from: Day, until: Day, precision: EdtfDate['precision'], mark: string | undefined): EdtfDate => ({
  text,
  from,
  until,
  precision,
  uncertain: mark === '?' || mark === '%',
  approximate: mark === '~' || mark === '%',
})

/** Is the text a day that exists? */
export const isDay = (text: string): boolean => parseDate(text)?.precision === 'day' && text.length === 10

/** The day at which a vague date is due: its end. Undefined for what is no date or has no end. */
export function dueDay(text: string | undefined): Day | undefined {
  const date = text === undefined ? undefined : parseDate(text)
  return date && date.until !== lastDay ? date.until : undefined
}

/** Whole days from `from` to `until`; negative when `until` is earlier. */
export const daysBetween = (from: Day, until: Day): number => Math.round((utc(until) - utc(from)) / 86_400_000)

export function addDays(day: Day, count: number): Day {
  const within = Number(day.slice(8)) + count
  return within >= 1 && within <= 28 ? day.slice(0, 8) + pad(within) : isoDay(utc(day) + count * 86_400_000)
}

/** The calendar day of an instant in an IANA time zone. */
export function dayIn(instant: Date, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(instant)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${pad(Number(part('year')), 4)}-${part('month')}-${part('day')}`
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function utc(day: Day): number {
  const date = new Date(0)
  date.setUTCFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
  return date.getTime()
}

const isoDay = (time: number): Day => {
  const date = new Date(time)
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')
