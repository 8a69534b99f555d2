import yaml from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { say } from '../../../src/core/message.ts'
import { inWords } from '../../../src/core/minutes/dates.ts'
import { normalise } from '../../../src/core/text.ts'
import type { FoundCandidate } from '../../../src/reports/minutes.ts'
import { minutesReport } from '../../../src/reports/minutes.ts'
import { lakes } from '../../lakes.ts'
import { candidatesOf, kindsFile, minutesFixture, patternsIn } from './minutes.ts'

interface Expected {
  readonly kind: string
  readonly quote: string
  readonly speaker?: string
  readonly parties?: readonly string[]
  readonly due?: string
  readonly 'moved-from'?: string
  readonly added?: boolean
}

/** What a person would check of a candidate. */
const facts = ({ kind, quote, speaker, parties, due, movedFrom, added }: FoundCandidate): Expected => ({
  kind,
  ...(speaker === undefined ? {} : { speaker }),
  ...(parties.length > 0 ? { parties } : {}),
  ...(due === undefined ? {} : { due }),
  ...(movedFrom === undefined ? {} : { 'moved-from': movedFrom }),
  ...(added ? { added } : {}),
  quote,
})

describe('minutes', () => {
  it.each([
    ['en', '2031-08-14'],
    ['es', '2031-10-21'],
  ] as const)('of the autumn in %s hold what is expected, word for word', async (lang, date) => {
    const body = minutesFixture(`autumn.${lang}.md`)
    const found = await candidatesOf(body, { lang, date })
    const { candidates } = yaml.load(minutesFixture(`autumn.${lang}.expected.yaml`), { schema: yaml.CORE_SCHEMA }) as { candidates: Expected[] }
    expect(found.map(facts)).toEqual(candidates)
    for (const { quote } of found) expect(normalise(body)).toContain(quote)
  })
})

const only = async (text: string, lang: 'en' | 'es' = 'en') => (await candidatesOf(text, { lang })).map(facts)

describe('a statement', () => {
  it.each([
    ['Bravia could send the map.', 'proposal'],
    ['Bravia intends to send the map.', 'proposal'],
    ['Sending the map is being considered by Bravia.', 'proposal'],
    ['Bravia should send the map.', 'proposal'],
    ['Bravia will send the map.', 'commitment'],
    ['Bravia committed to sending the map.', 'commitment'],
    ['Bravia is currently drawing the map.', 'task'],
    ['Bravia requested that the map be sent.', 'request'],
    ['Bravia agreed with Calanda on the map.', 'position'],
    ['The map was agreed on.', 'agreement'],
    ['A workshop will be held in May.', 'event'],
  ])('“%s” is a %s', async (text, kind) => {
    expect((await only(text)).map((each) => each.kind)).toEqual([kind])
  })

  it.each([
    ['Bravia podría enviar el mapa.', 'proposal'],
    ['Bravia tiene la intención de enviar el mapa.', 'proposal'],
    ['Bravia debería enviar el mapa.', 'proposal'],
    ['Bravia enviará el mapa.', 'commitment'],
    ['Bravia se comprometió a enviar el mapa.', 'commitment'],
    ['Bravia está dibujando el mapa.', 'task'],
    ['Bravia solicitó que se envíe el mapa.', 'request'],
    ['Se acordó el mapa.', 'agreement'],
    ['Un taller se realizará en mayo.', 'event'],
  ])('«%s» is a %s', async (text, kind) => {
    expect((await only(text, 'es')).map((each) => each.kind)).toEqual([kind])
  })

  it.each([
    'It will not be necessary to change the map.',
    'This will help everybody.',
    'How the costs will be shared is open.',
    'Bravia is responsible for its harbours.',
    'The weather was fine in May.',
    'The map had been sent to all members in January.',
  ])('“%s” is none', async (text) => {
    expect(await only(text)).toEqual([])
  })

  it('with two promises is two candidates, each with its own words', async () => {
    expect(await only('The map will be shared with the Troika, which will comment on it within two weeks.')).toEqual([
      { kind: 'commitment', quote: 'The map will be shared with the Troika' },
      { kind: 'commitment', parties: ['TROIKA'], due: '2031-03-24', quote: 'which will comment on it within two weeks.' },
    ])
    expect(await only('Bravia proposed that the map be reviewed and asked the Secretariat about the costs.')).toEqual([
      { kind: 'proposal', speaker: 'BRV', quote: 'Bravia proposed that the map be reviewed' },
      { kind: 'request', speaker: 'BRV', parties: ['SEC'], quote: 'asked the Secretariat about the costs.' },
    ])
  })

  it('that reports a promise is the promise, of the one who speaks', async () => {
    expect(await only('Furthermore, Bravia mentioned that they will send the map in the next two weeks.')).toEqual([
      { kind: 'commitment', speaker: 'BRV', parties: ['BRV'], due: '2031-03-24', quote: 'Bravia mentioned that they will send the map in the next two weeks.' },
    ])
  })

  it('leaves open who acts where the words do', async () => {
    const [candidate] = await candidatesOf('The actions of Bravia will be evaluated.')
    expect(candidate?.parties).toEqual([])
    expect(candidate?.reasons.map(({ why }) => why.en)).toContain('the words do not say who does it')
    expect((await only('The map will be drawn by Calanda.'))[0]?.parties).toEqual(['CAL'])
  })

  it('is asked of whom it names behind the verb', async () => {
    expect((await only('Bravia suggested a two-week term for the members of the Troika to send their input (by Friday, March 14).'))[0]).toMatchObject({
      speaker: 'BRV',
      parties: ['TROIKA'],
      due: '2031-03-14',
    })
    expect((await only('At the request of Bravia, Calanda described its harbours.'))[0]).toMatchObject({ kind: 'request', speaker: 'BRV', parties: ['CAL'] })
    expect((await only('The members are invited to comment until 31 March.'))[0]).toMatchObject({ kind: 'request', parties: ['MEMBERS'], due: '2031-03-31' })
  })

  it('of a person is that of the party, unless the name fits two', async () => {
    const list = '### Bravia\n\n- Mr Tom Reed, Minister\n- Ms Ann Quay, Adviser\n\n### Calanda\n\n- Ms Eve Quay, Director\n\n## Session\n\n'
    const found = await candidatesOf(`${list}Minister Reed proposed a map. Ms Quay proposed a list.`)
    expect(found.map(({ speaker }) => speaker)).toEqual(['BRV', undefined])
    expect(found[1]?.reasons.at(-1)).toMatchObject({ words: 'BRV, CAL' })
  })

  it('names a party by its other names and abbreviations as they are written', async () => {
    expect((await only('The Secretariat of the Assembly will send it.'))[0]?.parties).toEqual(['SEC'])
    expect((await only('CAL will send it.'))[0]?.parties).toEqual(['CAL'])
    expect((await only('Nobody can tell what cal will do.'))[0]?.parties).toBeUndefined()
  })

  it('about an event that the text dates elsewhere takes its date', async () => {
    const [proposal, request] = await candidatesOf(
      'Bravia mentioned its intention of holding a mid-term meeting, possibly in August. Calanda requested that the Secretariat draft an invitation before the mid-term meeting.',
    )
    expect(proposal).toMatchObject({ kind: 'proposal', due: '2031-08?' })
    expect(request).toMatchObject({ kind: 'request', due: '2031-08?', parties: ['SEC'] })
    expect(request?.how && say(inWords(request.how, 'en'), 'en')).toBe('“before the mid-term meeting”: mid-term meeting, possibly in August 2031')
  })
})

describe('a calendar', () => {
  const expected = [
    { kind: 'event', due: '2032-01', quote: 'January Workshop on nets' },
    { kind: 'event', due: '2032-06', quote: 'June Meeting of the group' },
    { kind: 'event', due: '2032-06', quote: 'a workshop on maps' },
  ]

  it('has its months above what happens in them', async () => {
    expect(
      await only(
        'The Secretariat presented the schedule for 2032[^1]:\n\nJanuary\n\nWorkshop on nets\n\nJune\n\nMeeting of the group and a workshop on maps\n',
      ),
    ).toEqual(expected)
    expect(await only('The schedule for 2032:\n\nJanuary\nWorkshop on nets\n\nJune\nMeeting of the group and a workshop on maps\n')).toEqual(expected)
  })

  it('does not take the head of a text for one', async () => {
    expect(await only('# Second meeting\n\nMarch 10, 2031\nLakeport, Bravia\n\nNotes\n')).toEqual([])
    expect(await only('Meeting\n\nLakeport, 4 March 2031\n\nThe workshop was long.\n')).toEqual([])
    expect(await only('Meeting\n\n10 March 2031\n\nThe meeting was long.\n')).toEqual([])
  })

  it('is not repeated by sentences that name its events', async () => {
    const found = await only('The schedule for 2031:\n\nJune\n\nWorkshop on nets\n\nMuch was said on the workshop to be held in June.\n')
    expect(found.map(({ kind, due }) => [kind, due])).toEqual([['event', '2031-06']])
  })
})

describe('records', () => {
  it('that quote the words already are told', async () => {
    const workspace = await lakes()
    const event = workspace.byId.get('EVT-2031-001')
    const { candidates } = minutesReport(workspace, { body: event?.body ?? '', date: '2031-03-10', event, kinds: kindsFile.kinds, patterns: patternsIn.en })
    expect(Object.fromEntries(candidates.filter(({ records }) => records.length > 0).map(({ quote, records }) => [quote.slice(0, 24), records]))).toMatchObject(
      {
        'The Troika will send the': ['FU-2031-001'],
        'Bravia will draft common': ['FU-2031-002'],
      },
    )
  })
})

describe('hostile texts', () => {
  const n = 2000
  it.each([
    ['that '.repeat(n)],
    ['Bravia and '.repeat(n)],
    ['before the annual meeting '.repeat(n)],
    ['('.repeat(n)],
    ['. '.repeat(n)],
    ['May\nmeeting\n\n'.repeat(n)],
    ['# Bravia\n- Mr Tom Reed, x\n'.repeat(n)],
    ['- - '.repeat(n)],
    [`x${' '.repeat(n * 10)}y`],
    [Array.from({ length: n }, (_, index) => `Bravia will go before the a${index} meeting in May.`).join(' ')],
  ])('%# is read in a moment', async (text) => {
    const started = performance.now()
    await candidatesOf(text)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
