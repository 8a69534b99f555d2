import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { databaseSqlite } from '../../src/formats/export-sqlite.ts'
import { exportReport } from '../../src/reports/export.ts'
import { lakes, type Overlay } from '../lakes.ts'

async function open(overlay: Overlay = {}) {
  const bytes = await databaseSqlite(exportReport(await lakes(overlay), { day: '2031-04-10', lang: 'en', kinds: [], query: '' }))
  const { Database } = await initSqlJs()
  const file = new Database(bytes)
  return { bytes, file, all: (sql: string) => file.exec(sql)[0]?.values ?? [] }
}

test('a table a kind, typed', async () => {
  const { all } = await open()
  expect(all('select id, due, responsible, "due-basis" from "follow-up" where id = \'FU-2031-001\'')).toEqual([
    ['FU-2031-001', '2031-03-24', 'TROIKA', 'stated'],
  ])
  expect(all('select year + 1, typeof(assessed) from contribution')).toEqual([[2032, expect.stringMatching(/integer|real/)]])
})

test('the status on the day, and on any other', async () => {
  const { file, all } = await open()
  const status = () => all("select status from status_on where id = 'FU-2031-003'")
  expect(status()).toEqual([['fulfilled']])
  file.run("update as_of set day = '2031-03-15'")
  expect(status()).toEqual([['pending']])
  file.run("update as_of set day = '2031-03-09'")
  expect(status()).toEqual([])
  expect(all("select status, due_day, days_late, parties from all_records where id = 'FU-2031-001'")).toEqual([['pending', '2031-03-24', 17, 'ALD; BRV; CAL']])
})

test('what is open, and what is overdue, on the day and on any other', async () => {
  const { file, all } = await open()
  expect(all('select id, days_late from overdue_on order by id')).toEqual([
    ['CNS-2031-001', 10],
    ['FU-2031-001', 17],
  ])
  expect(all("select phase, sum(records) from open_on where kind = 'follow-up' group by phase order by phase")).toEqual([
    ['open', 3],
    ['unknown', 1],
  ])
  file.run("update as_of set day = '2031-03-24'")
  expect(all('select id from overdue_on')).toEqual([])
})

test('links, and full text in every language without accents', async () => {
  const { all } = await open()
  expect(all("select id, field from record_links where \"to\" = 'AGR-2031-001' and id = 'FU-2031-005'")).toEqual([['FU-2031-005', 'agreements']])
  expect(all("select id, lang from full_text where full_text match 'title:reunion title:anual'")).toEqual([['EVT-2031-002', 'es']])
})

test('the same records give the same bytes', async () => expect(Buffer.from((await open()).bytes).equals((await open()).bytes)).toBe(true))

test('a hostile title is a text', async () => {
  const title = `'); drop table term; -- "x`
  const { all } = await open({
    'records/follow-ups/FU-2031-009-odd.yaml': `id: FU-2031-009\ntitle: ${JSON.stringify(title)}\ntype: task\n"a\\"b": 1\nA"B: 2\nlog:\n  - { date: 2031-03-10, status: pending }\n`,
  })
  expect(all('select title from "follow-up" where id = \'FU-2031-009\'')).toEqual([[title]])
  expect(all('select count(*) from term')).toEqual([[1]])
})
