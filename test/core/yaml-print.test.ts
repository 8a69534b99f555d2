// Values as YAML that reads back the same.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { printBlock, printFlow, printItem, printScalar } from '../../src/core/yaml-print.ts'

test('numbers, truths and nothing', () => {
  expect([0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((value) => printScalar(value, false))).toEqual([
    '0',
    '-0.0',
    '1.5',
    '.nan',
    '.inf',
    '-.inf',
  ])
  expect([true, false, null, undefined].map((value) => printScalar(value, false))).toEqual(['true', 'false', 'null', 'null'])
})

test('texts that would be something else are quoted', () => {
  for (const text of [
    '',
    ' a',
    'a ',
    'true',
    'no',
    '~',
    '3',
    '1e3',
    '0x1',
    '.5',
    '- a',
    '# a',
    'a: b',
    'a #b',
    '[a',
    '{a',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a',
    '\u0007',
    '\u2028',
  ])
    expect([text, parse(printScalar(text, false))]).toEqual([text, text])
  expect(printScalar('a, b', false)).toBe('a, b')
  expect(printScalar('a, b', true)).toBe('"a, b"')
  expect(printScalar('\u2028', false)).toBe('"\\u2028"')
  expect(printScalar('Señal nº 3', true)).toBe('Señal nº 3')
})

test('a list on one line while it is short; a dated entry in braces', () => {
  expect(printBlock(['A', 'B'], 0, '\n')).toBe(' [A, B]')
  expect(printBlock([], 0, '\n')).toBe(' []')
  expect(printBlock({}, 0, '\n')).toBe(' {}')
  expect(printBlock({ a: { b: 1 } }, 0, '\n')).toBe('\n  a:\n    b: 1')
  expect(printBlock(['word '.repeat(20).trim(), 'word '.repeat(20).trim()], 0, '\n').split('\n')).toHaveLength(3)
  expect(printItem({ date: '2031-01-01', status: 'done' }, 2, '\n')).toBe(' { date: 2031-01-01, status: done }')
  expect(printItem({ date: '2031-01-01', status: 'done', note: 'a\nb' }, 2, '\n')).toBe(' date: 2031-01-01\n    status: done\n    note: |-\n      a\n      b')
  expect(printItem({ record: 'A' }, 2, '\n')).toBe(' record: A')
  expect(printFlow({ a: [1, { b: 'c' }] })).toBe('{ a: [1, { b: c }] }')
  expect(printFlow({ a: 1 }, '')).toBe('{a: 1}')
})

test('texts of several lines as they are, with what ends them', () => {
  for (const text of ['a\nb', 'a\nb\n', 'a\nb\n\n', 'a\n\nb', ' a\nb', 'a \nb', 'a\nb ', '\na', 'a\tb\n'])
    expect([text, parse(`k:${printBlock(text, 0, '\n')}\n`)]).toEqual([text, { k: text }])
  expect(printBlock('a\nb', 0, '\r\n')).toBe(' |-\r\n  a\r\n  b')
})

test('whatever the value, it reads back', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('a\nb\n', 'x: y', '2031-03-04', 'null'),
      fc.boolean(),
      fc.integer(),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('any'), { maxKeys: 3 }),
    ),
  })).any
  fc.assert(
    fc.property(value, (each) => {
      expect(parse(`k:${printBlock(each, 0, '\n')}\n`)).toEqual({ k: each })
    }),
    { seed: 2031, numRuns: 400 },
  )
})
