// The benchmark of the compiled regulations: processor time of each format against that of loading the same records, and its memory.
// Usage: npm run bench:regulations [-- --provisions 200,2000,10000 --formats md,html --runs 3 --seed 1 --output bench/regulations.json]; build first.
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    provisions: { type: 'string', default: '200,2000,10000' },
    formats: { type: 'string', default: 'json,md,html,akn,text,docx,pdf' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    output: { type: 'string' },
  },
})

/** What one process took: milliseconds of the processor in user mode, of the clock, and MiB at most. */
interface Taken {
  readonly user: number
  readonly wall: number
  readonly memory: number
}

/** Documents of 2,000 provisions: times of loading, or seconds of the clock. */
const goals: Readonly<Record<string, { readonly times?: number; readonly seconds?: number }>> = {
  md: { times: 2 },
  html: { times: 2 },
  akn: { times: 2 },
  docx: { seconds: 10 },
  pdf: { seconds: 10 },
}

/** What an earlier run may have kept: nothing; the records, of which one has changed since; all, and nothing has changed. */
const states = ['first', 'changed', 'again'] as const
type State = (typeof states)[number]
type Row = Readonly<Record<State, Taken>> & { readonly provisions: number; readonly format: string }

const root = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'rcm-bench-'))
const cache = join(folder, 'kept')
const formats = values.formats.split(',')
const before = loadavg()[0] ?? 0
const rows: Row[] = []
try {
  for (const provisions of values.provisions.split(',').map(Number)) {
    const cwd = join(folder, String(provisions))
    const made = spawnSync(
      process.execPath,
      ['scripts/run.mjs', 'bench/corpus.ts', '--provisions', String(provisions), '--seed', values.seed, '--out', cwd, '--git'],
      { cwd: root, encoding: 'utf8' },
    )
    if (made.status !== 0) throw new Error(made.stderr)
    rows.push({ provisions, format: 'load', ...inEachState(cwd, ['list', 'party', '--format', 'ids']) })
    for (const format of formats)
      rows.push({ provisions, format, ...inEachState(cwd, ['regulations', '--as-of', '2040-01-01', '--format', format, '--output', join(folder, 'out')]) })
  }
  print()
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? '', load: [before, loadavg()[0] ?? 0], runs: Number(values.runs) }
  if (values.output) writeFileSync(values.output, `${JSON.stringify({ machine, rows }, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function print(): void {
  const lines = rows.map((row) => {
    const load = rows.find(({ provisions, format }) => provisions === row.provisions && format === 'load') ?? row
    const figures = states.flatMap((state) => [row[state].user.toFixed(0), (row[state].user / load[state].user).toFixed(1)])
    const { times, seconds } = (row.provisions === 2000 && goals[row.format]) || {}
    const told = (state: State): string => {
      const holds = times === undefined ? row[state].wall <= (seconds ?? 0) * 1000 : row[state].user <= times * load[state].user
      return `${state}: ${holds ? 'holds' : 'MISSED'}`
    }
    const goal = times === undefined ? (seconds === undefined ? '' : `≤ ${seconds} s `) : `≤ ${times} × `
    return [
      ...[String(row.provisions), row.format, ...figures, row.first.wall.toFixed(0), row.again.wall.toFixed(0), row.first.memory.toFixed(0)],
      goal && goal + states.map(told).join(', '),
    ]
  })
  const head = ['provisions', 'format', 'first', '×', 'changed', '×', 'again', '×', 'first, wall', 'again, wall', 'peak MiB', 'goal']
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)))
  const isLeft = (column: number) => column === 1 || column === head.length - 1
  process.stdout.write(
    `Node ${process.version}; milliseconds of the processor in user mode, of ${values.runs} runs the least, and how many times that of loading in the same state.
first: nothing kept; changed: the records kept, one changed since; again: all kept, nothing changed.

${[head, ...lines]
  .map((line) =>
    line
      .map((cell, column) => (isLeft(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  .join('\n')}\n`,
  )
}

function inEachState(cwd: string, args: readonly string[]): Record<State, Taken> {
  const least = (prepare: () => void, more: readonly string[] = []): Taken => {
    const runs = Array.from({ length: Number(values.runs) }, () => {
      prepare()
      return run(cwd, [...args, ...more])
    })
    return runs.reduce((best, each) => (each.user < best.user ? each : best))
  }
  const first = least(() => {}, ['--no-index'])
  run(cwd, args)
  const changed = least(() => change(cwd))
  return { first, changed, again: least(() => {}) }
}

/** Adds a line to a record of which no word stands in the regulations. */
function change(cwd: string): void {
  const topics = join(cwd, 'records', 'topics')
  const [topic = ''] = readdirSync(topics).filter((name) => name.endsWith('.md'))
  appendFileSync(join(topics, topic), '\nOne more line.\n')
}

/** The process tells its own use of the machine as it ends. */
function run(cwd: string, args: readonly string[]): Taken {
  const mark = 'used:'
  const hook = `process.on('exit', () => { const used = process.resourceUsage(); process.stderr.write('\\n${mark} ' + used.userCPUTime + ' ' + used.maxRSS) })`
  const before = process.hrtime.bigint()
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, join(root, 'bin', 'rcm.js'), '-C', cwd, ...args],
    { cwd: root, encoding: 'utf8', maxBuffer: 1024 ** 3, env: { ...process.env, RCM_CACHE: cache } },
  )
  const wall = Number(process.hrtime.bigint() - before) / 1e6
  const [, user, memory] = new RegExp(`${mark} (\\d+) (\\d+)`).exec(stderr) ?? []
  if (status !== 0 || user === undefined) throw new Error(`${args.join(' ')}: ${stderr}`)
  return { user: Number(user) / 1000, wall, memory: Number(memory) / 1024 }
}
