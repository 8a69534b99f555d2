import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDay, parseDate } from '../../src/core/day.ts'
import { dateInWords } from '../../src/core/day-words.ts'
import { dateFromWords } from '../../src/core/spoken-date.ts'

/** A Monday. */
const today = '2031-03-10'

test.each([
  ['2031-03-24', '2031-03-24'],
  ['2031-08?', '2031-08?'],
  ['today', '2031-03-10'],
  ['hoy', '2031-03-10'],
  ['Tomorrow', '2031-03-11'],
  ['mañana', '2031-03-11'],
  ['pasado mañana', '2031-03-12'],
  ['+2w', '2031-03-24'],
  ['+10d', '2031-03-20'],
  ['+1m', '2031-04-10'],
  ['-1y', '2030-03-10'],
  ['in two weeks', '2031-03-24'],
  ['in 10 days', '2031-03-20'],
  ['within a month', '2031-04-10'],
  ['two weeks from now', '2031-03-24'],
  ['en dos semanas', '2031-03-24'],
  ['dentro de un mes', '2031-04-10'],
  ['hace tres días', '2031-03-07'],
  ['3 days ago', '2031-03-07'],
  ['end of March', '2031-03-31'],
  ['by the end of the month', '2031-03-31'],
  ['fin de mes', '2031-03-31'],
  ['a fines de marzo', '2031-03-31'],
  ['a finales de febrero', '2032-02-29'],
  ['end of the year', '2031-12-31'],
  ['mid-April', '2031-04-15'],
  ['a mediados de abril de 2032', '2032-04-15'],
  ['a principios de junio', '2031-06-01'],
  ['4 March 2032', '2032-03-04'],
  ['March 4, 2032', '2032-03-04'],
  ['4th of March', '2032-03-04'],
  ['March 24', '2031-03-24'],
  ['4 de abril', '2031-04-04'],
  ['el 4 de abril de 2031', '2031-04-04'],
  ['24/3/2031', '2031-03-24'],
  ['June 2031', '2031-06'],
  ['junio', '2031-06'],
  ['in March', '2031-03'],
  ['February', '2032-02'],
  ['Friday', '2031-03-14'],
  ['by Friday', '2031-03-14'],
  ['next Monday', '2031-03-17'],
  ['el viernes', '2031-03-14'],
  ['a más tardar el viernes', '2031-03-14'],
  ['next week', '2031-03-17/2031-03-23'],
  ['la próxima semana', '2031-03-17/2031-03-23'],
  ['this week', '2031-03-10/2031-03-16'],
  ['next month', '2031-04'],
  ['el mes que viene', '2031-04'],
  ['el próximo año', '2032'],
  ['possibly in August', '2031-08?'],
  ['posiblemente en agosto', '2031-08?'],
  ['about 4 May', '2031-05-04~'],
  ['hacia junio de 2032', '2032-06~'],
])('%s', (words, date) => {
  expect(dateFromWords(words, today)).toBe(date)
})

test.each([
  '',
  'soon',
  'next',
  '30 February',
  '2031-02-30',
  '31/31/2031',
  'in many weeks',
  'March March',
  '4 4 March',
  'constructor',
  'end of',
  'possibly next week',
  '+2x',
])('“%s” is no date', (words) => {
  expect(dateFromWords(words, today)).toBeUndefined()
})

test('at the end of a month, a month later is its end', () => {
  expect(dateFromWords('+1m', '2031-01-31')).toBe('2031-02-28')
})

describe('always', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  test('a day in words, as the briefing writes it, is read back in both languages', () => {
    fc.assert(
      fc.property(day, day, (date, now) => {
        for (const lang of ['en', 'es'] as const) {
          expect(dateFromWords(dateInWords(date, lang), now)).toBe(date)
          expect(dateFromWords(dateInWords(date.slice(0, 7), lang), now)).toBe(date.slice(0, 7))
          expect(dateFromWords(dateInWords(`${date.slice(0, 7)}?`, lang), now)).toBe(`${date.slice(0, 7)}?`)
        }
      }),
    )
  })
  test('whatever is typed gives a date that exists, or none', () => {
    const piece = fc.constantFrom(
      'in',
      'next',
      'end of',
      'march',
      'marzo',
      '4',
      '2031',
      'de',
      'week',
      'viernes',
      'possibly',
      '+2w',
      'el',
      'a',
      'mid-',
      ' ',
      '/',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), day, (words, now) => {
        const date = dateFromWords(words.join(' '), now)
        if (date !== undefined) expect(parseDate(date)).toBeDefined()
      }),
    )
  })
  test('a weekday is one of the seven days to come', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('Monday', 'friday', 'domingo', 'sábado'), (now, word) => {
        const date = dateFromWords(word, now) ?? ''
        expect(isDay(date)).toBe(true)
        expect(date > now).toBe(true)
      }),
    )
  })
})
