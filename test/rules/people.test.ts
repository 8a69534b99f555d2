// Who was there, who presided, and whose objectives they are.
import { describe, expect, test } from 'vitest'
import type { Overlay } from '../lakes.ts'
import { foundIn } from './found-in.ts'

describe('responsible-in-office', () => {
  const said = async (responsible: string, due: string, files: Overlay = {}, logged = '2031-03-10') =>
    (
      await foundIn('responsible-in-office', {
        'records/follow-ups/FU-2031-009-wells.yaml': `id: FU-2031-009\ntitle: Wells\ntype: request\nresponsible: [${responsible}]\n${due === '' ? '' : `due: ${due}\n`}log:\n  - { date: ${logged}, status: pending }\n`,
        ...files,
      })
    ).map((each) => each.said)
  const party = (since: string, until: string) => ({
    'records/parties/FOL-folia.yaml': `id: FOL\nnames: { en: Folia, es: Folia }\ntype: member\nsince: ${since}\nuntil: ${until}\n`,
  })
  const body = (lines: string) => ({ 'records/bodies/WELLS-group.yaml': `id: WELLS\nnames: { en: Wells, es: Pozos }\ntype: group\n${lines}` })

  test('on the day it is due', async () => {
    expect(await said('FOL', '2031-06-30', party('2031-06-30', '2031-06-30'))).toEqual([])
    expect(await said('FOL', '2031-06-30', party('2031-07-01', "'2040'"))).toEqual([
      '“FOL” was not yet part of the forum at the time of this record, 2031-06-30 (since: 2031-07-01).',
    ])
    expect(await said('FOL', '2031-06-30', party("'2020'", '2031-05'))).toEqual([
      '“FOL” was no longer part of the forum at the time of this record, 2031-06-30 (until: 2031-05).',
    ])
  })

  test('a vague day only when it is surely wrong', async () => {
    expect(await said('FOL', '2031-06', party('2031-06-20', '2031-06-25'))).toEqual([])
    expect(await said('FOL', "'2031'", party('2031-12?', "'2040'"))).toEqual([])
    expect(await said('FOL', '2031-06/2031-07', party('2031-08', "'2040'"))).toHaveLength(1)
  })

  test('without a due date, on the day it became known', async () => {
    expect(await said('FOL', '', party('2031-03-10', "'2040'"))).toEqual([])
    expect(await said('FOL', '', party('2031-03-11', "'2040'"))).toEqual([
      '“FOL” was not yet part of the forum at the time of this record, 2031-03-10 (since: 2031-03-11).',
    ])
  })

  test('a body that had ended, has ended, or had nobody in it', async () => {
    expect(await said('WELLS', '2031-06-30', body('until: 2030-12\n'))).toHaveLength(1)
    expect(await said('WELLS', '2031-06-30', body('standing: ended\n'))).toEqual(['“WELLS” has ended, and this record is still open.'])
    expect(await said('WELLS', '2031-06-30', body('standing: potential\n'))).toEqual([])
    expect(await said('PPT', '2029-06-30', {}, '2029-03-10')).toEqual(['“PPT” had no members on 2029-06-30.'])
    expect(await said('TROIKA, MEMBERS, SEC', '2031-06-30')).toEqual([])
  })

  test('who supports and who answers is looked at too', async () => {
    const found = await foundIn('responsible-in-office', {
      ...party("'2040'", "'2050'"),
      'records/responses/RSP-2031-001-FOL.yaml':
        'id: RSP-2031-001-FOL\ntitle: Folia\nconsultation: CNS-2031-001\nparty: FOL\nstance: no-objection\nreceived: 2031-03-20\n',
      'records/follow-ups/FU-2031-009-wells.yaml':
        'id: FU-2031-009\ntitle: Wells\ntype: request\nresponsible: [ALD]\nsupporting: [BRV, FOL]\nlog:\n  - { date: 2031-03-10, status: pending }\n',
    })
    expect(found.map(({ path, at }) => `${path}: ${at}`)).toEqual([
      'records/follow-ups/FU-2031-009-wells.yaml: FOL',
      'records/responses/RSP-2031-001-FOL.yaml: FOL',
    ])
  })
})

describe('presidency-years', () => {
  const presidency = (year: number, party: string, from: string, until: string) => ({
    [`records/presidencies/PPT-${year}-new.yaml`]: `id: PPT-${year}\ntitle: Presidency\nparty: ${party}\nfrom: ${from}\nuntil: ${until}\n`,
  })
  const without = (year: number, name: string): Overlay => ({
    [`records/presidencies/PPT-${year}-${name}.yaml`]: null,
    [`records/presidencies/PPT-${year}-${name}.es.yaml`]: null,
  })
  const said = async (overlay: Overlay) => (await foundIn('presidency-years', overlay)).map((each) => `${each.at}: ${each.said}`)

  test('a year that nobody presides over', async () => {
    expect(await said(without(2032, 'calanda'))).toEqual(["'2033': Nobody presides between PPT-2031 (until 2031) and PPT-2033 (from 2033)."])
    expect(await said(presidency(2034, 'EST', '2034-01-02', "'2034'"))).toHaveLength(1)
  })

  test('a handover within the year, on one day or the next', async () => {
    const handover = (until: string, from: string) =>
      said({ ...without(2033, 'dorania'), ...presidency(2033, 'DOR', "'2033'", until), ...presidency(2034, 'EST', from, '2034-11') })
    for (const [until, from] of [
      ['2033-11-20', '2033-11-20'],
      ['2033-11-20', '2033-11-21'],
      ['2033-11', '2033-11-20'],
      ['2033-11', '2033-12'],
    ] as const)
      expect(await handover(until, from), `${until} ${from}`).toEqual([])
    expect(await handover('2034-01-15', '2034-01-15')).toEqual([])
    expect(await handover('2033-11-20', '2034-01-15')).toEqual([
      '2034-01-15: Nobody presides between PPT-2033 (until 2033-11-20) and PPT-2034 (from 2034-01-15).',
    ])
    expect(await handover('2034-02-01', '2034-01-15')).toEqual(['2034-01-15: PPT-2034 begins (2034-01-15) before PPT-2033 ends (2034-02-01).'])
  })

  test('two in one year', async () => {
    expect(await said(presidency(2034, 'EST', "'2033'", "'2033'"))).toEqual(["'2033': PPT-2034 and PPT-2033 both preside in 2033."])
    expect(
      await said({ ...without(2033, 'dorania'), ...presidency(2033, 'DOR', '2033-01', '2033-06'), ...presidency(2034, 'EST', '2033-07', '2033-12') }),
    ).toEqual(['2033-07: PPT-2034 and PPT-2033 both preside in 2033.'])
  })

  test('a period without end has no gap after it', async () => {
    expect(
      await said({ ...without(2033, 'dorania'), ...presidency(2033, 'DOR', "'2033'", '2033/..'), ...presidency(2036, 'EST', "'2036'", "'2036'") }),
    ).toEqual([])
  })
})

describe('objective-scope', () => {
  const objective = (id: string, lines: string) => ({
    [`records/objectives/${id}-x.yaml`]: `id: ${id}\ntitle: ${id}\nlevel: specific\n${lines}log:\n  - { date: 2031-03-10, status: planned }\n`,
  })
  const said = async (overlay: Overlay) => (await foundIn('objective-scope', overlay)).map((each) => each.said)

  test('one of a presidency names it, a permanent one names none', async () => {
    expect(await said(objective('OBJ-9', 'scope: presidency\n'))).toEqual(['OBJ-9 is an objective of a presidency and does not say of which.'])
    expect(await said(objective('OBJ-9', 'scope: permanent\npresidency: PPT-2031\n'))).toEqual(['OBJ-9 is permanent and names the presidency “PPT-2031”.'])
    expect(await said(objective('OBJ-9', 'scope: undecided\npresidency: PPT-2031\n'))).toEqual([])
  })

  test('each stands under its own kind of scope, the undecided where they like', async () => {
    expect(await said(objective('OBJ-9', 'scope: presidency\npresidency: PPT-2031\nparent: OBJ-1\n'))).toEqual([
      'The scope of OBJ-9 is “presidency”, and it stands under OBJ-1, which is “permanent”.',
    ])
    expect(await said(objective('OBJ-9', 'scope: undecided\nparent: OBJ-1\n'))).toEqual([])
    expect(await said(objective('OBJ-9', 'scope: permanent\nparent: OBJ-1\n'))).toEqual([])
    const two = (year: number) => ({
      ...objective('OBJ-9', 'scope: presidency\npresidency: PPT-2031\n'),
      ...objective('OBJ-9.a', `scope: presidency\npresidency: PPT-${year}\nparent: OBJ-9\n`),
    })
    expect(await said(two(2031))).toEqual([])
    expect(await said(two(2032))).toEqual(['OBJ-9.a belongs to PPT-2032, and stands under OBJ-9, which belongs to PPT-2031.'])
  })
})
