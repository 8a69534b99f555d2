import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isSame } from '../../src/core/edit.ts'
import { readFile } from '../../src/core/front-matter.ts'
import { layOut } from '../../src/core/layout.ts'
import { lakes } from '../lakes.ts'
import { keyOrder } from '../../src/core/record-edit.ts'
import { written } from './odd-yaml.ts'

const order = ['id', 'title', 'due', 'source', 'note', 'log']
const laid = (text: string, path = 'x.yaml') => layOut(path, text, order)

describe('the canonical layout', () => {
  test.each([
    [
      'keys in the order of the schema, comments with them',
      '# head\n\nlog: []\n# the id\nid: A # so\nodd: 1\ntitle: T\n',
      '# head\n\n# the id\nid: A # so\nodd: 1\ntitle: T\nlog: []\n',
    ],
    [
      'quotes only where they are needed',
      'id: "A"\ntitle: \'It is: so\'\nnote: "no"\ndue: \'2031\'\n"odd": "x, y"\nlist: ["a", "b, c"]\n',
      'id: A\ntitle: \'It is: so\'\ndue: \'2031\'\nodd: x, y\nlist: [a, "b, c"]\nnote: "no"\n',
    ],
    [
      'a log in braces',
      'id: A\nlog:\n- date: 2031-03-10\n  status: pending\n-   {date: 2031-04-02, status: done}\n',
      'id: A\nlog:\n  - { date: 2031-03-10, status: pending }\n  - { date: 2031-04-02, status: done }\n',
    ],
    [
      'a log entry with a comment stays',
      'id: A\nlog:\n  - date: 2031-03-10 # then\n    status: pending\n',
      'id: A\nlog:\n  - date: 2031-03-10 # then\n    status: pending\n',
    ],
    [
      'a long log entry, one pair a line',
      `id: A\nlog:\n  - { date: 2031-03-10, status: pending, note: ${'word '.repeat(25).trim()} }\n`,
      `id: A\nlog:\n  - date: 2031-03-10\n    status: pending\n    note: ${'word '.repeat(25).trim()}\n`,
    ],
    [
      'spaces',
      'id: A   \nlist: [ a,b ]  # why \nnote: |\n  kept  \n  as it is\nmap: {a: 1,  b: 2}\n\n\n',
      'id: A\nlist: [a, b]  # why\nnote: |\n  kept  \n  as it is\nmap: { a: 1, b: 2 }\n',
    ],
    [
      'indentation',
      'id: A\nsource:\n-   record: B\n    # why\n    quote: C\n-   record: D\nnames:\n      en: X\n      es:\n       - Y\n',
      'id: A\nsource:\n  - record: B\n    # why\n    quote: C\n  - record: D\nnames:\n  en: X\n  es:\n    - Y\n',
    ],
    ['CR LF, a byte order mark, no last line end', '\ufeffid: A\r\ntitle: T', 'id: A\ntitle: T\n'],
  ])('%s', (_, text, expected) => {
    expect(laid(text)).toBe(expected)
    expect(laid(expected)).toBe(expected)
  })
  test('a body: one blank line before, one line end behind, hard breaks stay', () => {
    expect(laid('---\nid: A\n---\n\n\n# T  \n\na   \nb \n  \nc\t\n\n\n', 'x.md')).toBe('---\nid: A\n---\n\n# T\n\na  \nb\n\nc\n')
    expect(laid('---\nid: A\n---\n \n', 'x.md')).toBe('---\nid: A\n---\n')
    expect(laid('---\nid: A\n---', 'x.md')).toBe('---\nid: A\n---\n')
  })
  test('what cannot be read stays as it is', () => {
    for (const text of ['id: [', 'id: A\nid: B\n', '- a  \n', '---\nid: A\n']) expect(laid(text)).toBe(text)
  })
})

test('the records of both forums have it already, but for a few lines', async () => {
  const { kinds } = await lakes()
  const byFolder = new Map([...kinds.values()].map((kind) => [kind.folder, kind]))
  let changed = 0
  let count = 0
  for (const root of ['records', 'test/fixtures/lakes/records'])
    for (const folder of readdirSync(join(import.meta.dirname, '../..', root)))
      for (const file of readdirSync(join(import.meta.dirname, '../..', root, folder))) {
        const kind = byFolder.get(folder)
        if (!kind) continue
        const text = readFileSync(join(import.meta.dirname, '../..', root, folder, file), 'utf8')
        count++
        if (layOut(file, text, /\.[a-z]{2}\.\w+$/.test(file) ? ['translates', ...kind.translatable] : keyOrder(kind)) !== text) changed++
      }
  expect(count).toBeGreaterThan(400)
  expect(changed).toBeLessThan(5)
})

describe('over odd but valid YAML', () => {
  const runs = { numRuns: Number(process.env.RUNS ?? 300) }
  test('says the same, keeps every comment, and a second time changes nothing', () => {
    fc.assert(
      fc.property(written, ({ text, data }) => {
        const once = laid(text)
        expect(isSame(readFile('x.yaml', once).parts?.data, data)).toBe(true)
        const notes = (each: string) => each.split('#').length
        expect(notes(once)).toBe(notes(text))
        expect(laid(once)).toBe(once)
      }),
      runs,
    )
  })
})
