// The chapters of the regulations: tree, numbers, provisions, and what they lack or have twice.
import { expect, test } from 'vitest'
import { Consolidation } from '../../src/wording/consolidation.ts'
import { type Chapter, chaptersOf, coverageOf, eachChapter } from '../../src/wording/chapters.ts'
import { type Agreement, files, workspaceOf } from './agreements.ts'

type Data = Readonly<Record<string, unknown>>

const regulations = (chapters: Readonly<Record<string, Data>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(chapters).map(([id, data]) => [
      `records/regulations/${id}-test.yaml`,
      `${Object.entries({ id, title: `Title of ${id}`, ...data })
        .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
        .join('\n')}\n`,
    ]),
  )

function outlined(chapters: Readonly<Record<string, Data>>, agreements: Readonly<Record<string, Agreement>> = {}, lang = 'en') {
  const consolidation = new Consolidation(workspaceOf({ ...regulations(chapters), ...files(agreements) }), { asOf: '2040-01-01', lang })
  return { consolidation, chapters: chaptersOf(consolidation) }
}

const numbers = (chapters: readonly Chapter[]): string[] =>
  [...eachChapter(chapters)].map(({ chapter: { record, number }, depth }) => `${'  '.repeat(depth - 1)}${number} ${record.id}`)

test('numbers are automatic, by the order of the ids, or fixed; the automatic ones go on from them', () => {
  const { chapters } = outlined({
    'REG-2': {},
    'REG-2.1': { parent: 'REG-2' },
    'REG-2.2': { parent: 'REG-2', number: '2.7' },
    'REG-2.10': { parent: 'REG-2' },
    'REG-2.10.1': { parent: 'REG-2.10' },
    'REG-3': { number: 5 },
    'REG-4': {},
    'REG-5': { number: 'Annex' },
    'REG-5.1': { parent: 'REG-5' },
    'REG-6': {},
  })
  expect(numbers(chapters)).toEqual([
    '1 REG-1',
    '2 REG-2',
    '  2.1 REG-2.1',
    '  2.7 REG-2.2',
    '  2.8 REG-2.10',
    '    2.8.1 REG-2.10.1',
    '5 REG-3',
    '6 REG-4',
    'Annex REG-5',
    '  Annex.1 REG-5.1',
    '7 REG-6',
  ])
})

test('a chapter under itself, or under none that there is, is not lost', () => {
  const { chapters } = outlined({ 'REG-2': { parent: 'REG-3' }, 'REG-3': { parent: 'REG-2' }, 'REG-4': { parent: 'REG-9' }, 'REG-5': { parent: 'REG-5' } })
  expect(numbers(chapters)).toEqual(['1 REG-1', '2 REG-4', '3 REG-2', '  3.1 REG-3', '4 REG-5'])
})

test('a chapter holds its provisions in order, and what is awaited', () => {
  const { chapters } = outlined({}, {}, 'es')
  const [first] = chapters
  expect(first).toMatchObject({ title: 'Patrullajes', note: undefined, chapters: [] })
  expect(first?.provisions.map(({ ref, state }) => `${ref} ${state}`)).toEqual(['AGR-2031-001#1 in-force', 'AGR-2031-001#3 in-force'])
  expect(first?.awaited.map(({ id }) => id)).toEqual(['AGR-2030-001'])
})

test('what stands in two provisions, in none, or is awaited and not named', () => {
  const agreements: Record<string, Agreement> = {
    'AGR-2032-001': { adopted: '2032-01-10', body: '# Heading\n\nOne.\n\n1. Two.\n2. Three.\n\nFour.' },
    'AGR-2033-001': { adopted: '2033-01-10', amends: [{ target: 'AGR-2032-001#2', with: '#2' }], body: 'Paragraph 2 reads:\n\nNew one.' },
    'AGR-2034-001': { adopted: '2034-01-10', body: 'Nobody refers to this.' },
    'AGR-2035-001': { adopted: '2035-01-10', lapses: '2035-12-31', body: 'Nor to this, which has lapsed.' },
  }
  const { consolidation, chapters } = outlined(
    { 'REG-2': { provisions: ['AGR-2032-001#2', 'AGR-2032-001#3.1'] }, 'REG-3': { provisions: ['AGR-2033-001#2', 'AGR-2032-001#3'] } },
    agreements,
  )
  const { twice, uncovered, left, unlisted } = coverageOf(consolidation, chapters)
  expect(twice).toEqual([
    { ref: 'AGR-2033-001#2', provisions: ['AGR-2032-001#2', 'AGR-2033-001#2'] },
    { ref: 'AGR-2032-001#3.1', provisions: ['AGR-2032-001#3.1', 'AGR-2032-001#3'] },
  ])
  expect(uncovered.map(({ id }) => id)).toEqual(['AGR-2034-001'])
  expect(left).toEqual(['AGR-2031-001#2', 'AGR-2032-001#4', 'AGR-2033-001#1'])
  expect(unlisted).toEqual([])
  const { 'REG-1': _, ...none } = { 'REG-1': {}, 'REG-2': {} }
  const other = new Consolidation(workspaceOf({ ...regulations(none), 'records/regulations/REG-1-patrols.yaml': 'id: REG-1\ntitle: Patrols\n' }), {
    asOf: '2040-01-01',
    lang: 'en',
  })
  expect(coverageOf(other, chaptersOf(other)).unlisted.map(({ id }) => id)).toEqual(['AGR-2030-001'])
})

test('of words that another amendment replaced, nobody says that no chapter holds them', () => {
  const agreements: Record<string, Agreement> = {
    'AGR-2032-001': { adopted: '2032-01-10', body: 'Each member pays 10 crowns.' },
    'AGR-2033-001': {
      adopted: '2033-01-10',
      amends: [{ target: 'AGR-2032-001#1', words: '10 crowns', with: '#1' }],
      body: '12 crowns\n\nThe books stay open.',
    },
    'AGR-2034-001': { adopted: '2034-01-10', amends: [{ target: 'AGR-2033-001#1', with: '#1' }], body: '14 crowns' },
  }
  const { consolidation, chapters } = outlined({ 'REG-2': { provisions: ['AGR-2032-001#1'] } }, agreements)
  const { uncovered, left } = coverageOf(consolidation, chapters)
  expect(uncovered.map(({ id }) => id)).toEqual([])
  expect(left.filter((ref) => ref.startsWith('AGR-203') && !ref.startsWith('AGR-2031'))).toEqual(['AGR-2033-001#2'])
})
