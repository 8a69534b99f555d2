// Logs: order with vague dates, who may be named, what each status asks for.
import { describe, expect, test } from 'vitest'
import { foundIn } from './found-in.ts'

const followUp = (responsible: string, ...log: readonly string[]) => ({
  'records/follow-ups/FU-2031-009-wells.yaml': `id: FU-2031-009\ntitle: Wells\ntype: request\nresponsible: [${responsible}]\ndue: 2031-12-01\nlog:\n${log.map((entry) => `  - { ${entry} }\n`).join('')}`,
})

describe('log-order', () => {
  const dates = async (...each: readonly string[]) =>
    (await foundIn('log-order', followUp('ALD', ...each.map((date) => `date: ${date}, status: pending`)))).map(({ at, said }) => `${at}: ${said}`)

  test('one day may have several entries', async () => {
    expect(await dates('2031-03-10', '2031-03-10', '2031-03', '2031-04-02', '2031')).toEqual([])
  })

  test('a vague date counts from its last day, as the status does', async () => {
    expect(await dates('2031-03', '2031-03-10')).toEqual(['2031-03-10: “2031-03-10” stands after “2031-03”, which counts from its last day, 2031-03-31.'])
  })

  test('each entry is held against the latest before it; unreadable dates are passed over', async () => {
    expect(await dates('2031-03-10', '2031-02-30', '2031-03-01', '2031-03-05', '2031-03-11')).toEqual([
      '2031-03-01: “2031-03-01” stands after “2031-03-10”.',
      '2031-03-05: “2031-03-05” stands after “2031-03-10”.',
    ])
  })
})

describe('log-by', () => {
  const named = async (responsible: string, by: string, date = '2031-03-20', files = {}) =>
    (await foundIn('log-by', { ...followUp(responsible, 'date: 2031-03-10, status: pending', `date: ${date}, status: in-progress, by: ${by}`), ...files })).map(
      ({ said }) => said,
    )
  const office = {
    'records/parties/BRV-FISH-office.yaml': 'id: BRV-FISH\nnames: { en: Fishing Office, es: Oficina de Pesca }\ntype: institution\nparent: BRV\n',
  }

  test.each([
    ['BRV', 'BRV'],
    ['TROIKA', 'CAL'],
    ['TROIKA', 'TROIKA'],
    ['TROIKA', 'PPT'],
    ['ALD, BRV', 'TROIKA'],
    ['MEMBERS', 'EST'],
    ['SEC', 'SEC'],
  ])('of %s, %s may be named', async (responsible, by) => {
    expect(await named(responsible, by)).toEqual([])
  })

  test.each([
    ['BRV', 'ALD', 'BRV'],
    ['TROIKA', 'EST', 'TROIKA, ALD, BRV, CAL'],
    ['MEMBERS', 'WFO', 'MEMBERS, ALD, BRV, CAL, DOR, EST'],
    ['BRV', 'SEC', 'BRV'],
  ])('of %s, %s may not', async (responsible, by, parties) => {
    expect(await named(responsible, by)).toEqual([`“${by}” is not among the responsible: ${parties}.`])
  })

  test('who was responsible when it became known, or when it is due, may answer later', async () => {
    expect(await named('TROIKA', 'ALD', '2032-02-01')).toEqual([])
    expect(await named('TROIKA', 'DOR', '2032-02-01')).toEqual([])
    expect(await named('TROIKA', 'EST', '2032-02-01')).toHaveLength(1)
  })

  test('an office of the only party may be named, of one among several it would speak for all', async () => {
    expect(await named('BRV', 'BRV-FISH', '2031-03-20', office)).toEqual([])
    expect(await named('BRV, ALD', 'BRV-FISH', '2031-03-20', office)).toHaveLength(1)
  })

  test('where nobody is said to be responsible anybody may be named', async () => {
    expect(await named('', 'ALD')).toEqual([])
  })

  test('kinds without a shared status are not looked at', async () => {
    const document = 'id: DOC-2031-009\ntitle: Wells\nauthors: [BRV]\nlog:\n  - { date: 2031-03-10, status: draft, by: ALD }\n'
    expect(await foundIn('log-by', { 'records/documents/DOC-2031-009-wells.yaml': document })).toEqual([])
  })
})

describe('log-reasons', () => {
  const lacking = async (entry: string) => (await foundIn('log-reasons', followUp('ALD', `date: 2031-03-10, ${entry}`))).map(({ said, help }) => [said, help])

  test('each status asks for its own', async () => {
    expect(await lacking('status: not-fulfilled')).toEqual([
      ['An entry “not-fulfilled” needs “note”, and this one has none.', 'Say in “note” why, in a sentence.'],
    ])
    expect(await lacking('status: fulfilled, note: Done')).toEqual([
      ['An entry “fulfilled” needs “evidence”, and this one has none.', 'Name in “evidence” the record that shows it: a document, a meeting, a response.'],
    ])
    expect(await lacking('status: pending')).toEqual([])
  })

  test('an empty one is none', async () => {
    for (const entry of ['status: overtaken, note: " "', 'status: overtaken, note: ', 'status: fulfilled, evidence: []'])
      expect(await lacking(entry), entry).toHaveLength(1)
    for (const entry of ['status: overtaken, note: Overtaken by rain', 'status: fulfilled, evidence: [DOC-2031-001]'])
      expect(await lacking(entry), entry).toEqual([])
  })
})

test('log-status shows all statuses, and the nearest when there is one', async () => {
  const all = 'no-information, pending, in-progress, partly-fulfilled, fulfilled, not-fulfilled, overtaken, not-applicable'
  const helps = (await foundIn('log-status', followUp('ALD', 'date: 2031-03-10, status: fullfilled', 'date: 2031-03-11, status: zzz'))).map(({ at, help }) => [
    at,
    help,
  ])
  expect(helps).toEqual([
    ['fullfilled', `Did you mean fulfilled? The statuses are: ${all}.`],
    ['zzz', `The statuses are: ${all}.`],
  ])
})
