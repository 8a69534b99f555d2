// Where a passage comes from, in words: a line for each thing that is known, none for what is not.
import { expect, test } from 'vitest'
import type { TraceOutput } from '../../src/core/output.ts'
import { passageInWords } from '../../src/wording/trace-words.ts'
import { lakes } from '../lakes.ts'

type Facts = TraceOutput['passages'][number]

const workspace = await lakes()
const bare: Facts = {
  ref: 'AGR-2031-001#3.2',
  where: 'text',
  title: 'On nets',
  lang: 'en',
  text: 'Nets are marked.',
  parts: [],
  provisions: [],
  state: null,
  since: null,
  adopted: null,
  meeting: null,
  seal: null,
  replaces: [],
  replacedBy: [],
  proposals: [],
  consultations: [],
  adoptedIn: null,
  firstIn: null,
}
const commit = { commit: 'a1b2c3d4e5f6a7b8', author: 'Ada Alder', day: '2031-03-11', subject: 'Adopt' }
const whole: Facts = {
  ...bare,
  where: 'compiled',
  parts: [{ ref: 'AGR-2031-001#1', text: 'Nets  are\nmarked.' }],
  provisions: [{ number: 7, chapter: '2.1', title: 'Nets' }] as Facts['provisions'],
  state: 'in-force',
  since: '2031-04-01',
  adopted: '2031-03-10',
  meeting: { id: 'EVT-2031-001', title: 'First meeting', date: '2031-03-10' },
  replaces: [
    { ref: 'AGR-2030-001#1', from: null, until: '2031-03-31', text: 'Nets may be marked.' },
    { ref: 'AGR-2029-001#1', from: null, until: null, text: `${'Nets '.repeat(50)}end` },
  ],
  replacedBy: [
    { ref: 'AGR-2031-009#1', action: 'replace', from: '2032-01-01', text: 'Nets are sealed.' },
    { ref: 'AGR-2031-010#1', action: 'repeal', from: '2033-01-01', text: '' },
  ],
  proposals: [
    { id: 'PRP-2031-BRV-1', title: 'Nets', status: 'tabled', relation: 'origin' },
    { id: 'PRP-2031-BRV-9', title: 'More nets', status: null, relation: 'change' },
    { id: 'PRP-2031-XXX-1', title: 'Other nets', status: 'odd', relation: 'change' },
  ],
  consultations: [
    {
      id: 'CNS-2031-001',
      title: 'Round',
      opens: '2031-03-12',
      closes: '2031-03-26',
      responses: [
        { id: 'RSP-2031-001-ALD', party: 'ALD', stance: 'objection', received: '2031-03-20', late: false },
        { id: 'RSP-2031-001-XXX', party: null, stance: 'odd', received: null, late: true },
      ],
    },
    { id: 'CNS-2031-009', title: 'Without days', opens: null, closes: null, responses: [] },
    { id: 'CNS-2031-010', title: 'Open', opens: '2031-05-01', closes: null, responses: [] },
  ],
  adoptedIn: commit,
  firstIn: { ...commit, commit: 'ffffffffffffffff', author: 'Bo Birch', subject: 'Draft' },
}
const shown = (facts: Facts, lang: 'en' | 'es' = 'en') => passageInWords(facts, workspace, lang)
const lines = (facts: Facts, lang: 'en' | 'es' = 'en') => shown(facts, lang).rows.map(({ label, values }) => `${label}: ${values.join(' | ')}`)

test('of what nothing is known there is no line', () => {
  expect(shown(bare)).toEqual({ ref: bare.ref, title: 'On nets', where: 'text of a record', text: 'Nets are marked.', rows: [] })
  expect(shown(bare, 'es').where).toBe('texto de un registro · inglés')
  expect(shown({ ...bare, lang: 'es' }).where).toBe('text of a record · Spanish')
})

test('everything, in English', () => {
  expect(lines(whole)).toEqual([
    'Made of: AGR-2031-001#1: “Nets are marked.”',
    'Compiled in: provision 7 · 2.1 Nets',
    'On the day: changed since 1 April 2031',
    'Adopted: 10 March 2031',
    'Meeting: EVT-2031-001 First meeting · 10 March 2031',
    `Replaced: AGR-2030-001#1 until 31 March 2031: “Nets may be marked.” | AGR-2029-001#1: “${'Nets '.repeat(47)}Ne…”`,
    'Changed by: AGR-2031-009#1, in place of it, from 1 January 2032: “Nets are sealed.” | AGR-2031-010#1, repeal, from 1 January 2033',
    'Proposed in: PRP-2031-BRV-1 Nets · Tabled',
    'Proposals on it: PRP-2031-BRV-9 More nets | PRP-2031-XXX-1 Other nets · odd',
    'Consultation: CNS-2031-001 Round · 12 March 2031 – 26 March 2031 | RSP-2031-001-ALD · Aldermere · Objection · 20 March 2031 | RSP-2031-001-XXX · odd · late | CNS-2031-009 Without days | CNS-2031-010 Open · 1 May 2031',
    'Adopted in: 11 March 2031 · Ada Alder · a1b2c3d4e5 · Adopt',
    'First in: 11 March 2031 · Bo Birch · ffffffffff · Draft',
  ])
})

test('in Spanish', () => {
  expect(lines({ ...whole, replacedBy: [], state: 'not-yet', since: null }, 'es').slice(0, 4)).toEqual([
    'Formado por: AGR-2031-001#1: «Nets are marked.»',
    'Compilado en: disposición 7 · 2.1 Nets',
    'En el día: aún no vigente',
    'Adoptado: 10 de marzo de 2031',
  ])
})

test.each([
  ['in-force', 'in force since 1 April 2031'],
  ['repealed', 'repealed since 1 April 2031'],
  ['lapsed', 'lapsed since 1 April 2031'],
  ['missing', 'not there since 1 April 2031'],
] as const)('on the day it is %s', (state, words) => {
  expect(lines({ ...bare, state, since: '2031-04-01' })).toEqual([`On the day: ${words}`])
})

test('a meeting without a day; what was adopted where it first stood is said once', () => {
  expect(lines({ ...bare, meeting: { id: 'EVT-2031-001', title: 'First meeting', date: null }, adoptedIn: commit, firstIn: commit })).toEqual([
    'Meeting: EVT-2031-001 First meeting',
    'Adopted in: 11 March 2031 · Ada Alder · a1b2c3d4e5 · Adopt',
  ])
})
