// Days and vague dates: against the calendar, and against the reference implementation of EDTF.
import edtf from 'edtf'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayIn, daysBetween, daysInMonth, dueDay, firstDay, isDay, lastDay, parseDate } from '../../src/core/day.ts'

fc.configureGlobal({ seed: 2016 })

const pad = (value: number, width = 2) => String(value).padStart(width, '0')
const iso = (time: number) => new Date(time).toISOString().slice(0, 10)

/** From year 1: `edtf` takes the year 0 for 1900 in places. */
const year = fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.constantFrom(1900, 2015, 2016)).map((value) => pad(value, 4))
const month = fc.integer({ min: 0, max: 14 }).map((value) => pad(value))
const day = fc.integer({ min: 0, max: 33 }).map((value) => pad(value))
const mark = fc.constantFrom('', '', '?', '~', '%')
const plain = fc.oneof(
  fc.tuple(year, mark).map((parts) => parts.join('')),
  fc.tuple(year, month, mark).map(([y, m, sign]) => `${y}-${m}${sign}`),
  fc.tuple(year, month, day, mark).map(([y, m, d, sign]) => `${y}-${m}-${d}${sign}`),
)
const single = fc.oneof(
  plain,
  fc.tuple(year, month).map(([y, m]) => `${y}-${m}-XX`),
  year.map((y) => `${y}-XX`),
  fc.integer({ min: 1, max: 999 }).map((value) => `${pad(value, 3)}X`),
  fc.integer({ min: 1, max: 99 }).map((value) => `${pad(value)}XX`),
)
const interval = fc.tuple(fc.oneof(plain, fc.constant('..')), fc.oneof(plain, fc.constant('..'))).map((ends) => ends.join('/'))

/** What the `edtf` package makes of a text, in our terms. */
function reference(text: string): { from: string; until: string } | undefined {
  try {
    const date = edtf(text)
    return { from: date.min === -Infinity ? firstDay : iso(date.min), until: date.max === Infinity ? lastDay : iso(date.max) }
  } catch {
    return undefined
  }
}

/** `edtf` takes 29 February in every year and makes it 1 March. */
const isLeapTrap = (text: string) => text.split('/').some((part) => /^\d{4}-02-29/.test(part) && daysInMonth(Number(part.slice(0, 4)), 2) === 28)

describe('parseDate', () => {
  test('agrees with the edtf package on days, months, years and what is unspecified in them', () => {
    fc.assert(
      fc.property(single, (text) => {
        fc.pre(!isLeapTrap(text))
        const ours = parseDate(text)
        expect(ours && { from: ours.from, until: ours.until }, text).toEqual(reference(text))
      }),
      { numRuns: 1500 },
    )
  })

  test('agrees with the edtf package on intervals; of those it refuses takes only such as begin within their end', () => {
    fc.assert(
      fc.property(interval, (text) => {
        fc.pre(!isLeapTrap(text) && text !== '../..')
        const ours = parseDate(text)
        const theirs = reference(text)
        const [start, end] = ours?.ends ?? []
        if (ours && !theirs) expect(start && end && end.from <= start.from && start.from <= end.until, text).toBe(true)
        else expect(ours && { from: ours.from, until: ours.until }, text).toEqual(theirs)
      }),
      { numRuns: 1500 },
    )
  })

  test('a day exists when the calendar has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), (y, m, d) => {
        const calendar = new Date(0)
        calendar.setUTCFullYear(y, m - 1, d)
        expect(isDay(`${pad(y, 4)}-${pad(m)}-${pad(d)}`)).toBe(calendar.getUTCDate() === d)
      }),
    )
    for (const leap of ['2000-02-29', '2016-02-29', '1600-02-29']) expect(isDay(leap)).toBe(true)
    for (const common of ['1900-02-29', '2015-02-29', '2016-02-30', '2031-04-31', '2031-00-10', '2031-13-01', '2031-01-00'])
      expect(parseDate(common)).toBeUndefined()
  })

  test('says how sure a date is', () => {
    expect(parseDate('2016-08')).toMatchObject({ precision: 'month', uncertain: false, approximate: false })
    expect(parseDate('2016-08?')).toMatchObject({ precision: 'month', uncertain: true, approximate: false, from: '2016-08-01', until: '2016-08-31' })
    expect(parseDate('2016-08-02~')).toMatchObject({ precision: 'day', uncertain: false, approximate: true })
    expect(parseDate('2016%')).toMatchObject({ precision: 'year', uncertain: true, approximate: true })
    expect(parseDate('2016-11-17/2016-11?')).toMatchObject({ precision: 'interval', uncertain: true, from: '2016-11-17', until: '2016-11-30' })
    expect(parseDate('2016-11-17/..')?.ends?.[1]).toBeUndefined()
    expect(parseDate('2016-22')).toMatchObject({ precision: 'season', from: '2016-01-01', until: '2016-12-31' })
  })

  test('refuses what is no EDTF date', () => {
    for (const text of [
      '',
      ' ',
      '4 March 2016',
      '2016-3-4',
      '16-03-04',
      '2016/03/04',
      '2016-03-04T10:00',
      '2016-03-04 ',
      '2016-05/2016-03',
      '../..',
      '/',
      '2016-03-04/05',
      '2016--03',
      '-2016',
      '2016-25',
      '2016-21-01',
    ])
      expect(parseDate(text), text).toBeUndefined()
  })

  test('never throws, and whatever it reads covers at least a day', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), interval, fc.stringMatching(/^[\dX?~%/.-]{0,24}$/)), (text) => {
        const date = parseDate(text)
        if (date) expect(date.from <= date.until && date.from >= firstDay && date.until <= lastDay).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

test('a vague date is due at its end, one without end never', () => {
  expect(dueDay('2016-03-04')).toBe('2016-03-04')
  expect(dueDay('2016-02')).toBe('2016-02-29')
  expect(dueDay('2016-08?')).toBe('2016-08-31')
  expect(dueDay('2016-11-17/2016-11-18')).toBe('2016-11-18')
  expect(dueDay('2016-11-17/..')).toBeUndefined()
  expect(dueDay('soon')).toBeUndefined()
  expect(dueDay(undefined)).toBeUndefined()
})

describe('counting days', () => {
  const anyDay = fc.integer({ min: Date.parse('0001-01-01') / 86_400_000, max: Date.parse('9999-12-31') / 86_400_000 }).map((count) => iso(count * 86_400_000))

  test('addDays and daysBetween are each other’s inverse', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, until) => {
        expect(addDays(from, daysBetween(from, until))).toBe(until)
      }),
    )
  })

  test('the order of days is that of their texts', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(daysBetween(a, b) > 0).toBe(a < b)
        expect(daysBetween(a, b) < 0).toBe(a > b)
      }),
    )
  })

  test('across leap days and years', () => {
    expect(addDays('2016-02-28', 1)).toBe('2016-02-29')
    expect(addDays('2015-02-28', 1)).toBe('2015-03-01')
    expect(addDays('2015-12-31', 1)).toBe('2016-01-01')
    expect(addDays('0004-03-01', -1)).toBe('0004-02-29')
    expect(daysBetween('2016-03-04', '2016-03-05')).toBe(1)
    expect(daysBetween('2016-01-01', '2017-01-01')).toBe(366)
    expect(daysBetween('2016-03-05', '2016-03-04')).toBe(-1)
  })
})

test('the day of an instant is that of the time zone', () => {
  const instant = new Date('2016-03-05T03:00:00Z')
  expect(dayIn(instant, 'UTC')).toBe('2016-03-05')
  expect(dayIn(instant, 'America/Costa_Rica')).toBe('2016-03-04')
  expect(dayIn(instant, 'Pacific/Kiritimati')).toBe('2016-03-05')
  expect(dayIn(new Date('2015-12-31T23:30:00Z'), 'Europe/Madrid')).toBe('2016-01-01')
  expect(dayIn(new Date('2016-03-27T00:30:00Z'), 'Europe/Madrid')).toBe('2016-03-27')
  expect(dayIn(new Date('0999-06-01T12:00:00Z'), 'UTC')).toBe('0999-06-01')
})

describe('what a date says', () => {
  test.each<[string, string, string, string, string]>([
    ['2031-03-04', '2031-03-04', '2031-03-04', 'day', ''],
    ['2031-02-XX', '2031-02-01', '2031-02-28', 'month', ''],
    ['2032-02', '2032-02-01', '2032-02-29', 'month', ''],
    ['2031-04', '2031-04-01', '2031-04-30', 'month', ''],
    ['2031-06', '2031-06-01', '2031-06-30', 'month', ''],
    ['2031-09', '2031-09-01', '2031-09-30', 'month', ''],
    ['2031-11', '2031-11-01', '2031-11-30', 'month', ''],
    ['2031-12?', '2031-12-01', '2031-12-31', 'month', 'uncertain'],
    ['2031-XX', '2031-01-01', '2031-12-31', 'year', ''],
    ['2031-XX-XX', '2031-01-01', '2031-12-31', 'year', ''],
    ['2031~', '2031-01-01', '2031-12-31', 'year', 'approximate'],
    ['2031-21', '2031-01-01', '2031-12-31', 'season', ''],
    ['2031-24%', '2031-01-01', '2031-12-31', 'season', 'uncertain approximate'],
    ['203X', '2030-01-01', '2039-12-31', 'year', ''],
    ['20XX?', '2000-01-01', '2099-12-31', 'year', 'uncertain'],
    ['2031-11-17/2031-11-18', '2031-11-17', '2031-11-18', 'interval', ''],
    ['2031-03/..', '2031-03-01', lastDay, 'interval', ''],
    ['2031-03/', '2031-03-01', lastDay, 'interval', ''],
    ['../2031-03?', firstDay, '2031-03-31', 'interval', 'uncertain'],
    ['/2031-03', firstDay, '2031-03-31', 'interval', ''],
    ['2031~/2032', '2031-01-01', '2032-12-31', 'interval', 'approximate'],
  ])('%s', (text, from, until, precision, marks) => {
    const date = parseDate(text)
    expect(date).toMatchObject({ text, from, until, precision, uncertain: marks.includes('uncertain'), approximate: marks.includes('approximate') })
    const [start, end] = text.includes('/') ? text.split('/').map((part) => (part === '..' || part === '' ? undefined : part)) : []
    expect(date?.ends?.map((each) => each?.text)).toEqual(text.includes('/') ? [start, end] : undefined)
    expect(parseDate(text)).toBe(date)
  })
  test.each([
    '',
    '/',
    '../..',
    '/..',
    '2031/2032/2033',
    '2032/2031',
    'x/2031',
    '2031/x',
    '2031-XX-01',
    '2031-25',
    '2031-20',
    '2031-00',
    '2031-13',
    '2031-21-01',
    '2031-04-31',
    '2031-04-00',
    '2X31',
    '203X-01',
    '2031??',
  ])('%j is none', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })
})
