// The phases of a run and the work in them, as marks of the User Timing standard: next to nothing unless somebody asks (`--timings`).

import type { PerformanceEntry } from 'node:perf_hooks'

export const phases = ['starting', 'reading', 'rules', 'history', 'compiling', 'template', 'layout', 'writing', 'rest'] as const
export type Phase = (typeof phases)[number]

/** What is counted: files read, records made of them, rules run, commits looked through. */
export const counts = ['files', 'records', 'rules', 'commits'] as const
export type Count = (typeof counts)[number]

/** From here on the run is in this phase; `rest` is what has no name. */
export function enter(phase: Phase): void {
  performance.mark(`rcm.phase.${phase}`)
}

export function counted(what: Count, number: number): void {
  performance.mark(`rcm.count.${what}`, { detail: number })
}

export interface Work {
  /** Milliseconds by phase, in the order of the phases. */
  readonly times: ReadonlyMap<Phase, number>
  readonly counts: ReadonlyMap<Count, number>
  /** Milliseconds in all. */
  readonly total: number
}

/** What was marked since the process began, or since `forgetWork`. */
export function workDone(now = performance.now()): Work {
  const times = new Map<Phase, number>()
  const sums = new Map<Count, number>()
  let [phase, since]: [Phase, number] = ['starting', began]
  const spend = (until: number) => times.set(phase, (times.get(phase) ?? 0) + until - since)
  for (const { name, startTime, detail } of performance.getEntriesByType('mark') as readonly (PerformanceEntry & { readonly detail?: unknown })[]) {
    const [, sort, what] = name.split('.')
    if (sort === 'count') sums.set(what as Count, (sums.get(what as Count) ?? 0) + Number(detail))
    if (sort !== 'phase') continue
    spend(startTime)
    phase = what as Phase
    since = startTime
  }
  spend(now)
  return { times: new Map(phases.flatMap((each) => (times.has(each) ? [[each, times.get(each) ?? 0]] : []))), counts: sums, total: now - began }
}

let began = 0

/** Begins anew, as before each run of `--watch`. */
export function forgetWork(): void {
  for (const each of phases) performance.clearMarks(`rcm.phase.${each}`)
  for (const each of counts) performance.clearMarks(`rcm.count.${each}`)
  began = performance.now()
}
