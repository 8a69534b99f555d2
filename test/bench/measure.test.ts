// What the benchmark makes of its figures: ratios, goals, and what is kept of them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { growthGoals } from '../../bench/commands.ts'
import { type Measured, figureOf, measure, median, outcomes, ratio } from '../../bench/measure.ts'
import { hledger, journalOf } from '../../bench/peers/hledger/peer.ts'
import { ledgerOf } from '../../bench/peers/beancount/peer.ts'
import type { Content } from '../../bench/peers/peer.ts'
import { keepPart, printed, rowKey } from '../../bench/results.ts'

const row = (name: string, times: readonly number[], memory?: number): Measured => ({ name, times, memory, size: undefined })

test('a ratio is the median over the rounds in which all ran, against the others together', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5])
  expect(ratio(row('a', [10, 40, 90]), [row('b', [5, 10, 10]), row('c', [5, 10, 20])])).toBe(2)
  expect(ratio(row('once', [30]), [row('often', [10, 1, 1])])).toBe(3)
})

test('a goal holds up to its bound, is about memory where it is against nothing, and is left out where a row was not measured', () => {
  const measured = [row('a', [20], 120.4), row('b', [10])]
  const of = { name: 'a' }
  expect(
    outcomes(
      [
        { of, against: [{ name: 'b' }], most: 2 },
        { of, against: [{ name: 'b' }], most: 1.9 },
        { of, against: [], most: 120 },
        { of: { name: 'b' }, against: [], most: 120 },
        { of, against: [{ name: 'b', records: 10 }], most: 9 },
      ],
      measured,
    ).map(({ value, holds }) => [value, holds]),
  ).toEqual([
    [2, true],
    [2, false],
    [120.4, false],
  ])
})

test('growth is against a tenth of the records, cold and warm alone', () => {
  const rows = [
    { name: 'a', state: 'cold', records: 100 },
    { name: 'a', state: 'changed', records: 100 },
    { name: 'git status', records: 100 },
  ] as const
  expect(growthGoals(rows)).toEqual([{ of: rows[0], against: [{ ...rows[0], records: 10 }], most: 11 }])
})

test('processes are run, prepared and warmed; what fails has no time', () => {
  const done: string[] = []
  const command = [process.execPath, '-e', ''] as const
  const taken = measure(
    [
      { name: 'often', command, cwd: tmpdir(), before: () => done.push('often') },
      { name: 'once', command, cwd: tmpdir(), once: true, before: () => done.push('once') },
    ],
    2,
    () => {},
  )
  expect(taken.map(({ name, times }) => [name, times.length, times.every((time) => time > 0)])).toEqual([
    ['often', 2, true],
    ['once', 1, true],
  ])
  expect(done).toEqual(['often', 'once', 'often'])
  expect(() => measure([{ name: 'fails', command: [process.execPath, '-e', 'process.exit(2)'], cwd: tmpdir() }], 1, () => {})).toThrow('fails')
})

test('one part of the file is written, the others stay; what is missed is said', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rcm-results-'))
  try {
    const file = join(folder, 'results.json')
    const figure = figureOf(row('a', [2.004, 1], 3))
    expect(figure).toEqual({ name: 'a', median: 1.5, least: 1, rounds: 2, memory: 3 })
    const machine = { node: 'v20', cpus: 2, model: 'x', load: [0, 0], runs: 2 }
    const part = { machine, measured: [figure], outcomes: [{ of: { name: 'a' }, against: [], most: 2, value: 3, holds: false }] }
    keepPart(file, 'commands', part)
    keepPart(file, 'largest', { ...part, measured: [] })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ commands: part, largest: { ...part, measured: [] } })
    expect(printed(part)).toMatch(/a: MiB +3 +≤ 2 +MISSED\n\n1 goals, 1 missed\.\n$/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  expect(rowKey({ name: 'validate', state: 'warm', records: 10_000 })).toBe('validate, warm, 10,000')
})

test('a record as a transaction: all of its words, and nothing that ends it early', () => {
  const language = { path: 'records/follow-ups/FU-1.md', data: { id: 'FU-1', note: 'say "a\\b"' }, front: 'id: FU-1\n', text: 'First.\n\nSecond.' }
  const record: Content = {
    ...language,
    id: 'FU-1',
    kind: 'follow-up',
    title: 'One; two',
    date: '2031-01-02',
    party: 'ALD',
    translation: { ...language, text: 'Dos.' },
  }
  expect(journalOf([record])).toBe(
    'account records:follow-up\n\naccount parties:ALD\n\n2031-01-02 (FU-1) One, two\n    ; id: FU-1\n    ; First.\n    ; Second.\n    ; id: FU-1\n    ; Dos.\n    records:follow-up    1\n    parties:ALD    -1\n',
  )
  expect(ledgerOf([record])).toContain('  note: "say \\"a\\\\b\\""\n  markdown: "First.\n\nSecond."\n')
  expect(hledger.command('')).toContain('check')
})
