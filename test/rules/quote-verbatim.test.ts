// Quotes: what is said of one that does not stand in the text.
import { expect, test } from 'vitest'
import { foundIn } from './found-in.ts'

const event = `---
id: EVT-2031-009
title: Visit to the wells
type: meeting
date: 2031-04-02
log:
  - { date: 2031-04-02, status: held }
---

The **Chair** said that “shared waters” is a term – as others are – to be used with care.
Aldermere will send the list of wells within two weeks.
`

const found = (quote: string, files: Readonly<Record<string, string>> = {}) =>
  foundIn('quote-verbatim', {
    'records/events/EVT-2031-009-visit.md': event,
    'records/follow-ups/FU-2031-009-wells.yaml': `id: FU-2031-009
title: Wells
type: commitment
source:
  - record: EVT-2031-009
    quote: ${JSON.stringify(quote)}
log:
  - { date: 2031-04-02, status: pending }
`,
    ...files,
  })

const helpFor = async (quote: string) => (await found(quote)).map(({ help }) => help)

test.each([
  'Aldermere will send the list of wells within two weeks.',
  'to be used with care. Aldermere will send',
  '  Aldermere\n will\tsend ',
  '“shared waters” is a term – as others are –',
])('words that stand there are found, over line ends: %j', async (quote) => {
  expect(await found(quote)).toEqual([])
})

test('the quote is marked where it stands', async () => {
  expect(await found('Aldermere sends the list')).toMatchObject([
    {
      path: 'records/follow-ups/FU-2031-009-wells.yaml',
      line: 6,
      at: '"Aldermere sends the list"',
      said: 'The text of EVT-2031-009 does not hold the words “Aldermere sends the list”.',
    },
  ])
})

test.each([
  ['"shared waters" is a term', '“shared waters” is a term'],
  ['is a term - as others are -', 'is a term – as others are –'],
  ['aldermere Will Send the list', 'Aldermere will send the list'],
  ['«SHARED WATERS» is a term —', '“shared waters” is a term –'],
])('when only typography differs, that is said with the words of the text: %j', async (quote, actual) => {
  expect(await helpFor(quote)).toEqual([`Only quotation marks, dashes, apostrophes or capital letters differ. The text has: “${actual}”.`])
})

test('where they part is shown, at a word', async () => {
  expect(await helpFor('Aldermere will send the lists of all wells within two weeks')).toEqual([
    'Both have “Aldermere will send the”; then the text goes on “list of wells within two weeks.”, the quote “lists of all wells within two weeks”. Copy the words as they stand.',
  ])
  expect(await helpFor('Aldermere will send the list of wells within two weeks. Bravia agreed.')).toEqual([
    'Both have “…the list of wells within two weeks.”; then the text ends, the quote “Bravia agreed.”. Copy the words as they stand.',
  ])
})

test('when only the end is the same, what stands before it is shown', async () => {
  expect(await helpFor('Bravia should send the list of wells within two weeks')).toEqual([
    'Both end “send the list of wells within two weeks”; before it the text has “…– to be used with care. Aldermere will”, the quote “Bravia should”. Copy the words as they stand.',
  ])
})

test('when nothing is the same, nothing is made up', async () => {
  expect(await helpFor('Honey is sweet')).toEqual([
    'Copy the words from the text as they stand, or name the record that holds them. What leaves words out is two quotes.',
  ])
})

test('a quote may be from a translation of the record', async () => {
  const spanish = { 'records/events/EVT-2031-009-visit.es.md': '---\ntitle: Visita\n---\n\nAldermar enviará la lista de pozos.\n' }
  expect(await found('Aldermar enviará la lista', spanish)).toEqual([])
  expect(await found('Aldermar envió la lista', spanish)).toHaveLength(1)
})

test('a record whose text is not held cannot be quoted', async () => {
  expect(await found('Aldermere will send', { 'records/events/EVT-2031-009-visit.md': `${event.slice(0, event.lastIndexOf('---'))}---\n` })).toMatchObject([
    {
      said: 'No text of EVT-2031-009 is held, so the words “Aldermere will send” cannot be checked.',
      help: 'Put the text into records/events/EVT-2031-009-visit.md as its body (a .md file), or name the record that holds it.',
    },
  ])
})

test('a record that does not exist is said elsewhere', async () => {
  expect(await found('Aldermere will send', { 'records/events/EVT-2031-009-visit.md': event.replaceAll('EVT-2031-009', 'EVT-2031-008') })).toEqual([])
})

test('quotes are looked at wherever a kind has them', async () => {
  const topic = `id: TOP-wells
title: Wells
type: issue
information:
  - record: EVT-2031-009
    quote: no such words at all
positions:
  - by: ALD
    stance: supports
    source:
      - record: EVT-2031-009
        quote: the list of wells
      - record: EVT-2031-009
        quote: nor these words here
`
  expect((await found('the list of wells', { 'records/topics/TOP-wells.yaml': topic })).map(({ line }) => line)).toEqual([6, 14])
})
