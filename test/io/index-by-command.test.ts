// What is kept from earlier runs, harmed at random: the built program answers as with --no-index, to the letter.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorkspace } from '../../src/core/workspace.ts'
import { readDefinitions } from '../../src/io/definitions.ts'
import { Memory } from '../../src/io/memory.ts'
import { packageRoot } from '../../src/io/shipped.ts'
import { commitLakesHistory } from '../lakes-history.ts'
import { runs } from '../runs.ts'

const { main } = (await import(pathToFileURL(join(packageRoot, 'dist/main.js')).href)) as typeof import('../../src/main.ts')
const above = mkdtempSync(join(tmpdir(), 'rcm-index-by-command-'))
const root = join(above, 'lakes')
const kept = join(above, 'kept')
/** Of an older state of the forum, and of another version of the program. */
const strangers = ['older', 'other-version'].map((name) => join(above, name))
afterAll(() => rmSync(above, { recursive: true, force: true }))

const commands = [
  ['validate', '--format', 'json'],
  ['list', 'nets', '--format', 'json'],
  ['status'],
  ['regulations', '--format', 'md'],
  ['show', 'FU-2031-001', '--format', 'json'],
] as const

async function rcm(argv: readonly string[], cache: string): Promise<readonly [code: number, out: string, err: string]> {
  let [out, err] = ['', '']
  const code = await main({
    argv: [...argv, '--as-of', '2031-04-01', '--lang', 'en'],
    cwd: root,
    env: { RCM_CACHE: cache },
    streams: { stdout: { write: (text) => (out += String(text)) }, stderr: { write: (text) => (err += String(text)) } },
    now: () => new Date('2031-04-01T12:00:00Z'),
  })
  return [code, out, err]
}

/** Files as of long ago, so that the index is believed. */
function age(): void {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }))
    if (!entry.parentPath.includes('.git')) utimesSync(join(entry.parentPath, entry.name), 1.6e9, 1.6e9)
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

const topic = 'records/topics/TOP-fish-stocks.md'
beforeAll(async () => {
  cpSync(join(packageRoot, 'test/fixtures/lakes'), root, { recursive: true })
  commitLakesHistory(root)
  const text = readFileSync(join(root, topic), 'utf8')
  writeFileSync(join(root, topic), text.replace('title: ', 'title: Older '))
  age()
  for (const command of commands) await rcm(command, join(above, 'older'))
  writeFileSync(join(root, topic), text)
  age()
  const memory = Memory.of(join(above, 'other-version'), root, 'of another version', -60_000)
  if (!memory) throw new Error('nothing is kept')
  const definitions = await readDefinitions(memory.index.tree)
  memory.index.save(buildWorkspace(memory.index.tree, definitions, memory.index.known(definitions.fingerprint)))
})

const harms = fc.array(
  fc.record({
    file: fc.nat(1000),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    how: fc.constantFrom('cut', 'flip', 'swap', 'empty', 'gone', 'doubled', 'older', 'other-version', 'folder', 'json'),
  }),
  { minLength: 1, maxLength: 4 },
)

function harm(file: string, other: string, { at, how }: { readonly at: number; readonly how: string }): void {
  const bytes = readFileSync(file)
  const place = Math.floor(at * Math.max(0, bytes.length - 1))
  if (how === 'cut') truncateSync(file, place)
  else if (how === 'empty') truncateSync(file, 0)
  else if (how === 'gone') rmSync(file)
  else if (how === 'swap') cpSync(other, file)
  else if (how === 'doubled') writeFileSync(file, Buffer.concat([bytes, bytes]))
  else if (how === 'json') writeFileSync(file, '{"key":"x","value":[null]}')
  else if (how === 'flip')
    writeFileSync(
      file,
      bytes.map((byte, index) => (index === place ? byte ^ 1 : byte)),
    )
  else if (how === 'folder') {
    rmSync(file)
    mkdirSync(file)
  } else
    for (const folder of strangers.filter((each) => each.endsWith(how)))
      for (const name of filesOf(folder)) {
        rmSync(join(kept, name), { recursive: true, force: true })
        cpSync(join(folder, name), join(kept, name))
      }
}

test('the index cut, mixed, of an older state or of another version: the answers are those without it', async ({ task }) => {
  const budget = runs(task, 15)
  const answers = new Map<readonly string[], unknown>()
  for (const command of commands) answers.set(command, await rcm([...command, '--no-index'], kept))
  let read = 0
  await fc.assert(
    fc.asyncProperty(harms, fc.constantFrom(...commands), async (all, command) => {
      rmSync(kept, { recursive: true, force: true })
      expect(await rcm(command, kept)).toEqual(answers.get(command))
      const files = filesOf(kept)
      expect(files.length).toBeGreaterThan(1)
      for (const each of all) {
        const left = filesOf(kept)
        if (left.length > 0) harm(join(kept, left[each.file % left.length] ?? ''), join(kept, left[(each.file + 1) % left.length] ?? ''), each)
      }
      expect(await rcm(command, kept)).toEqual(answers.get(command))
      // What was made anew is sound, too.
      expect(await rcm(command, kept)).toEqual(answers.get(command))
      read++
    }),
    budget,
  )
  expect(read).toBe(budget.numRuns)
}, 3_600_000)
