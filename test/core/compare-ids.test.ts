// Ids in the order a person expects.
import { expect, test } from 'vitest'
import { compareIds } from '../../src/core/workspace.ts'

test('numbers count as numbers; what is shorter comes first; letters and figures as texts', () => {
  const ordered = ['AGR-1999-002', 'AGR-1999-002#2', 'AGR-1999-002#10', 'FU-2016-9', 'FU-2016-10', 'FU-2016-A', 'OBJ-1', 'OBJ-1.a', 'OBJ-1.b', 'OBJ-2']
  expect([...ordered].reverse().sort(compareIds)).toEqual(ordered)
  expect(compareIds('A-1', 'A-1')).toBe(0)
  expect(compareIds('A-01', 'A-1')).toBe(0)
  expect(compareIds('A-x', 'A-1')).toBeGreaterThan(0)
})
