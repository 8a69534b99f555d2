// How often the tests that hold a promise tried what they try (docs/security.md): told after each run, and compared with what the page says.
// `UPDATE_TRIED=1 npm test` writes it, then `npm run generate` the page.
import { readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { heldBy, triedFile, triedKey } from '../scripts/pages/tried.ts'
import { packageRoot } from '../src/io/shipped.ts'

/** More than the everyday run, of which the page tells. */
const isLong = process.env.RCM_LONG !== undefined || process.env.RCM_FUZZ !== undefined

export default class Tried implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (isLong) return
    const said = JSON.parse(readFileSync(triedFile, 'utf8')) as Record<string, number>
    const counted = modules.flatMap(countedIn)
    const isUpdate = process.env.UPDATE_TRIED !== undefined
    const differing = counted.filter(([key, times]) => said[key] !== times)
    if (differing.length === 0) return
    if (isUpdate) {
      const known = new Set(heldBy().map(triedKey))
      const all = Object.entries({ ...said, ...Object.fromEntries(counted) }).filter(([key]) => known.has(key))
      writeFileSync(triedFile, `${JSON.stringify(Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1))), null, 2)}\n`)
      return
    }
    const lines = differing.map(([key, times]) => `  ${key}: ${times}, not ${said[key] ?? 'known'}`)
    process.stderr.write(
      `docs/security.md tells another number of times than the tests tried (UPDATE_TRIED=1 npm test; npm run generate):\n${lines.join('\n')}\n`,
    )
    process.exitCode = 1
  }
}

/** Of each promise that a file’s tests hold, how often it was tried; nothing where one of them was left out or failed. */
function countedIn(module: TestModule): [key: string, times: number][] {
  const file = relative(packageRoot, module.moduleId).replaceAll('\\', '/')
  const tests = [...module.children.allTests()]
  return heldBy()
    .filter((held) => held[0] === file)
    .flatMap((held): [string, number][] => {
      const own = tests.filter(({ fullName }) => fullName.includes(held[1]))
      if (own.length > 0 && own.some((test) => test.result().state !== 'passed')) return []
      return [[triedKey(held), own.reduce((sum, test) => sum + (test.meta().times ?? 1), 0)]]
    })
}
