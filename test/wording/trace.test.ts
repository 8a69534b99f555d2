// Where a sentence comes from: found in any text and language, as adopted and as amended.
import { describe, expect, test } from 'vitest'
import type { History } from '../../src/core/history.ts'
import { Trace } from '../../src/wording/trace.ts'
import { type Agreement, files, list, workspaceOf } from './agreements.ts'

const none: History = {
  commits: 0,
  changes: [],
  head: undefined,
  unseen: { reason: 'no-repository', detail: undefined, cut: new Set(), isPartial: false },
  textsOf: () => new Map(),
  tip: () => new Map(),
}

const base: Agreement = {
  adopted: '2032-01-10',
  body: `The boats sail together.\n\n${list('Every lake is patrolled once a week.', 'By night two boats sail.')}`,
  es: `Las embarcaciones navegan juntas.\n\n${list('Cada lago se patrulla una vez por semana.', 'De noche navegan dos embarcaciones.')}`,
}
const chapter = { 'records/regulations/REG-9-boats.yaml': 'id: REG-9\ntitle: Boats\nnumber: "9"\nprovisions:\n  - AGR-2032-001#1\n  - AGR-2032-001#2\n' }

function trace(agreements: Record<string, Agreement>, asOf = '2040-01-01', lang: 'en' | 'es' = 'en', overlay: Record<string, string> = {}) {
  const workspace = workspaceOf({ ...files({ 'AGR-2032-001': base, ...agreements }), ...chapter, ...overlay })
  const own = new Trace(workspace, { day: asOf, lang })
  return { own, factsOf: (passages: ReturnType<Trace['passagesWith']>) => own.view('', passages, passages.length, none).output.passages }
}

const found = ({ own, factsOf }: ReturnType<typeof trace>, words: string) =>
  factsOf(own.passagesWith(words)).map(({ where, ref, lang, text }) => [where, ref, lang, text])

describe('words', () => {
  test('are found in the smallest place that holds them, whatever their case, accents and marks', () => {
    const own = trace({})
    expect(found(own, 'BY NIGHT two')).toEqual([['adopted', 'AGR-2032-001#2.2', 'en', 'By night two boats sail.']])
    expect(found(own, 'juntas')).toEqual(expect.arrayContaining([['adopted', 'AGR-2032-001#1', 'es', 'Las embarcaciones navegan juntas.']]))
    expect(found(own, 'once a week.\n2. By night two')).toEqual([
      ['adopted', 'AGR-2032-001#2', 'en', list('Every lake is patrolled once a week.', 'By night two boats sail.')],
    ])
    expect(found(own, 'together. 1. Every')).toEqual([['adopted', 'AGR-2032-001', 'en', base.body]])
    expect(found(own, '   ')).toEqual([])
  })

  test('that stand nowhere side by side are found together in one place', () => {
    expect(found(trace({}), 'night boats').map(([, ref]) => ref)).toContain('AGR-2032-001#2.2')
    expect(found(trace({}), 'night submarines')).toEqual([])
  })

  test('stand first in adopted texts, then in proposals, then in minutes', () => {
    expect(found(trace({}), 'boats').map(([where]) => where)).toEqual(expect.arrayContaining(['adopted', 'proposal', 'minutes']))
    const order = found(trace({}), 'boats').map(([where]) => ['adopted', 'compiled', 'draft', 'proposal', 'minutes', 'text'].indexOf(String(where)))
    expect(order).toEqual([...order].sort())
  })
})

const partly: Agreement = { adopted: '2033-01-10', amends: [{ target: 'AGR-2032-001#2.1', with: '#1', words: 'once a week' }], body: 'twice a month' }

test('a sentence that only the compilation has is taken apart into the adopted words that it is made of', () => {
  const own = trace({ 'AGR-2033-001': partly })
  const [only, ...more] = own.factsOf(own.own.passagesWith('patrolled twice a month'))
  expect(more).toEqual([])
  expect(only).toMatchObject({
    where: 'compiled',
    ref: 'AGR-2032-001#2.1',
    text: 'Every lake is patrolled twice a month.',
    provisions: [{ number: 4, chapter: '9' }],
  })
  expect(only?.parts).toEqual([
    { ref: 'AGR-2032-001#2.1', text: 'Every lake is patrolled' },
    { ref: 'AGR-2033-001#1', text: 'twice a month' },
    { ref: 'AGR-2032-001#2.1', text: '.' },
  ])
  expect(found(trace({ 'AGR-2033-001': partly }, '2032-12-31'), 'patrolled twice a month')).toEqual([])
})

const whole: Agreement = {
  adopted: '2033-01-10',
  effective: '2033-03-01',
  amends: [{ target: 'AGR-2032-001#2.2', with: '#1' }],
  body: 'By night three boats sail.',
}

describe('a replaced place', () => {
  test('tells what took its place, and the new one what it replaced', () => {
    const { own, factsOf } = trace({ 'AGR-2033-001': whole })
    const [old] = factsOf(own.passagesOf('AGR-2032-001#2.2'))
    expect(old).toMatchObject({
      state: 'in-force',
      since: '2033-03-01',
      provisions: [],
      replacedBy: [{ ref: 'AGR-2033-001#1', action: 'replace', from: '2033-03-01', text: 'By night three boats sail.' }],
    })
    const [now] = factsOf(own.passagesOf('AGR-2033-001#1'))
    expect(now).toMatchObject({
      adopted: '2033-01-10',
      replaces: [{ ref: 'AGR-2032-001#2.2', from: '2032-01-10', until: '2033-02-28', text: 'By night two boats sail.' }],
      provisions: [{ chapter: '9', ref: 'AGR-2032-001#2' }],
    })
  })

  test('is told beforehand what will replace it', () => {
    const { own, factsOf } = trace({ 'AGR-2033-001': whole }, '2033-02-01')
    expect(factsOf(own.passagesOf('AGR-2033-001#1'))[0]).toMatchObject({
      state: 'not-yet',
      provisions: [],
      replaces: [{ ref: 'AGR-2032-001#2.2', until: '2033-02-28', text: 'By night two boats sail.' }],
    })
  })

  test('in words says that it was changed', () => {
    const { own } = trace({ 'AGR-2033-001': whole }, '2040-01-01', 'es')
    const [view] = own.view('', own.passagesOf('AGR-2032-001#2.2'), 1, none).passages
    expect(view?.rows.find(({ label }) => label === 'En el día')?.values).toEqual(['cambiado desde el 1 de marzo de 2033'])
    expect(view?.rows.find(({ label }) => label === 'Cambiado por')?.values).toEqual([
      'AGR-2033-001#1, en su lugar, desde el 1 de marzo de 2033: «By night three boats sail.»',
    ])
  })
})

test('a repealed place', () => {
  const { own, factsOf } = trace({ 'AGR-2033-001': { adopted: '2033-01-10', repeals: [{ target: 'AGR-2032-001#1' }], body: 'No longer.' } })
  expect(factsOf(own.passagesOf('AGR-2032-001#1'))[0]).toMatchObject({
    state: 'repealed',
    since: '2033-01-10',
    replacedBy: [{ ref: 'AGR-2033-001', action: 'repeal', text: '' }],
  })
})

describe('what is asked for', () => {
  test('can be a whole record, a chapter, or a record that points to texts or quotes them', () => {
    const { own } = trace({})
    const refs = (passages: ReturnType<Trace['passagesOf']>) => passages.map(({ record, place }) => [record.id, ...place].join(' '))
    expect(refs(own.passagesOf('AGR-2032-001'))).toEqual(['AGR-2032-001'])
    expect(refs(own.passagesInChapter('9'))).toEqual(['AGR-2032-001 1', 'AGR-2032-001 2'])
    expect(refs(own.passagesInChapter('8'))).toEqual([])
    expect(refs(own.passagesOf('REG-9'))).toEqual(['AGR-2032-001 1', 'AGR-2032-001 2'])
    expect(refs(own.passagesOf('FU-2031-001'))).toEqual(['EVT-2031-001 4'])
    expect(refs(own.passagesOf('AGR-2032-001#7'))).toEqual([])
  })

  test('records that refer to each other in a circle end', () => {
    const chapters = {
      'records/objectives/OBJ-8-a.yaml': 'id: OBJ-8\ntitle: A\ntext: OBJ-9#1\nlog: []\n',
      'records/objectives/OBJ-9-b.yaml': 'id: OBJ-9\ntitle: B\ntext: OBJ-8#1\nlog: []\n',
    }
    expect(trace({}, '2040-01-01', 'en', chapters).own.passagesOf('OBJ-8')).toEqual([])
  })
})

test('a draft and the lakes forum’s own proposal, round and minutes', () => {
  const { own, factsOf } = trace({
    'AGR-2033-001': { adopted: '2033-01-10', log: [{ date: '2033-01-01', status: 'draft' }], body: 'Submarines are forbidden.' },
  })
  expect(factsOf(own.passagesWith('submarines'))).toMatchObject([{ where: 'draft', state: null, seal: null, proposals: [], adoptedIn: null }])
  expect(factsOf(own.passagesOf('AGR-2031-001#3.2'))[0]?.proposals).toMatchObject([{ id: 'PRP-2031-BRV-1', relation: 'change' }])
  expect(factsOf(own.passagesOf('AGR-2031-001#3.1'))[0]?.proposals).toEqual([])
})
