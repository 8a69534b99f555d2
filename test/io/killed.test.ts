// Real processes, really killed, at each step of writing a plan; then what a person would do next.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../../src/main.ts'

const folder = mkdtempSync(join(tmpdir(), 'rcm-killed-'))
const program = join(folder, 'killed-writer.mjs')
const root = join(folder, 'forum')
const before = { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' }
const after = { 'a.yaml': 'a: 2\n', 'new/c.yaml': 'c: 1\n' }

beforeAll(() =>
  esbuild.build({
    entryPoints: [fileURLToPath(new URL('./killed-writer.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: program,
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: 'error',
  }),
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function begin(): void {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(join(root, 'records'), { recursive: true })
  writeFileSync(join(root, 'rcm.yaml'), 'id: x\n')
  for (const [name, text] of Object.entries(before)) writeFileSync(join(root, 'records', name), text)
}

const records = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(root, 'records'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(join(root, 'records').length + 1), readFileSync(path, 'utf8')]),
  )

async function recover(...options: string[]): Promise<void> {
  expect(
    await main({
      argv: ['recover', ...options, '-C', root],
      cwd: root,
      env: {},
      streams: { stdout: { write: () => {} }, stderr: { write: () => {} } },
      now: () => new Date(0),
    }),
  ).toBe(0)
}

test('killed at each step: old or new, never half; rcm recover finishes it, or with --undo takes it back', async ({ task }) => {
  begin()
  const whole = spawnSync(process.execPath, [program, root, '0'], { encoding: 'utf8' })
  expect(whole.stderr).toBe('')
  const steps = Number(whole.stdout)
  expect(steps).toBeGreaterThan(12)
  expect(records()).toEqual(after)
  const ends = new Set<string>()
  for (let step = 1; step <= steps; step++) {
    begin()
    const { signal } = spawnSync(process.execPath, [program, root, String(step)])
    expect(signal).toBe('SIGKILL')
    const left = records()
    expect([before['a.yaml'], after['a.yaml']]).toContain(left['a.yaml'])
    expect([before['b.yaml'], undefined]).toContain(left['b.yaml'])
    expect([after['new/c.yaml'], undefined]).toContain(left['new/c.yaml'])
    const isUndone = step % 2 === 0
    await recover(...(isUndone ? ['--undo'] : []))
    const ended = records()
    ends.add(JSON.stringify(ended))
    expect([before, after]).toContainEqual(ended)
    expect(readdirSync(root).filter((name) => name.startsWith('.rcm'))).toEqual([])
  }
  expect(ends.size).toBe(2)
  task.meta.times = steps
}, 120_000)
