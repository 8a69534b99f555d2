// Dates as minutes say them, as EDTF seen from the day of the meeting, and in words how each was found.
import { dateInWords, weekday } from '../day-words.ts'
import { type Day, addDays, daysInMonth, parseDate } from '../day.ts'
import { type Message, type Text, message } from '../message.ts'
import { type Capture, type Match, endsOf, isIn, matchAt } from './pattern.ts'
import type { DateMeaning, DatePatterns, Patterns, Unit } from './patterns.ts'
import { type Token, signAt } from './token.ts'

/** A date that stands in a sentence. */
export interface WrittenDate {
  readonly from: number
  readonly until: number
  /** EDTF; without its year the nearest that is not before the meeting, unless the text is about the past. */
  readonly date: string
  readonly hasYear: boolean
  /** The text gives a weekday, and the calendar another one. */
  readonly isWrongWeekday: boolean
}

/** What a sentence says about when. */
export interface When {
  readonly from: number
  readonly until: number
  readonly means: DateMeaning
  /** EDTF; undefined when the words give no date. */
  readonly date: string | undefined
  readonly basis: 'stated' | 'derived' | 'ongoing' | undefined
  readonly how: Message
  /** Does the date say more than the words do? A record then says in its note how it came about. */
  readonly isDerived: boolean
  readonly isDoubtful: boolean
}

/** An event whose date is known: what “before the annual meeting” can mean. */
export interface KnownEvent {
  readonly words: ReadonlySet<string>
  readonly title: string
  readonly date: string
}

/** The dates written in a sentence, from left to right, none over another. */
export function writtenDates(tokens: readonly Token[], { dates }: Patterns, meeting: Day, year?: number): WrittenDate[] {
  const found: WrittenDate[] = []
  for (let at = 0; at < tokens.length; ) {
    if (!canBegin(tokens[at], dates)) {
      at++
      continue
    }
    const { date, until } = dateAt(tokens, at, dates, meeting, year)
    if (date) found.push(date)
    at = until
  }
  return found
}

/** A date begins with a number, a month, a weekday, or an article before one of them. */
const canBegin = (token: Token | undefined, { months, weekdays, opening }: DatePatterns): boolean =>
  token !== undefined && (/^\d/.test(token.text) || months.has(token.lower) || weekdays.has(token.lower) || opening.has(token.lower))

/** The longest date that begins at a token; one that does not exist, such as 31 February, is passed over whole. */
function dateAt(
  tokens: readonly Token[],
  at: number,
  dates: DatePatterns,
  meeting: Day,
  year: number | undefined,
): { date: WrittenDate | undefined; until: number } {
  const slots = (slot: string, place: number): number[] => (slotValue(slot, tokens[place] as Token, dates) === undefined ? [] : [place + 1])
  let best: { date: WrittenDate | undefined; until: number } = { date: undefined, until: at + 1 }
  for (const form of dates.forms) {
    const match = matchAt(form, tokens, at, slots)
    if (match && (match.until > best.until || !best.date))
      best = match.until < best.until ? best : { date: dateOf(match, tokens, dates, meeting, year), until: match.until }
  }
  return best
}

/** A month is written with a capital letter where that tells it from a word (“may”, “March”). */
function slotValue(slot: string, { lower, text }: Token, { months, weekdays, ordinals }: DatePatterns): string | number | undefined {
  switch (slot) {
    case 'iso':
      return parseDate(text)?.precision === 'day' && text.length === 10 ? text : undefined
    case 'month':
    case 'month2':
      return lower === 'may' || lower === 'march' ? (text === lower ? undefined : months.get(lower)) : months.get(lower)
    case 'weekday':
      return weekdays.get(lower)
    case 'year':
      return /^(?:19|20|21)\d\d$/.test(text) ? Number(text) : undefined
    case 'mm':
      return /^(?:0?[1-9]|1[0-2])$/.test(text) ? Number(text) : undefined
    // day, day2
    default: {
      const digits = /^\d{1,2}(?=\D{0,3}$)/.exec(lower)?.[0]
      const isPlain = digits !== undefined && (digits.length === lower.length || ordinals.includes(lower.slice(digits.length)))
      return isPlain && Number(digits) >= 1 && Number(digits) <= 31 ? Number(digits) : undefined
    }
  }
}

function dateOf(
  { from, until, captures }: Match,
  tokens: readonly Token[],
  dates: DatePatterns,
  meeting: Day,
  calendarYear: number | undefined,
): WrittenDate | undefined {
  const values = new Map(captures.map(({ slot, from: place }: Capture) => [slot, slotValue(slot, tokens[place] as Token, dates)] as const))
  const number = (slot: string): number | undefined => {
    const value = values.get(slot)
    return typeof value === 'number' ? value : undefined
  }
  const iso = values.get('iso')
  if (typeof iso === 'string') return { from, until, date: iso, hasYear: true, isWrongWeekday: false }
  const month = number('month') ?? number('mm')
  if (month === undefined) return undefined
  const [day, day2, month2] = [number('day'), number('day2'), number('month2')]
  const hasYear = number('year') !== undefined
  const year = number('year') ?? calendarYear ?? comingYear(meeting, month2 ?? month, month2 === undefined ? (day2 ?? day) : undefined)
  const first = day === undefined ? isoMonth(year, month) : isoDay(year, month, day)
  const last =
    month2 !== undefined
      ? day2 === undefined
        ? isoMonth(year, month2)
        : isoDay(year, month2, day2)
      : day2 !== undefined
        ? isoDay(year, month, day2)
        : undefined
  const date = last === undefined ? first : `${first}/${last}`
  if (!parseDate(date)) return undefined
  const said = number('weekday')
  const isWrong = said !== undefined && day !== undefined && said !== weekdayNumber(first)
  return { from, until, date, hasYear, isWrongWeekday: isWrong }
}

/** What each date of a sentence says, with the terms that are counted and those that are another event. */
export function whensIn(
  tokens: readonly Token[],
  written: readonly WrittenDate[],
  patterns: Patterns,
  meeting: Day,
  events: readonly KnownEvent[],
  body: string,
): When[] {
  const byStart = new Map(written.map((date) => [date.from, date]))
  const { dates } = patterns
  const slots = (slot: string, place: number): readonly number[] => {
    const token = tokens[place] as Token
    switch (slot) {
      case 'date': {
        const date = byStart.get(place)
        return date ? [date.until] : []
      }
      case 'year':
        return slotValue('year', token, dates) === undefined ? [] : [place + 1]
      case 'number':
        return countOf(token, dates) === undefined ? [] : [place + 1]
      case 'unit':
        return dates.units.has(token.lower) ? [place + 1] : []
      // event
      default:
        return occasionEnds(tokens, place, patterns)
    }
  }
  const whens: When[] = []
  const taken = new Set<number>()
  for (const { means, find } of dates.phrases)
    for (const { pattern, first } of find)
      for (const [at, { lower }] of tokens.entries()) {
        if (taken.has(at) || (first && !first.has(lower))) continue
        const match = matchAt(pattern, tokens, at, slots)
        if (!match || taken.has(match.until - 1)) continue
        const place = match.captures.find(({ slot }) => slot === 'date')?.from
        if (place !== undefined && taken.has(place)) continue
        const when = whenOf(match, means, tokens, byStart, patterns, meeting, events, body)
        if (!when) continue
        whens.push(when)
        for (let each = match.from; each < match.until; each++) taken.add(each)
      }
  return whens.sort((a, b) => a.from - b.from)
}

const countOf = ({ lower }: Token, { numbers }: DatePatterns): number | undefined => numbers.get(lower) ?? (/^\d{1,3}$/.test(lower) ? Number(lower) : undefined)

/** “mid-term vice-ministerial meeting”, “reunión anual”: where the name of an event that begins at a token ends. */
function occasionEnds(tokens: readonly Token[], at: number, patterns: Patterns): number[] {
  if (!isPlain(tokens, at, patterns) && !isIn(patterns.occasion, tokens, at)) return []
  for (let place = at; place < Math.min(tokens.length, at + 7); place++) {
    if (isIn(patterns.occasion, tokens, place)) {
      const { until } = occasionAround(tokens, place, patterns)
      return until - at > 1 ? [until] : []
    }
    if (!isPlain(tokens, place, patterns)) return []
  }
  return []
}

/** The noun of an event with the plain words beside it: tokens, the end exclusive. */
export function occasionAround(tokens: readonly Token[], noun: number, patterns: Patterns): { from: number; until: number } {
  let from = noun
  while (from > Math.max(0, noun - 6) && isPlain(tokens, from - 1, patterns)) from--
  let until = endsOf(patterns.occasion, tokens, noun)[0] ?? noun + 1
  while (until < Math.min(tokens.length, noun + 3) && isPlain(tokens, until, patterns)) until++
  return { from, until }
}

/** A word that is no article, preposition, conjunction, and no sign. */
const isPlain = (tokens: readonly Token[], at: number, { articles, prepositions, conjunctions, clause, passive, nameEnds }: Patterns): boolean =>
  /^[\p{L}\p{N}]+$/u.test(signAt(tokens, at)) && ![articles, prepositions, conjunctions, clause, passive, nameEnds].some((list) => isIn(list, tokens, at))

function whenOf(
  match: Match,
  means: DateMeaning,
  tokens: readonly Token[],
  written: ReadonlyMap<number, WrittenDate>,
  patterns: Patterns,
  meeting: Day,
  events: readonly KnownEvent[],
  body: string,
): When | undefined {
  const { from, until, captures } = match
  const words = body.slice(tokens[from]?.start, tokens[until - 1]?.end).replace(/\s+/g, ' ')
  const captured = (slot: string) => captures.find((each) => each.slot === slot)
  const token = (slot: string) => tokens[captured(slot)?.from ?? -1]
  const made = (
    date: string | undefined,
    basis: When['basis'],
    text: Text,
    more: Readonly<Record<string, string | number>> = {},
    isDoubtful = false,
  ): When => ({
    from,
    until,
    means,
    date,
    basis,
    how: message(text, { words, meeting, date: date ?? '', ...more }),
    isDerived: date !== undefined && text !== said.stated,
    isDoubtful,
  })
  if (means === 'vague') return made(undefined, undefined, said.vague)
  if (means === 'ongoing') return made(undefined, 'ongoing', said.ongoing)
  const unit = patterns.dates.units.get(token('unit')?.lower ?? '')
  if (means === 'term') {
    const count = captured('number') ? countOf(token('number') as Token, patterns.dates) : 1
    if (count === undefined || unit === undefined) return undefined
    const date = later(meeting, count, unit)
    return made(date, 'derived', said.term)
  }
  if (means === 'next' || means === 'this') {
    const date = period(meeting, unit ?? 'year', means === 'next' ? 1 : 0)
    return made(date, 'derived', said.period)
  }
  if (means === 'before') {
    const at = captured('event')
    if (!at) return undefined
    const event = eventNamed(
      tokens.slice(at.from, at.until).map(({ lower }) => lower),
      events,
    )
    if (!event) return undefined
    const known = parseDate(event.date)
    const first = known?.ends?.[0] ?? known
    const date = known && first?.precision === 'day' && !known.uncertain ? addDays(known.from, -1) : event.date
    return made(date, 'derived', said.before, { event: event.title, when: event.date }, known?.uncertain === true)
  }
  const year = token('year')
  if (year) return made(means === 'possibly' ? `${year.text}?` : year.text, 'stated', said.stated, {}, means === 'possibly')
  const date = written.get(captured('date')?.from ?? -1)
  if (!date) return undefined
  const edtf = means === 'possibly' ? `${date.date}?` : date.date
  const value = means === 'possibly' && date.date.includes('/') ? date.date : edtf
  if (date.isWrongWeekday) return made(value, 'stated', said.weekday, { day: date.date.slice(0, 10) }, true)
  return made(value, 'stated', date.hasYear ? said.stated : said.year, {}, means === 'possibly')
}

/** The event that has most of the words, all of them but one at the most; the first to come when several do. */
function eventNamed(words: readonly string[], events: readonly KnownEvent[]): KnownEvent | undefined {
  let best: KnownEvent | undefined
  let most = 0
  const least = Math.max(2, words.length - 1)
  for (const event of events) {
    let missing = 0
    for (const word of words) {
      if (!event.words.has(word)) missing++
      if (words.length - missing < least) break
    }
    const shared = words.length - missing
    if (shared > most && shared >= least) {
      best = event
      most = shared
    }
  }
  return best
}

/** A day after a number of units; a month later is the same day of it, or its last. */
function later(day: Day, count: number, unit: Unit): Day {
  if (unit === 'day') return addDays(day, count)
  if (unit === 'week' || unit === 'fortnight') return addDays(day, count * (unit === 'week' ? 7 : 14))
  const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count * (unit === 'year' ? 12 : 1)
  const [year, month] = [Math.floor(total / 12), (total % 12) + 1]
  return isoDay(year, month, Math.min(Number(day.slice(8)), daysInMonth(year, month)))
}

/** The week, month or year that the day lies in, or a later one. */
function period(day: Day, unit: Unit, steps: number): string {
  if (unit === 'year') return String(Number(day.slice(0, 4)) + steps).padStart(4, '0')
  if (unit === 'month') return later(`${day.slice(0, 8)}01`, steps, 'month').slice(0, 7)
  if (unit === 'day') return addDays(day, steps)
  const monday = addDays(day, 1 - weekdayNumber(day) + 7 * steps)
  return `${monday}/${addDays(monday, 6)}`
}

/** The year in which a month, or a day in it, comes next after the meeting; its own month still counts. */
function comingYear(meeting: Day, month: number, day: number | undefined): number {
  const [year, own, today] = [Number(meeting.slice(0, 4)), Number(meeting.slice(5, 7)), Number(meeting.slice(8, 10))]
  return month < own || (month === own && day !== undefined && day < today) ? year + 1 : year
}

/** Monday is 1. */
const weekdayNumber = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

const isoMonth = (year: number, month: number): string => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
const isoDay = (year: number, month: number, day: number): Day => `${isoMonth(year, month)}-${String(day).padStart(2, '0')}`

const said = {
  stated: { en: '“{words}”', es: '«{words}»' },
  year: { en: '“{words}”: the year follows from the day of the meeting, {meeting}', es: '«{words}»: el año se deduce del día de la reunión, {meeting}' },
  term: { en: '“{words}”, counted from the meeting of {meeting}', es: '«{words}», contados desde la reunión del {meeting}' },
  period: { en: '“{words}”, seen from the meeting of {meeting}', es: '«{words}», visto desde la reunión del {meeting}' },
  before: { en: '“{words}”: {event}, {when}', es: '«{words}»: {event}, {when}' },
  weekday: { en: '“{words}”: that day is a {actual}; see which of the two is right', es: '«{words}»: ese día es {actual}; vea cuál de los dos es correcto' },
  vague: { en: '“{words}” gives no date', es: '«{words}» no da una fecha' },
  ongoing: { en: '“{words}”: an ongoing task', es: '«{words}»: una tarea permanente' },
}

/** The values of a derivation with its days as a reader says them. */
export function inWords({ text, values }: Message, lang: 'en' | 'es'): Message {
  const spoken = Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [
      name,
      (name === 'meeting' || name === 'when' || name === 'date') && typeof value === 'string' ? dateInWords(value, lang) : value,
    ]),
  )
  const day = values?.day
  return message(text, typeof day === 'string' ? { ...spoken, actual: weekday(day, lang) } : spoken)
}
