// Counts work instead of seconds: how often each function of the program runs over some records and over twice as many, and how many git
// processes are started. Fails where twice the records make much more than twice the work. The same on every machine, so CI runs it.
// What a built-in function does inside is not seen: a search through a list counts as one call.
// Usage: npm run bench:guard [-- --records 400]; build first.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'
import { today } from './chronicle.ts'

const { values } = parseArgs({ options: { records: { type: 'string', default: '400' } } })

/** Twice the records may make this many times the work: what is linear makes twice, a sort a little more, a pass over all pairs four times. */
const most = 2.7
/** Calls; what runs less often is no matter. */
const least = 4000

/** A command, over all ids where it wants them, and how many git processes it may start, however many records and commits there are. */
const commands: readonly { readonly args: readonly string[]; readonly git: number; readonly ofAll?: boolean }[] = [
  { args: ['validate'], git: 0 },
  { args: ['status'], git: 0 },
  { args: ['list', 'follow-up', 'status:pending party:ALD'], git: 0 },
  { args: ['show', 'OBJ-1'], git: 0 },
  { args: ['report', 'follow-up-matrix', '--format', 'md'], git: 0 },
  { args: ['export', '--format', 'jsonl'], git: 0 },
  // Three of them ask by what history the kept document is made.
  { args: ['regulations', '--format', 'md'], git: 9 },
  { args: ['verify'], git: 6 },
  // Sixteen folders are asked whether they changed often; the history itself is one process.
  { args: ['log'], git: 24, ofAll: true },
]

const root = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'rcm-guard-'))
try {
  const shim = gitThatCounts()
  const sizes = [Number(values.records), 2 * Number(values.records)]
  const forums = sizes.map(corpus)
  let failures = 0
  for (const { args, git, ofAll } of commands) {
    const [one, two] = forums.map((cwd, index) => workOf([...args, ...(ofAll ? idsOf(cwd) : [])], cwd, shim, join(folder, `coverage-${index}`)))
    if (!one || !two) continue
    const grown = [...two.calls]
      .map(([place, calls]) => ({ place, calls, times: calls / (one.calls.get(place) ?? 1) }))
      .filter(({ calls, times }) => calls >= least && times > most)
      .sort((a, b) => b.times - a.times)
    const sum = (calls: ReadonlyMap<string, number>) => [...calls.values()].reduce((all, each) => all + each, 0)
    const isFine = grown.length === 0 && two.git <= git
    if (!isFine) failures++
    const counts = `${sum(one.calls).toLocaleString('en')} → ${sum(two.calls).toLocaleString('en')} calls, ${(sum(two.calls) / sum(one.calls)).toFixed(2)} times; git ${one.git} → ${two.git}, at most ${git}`
    process.stdout.write(`${isFine ? 'holds ' : 'GROWS '} rcm ${args.join(' ')}: ${counts}\n`)
    for (const { place, calls, times } of grown.slice(0, 5))
      process.stdout.write(`        ${times.toFixed(1)} times, ${calls.toLocaleString('en')} calls: ${place}\n`)
  }
  process.stdout.write(`${sizes.map((size) => size.toLocaleString('en')).join(' and ')} records; ${failures} of ${commands.length} commands grow too fast.\n`)
  process.exitCode = failures > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function corpus(size: number): string {
  const out = join(folder, String(size))
  const args = ['scripts/run.mjs', 'bench/corpus.ts', '--records', String(size), '--seed', '1', '--out', out, '--commits', String(size / 4)]
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return out
}

function idsOf(cwd: string): string[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'bin', 'rcm.js'), 'list', '--format', 'ids', '--as-of', today], {
    cwd,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim().split('\n')
}

/** A folder with a `git` that adds a line to a file and is git for the rest. */
function gitThatCounts(): string {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim()
  writeFileSync(join(bin, 'git'), `#!/bin/sh\necho . >> '${join(folder, 'git.log')}'\nexec '${real}' "$@"\n`)
  chmodSync(join(bin, 'git'), 0o755)
  return bin
}

/** Calls by function of the program, named by its file and first words, and the git processes started. */
function workOf(args: readonly string[], cwd: string, shim: string, coverage: string): { readonly calls: ReadonlyMap<string, number>; readonly git: number } {
  const log = join(folder, 'git.log')
  rmSync(log, { force: true })
  rmSync(coverage, { recursive: true, force: true })
  const env = { ...process.env, PATH: `${shim}${delimiter}${process.env.PATH}`, NODE_V8_COVERAGE: coverage, RCM_CACHE: '' }
  const run = spawnSync(process.execPath, [join(root, 'bin', 'rcm.js'), ...args, '--as-of', today], { cwd, env, encoding: 'utf8', maxBuffer: 1024 ** 3 })
  if (run.status === null || run.status > 1) throw new Error(run.stderr)
  const calls = new Map<string, number>()
  const sources = new Map<string, string>()
  for (const file of readdirSync(coverage)) {
    const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as Coverage
    for (const { url, functions } of result) {
      if (!url.startsWith('file:') || !url.includes('/dist/')) continue
      const path = new URL(url).pathname
      const source = sources.get(path) ?? readFileSync(path, 'utf8')
      sources.set(path, source)
      for (const { ranges } of functions) {
        const [whole] = ranges
        if (!whole || whole.count === 0) continue
        const place = `${path.slice(path.lastIndexOf('/') + 1)}:${whole.startOffset} ${source.slice(whole.startOffset, whole.startOffset + 70).replace(/\s+/g, ' ')}`
        // A loop in a function is a range of its own, with its own count.
        calls.set(
          place,
          ranges.reduce((highest, { count }) => Math.max(highest, count), 0),
        )
      }
    }
  }
  let git = 0
  try {
    git = readFileSync(log, 'utf8').split('\n').length - 1
  } catch {}
  return { calls, git }
}

interface Coverage {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly { readonly ranges: readonly { readonly startOffset: number; readonly count: number }[] }[]
  }[]
}
