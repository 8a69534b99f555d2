// Text references: into nested items, into texts that are not held, into a record's own text.
import { expect, test } from 'vitest'
import { foundIn } from './found-in.ts'

const objective = (text: string) => ({
  'records/objectives/OBJ-9-patrols.yaml': `id: OBJ-9\ntitle: Patrols\nlevel: general\nscope: permanent\ntext: ${text}\nlog:\n  - { date: 2031-03-10, status: planned }\n`,
})
const said = async (text: string) => (await foundIn('text-reference', objective(text))).map((each) => `${each.said} ${each.help}`)

test.each(['AGR-2031-001#1', 'AGR-2031-001#3', 'AGR-2031-001#3.3'])('%s is there', async (text) => {
  expect(await said(text)).toEqual([])
})

test.each([
  ['AGR-2031-001#4', 'The text has 3 blocks: each heading, paragraph, list, quotation or table is one, counted from 1.'],
  ['AGR-2031-001#0', 'The text has 3 blocks: each heading, paragraph, list, quotation or table is one, counted from 1.'],
  ['AGR-2031-001#3.4', 'AGR-2031-001#3 has 3 items, counted from 1.'],
  ['AGR-2031-001#2.1', 'AGR-2031-001#2 has no items: only a list has them.'],
  ['AGR-2031-001#3.1.1', 'AGR-2031-001#3.1 has no items: only a list has them.'],
])('%s is not', async (text, help) => {
  expect(await said(text)).toEqual([`“${text}” points to a place that the text of AGR-2031-001 does not have. ${help}`])
})

test('a text that is awaited has no places yet', async () => {
  expect(await said('AGR-2030-001#1')).toEqual([
    '“AGR-2030-001#1” points into the text of AGR-2030-001, which is not held. Put the text into records/agreements/AGR-2030-001-rescue-on-the-lakes.yaml as its body (a .md file), or take the reference out until it is held.',
  ])
})

test('what an amendment puts in is looked for in its own text', async () => {
  const amendment = (place: string) => ({
    'records/agreements/AGR-2031-009-patrols.md': `---
id: AGR-2031-009
title: Patrols twice a week
adopted: 2031-10-08
amends:
  - { target: AGR-2031-001#3.1, with: "#1" }
  - { target: AGR-2031-001#3.2, with: "${place}" }
log:
  - { date: 2031-10-08, status: adopted }
---

1. Every lake is patrolled twice a week.
`,
  })
  expect(await foundIn('text-reference', amendment('#1.1'))).toEqual([])
  expect(await foundIn('text-reference', amendment('#1.2'))).toMatchObject([{ line: 7, at: '"#1.2"', help: 'AGR-2031-009#1 has one item.' }])
  expect(await foundIn('text-reference', amendment('#2'))).toMatchObject([
    { help: 'The text has one block: each heading, paragraph, list, quotation or table is one, counted from 1.' },
  ])
})
