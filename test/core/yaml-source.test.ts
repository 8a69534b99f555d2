// Where each entry of YAML begins and ends: what an edit may cut out and put in.
import { isMap, isSeq } from 'yaml'
import { expect, test } from 'vitest'
import { type Entry, type Node, contentsOf, entriesOf, isFlow, lineStart, nextLine, yamlSource } from '../../src/core/yaml-source.ts'

function entries(text: string, isMarkdown = false): { source: string; all: Entry[] } {
  const whole = yamlSource(text, isMarkdown)
  const source = text.slice(whole.start, whole.end)
  const node = contentsOf(whole)
  return { source, all: isMap(node) || isSeq(node) ? entriesOf(source, node) : [] }
}
const shown = (text: string, isMarkdown = false) => {
  const { source, all } = entries(text, isMarkdown)
  return all.map(({ start, after, end, key }) => [key, source.slice(start, after), source.slice(after, end)])
}

test.each<[string, string, unknown[]]>([
  [
    'a map',
    'a: 1\nb: two # said\n',
    [
      ['a', 'a:', ' 1'],
      ['b', 'b:', ' two'],
    ],
  ],
  [
    'one without a value',
    'a:\nb: 1\n',
    [
      ['a', 'a:', ''],
      ['b', 'b:', ' 1'],
    ],
  ],
  ['a comment above', '# head\na: 1\n', [['a', 'a:', ' 1']]],
  [
    'a text over lines',
    'a: |\n  one\n  two\nb: >-\n  three\n',
    [
      ['a', 'a:', ' |\n  one\n  two'],
      ['b', 'b:', ' >-\n  three'],
    ],
  ],
  [
    'a list',
    '- 1\n- two\n',
    [
      [undefined, '-', ' 1'],
      [undefined, '-', ' two'],
    ],
  ],
  [
    'a list of maps',
    '- a: 1\n  b: 2 # said\n- c: 3\n',
    [
      [undefined, '-', ' a: 1\n  b: 2'],
      [undefined, '-', ' c: 3'],
    ],
  ],
  [
    'a flow map',
    '{ a: 1, b: [2, 3] }\n',
    [
      ['a', 'a:', ' 1'],
      ['b', 'b:', ' [2, 3]'],
    ],
  ],
  [
    'a flow list',
    '[ one, { a: 1 } ]\n',
    [
      [undefined, '', 'one'],
      [undefined, '', '{ a: 1 }'],
    ],
  ],
  [
    'a list in a map',
    'a:\n  - 1\n  - 2\nb: 3\n',
    [
      ['a', 'a:', '\n  - 1\n  - 2'],
      ['b', 'b:', ' 3'],
    ],
  ],
  ['a quoted key', '"a b": 1\n', [['a b', '"a b":', ' 1']]],
  ['an explicit key', '? a\n: 1\n', [['a', '? a\n:', ' 1']]],
  ['a number as a key', '7: 1\n', [['7', '7:', ' 1']]],
  [
    'an item with nothing in it',
    '-\n- 1\n',
    [
      [undefined, '-', ''],
      [undefined, '-', ' 1'],
    ],
  ],
  [
    'empty maps and lists',
    'a: {}\nb: []\n',
    [
      ['a', 'a:', ' {}'],
      ['b', 'b:', ' []'],
    ],
  ],
])('%s', (_, text, expected) => {
  expect(shown(text)).toEqual(expected)
})

test('the data are between the fences of Markdown, or the whole of YAML, without a byte order mark', () => {
  const data = (text: string, isMarkdown: boolean) => {
    const { start, end, eol } = yamlSource(text, isMarkdown)
    return [text.slice(start, end), eol]
  }
  expect(data('---\na: 1\n---\nb: 2\n', true)).toEqual(['a: 1\n', '\n'])
  expect(data('\ufeff---\r\na: 1\r\n---\r\nb\n', true)).toEqual(['a: 1\r\n', '\r\n'])
  expect(data('---\n---\n', true)).toEqual(['', '\n'])
  expect(data('---\na: 1\n', true)).toEqual(['a: 1\n', '\n'])
  expect(data('\ufeffa: 1\n', false)).toEqual(['a: 1\n', '\n'])
  expect(data('a: 1\nb: 1\r\n', false)).toEqual(['a: 1\nb: 1\r\n', '\n'])
  expect(data('a: 1', false)).toEqual(['a: 1', '\n'])
})

test('flow is told from block', () => {
  const node = (text: string) => contentsOf(yamlSource(text, false)) as Node
  expect([isFlow(node('{ a: 1 }')), isFlow(node('[1]')), isFlow(node('a: 1')), isFlow(node('- 1'))]).toEqual([true, true, false, false])
  expect(contentsOf(yamlSource('', false))).toBeUndefined()
})

test('lines of a text', () => {
  const text = 'ab\ncd'
  expect([0, 1, 2, 3, 4, 5].map((at) => [lineStart(text, at), nextLine(text, at)])).toEqual([
    [0, 3],
    [0, 3],
    [0, 3],
    [3, 5],
    [3, 5],
    [3, 5],
  ])
})
