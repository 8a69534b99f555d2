// The benchmark: what a user waits for, as ratios to what the machine can do at all, within one run on one machine.
// Usage: npm run bench [-- --records 1000,10000 --runs 7 --seed 1 --output results.json]; build first.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { today } from './chronicle.ts'
import { type Measure, type Measured, measure, median, ratio } from './measure.ts'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000,10000' },
    runs: { type: 'string', default: '7' },
    seed: { type: 'string', default: '1' },
    /** Writes the figures as JSON. */
    output: { type: 'string' },
  },
})

/** A time against another, and at most how many times that it may be. */
interface Goal {
  readonly of: string
  readonly to: string
  readonly most: number | undefined
}

const root = process.cwd()
const rcm = [process.execPath, join(root, 'bin', 'rcm.js')] as const
const node = 'node -e 0'
const sizes = values.records.split(',').map(Number)
const folder = mkdtempSync(join(tmpdir(), 'rcm-bench-'))
/** With what rcm keeps from run to run, and without. */
const warm = { RCM_CACHE: join(folder, 'cache') }
const cold = { RCM_CACHE: '' }
const say = (text: string) => process.stderr.write(text)

try {
  const { measures, goals, left } = plan()
  const load = loadavg()[0] ?? 0
  const measured = measure(measures, Number(values.runs), (round) => say(`\rround ${round + 1} of ${values.runs} `))
  say('\r')
  const machine = {
    node: process.version,
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    load: [load, loadavg()[0] ?? 0].map((each) => Number(each.toFixed(1))),
    runs: Number(values.runs),
  }
  print(measured, goals, left, machine)
  if (values.output !== undefined)
    writeFileSync(
      values.output,
      `${JSON.stringify({ machine, measured: measured.map(rounded), ratios: goals.map((goal) => ({ ...goal, ratio: round(ratioOf(goal, measured)) })) }, null, 2)}\n`,
    )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** What is measured, what it is held against, and the commands that this build does not have. */
function plan() {
  const help = execFileSync(rcm[0], [rcm[1], '--help'], { encoding: 'utf8' })
  const left = ['list', 'show'].filter((name) => !new RegExp(`^ +${name}\\b`, 'm').test(help))
  const measures: Measure[] = [
    { name: node, command: [process.execPath, '-e', '0'], cwd: root },
    { name: 'rcm --version', command: [...rcm, '--version'], cwd: root },
    { name: 'rcm status, own records', command: [...rcm, 'status', '--as-of', '2016-03-05'], cwd: root, env: warm },
    { name: 'rcm status, own records, first time', command: [...rcm, 'status', '--as-of', '2016-03-05'], cwd: root, env: cold },
  ]
  const goals: Goal[] = [
    { of: 'rcm --version', to: node, most: 1.3 },
    { of: 'rcm status, own records', to: node, most: 3 },
    { of: 'rcm status, own records, first time', to: node, most: undefined },
  ]
  for (const [index, size] of sizes.entries()) {
    const cwd = corpus(size)
    const at = (name: string) => `${name}, ${count(size)}`
    const agreement = /^(AGR-\d+-\d+)/.exec(readdirSync(join(cwd, 'records', 'agreements'))[0] ?? '')?.[1] ?? ''
    const own = (name: string, ...args: string[]): Measure => ({ name: at(name), command: [...rcm, ...args, '--as-of', today], cwd, env: warm })
    const edited = join('records', 'follow-ups', readdirSync(join(cwd, 'records', 'follow-ups')).find((name) => name.endsWith('.md')) ?? '')
    const edit = `printf '\\nAnd more words.\\n' >> '${edited}'`
    const shell = (name: string, line: string): Measure => ({ name: at(name), command: ['sh', '-c', line], cwd })
    measures.push(
      { name: at('git status'), command: ['git', '--no-optional-locks', 'status', '--porcelain'], cwd },
      shell('git cat-file', "git ls-files -s | cut -d' ' -f2 | git cat-file --batch --buffer"),
      { name: at('floor: read, YAML'), command: [process.execPath, join(root, 'bench', 'floor.mjs'), cwd], cwd },
      { name: at('floor: and schemas'), command: [process.execPath, join(root, 'bench', 'floor.mjs'), cwd, '--schemas'], cwd },
      { ...own('validate', 'validate'), env: cold },
      own('validate, again', 'validate'),
      { ...shell('validate, one changed', `${edit} && ${[...rcm, 'validate', '--as-of', today].map((word) => `'${word}'`).join(' ')}`), env: warm },
      own('status', 'status'),
      own('status --rev HEAD', 'status', '--rev', 'HEAD'),
      ...(left.includes('list') ? [] : [own('list QUERY', 'list', 'follow-up', 'status:pending party:ALD')]),
      ...(left.includes('show') ? [] : [own('show ID', 'show', agreement)]),
    )
    goals.push(
      { of: at('validate'), to: at('floor: read, YAML'), most: size >= 10_000 ? 3 : undefined },
      { of: at('validate, again'), to: at('floor: read, YAML'), most: undefined },
      { of: at('validate, again'), to: at('git status'), most: size >= 100_000 ? 2.5 : undefined },
      { of: at('validate, one changed'), to: at('validate, again'), most: size >= 100_000 ? 1.5 : 1.3 },
      ...['status', 'list QUERY', 'show ID']
        .filter((name) => !left.includes(name.split(' ')[0] ?? ''))
        .map((name) => ({ of: at(name), to: at('git status'), most: size >= 100_000 ? (name === 'show ID' ? 2 : 2.5) : undefined })),
      { of: at('validate'), to: at('floor: and schemas'), most: undefined },
      { of: at('validate'), to: at('git cat-file'), most: undefined },
      ...['status', 'list QUERY', 'show ID']
        .filter((name) => !left.includes(name.split(' ')[0] ?? ''))
        .map((name) => ({ of: at(name), to: at('floor: read, YAML'), most: undefined })),
      { of: at('status --rev HEAD'), to: at('status'), most: undefined },
    )
    const before = sizes[index - 1]
    if (before !== undefined) goals.push({ of: at('validate'), to: `validate, ${count(before)}`, most: (1.1 * size) / before })
  }
  return { measures, goals, left }
}

function corpus(size: number): string {
  const out = join(folder, String(size))
  say(`making ${count(size)} records `)
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'bench/corpus.ts', '--records', String(size), '--seed', values.seed, '--out', out, '--git'],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  say(`\r${stdout}`)
  return out
}

function ratioOf({ of, to }: Goal, measured: readonly Measured[]): number {
  const find = (wanted: string) => measured.find(({ name }) => name === wanted)
  const [one, other] = [find(of), find(to)]
  return one && other ? ratio(one, other) : Number.NaN
}

function print(
  measured: readonly Measured[],
  goals: readonly Goal[],
  left: readonly string[],
  machine: { node: string; cpus: number; model: string; load: number[]; runs: number },
): void {
  const rows = [
    ['', 'median ms', 'least ms', 'peak MiB'],
    ...measured.map(({ name, times, memory }) => [name, median(times).toFixed(0), Math.min(...times).toFixed(0), memory?.toFixed(0) ?? '']),
    [],
    ['', 'times', 'goal', ''],
    ...goals.map((goal) => {
      const times = ratioOf(goal, measured)
      return [
        `${goal.of} / ${goal.to}`,
        times.toFixed(2),
        goal.most === undefined ? '' : `≤ ${round(goal.most)}`,
        goal.most === undefined ? '' : times <= goal.most ? 'holds' : 'MISSED',
      ]
    }),
  ]
  const width = Math.max(...rows.map(([name = '']) => name.length))
  const lines = rows.map(([name = '', ...cells]) => `${name.padEnd(width)}${cells.map((cell) => cell.padStart(11)).join('')}`.trimEnd())
  const missing = left.length > 0 ? `\nNot in this build, so not measured: ${left.join(', ')}.` : ''
  process.stdout.write(
    `Node ${machine.node} on ${machine.cpus} × ${machine.model}; load ${machine.load.join(' → ')}; ${machine.runs} rounds.
A ratio is the median over the rounds of two times of one round. A load above 1 means that others were at work: then see the least.

${lines.join('\n')}
${missing}`,
  )
}

function rounded({ name, times, memory }: Measured) {
  return { name, median: round(median(times)), least: round(Math.min(...times)), memory: memory === undefined ? undefined : round(memory) }
}

function round(number: number): number {
  return Number(number.toFixed(2))
}

function count(number: number): string {
  return number.toLocaleString('en')
}
