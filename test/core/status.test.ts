// The status on a day, of one party and of several.
import { describe, expect, test } from 'vitest'
import { roleTexts } from '../../src/core/record.ts'
import { isKnown, lastEntry, logUntil, phaseOf, statusByParty, statusOn } from '../../src/core/status.ts'
import { lakes } from '../lakes.ts'

/** A follow-up with these responsible and this log: what can be asked of it. */
async function followUp(responsible: string, ...log: readonly string[]) {
  const workspace = await lakes({
    'records/follow-ups/FU-2031-009-wells.yaml': `id: FU-2031-009\ntitle: Wells\ntype: request\nresponsible: [${responsible}]\nlog:\n${log.map((entry) => `  - { ${entry} }\n`).join('')}`,
  })
  const record = workspace.byId.get('FU-2031-009')
  if (!record) throw new Error('the follow-up was not read')
  const parties = (day: string) => [...new Set(roleTexts(record, 'responsible').flatMap((code) => workspace.resolve(code, day)))]
  return {
    record,
    on: (day: string) => statusOn(record, parties(day), day, workspace.resolve),
    by: (day: string) => Object.fromEntries(statusByParty(record, parties(day), day, workspace.resolve)),
  }
}

describe('of one party', () => {
  test('is that of the last entry on or before the day', async () => {
    const { on } = await followUp('BRV', 'date: 2031-03-10, status: pending', 'date: 2031-05-02, status: in-progress', 'date: 2031-05-02, status: fulfilled')
    expect(['2031-03-09', '2031-03-10', '2031-05-01', '2031-05-02', '2099-01-01'].map(on)).toEqual([undefined, 'pending', 'pending', 'fulfilled', 'fulfilled'])
  })

  test('a vague entry counts from its end, and entries out of order by their date', async () => {
    const { on, record } = await followUp('BRV', 'date: 2031-04, status: in-progress', 'date: 2031-03-10, status: pending')
    expect(['2031-04-01', '2031-04-29', '2031-04-30'].map(on)).toEqual(['pending', 'pending', 'in-progress'])
    expect(logUntil(record, '2031-12-31').map(({ status }) => status)).toEqual(['pending', 'in-progress'])
    expect(lastEntry(record)?.status).toBe('in-progress')
  })

  test('an entry by anybody sets it', async () => {
    const { on } = await followUp('BRV', 'date: 2031-03-10, status: pending', 'date: 2031-04-01, status: overtaken, by: SEC')
    expect(on('2031-04-01')).toBe('overtaken')
  })
})

describe('of several parties', () => {
  test('is worked out from theirs: pending while none has begun, in progress, fulfilled when all have', async () => {
    const { on, by } = await followUp(
      'TROIKA',
      'date: 2031-03-10, status: pending',
      'date: 2031-03-12, status: no-information, by: CAL',
      'date: 2031-03-20, status: fulfilled, by: BRV',
      'date: 2031-03-22, status: fulfilled, by: ALD',
      'date: 2031-04-02, status: fulfilled, by: CAL',
    )
    expect(['2031-03-11', '2031-03-12', '2031-03-20', '2031-03-22', '2031-04-02'].map(on)).toEqual([
      'pending',
      'pending',
      'in-progress',
      'in-progress',
      'fulfilled',
    ])
    expect(by('2031-03-09')).toEqual({ ALD: undefined, BRV: undefined, CAL: undefined })
    expect(by('2031-03-20')).toEqual({ ALD: 'pending', BRV: 'fulfilled', CAL: 'no-information' })
  })

  test('is what all have in common', async () => {
    const { on } = await followUp(
      'ALD, BRV',
      'date: 2031-03-10, status: pending',
      'date: 2031-04-01, status: overtaken, by: ALD',
      'date: 2031-04-02, status: overtaken, by: BRV',
    )
    expect(on('2031-04-01')).toBe('in-progress')
    expect(on('2031-04-02')).toBe('overtaken')
  })

  test('an entry without by, by a body of them all, or by somebody else sets the whole', async () => {
    const { on, by } = await followUp(
      'TROIKA',
      'date: 2031-03-10, status: pending',
      'date: 2031-03-20, status: fulfilled, by: BRV',
      'date: 2031-04-01, status: overtaken',
      'date: 2031-04-02, status: in-progress, by: TROIKA',
      'date: 2031-04-03, status: not-applicable, by: WFO',
    )
    expect(['2031-03-20', '2031-04-01', '2031-04-02', '2031-04-03'].map(on)).toEqual(['in-progress', 'overtaken', 'in-progress', 'not-applicable'])
    expect(by('2031-04-01')).toEqual({ ALD: 'overtaken', BRV: 'overtaken', CAL: 'overtaken' })
    expect(by('2031-04-02')).toEqual({ ALD: 'in-progress', BRV: 'in-progress', CAL: 'in-progress' })
  })
})

test('a record is known from its first entry; one without a log always', async () => {
  const { record } = await followUp('BRV', 'date: 2031-03-10, status: pending')
  expect([isKnown(record, '2031-03-09'), isKnown(record, '2031-03-10')]).toEqual([false, true])
  const topic = (await lakes()).byId.get('TOP-fish-stocks')
  expect(topic && isKnown(topic, '0001-01-01')).toBe(true)
})

test('a status that the kind does not have has no phase', async () => {
  const { record, on } = await followUp('BRV', 'date: 2031-03-10, status: sleeping')
  expect(on('2031-03-10')).toBe('sleeping')
  expect(phaseOf(record, 'sleeping')).toBeUndefined()
  expect(phaseOf(record, 'fulfilled')).toBe('done')
})

test('entries that are none do not count', async () => {
  const { record } = await followUp('BRV', 'date: 2031-03-10', 'status: pending', 'date: 2031-03-11, status: pending')
  expect(logUntil(record, '2031-12-31')).toEqual([{ date: '2031-03-11', status: 'pending' }])
})
