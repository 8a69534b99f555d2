// New records and log entries as edits.
import { expect, test } from 'vitest'
import type { Kind } from '../../src/core/kind.ts'
import { message } from '../../src/core/message.ts'
import { newRecord, withEntry } from '../../src/core/record-edit.ts'
import { lakes } from '../lakes.ts'

const { kinds } = await lakes()
const kind = (name: string): Kind => kinds.get(name) as Kind
const why = message({ en: 'new', es: 'nuevo' })

test.each<[string, unknown, string, string[]]>([
  [
    'behind all of its day',
    [
      { date: '2031-03-01', status: 'a' },
      { date: '2031-03-10', status: 'b' },
    ],
    '2031-03-10',
    ['a', 'b', 'x'],
  ],
  [
    'before those that are later',
    [
      { date: '2031-03-01', status: 'a' },
      { date: '2031-03-11', status: 'b' },
    ],
    '2031-03-10',
    ['a', 'x', 'b'],
  ],
  [
    'first',
    [
      { date: '2031-03-11', status: 'a' },
      { date: '2031-03-12', status: 'b' },
    ],
    '2031-03-10',
    ['x', 'a', 'b'],
  ],
  ['a month holds by its last day', [{ date: '2031-03', status: 'a' }], '2031-03-10', ['x', 'a']],
  ['an entry without a date stays before', [{ status: 'a' }, null, { date: 'soon', status: 'c' }], '2031-03-10', ['a', '', 'c', 'x']],
  ['into an empty log', [], '2031-03-10', ['x']],
  ['where there is none', undefined, '2031-03-10', ['x']],
  ['where it is no list', 'held', '2031-03-10', ['x']],
])('a log entry stands %s', (_, log, date, expected) => {
  const data = withEntry({ id: 'A', ...(log === undefined ? {} : { log }) }, { date, status: 'x' })
  expect((data.log as ({ status?: string } | null)[]).map((each) => each?.status ?? '')).toEqual(expected)
  expect(Object.keys(data)).toEqual(['id', 'log'])
})

test('a record without a text is YAML, one with a text Markdown, each language by itself', () => {
  const edits = newRecord(
    {
      kind: kind('event'),
      id: 'EVT-2031-009',
      slug: 'a-walk',
      data: { date: '2031-03-10', title: 'A walk' },
      body: ' \n',
      translations: new Map([
        ['es', { data: { title: 'Un paseo' }, body: 'Texto.' }],
        ['fr', { data: {}, body: '' }],
      ]),
    },
    why,
  )
  expect(edits.map(({ path, before }) => [path, before])).toEqual([
    ['records/events/EVT-2031-009-a-walk.yaml', null],
    ['records/events/EVT-2031-009-a-walk.es.md', null],
    ['records/events/EVT-2031-009-a-walk.fr.yaml', null],
  ])
  expect(edits[0]?.after).toBe('id: EVT-2031-009\ntitle: A walk\ndate: 2031-03-10\n')
  expect(edits[1]?.after).toMatch(/^---\ntranslates: sha256-\w+\ntitle: Un paseo\n---\n\nTexto\.\n$/)
  expect(edits[2]?.after).toMatch(/^translates: sha256-\w+\n$/)
})

test('without a slug the id alone is the name; a text is part of what is translated', () => {
  const made = (body: string) =>
    newRecord({ kind: kind('event'), id: 'EVT-2031-009', slug: '', data: { title: 'A' }, body, translations: new Map([['es', { data: {}, body: '' }]]) }, why)
  expect(made('One.').map(({ path }) => path)).toEqual(['records/events/EVT-2031-009.md', 'records/events/EVT-2031-009.es.yaml'])
  expect(made('One.')[1]?.after).not.toBe(made('Two.')[1]?.after)
  expect(made('')[1]?.after).not.toBe(made('One.')[1]?.after)
})
