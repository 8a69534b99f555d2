// Rules on change: each is found in its bad example and not in its good one; and what the examples alone do not show.
import { describe, expect, test } from 'vitest'
import { changeBetween } from '../../src/core/change.ts'
import { say, toolLanguages } from '../../src/core/message.ts'
import { placesOf } from '../../src/core/term-forms.ts'
import { changeRules } from '../../src/rules/change/index.ts'
import { checkChange } from '../../src/rules/change/run.ts'
import { located } from '../../src/rules/run.ts'
import { type Overlay, lakes } from '../lakes.ts'

const change = async (before: Overlay, after: Overlay) => changeBetween(await lakes(before), await lakes({ ...before, ...after }))
const foundIn = async (before: Overlay, after: Overlay): Promise<string[]> => checkChange(await change(before, after)).map(({ rule }) => rule)

test.each(changeRules.map((rule) => [rule.id, rule] as const))('%s', async (_, { examples: { before, bad, good }, check, id }) => {
  const own = await change(before, bad)
  const found = [...check(own)]
  expect(found.length).toBeGreaterThan(0)
  for (const each of [...found.map(({ message }) => message), ...found.map(({ help }) => help)])
    for (const lang of toolLanguages) expect(say(each, lang)).toMatch(/^(?!.*undefined)\S.*\S$/s)
  for (const { message } of found) expect(say(message, 'en')).not.toBe(say(message, 'es'))
  const { findings } = await located(
    found.map((each) => ({ rule: id, severity: 'error' as const, found: each })),
    own.after,
  )
  for (const { range } of findings) expect(range.start.line).toBeGreaterThan(0)
  expect([...check(await change(before, good))]).toEqual([])
})

const agreement = 'records/agreements/AGR-2031-001-joint-patrols.md'
const spanish = 'records/agreements/AGR-2031-001-joint-patrols.es.md'

test('nothing is found where nothing changes', async () => {
  expect(await foundIn({}, {})).toEqual([])
})

test('white space of an adopted text is no change, a word of its translation is one', async () => {
  const { after } = await change({}, {})
  expect(await foundIn({}, { [agreement]: after.text(agreement).replace('Their boats', 'Their   boats') })).toEqual([])
  expect(await foundIn({}, { [spanish]: after.text(spanish).replace('juntas', 'juntos') })).toEqual(['adopted-text-edited'])
})

test('title, meeting and day of an adopted text are sealed with it', async () => {
  const { after } = await change({}, {})
  const edited = async (line: RegExp, other: string) => {
    const text = after.text(agreement).replace(line, other)
    expect(text).not.toBe(after.text(agreement))
    return checkChange(await change({}, { [agreement]: text })).flatMap(({ rule, found }) => (rule === 'adopted-text-edited' ? [say(found.message, 'en')] : []))
  }
  expect(await edited(/^title: .*$/m, 'title: Another title')).toEqual(['The title of AGR-2031-001 is changed, and AGR-2031-001 is adopted.'])
  expect(await edited(/^meeting: .*$/m, 'meeting: EVT-2030-001')).toEqual(['The meeting of AGR-2031-001 is changed, and AGR-2031-001 is adopted.'])
  expect(await edited(/^title: (.*)$/m, 'title:   $1')).toEqual([])
})

test('the title of a translation of an adopted text is adopted too; one that has no text is not', async () => {
  const { after } = await change({}, {})
  expect(await foundIn({}, { [spanish]: after.text(spanish).replace(/^title: .*$/m, 'title: Otro título') })).toEqual(['adopted-text-edited'])
  expect(await foundIn({}, { [spanish]: after.text(spanish).replace(/^title: .*\n/m, '') })).toEqual(['adopted-text-edited'])
  const awaited = 'records/agreements/AGR-2030-001-rescue-on-the-lakes.es.yaml'
  expect(await foundIn({}, { [awaited]: after.text(awaited).replace(/^title: .*$/m, 'title: Otro título') })).toEqual([])
})

test('the seal of a translation may not change either, nor be taken away', async () => {
  const { after } = await change({}, {})
  const text = after.text(spanish)
  const other = text.replace(/^seal: sha256-.{4}/m, 'seal: sha256-0000')
  expect(other).not.toBe(text)
  expect(await foundIn({}, { [spanish]: other })).toEqual(['seal-rewritten'])
  const [found] = checkChange(await change({}, { [spanish]: text.replace(/^seal: .*\n/m, '') }))
  expect(found && say(found.found.message, 'en')).toBe('The seal of a translation of AGR-2031-001 is taken away.')
  expect(found?.found.path).toBe(spanish)
  const erratum = after.text(agreement).replace('seal: ', 'errata:\n  - { date: 2031-04-01, note: A word., evidence: EVT-2031-001 }\nseal: ')
  expect(await foundIn({}, { [spanish]: other, [agreement]: erratum })).toEqual([])
})

test('a branch does not silence a rule by its own rcm.yaml; the forum did, before', async () => {
  const { after } = await change({}, {})
  const silent = { 'rcm.yaml': `${after.forumText}rules: { adopted-text-edited: off }\n` }
  const edited = { [agreement]: after.text(agreement).replace('together,', 'jointly,') }
  expect(await foundIn({}, { ...silent, ...edited })).toContain('adopted-text-edited')
  expect(await foundIn(silent, edited)).not.toContain('adopted-text-edited')
})

describe('sensitive terms', () => {
  const topic = (body: string) => ({ 'records/topics/TOP-nets.md': `---\nid: TOP-nets\ntitle: Nets\ntype: issue\n---\n\n${body}\n` })

  test('a finding tells who raised it, why, and what to write instead', async () => {
    const [found] = checkChange(await change({}, topic('Nets are marked in Shared Waters.')))
    expect(found && say(found.found.message, 'en')).toBe(
      '“Shared Waters” in TOP-nets is a term to take care with: Calanda raised it. The borders on two of the lakes are not settled.',
    )
    expect(found && say(found.found.help, 'en')).toBe('Write “waters of the seven lakes” instead.')
  })

  test('text that stood there before is not new', async () => {
    const old = topic('Nets are marked in shared waters.')
    expect(await foundIn(old, topic('Nets are marked in shared waters.\n\nThis is new.'))).toEqual([])
    expect(await foundIn(old, topic('All nets are marked in shared waters.'))).toEqual([])
    expect(await foundIn(old, topic('Nets are marked in shared waters, and shared waters are many.'))).toEqual(['sensitive-term'])
  })

  const forms = ['differentiated responsibility', 'shared and differentiated responsibility']
  const words = (text: string, lang = 'en', own = forms) => placesOf(own, text, lang).map(({ offset, length }) => text.substr(offset, length))

  test('word forms, not substrings', () => {
    expect(words('shared and differentiated responsibility; differentiated responsibility')).toEqual([
      'shared and differentiated responsibility',
      'differentiated responsibility',
    ])
    expect(words('Differentiated\nresponsibilities and undifferentiated responsibility')).toEqual(['Differentiated\nresponsibilities'])
    expect(words('a shared and differentiated responsibility')).toEqual(['shared and differentiated responsibility'])
    expect(words('las RESPONSABILIDADES compartidas y diferenciadas', 'es', ['responsabilidad compartida y diferenciada'])).toEqual([
      'RESPONSABILIDADES compartidas y diferenciadas',
    ])
  })

  test('not in quotations', () => {
    expect(words('Mexico spoke of “differentiated responsibility”.\n\n> differentiated responsibility\n')).toEqual([])
    expect(words('la «responsabilidad diferenciada»', 'es', ['responsabilidad diferenciada'])).toEqual([])
  })
})
