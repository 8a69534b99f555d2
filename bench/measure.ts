// Measures whole processes in rounds: every round runs each of them once, so that what else the machine does falls on all alike.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { type Figure, type Goal, type Machine, type Outcome, type Row, rowKey } from './results.ts'

export interface Measure extends Row {
  readonly command: readonly [string, ...string[]]
  readonly cwd: string
  /** Besides the environment of the benchmark. */
  readonly env?: Readonly<Record<string, string>>
  /** Measured in the first round only: what takes long. */
  readonly once?: boolean
  /** Done before each run, and not measured. */
  readonly before?: () => void
  /** The file that the command writes, whose size is told. */
  readonly output?: string
}

/** Milliseconds of wall time, one a round; peak resident memory in MiB where /usr/bin/time tells it; the size of what was written, in MiB. */
export interface Measured extends Row {
  readonly times: readonly number[]
  readonly memory: number | undefined
  readonly size: number | undefined
}

const time = '/usr/bin/time'
const tellsMemory = existsSync(time)

/**
 * Runs what is to be measured. A warm command that is measured in every round is run once before, unmeasured.
 * @throws Error when a process could not run: what does not work has no time
 */
export function measure(measures: readonly Measure[], rounds: number, progress: (doing: string) => void): Measured[] {
  const taken = measures.map((): Run[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, each] of measures.entries()) {
      if (round > 0 && each.once) continue
      progress(`round ${round + 1} of ${rounds}: ${rowKey(each)}`)
      if (round === 0 && each.state === 'warm' && !each.once) run(each)
      each.before?.()
      taken[index]?.push(run(each))
    }
  }
  return measures.map(({ name, state, records, output }, index) => {
    const memories = (taken[index] ?? []).flatMap(({ memory }) => memory ?? [])
    return {
      ...{ name, ...(state && { state }), ...(records !== undefined && { records }) },
      times: (taken[index] ?? []).map(({ time }) => time),
      memory: memories.length > 0 ? Math.max(...memories) : undefined,
      size: output === undefined ? undefined : statSync(output).size / 1024 ** 2,
    }
  })
}

interface Run {
  readonly time: number
  readonly memory: number | undefined
}

function run(each: Measure): Run {
  const [program, ...args] = tellsMemory ? [time, '-f', '%M', ...each.command] : each.command
  const before = process.hrtime.bigint()
  const { status, stderr, error } = spawnSync(program, args, {
    cwd: each.cwd,
    env: { ...process.env, ...each.env },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  })
  const taken = Number(process.hrtime.bigint() - before) / 1e6
  if (error || (status !== 0 && status !== 1)) throw new Error(`${rowKey(each)}: ${error?.message ?? stderr}`)
  return { time: taken, memory: tellsMemory ? Number(stderr.trim().split('\n').at(-1)) / 1024 : undefined }
}

/** What came of each goal whose rows were all measured. */
export function outcomes(goals: readonly Goal[], measured: readonly Measured[]): Outcome[] {
  const find = (row: Row) => measured.find((each) => rowKey(each) === rowKey(row))
  return goals.flatMap((goal) => {
    const of = find(goal.of)
    const against = goal.against.map(find)
    if (!of || against.includes(undefined)) return []
    const value = goal.against.length === 0 ? of.memory : ratio(of, against as readonly Measured[])
    return value === undefined ? [] : [{ ...goal, value: rounded(value), holds: value <= goal.most }]
  })
}

/** How many times the others together it takes: the median over the rounds in which all ran of the times of one round. */
export function ratio(of: Measured, against: readonly Measured[]): number {
  const rounds = Math.min(...[of, ...against].map(({ times }) => times.length))
  return median(of.times.slice(0, rounds).map((taken, round) => taken / against.reduce((sum, { times }) => sum + (times[round] ?? Number.NaN), 0)))
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

export function figureOf({ times, memory, size, ...row }: Measured): Figure {
  return {
    ...row,
    median: rounded(median(times)),
    least: rounded(Math.min(...times)),
    rounds: times.length,
    ...(memory !== undefined && { memory: rounded(memory) }),
    ...(size !== undefined && { size: rounded(size) }),
  }
}

/** The machine, and its load when measuring began and now. */
export function machine(runs: number, loadBefore: number): Machine {
  return {
    node: process.version,
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    load: [loadBefore, loadavg()[0] ?? 0].map((each) => Number(each.toFixed(1))),
    runs,
  }
}

const rounded = (number: number): number => Number(number.toFixed(2))
