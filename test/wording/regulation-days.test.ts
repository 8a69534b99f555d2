// What each provision said on each day, and what changed from one of them to another.
import { expect, test } from 'vitest'
import { acceptAll, rejectAll } from '../../src/core/redline.ts'
import { regulationChanges, regulationDays, stateOn } from '../../src/wording/regulation-days.ts'
import { type Agreement, files, workspaceOf } from './agreements.ts'

const agreements = {
  'AGR-2032-001': { adopted: '2032-01-10', body: 'Nets are mended in spring.\n\nOars are kept dry.' },
  'AGR-2033-001': { adopted: '2033-01-10', amends: [{ target: 'AGR-2032-001#2', with: '#1' }], body: 'Oars are kept dry and counted.' },
  'AGR-2034-001': { adopted: '2034-01-10', amends: [{ target: 'AGR-2032-001#2', with: '#1' }], body: 'Oars are kept dry.' },
} satisfies Record<string, Agreement>
const days = (asOf: string, refs = ['AGR-2032-001#1', 'AGR-2032-001#2']) =>
  regulationDays(
    workspaceOf({
      'records/regulations/REG-1-patrols.yaml': `id: REG-1\ntitle: Patrols\nprovisions: ${JSON.stringify(refs)}\n`,
      ...files(agreements),
    }),
    { asOf, lang: 'en', commits: new Map() },
  )
const changes = (asOf: string) =>
  regulationChanges(days(asOf)).map(({ ref, number, from, to, fromEnds, toEnds, isStep, redline }) => ({
    place: `${number} ${ref}`,
    span: [from, fromEnds, to, toEnds],
    isStep,
    texts: [rejectAll(redline), acceptAll(redline)],
  }))

test('a day for each text', () => {
  const found = days('2040-01-01')
  expect(found.days).toEqual(['2032-01-10', '2033-01-10', '2034-01-10'])
  const [first, second] = found.chapters.flatMap(({ provisions }) => provisions)
  expect(first?.states.map(({ from, item }) => [from, item.text])).toEqual([['2032-01-10', 'Nets are mended in spring.']])
  expect(second?.states.map(({ from, item }) => [from, item.text])).toEqual([
    ['2032-01-10', 'Oars are kept dry.'],
    ['2033-01-10', 'Oars are kept dry and counted.'],
    ['2034-01-10', 'Oars are kept dry.'],
  ])
  if (!second) throw new Error('two provisions')
  expect([second.ref, second.number]).toEqual(['AGR-2032-001#2', 2])
  expect(stateOn(second, '2032-01-09')).toBeUndefined()
  expect(stateOn(second, '2033-01-09')?.from).toBe('2032-01-10')
  expect(stateOn(second, '2033-01-10')?.from).toBe('2033-01-10')
})

test('what comes after the day asked for is not there', () => {
  expect(days('2033-06-01').days).toEqual(['2032-01-10', '2033-01-10'])
  expect(days('2033-01-10').days).toEqual(['2032-01-10', '2033-01-10'])
  const early = days('2031-01-01').chapters.flatMap(({ provisions }) => provisions.flatMap(({ states }) => states))
  expect(early.map(({ item }) => item.state)).toEqual(['not-yet', 'not-yet'])
  expect(changes('2031-01-01')).toEqual([])
})

test('every text against every later one that differs', () => {
  const [plain, counted] = ['Oars are kept dry.', 'Oars are kept dry and counted.']
  expect(changes('2040-01-01')).toEqual([
    { place: '1 AGR-2032-001#1', span: [undefined, '2032-01-10', '2032-01-10', undefined], isStep: true, texts: ['', 'Nets are mended in spring.'] },
    { place: '2 AGR-2032-001#2', span: [undefined, '2032-01-10', '2032-01-10', '2033-01-10'], isStep: true, texts: ['', plain] },
    { place: '2 AGR-2032-001#2', span: [undefined, '2032-01-10', '2033-01-10', '2034-01-10'], isStep: false, texts: ['', counted] },
    { place: '2 AGR-2032-001#2', span: [undefined, '2032-01-10', '2034-01-10', undefined], isStep: false, texts: ['', plain] },
    { place: '2 AGR-2032-001#2', span: ['2032-01-10', '2033-01-10', '2033-01-10', '2034-01-10'], isStep: true, texts: [plain, counted] },
    { place: '2 AGR-2032-001#2', span: ['2033-01-10', '2034-01-10', '2034-01-10', undefined], isStep: true, texts: [counted, plain] },
  ])
})
