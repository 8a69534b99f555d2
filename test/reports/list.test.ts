// Lists: orders, groups, limits and columns; items as the contract has them.
import { expect, test } from 'vitest'
import { kindNamed } from '../../src/core/fields.ts'
import { listOutput } from '../../src/core/output.ts'
import { type ListOptions, fieldsReport, limitOf, listReport } from '../../src/reports/list.ts'
import { lakes } from '../lakes.ts'

const workspace = await lakes()

const list = (more: Partial<Omit<ListOptions, 'kind'>> & { kind?: string } = {}) =>
  listReport(workspace, {
    day: '2031-04-10',
    lang: 'en',
    query: '',
    columns: undefined,
    sort: [],
    group: undefined,
    limit: undefined,
    ...more,
    kind: more.kind === undefined ? undefined : kindNamed(workspace, more.kind),
  })

const numbers = (ids: readonly string[]) => ids.map((id) => Number(id.slice(-3))).join(' ')

test.each([
  [[], '1 2 3 4 5'],
  [['due'], '1 2 5 3 4'],
  [['-due'], '5 2 1 3 4'],
  [['status'], '4 1 2 5 3'],
  [['-status'], '3 1 2 5 4'],
  [['-status', '-id'], '3 5 2 1 4'],
  [['days-late'], '5 2 1 3 4'],
  [['responsible', 'title'], '2 5 3 1 4'],
  [['title'], '3 2 4 5 1'],
  [['overdue', '-title'], '5 4 2 3 1'],
])('follow-ups by %j', (sort, order) => {
  expect(numbers(list({ kind: 'follow-up', sort }).ids)).toBe(order)
})

test('titles are sorted as the language sorts them', async () => {
  const accents = await lakes(
    Object.fromEntries(
      ['zeta', 'Ñandú', 'nube', 'Água', 'agua 10', 'agua 9'].map((title, place) => [
        `records/follow-ups/FU-2032-00${place}-x.yaml`,
        `id: FU-2032-00${place}\ntitle: ${title}\ntype: task\n`,
      ]),
    ),
  )
  const report = listReport(accents, {
    day: '2031-04-10',
    lang: 'es',
    query: 'id:FU-2032-*',
    columns: ['title'],
    sort: ['title'],
    group: undefined,
    limit: undefined,
    kind: undefined,
  })
  expect(report.table.groups[0]?.rows.map(([title]) => title?.words)).toEqual(['Água', 'agua 9', 'agua 10', 'nube', 'Ñandú', 'zeta'])
})

test('the limit counts after the order, and the total says how many there are', () => {
  const report = list({ kind: 'follow-up', sort: ['-due'], limit: 2 })
  expect([report.total, ...report.ids]).toEqual([5, 'FU-2031-005', 'FU-2031-002'])
  expect(report.items).toHaveLength(2)
})

test('groups: a record with several values is in each, those without come last, each group in the order of the list', () => {
  const { table, total } = list({ kind: 'follow-up', group: 'responsible', sort: ['-id'] })
  expect(table.groups.map(({ title, rows }) => [title, rows.length])).toEqual([
    ['BRV Bravia', 1],
    ['MEMBERS Members', 1],
    ['SEC Secretariat', 1],
    ['TROIKA Troika', 1],
    ['None', 1],
  ])
  expect(total).toBe(5)
  const byParty = list({ kind: 'follow-up', group: 'party', sort: ['-id'], columns: ['id'] }).table.groups
  expect(byParty.find(({ title }) => title === 'BRV Bravia')?.rows.map(([id]) => id?.words)).toEqual(['FU-2031-005', 'FU-2031-002', 'FU-2031-001'])
})

test('groups by status stand in the order of the kind, those of several kinds by phase', () => {
  expect(list({ kind: 'follow-up', group: 'status' }).table.groups.map(({ title }) => title)).toEqual(['No information', 'Pending', 'Fulfilled'])
  expect(list({ query: 'kind:(follow-up OR document)', group: 'status' }).table.groups.map(({ title }) => title)).toEqual([
    'No information',
    'Pending',
    'Draft',
    'Final',
    'Fulfilled',
  ])
})

test('columns: those of the kind when there is one, a few of every record otherwise, those asked for always', () => {
  const names = (more: Parameters<typeof list>[0]) => list(more).table.columns.map(({ name }) => name)
  expect(names({ kind: 'follow-up' })).toEqual(['id', 'due', 'status', 'responsible', 'title'])
  expect(names({ query: 'kind:follow-up' })).toEqual(['id', 'due', 'status', 'responsible', 'title'])
  expect(names({ query: 'patrol' })).toEqual(['id', 'kind', 'status', 'title'])
  expect(names({ query: 'patrol', columns: ['title', 'log.note'] })).toEqual(['title', 'log.note'])
  expect(() => list({ columns: ['tilte'] })).toThrow('There is no field')
  expect(() => list({ group: 'tilte' })).toThrow('There is no field')
  expect(() => list({ sort: ['-tilte'] })).toThrow('There is no field')
})

test('cells hold the values, the words, and a tone that only helps', () => {
  const [row] = list({ query: 'id:FU-2031-003', columns: ['status', 'overdue', 'party', 'kind', 'due'] }).table.groups[0]?.rows ?? []
  expect(row).toEqual([
    { values: ['fulfilled'], words: 'Fulfilled', tone: 'done' },
    { values: [false], words: 'no' },
    { values: ['SEC'], words: 'SEC' },
    { values: ['follow-up'], words: 'follow-up' },
    { values: [], words: '' },
  ])
})

test('items are as the contract has them, in either language', () => {
  const items = listOutput.parse(list().items)
  expect(items).toHaveLength(workspace.records.length)
  expect(items.find(({ id }) => id === 'FU-2031-001')).toEqual({
    id: 'FU-2031-001',
    kind: 'follow-up',
    title: 'Send the list of landing places',
    status: 'pending',
    path: 'records/follow-ups/FU-2031-001-landing-places.yaml',
    data: workspace.byId.get('FU-2031-001')?.data,
  })
  expect(list({ lang: 'es', query: 'id:EST,FU-2031-001' }).items.map(({ title, status }) => [title, status])).toEqual([
    ['Estmark', null],
    ['Enviar la lista de desembarcaderos', 'pending'],
  ])
})

test('the fields are a list themselves', () => {
  const report = fieldsReport(workspace, 'es')
  expect(report.ids.slice(0, 4)).toEqual(['id', 'kind', 'title', 'status'])
  expect(report.items.find(({ name }) => name === 'overdue')).toEqual({
    name: 'overdue',
    type: 'boolean',
    label: 'Vencido',
    description: 'Alguien debe actuar todavía y la fecha límite ya pasó.',
  })
  expect(report.table.groups[0]?.rows.find(([name]) => name?.words === 'log.note')?.map(({ words }) => words)).toEqual([
    'log.note',
    'texto',
    'Lo que ocurrió, o el motivo.',
  ])
})

test('a limit is a number from 1', () => {
  expect(limitOf('10')).toBe(10)
  for (const typed of ['0', '-1', '1.5', 'many', '', '1e3', '99999999999']) expect(() => limitOf(typed)).toThrow('is not a number of records')
})
