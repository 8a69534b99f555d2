// How values are compared: folding, phrases, wildcards, dates relative to today.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { containsForm, containsPhrase, fold, hasForm, numberTests, periodOf } from '../../src/core/match.ts'

fc.configureGlobal({ seed: 2016 })

test.each([
  ['Niñez MIGRANTE', 'ninez migrante'],
  ['a\n  b\tc d', 'a b c d'],
  ['“uno” «dos» — l’eau', '"uno" "dos" - l\'eau'],
  ['İstanbul ΣΟΦΟΣ', 'istanbul σοφοσ'],
  ['e\u0301 한글', `e ${'한글'.normalize('NFD')}`],
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('folding twice changes nothing, and composed and decomposed signs are one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(fold(text.normalize('NFC'))).toBe(fold(text.normalize('NFD')))
    }),
  )
})

test.each([
  ['the landing places', 'land', false, true],
  ['the landing places', 'land', true, false],
  ['the landing places', 'anding', false, false],
  ['landland land', 'land', true, true],
  ['a (b) c', '(b)', true, true],
  ['ab', 'b', false, false],
  ['b', 'b', true, true],
])('%j has %j, whole %s: %s', (text, phrase, whole, found) => {
  expect(containsPhrase(text, phrase, whole)).toBe(found)
})

/** The same question asked of a regular expression, which needs no trust of its own. */
const asRegExp = (pattern: string) => new RegExp(`^${[...pattern].map((sign) => (sign === '*' ? '.*' : sign === '?' ? '.' : sign)).join('')}$`, 's')

test('a form is what a regular expression says it is', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '*', '?'), maxLength: 8 })
  fc.assert(
    fc.property(text, pattern, (word, form) => {
      expect(hasForm(word, form)).toBe(asRegExp(form).test(word))
    }),
    { numRuns: 3000 },
  )
})

test('a text has a form when one of its words has', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '.'), maxLength: 20 })
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(text, pattern, (words, form) => {
      expect(containsForm(words, form)).toBe(words.split(/[ .-]+/).some((word) => word !== '' && hasForm(word, form)))
    }),
    { numRuns: 3000 },
  )
  expect(containsForm('see (fu-2031-001), please', 'fu-2031-*1')).toBe(true)
  expect(containsForm('records/events/evt-2031-001.md', 'evt-2031-*')).toBe(true)
  expect(containsForm('records/events/evt-2031-001.md', 'records/*/evt*')).toBe(true)
})

test('no pattern and no text make it slow', () => {
  const began = performance.now()
  expect(hasForm('a'.repeat(50_000), `${'a*'.repeat(200)}b`)).toBe(false)
  expect(containsForm('a'.repeat(200_000), '*a*a*a*b')).toBe(false)
  expect(containsPhrase('a'.repeat(200_000), 'aaa', true)).toBe(false)
  expect(performance.now() - began).toBeLessThan(5000)
})

test('days relative to today', () => {
  expect(periodOf('today', '2016-03-05')).toEqual({ from: '2016-03-05', until: '2016-03-05' })
  expect(periodOf('hoy-5', '2016-03-05')?.from).toBe('2016-02-29')
  expect(periodOf('TODAY+30', '2016-03-05')?.until).toBe('2016-04-04')
  expect(periodOf('today+1', '9999-12-31')?.until).toBe('9999-12-31')
  expect(periodOf('2016-03', '2016-03-05')).toMatchObject({ from: '2016-03-01', until: '2016-03-31' })
  expect(periodOf('tomorrow', '2016-03-05')).toBeUndefined()
})

test('numbers', () => {
  const holding = (number: number, asked: number) => Object.entries(numberTests).flatMap(([operator, test]) => (test(number, asked) ? [operator] : []))
  expect(holding(1, 2)).toEqual(['<', '<='])
  expect(holding(2, 2)).toEqual([':', '=', '<=', '>='])
  expect(holding(3, 2)).toEqual(['>', '>='])
})

test('a form is looked for by its longest plain piece, wherever that stands in it', () => {
  expect(containsForm('one patrol and another', 'p*l')).toBe(true)
  expect(containsForm('one patrol and another', 'pa*trol')).toBe(true)
  expect(containsForm('xx patrol', 'patr*x')).toBe(false)
  expect(containsForm('a b', '?')).toBe(true)
  expect(containsForm('', '*')).toBe(false)
})
