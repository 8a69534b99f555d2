// Who a body is on a day, in the forum of the tests.
import { describe, expect, test } from 'vitest'
import { isPartyOn, presidenciesOf, presidencyIndex } from '../../src/core/roles.ts'
import { type Overlay, lakes } from '../lakes.ts'

const resolve = async (code: string, days: readonly string[], overlay: Overlay = {}) => {
  const workspace = await lakes(overlay)
  return days.map((day) => workspace.resolve(code, day))
}

const body = (id: string, list: string) => ({
  [`records/bodies/${id}.yaml`]: `id: ${id}\nnames: { en: ${id}, es: ${id} }\ntype: group\ncomposition:\n  list: [${list}]\n`,
})
const presidency = (year: number, party: string, from: string, until: string) => ({
  [`records/presidencies/PPT-${year}-new.yaml`]: `id: PPT-${year}\ntitle: Presidency\nparty: ${party}\nfrom: ${from}\nuntil: ${until}\n`,
})
const withoutPresidency = (year: number, name: string): Overlay => ({
  [`records/presidencies/PPT-${year}-${name}.yaml`]: null,
  [`records/presidencies/PPT-${year}-${name}.es.yaml`]: null,
})

describe('the bodies around the presidency', () => {
  test('change with the year', async () => {
    expect(await resolve('PPT', ['2030-12-31', '2031-01-01', '2031-12-31', '2032-01-01'])).toEqual([['ALD'], ['BRV'], ['BRV'], ['CAL']])
    expect(await resolve('TROIKA', ['2031-01-01', '2031-12-31', '2032-01-01'])).toEqual([
      ['ALD', 'BRV', 'CAL'],
      ['ALD', 'BRV', 'CAL'],
      ['BRV', 'CAL', 'DOR'],
    ])
  })

  test('have fewer members where the records begin and end', async () => {
    expect(await resolve('TROIKA', ['2029-12-31', '2030-06-01', '2033-06-01', '2040-01-01'])).toEqual([['ALD'], ['ALD', 'BRV'], ['CAL', 'DOR'], ['CAL', 'DOR']])
    expect(await resolve('PPT', ['2029-12-31', '2040-01-01'])).toEqual([[], ['DOR']])
  })

  test('in a gap keep the presidency that was', async () => {
    const gap = withoutPresidency(2032, 'calanda')
    expect(await resolve('PPT', ['2032-06-01', '2033-01-01'], gap)).toEqual([['BRV'], ['DOR']])
    expect(await resolve('TROIKA', ['2032-06-01'], gap)).toEqual([['ALD', 'BRV', 'DOR']])
  })

  test('follow a handover within a year', async () => {
    const handover = { ...withoutPresidency(2033, 'dorania'), ...presidency(2033, 'DOR', '2032-11-20', '2033-11-18') }
    expect(await resolve('PPT', ['2032-11-19', '2032-11-20'], handover)).toEqual([['CAL'], ['DOR']])
  })

  test('count a party once that presides twice', async () => {
    expect(await resolve('TROIKA', ['2034-06-01'], { ...presidency(2034, 'CAL', "'2034'", "'2034'"), ...presidency(2035, 'DOR', "'2035'", "'2035'") })).toEqual(
      [['DOR', 'CAL']],
    )
  })
})

test('all members are those of the day', async () => {
  expect(await resolve('MEMBERS', ['2019-12-31', '2024-04-30', '2024-05-01'])).toEqual([[], ['ALD', 'BRV', 'CAL', 'DOR'], ['ALD', 'BRV', 'CAL', 'DOR', 'EST']])
  const leaving = { 'records/parties/EST-estmark.yaml': 'id: EST\nnames: { en: Estmark, es: Estmark }\ntype: member\nsince: 2024-05\nuntil: 2031-06\n' }
  expect((await resolve('MEMBERS', ['2031-06-30', '2031-07-01'], leaving)).map((parties) => parties.includes('EST'))).toEqual([true, false])
})

test('a party, a body without members and an unknown code stand for themselves', async () => {
  for (const code of ['BRV', 'WFO', 'SEC', 'NOBODY']) expect(await resolve(code, ['2031-06-01'])).toEqual([[code]])
})

test('a list resolves the bodies in it, each party once', async () => {
  expect(await resolve('DRAFTERS', ['2031-06-01'], body('DRAFTERS', 'TROIKA, EST, SEC, BRV'))).toEqual([['ALD', 'BRV', 'CAL', 'EST', 'SEC']])
})

test('bodies in a circle come to an end', async () => {
  expect(await resolve('LEFT', ['2031-06-01'], { ...body('LEFT', 'RIGHT, ALD'), ...body('RIGHT', 'LEFT, BRV') })).toEqual([['BRV', 'ALD']])
})

test('presidencies stand in the order of their days, unreadable ones left out', async () => {
  const workspace = await lakes({ ...presidency(2029, 'EST', "'2029'", "'2029'"), ...presidency(2035, 'EST', 'soon', "'2035'") })
  const all = presidenciesOf(workspace)
  expect(all.map(({ party, from, until }) => [party, from, until])).toEqual([
    ['EST', '2029-01-01', '2029-12-31'],
    ['ALD', '2030-01-01', '2030-12-31'],
    ['BRV', '2031-01-01', '2031-12-31'],
    ['CAL', '2032-01-01', '2032-12-31'],
    ['DOR', '2033-01-01', '2033-12-31'],
  ])
  expect(['2028-12-31', '2029-01-01', '2031-12-31', '2099-01-01'].map((day) => presidencyIndex(all, day))).toEqual([-1, 0, 2, 4])
})

test('a party without dates was always there', async () => {
  const workspace = await lakes({ 'records/parties/FOL-folia.yaml': 'id: FOL\nnames: { en: Folia, es: Folia }\ntype: member\n' })
  const folia = workspace.byId.get('FOL')
  const estmark = workspace.byId.get('EST')
  expect(folia && isPartyOn(folia, '0001-01-01')).toBe(true)
  expect(estmark && [isPartyOn(estmark, '2024-04-30'), isPartyOn(estmark, '2024-05-01')]).toEqual([false, true])
})
