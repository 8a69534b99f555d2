// One record and all it touches: what is shown on a day, in a language, in each format.
import { Chalk } from 'chalk'
import stringWidth from 'fast-string-width'
import { expect, test } from 'vitest'
import type { Lang } from '../../src/core/message.ts'
import { showOutput } from '../../src/core/output.ts'
import type { RecordView } from '../../src/core/record-view.ts'
import { showFormats } from '../../src/formats/show.ts'
import { showReport } from '../../src/reports/show.ts'
import { type Overlay, lakes } from '../lakes.ts'

const workspace = await lakes()

function view(id: string, { day = '2031-04-10', lang = 'en' as Lang, from = workspace } = {}): RecordView {
  const record = from.byId.get(id)
  if (!record) throw new Error(`no record ${id}`)
  return showReport(record, from, day, lang)
}

const write = async (name: keyof typeof showFormats, views: readonly RecordView[], width = 80, lang: Lang = 'en') =>
  (await showFormats[name]())(views, { lang, colour: new Chalk({ level: 0 }), width })

const withFollowUp = (text: string, more: Overlay = {}) => lakes({ 'records/follow-ups/FU-2031-009-wells.md': text, ...more })

test('the output of every record is as the contract has it, on any day', () => {
  for (const day of ['2030-01-01', '2031-04-10', '2040-01-01'])
    for (const { id } of workspace.records) {
      const [output] = showOutput.parse([view(id, { day, lang: 'es' }).output])
      expect(output?.id).toBe(id)
    }
})

test('several responsible parties each have their status', async () => {
  const shared = await withFollowUp(
    '---\nid: FU-2031-009\ntitle: x\ntype: task\nresponsible: [TROIKA]\ndue: 2031-05\nlog:\n  - { date: 2031-03-10, status: pending }\n  - { date: 2031-03-12, status: in-progress, by: BRV }\n---\n',
  )
  const { parties, status, since, daysLate } = view('FU-2031-009', { from: shared })
  expect(parties).toEqual([
    { id: 'ALD', title: 'Aldermere', status: 'Pending' },
    { id: 'BRV', title: 'Bravia', status: 'In progress' },
    { id: 'CAL', title: 'Calanda', status: 'Pending' },
  ])
  expect([status, since, daysLate]).toEqual(['In progress', '12 March 2031', -51])
  expect(view('FU-2031-002').parties).toEqual([])
})

test('a vague date takes no article in Spanish', async () => {
  const vague = await withFollowUp('---\nid: FU-2031-009\ntitle: x\ntype: task\nlog:\n  - { date: 2031-03, status: pending }\n---\n')
  expect(view('FU-2031-009', { from: vague, lang: 'es' }).since).toBe('marzo de 2031')
  expect(view('FU-2031-001', { lang: 'es' }).since).toBe('el 10 de marzo de 2031')
})

test('what refers to it: by kind, each record once with its fields, only what is known on the day', () => {
  const { referredBy } = view('AGR-2031-001')
  expect(referredBy.map(({ kind, records }) => [kind, records.map(({ id, fields }) => [id, ...fields])])).toEqual([
    ['Follow-ups', [['FU-2031-005', 'Agreements']]],
    [
      'Objectives',
      [
        ['OBJ-1', 'Text'],
        ['OBJ-1.a', 'Text'],
      ],
    ],
    ['Proposals', [['PRP-2031-BRV-1', 'Target']]],
    ['Regulations', [['REG-1', 'Provisions']]],
  ])
  expect(view('AGR-2031-001', { day: '2031-03-09' }).referredBy.map(({ kind }) => kind)).toEqual(['Regulations'])
  expect(
    view('SEC', { day: '2031-05-01' })
      .referredBy.flatMap(({ records }) => records)
      .find(({ id }) => id === 'FU-2031-003')?.fields,
  ).toEqual(['Responsible', 'By'])
})

test('of the log only what had been entered by the day', () => {
  expect(view('FU-2031-003', { day: '2031-04-01' }).log.map(({ status }) => status)).toEqual(['Pending'])
  expect(view('FU-2031-003').log.at(-1)).toEqual({
    date: '2 April 2031',
    status: 'Fulfilled',
    by: { id: 'SEC', title: 'Secretariat' },
    note: undefined,
    evidence: [{ id: 'DOC-2031-001', title: 'Map of the lakes' }],
  })
})

test('a text without a translation says in which language it is', async () => {
  const body = { 'records/agreements/AGR-2031-001-joint-patrols.es.md': null }
  const text = view('AGR-2031-001', { from: await lakes(body), lang: 'es' }).text
  expect(text?.otherLang).toBe('inglés')
  expect(text?.body).toMatch(/^The members of the Assembly/)
  expect(await write('text', [view('AGR-2031-001', { from: await lakes(body), lang: 'es' })], 80, 'es')).toContain(
    '\nTexto\nSolo se tiene en inglés.\n\nThe members',
  )
  expect(view('AGR-2031-001', { lang: 'es' }).text?.otherLang).toBeUndefined()
})

test('every record fits a terminal of 60 columns and more, except words that are longer', async () => {
  for (const width of [60, 80, 132])
    for (const lang of ['en', 'es'] as const)
      for (const { id } of workspace.records)
        for (const line of (await write('text', [view(id, { lang, day: '2040-01-01' })], width, lang)).split('\n'))
          if (!line.startsWith('records/')) expect(stringWidth(line)).toBeLessThanOrEqual(width)
})

test('a long line of a list is wrapped under its text', async () => {
  const list = await withFollowUp(`---\nid: FU-2031-009\ntitle: x\ntype: task\n---\n\n- ${'word '.repeat(20).trim()}\n\n> ${'said '.repeat(20).trim()}\n`)
  const lines = (await write('text', [view('FU-2031-009', { from: list })], 60)).split('\n')
  expect(lines).toContain(`- ${'word '.repeat(11).trim()}`)
  expect(lines).toContain(`  ${'word '.repeat(9).trim()}`)
})

test('in Markdown the headings of the text stand below those of the record, and code is code', async () => {
  const headed = await withFollowUp('---\nid: FU-2031-009\ntitle: "*x* [y](z)"\ntype: task\n---\n\n# One\n\n##### Five\n\n```\n# code\n```\n\n#not\n')
  const text = await write('md', [view('FU-2031-009', { from: headed })])
  expect(text).toContain('# FU-2031-009 \\*x\\* \\[y\\](z)\n')
  expect(text).toContain('### One\n\n###### Five\n\n```\n# code\n```\n\n#not')
})

test('no text of a record steers the terminal', async () => {
  const hostile = await withFollowUp(
    '---\nid: FU-2031-009\ntitle: "a\\e[2Jb"\ntype: task\nnote: "c\\u202ed"\nlog:\n  - { date: 2031-03-10, status: pending, note: "e\\u009bf" }\n---\n\nbody\n',
  )
  for (const name of ['text', 'json', 'md'] as const) {
    const text = await write(name, [view('FU-2031-009', { from: hostile })])
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
    for (const sign of ['\\u001b', '\\u202e', '\\u009b']) expect(text).toContain(sign)
  }
})
