// Dates: those that do not exist, those that contradict each other, vague ones that do not.
import { describe, expect, test } from 'vitest'
import { foundIn } from './found-in.ts'

describe('date-exists', () => {
  const said = async (date: string) =>
    (
      await foundIn('date-exists', {
        'records/documents/DOC-2031-009-wells.yaml': `id: DOC-2031-009\ntitle: Wells\ndate: ${date}\nlog:\n  - { date: 2031-03-10, status: draft }\n`,
      })
    ).map((each) => each.said)

  test.each([
    ['2016-02-30', 'The day “2016-02-30” does not exist: that month has 29 days.'],
    ['2031-04-31?', 'The day “2031-04-31?” does not exist: that month has 30 days.'],
    ['2031-13-01', '“2031-13-01” is no date that can be read.'],
    ['2031-05/2031-03', 'The period “2031-05/2031-03” ends before it begins.'],
    ['10 March 2031', '“10 March 2031” is no date that can be read.'],
    ['2031-3-4', '“2031-3-4” is no date that can be read.'],
    ['2031-01-01/2031-02-30', '“2031-01-01/2031-02-30” is no date that can be read.'],
  ])('%s', async (date, message) => {
    expect(await said(date)).toEqual([message])
  })

  test.each(['2031-03-10', '2031-03', "'2031'", '2031-08?', '2031-08-02~', '2031-03-10/2031-03-12', '2031-03-10/..', '2016-02-29', '203X'])(
    '%s can be read',
    async (date) => {
      expect(await said(date)).toEqual([])
    },
  )

  test('every date of a record is looked at', async () => {
    const contribution = `id: CON-2031-BRV
title: Contribution
party: BRV
year: 2031
instalments:
  - { due: 2031-06-31, amount: 1 }
  - { due: 2031-12-31, amount: 1 }
payments:
  - { date: 2031-02-29, amount: 1 }
`
    expect((await foundIn('date-exists', { 'records/contributions/CON-2031-BRV-bravia.yaml': contribution })).map(({ line, at }) => [line, at])).toEqual([
      [6, '2031-06-31'],
      [9, '2031-02-29'],
    ])
  })
})

describe('dates-fit', () => {
  const agreement = async (adopted: string, effective: string, lapses: string, meeting = 'EVT-2031-001') =>
    (
      await foundIn('dates-fit', {
        'records/agreements/AGR-2031-009-wells.yaml': `id: AGR-2031-009\ntitle: Wells\nmeeting: ${meeting}\nadopted: ${adopted}\neffective: ${effective}\nlapses: ${lapses}\nlog:\n  - { date: 2031-03-10, status: adopted }\n`,
      })
    ).map(({ at, said, help }) => `${at}: ${said} ${help}`)

  test('in order, or the same day', async () => {
    expect(await agreement('2031-03-10', '2031-03-10', '2031-03-10')).toEqual([])
  })

  test('each pair of the kind, the date of the meeting too', async () => {
    expect(await agreement('2031-03-09', '2031-03-01', '2031-02-01')).toEqual([
      '2031-03-09: “adopted” (2031-03-09) is before “meeting.date” (2031-03-10). Correct the date, the reference to EVT-2031-001, or the date in records/events/EVT-2031-001-spring-meeting.md.',
      '2031-03-01: “effective” (2031-03-01) is before “adopted” (2031-03-09). Correct one of the two.',
      '2031-02-01: “lapses” (2031-02-01) is before “effective” (2031-03-01). Correct one of the two.',
    ])
  })

  test('vague dates only when they are surely wrong', async () => {
    expect(await agreement('2031-03', "'2031'", '2031-03')).toEqual([])
    expect(await agreement('2031-03', '2031-03-01', '2031-03-02?')).toEqual([])
    expect(await agreement('2031-10-01', '2031-10-01', '2031-12-31', 'EVT-2031-002')).toEqual([])
    expect(await agreement('2031-09-30', '2031-10-01', '2031-12-31', 'EVT-2031-002')).toHaveLength(1)
    expect(await agreement('2031-04', '2031-03', '2031-12')).toEqual(['2031-03: “effective” (2031-03) is before “adopted” (2031-04). Correct one of the two.'])
  })

  test('what cannot be read or is not there is said elsewhere', async () => {
    expect(await agreement('2031-02-30', '2031-01-01', '2031-03-01', 'EVT-2031-099')).toEqual([])
  })
})

describe('status-dates', () => {
  const event = async (date: string, entry: string) =>
    (
      await foundIn('status-dates', {
        'records/events/EVT-2031-009-visit.yaml': `id: EVT-2031-009\ntitle: Visit\ntype: meeting\n${date}log:\n  - { ${entry} }\n`,
      })
    ).map(({ said }) => said)

  test('held before its date', async () => {
    expect(await event('date: 2031-04-12/2031-04-14\n', 'date: 2031-04-11, status: held')).toEqual([
      'EVT-2031-009 is “held” on 2031-04-11, before its date “date: 2031-04-12/2031-04-14”.',
    ])
  })

  test('not surely before it, on it, planned before it, called off before it, or without a date', async () => {
    expect(await event('date: 2031-04\n', 'date: 2031-04-01, status: held')).toEqual([])
    expect(await event('date: 2031-04-12\n', 'date: 2031-04, status: held')).toEqual([])
    expect(await event('date: 2031-04-12\n', 'date: 2031-04-12, status: held')).toEqual([])
    expect(await event('date: 2031-04-12\n', 'date: 2031-03-10, status: scheduled')).toEqual([])
    expect(await event('date: 2031-04-12\n', 'date: 2031-03-10, status: cancelled, note: Rain')).toEqual([])
    expect(await event('', 'date: 2031-03-10, status: held')).toEqual([])
  })

  const agreement = async (lines: string, entry: string) =>
    (await foundIn('status-dates', { 'records/agreements/AGR-2031-009-wells.yaml': `id: AGR-2031-009\ntitle: Wells\n${lines}log:\n  - { ${entry} }\n` })).map(
      ({ said, help }) => `${said} ${help}`,
    )

  test('adopted before its day, or without one', async () => {
    expect(await agreement('adopted: 2031-03-10\n', 'date: 2031-03-09, status: adopted')).toEqual([
      'AGR-2031-009 is “adopted” on 2031-03-09, before its date “adopted: 2031-03-10”. Correct the entry’s date, or “adopted”.',
    ])
    expect(await agreement('', 'date: 2031-03-10, status: adopted')).toEqual([
      'AGR-2031-009 is “adopted”, and “adopted” does not say when. Add “adopted: 2031-03-10”, the day on which that happened.',
    ])
    expect(await agreement('awaited: true\n', 'date: 2031-03-10, status: adopted')).toEqual([])
    expect(await agreement('', 'date: 2031-03-10, status: draft')).toEqual([])
  })

  test('a draft of a document may be older than its date', async () => {
    const document = (status: string) => ({
      'records/documents/DOC-2031-009-wells.yaml': `id: DOC-2031-009\ntitle: Wells\ndate: 2031-04-02\nlog:\n  - { date: 2031-03-10, status: ${status} }\n`,
    })
    expect(await foundIn('status-dates', document('draft'))).toEqual([])
    expect(await foundIn('status-dates', document('final'))).toHaveLength(1)
  })
})
