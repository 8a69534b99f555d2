// The benchmark of the compiled regulations: processor time of each format against that of loading the same records, and its memory.
// Usage: npm run bench:regulations [-- --provisions 200,2000,10000 --formats md,html --runs 3 --seed 1]; build first.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    provisions: { type: 'string', default: '200,2000,10000' },
    formats: { type: 'string', default: 'json,md,html,akn,text,docx,pdf' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
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

const root = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'rcm-bench-'))
const formats = values.formats.split(',')
const rows: string[][] = [['provisions', 'format', 'user ms', 'of load', 'wall ms', 'peak MiB', 'goal']]
try {
  for (const count of values.provisions.split(',').map(Number)) {
    const cwd = join(folder, String(count))
    const made = spawnSync(
      process.execPath,
      ['scripts/run.mjs', 'bench/corpus.ts', '--provisions', String(count), '--seed', values.seed, '--out', cwd, '--git'],
      { cwd: root, encoding: 'utf8' },
    )
    if (made.status !== 0) throw new Error(made.stderr)
    const load = least(cwd, ['list', 'party', '--format', 'ids'])
    rows.push([String(count), 'load', ...figures(load, load), ''])
    for (const format of formats) {
      const taken = least(cwd, ['regulations', '--as-of', '2040-01-01', '--format', format, '--output', join(folder, 'out')])
      const { times, seconds } = (count === 2000 && goals[format]) || {}
      const holds = times === undefined ? seconds === undefined || taken.wall <= seconds * 1000 : taken.user <= times * load.user
      const goal = times === undefined ? (seconds === undefined ? '' : `≤ ${seconds} s`) : `≤ ${times} ×`
      rows.push([String(count), format, ...figures(taken, load), goal === '' ? '' : `${goal} ${holds ? 'holds' : 'MISSED'}`])
    }
  }
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  process.stdout.write(
    `Node ${process.version}; of ${values.runs} runs the one with the least processor time.\n\n${rows
      .map((row) => row.map((cell, column) => (column === 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
      .join('\n')}\n`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function figures({ user, wall, memory }: Taken, load: Taken): string[] {
  return [user.toFixed(0), (user / load.user).toFixed(1), wall.toFixed(0), memory.toFixed(0)]
}

function least(cwd: string, args: readonly string[]): Taken {
  const runs = Array.from({ length: Number(values.runs) }, () => run(cwd, args))
  return runs.reduce((best, each) => (each.user < best.user ? each : best))
}

/** The process tells its own use of the machine as it ends. */
function run(cwd: string, args: readonly string[]): Taken {
  const mark = 'used:'
  const hook = `process.on('exit', () => { const used = process.resourceUsage(); process.stderr.write('\\n${mark} ' + used.userCPUTime + ' ' + used.maxRSS) })`
  const before = process.hrtime.bigint()
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, join(root, 'bin', 'rcm.js'), '-C', cwd, ...args],
    { cwd: root, encoding: 'utf8', maxBuffer: 1024 ** 3 },
  )
  const wall = Number(process.hrtime.bigint() - before) / 1e6
  const [, user, memory] = new RegExp(`${mark} (\\d+) (\\d+)`).exec(stderr) ?? []
  if (status !== 0 || user === undefined) throw new Error(`${args.join(' ')}: ${stderr}`)
  return { user: Number(user) / 1000, wall, memory: Number(memory) / 1024 }
}
