// Dates as a reader says them, in both languages.
import { expect, test } from 'vitest'
import { dateInWords, shortDate, weekday } from '../../src/core/day-words.ts'

test.each<[string, string, string]>([
  ['2031-03-04', '4 March 2031', '4 de marzo de 2031'],
  ['2031-03', 'March 2031', 'marzo de 2031'],
  ['2031', '2031', '2031'],
  ['2031-XX', '2031', '2031'],
  ['0987-03', 'March 987', 'marzo de 987'],
  ['203X', '203X', '203X'],
  ['2031-22', '2031', '2031'],
  ['2031-08?', 'possibly in August 2031', 'posiblemente en agosto de 2031'],
  ['2031-08-05?', 'possibly on 5 August 2031', 'posiblemente el 5 de agosto de 2031'],
  ['2031-08~', 'about August 2031', 'hacia agosto de 2031'],
  ['2031-08%', 'possibly about August 2031', 'posiblemente hacia agosto de 2031'],
  ['2031-11-17/2031-11-18', '17–18 November 2031', '17 al 18 de noviembre de 2031'],
  ['2031-11-17/2031-12-18', '17 November 2031 to 18 December 2031', '17 de noviembre de 2031 a 18 de diciembre de 2031'],
  ['2031-11-17?/2031-11-18', 'possibly on 17 November 2031 to 18 November 2031', 'posiblemente el 17 de noviembre de 2031 a 18 de noviembre de 2031'],
  ['2031-11/2031-11-18', 'November 2031 to 18 November 2031', 'noviembre de 2031 a 18 de noviembre de 2031'],
  ['2031-11-01/2031-11', '1 November 2031 to November 2031', '1 de noviembre de 2031 a noviembre de 2031'],
  ['../2031-11', 'until November 2031', 'hasta noviembre de 2031'],
  ['2031-11-18/..', 'since 18 November 2031', 'desde 18 de noviembre de 2031'],
  ['soon', 'soon', 'soon'],
])('%s', (text, en, es) => {
  expect([dateInWords(text, 'en'), dateInWords(text, 'es')]).toEqual([en, es])
})

test('without the year that all have', () => {
  expect(shortDate('2031-03-04', 'en', '2031')).toBe('4 March')
  expect(shortDate('2031-03-04', 'es', '2031')).toBe('4 de marzo')
  expect(shortDate('2031-03-04', 'en', '2032')).toBe('4 March 2031')
  expect(shortDate('2031-03-04', 'en')).toBe('4 March 2031')
  expect(shortDate('2031', 'en', '2031')).toBe('2031')
  expect(shortDate('2031-11-17/2031-11-18', 'en', '2031')).toBe('17–18 November 2031')
})

test('the day of the week', () => {
  expect([weekday('2031-03-10', 'en'), weekday('2031-03-10', 'es')]).toEqual(['Monday', 'lunes'])
})
