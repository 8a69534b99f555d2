// Differences by lines, as `diff -u` shows them: what is kept, taken out and put in gives back both texts.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffHunks } from '../../src/core/line-diff.ts'

const sides = (before: string, after: string) => {
  const lines = diffHunks(before, after).flatMap((hunk) => hunk.lines)
  const side = (signs: string) =>
    lines
      .filter(({ sign }) => signs.includes(sign))
      .map(({ text, isOpen }) => text + (isOpen ? '' : '\n'))
      .join('')
  return { lines, old: side(' -'), now: side(' +') }
}

test('both texts are in it, and the heads count their lines', () => {
  const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n'), { maxLength: 6 }).map((lines) => lines.join(''))
  fc.assert(
    fc.property(text, text, fc.constantFrom('', 'end'), (before, after, tail) => {
      const { old, now } = sides(before + tail, after)
      // Six lines are within the three of context on either side, but for those that both ends share.
      expect((before + tail).includes(old)).toBe(true)
      expect(after.includes(now)).toBe(true)
      for (const hunk of diffHunks(before + tail, after)) {
        expect(hunk.lines.filter(({ sign }) => sign !== '+')).toHaveLength(hunk.before[1])
        expect(hunk.lines.filter(({ sign }) => sign !== '-')).toHaveLength(hunk.after[1])
      }
      expect(diffHunks(before, before)).toEqual([])
    }),
    { seed: 2031, numRuns: 500 },
  )
})

test('the fewest lines change', () => {
  const { lines } = sides('one\ntwo\nthree\nfour\n', 'one\nthree\nfour\nfive\n')
  expect(lines.map(({ sign, text }) => sign + text)).toEqual([' one', '-two', ' three', ' four', '+five'])
})

test('what differs in more than a thousand lines is taken out and put in as a whole', () => {
  const many = (word: string) => Array.from({ length: 600 }, (_, place) => `${word} ${place}\n`).join('')
  const { lines, old, now } = sides(`same\n${many('old')}`, `same\n${many('new')}`)
  expect(lines.map(({ sign }) => sign).join('')).toBe(` ${'-'.repeat(600)}${'+'.repeat(600)}`)
  expect([old, now]).toEqual([`same\n${many('old')}`, `same\n${many('new')}`])
})
