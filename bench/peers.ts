// Programs for similar work over the same records: each that is installed is run, for the others it is said how they are installed.
// Usage: npm run bench:peers [-- --records 10000 --runs 3 --seed 1 --keep FOLDER --output bench/results.json]; build first.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { today } from './chronicle.ts'
import { goals } from './commands.ts'
import { corpus } from './corpora.ts'
import { type Measure, figureOf, machine, measure, outcomes } from './measure.ts'
import { astro } from './peers/astro/peer.ts'
import { backlog } from './peers/backlog.md/peer.ts'
import { beancount } from './peers/beancount/peer.ts'
import { hledger } from './peers/hledger/peer.ts'
import { type Peer, contentOf } from './peers/peer.ts'
import { remark } from './peers/remark-lint-frontmatter-schema/peer.ts'
import { velite } from './peers/velite/peer.ts'
import { keepPart, printed } from './results.ts'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    /** The forum is made in this folder, and stays there for the next time. */
    keep: { type: 'string' },
    /** Writes the figures as JSON. */
    output: { type: 'string' },
  },
})

const peers: readonly Peer[] = [hledger, beancount, velite, backlog, astro, remark]
const root = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'rcm-peers-'))
const forums = values.keep ?? join(folder, 'forums')
try {
  mkdirSync(forums, { recursive: true })
  const records = Number(values.records)
  const cwd = corpus(root, forums, { records, seed: values.seed, branches: 50 })
  const content = contentOf(cwd)
  const installed = peers.filter(isInstalled)
  const command = [process.execPath, join(root, 'bin', 'rcm.js'), 'validate', '--as-of', today] as const
  const measures: Measure[] = [
    { name: 'validate', state: 'cold', records, command, cwd, env: { RCM_CACHE: '' } },
    ...installed.map(({ name, once, write, command, env }, index): Measure => {
      const out = join(folder, String(index))
      mkdirSync(out)
      write(content, out, root)
      return { name, records, command: command(root), cwd: out, ...(once && { once }), ...(env && { env }) }
    }),
  ]
  const load = loadavg()[0] ?? 0
  const measured = measure(measures, Number(values.runs), (doing) => process.stderr.write(`${doing}\n`))
  const part = { machine: machine(Number(values.runs), load), measured: measured.map(figureOf), outcomes: outcomes(goals, measured) }
  const notRun = peers.filter((peer) => !isInstalled(peer)).map(({ name, install }) => ({ name, install }))
  process.stdout.write(printed(part))
  for (const { name, install } of notRun) process.stdout.write(`Not installed, so not run: ${name}. To install it: ${install}\n`)
  if (values.output !== undefined) keepPart(values.output, 'peers', { ...part, notRun })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function isInstalled({ needs }: Peer): boolean {
  return 'file' in needs ? existsSync(join(root, needs.file)) : spawnSync('sh', ['-c', `command -v ${needs.program}`]).status === 0
}
