// Translations: what is to be translated, what is not, what is cut differently.
import { describe, expect, test } from 'vitest'
import type { Overlay } from '../lakes.ts'
import { foundIn } from './found-in.ts'

const rcm = (languages: string) => `id: lakes
name: { en: Assembly of the Seven Lakes (ASL), es: Asamblea de los Siete Lagos (ASL) }
short-name: { en: ASL, es: ASL }
secretariat: { en: Secretariat, es: Secretaría }
languages: [${languages}]
time-zone: UTC
bodies: { presidency: PPT, leadership: TROIKA, members: MEMBERS }
`

describe('translation-missing', () => {
  const said = async (overlay: Overlay) => (await foundIn('translation-missing', overlay)).map((each) => each.said)

  test('what has no words in a language needs no translation', async () => {
    expect(await said({ 'records/parties/FOL-folia.yaml': 'id: FOL\nnames: { en: Folia, es: Folia }\ntype: member\n' })).toEqual([])
  })

  test('a name in each language', async () => {
    expect(await said({ 'records/parties/FOL-folia.yaml': 'id: FOL\nnames: { en: Folia }\ntype: member\n' })).toEqual([
      '“names” of FOL has no name in Spanish.',
    ])
  })

  test('each field of the kind, where the original has it', async () => {
    const term = 'id: TRM-wells\ntitle: Wells\nforms: { en: [wells] }\nadvice: care\nreason: Wells are deep\n'
    expect(await said({ 'records/terms/TRM-wells.yaml': term, 'records/terms/TRM-wells.es.yaml': 'translates: sha256-0\ntitle: Pozos\n' })).toEqual([
      'The Spanish translation of TRM-wells lacks: reason.',
    ])
  })

  test('a body of the Secretariat’s own, but no minutes and no adopted text', async () => {
    const topic = '---\nid: TOP-wells\ntitle: Wells\ntype: issue\n---\n\nWells are deep.\n'
    const spanish = '---\ntranslates: sha256-0\ntitle: Pozos\n---\n'
    expect(await said({ 'records/topics/TOP-wells.md': topic, 'records/topics/TOP-wells.es.md': spanish })).toEqual([
      'The Spanish translation of TOP-wells lacks: body.',
    ])
    expect(await said({ 'records/topics/TOP-wells.md': topic, 'records/topics/TOP-wells.es.md': `${spanish}\nLos pozos son profundos.\n` })).toEqual([])
    const event = '---\nid: EVT-2031-009\ntitle: Visit\ntype: meeting\nlog:\n  - { date: 2031-04-02, status: held }\n---\n\nMinutes.\n'
    expect(
      await said({ 'records/events/EVT-2031-009-visit.md': event, 'records/events/EVT-2031-009-visit.es.yaml': 'translates: sha256-0\ntitle: Visita\n' }),
    ).toEqual([])
  })

  test('every language but the first, named in words', async () => {
    const found = await said({ 'rcm.yaml': rcm('en, es, fr') })
    expect(found).toContain('FU-2031-001 has no French translation.')
    expect(found).toContain('“names” of ALD has no name in French.')
    expect(found.every((each) => each.includes('French'))).toBe(true)
    expect(await said({ 'rcm.yaml': rcm('en') })).toEqual([])
  })
})

test('translation-stale says what to put, and where nothing is said', async () => {
  const topic = 'id: TOP-wells\ntitle: Wells\ntype: issue\n'
  const base = 'sha256-c417e0919db99616378d305d5e48d9ac2d53bbef26c3f40a86437889730dd760'
  const found = (spanish: string, original = topic) =>
    foundIn('translation-stale', { 'records/topics/TOP-wells.yaml': original, 'records/topics/TOP-wells.es.yaml': spanish })
  expect(await found(`translates: ${base}\ntitle: Pozos\n`)).toEqual([])
  expect(await found(`translates: ${base}\ntitle: Pozos\n`, topic.replace('issue', 'institutional'))).toEqual([])
  expect(await found(`translates: ${base}\ntitle: Pozos\n`, topic.replace('Wells', 'Deep wells'))).toMatchObject([
    { line: 1, at: base, said: 'The original has changed since this translation was made.' },
  ])
  expect(await found('title: Pozos\n')).toMatchObject([
    {
      line: 1,
      said: 'This translation does not say which text it was made from.',
      help: `Compare it with records/topics/TOP-wells.yaml; when it is right, put “translates: ${base}”.`,
    },
  ])
})

describe('translation-shape', () => {
  const agreement = `---
id: AGR-2031-009
title: Wells
seal: sha256-0
log:
  - { date: 2031-03-10, status: adopted }
---

# Wells

1. One
   - a
   - b
2. Two

Last.
`
  const said = async (body: string, original = agreement) =>
    (
      await foundIn('translation-shape', {
        'records/agreements/AGR-2031-009-wells.md': original,
        'records/agreements/AGR-2031-009-wells.es.md': `---\ntitle: Pozos\n---\n\n${body}`,
      })
    ).map((each) => `${each.line} ${each.said}`)

  test('the same blocks, whatever they say', async () => {
    expect(await said('# Pozos\n\n1. Uno\n   - a\n   - b\n2. Dos\n\nÚltimo,\nen dos líneas.\n')).toEqual([])
  })

  test.each([
    ['Pozos\n\n1. Uno\n', '5 At #1 the original has a heading, the Spanish translation a paragraph.'],
    ['# Pozos\n\n1. Uno\n   - a\n2. Dos\n\nÚltimo.\n', '8 At #2.1.2 the original has an item, the Spanish translation nothing.'],
    ['# Pozos\n\n1. Uno\n   - a\n   - b\n2. Dos\n3. Tres\n\nÚltimo.\n', '11 At #2.3 the original has nothing, the Spanish translation an item.'],
    ['# Pozos\n\n1. Uno\n   - a\n   - b\n2. Dos\n', '7 At #3 the original has a paragraph, the Spanish translation nothing.'],
    ['# Pozos\n\n1. Uno\n   - a\n   - b\n2. Dos\n\n> Último.\n', '12 At #3 the original has a paragraph, the Spanish translation a quotation.'],
  ])('the first place that differs: %j', async (body, message) => {
    expect(await said(body)).toEqual([message])
  })

  test('only of sealed texts, and only where there is a text', async () => {
    expect(await said('', agreement)).toEqual([])
    expect(await said('Otro.\n', agreement.replace('seal: sha256-0\n', ''))).toEqual([])
  })
})
