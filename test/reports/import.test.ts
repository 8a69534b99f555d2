import { describe, expect, test } from 'vitest'
import type { ImportedRecord, ImportedRow } from '../../src/core/exchange.ts'
import { recordFingerprint } from '../../src/core/exchange.ts'
import { say } from '../../src/core/message.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import { importReport } from '../../src/reports/import.ts'
import { lakes } from '../lakes.ts'

const options = { day: '2031-04-10', lang: 'en' as const, kind: undefined, taken: new Map() }
const rows = (workspace: Workspace, ...cells: Record<string, string>[]) =>
  importReport(
    workspace,
    { rows: cells.map((each, place): ImportedRow => ({ table: 'follow-up', line: place + 2, cells: new Map(Object.entries(each)) })) },
    options,
  )
const one = async (cells: Record<string, string>) => rows(await lakes(), cells)[0]
const said = (row: Awaited<ReturnType<typeof one>>) => row?.problems.map(({ message }) => say(message, 'en'))

describe('a row of a record', () => {
  test('changes only what differs, and leaves every other byte', async () => {
    const workspace = await lakes()
    const record = workspace.byId.get('FU-2031-002')
    const [row] = rows(workspace, { id: 'FU-2031-002', due: '2031-09', title: 'Draft common rules for the marking of nets' })
    expect(row).toMatchObject({ outcome: 'changed', fields: [{ field: 'due', before: '2031-06', after: '2031-09' }] })
    expect(row?.edits.map(({ path, after }) => [path, after])).toEqual([[record?.path, record?.text.replace('due: 2031-06', 'due: 2031-09')]])
  })
  test('an empty cell takes the field out; a column that is not there changes nothing', async () => {
    const row = await one({ id: 'FU-2031-002', 'due-basis': '' })
    expect(row?.fields).toEqual([{ field: 'due-basis', before: 'stated', after: '' }])
    expect(row?.edits[0]?.after).not.toContain('due-basis')
    expect(row?.edits[0]?.after).toContain('due: 2031-06')
  })
  test('lists, and what is nested', async () => {
    const row = await one({ id: 'FU-2031-001', responsible: 'BRV; CAL', source: '[{"record":"EVT-2031-001"}]' })
    expect(row?.edits[0]?.after).toContain('responsible: [BRV, CAL]\n')
    expect(row?.edits[0]?.after).toContain('source:\n  - record: EVT-2031-001\nlog:')
  })
  test('a log entry more', async () => {
    const row = await one({
      id: 'FU-2031-001',
      'log.new.status': 'fulfilled',
      'log.new.by': 'BRV',
      'log.new.evidence': 'DOC-2031-001',
      'log.new.date': '2031-03-20',
    })
    expect(row?.edits[0]?.after).toMatch(/ {2}- \{ date: 2031-03-20, status: fulfilled, by: BRV, evidence: DOC-2031-001 \}\n$/)
    expect((await one({ id: 'FU-2031-001', 'log.new.status': 'fulfilled' }))?.edits[0]?.after).toContain('{ date: 2031-04-10, status: fulfilled }')
    expect((await one({ id: 'FU-2031-001', 'log.new.status': 'pending', 'log.new.date': '2031-03-10' }))?.outcome).toBe('unchanged')
    expect(said(await one({ id: 'FU-2031-001', 'log.new.note': 'Sent' }))).toEqual(['The new log entry has no status.'])
  })
  test('a status typed over the one shown is told, not lost', async () => {
    expect(said(await one({ id: 'FU-2031-001', _status: 'fulfilled' }))).toEqual([
      'What is written in _status, “fulfilled”, is not read back: a status comes from the log.',
    ])
    expect((await one({ id: 'FU-2031-001', _status: 'pending' }))?.outcome).toBe('unchanged')
  })
  test('a translation, made from the text as it now is', async () => {
    const workspace = await lakes()
    const [row] = rows(workspace, { id: 'FU-2031-002', 'title@es': 'Otro título' })
    const file = workspace.byId.get('FU-2031-002')?.translations.get('es')
    expect(row?.edits.map(({ path, after }) => [path, after])).toEqual([
      [file?.path, file?.text.replace('Redactar reglas comunes para el marcado de redes', 'Otro título')],
    ])
    const [both] = rows(workspace, { id: 'FU-2031-002', title: 'Another title', 'title@es': 'Otro título' })
    expect(both?.edits).toHaveLength(2)
    expect(both?.edits[1]?.after).not.toContain(String(file?.data.translates))
  })
  test('a text for a file that had none', async () => {
    const workspace = await lakes()
    const record = workspace.byId.get('FU-2031-002')
    const [row] = rows(workspace, { id: 'FU-2031-002', markdown: 'Two drafts.\n\nOne is late.' })
    expect(row?.edits.map(({ path, after }) => [path, after])).toEqual([
      [record?.path, null],
      [record?.path.replace('.yaml', '.md'), `---\n${record?.text}---\n\nTwo drafts.\n\nOne is late.\n`],
    ])
  })
})

describe('what is told and never overwritten', () => {
  test('a record that changed since the export', async () => {
    const [before, after] = [
      await lakes(),
      await lakes({ 'records/follow-ups/FU-2031-002-marking-of-nets.yaml': (await lakes()).byId.get('FU-2031-002')?.text.replace('2031-06', '2031-07') ?? '' }),
    ]
    const record = before.byId.get('FU-2031-002')
    if (!record) throw new Error('no record')
    const cells = { id: 'FU-2031-002', due: '2031-09', _fingerprint: recordFingerprint(record) }
    expect(rows(before, cells)[0]?.outcome).toBe('changed')
    expect(rows(after, cells)[0]).toMatchObject({ outcome: 'conflict', edits: [], fields: [{ before: '2031-07', after: '2031-09' }] })
    expect(rows(after, { ...cells, due: '2031-07' })[0]?.outcome).toBe('unchanged')
  })
  test('an id that is gone', async () => {
    expect(await one({ id: 'FU-2031-099', title: 'x', _fingerprint: 'sha256-0123456789abcdef' })).toMatchObject({ outcome: 'unknown', edits: [] })
  })
  test('cells that mean nothing, an id twice, an id of another form', async () => {
    const workspace = await lakes()
    expect(said(await one({ id: 'FU-2031-001', log: 'soon' }))).toEqual(['“soon” is no value for “log”.'])
    expect(rows(workspace, { id: 'FU-2031-001' }, { id: 'FU-2031-001', due: '2031-09' })[1]).toMatchObject({ outcome: 'invalid', edits: [] })
    expect(said(await one({ id: 'follow-up 9', title: 'x' }))).toEqual(['“follow-up 9” does not have the form of an id of the kind follow-up.'])
  })
  test('a column that no record can have stops the import', async () => {
    await expect(one({ id: 'FU-2031-001', duee: 'x' })).rejects.toMatchObject({ code: 'rcm/column', help: { values: { near: 'due' } } })
    await expect(one({ id: 'FU-2031-001', 'title@fr': 'x' })).rejects.toMatchObject({ code: 'rcm/column' })
    await expect(one({ id: 'FU-2031-001', 'log.status': 'x' })).rejects.toMatchObject({ code: 'rcm/column' })
    expect((await one({ id: 'FU-2031-001', _mine: 'x' }))?.outcome).toBe('unchanged')
  })
})

describe('new records', () => {
  const cells = {
    title: 'Send the list of wells',
    type: 'request',
    responsible: 'BRV; CAL',
    due: '2031-05',
    'title@es': 'Enviar la lista de pozos',
    'log.new.date': '2031-03-10',
    'log.new.status': 'pending',
  }
  test('with the id given, or the next that is free', async () => {
    const workspace = await lakes()
    const [row] = rows(workspace, { id: 'FU-2031-020', ...cells })
    expect(row).toMatchObject({ outcome: 'new', id: 'FU-2031-020', title: 'Send the list of wells' })
    expect(row?.edits[0]).toMatchObject({
      path: 'records/follow-ups/FU-2031-020-send-the-list-of-wells.yaml',
      before: null,
      after:
        'id: FU-2031-020\ntitle: Send the list of wells\ntype: request\nresponsible: [BRV, CAL]\ndue: 2031-05\nlog:\n  - { date: 2031-03-10, status: pending }\n',
    })
    expect(row?.edits[1]?.path).toBe('records/follow-ups/FU-2031-020-send-the-list-of-wells.es.yaml')
    expect(rows(workspace, cells, cells).map(({ id }) => id)).toEqual(['FU-2031-006', 'FU-2031-007'])
  })
})

test('a row that cannot be placed says why', async () => {
  const workspace = await lakes()
  const said = (table: string, cells: Record<string, string>, kind?: string) =>
    importReport(
      workspace,
      { rows: [{ table, line: 2, cells: new Map(Object.entries(cells)) }] },
      { ...options, kind: kind === undefined ? undefined : workspace.kinds.get(kind) },
    )[0]?.problems.map(({ message }) => say(message, 'en'))
  expect(said('follow-up', { id: 'EVT-2031-001' }, 'follow-up')).toEqual(['EVT-2031-001 is of the kind event, not follow-up.'])
  expect(said('party', { 'names.en': 'Fjordland' })).toEqual(['A new record of the kind party needs an id.'])
  expect(said('all', { title: 'Which kind?' })).toHaveLength(1)
})

describe('records as JSON', () => {
  const line = (more: Partial<ImportedRecord>): ImportedRecord => ({
    table: 'all',
    line: 1,
    id: undefined,
    kind: undefined,
    fingerprint: undefined,
    data: {},
    markdown: undefined,
    translations: undefined,
    ...more,
  })
  test('the data are taken whole, what is not given stays', async () => {
    const workspace = await lakes()
    const record = workspace.byId.get('FU-2031-002')
    const { due, ...data } = { ...record?.data }
    const [row] = importReport(workspace, { records: [line({ id: 'FU-2031-002', data })] }, options)
    expect(due).toBe('2031-06')
    expect(row).toMatchObject({ outcome: 'changed', fields: [{ field: 'due', before: '2031-06', after: '' }] })
    expect(row?.edits.map(({ path }) => path)).toEqual([record?.path])
  })
  test('an id is not changed by the way', async () => {
    const [row] = importReport(await lakes(), { records: [line({ id: 'FU-2031-002', data: { id: 'FU-2031-003' } })] }, options)
    expect(row?.outcome).toBe('invalid')
  })
})
