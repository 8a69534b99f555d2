// The benchmark: what a user waits for, as ratios to what the machine can do at all, within one run on one machine.
// Usage: npm run bench [-- --records 1000,10000 --runs 3 --seed 1 --commits 5000 --keep FOLDER --output bench/results.json]; build first.
// With --largest 270000 instead: whether that many records can be worked with, and in how much memory.
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { today } from './chronicle.ts'
import { type Command, commandsOf, goals, growthGoals, historyFloor, node, question, verifyHistory } from './commands.ts'
import { corpus } from './corpora.ts'
import { type Measure, figureOf, machine, measure, outcomes } from './measure.ts'
import { type State, keepPart, printed } from './results.ts'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000,10000' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    /** In the history that `verify` and `log` go through, of at most 10,000 records. */
    commits: { type: 'string', default: '5000' },
    largest: { type: 'string' },
    /** The forums are made in this folder, and stay there for the next time. */
    keep: { type: 'string' },
    /** Writes the figures as JSON. */
    output: { type: 'string' },
  },
})

const root = process.cwd()
const rcm = [process.execPath, join(root, 'bin', 'rcm.js')] as const
const folder = mkdtempSync(join(tmpdir(), 'rcm-bench-'))
const forums = values.keep ?? join(folder, 'forums')
const runs = Number(values.runs)
/** What an earlier run kept is in this folder; without one nothing is kept. */
const kept = join(folder, 'kept')
const progress = (doing: string) => process.stderr.write(`${process.stderr.isTTY ? '\r\x1b[K' : ''}${doing}${process.stderr.isTTY ? '' : '\n'}`)

try {
  mkdirSync(forums, { recursive: true })
  const measures = values.largest === undefined ? [...withoutForum(), ...sizes().flatMap(ofSize), ...history()] : ofLargest(Number(values.largest))
  const load = loadavg()[0] ?? 0
  const measured = measure(measures, runs, progress)
  progress('')
  const part = {
    machine: machine(runs, load),
    measured: measured.map(figureOf),
    outcomes: outcomes([...goals, ...growthGoals(measured)], measured),
  }
  process.stdout.write(printed(part))
  if (values.output !== undefined) keepPart(values.output, values.largest === undefined ? 'commands' : 'largest', part)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function sizes(): number[] {
  return values.records.split(',').map(Number)
}

function made(records: number, more: { readonly commits?: number; readonly branches?: number } = {}): string {
  progress(`making ${records.toLocaleString('en')} records`)
  return corpus(root, forums, { records, seed: values.seed, ...more })
}

/** A run of rcm in a state of what earlier runs kept. */
function own({ name, args, often = false, output }: Command, state: State, cwd: string, records?: number): Measure {
  return {
    ...{ name, state, command: [...rcm, ...args, '--as-of', today], cwd, once: !often },
    env: { RCM_CACHE: state === 'cold' ? '' : kept },
    ...(records !== undefined && { records }),
    ...(output !== undefined && { output }),
  }
}

function shell(name: string, line: string, cwd: string, records: number): Measure {
  return { name, command: ['sh', '-c', line], cwd, records }
}

function withoutForum(): Measure[] {
  const status = { name: 'status, own records', args: ['status', '--as-of', '2016-03-05'], often: true }
  return [
    { ...node, command: [process.execPath, '-e', '0'], cwd: root },
    { name: 'rcm --version', command: [...rcm, '--version'], cwd: root },
    { ...own(status, 'cold', root), command: [...rcm, ...status.args] },
    { ...own(status, 'warm', root), command: [...rcm, ...status.args] },
  ]
}

/** Without a state: what git and the least program do with the same files. */
function others(cwd: string, records: number): Measure[] {
  return [
    { name: 'git status', command: ['git', '--no-optional-locks', 'status', '--porcelain'], cwd, records },
    shell('git cat-file', "git ls-files -s | cut -d' ' -f2 | git cat-file --batch --buffer", cwd, records),
    { name: 'floor', command: [process.execPath, join(root, 'bench', 'floor.mjs'), cwd, '--schemas'], cwd, records },
  ]
}

function ofSize(records: number): Measure[] {
  const cwd = made(records, { branches: 50 })
  const out = join(folder, `out-${records}`)
  mkdirSync(out)
  const commands = commandsOf(cwd, out).filter(({ upTo = records }) => records <= upTo)
  const [validate] = commands
  const edited = join(cwd, 'records', 'follow-ups', readdirSync(join(cwd, 'records', 'follow-ups')).find((name) => name.endsWith('.md')) ?? '')
  const database = commands.find(({ output }) => output !== undefined)?.output
  return [
    ...others(cwd, records),
    ...(validate ? [own(validate, 'cold', cwd, records), own(validate, 'warm', cwd, records)] : []),
    ...(validate ? [{ ...own(validate, 'changed', cwd, records), before: () => appendFileSync(edited, '\nAnd more words.\n') }] : []),
    ...commands.slice(1).flatMap((command) => [own(command, 'cold', cwd, records), own(command, 'warm', cwd, records)]),
    ...(database !== undefined && has('sqlite3')
      ? [{ name: 'question to the database', command: ['sqlite3', database, question], cwd, records } as const]
      : []),
  ]
}

/** What goes through many commits. */
function history(): Measure[] {
  const [records, commits] = [Math.min(10_000, ...sizes().slice(-1)), Number(values.commits)]
  if (commits === 0) return []
  const cwd = made(records, { commits })
  const ids = spawnSync(rcm[0], [rcm[1], 'list', '--format', 'ids', '--as-of', today], { cwd, encoding: 'utf8', env: { ...process.env, RCM_CACHE: kept } })
  const named = (name: string) => name.replace('5,000', commits.toLocaleString('en'))
  return [
    shell(
      named(historyFloor.name),
      "git log --raw --no-abbrev --no-renames --format= | awk '!seen[$4]++ { print $4 }' | git cat-file --batch --buffer",
      cwd,
      records,
    ),
    own({ name: named(verifyHistory.name), args: ['verify'], often: true }, 'cold', cwd, records),
    own({ name: named(verifyHistory.name), args: ['verify'], often: true }, 'warm', cwd, records),
    own({ name: named('log of all records, 5,000 commits'), args: ['log', ...ids.stdout.trim().split('\n')] }, 'warm', cwd, records),
  ]
}

function ofLargest(records: number): Measure[] {
  const cwd = made(records)
  const out = join(folder, 'out')
  mkdirSync(out)
  const wanted = new Set(['list QUERY', 'status', 'show ID', 'validate'])
  const commands = commandsOf(cwd, out).filter(({ name }) => wanted.has(name))
  const [validate] = commands
  return [
    ...others(cwd, records),
    ...(validate ? [{ ...own(validate, 'cold', cwd, records), once: true }] : []),
    ...commands.map((command) => own(command, 'warm', cwd, records)),
  ]
}

function has(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined
}
