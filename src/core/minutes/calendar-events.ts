// The events of the calendars in minutes: each thing that a cell names is a candidate.
import type { Text } from '../message.ts'
import { type Candidate, type Minutes, folded, isDated, occasionIn } from './candidate.ts'
import { type KnownEvent, whensIn, writtenDates } from './dates.ts'
import { type Block, type CalendarEntry, calendarOf } from './notes.ts'
import { isIn, matchAt } from './pattern.ts'
import type { Patterns } from './patterns.ts'
import type { Scene } from './speech.ts'
import { shortTitle } from './title.ts'
import { tokensOf } from './token.ts'
import type { Day } from '../day.ts'

/** The events of the calendars: each thing that a cell names is one. */
/** What stands in a calendar is short; a longer text below a date is a paragraph. In characters. */
const longestCell = 400

export function calendarIn(minutes: Minutes, blocks: readonly Block[]): { candidates: Candidate[]; blocks: ReadonlySet<Block> } {
  const { body, patterns, meeting, kinds } = minutes
  const kind = Object.keys(kinds).find((name) => isDated(kinds[name]))
  if (kind === undefined) return { candidates: [], blocks: new Set() }
  // The day of the meeting stands at the head of its minutes, not in a calendar.
  const isDate = (start: number, end: number) => {
    if (end - start > 80) return false
    const tokens = tokensOf(body, start, end)
    const written = writtenDates(tokens, patterns, meeting)
    const [date] = written
    if (!date || date.date === meeting || date.until !== tokens.length) return false
    return date.from === 0 || whensIn(tokens, written, patterns, meeting, [], body)[0]?.from === 0
  }
  const hasOccasion = (start: number, end: number) => {
    if (end - start > longestCell) return false
    const tokens = tokensOf(body, start, end)
    return tokens.some((_, at) => isIn(patterns.occasion, tokens, at))
  }
  const { entries, blocks: used } = calendarOf(body, blocks, isDate, hasOccasion)
  const years = yearsBefore(body, entries)
  return { candidates: entries.flatMap((entry) => occasionsOf(entry, kind, minutes, years.get(entry))), blocks: used }
}

/** A year that stands shortly before a calendar is the year of its months: “schedule of activities for 2031”. */
function yearsBefore(body: string, entries: readonly CalendarEntry[]): Map<CalendarEntry, number> {
  const years = new Map<CalendarEntry, number>()
  let last: { end: number; year: number | undefined } | undefined
  for (const entry of entries) {
    const isNext = last !== undefined && entry.when.start - last.end < 200
    const year = isNext ? last?.year : lastYear(tokensOf(body, Math.max(0, entry.when.start - 200), entry.when.start))
    if (year !== undefined) years.set(entry, year)
    last = { end: entry.what.end, year }
  }
  return years
}

const lastYear = (tokens: Scene['tokens']): number | undefined => {
  const token = tokens.findLast(({ text }) => /^(?:19|20|21)\d\d$/.test(text))
  return token && Number(token.text)
}

/** A cell can name several: “Meeting of the group and a workshop on nets”. */
function occasionsOf(
  { when, what, isTogether, section }: CalendarEntry,
  kind: string,
  { body, patterns, meeting }: Minutes,
  year: number | undefined,
): Candidate[] {
  const whole = tokensOf(body, when.start, when.end)
  const written = writtenDates(whole, patterns, meeting, year)
  const date = written[0]
  if (!date) return []
  const due = whensIn(whole, written, patterns, meeting, [], body)[0]?.date ?? date.date
  const tokens = tokensOf(body, what.start, what.end)
  const isNoun = (at: number) => isIn(patterns.occasion, tokens, at)
  const cuts = [0]
  let cut = 0
  let depth = 0
  for (const [at, { text }] of tokens.entries()) {
    depth = Math.max(0, depth + (text === '(' ? 1 : text === ')' ? -1 : 0))
    const isCut = depth === 0 && (text === ';' || (isIn(patterns.conjunctions, tokens, at) && [1, 2, 3, 4].some((step) => isNoun(at + step))))
    if (isCut && tokens.slice(cut, at).some((_, step) => isNoun(cut + step))) {
      cut = at + 1
      cuts.push(cut)
    }
  }
  return cuts.flatMap((from, index): Candidate[] => {
    const next = cuts[index + 1]
    const until = next === undefined ? tokens.length : next - 1
    const part = tokens.slice(from, until)
    const [first, last] = [part[0], part.at(-1)]
    if (!first || !last) return []
    const start = isTogether && index === 0 ? when.start : first.start
    const isWhole = until === tokens.length
    const moved = movedFrom(part, patterns, meeting, year)
    const title = shortTitle(body, part, { from: 0, until: moved?.from || part.length }, undefined, patterns)
    const name = folded(body, when.start, when.end)
    return [
      {
        kind,
        quote: folded(body, start, isWhole && what.end - last.end <= 1 ? what.end : last.end),
        start,
        section: section === undefined ? name : `${section}, ${name}`,
        speaker: undefined,
        parties: [],
        due,
        basis: 'stated',
        how: { text: date.hasYear ? calendarWords.stated : calendarWords.year, values: { words: name, date: due } },
        isDerived: !date.hasYear,
        occasion: occasionIn({ from: 0, until: part.length }, { tokens: part, patterns }),
        movedFrom: moved?.date,
        added: part.some((_, at) => isIn(patterns.added, part, at) && part[at - 1]?.text === '(' && part[at + 1]?.text === ')'),
        stance: undefined,
        title,
        reasons: [{ words: name, why: calendarWhy }],
        confidence: 0.9,
      },
    ]
  })
}

const calendarWhy: Text = { en: 'stands in a calendar', es: 'figura en un calendario' }
const calendarWords = {
  stated: { en: '“{words}”', es: '«{words}»' },
  year: { en: '“{words}”: the year follows from the text, {date}', es: '«{words}»: el año se deduce del texto, {date}' },
}

function movedFrom(tokens: Scene['tokens'], patterns: Patterns, meeting: Day, year: number | undefined): { date: string; from: number } | undefined {
  const written = new Map(writtenDates(tokens, patterns, meeting, year).map((date) => [date.from, date]))
  for (const pattern of patterns.moved)
    for (let at = 0; at < tokens.length; at++) {
      const match = matchAt(pattern, tokens, at, (_, place) => {
        const date = written.get(place)
        return date ? [date.until] : []
      })
      const date = written.get(match?.captures[0]?.from ?? -1)
      if (match && date) return { date: date.date, from: match.from }
    }
  return undefined
}

export const eventOf = ({ due, title }: Candidate): KnownEvent[] =>
  due === undefined ? [] : [{ words: new Set(tokensOf(title, 0, title.length).map(({ lower }) => lower)), title, date: due }]
