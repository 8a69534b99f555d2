import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, cellText } from '../../src/core/cell.ts'
import { type ExchangeTable, type Imported, columnsOf } from '../../src/core/exchange.ts'
import { printRecord } from '../../src/core/edit.ts'
import type { Kind } from '../../src/core/kind.ts'
import { keyOrder } from '../../src/core/record-edit.ts'
import { type Workspace, buildWorkspace } from '../../src/core/workspace.ts'
import { exportFormats, importFormats } from '../../src/formats/exchange.ts'
import { packageRoot } from '../../src/io/shipped.ts'
import { readDefinitions } from '../../src/io/definitions.ts'
import { workingTree } from '../../src/io/working-tree.ts'
import { exportReport } from '../../src/reports/export.ts'
import { importReport } from '../../src/reports/import.ts'
import { lakes } from '../lakes.ts'

const day = '2031-04-10'
const options = { day, lang: 'en' as const, kinds: [], query: '' }
const forms = ['csv', 'xlsx', 'jsonl'] as const

const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : content)

/** The files of an export by their names. */
async function files(workspace: Workspace, form: string, asked = options): Promise<Map<string, Uint8Array>> {
  const written = await (await exportFormats[form]?.())?.(exportReport(workspace, asked))
  if (written instanceof Map) return new Map([...written].map(([name, text]) => [name, bytesOf(text)]))
  return new Map([[`all.${form}`, bytesOf(written as string | Uint8Array)]])
}

async function read(form: string, name: string, bytes: Uint8Array): Promise<Exclude<Imported, { fault: object }>> {
  const imported = await (await importFormats[form]?.())?.(bytes, name.replace(/\.\w+$/, ''))
  if (!imported || imported.fault) throw new Error(JSON.stringify(imported?.fault))
  return imported
}

async function reimported(workspace: Workspace, form: string) {
  const rows = []
  for (const [name, bytes] of await files(workspace, form))
    rows.push(...importReport(workspace, await read(form, name, bytes), { day, lang: 'en', kind: undefined, taken: new Map() }))
  return rows
}

const own = async (): Promise<Workspace> => {
  const tree = workingTree(packageRoot)
  return buildWorkspace(tree, await readDefinitions(tree))
}

describe.each(forms)('%s', (form) => {
  test.each([
    ['the lakes', lakes],
    ['the own records', own],
  ] as const)('%s, out and in, are no change', async (_, open) => {
    const workspace = await open()
    const rows = await reimported(workspace, form)
    expect(rows.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([])
    expect(rows.map(({ id }) => id).sort()).toEqual(workspace.records.map(({ id }) => id).sort())
  })
  test('the same records give the same bytes', async () => {
    const [first, second] = [await files(await lakes(), form), await files(await lakes(), form)]
    expect([...first].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])).toEqual(
      [...second].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
    )
  })
})

const nasty = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ minLength: 1 }),
  fc.constantFrom(
    '=1+1',
    "'=1",
    '+x',
    '-1',
    '@a',
    '"quoted"',
    'a;b',
    'a; b',
    ' a ',
    'a\nb',
    'a\r\nb',
    '\u001b[31m',
    '\\u001b',
    '\\\\u001b',
    '_x000D_',
    'true',
    '12',
    '012',
    '1e3',
    '2031-03',
    '[1]',
    '{"a":1}',
    'null',
    "'",
    '\ufeffx',
    '\ud800',
    '\ufffd',
    '\u2028',
    ',',
    'toString',
    '__proto__',
    '_x0074_oString',
  ),
)

/** A follow-up with values that no table is made for; only what its reader gives back counts. */
const followUp = fc.record(
  {
    title: nasty,
    note: fc.option(nasty, { nil: undefined }),
    type: nasty,
    due: nasty,
    responsible: fc.oneof(fc.array(nasty), nasty),
    added: fc.constantFrom(true, 'true', 3, null, { a: { b: [1, 'x'] } }, {}, []),
  },
  { requiredKeys: ['title'] },
)

describe('hostile values', () => {
  test.each(forms)('%s gives every value back as it was', async (form) => {
    const clean = await lakes()
    const kind = clean.kinds.get('follow-up') as Kind
    await fc.assert(
      fc.asyncProperty(followUp, nasty, async (data, body) => {
        const record = { id: 'FU-2031-009', ...data }
        const path = 'records/follow-ups/FU-2031-009-odd.md'
        const text = printRecord(path, record, keyOrder(kind), body.replace(/[^ -~]/g, 'x'))
        const workspace = await lakes({ [path]: text })
        fc.pre(workspace.byId.has('FU-2031-009'))
        const rows = await reimported({ ...workspace, records: workspace.records.filter(({ id }) => id === 'FU-2031-009') }, form)
        expect(rows.map(({ outcome, fields, problems }) => ({ outcome, fields, problems }))).toEqual([{ outcome: 'unchanged', fields: [], problems: [] }])
      }),
      { numRuns: 60 },
    )
  })
  test.each(['csv', 'xlsx'])('%s gives every cell back as it was', async (form) => {
    const { kinds } = await lakes()
    const kind = kinds.get('follow-up') as Kind
    const columns = columnsOf(kind, [], ['en'])
      .filter(({ part }) => part === 'data')
      .slice(0, 3)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(nasty, nasty, nasty), { minLength: 1, maxLength: 5 }), async (cells) => {
        const rows: Cell[][] = cells.filter((row) => row.some((cell) => cell.trim() !== ''))
        const table: ExchangeTable = { kind, columns, rows }
        const [[name = '', content] = []] = Object.entries(
          form === 'csv'
            ? { 'follow-up.csv': (await import('../../src/formats/exchange-csv.ts')).tableCsv(table) }
            : { 'follow-up.xlsx': await (await import('../../src/formats/exchange-xlsx.ts')).tablesXlsx([table]) },
        )
        const imported = await read(form, name, bytesOf(content ?? ''))
        expect(imported.rows?.map((row) => [...row.cells.values()])).toEqual(rows.map((row) => row.map((cell) => cellText(cell))))
      }),
      { numRuns: 60 },
    )
  })
})
