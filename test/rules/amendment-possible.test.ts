// Each impossible amendment is found once, at the value at fault, with both places named.
import { expect, test } from 'vitest'
import { say } from '../../src/core/message.ts'
import { findingsOf } from '../../src/rules/run.ts'
import { type Agreement, files, workspaceOf } from '../wording/agreements.ts'

const base: Agreement = {
  adopted: '2032-01-10',
  body: 'The boats sail together, boats of all members.\n\n1. Every lake.\n2. Every night.',
  es: 'Las embarcaciones navegan juntas.\n\n1. Cada lago.\n2. Cada noche.',
}
const next = (data: Omit<Agreement, 'adopted'>): Agreement => ({ adopted: '2033-01-10', ...data })

/** `line: message` of what the rule finds, in the order of the files. */
async function found(agreements: Record<string, Agreement>, lang: 'en' | 'es' = 'en'): Promise<string[]> {
  const { findings } = await findingsOf(workspaceOf(files({ 'AGR-2032-001': base, ...agreements })))
  return findings
    .filter(({ rule }) => rule === 'amendment-possible')
    .map(({ path, range, message, help }) => `${path.slice(19)}:${range.start.line}: ${say(message, lang)} | ${say(help, lang)}`)
}

test('what can be carried out is not found', async () => {
  expect(
    await found({
      'AGR-2033-001': next({
        amends: [
          { target: 'AGR-2032-001#2.1', with: '#1' },
          { target: 'AGR-2032-001#1', words: { en: 'sail', es: 'navegan' }, with: '#1' },
          { target: 'AGR-2032-001#2', action: 'insert-after', with: '#1' },
        ],
        body: 'New.',
        es: 'Nuevo.',
      }),
      'AGR-2034-001': {
        adopted: '2034-01-10',
        repeals: [{ target: 'AGR-2033-001#1' }, { target: 'AGR-2032-001#2.2' }],
        amends: [{ target: 'AGR-2032-001#2.2', action: 'insert-after', with: '#1' }],
        body: 'Newer.',
      },
      'AGR-2035-001': {
        adopted: '2035-01-10',
        log: [{ date: '2035-01-10', status: 'draft' }],
        amends: [{ target: 'AGR-2032-001#1', words: 'nowhere', with: '#1' }],
        body: 'Not adopted.',
      },
    }),
  ).toEqual([])
})

test.each<[string, Record<string, Agreement>, string[]]>([
  [
    'words that are not there',
    { 'AGR-2033-001': next({ amends: [{ target: 'AGR-2032-001#1', words: 'sails together', with: '#1' }], body: 'x' }) },
    [
      'AGR-2033-001-test.md:5: The words “sails together” are not in the English text of AGR-2032-001#1 on 2033-01-10. | Quote them as they stand in the text in force on that day; records/agreements/AGR-2032-001-test.md has the text as it was adopted.',
    ],
  ],
  [
    'words that are there twice',
    { 'AGR-2033-001': next({ amends: [{ target: 'AGR-2032-001#2', words: 'Every', with: '#1' }], body: 'x' }) },
    [
      'AGR-2033-001-test.md:5: The words “Every” are more than once in the English text of AGR-2032-001#2 on 2033-01-10. | Quote some of the words around them too, so that only one place in records/agreements/AGR-2032-001-test.md is meant.',
    ],
  ],
  [
    'words that are not in the other language',
    { 'AGR-2033-001': next({ amends: [{ target: 'AGR-2032-001#1', words: { en: 'sail', es: 'navega' }, with: '#1' }], body: 'x', es: 'x' }) },
    [
      'AGR-2033-001-test.md:5: The words “navega” are not in the Spanish text of AGR-2032-001#1 on 2033-01-10. | Quote them as they stand in the text in force on that day; records/agreements/AGR-2032-001-test.md has the text as it was adopted.',
    ],
  ],
  [
    'words that a later amendment takes away',
    {
      'AGR-2033-001': next({ amends: [{ target: 'AGR-2032-001#1', with: '#1' }], body: 'The ships sail.' }),
      'AGR-2034-001': { adopted: '2034-01-10', amends: [{ target: 'AGR-2032-001#1', words: 'ships', with: '#1' }], body: 'vessels' },
      'AGR-2035-001': { adopted: '2035-01-10', amends: [{ target: 'AGR-2033-001#1', with: '#1' }], body: 'Nobody sails.' },
    },
    [
      'AGR-2034-001-test.md:5: The words “ships” are not in the English text of AGR-2032-001#1 on 2035-01-10. | Quote them as they stand in the text in force on that day; records/agreements/AGR-2032-001-test.md has the text as it was adopted.',
    ],
  ],
  [
    'a text that is repealed',
    {
      'AGR-2033-001': next({ repeals: [{ target: 'AGR-2032-001#1' }], body: 'x' }),
      'AGR-2034-001': { adopted: '2034-01-10', amends: [{ target: 'AGR-2032-001#1', with: '#1' }], repeals: [{ target: 'AGR-2032-001#1' }], body: 'x' },
    },
    [
      'AGR-2034-001-test.md:5: AGR-2034-001 changes AGR-2032-001#1 from 2034-01-10; AGR-2033-001 has repealed it since 2033-01-10. | Put new text in beside what is repealed (“action: insert-after”), or correct one of the two days; the repeal is in records/agreements/AGR-2033-001-test.md.',
      'AGR-2034-001-test.md:6: AGR-2034-001 changes AGR-2032-001#1 from 2034-01-10; AGR-2033-001 has repealed it since 2033-01-10. | Put new text in beside what is repealed (“action: insert-after”), or correct one of the two days; the repeal is in records/agreements/AGR-2033-001-test.md.',
    ],
  ],
  [
    'an agreement that is repealed, or has lapsed',
    {
      'AGR-2033-001': next({ repeals: [{ target: 'AGR-2032-001' }], body: 'x' }),
      'AGR-2034-001': { adopted: '2034-01-10', lapses: '2034-06-30', amends: [{ target: 'AGR-2032-001#1', with: '#1' }], body: 'x' },
      'AGR-2035-001': { adopted: '2035-01-10', repeals: [{ target: 'AGR-2034-001' }], body: 'x' },
    },
    [
      'AGR-2034-001-test.md:6: AGR-2034-001 changes AGR-2032-001#1 from 2034-01-10; AGR-2033-001 has repealed AGR-2032-001 since 2033-01-10. | Name the text that is in force instead, or correct one of the two days; the repeal is in records/agreements/AGR-2033-001-test.md.',
      'AGR-2035-001-test.md:5: AGR-2035-001 changes AGR-2034-001 from 2035-01-10, when AGR-2034-001 has lapsed. | Name the text that is in force instead, or correct the day here or the dates in records/agreements/AGR-2034-001-test.md.',
    ],
  ],
  [
    'an item of a list that is replaced',
    {
      'AGR-2033-001': next({ amends: [{ target: 'AGR-2032-001#2', with: '#1' }], body: '1. x' }),
      'AGR-2034-001': { adopted: '2034-01-10', amends: [{ target: 'AGR-2032-001#2.2', action: 'insert-after', with: '#1' }], body: 'x' },
    },
    [
      'AGR-2034-001-test.md:5: AGR-2034-001 changes AGR-2032-001#2.2 from 2034-01-10; AGR-2033-001 has replaced the list in which it lay since 2033-01-10. | Name the place in the new text, which is in records/agreements/AGR-2033-001-test.md.',
    ],
  ],
  [
    'a text that is not adopted, or not yet',
    {
      'AGR-2033-001': next({ log: [{ date: '2033-01-10', status: 'draft' }], body: 'x' }),
      'AGR-2034-001': {
        adopted: '2034-01-10',
        amends: [
          { target: 'AGR-2033-001#1', with: '#1' },
          { target: 'AGR-2035-001#1', with: '#1' },
          { target: 'EVT-2031-001#1', with: '#1' },
        ],
        body: 'x',
      },
      'AGR-2035-001': { adopted: '2035-01-10', body: 'x' },
    },
    [
      'AGR-2034-001-test.md:5: AGR-2034-001 changes AGR-2033-001#1 from 2034-01-10, when AGR-2033-001 is not an adopted text. | Name the adopted text that changes, or correct the day here or the log in records/agreements/AGR-2033-001-test.md.',
      'AGR-2034-001-test.md:5: AGR-2034-001 changes AGR-2035-001#1 from 2034-01-10, when AGR-2035-001 is not an adopted text. | Name the adopted text that changes, or correct the day here or the log in records/agreements/AGR-2035-001-test.md.',
      'AGR-2034-001-test.md:5: AGR-2034-001 changes EVT-2031-001#1 from 2034-01-10, when EVT-2031-001 is not an adopted text. | Name the adopted text that changes, or correct the day here or the log in records/events/EVT-2031-001-spring-meeting.md.',
    ],
  ],
  [
    'a circle',
    {
      'AGR-2033-001': next({ amends: [{ target: 'AGR-2033-002#1', with: '#1' }], body: 'x' }),
      'AGR-2033-002': next({ amends: [{ target: 'AGR-2033-001#1', with: '#1' }], body: 'x' }),
    },
    [
      'AGR-2033-002-test.md:5: AGR-2033-001#1 would become part of its own text: AGR-2033-001#1 ← AGR-2033-002#1 ← AGR-2033-001#1. | Take out one of these amendments; until then this one, the last of them, has no effect.',
    ],
  ],
  [
    'an effect before the adoption',
    {
      'AGR-2033-001': next({
        amends: [{ target: 'AGR-2032-001#1', with: '#1', effective: '2032-12-31' }],
        repeals: [{ target: 'AGR-2032-001#2.1', effective: '2033-01' }],
        body: 'x',
      }),
    },
    [
      'AGR-2033-001-test.md:5: The amendment of AGR-2032-001#1 has effect from 2032-12-31, before AGR-2033-001 is adopted on 2033-01-10. | Correct “effective” here: the text in records/agreements/AGR-2032-001-test.md changes no earlier than it is decided.',
    ],
  ],
  [
    'a place that is not there, of which other rules speak',
    {
      'AGR-2033-001': next({
        amends: [
          { target: 'AGR-2032-001#7', with: '#1' },
          { target: 'AGR-2032-999#1', with: '#1' },
          { target: 'AGR-2032-001#1', with: '#4' },
        ],
        body: 'x',
      }),
    },
    [],
  ],
])('%s', async (_, agreements, expected) => {
  expect(await found(agreements)).toEqual(expected)
  expect(await found(agreements, 'es')).toHaveLength(expected.length)
})

test('a place that is not there is found by another rule', async () => {
  const { findings } = await findingsOf(
    workspaceOf(
      files({
        'AGR-2032-001': base,
        'AGR-2033-001': next({
          amends: [
            { target: 'AGR-2032-001#7', with: '#4' },
            { target: 'AGR-2032-999#1', with: '#1' },
          ],
          body: 'x',
        }),
      }),
    ),
  )
  const rules = findings.filter(({ path }) => path.includes('AGR-2033-001')).map(({ rule }) => rule)
  expect(rules.filter((rule) => rule === 'text-reference')).toHaveLength(2)
  expect(rules).toContain('reference-exists')
})

test('words are quoted in one language or in several', async () => {
  const words = (quoted: string | Record<string, string>) => next({ amends: [{ target: 'AGR-2032-001#1', words: quoted, with: '#1' }], body: 'x' })
  for (const quoted of ['sail', { en: 'sail', es: 'navegan' }]) {
    const { findings } = await findingsOf(workspaceOf(files({ 'AGR-2032-001': base, 'AGR-2033-001': words(quoted) })))
    expect(findings.filter(({ rule }) => rule === 'schema')).toEqual([])
  }
  const { findings } = await findingsOf(workspaceOf(files({ 'AGR-2032-001': base, 'AGR-2033-001': words({ en: '' }) })))
  expect(findings.filter(({ rule }) => rule === 'schema').length).toBeGreaterThan(0)
})
