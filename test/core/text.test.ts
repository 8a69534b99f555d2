// Text: normalising, blocks, seals.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, blockAt, blocksOf, fingerprint, normalise, sealOf, translationBase } from '../../src/core/text.ts'

fc.configureGlobal({ seed: 2016 })

const spaces = fc.stringMatching(/^[ \n\t\u00a0]{1,4}$/)
/** Words as they occur in agreements: each is in NFC and holds no space. */
const letters = fc.constantFrom(...'abzABZ019.,;:“”—-()áéíñüßÅ€ﬁ漢😀')
const word = fc.array(letters, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))
const words = fc.array(word, { minLength: 1, maxLength: 12 })

describe('normalise', () => {
  test('twice is once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text))
      }),
      { numRuns: 1000 },
    )
  })

  test('only white space and the way letters are composed do not count', () => {
    expect(normalise('  a\r\n b\u00a0\tc\n')).toBe('a b c')
    expect(normalise('reunio\u0301n')).toBe('reunión')
    for (const [a, b] of [
      ['“a”', '"a"'],
      ['a – b', 'a - b'],
      ['A', 'a'],
      ['ﬁ', 'fi'],
      ['a b', 'ab'],
      ['1.5', '1,5'],
    ] as const)
      expect(normalise(a)).not.toBe(normalise(b))
  })
})

test('a fingerprint is SHA-256 over UTF-8', () => {
  expect(fingerprint('')).toBe('sha256-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(fingerprint('ñ')).toBe('sha256-024bb90888ca89a15a19e9bdd8c712bfb070465fce1ef25e43c170ea44fc5e5f')
})

describe('sealOf', () => {
  const agreement = { title: 'Joint patrols', meeting: 'EVT-2031-001', adopted: '2031-03-10' }

  test('any other letter at any place of the text changes the seal', () => {
    fc.assert(
      fc.property(words, fc.nat(), letters, (parts, at, letter) => {
        const characters = [...parts.join(' ')]
        const index = at % characters.length
        fc.pre(characters[index] !== ' ' && characters[index] !== letter)
        const changed = characters.with(index, letter).join('')
        expect(sealOf({ ...agreement, body: changed })).not.toBe(sealOf({ ...agreement, body: parts.join(' ') }))
      }),
      { numRuns: 1000 },
    )
  })

  test('white space does not', () => {
    fc.assert(
      fc.property(words, spaces, spaces, (parts, between, around) => {
        expect(sealOf({ ...agreement, body: around + parts.join(between) + around })).toBe(sealOf({ ...agreement, body: parts.join(' ') }))
      }),
    )
  })

  test('title, meeting and day are sealed too, and words cannot move between them', () => {
    const body = 'Their boats patrol the lakes.'
    const seals = [
      { ...agreement, body },
      { ...agreement, title: 'Joint patrol', body },
      { ...agreement, meeting: 'EVT-2031-002', body },
      { ...agreement, adopted: '2031-03-11', body },
      { ...agreement, body: `${body} adopted: 2031-03-10` },
      { ...agreement, title: `Joint patrols\nmeeting: EVT-2031-001`, body },
      { ...agreement, title: '', body: `Joint patrols ${body}` },
    ].map(sealOf)
    expect(new Set(seals).size).toBe(seals.length)
  })
})

test('the base of a translation is the translatable fields and the body, and nothing else', () => {
  const base = translationBase({ id: 'A', title: 'Wells', note: 'Deep', due: '2031' }, ['title', 'note'], 'Text.')
  expect(translationBase({ id: 'B', title: ' Wells\n', note: 'Deep', due: '2032' }, ['title', 'note'], '\nText.\n')).toBe(base)
  expect(translationBase({ title: 'Well', note: 'Deep' }, ['title', 'note'], 'Text.')).not.toBe(base)
  expect(translationBase({ title: 'Wells' }, ['title', 'note'], 'Text.')).not.toBe(base)
  expect(translationBase({ title: 'Wells', note: 'Deep' }, ['title', 'note'], 'Texts.')).not.toBe(base)
  expect(translationBase({ title: 'Wells', note: 'Deep' }, ['title'], 'Text.')).not.toBe(base)
})

describe('blocksOf', () => {
  const body = `# Rules

The members patrol the lakes
together.

1. Every lake:
   - by day,
   - by night.

   Twice a week.
2. Every boat.

> A quotation.

| Lake | Boats |
|---|---|
| North | 2 |

[map]: https://example.org

Last.
`

  test('counts headings, paragraphs, lists, quotations and tables, and no link targets', () => {
    expect(blocksOf(body).map(({ type }) => type)).toEqual(['heading', 'paragraph', 'list', 'blockquote', 'table', 'paragraph'])
    expect(blocksOf('')).toEqual([])
    expect(blocksOf(' \n\n')).toEqual([])
  })

  test('a place leads to a block, an item, an item of an item', () => {
    const blocks = blocksOf(body)
    const textAt = (...place: number[]) => blockAt(blocks, place)?.text
    expect(textAt(2)).toBe('The members patrol the lakes\ntogether.')
    expect(textAt(3, 1)).toMatch(/^Every lake:/)
    expect(textAt(3, 1, 2)).toBe('by night.')
    expect(textAt(3, 2)).toBe('Every boat.')
    expect(textAt(6)).toBe('Last.')
    for (const place of [[0], [7], [2, 1], [3, 3], [3, 2, 1], [3, 1, 3], [-1]]) expect(textAt(...place), place.join('.')).toBeUndefined()
    expect(blockAt(blocks, [])).toBeUndefined()
  })

  test('each block is a piece of the body, at its offset, in order', () => {
    const lines = fc.constantFrom(
      '# A',
      'a',
      '- b',
      '  - c',
      '1. d',
      '   e',
      '> f',
      '',
      '',
      '| g |\n|---|',
      '```',
      '---',
      '[h]: i',
      '<b>',
      '* * *',
      'ñ😀',
      '\t- j',
    )
    const check = (blocks: readonly Block[], text: string, from: number): void => {
      let last = from
      for (const block of blocks) {
        expect(text.slice(block.offset, block.offset + block.text.length)).toBe(block.text)
        expect(block.offset).toBeGreaterThanOrEqual(last)
        last = block.offset
        check(block.items, text, block.offset)
      }
    }
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (parts, end) => {
        const text = parts.join(end)
        check(blocksOf(text), text, 0)
      }),
      { numRuns: 1000 },
    )
  })
})
