// How often a property is tried: a fixed seed and a small budget in the everyday run; `npm run fuzz` (RCM_FUZZ) takes another seed each time
// and so many times the runs.
import type { TaskMeta } from 'vitest'

const fuzzFactor = Number(process.env.RCM_FUZZ ?? 1)
const seed = process.env.RCM_FUZZ === undefined ? 20_310_310 : Date.now()

/** For `fc.assert`; the test says how often of itself. */
export function runs(test: { readonly meta: TaskMeta }, count: number): { readonly numRuns: number; readonly seed: number } {
  test.meta.times = count * fuzzFactor
  return { numRuns: count * fuzzFactor, seed }
}
