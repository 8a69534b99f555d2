// Text references: what is one, and that printing what was read gives it back.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { idOf, parseReference, printReference } from '../../src/core/reference.ts'

fc.configureGlobal({ seed: 2016 })

const id = fc.stringMatching(/^[A-Z][A-Za-z0-9.-]{0,20}$/)
const place = fc.array(fc.integer({ min: 1, max: 99_999 }), { maxLength: 8 })

test('what is printed is read again', () => {
  fc.assert(
    fc.property(id, place, (each, numbers) => {
      const reference = { id: each, place: numbers }
      expect(parseReference(printReference(reference))).toEqual(reference)
      expect(idOf(printReference(reference))).toBe(each)
    }),
  )
})

test('what is read is printed as it was', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Z]{1,3}-?\d{0,4}#?[\d.]{0,6}$/)), (text) => {
      const reference = parseReference(text)
      if (reference) expect(printReference(reference)).toBe(text)
    }),
    { numRuns: 1000 },
  )
})

test('an id may hold points of its own', () => {
  expect(parseReference('OBJ-1.a#2.1')).toEqual({ id: 'OBJ-1.a', place: [2, 1] })
  expect(parseReference('AGR-2031-001')).toEqual({ id: 'AGR-2031-001', place: [] })
})

test('places count from 1 and are written plainly', () => {
  for (const text of [
    'AGR-2031-001#0',
    'AGR-2031-001#03',
    'AGR-2031-001#1.',
    'AGR-2031-001#.1',
    'AGR-2031-001#',
    'AGR-2031-001#1#2',
    'AGR-2031-001#a',
    '#1',
    'agr-1#1',
    '',
    'AGR-2031-001#1.1.1.1.1.1.1.1.1',
    'AGR-2031-001#1\n',
    'AGR-2031-001 #1',
  ])
    expect(parseReference(text), text).toBeUndefined()
})
