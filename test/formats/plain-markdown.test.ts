// Plain Markdown is read as the Markdown reader reads it; any other is left to the reader.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAnyPart, parseDocument } from '../../src/formats/parse-document.ts'
import { plainMarkdown } from '../../src/formats/plain-markdown.ts'

fc.configureGlobal({ seed: 2031 })

const starts = [
  '',
  '',
  '',
  '1. ',
  '2. ',
  '7) ',
  '- ',
  '* ',
  '# ',
  '## ',
  '**',
  '_',
  '> ',
  '   ',
  '  - ',
  '2031 ',
  '“',
  '¿',
  '| ',
  '|',
  ':::',
  '::::',
  '[^a]: ',
  '[^b]: ',
  '[x]: ',
  '<b>',
  '```',
  '\t',
  '&',
  '\\',
  '\\- ',
  ':late[',
  ': ',
  '(b) ',
  '–',
  '=',
]
const middles = [
  '',
  'Every lake',
  'two boats',
  'lago #',
  '**1.**',
  '**1.**[^a]',
  '_(from the minutes)_',
  '_x_',
  '**a b**c',
  'a**b**',
  ':id[AGR-1\\#2]',
  ' :id[A] ',
  ':late[3 overdue]',
  ':late[a :id[b]]',
  ':bar[0 of 3]{value=0 of=3}',
  ' :bar[2 of 3]{value=2 of=3}',
  ':note',
  'a:b',
  '12:30',
  'see: here',
  '`code`',
  '` a`',
  '``a``',
  'a\\_b',
  'a_b_c',
  '5 * 3',
  '\\*',
  '\\\\',
  '&amp;',
  '\\&amp;',
  '[^a]',
  '[^a].',
  '[^b][^a]',
  '[^none]',
  '[sic]',
  '[x](y)',
  '![x]',
  'wow!',
  ' | ',
  ' \\| ',
  '|-|-|',
  '-|-',
  '---',
  'provision{#para-1 ref="AGR-1\\#2"}',
  'editorial',
  'contents',
  'pagebreak',
  ':contents',
  ':pagebreak',
  '😀',
  'https://a.example/x_y',
  '<b>',
  '~x~',
]
const ends = ['', '', '', '.', ' ', '  ', '\\', '|', ' |', ']', '**', '_', ':', '#', '\n', '\n\n', '\n:::', '\n::::\n', '{', '}']
const line = fc
  .tuple(fc.constantFrom(...starts), fc.array(fc.constantFrom(...middles), { maxLength: 3 }), fc.constantFrom(...ends))
  .map(([start, middle, end]) => start + middle.join('') + end)
const anySource = fc
  .tuple(fc.array(line, { maxLength: 10 }), fc.constantFrom('', '\n', '\n\n[^a]: A note\n', '\n\n[^a]: A note\n\n[^b]: Another :id[b]\n'))
  .map(([lines, notes]) => lines.join('\n') + notes)

const sentence = fc.constantFrom(
  'Every lake is patrolled.',
  '“By night” two boats sail: one ahead.',
  '**1.**[^a] _(repealed)_',
  '(a) The log is kept; :late[2 overdue], :id[FU-1].',
  '2031 is the year \\*.',
  'Cada lago\nse patrulla.',
)
const block = fc.oneof(
  sentence,
  sentence.map((text) => `## ${text.split('\n')[0]}`),
  fc.array(sentence, { minLength: 1, maxLength: 3 }).map((items) => items.map((text) => `- ${text.replaceAll('\n', ' ')}`).join('\n')),
  fc.array(sentence, { minLength: 1, maxLength: 3 }).map((items) => items.map((text, index) => `${index + 1}. ${text.replaceAll('\n', ' ')}`).join('\n\n')),
  fc
    .array(sentence, { minLength: 1, maxLength: 3 })
    .map((cells) => `| A | |\n|-|-:|\n${cells.map((text) => `| ${text.replaceAll('\n', ' ')} | 3 |`).join('\n')}`),
  sentence.map((text) => `::::provision{#para-1 ref="AGR-1\\#2"}\n${text}\n\n- one\n- two\n::::`),
  fc.constant(':::chart\n| A | B |\n|-|-:|\n| x | 3 |\n:::'),
)
const plainSource = fc.array(block, { minLength: 1, maxLength: 6 }).map((blocks) => `${blocks.join('\n\nAnd so on.\n\n')}\n\n[^a]: A note, :id[b].\n`)

const sameDocument = (source: string): void => {
  expect(parseDocument(source)).toEqual(parseDocument(source, 'en', parseAnyPart))
}

test('the same document as the reader makes, whatever the source', () => {
  let plain = 0
  fc.assert(
    fc.property(anySource, (source) => {
      if (!plainMarkdown(source)) return
      plain++
      sameDocument(source)
    }),
    { numRuns: 10_000 },
  )
  expect(plain).toBeGreaterThan(500)
})

test('plain sources are read at once', () => {
  fc.assert(
    fc.property(plainSource, (source) => {
      expect(plainMarkdown(source)).toBeDefined()
      sameDocument(source)
    }),
    { numRuns: 500 },
  )
})
