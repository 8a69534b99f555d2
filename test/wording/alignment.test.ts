// Which elements of two sequences belong together.
import { describe, expect, test } from 'vitest'
import { align } from '../../src/wording/alignment.ts'

const weights = { of: () => 4, perRun: 3 }
const kept = (before: string, after: string, own = weights) => align(before.split(''), after.split(''), own).map(([i, j]) => `${before[i]}${i}${j}`)

describe('the heaviest', () => {
  test.each([
    ['', '', []],
    ['abc', '', []],
    ['abc', 'abc', ['a00', 'b11', 'c22']],
    ['abc', 'xabcy', ['a01', 'b12', 'c23']],
    ['abcd', 'acd', ['a00', 'c21', 'd32']],
    ['xay', 'zaw', ['a11']],
  ])('%s and %s', (before, after, expected) => {
    expect(kept(before, after)).toEqual(expected)
  })
  test('a run worth less than it costs is not kept, and one long run is worth more than two short ones', () => {
    expect(kept('xay', 'zaw', { of: () => 2, perRun: 3 })).toEqual([])
    expect(kept('xaby', 'zabw', { of: () => 2, perRun: 3 })).toEqual(['a11', 'b22'])
    expect(kept('pabqar', 'sabt')).toEqual(['a11', 'b22'])
  })
})

test('very long sequences are first cut at what is unique in both, in its longest rising chain', () => {
  const noise = (seed: number) => Array.from({ length: 300 }, (_, index) => `n${(index * seed) % 7}`)
  const build = (seed: number, marks: readonly string[]) => ['head', ...marks.flatMap((mark) => [...noise(seed), mark]), ...noise(seed)]
  const before = build(3, ['one', 'two', 'three', 'four', 'five'])
  const after = build(5, ['one', 'five', 'two', 'three', 'four'])
  const matches = align(before, after, { of: () => 4, perRun: 30 })
  const words = matches.map(([i]) => before[i])
  for (const mark of ['head', 'one', 'two', 'three', 'four']) expect(words).toContain(mark)
  expect(words).not.toContain('five')
  for (const [i, j] of matches) expect(before[i]).toBe(after[j])
  for (const [index, [i, j]] of matches.entries()) {
    const [nextI, nextJ] = matches[index + 1] ?? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    expect(i < nextI && j < nextJ).toBe(true)
  }
})
