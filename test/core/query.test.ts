// Queries over the Assembly of the Seven Lakes: what each finds, what each says when it cannot be read.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUserError } from '../../src/core/failure.ts'
import { namesOf } from '../../src/core/fields.ts'
import { say } from '../../src/core/message.ts'
import { compileQuery } from '../../src/core/query.ts'
import { quoted } from '../../src/core/query-syntax.ts'
import { lakes } from '../lakes.ts'

fc.configureGlobal({ seed: 2016 })

const workspace = await lakes()
const day = '2031-04-10'

const find = (query: string, on = day): string[] => workspace.records.filter(compileQuery(query, workspace, { day: on, lang: 'en' })).map(({ id }) => id)

test.each([
  // ids, kinds, statuses
  ['id:FU-2031-001', 'FU-2031-001'],
  ['id:fu-2031-001', 'FU-2031-001'],
  ['id:FU-2031-00?', 'FU-2031-001 FU-2031-002 FU-2031-003 FU-2031-004 FU-2031-005'],
  ['kind:follow-up status:pending', 'FU-2031-001 FU-2031-002 FU-2031-005'],
  ['kind:SEGUIMIENTOS status:pendiente', 'FU-2031-001 FU-2031-002 FU-2031-005'],
  ['kind:follow-ups status:pending,fulfilled -id:FU-2031-001', 'FU-2031-002 FU-2031-003 FU-2031-005'],
  ['kind:follow-up NOT status:(pending OR fulfilled)', 'FU-2031-004'],
  ['kind:term OR kind:topic', 'TOP-fish-stocks TRM-shared-waters'],
  ['kind:term OR kind:topic type:issue', 'TOP-fish-stocks TRM-shared-waters'],
  ['(kind:term OR kind:topic) type:issue', 'TOP-fish-stocks'],
  ['phase:unknown', 'FU-2031-004'],
  // parties, on the day
  ['kind:follow-up party:CAL', 'FU-2031-001 FU-2031-005'],
  ['kind:follow-up party:Calanda', 'FU-2031-001 FU-2031-005'],
  ['kind:follow-up party:calanda,sec', 'FU-2031-001 FU-2031-003 FU-2031-005'],
  ['kind:follow-up party:DOR', 'FU-2031-005'],
  ['kind:follow-up party:TROIKA', 'FU-2031-001'],
  ['kind:follow-up responsible:CAL', ''],
  ['kind:follow-up NOT responsible:*', 'FU-2031-004'],
  ['positions.by:DOR', 'PRP-2031-BRV-1 TOP-fish-stocks'],
  // dates
  ['kind:follow-up due:<2031-03-25', 'FU-2031-001'],
  ['kind:follow-up due:<2031-03-24', ''],
  ['kind:follow-up due:<=2031-03-24', 'FU-2031-001'],
  ['kind:follow-up due:>2031-03-24', 'FU-2031-002 FU-2031-005'],
  ['kind:follow-up due:>=2031-06', 'FU-2031-002 FU-2031-005'],
  ['kind:follow-up due:>=2031-06-15', 'FU-2031-005'],
  ['kind:follow-up due:<2031-06-15', 'FU-2031-001'],
  ['kind:follow-up due:2031-06', 'FU-2031-002'],
  ['kind:follow-up due:2031-06-30', ''],
  ['kind:follow-up due:=2031-06', 'FU-2031-002'],
  ['kind:follow-up due:=2031', ''],
  ['kind:follow-up due:2031-03-01/2031-06', 'FU-2031-001 FU-2031-002'],
  ['kind:follow-up due:[2031-03-24 TO 2031-06]', 'FU-2031-001 FU-2031-002'],
  ['kind:follow-up due:{2031-03-24 TO *]', 'FU-2031-002 FU-2031-005'],
  ['kind:follow-up due:[* TO 2031-06}', 'FU-2031-001'],
  ['due:<today', 'CNS-2031-001 FU-2031-001'],
  ['due:<hoy-10', 'FU-2031-001'],
  ['kind:follow-up due:[today TO today+90]', 'FU-2031-002'],
  ['kind:follow-up due:*', 'FU-2031-001 FU-2031-002 FU-2031-005'],
  ['kind:follow-up NOT due:*', 'FU-2031-003 FU-2031-004'],
  // worked out
  ['overdue', 'CNS-2031-001 FU-2031-001'],
  ['overdue:true', 'CNS-2031-001 FU-2031-001'],
  ['kind:follow-up overdue:no', 'FU-2031-002 FU-2031-003 FU-2031-004 FU-2031-005'],
  ['days-late:>10', 'FU-2031-001'],
  ['days-late:[1 TO 10]', 'CNS-2031-001'],
  ['days-late:17', 'FU-2031-001'],
  ['kind:agreement in-force', 'AGR-2030-001 AGR-2031-001'],
  ['objective:OBJ-1.a kind:follow-up', 'FU-2031-002 FU-2031-005'],
  ['objective:OBJ-1 kind:follow-up', 'FU-2031-001 FU-2031-002 FU-2031-005'],
  ['objectives:OBJ-1 kind:follow-up', 'FU-2031-001'],
  ['objective:OBJ-1 kind:objective', 'OBJ-1.a'],
  ['refers:AGR-2031-001#3.2', 'PRP-2031-BRV-1'],
  ['refers:AGR-2031-001', 'FU-2031-005 OBJ-1 OBJ-1.a PRP-2031-BRV-1 REG-1'],
  ['referred:REG-1', 'AGR-2030-001 AGR-2031-001'],
  ['meeting:EVT-2031-003', 'FU-2031-002'],
  ['year:2030', 'AGR-2030-001 PPT-2030'],
  ['kind:presidency date:2032', 'PPT-2032'],
  // words
  ['title:land', 'FU-2031-001'],
  ['title:"land"', ''],
  ['title:anding', ''],
  ['title:l*g', 'FU-2031-001'],
  ['title:l?nding', 'FU-2031-001'],
  ['title:LÁNDING', 'FU-2031-001'],
  ['title:desembarcaderos', 'FU-2031-001'],
  ['title:"list of landing"', 'FU-2031-001'],
  ['title:="Send the list of landing places"', 'FU-2031-001'],
  ['title:="Send the list of landing"', ''],
  ['title:"Draft patrol calendar"', 'DOC-2031-002'],
  ['“last counted in 2027” norte', 'TOP-fish-stocks'],
  ['FU-2031-004', 'FU-2031-004'],
  ['kind:follow-up "24 March 2031"', 'FU-2031-001'],
  ['log.note:guild', ''],
  ['path:records/regulations/*', 'REG-1'],
  ['path:REG-*', 'REG-1'],
  ['source.quote:"landing places"', 'FU-2031-001'],
  ['names:Estmark', 'EST'],
  ['kind:term forms:aguas', 'TRM-shared-waters'],
  ['kind:topic NOT translated:es', ''],
])('%s', (query, ids) => {
  expect(find(query).join(' ')).toBe(ids)
})

test('the day decides', () => {
  expect(find('kind:follow-up status:in-progress', '2031-05-02')).toEqual(['FU-2031-002'])
  expect(find('kind:follow-up status:in-progress', '2031-05-01')).toEqual([])
  expect(find('log.note:guild', '2031-05-02')).toEqual(['FU-2031-002'])
  expect(find('by:BRV', '2031-05-02')).toEqual(['FU-2031-002'])
  expect(find('updated:2031-05', '2031-06-01')).toEqual(['FU-2031-002'])
  expect(find('due-soon', '2031-03-10')).toEqual(['FU-2031-001'])
  expect(find('due-soon', '2031-03-09')).toEqual([])
  expect(find('kind:follow-up stale', '2031-10-30')).toEqual(['FU-2031-001', 'FU-2031-002', 'FU-2031-004', 'FU-2031-005'])
})

test('a body counts as its members on the due day, not those of a later day', () => {
  expect(find('id:FU-2031-001 party:ALD,BRV,CAL', '2040-01-01')).toEqual(['FU-2031-001'])
  expect(find('id:FU-2031-001 party:DOR', '2040-01-01')).toEqual([])
})

test('what is not known on the day is left out unless asked for', () => {
  expect(find('kind:follow-up', '2031-03-09')).toEqual([])
  expect(find('kind:follow-up known:false', '2031-03-09')).toHaveLength(5)
  expect(find('kind:event', '2031-03-09')).toEqual(['EVT-2031-001'])
  expect(find('kind:event (known:true OR known:false)', '2031-03-09')).toHaveLength(3)
  expect(find('NOT known kind:event', '2031-03-09')).toHaveLength(2)
  expect(find('')).toHaveLength(workspace.records.length)
  expect(workspace.records.filter(compileQuery('kind:follow-up', workspace, { day: '2031-03-09', lang: 'en', unknownToo: true }))).toHaveLength(5)
})

test('a field that a kind lacks is false there, not an error', () => {
  expect(find('currency:*')).toEqual(['CON-2031-ALD'])
  expect(find('NOT currency:*')).toHaveLength(workspace.records.length - 1)
})

test('an id that a record had before finds it', async () => {
  const renumbered = await lakes({
    'records/follow-ups/FU-2031-009-wells.yaml':
      'id: FU-2031-009\nformerly: [FU-2031-007]\ntitle: Send the list of wells\ntype: request\nlog:\n  - { date: 2031-03-10, status: pending }\n',
  })
  expect(renumbered.records.filter(compileQuery('id:fu-2031-007', renumbered, { day, lang: 'en' })).map(({ id }) => id)).toEqual(['FU-2031-009'])
})

test('a reference that leads nowhere can be looked for', async () => {
  const broken = await lakes({
    'records/follow-ups/FU-2031-009-wells.yaml':
      'id: FU-2031-009\ntitle: Send the list of wells\ntype: request\nresponsible: [ZZZ]\nlog:\n  - { date: 2031-03-10, status: pending }\n',
  })
  expect(broken.records.filter(compileQuery('responsible:ZZZ', broken, { day, lang: 'en' })).map(({ id }) => id)).toEqual(['FU-2031-009'])
})

test.each([
  ['stauts:pending', 'There is no field “stauts”.', 'Did you mean status? “rcm list --fields” shows all fields.'],
  ['zzz:pending', 'There is no field “zzz”.', '“rcm list --fields” shows all fields.'],
  ['status:pendng', 'The field status is never “pendng”.', 'Did you mean pending?'],
  ['kind:folow-up', 'The field kind is never “folow-up”.', 'Did you mean follow-up?'],
  ['scope:forever', 'The field scope is never “forever”.', 'It can be: permanent, presidency, undecided.'],
  ['party:CLA', 'There is no record “CLA”.', 'Did you mean CAL? “rcm list --format ids” shows all ids.'],
  ['id:FU-2031-01', 'There is no record “FU-2031-01”.', 'Did you mean FU-2031-001? “rcm list --format ids” shows all ids.'],
  ['party:Calandia', 'There is no record “Calandia”.', 'Did you mean Calanda? “rcm list --format ids” shows all ids.'],
  ['due:soon', 'The field due cannot be compared with “soon”.', 'Write it as 2016-03-04, 2016-03 or 2016, or as today, today-30, today+14.'],
  ['due:2031-02-30', 'The field due cannot be compared with “2031-02-30”.', 'Write it as 2016-03-04, 2016-03 or 2016, or as today, today-30, today+14.'],
  ['days-late:many', 'The field days-late cannot be compared with “many”.', 'Write a number: days-late:>3'],
  ['overdue:maybe', 'The field overdue cannot be compared with “maybe”.', 'Write overdue:true or overdue:false.'],
  [
    'title:>b',
    'The values of title have no order, so <, > and ranges do not apply to them.',
    'They apply to dates and numbers: due:<2016-03-05, days-late:>7.',
  ],
  [
    'status:[a TO b]',
    'The values of status have no order, so <, > and ranges do not apply to them.',
    'They apply to dates and numbers: due:<2016-03-05, days-late:>7.',
  ],
  [
    '(overdue',
    'The query opens a parenthesis at column 1 and never closes it: (overdue',
    'Close it, or put it between quotation marks when it belongs to the text: "(a)".',
  ],
])('%s cannot be read', (query, said, help) => {
  try {
    find(query)
  } catch (error) {
    if (!isUserError(error)) throw error
    expect(error.code).toBe(said.startsWith('There is no field') ? 'rcm/field' : 'rcm/query')
    expect(say(error.said, 'en')).toBe(said)
    expect(error.help && say(error.help, 'en')).toBe(help)
    expect(say(error.said, 'es')).not.toBe(said)
    expect(error.help && say(error.help, 'es')).not.toBe(help)
    return
  }
  expect.unreachable()
})

test('every name of a record, quoted, finds it', () => {
  for (const record of workspace.records)
    for (const name of namesOf(record)) {
      expect(find(`title:${quoted(name)}`, '2040-01-01')).toContain(record.id)
      expect(find(quoted(name), '2040-01-01')).toContain(record.id)
    }
})

test('a title of any signs, quoted, finds its record', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), async (title) => {
      fc.pre(title.trim() !== '' && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffd]/.test(title))
      const own = await lakes({
        'records/follow-ups/FU-2031-009-wells.yaml': `id: FU-2031-009\ntitle: ${JSON.stringify(title)}\ntype: request\nlog:\n  - { date: 2031-03-10, status: pending }\n`,
      })
      const record = own.byId.get('FU-2031-009')
      expect(record && compileQuery(`title:${quoted(title)} ${quoted(title)}`, own, { day, lang: 'en' })(record)).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('a combination of conditions finds the combination of what each finds', () => {
  const atoms = [
    'kind:follow-up',
    'status:pending',
    'overdue',
    'party:CAL',
    'due:<2031-06',
    'objective:OBJ-1',
    'text:patrol',
    '"the lakes"',
    'year:2031',
    'translated:es',
    'meeting:EVT-2031-001',
    'log.date:2031-03',
    'nature:*',
  ]
  const all = find('')
  const found = new Map(atoms.map((atom) => [atom, new Set(find(atom))]))
  interface Node {
    readonly query: string
    readonly ids: ReadonlySet<string>
  }
  const leaf = fc.constantFrom(...atoms).map((atom): Node => ({ query: atom, ids: found.get(atom) ?? new Set() }))
  const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf,
      fc
        .tuple(tie('tree'), fc.constantFrom(' ', ' AND '), tie('tree'))
        .map(([a, operator, b]): Node => ({ query: `(${a.query}${operator}${b.query})`, ids: new Set(all.filter((id) => a.ids.has(id) && b.ids.has(id))) })),
      fc
        .tuple(tie('tree'), tie('tree'))
        .map(([a, b]): Node => ({ query: `(${a.query} OR ${b.query})`, ids: new Set(all.filter((id) => a.ids.has(id) || b.ids.has(id))) })),
      fc
        .tuple(fc.constantFrom('NOT ', '-'), tie('tree'))
        .map(([sign, a]): Node => ({ query: `${sign}${a.query}`, ids: new Set(all.filter((id) => !a.ids.has(id))) })),
    ),
  }))
  fc.assert(
    fc.property(tree, ({ query, ids }) => {
      expect(find(query)).toEqual(all.filter((id) => ids.has(id)))
    }),
    { numRuns: 500 },
  )
})
