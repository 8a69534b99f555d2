// A plain body is cut into blocks as the Markdown reader cuts it; any other is left to the reader.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainBlocks } from '../../src/core/plain-blocks.ts'
import { readBlocks } from '../../src/core/text.ts'

fc.configureGlobal({ seed: 2031 })

const starts = [
  '',
  '',
  '1. ',
  '2. ',
  '7) ',
  '- ',
  '* ',
  '+ ',
  '# ',
  '## ',
  '**',
  '> ',
  '   ',
  '  - ',
  '12',
  '2031 ',
  '“',
  '¿',
  '| ',
  '--- | ---',
  '---',
  '===',
  '[x]: ',
  '<b>',
  '```',
  '1.5 ',
  '\t',
  '&',
  '_',
  'a) ',
  '(b) ',
]
const ends = ['', '', 'Every lake', 'two boats | three', 'lago #', 'x  ', 'a\\', 'ñandú', '- ', '1. ', '`b`', '<i>', '*', '“yes”.']
const line = fc.tuple(fc.constantFrom(...starts), fc.constantFrom(...ends), fc.constantFrom('', '', '\n')).map((parts) => parts.join(''))
const anyBody = fc
  .tuple(fc.constantFrom('', '\n'), fc.array(line, { maxLength: 12 }), fc.constantFrom('', '\n', '\n\n'))
  .map(([before, lines, after]) => before + lines.join('\n') + after)

const sentence = fc.constantFrom(
  'Every lake is patrolled.',
  '“By night” two boats sail.',
  'Cada lago se patrulla.',
  '(a) The log is kept.',
  '2031 is the year.',
)
const plainPart = fc.oneof(
  fc.array(sentence, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  sentence.map((text) => `## ${text}`),
  fc
    .tuple(
      fc.constantFrom('1.', '3)', '-', '*'),
      fc.constantFrom('\n', '\n\n'),
      fc.array(
        sentence.filter((text) => !/^\d/.test(text)),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([sign, between, items]) => items.map((text) => `${sign} ${text}`).join(between)),
)
const plainBody = fc.array(plainPart, { maxLength: 6 }).map((parts) => parts.map((part) => `\n${part}\n`).join(''))

test('whatever the body, the answer is the reader’s or none', () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const plain = plainBlocks(body)
      if (plain) expect(plain).toEqual(readBlocks(body))
    }),
    { numRuns: 1500 },
  )
})

test('paragraphs, headings and flat lists are plain', () => {
  fc.assert(
    fc.property(plainBody, (body) => {
      expect(plainBlocks(body)).toEqual(readBlocks(body))
    }),
    { numRuns: 100 },
  )
})

test('what is not plain is left to the reader', () => {
  for (const body of [
    '> A quotation',
    '- one\n  two',
    '1. one\n   - two',
    'Text\n1. one',
    '| a |\n| - |',
    '```\ncode\n```',
    'Text  ',
    'Title\n---',
    '<b>',
    'a\r\nb',
  ])
    expect(plainBlocks(body)).toBeUndefined()
})
