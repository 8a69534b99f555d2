// Reports: every one in both languages, money that is not known and money that is none, currencies apart, tables read back by other programs.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import readXlsxFile from 'read-excel-file/universal'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Lang, toolLanguages } from '../../src/core/message.ts'
import type { Report } from '../../src/core/report.ts'
import { isReport, readReport } from '../../src/core/report-definition.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import { outputs } from '../../src/core/output.ts'
import { reportFormats } from '../../src/formats/report.ts'
import { packageRoot } from '../../src/io/shipped.ts'
import { main } from '../../src/main.ts'
import { reportOf } from '../../src/reports/report.ts'
import { type Overlay, lakes } from '../lakes.ts'

const day = '2031-07-10'
const templates = join(packageRoot, 'templates')
const fileOf = (name: string, lang: Lang) => ({ path: `${name}/${name}.${lang}.md`, text: readFileSync(join(templates, name, `${name}.${lang}.md`), 'utf8') })
const names = readdirSync(templates).filter((name) => {
  try {
    return isReport(fileOf(name, 'en').text)
  } catch {
    return false
  }
})

const definitionOf = (name: string, lang: Lang = 'en') => readReport([fileOf(name, 'en'), fileOf(name, lang)]).definition
const made = (workspace: Workspace, name: string, asked = {}, lang: Lang = 'en'): Report =>
  reportOf(workspace, { name, definition: definitionOf(name, lang), day, lang, asked })
/** The rows of a table in words, without what stands behind another column. */
function rowsOf(report: Report, name: string): string[][] {
  const table = report.tables.find((each) => each.name === name)
  return (
    table?.groups.flatMap(({ rows }) => rows.map((row) => row.flatMap(({ words }, place) => (table.columns[place]?.beside === undefined ? [words] : [])))) ?? []
  )
}
const asked = (name: string) => (name === 'party' ? { party: 'BRV' } : {})
const bytesOf = async (report: Report, format: string) =>
  (await (
    await reportFormats[format]?.()
  )?.(report)) as string | Uint8Array | ReadonlyMap<string, string>

test('a definition that cannot be read names the file and the place', () => {
  const read = (text: string) => () => readReport([{ path: 'templates/x/x.en.md', text }])
  for (const text of ['---\ntables: 3\n---\n', '---\ntables: {a: [}\n---\n', '---\nno end\n'])
    expect(read(text)).toThrow(expect.objectContaining({ code: 'rcm/report' }))
})

/** What a command puts out, from the forum of the tests. */
async function run(...argv: string[]): Promise<Uint8Array> {
  const out: Uint8Array[] = []
  const code = await main({
    argv: [...argv, '--as-of', day, '-C', join(import.meta.dirname, '..', 'fixtures', 'lakes')],
    cwd: packageRoot,
    env: { RCM_CACHE: '' },
    streams: { stdout: { write: (content) => out.push(Buffer.from(content)) }, stderr: { write: () => {} } },
    now: () => new Date(`${day}T12:00:00Z`),
  })
  expect(code).toBe(0)
  return Buffer.concat(out)
}

test('the reports that the issue names are there', () => {
  const wanted = ['contributions', 'cooperation', 'evaluation', 'follow-up-matrix', 'meeting', 'party', 'roles', 'schedule', 'topics', 'work-plan']
  expect(names.sort()).toEqual(wanted)
})

describe.each(names)('%s', (name) => {
  let workspace: Workspace
  beforeAll(async () => {
    workspace = await lakes()
  })

  test.each(toolLanguages)('has something to say in %s, all of it in that language', (lang) => {
    const report = made(workspace, name, asked(name), lang)
    expect(report.tables.some(({ total }) => total > 0)).toBe(true)
    for (const table of report.tables) {
      expect(table.title, table.name).not.toBe(table.name)
      for (const column of table.columns) expect(column.label).toMatch(/\S/)
      if (lang === 'en') continue
      const other = made(workspace, name, asked(name), 'en').tables.find((each) => each.name === table.name)
      expect(table.title, table.name).not.toBe(other?.title)
      if (table.total === 0) expect(table.empty, table.name).not.toBe(other?.empty)
    }
    if (lang === 'es')
      for (const [key, chart] of Object.entries(definitionOf(name, 'es').charts ?? {}))
        expect(chart.title, key).not.toBe(definitionOf(name).charts?.[key]?.title)
  })

  test('as JSON is of the declared shape', async () => {
    expect(outputs.report.parse(JSON.parse(String(await bytesOf(made(workspace, name, asked(name)), 'json')))).name).toBe(name)
  })

  test('as csv and xlsx has every row, which other programs read', async () => {
    const report = made(workspace, name, asked(name))
    const csv = (await bytesOf(report, 'csv')) as ReadonlyMap<string, string>
    const sheets = await readXlsxFile(new Blob([new Uint8Array((await bytesOf(report, 'xlsx')) as Uint8Array)]))
    expect(sheets.length).toBe(report.tables.length)
    for (const [place, table] of report.tables.entries()) {
      const lines: string[][] = parse(csv.get(`${table.name}.csv`) ?? '', { bom: true })
      expect(lines.length, table.name).toBe(table.total + 1)
      const { sheet, data } = sheets[place] ?? { sheet: '', data: [] }
      expect(sheet).toBe(table.title.slice(0, 31))
      expect(data[0]).toEqual([...(table.groupLabel ? [table.groupLabel] : []), ...table.columns.map(({ label }) => label)])
      expect(data.length, table.name).toBe(table.total + 1)
    }
  })
})

describe('the matrix', () => {
  test('in a workbook keeps numbers, days and ids in cells of their own', async () => {
    const [{ data = [] } = {}] = await readXlsxFile(new Blob([new Uint8Array((await bytesOf(made(await lakes(), 'follow-up-matrix'), 'xlsx')) as Uint8Array)]))
    const column = (label: string) => data[0]?.indexOf(label) ?? -1
    const row = data.find((each) => each[column('Id')] === 'FU-2031-001') ?? []
    expect(row[column('No.')]).toBe(1)
    expect(row[column('Due')]).toEqual(new Date('2031-03-24T00:00:00Z'))
    expect(row[column('How derived')]).toBe('Stated')
    expect(row[column('Words of the source')]).toBe('The Troika will send the list of landing places by 24 March 2031.')
    expect(row[column('Source')]).toBe('EVT-2031-001')
  })

  test('lies on its page, as Word and as PDF; a narrow report stands', async () => {
    const landscape = (bytes: Uint8Array) => /<w:pgSz[^>]*w:orient="landscape"/.test(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()))
    expect(landscape(await run('report', 'follow-up-matrix', '--format', 'docx'))).toBe(true)
    expect(landscape(await run('report', 'topics', '--format', 'docx'))).toBe(false)
    const size = async (name: string) => {
      const page = await (await getDocument({ data: new Uint8Array(await run('report', name, '--format', 'pdf')), verbosity: 0 }).promise).getPage(1)
      const [, , width = 0, height = 0] = page.view
      return width > height
    }
    expect(await size('follow-up-matrix')).toBe(true)
    expect(await size('topics')).toBe(false)
  })
})

test('a party owes what falls on it as a member of a body, until it has done its part', async () => {
  const log = (entries: string) => ({
    'records/follow-ups/FU-2031-001-landing-places.yaml': `id: FU-2031-001\ntitle: Send the list of landing places\ntype: request\nresponsible: [TROIKA]\ndue: 2031-03-24\nlog:\n  - { date: 2031-03-10, status: pending }\n${entries}`,
  })
  const tables = async (entries: string, party: string) => {
    const report = made(await lakes(log(entries)), 'party', { party })
    return ['owes', 'done'].map((table) => rowsOf(report, table).map(([title]) => title))
  }
  const open = '  - { date: 2031-03-20, status: fulfilled, by: CAL, evidence: DOC-2031-001 }\n'
  expect((await tables('', 'CAL'))[0]).toContain('Send the list of landing places')
  expect((await tables(open, 'CAL'))[0]).not.toContain('Send the list of landing places')
  expect((await tables(open, 'CAL'))[1]).toContain('Send the list of landing places')
  expect((await tables(open, 'BRV'))[0]).toContain('Send the list of landing places')
  expect((await tables(open, 'TROIKA'))[0]).toContain('Send the list of landing places')
})

describe('money', () => {
  const contribution = (id: string, text: string): Overlay => ({ [`records/contributions/${id}.yaml`]: `id: ${id}\ntitle: A contribution\n${text}` })
  const paid = async (payments: string) => {
    const overlay = contribution('CON-2031-BRV', `party: BRV\nyear: 2031\ncurrency: XTS\nassessed: 900\n${payments}`)
    return rowsOf(made(await lakes(overlay), 'contributions'), 'contributions').find(([party]) => party === 'Bravia') ?? []
  }

  test('that nothing was paid is told from not knowing', async () => {
    expect((await paid('')).slice(1, 5)).toEqual(['900', 'no schedule on record', 'none on record', '900'])
    expect((await paid('payments:\n  - { date: 2031-06-30, amount: 0 }\n')).slice(1, 5)).toEqual(['900', 'no schedule on record', '0', '900'])
    expect((await paid('payments:\n  - { date: 2031-08-30, amount: 0 }\n'))[3], 'not known yet on the day').toBe('none on record')
  })

  test('of several currencies is never summed, nor drawn on one scale', async () => {
    const overlay = {
      ...contribution('CON-2031-BRV', 'party: BRV\nyear: 2031\ncurrency: XTS\nassessed: 900.10\npayments:\n  - { date: 2031-01-10, amount: 100.20 }\n'),
      ...contribution('CON-2031-CAL', 'party: CAL\nyear: 2031\ncurrency: XXX\nassessed: 12000\n'),
    }
    const report = made(await lakes(overlay), 'contributions')
    expect(rowsOf(report, 'totals')).toEqual([
      ['2031', 'XTS', '2', '2100.1', '700.2', '1399.9'],
      ['2031', 'XXX', '1', '12,000', '0', '12,000'],
    ])
    expect(report.charts.find(({ name }) => name === 'contributions')?.pictures.map(({ title }) => title)).toEqual(['2031, XTS', '2031, XXX'])
  })

  test('overdue ages from the day after it was due', async () => {
    const overlay = contribution(
      'CON-2030-BRV',
      'party: BRV\nyear: 2030\ncurrency: XTS\nassessed: 300\ninstalments:\n  - { due: 2030-06-30, amount: 100 }\n  - { due: 2031-06-30, amount: 100 }\n  - { due: 2031-07-10, amount: 100 }\npayments:\n  - { date: 2030-07-01, amount: 30 }\n',
    )
    expect(rowsOf(made(await lakes(overlay), 'contributions'), 'ageing')).toEqual([
      ['1 to 90', '100'],
      ['91 to 365', '0'],
      ['more than 365', '70'],
    ])
  })
})

test('a topic’s history runs from one meeting to the next, and holds nothing that comes after the day', async () => {
  const overlay = {
    'records/events/EVT-2030-009-autumn-meeting.md':
      '---\nid: EVT-2030-009\ntitle: Autumn meeting\ntype: meeting\ndate: 2030-10-02\nlog:\n  - { date: 2030-10-02, status: held }\n---\n\nCalanda notes the state of the fish stocks.\n',
    'records/topics/TOP-fish-stocks.md': `---
id: TOP-fish-stocks
title: Fish stocks
type: issue
positions:
  - by: DOR
    stance: concern
    source: [{ record: EVT-2031-001, quote: Dorania voiced its concern about the fish stocks of the northern lakes. }]
  - by: CAL
    stance: notes
    source: [{ record: EVT-2030-009, quote: Calanda notes the state of the fish stocks. }]
---
`,
  }
  const workspace = await lakes(overlay)
  const history = rowsOf(made(workspace, 'topics'), 'history').map(([date, what, by]) => [date, what, by])
  expect(history.slice(0, 2)).toEqual([
    ['2 October 2030', 'Notes', 'Calanda'],
    ['10 March 2031', 'Concern', 'Dorania'],
  ])
  const before = reportOf(workspace, { name: 'topics', definition: definitionOf('topics'), day: '2031-01-01', lang: 'en', asked: {} })
  expect(rowsOf(before, 'history').map(([, what]) => what)).toEqual(['Notes', 'Event'])
  expect(rowsOf(before, 'positions').map(([by]) => by)).toEqual(['Calanda'])
})
