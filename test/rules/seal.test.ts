// Seals: what may not change, what has to be there, what must not be.
import { expect, test } from 'vitest'
import { sealOf } from '../../src/core/text.ts'
import { foundIn } from './found-in.ts'

const value = 'sha256-1f1a07873db80a0af2a77b2d054c2f1dac5f701767ccd6a4638331117ca427ee'
const agreement = `---
id: AGR-2031-009
title: A common list of wells
meeting: EVT-2031-001
adopted: 2031-03-10
seal: ${value}
log:
  - { date: 2031-03-10, status: adopted }
---

Every member keeps a list of its wells.

The Secretariat puts the lists together.
`
const found = (text: string) => foundIn('seal', { 'records/agreements/AGR-2031-009-wells.md': text })
const said = async (text: string) => (await found(text)).map((each) => each.said)
const change = (from: string, to: string) => agreement.replace(from, to)

test('the seal is that of the text, title, meeting and day', async () => {
  const body = 'Every member keeps a list of its wells. The Secretariat puts the lists together.'
  expect(sealOf({ title: 'A common list of wells', meeting: 'EVT-2031-001', adopted: '2031-03-10', body })).toBe(value)
  expect(await said(agreement)).toEqual([])
})

test.each([
  ['a word', 'keeps a list', 'may keep a list'],
  ['a comma', 'member keeps', 'member, keeps'],
  [
    'the order',
    'Every member keeps a list of its wells.\n\nThe Secretariat puts the lists together.',
    'The Secretariat puts the lists together.\n\nEvery member keeps a list of its wells.',
  ],
  ['the title', 'A common list', 'The common list'],
  ['the meeting', 'EVT-2031-001', 'EVT-2031-002'],
  ['the day', 'adopted: 2031-03-10', 'adopted: 2031-03-11'],
  ['the seal itself', value.slice(-1), '0'],
])('%s changed', async (_, from, to) => {
  expect(await found(change(from, to))).toMatchObject([{ line: 6, said: 'The text, title, meeting or day of AGR-2031-009 is not what was sealed.' }])
})

test.each([
  ['line ends and blank lines', '.\n\nThe', '.\r\n\r\n\r\nThe'],
  ['a line broken elsewhere', 'keeps a list', 'keeps\na list'],
  ['what is not sealed', 'log:', 'operative: false\nlog:'],
  ['what came after', 'status: adopted }', 'status: adopted }\n  - { date: 2032-03-10, status: lapsed, note: Replaced }'],
])('%s may change', async (_, from, to) => {
  expect(await said(change(from, to))).toEqual([])
})

test('an adopted text without a seal is told the value', async () => {
  expect(await found(change(`seal: ${value}\n`, ''))).toMatchObject([
    { said: 'The text of AGR-2031-009 is adopted and has no seal.', help: `When the text is word for word the adopted one, put “seal: ${value}”.` },
  ])
})

test('a changed text is not told a new value', async () => {
  for (const { help } of await found(change('keeps', 'kept'))) expect(help).not.toContain('sha256')
})

test('a draft has no seal, and needs none', async () => {
  const draft = change('status: adopted', 'status: draft')
  expect(await said(draft)).toEqual(['AGR-2031-009 has a seal and was never adopted.'])
  expect(await said(draft.replace(`seal: ${value}\n`, ''))).toEqual([])
})

test('a text that is awaited is not here, and the other way round', async () => {
  const awaited = change('log:', 'awaited: true\nlog:')
  expect(await said(awaited)).toEqual(['The text of AGR-2031-009 is said to be awaited, and it is here.'])
  const without = agreement.slice(0, agreement.indexOf('\nEvery'))
  expect(await said(without)).toEqual(['AGR-2031-009 has a seal, and the text that was sealed is not here.'])
  expect(await said(without.replace(`seal: ${value}\n`, ''))).toEqual([])
  expect(await said(without.replace(`seal: ${value}`, 'awaited: true'))).toEqual([])
})
