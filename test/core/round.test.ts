// A round of consultation on a day: late, missing and changed answers, and how it ends by its rule.
import { describe, expect, test } from 'vitest'
import { Round, isObstacle, roundsOn, usualClose } from '../../src/core/round.ts'
import { type Overlay, lakes } from '../lakes.ts'

type Type = 'comment' | 'silence' | 'written-approval'

const round = (type: Type, rest = '', subjects = ['PRP-2031-BRV-1', 'DOC-2031-002']): Overlay => ({
  'records/consultations/CNS-2031-009-new.yaml': `id: CNS-2031-009
title: New
type: ${type}
subjects:${subjects.length === 0 ? ' []' : ''}
${subjects.map((each) => `  - record: ${each}\n`).join('')}audience: [MEMBERS]
opens: 2031-04-01
closes: 2031-04-15
${rest}log:
  - { date: 2031-04-01, status: open }
`,
})

let count = 0
/** A letter of answers in brackets: `ALD no-objection 2031-04-05 PRP-2031-BRV-1`. */
const answers = (...lines: readonly string[]): Overlay =>
  Object.fromEntries(
    lines.map((line) => {
      const [party = '', stance, received, on] = line.split(' ')
      const id = `RSP-2031-009-${party}${count++ === 0 ? '' : `-${count}`}`
      const subjects = on === undefined ? '' : `on: [${on}]\n`
      return [
        `records/responses/${id}-new.yaml`,
        `id: ${id}\ntitle: Answer\nconsultation: CNS-2031-009\nparty: ${party}\nstance: ${stance}\nreceived: ${received}\n${subjects}`,
      ]
    }),
  )

async function on(day: string, ...overlays: readonly Overlay[]): Promise<Round> {
  const workspace = await lakes(Object.assign({}, ...overlays))
  const record = workspace.byId.get('CNS-2031-009')
  if (!record) throw new Error('no round')
  return new Round(record, workspace, day)
}

const everybody = (stance: string, day = '2031-04-05') => ['ALD', 'BRV', 'CAL', 'DOR', 'EST'].map((party) => `${party} ${stance} ${day}`)
const first = (each: Round) => {
  const [subject] = each.subjects
  if (!subject) throw new Error('no subject')
  return subject
}
const ends = (each: Round) => each.outcome(first(each))

test('lasts two weeks unless said', () => {
  expect(usualClose('2031-11-02')).toBe('2031-11-16')
  expect(usualClose('2031-12-25')).toBe('2032-01-08')
})

describe('who has answered', () => {
  test('nobody at first: all owe every subject', async () => {
    const own = await on('2031-04-02', round('comment'))
    expect(own.asked).toEqual(['ALD', 'BRV', 'CAL', 'DOR', 'EST'])
    expect(own.waiting).toEqual(own.asked)
    expect(own.owedBy('ALD').map(({ ref }) => ref)).toEqual(['PRP-2031-BRV-1', 'DOC-2031-002'])
  })

  test('an answer on one subject leaves the other owed', async () => {
    const own = await on('2031-04-06', round('comment'), answers('ALD comment 2031-04-05 DOC-2031-002', 'CAL comment 2031-04-05'))
    expect(own.owedBy('ALD').map(({ ref }) => ref)).toEqual(['PRP-2031-BRV-1'])
    expect(own.waiting).toEqual(['ALD', 'BRV', 'DOR', 'EST'])
  })

  test('who was not asked owes nothing, and its answer is kept', async () => {
    const own = await on('2031-04-06', round('comment'), answers('WFO comment 2031-04-05'))
    expect(own.owedBy('WFO')).toEqual([])
    expect(own.answers.map(({ party }) => party)).toEqual(['WFO'])
  })

  test('in a round without subjects, one answer is enough', async () => {
    const own = await on('2031-04-06', round('comment', '', []), answers('ALD comment 2031-04-05'))
    expect(own.waiting).toEqual(['BRV', 'CAL', 'DOR', 'EST'])
  })

  test('what comes after the day is not known yet', async () => {
    const own = await on('2031-04-04', round('comment'), answers('ALD comment 2031-04-05'))
    expect(own.answers).toEqual([])
  })
})

describe('the last day', () => {
  test('is in time, the day after is late', async () => {
    const own = await on('2031-04-20', round('silence'), answers('ALD objection 2031-04-15', 'CAL objection 2031-04-16'))
    expect(own.answers.map(({ party, isLate }) => [party, isLate])).toEqual([
      ['ALD', false],
      ['CAL', true],
    ])
    expect(own.isOver).toBe(true)
    expect((await on('2031-04-15', round('silence'))).isOver).toBe(false)
  })

  const extended = 'extended:\n  - { date: 2031-04-10, closes: 2031-04-20, note: More time }\n'
  test('moves with an extension, from the day on which it was given', async () => {
    expect((await on('2031-04-09', round('silence', extended))).closes).toBe('2031-04-15')
    const own = await on('2031-04-21', round('silence', extended), answers('CAL objection 2031-04-18'))
    expect(own.closes).toBe('2031-04-20')
    expect(own.answers[0]?.isLate).toBe(false)
  })
})

describe('silence means consent', () => {
  test('runs until its last day while somebody is silent', async () => {
    expect(ends(await on('2031-04-15', round('silence'), answers('ALD no-objection 2031-04-05')))).toEqual({
      state: 'running',
      against: [],
      missing: ['BRV', 'CAL', 'DOR', 'EST'],
    })
  })

  test.each([
    ['nobody answers', [], 'agreed', []],
    ['one objects in time', ['CAL objection 2031-04-15'], 'not-agreed', ['CAL']],
    ['one would amend it', ['CAL amendment 2031-04-10'], 'not-agreed', ['CAL']],
    ['one only comments', ['CAL comment 2031-04-10'], 'agreed', []],
    ['one objects too late', ['CAL objection 2031-04-16'], 'agreed', []],
    ['an objection is taken back in time', ['CAL objection 2031-04-10', 'CAL no-objection 2031-04-12'], 'agreed', []],
    ['an objection is taken back too late to count as an answer', ['CAL objection 2031-04-10', 'CAL no-objection 2031-04-17'], 'agreed', []],
    ['consent is withdrawn too late', ['CAL no-objection 2031-04-10', 'CAL objection 2031-04-17'], 'agreed', []],
    ['consent is withdrawn in time', ['CAL no-objection 2031-04-10', 'CAL objection 2031-04-12'], 'not-agreed', ['CAL']],
    ['the objection is to another subject', ['CAL objection 2031-04-10 DOC-2031-002'], 'agreed', []],
    ['somebody objects who was not asked', ['WFO objection 2031-04-10'], 'agreed', []],
  ])('when %s', async (_, lines, state, against) => {
    expect(ends(await on('2031-04-20', round('silence'), answers(...lines)))).toMatchObject({ state, against })
  })

  test('ends before its last day when all have answered', async () => {
    expect(ends(await on('2031-04-06', round('silence'), answers(...everybody('no-objection')))).state).toBe('agreed')
  })
})

describe('written approval', () => {
  test.each([
    ['all approve', everybody('no-objection'), 'agreed'],
    ['one is silent', everybody('no-objection').slice(1), 'not-agreed'],
    ['one approves too late', [...everybody('no-objection').slice(1), 'ALD no-objection 2031-04-16'], 'not-agreed'],
    ['one only comments', [...everybody('no-objection').slice(1), 'ALD comment 2031-04-05'], 'not-agreed'],
  ])('when %s', async (_, lines, state) => {
    expect(ends(await on('2031-04-20', round('written-approval'), answers(...lines))).state).toBe(state)
  })

  test('runs while one has not answered, and tells who', async () => {
    const own = await on('2031-04-10', round('written-approval'), answers(...everybody('no-objection').slice(1)))
    expect(ends(own)).toEqual({ state: 'running', against: [], missing: ['ALD'] })
  })
})

describe('a round for comments', () => {
  test('decides nothing, whatever the answers', async () => {
    expect(ends(await on('2031-04-20', round('comment'), answers('CAL objection 2031-04-05'))).state).toBe('answered')
    expect(ends(await on('2031-04-10', round('comment'), answers('CAL objection 2031-04-05'))).state).toBe('running')
  })

  test('takes a late answer too', async () => {
    const own = await on('2031-04-20', round('comment'), answers('CAL objection 2031-04-16'))
    expect(own.counting('CAL', first(own))?.isLate).toBe(true)
  })
})

test('a second answer stands behind the first, which stays', async () => {
  const own = await on('2031-04-20', round('silence'), answers('CAL comment 2031-04-12', 'CAL objection 2031-04-05'))
  expect(own.answersOn('CAL', first(own)).map(({ stance }) => stance)).toEqual(['objection', 'comment'])
})

test('an objection and an amendment stand in the way, a comment does not', () => {
  expect((['no-objection', 'comment', 'amendment', 'objection'] as const).filter((stance) => isObstacle({ stance }))).toEqual(['amendment', 'objection'])
})

test('the rounds on a record, also on a place in it, the oldest first', async () => {
  const older = {
    'records/consultations/CNS-2031-008-old.yaml': (round('comment', '', ['AGR-2031-001#3.2'])['records/consultations/CNS-2031-009-new.yaml'] ?? '')
      .replace('CNS-2031-009', 'CNS-2031-008')
      .replace('opens: 2031-04-01', 'opens: 2031-03-20'),
  }
  const workspace = await lakes({ ...round('comment', '', ['AGR-2031-001']), ...older })
  expect(roundsOn('AGR-2031-001', workspace).map(({ id }) => id)).toEqual(['CNS-2031-008', 'CNS-2031-009'])
  expect(roundsOn('AGR-2031-00', workspace)).toEqual([])
})
