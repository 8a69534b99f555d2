// The fields of queries, columns and orders: their names, their values on a day and in a language.
import { expect, test } from 'vitest'
import { type FieldValue, fieldContext, fieldNamed, fieldNames, generalFields, kindNamed, latestDay } from '../../src/core/fields.ts'
import type { Lang } from '../../src/core/message.ts'
import { lakes } from '../lakes.ts'

const workspace = await lakes()

function valuesOf(id: string, name: string, { day = '2031-04-10', lang = 'en' as Lang, from = workspace } = {}): readonly FieldValue[] | undefined {
  const record = from.byId.get(id)
  return record && fieldNamed(from, name)?.value(record, fieldContext(from, day, lang))
}

test.each<[string, string, readonly FieldValue[]]>([
  ['FU-2031-001', 'id', ['FU-2031-001']],
  ['FU-2031-001', 'kind', ['follow-up']],
  ['FU-2031-001', 'title', ['Send the list of landing places']],
  ['WFO', 'title', ['World Fishing Organization']],
  ['FU-2031-001', 'status', ['pending']],
  ['FU-2031-001', 'phase', ['open']],
  ['FU-2031-001', 'responsible', ['TROIKA']],
  ['FU-2031-001', 'party', ['ALD', 'BRV', 'CAL']],
  ['FU-2031-005', 'party', ['ALD', 'BRV', 'CAL', 'DOR', 'EST']],
  ['FU-2031-003', 'party', ['SEC']],
  ['FU-2031-004', 'party', []],
  ['RSP-2031-001-ALD', 'party', ['ALD']],
  ['PPT-2032', 'party', ['CAL']],
  ['CNS-2031-001', 'due', ['2031-03-31']],
  ['FU-2031-001', 'days-late', [17]],
  ['FU-2031-002', 'days-late', [-81]],
  ['FU-2031-003', 'days-late', []],
  ['FU-2031-001', 'overdue', [true]],
  ['FU-2031-003', 'overdue', [false]],
  ['EST', 'overdue', []],
  ['EST', 'in-force', []],
  ['AGR-2031-001', 'in-force', [true]],
  ['FU-2031-003', 'updated', ['2031-04-02']],
  ['FU-2031-003', 'by', ['SEC']],
  ['EVT-2031-002', 'date', ['2031-10']],
  ['AGR-2031-001', 'date', ['2031-03-10']],
  ['FU-2031-001', 'date', []],
  ['FU-2031-001', 'year', [2031]],
  ['CON-2031-ALD', 'year', [2031]],
  ['FU-2031-002', 'objective', ['OBJ-1.a']],
  ['FU-2031-002', 'meeting', ['EVT-2031-003', 'EVT-2031-001']],
  ['REG-1', 'refers', ['AGR-2031-001#1', 'AGR-2031-001#3', 'AGR-2030-001']],
  ['AGR-2031-001', 'referred', ['FU-2031-005', 'OBJ-1', 'OBJ-1.a', 'PRP-2031-BRV-1', 'REG-1']],
  ['FU-2031-001', 'translated', ['en', 'es']],
  ['EST', 'translated', ['en', 'es']],
  ['REG-1', 'path', ['records/regulations/REG-1-patrols.yaml']],
  ['TOP-fish-stocks', 'text', ['The stocks of the northern lakes were last counted in 2027.']],
  ['EST', 'text', []],
  ['FU-2031-001', 'type', ['request']],
  ['FU-2031-001', 'DUE-BASIS', ['stated']],
  ['CON-2031-ALD', 'assessed', [1200]],
  ['TRM-shared-waters', 'forms', ['shared waters', 'aguas compartidas']],
  ['TOP-fish-stocks', 'positions.by', ['DOR', 'EST']],
  ['FU-2031-003', 'log.status', ['pending', 'fulfilled']],
  ['FU-2031-001', 'currency', []],
])('%s has the %s %j', (id, name, values) => {
  expect(valuesOf(id, name)).toEqual(values)
})

test('in the language asked for', () => {
  expect(valuesOf('FU-2031-001', 'title', { lang: 'es' })).toEqual(['Enviar la lista de desembarcaderos'])
  expect(valuesOf('FU-2031-004', 'note', { lang: 'es' })).toEqual(['La fuente no indica quién lo mantendría ni en qué fecha.'])
  expect(valuesOf('TOP-fish-stocks', 'text', { lang: 'es' })).toEqual(['Las poblaciones de los lagos del norte se contaron por última vez en 2027.'])
})

test('of a log only what had been entered by the day', () => {
  expect(valuesOf('FU-2031-003', 'log.status', { day: '2031-04-01' })).toEqual(['pending'])
  expect(valuesOf('FU-2031-003', 'log.status', { day: '2031-03-09' })).toEqual([])
  expect(valuesOf('FU-2031-003', 'status', { day: '2031-03-09' })).toEqual([])
  expect(valuesOf('FU-2031-003', 'known', { day: '2031-03-09' })).toEqual([false])
})

test('a term that was extended is due at its new end, from the day of the extension', async () => {
  const path = 'records/consultations/CNS-2031-001-patrol-calendar.yaml'
  const extended = await lakes({
    [path]: workspace.text(path).replace('closes: 2031-03-31\n', 'closes: 2031-03-31\nextended:\n  - { date: 2031-04-05, closes: 2031-04-30 }\n'),
  })
  expect(valuesOf('CNS-2031-001', 'due', { day: '2031-04-04', from: extended })).toEqual(['2031-03-31'])
  expect(valuesOf('CNS-2031-001', 'overdue', { day: '2031-04-04', from: extended })).toEqual([true])
  expect(valuesOf('CNS-2031-001', 'due', { day: '2031-04-05', from: extended })).toEqual(['2031-04-30'])
  expect(valuesOf('CNS-2031-001', 'overdue', { day: '2031-04-05', from: extended })).toEqual([false])
  expect(valuesOf('CNS-2031-001', 'due-soon', { day: '2031-04-16', from: extended })).toEqual([true])
  expect(valuesOf('CNS-2031-001', 'due-soon', { day: '2031-04-15', from: extended })).toEqual([false])
})

test('adopted text is in force from its day until it lapses or is repealed as a whole', async () => {
  const path = 'records/agreements/AGR-2031-001-joint-patrols.md'
  const dated = await lakes({ [path]: workspace.text(path).replace('effective: 2031-04-01\n', 'effective: 2031-04-01\nlapses: 2031-12-31\n') })
  const inForce = (day: string, from = dated) => valuesOf('AGR-2031-001', 'in-force', { day, from })?.[0]
  expect(['2031-03-31', '2031-04-01', '2031-12-31', '2032-01-01'].map((day) => inForce(day))).toEqual([false, true, true, false])
  const adopted = await lakes({ [path]: workspace.text(path).replace('effective: 2031-04-01\n', '') })
  expect(['2031-03-09', '2031-03-10'].map((day) => inForce(day, adopted))).toEqual([false, true])
  const repeal = (target: string, status = 'adopted') =>
    lakes({
      'records/agreements/AGR-2032-001-end-of-patrols.md': `---\nid: AGR-2032-001\ntitle: End of the patrols\nadopted: 2032-02-01\nrepeals:\n  - { target: ${target}, effective: 2032-06-01 }\nlog:\n  - { date: 2032-02-01, status: ${status} }\n---\n\nThe patrols end.\n`,
    })
  const whole = await repeal('AGR-2031-001')
  expect(['2031-03-31', '2031-04-01', '2032-05-31', '2032-06-01'].map((day) => inForce(day, whole))).toEqual([false, true, true, false])
  expect(inForce('2032-06-01', await repeal('AGR-2031-001#3.2'))).toBe(true)
  expect(inForce('2032-06-01', await repeal('AGR-2031-001', 'draft'))).toBe(true)
})

test('objectives that lead back to themselves end the way up', async () => {
  const path = 'records/objectives/OBJ-1-safe-lakes.yaml'
  const looped = await lakes({ [path]: `${workspace.text(path)}parent: OBJ-1.a\n` })
  expect(fieldContext(looped, '2031-04-10', 'en').objectivesAbove('OBJ-1.a')).toEqual(['OBJ-1.a', 'OBJ-1'])
})

test('every general field says what it is in both languages, and gives values of its type', () => {
  const context = fieldContext(workspace, '2031-04-10', 'es')
  const types = { text: 'string', date: 'string', choice: 'string', reference: 'string', object: 'string', number: 'number', boolean: 'boolean' }
  for (const field of generalFields) {
    expect(field.label.en && field.label.es && field.description.en && field.description.es).toBeTruthy()
    expect(field.name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    const choices = field.choices?.(workspace)
    for (const record of workspace.records)
      for (const value of field.value(record, context)) {
        expect(typeof value).toBe(types[field.type])
        if (choices) expect([...choices.keys()]).toContain(value)
      }
  }
})

test('every name leads to a field', () => {
  const names = fieldNames(workspace)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(fieldNamed(workspace, name)?.name).toBe(name)
  expect(names).toEqual(expect.arrayContaining(['party', 'log.note', 'positions.by', 'amends.target']))
  expect(fieldNamed(workspace, 'constructor')).toBeUndefined()
})

test('a kind by any of its names', () => {
  for (const word of ['follow-up', 'follow-ups', 'Follow-Ups', 'seguimiento', 'SEGUIMIENTOS']) expect(kindNamed(workspace, word)?.name).toBe('follow-up')
  expect(kindNamed(workspace, 'párte')?.name).toBe('party')
  expect(kindNamed(workspace, 'nothing')).toBeUndefined()
})

test('the day without a clock is the last of any log', async () => {
  expect(latestDay(workspace)).toBe('2031-05-02')
  expect(
    latestDay(
      await lakes({ 'records/follow-ups/FU-2031-009-x.yaml': 'id: FU-2031-009\ntitle: x\ntype: task\nlog:\n  - { date: 2031-07?, status: pending }\n' }),
    ),
  ).toBe('2031-07-31')
})

test('a text that is translated is searched in every language, and shown in one', () => {
  const context = fieldContext(workspace, '2031-04-10', 'en')
  const theme = fieldNamed(workspace, 'theme')
  const searched = (id: string) => [...workspace.byId.values()].filter((record) => record.id === id).flatMap((record) => theme?.searched?.(record, context))
  expect(searched('PPT-2031')).toEqual(['Safe waters for all', 'Aguas seguras para todos'])
  expect(searched('FU-2031-001')).toEqual([])
  expect(valuesOf('PPT-2031', 'theme', { lang: 'es' })).toEqual(['Aguas seguras para todos'])
})
