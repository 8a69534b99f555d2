// References: every field that refers, what each takes, and how many hints a run works out.
import { expect, test } from 'vitest'
import { foundIn } from './found-in.ts'

const followUp = (number: number, lines: string) => ({
  [`records/follow-ups/FU-2031-${number}-wells.yaml`]: `id: FU-2031-${number}\ntitle: Wells\ntype: task\n${lines}log:\n  - { date: 2031-03-10, status: pending, by: ALD, evidence: DOC-2031-001 }\n`,
})

test('reference-exists looks into lists, logs, sources and text references', async () => {
  const record = `id: FU-2031-900
title: Wells
type: task
responsible: [ALD, NOBODY]
agreements: [AGR-2031-999]
source:
  - { record: EVT-2031-999, quote: x }
log:
  - { date: 2031-03-10, status: pending, by: SOMEBODY, evidence: [DOC-2031-001, DOC-2031-999] }
`
  const objective = 'id: OBJ-9\ntitle: Wells\nlevel: general\nscope: permanent\ntext: AGR-2031-998#3\nlog:\n  - { date: 2031-03-10, status: planned }\n'
  const found = await foundIn('reference-exists', { 'records/follow-ups/FU-2031-900-wells.yaml': record, 'records/objectives/OBJ-9-wells.yaml': objective })
  expect(found.map(({ line, at }) => `${line} ${at}`)).toEqual([
    '4 NOBODY',
    '5 AGR-2031-999',
    '7 EVT-2031-999',
    '9 SOMEBODY',
    '9 DOC-2031-999',
    '5 AGR-2031-998#3',
  ])
})

test('reference-exists suggests the nearest for the first twenty only', async () => {
  const many = Object.assign({}, ...Array.from({ length: 30 }, (_, index) => followUp(900 + index, 'responsible: [ALDD]\n')))
  const helps = (await foundIn('reference-exists', many)).map(({ help }) => help)
  expect(helps).toHaveLength(30)
  expect(helps.filter((help) => help.startsWith('Did you mean ALD?'))).toHaveLength(20)
})

test('reference-kind names what is there and what would fit', async () => {
  const found = await foundIn('reference-kind', followUp(900, 'responsible: [EVT-2031-001, TROIKA]\ndue: 2031-04-02\nagreements: [DOC-2031-001]\n'))
  expect(found.map(({ at, said, help }) => [at, said, help.slice(help.indexOf('“rcm'))])).toEqual([
    ['EVT-2031-001', '“EVT-2031-001” is of the kind “event”; the field “responsible” takes: party or body.', '“rcm list party” shows those that fit.'],
    ['DOC-2031-001', '“DOC-2031-001” is of the kind “document”; the field “agreements” takes: agreement.', '“rcm list agreement” shows those that fit.'],
  ])
})

test('document-unregistered asks for the record where one may be named, not of people', async () => {
  const event = `id: EVT-2031-009
title: Visit
type: meeting
participants:
  - { of: ALD, name: Ms Ada Alder }
documents:
  - { name: Map of the lakes, record: DOC-2031-001 }
  - { name: Plan of the wells }
log:
  - { date: 2031-04-02, status: held }
`
  expect(await foundIn('document-unregistered', { 'records/events/EVT-2031-009-visit.yaml': event })).toMatchObject([
    { line: 8, at: 'Plan of the wells', said: '“Plan of the wells” is named and has no record.' },
  ])
})
