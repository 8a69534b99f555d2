// What is kept of measurements in bench/results.json: one part for each run that makes it. The pages in docs/ are made from it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** What an earlier run left: nothing, all, or all and one record changed since. */
export type State = 'cold' | 'warm' | 'changed'

/** What is measured. */
export interface Row {
  readonly name: string
  readonly state?: State
  readonly records?: number
}

/** Milliseconds of wall time, MiB of memory at most, MiB of the file written. */
export interface Figure extends Row {
  readonly median: number
  readonly least: number
  readonly rounds: number
  readonly memory?: number
  readonly size?: number
}

/** At most how many times all of `against` together it may take; where `against` is empty, how many MiB of memory. */
export interface Goal {
  readonly of: Row
  readonly against: readonly Row[]
  readonly most: number
}

export interface Outcome extends Goal {
  readonly value: number
  readonly holds: boolean
}

export interface Machine {
  readonly node: string
  readonly cpus: number
  readonly model: string
  /** Before and after. */
  readonly load: readonly number[]
  readonly runs: number
}

export interface Part {
  readonly machine: Machine
  readonly measured: readonly Figure[]
  readonly outcomes: readonly Outcome[]
}

/** A program for the same work that was not run, and how it is installed. */
export interface NotRun {
  readonly name: string
  readonly install: string
}

export interface Results {
  readonly commands: Part
  readonly largest?: Part
  readonly peers?: Part & { readonly notRun: readonly NotRun[] }
}

/** The row in words: `validate, warm, 10,000`. */
export const rowKey = ({ name, state, records }: Row): string =>
  [name, ...(state ? [state] : []), ...(records === undefined ? [] : [records.toLocaleString('en')])].join(', ')

/** Puts one part into the file, and leaves the others. */
export function keepPart<Name extends keyof Results>(file: string, name: Name, part: Results[Name]): void {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Results>) : {}
  writeFileSync(file, `${JSON.stringify({ ...kept, [name]: part }, null, 2)}\n`)
}

/** The figures and the goals as lines for a terminal. */
export function printed({ machine, measured, outcomes }: Part): string {
  const rows = [
    ['', 'median ms', 'least ms', 'peak MiB', 'runs'],
    ...measured.map((each) => [rowKey(each), each.median.toFixed(0), each.least.toFixed(0), each.memory?.toFixed(0) ?? '', String(each.rounds)]),
    [],
    ['', 'value', 'goal', '', ''],
    ...outcomes.map(({ of, against, most, value, holds }) => [
      against.length === 0 ? `${rowKey(of)}: MiB` : `${rowKey(of)} / ${against.map(rowKey).join(' + ')}`,
      value.toFixed(against.length === 0 ? 0 : 2),
      `≤ ${most}`,
      holds ? 'holds' : 'MISSED',
    ]),
  ]
  const width = Math.max(...rows.map(([name = '']) => name.length))
  const lines = rows.map(([name = '', ...cells]) => `${name.padEnd(width)}${cells.map((cell) => cell.padStart(11)).join('')}`.trimEnd())
  const missed = outcomes.filter(({ holds }) => !holds).length
  return `Node ${machine.node} on ${machine.cpus} × ${machine.model}; load ${machine.load.join(' → ')}; ${machine.runs} rounds.
A ratio is the median over the rounds of two times of one round. A load above 1 means that others were at work: then see the least.

${lines.join('\n')}

${outcomes.length} goals, ${missed} missed.
`
}
