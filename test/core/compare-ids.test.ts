// Ids in the order a person expects.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareIds } from '../../src/core/workspace.ts'

/** The same order, said slowly: runs of figures as numbers, runs of other signs as text, one after the other. */
function slowly(a: string, b: string): number {
  const parts = (id: string) => (id.match(/\d+|\D+/g) ?? []).map((part) => (/^\d/.test(part) ? Number(part) : part))
  const [left, right] = [parts(a), parts(b)]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i] as string | number, right[i] as string | number]
    if (x === y) continue
    if (typeof x === 'number' && typeof y === 'number') return x - y
    return String(x) < String(y) ? -1 : 1
  }
  return left.length - right.length
}

test('numbers count as numbers; what is shorter comes first; letters and figures as texts', () => {
  const ordered = ['AGR-1999-002', 'AGR-1999-002#2', 'AGR-1999-002#10', 'FU-2016-9', 'FU-2016-10', 'FU-2016-A', 'OBJ-1', 'OBJ-1.a', 'OBJ-1.b', 'OBJ-2']
  expect([...ordered].reverse().sort(compareIds)).toEqual(ordered)
  expect(compareIds('A-1', 'A-1')).toBe(0)
  expect(compareIds('A-01', 'A-1')).toBe(0)
  expect(compareIds('A-x', 'A-1')).toBeGreaterThan(0)
})

test('any two are in the same order as by their runs', () => {
  const id = fc.oneof(
    fc.array(fc.constantFrom('a', 'b', '-', '.', '0', '1', '2', '9', '10', 'é'), { maxLength: 7 }).map((all) => all.join('')),
    fc.string(),
  )
  fc.assert(
    fc.property(id, id, (a, b) => {
      expect(Math.sign(compareIds(a, b))).toBe(Math.sign(slowly(a, b)))
    }),
    { seed: 1, numRuns: 3000 },
  )
})
