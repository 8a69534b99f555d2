// What changed in a record's data, in words, in both languages.
import { expect, test } from 'vitest'
import type { Lang } from '../../src/core/message.ts'
import { titleOf } from '../../src/core/record.ts'
import { type Data, changeInWords, dataChanges, spanInWords } from '../../src/wording/data-changes.ts'
import { lakes } from '../lakes.ts'

const workspace = await lakes()

function said(kind: string, before: Data, after: Data, lang: Lang = 'en'): string[] {
  const own = workspace.kinds.get(kind)
  if (!own) throw new Error(kind)
  const title = (id: string) => {
    const record = workspace.byId.get(id)
    return record && titleOf(record, lang)
  }
  return dataChanges(before, after, own).map((change) => changeInWords(change, lang, title))
}

test.each([
  ['a date', { due: '2031-03-04' }, { due: '2031-03-18' }, 'Due moved from 4 to 18 March 2031', 'Plazo: pasa del 4 al 18 de marzo de 2031'],
  [
    'a date that is vague',
    { due: '2031-03' },
    { due: '2031-06?' },
    'Due moved from March 2031 to possibly in June 2031',
    'Plazo: pasa de marzo de 2031 a posiblemente en junio de 2031',
  ],
  ['a date set', {}, { due: '2031-03-18' }, 'Due set to 18 March 2031', 'Plazo: se pone 18 de marzo de 2031'],
  ['a date taken out', { due: '2031-03-18' }, {}, 'Due taken out: 18 March 2031', 'Plazo: se quita 18 de marzo de 2031'],
  [
    'a text',
    { title: 'Mark the nets' },
    { title: 'Mark all nets' },
    'Title changed from “Mark the nets” to “Mark all nets”',
    'Título: de «Mark the nets» a «Mark all nets»',
  ],
  ['white space', { title: 'Mark the nets' }, { title: 'Mark  the\nnets' }, 'Title: only white space', 'Título: solo espacios'],
  [
    'parties',
    { responsible: ['TROIKA', 'ALD'] },
    { responsible: ['ALD', 'BRV'] },
    'Responsible: BRV Bravia added, TROIKA Troika taken out',
    'Responsables: se añade BRV Bravia, se quita TROIKA Troika',
  ],
  ['an order', { responsible: ['BRV', 'ALD'] }, { responsible: ['ALD', 'BRV'] }, 'Responsible: put in another order', 'Responsables: otro orden'],
  ['one that became a list', { responsible: 'ALD' }, { responsible: ['ALD', 'BRV'] }, 'Responsible: BRV Bravia added', 'Responsables: se añade BRV Bravia'],
  ['a key that the schema does not know', { colour: 'blue' }, { colour: 'green' }, 'colour changed from “blue” to “green”', 'colour: de «blue» a «green»'],
])('%s', (_, before, after, en, es) => {
  expect(said('follow-up', before, after)).toEqual([en])
  expect(said('follow-up', before, after, 'es')).toEqual([es])
})

const pending = { date: '2031-03-10', status: 'pending' }

test('a new entry of the log tells from which status to which, who and why', () => {
  const entry = { date: '2031-03-22', status: 'fulfilled', by: 'BRV', note: 'Received', evidence: ['DOC-2031-001'] }
  expect(said('follow-up', { log: [pending] }, { log: [pending, entry] })).toEqual([
    'Status: Pending → Fulfilled · 22 March 2031 · BRV Bravia · “Received” · DOC-2031-001 Map of the lakes',
  ])
  expect(said('follow-up', {}, { log: [pending] })).toEqual(['Status: Pending · 10 March 2031'])
  expect(said('follow-up', { log: [pending] }, { log: [pending, { date: '2031-04-01', status: 'pending', note: 'Reminded' }] })).toEqual([
    'Status: Pending · 1 April 2031 · “Reminded”',
  ])
})

test('an entry of the log that is changed or taken out', () => {
  expect(said('follow-up', { log: [pending] }, { log: [{ ...pending, note: 'By letter' }] })).toEqual(['Log, 10 March 2031, Note set to “By letter”'])
  expect(said('follow-up', { log: [pending] }, { log: [] })).toEqual(['Log taken out: 10 March 2031 · Pending'])
  expect(said('follow-up', { log: [pending] }, { log: [] }, 'es')).toEqual(['Bitácora: se quita 10 de marzo de 2031 · Pendiente'])
})

test('an item of a list of objects is known by what it refers to', () => {
  const [dor, est] = [
    { by: 'DOR', stance: 'notes' },
    { by: 'EST', stance: 'supports' },
  ]
  expect(said('topic', { positions: [dor, est] }, { positions: [est, { ...dor, stance: 'concern' }] })).toEqual([
    'Positions, DOR Dorania, Stance changed from Notes to Concern',
  ])
  expect(said('topic', { positions: [dor, est] }, { positions: [est, dor] })).toEqual(['Positions: put in another order'])
  expect(said('topic', { positions: [dor] }, { positions: [dor, est] })).toEqual(['Positions added: EST Estmark · Supports'])
})

test('a name in one language, a yes, a seal', () => {
  expect(said('party', { names: { en: 'Bravia', es: 'Bravia' } }, { names: { en: 'Bravia', es: 'La Bravia' } })).toEqual([
    'Name, Spanish changed from “Bravia” to “La Bravia”',
  ])
  expect(said('agreement', { operative: true }, { operative: false }, 'es')).toEqual(['Operativo: de sí a no'])
  const seal = (sign: string) => `sha256-${sign.repeat(64)}`
  expect(said('agreement', { seal: seal('a') }, { seal: seal('b') })).toEqual(['Seal changed from sha256-aaaaaaaaaa… to sha256-bbbbbbbbbb…'])
  expect(said('agreement', { translates: seal('a') }, { translates: seal('b') })).toEqual(['Translation checked against the original as it then stood'])
})

test('a long text shows where it differs', () => {
  const long = `${'The boats of all members carry their marks at the bow. '.repeat(3)}By night they carry a light.`
  expect(said('follow-up', { note: long }, { note: long.replace('a light', 'two lights') })).toEqual([
    'Note changed from “…night they carry a light.” to “…night they carry two lights.”',
  ])
})

test('the order of keys is no change, and nothing is none', () => {
  expect(said('follow-up', { title: 'A', log: [pending] }, { log: [{ status: 'pending', date: '2031-03-10' }], title: 'A' })).toEqual([])
})

test.each([
  ['2031-03-04', '2031-03-18', 'from 4 to 18 March 2031', 'del 4 al 18 de marzo de 2031'],
  ['2031-03-04', '2031-04-01', 'from 4 March to 1 April 2031', 'del 4 de marzo al 1 de abril de 2031'],
  ['2031-12-30', '2032-01-05', 'from 30 December 2031 to 5 January 2032', 'del 30 de diciembre de 2031 al 5 de enero de 2032'],
  ['2031-03-04', '2031-03-04?', 'from 4 March 2031 to possibly on 4 March 2031', 'de 4 de marzo de 2031 a posiblemente el 4 de marzo de 2031'],
])('from %s to %s', (from, to, en, es) => {
  expect(spanInWords(from, to, 'en')).toBe(en)
  expect(spanInWords(from, to, 'es')).toBe(es)
})

test('items of a list belong together by what they are about', () => {
  const changes = (before: Data, after: Data) => {
    const kind = workspace.kinds.get('follow-up')
    return kind ? dataChanges(before, after, kind).map(({ fields, before: from, after: to }) => [fields.map(({ key }) => key).join('.'), from, to]) : []
  }
  const source = (record: string, quote: string) => ({ record, quote })
  expect(changes({ source: [source('EVT-1', 'a'), source('EVT-2', 'b')] }, { source: [source('EVT-2', 'c'), source('EVT-1', 'a')] })).toEqual([
    ['source.quote', 'b', 'c'],
  ])
  expect(changes({ source: [source('EVT-1', 'a')] }, { source: [source('EVT-3', 'a')] })).toEqual([
    ['source', source('EVT-1', 'a'), undefined],
    ['source', undefined, source('EVT-3', 'a')],
  ])
  expect(changes({ source: [source('EVT-1', 'a'), source('EVT-2', 'b')] }, { source: [source('EVT-2', 'b'), source('EVT-1', 'a')] })).toHaveLength(1)
  const entry = (date: string, by: string, note: string) => ({ date, status: 'pending', by, note })
  expect(
    changes(
      { log: [entry('2031-01-01', 'ALD', 'x'), entry('2031-02-01', 'ALD', 'y')] },
      { log: [entry('2031-01-01', 'BRV', 'x'), entry('2031-02-01', 'ALD', 'z')] },
    ),
  ).toEqual([
    ['log.by', 'ALD', 'BRV'],
    ['log.note', 'y', 'z'],
  ])
})
