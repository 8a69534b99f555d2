// The order in which findings are shown.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Finding, compareFindings } from '../../src/core/finding.ts'

const finding = (path: string, line: number, column: number, rule: string, value = ''): Finding => {
  const message = { text: { en: '', es: '' }, values: { value } }
  return { path, rule, severity: 'error', at: { line }, message, help: message, range: { start: { line, column }, end: { line, column } } }
}

test('by file, line, column, rule and value, whatever the order in which they were found', () => {
  const sorted = [
    finding('a', 1, 1, 'a'),
    finding('a', 2, 3, 'b'),
    finding('a', 2, 20, 'a'),
    finding('a', 10, 1, 'a', 'x'),
    finding('a', 10, 1, 'a', 'y'),
    finding('a', 10, 1, 'b', 'a'),
    finding('b', 1, 1, 'a'),
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (mixed) => {
      expect(mixed.sort(compareFindings)).toEqual(sorted)
    }),
    { numRuns: 50, seed: 1 },
  )
  expect(compareFindings(finding('a', 1, 1, 'a'), finding('a', 1, 1, 'a'))).toBe(0)
})
