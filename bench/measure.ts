// Measures whole processes in rounds: every round runs each of them once, so that what else the machine does falls on all alike.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export interface Measure {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly cwd: string
  /** Besides the environment of the benchmark. */
  readonly env?: Readonly<Record<string, string>>
}

/** Milliseconds of wall time, one a round; peak resident memory in MiB where /usr/bin/time tells it. */
export interface Measured extends Measure {
  readonly times: readonly number[]
  readonly memory: number | undefined
}

/** @throws Error when a process could not run: what does not work has no time */
export function measure(measures: readonly Measure[], rounds: number, progress: (round: number) => void): Measured[] {
  const times = measures.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    progress(round)
    for (const [index, each] of measures.entries()) times[index]?.push(run(each))
  }
  return measures.map((each, index) => ({ ...each, times: times[index] ?? [], memory: memoryOf(each) }))
}

function run({ name, command: [program, ...args], cwd, env }: Measure): number {
  const before = process.hrtime.bigint()
  const { status, stderr, error } = spawnSync(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  const time = Number(process.hrtime.bigint() - before) / 1e6
  if (error || (status !== 0 && status !== 1)) throw new Error(`${name}: ${error?.message ?? stderr}`)
  return time
}

function memoryOf({ command, cwd, env }: Measure): number | undefined {
  const time = '/usr/bin/time'
  if (!existsSync(time)) return undefined
  const { stderr } = spawnSync(time, ['-f', '%M', ...command], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  const kibibytes = Number(stderr.trim().split('\n').at(-1))
  return Number.isNaN(kibibytes) ? undefined : kibibytes / 1024
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** How many times the other it takes: the median over the rounds of the two times of one round. */
export const ratio = (of: Measured, to: Measured): number => median(of.times.map((time, round) => time / (to.times[round] ?? Number.NaN)))
