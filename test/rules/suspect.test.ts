// What rests on a changed text: which places touch each other, and since when.
import { expect, test } from 'vitest'
import { foundIn } from './found-in.ts'

interface Case {
  readonly target: string
  readonly text: string
  readonly log?: string
  readonly change?: 'amends' | 'repeals'
  readonly lines?: string
  readonly status?: string
}

const found = async ({ target, text, log = '{ date: 2031-03-10, status: planned }', change = 'amends', lines = '', status = 'adopted' }: Case) =>
  (
    await foundIn('suspect', {
      'records/agreements/AGR-2031-009-patrols.md': `---
id: AGR-2031-009
title: Patrols
adopted: 2031-10-08
${lines}${change}:
  - { target: ${target}${change === 'amends' ? ', with: "#1"' : ''} }
log:
  - { date: 2031-10-08, status: ${status}, note: So it was }
---

Every lake is patrolled twice a week.
`,
      'records/objectives/OBJ-9-patrols.yaml': `id: OBJ-9\ntitle: Patrols\nlevel: general\nscope: permanent\ntext: ${text}\nlog:\n  - ${log}\n`,
    })
  )
    .filter(({ path }) => path.includes('OBJ-9'))
    .map(({ said }) => said)

test.each([
  ['AGR-2031-001#3', 'AGR-2031-001#3'],
  ['AGR-2031-001#3.1', 'AGR-2031-001#3'],
  ['AGR-2031-001#3', 'AGR-2031-001#3.1'],
])('%s amended touches %s', async (target, text) => {
  expect(await found({ target, text })).toEqual([
    `The text of ${text} was changed by AGR-2031-009 on 2031-10-08, after the last log entry of OBJ-9 (2031-03-10).`,
  ])
})

test.each([
  ['AGR-2031-001#1', 'AGR-2031-001#3'],
  ['AGR-2031-001#3.1', 'AGR-2031-001#3.2'],
  ['AGR-2031-001#3.1', 'AGR-2031-001#1'],
])('%s amended leaves %s alone', async (target, text) => {
  expect(await found({ target, text })).toEqual([])
})

test('a whole agreement repealed touches every place in it', async () => {
  expect(await found({ target: 'AGR-2031-001', text: 'AGR-2031-001#3.2', change: 'repeals' })).toHaveLength(1)
})

test('an entry since then settles it, also on the same day', async () => {
  const both = { target: 'AGR-2031-001#3', text: 'AGR-2031-001#3' }
  expect(await found({ ...both, log: '{ date: 2031-10-08, status: planned }' })).toEqual([])
  expect(await found({ ...both, log: '{ date: 2031-10, status: planned }' })).toEqual([])
  expect(await found({ ...both, log: '{ date: 2031-10-07, status: planned }' })).toHaveLength(1)
})

test('what is done or closed is not asked again', async () => {
  const both = { target: 'AGR-2031-001#3', text: 'AGR-2031-001#3' }
  expect(await found({ ...both, log: '{ date: 2031-03-10, status: achieved, evidence: DOC-2031-001 }' })).toEqual([])
  expect(await found({ ...both, log: '{ date: 2031-03-10, status: discontinued, note: No boats }' })).toEqual([])
})

test('it counts from when the change has effect, and only once it is adopted', async () => {
  const both = { target: 'AGR-2031-001#3', text: 'AGR-2031-001#3', log: '{ date: 2031-11-01, status: planned }' }
  expect(await found(both)).toEqual([])
  expect(await found({ ...both, lines: 'effective: 2032-01-01\n' })).toEqual([
    'The text of AGR-2031-001#3 was changed by AGR-2031-009 on 2032-01-01, after the last log entry of OBJ-9 (2031-11-01).',
  ])
  expect(await found({ ...both, lines: 'effective: 2032-01-01\n', status: 'draft' })).toEqual([])
})

test('the agreement that makes the change, and quotes of the old text, are not suspect', async () => {
  const amended = await foundIn('suspect', {
    'records/agreements/AGR-2031-009-patrols.md': `---
id: AGR-2031-009
title: Patrols
adopted: 2031-10-08
amends:
  - { target: AGR-2031-001#3.1, with: "#1" }
log:
  - { date: 2031-10-08, status: adopted }
---

Every lake is patrolled twice a week.
`,
    'records/follow-ups/FU-2031-009-log.yaml':
      'id: FU-2031-009\ntitle: Log\ntype: task\nsource:\n  - record: AGR-2031-001\n    quote: at least once a week\nlog:\n  - { date: 2031-03-10, status: pending }\n',
  })
  expect(amended.map(({ path, at }) => `${path.slice(path.lastIndexOf('/') + 1)} ${at}`)).toEqual([
    'FU-2031-005-report-on-patrols.yaml AGR-2031-001',
    'OBJ-1.a-weekly-patrols.yaml AGR-2031-001#3.1',
  ])
})

test.each([
  ['2032-01', 'planned', '2031-10-20', /was changed by AGR-2031-009 on 2032-01, after/],
  ['"2032"', 'planned', '2032-03-01', /with effect from 2032, which says no exact day and may be after the last log entry of OBJ-9 \(2032-03-01\)/],
  ['2032-06?', 'planned', '2032-03-01', /with effect from 2032-06\?, which says no exact day/],
])('a day of effect that is vague (%s) is told for certain only when it is', async (effective, status, date, words) => {
  const said = await found({
    target: 'AGR-2031-001#3',
    text: 'AGR-2031-001#3',
    lines: `effective: ${effective}\n`,
    log: `{ date: ${date}, status: ${status} }`,
  })
  expect(said).toEqual([expect.stringMatching(words)])
})

test('an entry after the end of a vague day settles it', async () => {
  const said = await found({ target: 'AGR-2031-001#3', text: 'AGR-2031-001#3', lines: 'effective: 2032-01\n', log: '{ date: 2032-01-31, status: planned }' })
  expect(said).toEqual([])
})
