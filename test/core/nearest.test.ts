// The nearest known word: held against the plain definition of the distance.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest, nearestOfFew } from '../../src/core/nearest.ts'

/** Letters changed, put in, taken out, or swapped with their neighbour, by the definition. */
function distance(a: string, b: string): number {
  const known = new Map<string, number>()
  const of = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j
    const key = `${i} ${j}`
    const found = known.get(key)
    if (found !== undefined) return found
    const ways = [of(i - 1, j) + 1, of(i, j - 1) + 1, of(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)]
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push(of(i - 2, j - 2) + 1)
    const least = Math.min(...ways)
    known.set(key, least)
    return least
  }
  return of(a.length, b.length)
}

function slowly(word: string, candidates: readonly string[]): string | undefined {
  const near = candidates
    .map((candidate) => ({ candidate, by: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ by }) => by <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.by - b.by)
  return near[0]?.candidate
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'B'), maxLength: 8 })

test('any word among any candidates', () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (asked, candidates) => {
      expect(nearest(asked, candidates)).toBe(slowly(asked, candidates))
    }),
    { numRuns: 500, seed: 3 },
  )
})

describe('one', () => {
  test.each<[string, string[], string | undefined]>([
    ['statuz', ['title', 'status'], 'status'],
    ['tilte', ['title', 'tile'], 'title'],
    ['ab', ['abc'], 'abc'],
    ['ab', ['abcd'], undefined],
    ['abc', ['ab', 'abd'], 'ab'],
    ['abcdef', ['abcdxy'], 'abcdxy'],
    ['abcdef', ['abcxyz'], undefined],
    ['DUE', ['due'], 'due'],
    ['', ['a'], 'a'],
    ['x', [], undefined],
    ['x'.repeat(200), ['x'.repeat(100)], 'x'.repeat(100)],
    ['abc', ['x'.repeat(90)], undefined],
  ])('%s among %j', (asked, candidates, found) => {
    expect(nearest(asked, candidates)).toBe(found)
  })
})

test('hints for the first words only', () => {
  const few = nearestOfFew(2)
  expect([few('dua', ['due']), few('dui', ['due']), few('duo', ['due'])]).toEqual(['due', 'due', undefined])
  const usual = nearestOfFew()
  expect(Array.from({ length: 21 }, () => usual('dua', ['due'])).lastIndexOf('due')).toBe(19)
})
