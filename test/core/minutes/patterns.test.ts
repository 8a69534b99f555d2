// The files of patterns, shipped or a forum's own: what they may hold, and what is said when they hold something else.
import { describe, expect, it } from 'vitest'
import { readKinds, readPatterns } from '../../../src/core/minutes/patterns.ts'
import { shippedTemplate } from '../../../src/io/shipped.ts'
import { minutesReport } from '../../../src/reports/minutes.ts'
import { type Overlay, lakes } from '../../lakes.ts'
import { candidatesOf, kindsFile } from './minutes.ts'

const english = shippedTemplate('minutes/patterns.en.yaml') ?? ''
const saying = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    const { code, said } = error as { code: string; said: { values: { path: string; detail: string } } }
    return `${code} ${said.values.path}: ${said.values.detail}`
  }
  return 'read'
}

describe('a file of patterns is refused', () => {
  it.each<[string, string, RegExp]>([
    [
      'for a pattern that is none',
      english.replace("'consensus was reached'", "'consensus ..9'"),
      /^rcm\/patterns own\.yaml: consensus \.\.9 \(consensus \.\.9\)$/,
    ],
    [
      'for a list that is not there',
      english.replace("'consensus was reached'", "'{nowhere} reached'"),
      /^rcm\/patterns own\.yaml: \{nowhere\} reached \(\{nowhere\}\)$/,
    ],
    ['for YAML that is none', 'language: [', /^rcm\/patterns own\.yaml: ./],
    ['for a key that is missing', english.replace('language: en\n', ''), /^rcm\/patterns own\.yaml: language: ./],
    ['for a word too much', `${english}\nmore: []\n`, /^rcm\/patterns own\.yaml: : ./],
  ])('%s', (_, text, words) => {
    expect(saying(() => readPatterns(text, 'own.yaml'))).toMatch(words)
  })

  it('of kinds, too', () => {
    expect(saying(() => readKinds('kinds: 1\n', 'kinds.yaml'))).toMatch(/^rcm\/patterns kinds\.yaml: meeting: ./)
  })
})

describe('a rule of a forum’s own', () => {
  const found = async (rule: string, body: string) => {
    const patterns = readPatterns(
      english.replace('\nrules:\n', `\nrules:\n  - kind: task\n    sure: high\n${rule}    why: { en: own, es: propia }\n`),
      'own.yaml',
    )
    const { candidates } = minutesReport(await lakes(), { body, date: '2031-03-10', event: undefined, kinds: kindsFile.kinds, patterns })
    return candidates.map(({ kind, title, quote }) => ({ kind, title, quote }))
  }

  it('counts with numbers and years', async () => {
    const rule = "    find: ['rows|rowed {number} boats', 'rests in {year}']\n"
    expect(await found(rule, 'Bravia rows two boats to Calanda. Calanda rowed 12 boats. Dorania rowed many boats. Estmark rests in 2032.')).toMatchObject([
      { kind: 'task', quote: 'Bravia rows two boats to Calanda.' },
      { kind: 'task', quote: 'Calanda rowed 12 boats.' },
      { kind: 'task', quote: 'Estmark rests in 2032.' },
    ])
  })

  it('may name what it finds after an event that the sentence does not hold', async () => {
    expect(await found("    title: name\n    find: ['rowed']\n", 'Bravia rowed to the island.')).toEqual([
      { kind: 'task', title: 'Bravia rowed to the island', quote: 'Bravia rowed to the island.' },
    ])
  })
})

it('no kind of things that take place on a day: no calendar is read', async () => {
  const { event: _, ...kinds } = kindsFile.kinds
  const patterns = readPatterns(english, 'patterns.en.yaml')
  const body = 'June 2031\n\nWorkshop on nets\n'
  expect(minutesReport(await lakes(), { body, date: '2031-03-10', event: undefined, kinds, patterns }).candidates).toEqual([])
})

describe('names', () => {
  const party = (more: string): Overlay => ({
    'records/parties/FRO-far.yaml': `id: FRO\nnames:\n  en: Far Rivers Organization (Frog)\n  es: Organización de Ríos Lejanos\ntype: observer\n${more}`,
  })
  it.each([
    ['the name without its short form', 'The Far Rivers Organization will send the map.'],
    ['the short form alone', 'Frog will send the map.'],
    ['both', 'The Far Rivers Organization (Frog) will send the map.'],
    ['another name', 'The Old Frogs will send the map.'],
  ])('%s', async (_, text) => {
    const found = await candidatesOf(text, { overlay: party("aliases: [Old Frogs, '—']\n") })
    expect(found.map(({ parties }) => parties)).toEqual([['FRO']])
  })
})
