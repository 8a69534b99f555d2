// Plain data are read as the YAML reader reads them, keys in the same order; all other text is left to that reader.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readYaml } from '../../src/core/front-matter.ts'
import { plainYaml } from '../../src/core/plain-yaml.ts'

fc.configureGlobal({ seed: 2031 })

/** What the whole reader says: the quick one leaves it every text with a comment. */
const whole = (source: string) => readYaml(`#\n${source}`).parts?.data

const plain = [
  'id: FU-2031-001\ntitle: Send the list\ndue: 2031-03-10\nnumber: 7\nyear: 0031\nis-open: true\nby: null\nplace:\n',
  'title: “Every lake”, it said; 3 boats (and a ferry), Ñandú:see\n',
  'note: "It\'s 1: #2"\nquote: \'a "b", {c}: # d\'\n',
  'topics: [TOP-nets, "TOP: boats", \'x\', 12, []]\nof: { en: Lakes, es: Lagos del norte, in: { a: [1] } }\nnone: {}\nempty: []\n',
  'source:\n  - record: EVT-2031-001\n    quote: the lists\n    at:\n      - a\n      - b: 1\n  - one more\n',
  'log:\n- { date: 2031-03-10, status: pending, note: "so: it, is" }\n- date: 2031-04\n  by: ALD\nend: (x)\n',
  'a:\n    b:\n          c: d\n    e:\n    f: g',
  'a:\n  - [x, y]\n  - { b: c }\n  - d:\n    e:\n      - f\n  - g-h: i j\n  - k:l\n',
]

test.each(plain)('reads %j', (source) => {
  expect(plainYaml(source)).toEqual(whole(source))
  expect(plainYaml(source)).toBeDefined()
})

test.each([
  '',
  '\n',
  '# note\na: b',
  'a: b # note',
  'a: b: c',
  'a: &x b',
  'a: *x',
  'a: !x b',
  '<<: { a: b }',
  '__proto__: a',
  'a: |\n  b\n',
  'a: >\n  b\n',
  'a: b\n  c\n',
  'a: "b\n  c"',
  'a: "b\\n"',
  "a: 'it''s'",
  'a: [b,\n  c]',
  'a: b\na: c\n',
  'a: { b: 1, b: 2 }',
  'a:\tb',
  'a: b\r\nc: d\r\n',
  'a: b\n---\nc: d\n',
  'a: [b: c]',
  'a: [b, ]',
  'a: [, b]',
  'a: { b }',
  'a: { b:c }',
  'a: [b] c',
  'a: "b" c',
  'a: ["b"c]',
  'a: 0x1f',
  'a: 1.5',
  'a: 1e3',
  'a: -1',
  'a: ~',
  'a: .5',
  'a: b ',
  'a: b:',
  'null: a',
  'true: a',
  '12: a',
  '"a": b',
  '? a\n: b',
  'a:b',
  'a',
  '- a',
  'a:\n  - - b',
  'a:\nb:\n c: d\n  e: f',
  'a:\n  b: c\n d: e',
  'a: b\n- c',
  'a: \u{1f6a4}',
  'a: \u0007',
  `a: ${'['.repeat(20)}${']'.repeat(20)}`,
  `${'a'.repeat(1025)}: b`,
])('leaves %j to the whole reader', (source) => {
  expect(plainYaml(source)).toBeUndefined()
})

test('however a plain text is changed, both readers say the same', () => {
  const bits = fc.constantFrom(
    ...['\n', ' ', '  ', ': ', ':', '- ', '-', '"', "'", ',', '[', ']', '{', '}', '#', ' #', '|', '>', '\n  ', '\n- ', '\n    ', '...', '---', '.'],
    ...['null', 'TRUE', 'False', '12', '1.5', '1e3', '0x1', '0o7', '&a', '*a', '!x', '<<', '?', '%', '@', '`', '\\', '~', '_', '+', '='],
    ...['é', '\t', '\r', '\x85', '\xa0', '\u2028', '\ufeff', '\ud800', '\u{1f6a4}', ''],
  )
  const edit = fc.record({ at: fc.nat(), cut: fc.constantFrom(0, 0, 1, 4), put: bits })
  let read = 0
  fc.assert(
    fc.property(fc.constantFrom(...plain), fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
      const source = edits.reduce((before, { at, cut, put }) => {
        const place = at % (before.length + 1)
        return before.slice(0, place) + put + before.slice(place + cut)
      }, text)
      const quick = plainYaml(source)
      if (quick === undefined) return
      read++
      const slow = whole(source)
      expect(quick, source).toEqual(slow)
      expect(JSON.stringify(quick)).toBe(JSON.stringify(slow))
    }),
    { numRuns: 4000 },
  )
  expect(read).toBeGreaterThan(500)
})
