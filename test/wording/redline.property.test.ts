// Accepting a redline gives the second text, rejecting it the first, to the letter.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptAll, rejectAll } from '../../src/core/redline.ts'
import { normalise } from '../../src/core/text.ts'
import { align } from '../../src/wording/alignment.ts'
import { chunksOf, redline } from '../../src/wording/redline.ts'
import { runs } from '../runs.ts'
import { redlineWords } from '../../src/wording/word-redline.ts'

fc.configureGlobal({ seed: 2031 })

const word = fc.constantFrom(
  'the',
  'lake',
  'boats',
  'of',
  'and',
  'patrol',
  'members',
  'two',
  '10,000',
  'co-operation',
  'agua',
  'ñandú',
  '“by',
  'night”',
  '—',
  ',',
  '.',
  '  ',
  '\n',
  '\u00a0',
  '**',
  '1.',
  'x',
)
const sentence = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '))
const block = fc
  .tuple(fc.constantFrom('', '', '- ', '1. ', '2. ', '## ', '| ', '   - '), sentence, fc.constantFrom('\n', '\n\n', '\n\n\n', ''))
  .map((parts) => parts.join(''))
const text = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join(''))
/** The second text is made of the first, as in life: some blocks kept, changed, moved, doubled, new. */
const pair = fc.oneof(
  fc.tuple(text, text),
  fc
    .tuple(fc.array(block, { maxLength: 8 }), fc.array(fc.oneof(fc.nat(7), block), { maxLength: 10 }))
    .map(([blocks, picks]): [string, string] => [blocks.join(''), picks.map((pick) => (typeof pick === 'number' ? (blocks[pick] ?? '') : pick)).join('')]),
)

test('of texts', ({ task }) => {
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const blocks = redline(before, after)
      expect(acceptAll(blocks)).toBe(after)
      expect(rejectAll(blocks)).toBe(before)
      const ends = (type: string) => blocks.filter((each) => each.type === type).map(({ move }) => move)
      expect(ends('moved-from').sort()).toEqual(ends('moved-to').sort())
      if (normalise(before) === normalise(after))
        expect(blocks.flatMap(({ parts }) => parts).every(({ type }) => type === 'same' || type.startsWith('move'))).toBe(true)
    }),
    runs(task, 800),
  )
})

test('of any characters, within a block', ({ task }) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string(), (before, after, common) => {
      const parts = redlineWords(before + common, common + after)
      expect(acceptAll([{ type: 'changed', parts }])).toBe(common + after)
      expect(rejectAll([{ type: 'changed', parts }])).toBe(before + common)
    }),
    runs(task, 800),
  )
})

test('chunks are the text', () => {
  fc.assert(
    fc.property(text, (whole) => {
      expect(
        chunksOf(whole)
          .map(({ raw }) => raw)
          .join(''),
      ).toBe(whole)
    }),
  )
})

test('an alignment rises and matches what is equal; of equal sequences it is all', () => {
  const keys = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 30 })
  fc.assert(
    fc.property(keys, keys, (before, after) => {
      const matches = align(before, after, { of: () => 1, perRun: 0 })
      for (const [index, [i, j]] of matches.entries()) {
        expect(before[i]).toBe(after[j])
        const [lastI, lastJ] = matches[index - 1] ?? [-1, -1]
        expect(i > lastI && j > lastJ).toBe(true)
      }
      expect(align(before, before, { of: () => 1, perRun: 0 })).toHaveLength(before.length)
    }),
  )
})

test('long texts that differ everywhere take no long time', () => {
  const words = (seed: number) => Array.from({ length: 20_000 }, (_, index) => `w${(index * seed) % 9973}`)
  const [before, after] = [words(7919).join(' '), words(6007).join(' ')]
  expect(acceptAll(redline(before, after))).toBe(after)
  const paragraphs = (seed: number) =>
    Array.from({ length: 3000 }, (_, index) => `The boats ${(index * seed) % 2999} of lake ${index % 7} sail by night.`).join('\n\n')
  const blocks = redline(paragraphs(17), paragraphs(19))
  expect(rejectAll(blocks)).toBe(paragraphs(17))
})
