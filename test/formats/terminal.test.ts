// A document on a terminal: layout, marks that read without colour, notes at the end, and nothing that steers it.
import { Chalk } from 'chalk'
import { describe, expect, test } from 'vitest'
import { toTerminal } from '../../src/formats/terminal.ts'
import { hostile, hostileWords, longWord, oneLine, options, passages, wholeDialect } from './document-sample.ts'

const plain = (markdown: string, width = 80): string => toTerminal(markdown, { width, colour: new Chalk({ level: 0 }) })

test.each(passages)('holds: %s', (passage) => {
  expect(oneLine(plain(wholeDialect, 120).replace(/[│┃]/g, '')).replace(/\[\d\]/g, '')).toContain(passage)
})

test('a change can be read without colour, and is drawn with it', () => {
  const source = 'every :del[tenth]:ins[seventh]{by="B"} day\n\n:::inserted\n- one\n- two\n:::'
  expect(plain(source)).toBe('every [-tenth-]{+seventh+} day\n\n• {+one+}\n• {+two+}\n')
  expect(toTerminal(source, { width: 80, colour: new Chalk({ level: 1 }) })).toContain(
    '\u001b[31m\u001b[9m[-tenth-]\u001b[29m\u001b[39m\u001b[32m\u001b[4m{+seventh+}\u001b[24m\u001b[39m',
  )
})

test('a provision, an editorial note and a quotation are set apart', () => {
  expect(plain(':::provision{#p}\nAdopted.\n\n1. one\n2. two\n:::\n\n:::editorial\nNote.\n:::\n\n> Quoted.', 24)).toBe(
    ['┃ Adopted.', '┃', '┃ 1. one', '┃ 2. two', '', `┌${'─'.repeat(23)}`, '│ Note.', `└${'─'.repeat(23)}`, '', '│ Quoted.', ''].join('\n'),
  )
})

test('notes stand at the end under their numbers, links with their address, contents as a list', () => {
  expect(
    plain(
      '## Contents\n\n::contents\n\n# One\n\nSee[^n] [here](https://lakes.example) or <https://lakes.example>.\n\n## Two\n\nAgain[^n]\n\n[^n]: A note of many words that goes on to the next line.',
      40,
    ),
  ).toBe(
    [
      ...[
        'Contents',
        '',
        'One',
        '  Two',
        '',
        'One',
        '═══',
        '',
        'See[1] here <https://lakes.example> or',
        'https://lakes.example.',
        '',
        'Two',
        '',
        'Again[1]',
        '',
      ],
      ...['────────────────────', '[1] A note of many words that goes on to', '    the next line.', ''],
    ].join('\n'),
  )
})

test('loose lists breathe, tight ones do not', () => {
  expect(plain('- a\n- b\n')).toBe('• a\n• b\n')
  expect(plain('4. a\n\n   more\n\n5. b\n')).toBe('4. a\n\n   more\n\n5. b\n')
})

describe('hostile text', () => {
  const text = toTerminal(hostile, options)

  test('holds no control or direction character', () => {
    expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
    expect(text).toContain('A\\u0007bell, \\u001b[31mred, right\\u202eleft')
  })

  test('loses nothing and fits', () => {
    for (const words of hostileWords) expect(oneLine(text)).toContain(words)
    expect(text.replace(/\s/g, '')).toContain(longWord)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})
