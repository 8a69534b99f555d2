// The proposals on a text, in the order in which a meeting takes them up.
import { expect, test } from 'vitest'
import { baseOf } from '../../src/core/proposed-changes.ts'
import { marshal } from '../../src/wording/marshal.ts'
import { type Overlay, lakes } from '../lakes.ts'

const day = '2031-04-10'
const proposal = (id: string, target: string, tabled: string, status = 'tabled'): Overlay => ({
  [`records/proposals/${id}-x.md`]: `---
id: ${id}
title: On ${target}
type: wording
proposer: [${id.split('-')[2]}]
target: ${target}
base: ${baseOf('Another text.')}
log:
  - { date: ${tabled}, status: ${status} }
---

All boats sail together.
`,
})
const overlay = {
  ...proposal('PRP-2031-CAL-1', 'AGR-2031-001#3', '2031-03-22'),
  ...proposal('PRP-2031-ALD-1', 'AGR-2031-001#3.2', '2031-03-20'),
  ...proposal('PRP-2031-DOR-1', 'AGR-2031-001#3.2', '2031-03-01'),
  ...proposal('PRP-2031-EST-1', 'AGR-2031-001#1', '2031-03-20'),
  ...proposal('PRP-2031-EST-2', 'AGR-2031-001#3.2', '2031-03-20', 'withdrawn'),
  ...proposal('PRP-2031-EST-3', 'AGR-2031-001#3.2', '2031-04-20'),
}
const places = async (within?: string) =>
  marshal(await lakes(overlay), { day, lang: 'en', ...(within === undefined ? {} : { within }) }).output.places.map(({ ref, proposals }) => [
    ref,
    ...proposals.map(({ letter, id }) => `${letter} ${id}`),
  ])

test('by place; what touches one place is lettered together: by place, day of tabling and id', async () => {
  expect((await places()).filter(([ref]) => ref === 'AGR-2031-001#3')).toEqual([
    ['AGR-2031-001#3', 'A PRP-2031-CAL-1', 'B PRP-2031-DOR-1', 'C PRP-2031-BRV-1', 'D PRP-2031-ALD-1'],
  ])
  expect((await places()).map(([ref]) => ref)).toContain('AGR-2031-001#1')
})

test('within a place, a part of it, and the record that it lies in', async () => {
  expect((await places('AGR-2031-001#3.2')).flat()).toEqual(['AGR-2031-001#3', 'A PRP-2031-CAL-1', 'B PRP-2031-DOR-1', 'C PRP-2031-BRV-1', 'D PRP-2031-ALD-1'])
  expect((await places('AGR-2031-001#1')).flat()).toEqual(['AGR-2031-001#1', 'A PRP-2031-EST-1'])
  expect(await places('AGR-2031-001')).toHaveLength(2)
  expect(await places('AGR-2031-001#3.1')).toEqual([['AGR-2031-001#3', 'A PRP-2031-CAL-1']])
  expect(await places('AGR-2030-001')).toEqual([])
})

test('what the text was, is and would be', async () => {
  const { output, redlines } = marshal(await lakes(overlay), { day, lang: 'en', within: 'AGR-2031-001#1' })
  const [place] = output.places
  expect(place?.proposals[0]).toMatchObject({
    proposer: ['EST'],
    status: 'tabled',
    tabled: '2031-03-20',
    nature: 'substantive',
    baseChanged: true,
    proposed: 'All boats sail together.',
  })
  expect(place?.text).toBe(place?.proposals[0]?.now)
  expect([...redlines.keys()]).toEqual(['AGR-2031-001#1 A'])
})

test('beyond Z come two letters', async () => {
  const many = Object.assign({}, ...Array.from({ length: 28 }, (_, index) => proposal(`PRP-2031-EST-${index + 1}`, 'AGR-2031-001#1', '2031-03-20'))) as Overlay
  const [place] = marshal(await lakes(many), { day, lang: 'en', within: 'AGR-2031-001#1' }).output.places
  expect(place?.proposals.map(({ letter }) => letter).slice(24)).toEqual(['Y', 'Z', 'AA', 'AB'])
  expect(place?.proposals.map(({ id }) => id)[9]).toBe('PRP-2031-EST-10')
})
