// Words kept, put in and taken out: which are worth keeping, and how chunks are cut and moved.
import { describe, expect, test } from 'vitest'
import type { RedlineBlock } from '../../src/core/redline.ts'
import { chunksOf, redline } from '../../src/wording/redline.ts'
import { redlineWords, weightOf } from '../../src/wording/word-redline.ts'

const said = (before: string, after: string) =>
  redlineWords(before, after)
    .map(({ type, text }) => (type === 'del' ? `[-${text}-]` : type === 'ins' ? `{+${text}+}` : text))
    .join('')
const types = (blocks: readonly RedlineBlock[]) => blocks.map(({ type, move }) => (move === undefined ? type : `${type} ${move}`))

test('what a word is worth: little words and marks one, short ones four, others five', () => {
  expect(['the', 'The', 'del', ',', '¿', 'sea', 'nets'].map(weightOf)).toEqual([1, 1, 1, 1, 1, 4, 5])
})

describe('words', () => {
  test.each([
    ['The boats sail.', 'The boats sail.', 'The boats sail.'],
    ['', 'New.', '{+New.+}'],
    ['Old.', '', '[-Old.-]'],
    ['The boats sail.', 'The boats may sail.', 'The boats{+ may+} sail.'],
    ['The boats may sail.', 'The boats sail.', 'The boats[- may-] sail.'],
    ['1. Nets are marked at once.', '1. Anchors hold fast everywhere.', '1. [-Nets are marked at once-]{+Anchors hold fast everywhere+}.'],
    ['12. Nets are marked at once.', '13. Anchors hold fast everywhere.', '[-12. Nets are marked at once-]{+13. Anchors hold fast everywhere+}.'],
  ])('%j to %j', (before, after, expected) => {
    expect(said(before, after)).toBe(expected)
  })
})

describe('chunks', () => {
  test('begin after a blank line, at an item, a heading and a row; a heading is one by itself', () => {
    const text = '# One\nText under\nit.\n\n- a\n  more\n- b\n1. c\n## Two\n###### Six\nend\n| x |\n| y |\n'
    expect(chunksOf(text).map(({ raw }) => raw)).toEqual([
      '# One\n',
      'Text under\nit.\n\n',
      '- a\n  more\n',
      '- b\n',
      '1. c\n',
      '## Two\n',
      '###### Six\n',
      'end\n',
      '| x |\n',
      '| y |\n',
    ])
    expect(chunksOf('')).toEqual([])
    expect(chunksOf('2. The  nets\n')).toEqual([{ raw: '2. The  nets\n', key: 'The nets' }])
  })
  test('that stand elsewhere have moved, each with its own number', () => {
    const before = 'Nets are marked.\n\nBoats carry lamps.\n\nBuoys float here.\n\nAnchors hold.\n'
    const after = 'Buoys float here.\n\nAnchors hold.\n\nNets are marked.\n\nBoats carry lamps.\n'
    const blocks = types(redline(before, after))
    expect(blocks.filter((each) => each.startsWith('moved-from'))).toEqual(['moved-from 1', 'moved-from 2'])
    expect(blocks.filter((each) => each.startsWith('moved-to')).sort()).toEqual(['moved-to 1', 'moved-to 2'])
  })
  test('that are kept have not moved; a mark alone does not move', () => {
    expect(types(redline('One word.\n\nTwo words.\n', 'One word.\n\nTwo words.\n'))).toEqual(['same', 'same'])
    expect(
      types(redline('---\n\nNets are marked.\n\nBoats carry lamps.\n', 'Nets are marked.\n\nBoats carry lamps.\n\n---\n')).some((each) =>
        each.startsWith('moved'),
      ),
    ).toBe(false)
    expect(types(redline('Nets.\n\nBoats.\n\nNets.\n', 'Nets.\n\nBoats.\n'))).toEqual(['same', 'same', 'deleted'])
  })
})
