// Agreements nobody follows up: which are to be followed up, and what counts as following up.
import { expect, test } from 'vitest'
import type { Overlay } from '../lakes.ts'
import { foundIn } from './found-in.ts'

const agreement = (lines: string, status = 'adopted') => ({
  'records/agreements/AGR-2031-009-wells.yaml': `id: AGR-2031-009\ntitle: Wells\nadopted: 2031-03-10\n${lines}awaited: true\nlog:\n  - { date: 2031-03-10, status: ${status} }\n`,
})
const isFound = async (overlay: Overlay) => (await foundIn('agreement-unfollowed', overlay)).length > 0

test('only an operative one that is adopted', async () => {
  expect(await isFound(agreement('operative: true\n'))).toBe(true)
  expect(await isFound(agreement('operative: false\n'))).toBe(false)
  expect(await isFound(agreement(''))).toBe(false)
  expect(await isFound(agreement('operative: true\n', 'draft'))).toBe(false)
  expect(await isFound(agreement('operative: true\n', 'adopted }\n  - { date: 2032-01-01, status: lapsed, note: Over'))).toBe(false)
})

test('a follow-up counts when it names it among its agreements', async () => {
  const followUp = (lines: string) => ({
    ...agreement('operative: true\n'),
    'records/follow-ups/FU-2031-009-wells.yaml': `id: FU-2031-009\ntitle: Wells\ntype: task\n${lines}log:\n  - { date: 2031-03-10, status: pending }\n`,
  })
  expect(await isFound(followUp('agreements: [AGR-2031-001, AGR-2031-009]\n'))).toBe(false)
  expect(await isFound(followUp('source: [{ record: AGR-2031-009 }]\n'))).toBe(true)
  expect(
    await isFound({ ...agreement('operative: true\n'), 'records/regulations/REG-9-wells.yaml': 'id: REG-9\ntitle: Wells\nawaited: [AGR-2031-009]\n' }),
  ).toBe(true)
})

test('one that is repealed as a whole by an agreement in force needs none', async () => {
  const repeal = (target: string, status = 'adopted') => ({
    ...agreement('operative: true\n'),
    'records/agreements/AGR-2031-010-no-wells.yaml': `id: AGR-2031-010\ntitle: No wells\nadopted: 2031-10-08\nrepeals: [{ target: ${target} }]\nawaited: true\nlog:\n  - { date: 2031-10-08, status: ${status} }\n`,
  })
  expect(await isFound(repeal('AGR-2031-009'))).toBe(false)
  expect(await isFound(repeal('AGR-2031-009#1'))).toBe(true)
  expect(await isFound(repeal('AGR-2031-009', 'draft'))).toBe(true)
})
