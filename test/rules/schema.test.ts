// A sentence for each way in which data can miss their schema, and the place it is about.
import { expect, test } from 'vitest'
import { foundIn } from './found-in.ts'

const log = 'log:\n  - { date: 2031-03-10, status: pending }\n'
const followUp = (lines: string, rest = log) => ({ 'records/follow-ups/FU-2031-009.yaml': `id: FU-2031-009\ntitle: Wells\ntype: task\n${lines}${rest}` })
const body = (lines: string) => ({ 'records/bodies/CREWS.yaml': `id: CREWS\ntype: group\n${lines}` })

async function sentences(overlay: Readonly<Record<string, string>>): Promise<string[]> {
  return (await foundIn('schema', overlay)).map(({ at, said, help }) => `${at.trim()} | ${said} ${help}`)
}

test.each([
  ['responsible: ALD\n', 'ALD | “responsible” must be a list. Write responsible: [one, two], or one value a line, each after “- ”.'],
  ['due: 2031\n', '2031 | “due” must be a text, and 2031 is read as a number. Put it in quotes: "2031".'],
  ['note: true\n', 'true | “note” must be a text, and true is read as yes or no. Put it in quotes: "true".'],
  ['note:\n', 'note | “note” has no value. Write the value, or take the line out.'],
  ['note: ""\n', '"" | “note” is empty. Write the value, or take the line out.'],
  ['aliases: []\n', '[] | “aliases” is there, with nothing in it. Write the value, or take the line out.'],
  ['responsible: [ALD, BRV, ALD]\n', 'ALD | “ALD” stands twice in “responsible”. Delete one of the two.'],
  ['due-basis: statd\n', 'statd | “statd” is not a value of “due-basis”. Did you mean “stated”? The values are: stated, derived, ongoing.'],
  ['access: secret\n', 'secret | “secret” is not a value of “access”. The values are: public, internal.'],
  ['responsable: [ALD]\n', 'responsable | There is no field “responsable”. Did you mean “responsible”?'],
  ['__proto__: { x: 1 }\n', '__proto__ | There is no field “__proto__”. Take the line out, or use one of: '],
  ['source:\n  - quote: The wells\n', 'quote: The wells | “record” is missing in “source”. Add a line “record: …”.'],
  ['source:\n  - { record: EVT-2031-001, qote: The wells }\n', 'qote | There is no field “qote” in “source”. Did you mean “quote”?'],
  ['formerly: [fu-1]\n', 'fu-1 | “fu-1” is no id. An id begins with a capital letter'],
  ['responsible: [3]\n', '3 | “responsible” must be a text, and 3 is read as a number. Put it in quotes: "3".'],
])('%s', async (lines, expected) => {
  const [only = '', ...others] = await sentences(followUp(lines))
  expect(others).toEqual([])
  expect(only.slice(0, expected.length)).toBe(expected)
})

test('a title that is too long', async () => {
  const [only] = await sentences({ 'records/topics/TOP-x.yaml': `id: TOP-x\ntitle: ${'x'.repeat(301)}\ntype: issue\n` })
  expect(only).toContain('“title” is longer than 300 characters.')
})

test('numbers and codes', async () => {
  const contribution = (lines: string) => ({ 'records/contributions/CON-2032-ALD.yaml': `id: CON-2032-ALD\ntitle: Contribution\nparty: ALD\n${lines}` })
  expect(await sentences(contribution('year: 1850\n'))).toEqual(['1850 | 1850 is out of the range of “year”. The value must be >= 1900.'])
  expect(await sentences(contribution('year: "2032"\n'))).toEqual([
    '"2032" | “year” must be a whole number. Write the number alone, without quotes and without decimals.',
  ])
  expect(await sentences(contribution('year: 2032\ncurrency: Dollar\n'))).toEqual([
    'Dollar | “Dollar” is no currency code. Write the three capital letters of ISO 4217, such as USD.',
  ])
})

test('a missing key is said at what lacks it', async () => {
  expect(await foundIn('schema', { 'records/topics/TOP-x.yaml': 'id: TOP-x\ntype: issue\n' })).toEqual([
    { path: 'records/topics/TOP-x.yaml', line: 1, at: 'i', said: '“title” is missing.', help: 'Add a line “title: …”.' },
  ])
  expect(await sentences(followUp('', 'log:\n  - { date: 2031-03-10 }\n'))).toEqual([
    '{ date: 2031-03-10 } | “status” is missing in “log”. Add a line “status: …”.',
  ])
})

test('of alternatives, only the one that was meant is spoken of', async () => {
  const names = 'names: { en: Crews, es: Tripulaciones }\n'
  expect(await sentences(body(`${names}composition: { parties: [membr] }\n`))).toEqual([
    expect.stringMatching(/^membr \| “membr” is not a value of “composition.parties”\. Did you mean “member”\?/),
  ])
  expect(await sentences(body(`${names}composition: { partys: [member] }\n`))).toEqual([
    'partys | There is no field “partys” in “composition”. Did you mean “parties”?',
  ])
  const choose = 'Give it exactly one of: parties, presidencies, list.'
  const none = `“composition” fits none, or more than one, of the forms it can have. ${choose}`
  expect(await sentences(body(`${names}composition: {}\n`))).toEqual([`{} | ${none}`])
  expect(await sentences(body(`${names}composition: { parties: [member], list: [ALD] }\n`))).toEqual([`{ parties: [member], list: [ALD] } | ${none}`])
  expect(await sentences(body(`${names}composition: all\n`))).toEqual([
    'all | “composition” must be keys with values. Write its keys below it, indented, one “key: value” a line.',
  ])
  expect(await sentences(followUp('', 'log:\n  - { date: 2031-03-10, status: fulfilled, evidence: 4 }\n'))).toEqual([
    '4 | “log.evidence” must be a text, and 4 is read as a number. Put it in quotes: "4".',
  ])
  expect(await sentences(followUp('', 'log:\n  - { date: 2031-03-10, status: fulfilled, evidence: [DOC-2031-001, DOC-2031-001] }\n'))).toEqual([
    'DOC-2031-001 | “DOC-2031-001” stands twice in “log.evidence”. Delete one of the two.',
  ])
  const response = 'id: RSP-2031-001-BRV\ntitle: Comment\nconsultation: CNS-2031-001\nparty: BRV\nstance: comment\nreceived: 2031-03-21\n'
  expect(await sentences({ 'records/responses/RSP-2031-001-BRV.yaml': `${response}on: ["DOC-2031-002#x"]\n` })).toEqual([
    '"DOC-2031-002#x" | “DOC-2031-002#x” is neither an id nor a text reference. Write an id (AGR-2031-001), or a place in its text (AGR-2031-001#3).',
  ])
})

test('names of languages', async () => {
  expect(await sentences(body('names: { EN: Crews }\n'))).toEqual(['EN | “EN” is no language code. Write the code in small letters, such as en or es.'])
  expect(await sentences(body('names: { en: Crews, es: "" }\n'))).toEqual(['"" | “names.es” is empty. Write the value, or take the line out.'])
})

test('what another rule says better is left to it', async () => {
  expect(await sentences(followUp('responsible: [ald]\n'))).toEqual([])
  expect(await sentences(followUp('due: no\n'))).toEqual([])
  expect(await sentences(followUp('', 'log:\n  - { date: 2031-03-10, status: pendng }\n'))).toEqual([])
})

test('several mistakes are all found', async () => {
  expect((await sentences(followUp('due: 2031\nnote:\nwells: 3\n'))).length).toBe(3)
})
