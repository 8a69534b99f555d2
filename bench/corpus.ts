// Writes a fictional forum of any size into a folder, for measuring.
// Usage: node scripts/run.mjs bench/corpus.ts --records 10000 --seed 1 --out FOLDER [--provisions 2000 [--others 10000]] [--git] [--commits 500] [--branches 50] [--untranslated 0.1]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readDefinitions } from '../src/io/definitions.ts'
import { type File, filesOf, forumFile, makeForum } from './forum.ts'
import { history } from './history.ts'
import { Random } from './random.ts'
import { makeRulebook } from './rulebook.ts'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    /** Instead: regulations of so many provisions, over half as many amendments. */
    provisions: { type: 'string' },
    /** And so many other records beside them. */
    others: { type: 'string', default: '100' },
    /** One commit with everything. */
    git: { type: 'boolean', default: false },
    /** As many commits more, of one edit each. */
    commits: { type: 'string', default: '0' },
    /** As many branches beside the main one, with a new record each. */
    branches: { type: 'string', default: '0' },
    /** The share of the translations that are left out: each is a finding. */
    untranslated: { type: 'string', default: '0' },
  },
})
const { out } = values
if (out === undefined) throw new TypeError('--out FOLDER says where the records go')
if (existsSync(out) && readdirSync(out).length > 0) throw new TypeError(`${out} is not empty`)

const seed = Number(values.seed)
const [commits, branches] = [Number(values.commits), Number(values.branches)]
const { kinds } = await readDefinitions({ paths: [], refused: [], read: () => '' })
const drafts = values.provisions === undefined ? makeForum(Number(values.records), seed) : makeRulebook(Number(values.provisions), seed, Number(values.others))
const leaveOut = new Random(seed + 1)
let [files, bytes] = [0, 0]

function* firstFiles(): Iterable<File> {
  yield forumFile
  for (const draft of drafts) {
    const [original, ...translations] = filesOf(draft, kinds)
    if (original) yield original
    for (const translation of translations) if (!leaveOut.chance(Number(values.untranslated))) yield translation
  }
}

function* counted(from: Iterable<File>): Iterable<File> {
  for (const file of from) {
    files++
    bytes += Buffer.byteLength(file.text)
    yield file
  }
}

mkdirSync(out, { recursive: true })
if (values.git || commits > 0 || branches > 0) {
  const git = (args: string[], input?: string | Buffer) => {
    const run = spawnSync('git', args, { cwd: out, input, stdio: ['pipe', 'ignore', 'inherit'] })
    if (run.status !== 0) throw new Error(`git ${args.join(' ')} failed`)
  }
  git(['-c', 'init.defaultBranch=main', 'init', '-q'])
  git(['fast-import', '--quiet'], Buffer.concat([...history(counted(firstFiles()), drafts, kinds, { edits: commits, branches, seed })]))
  git(['checkout', '-q', '-f', 'main'])
} else {
  const made = new Set<string>()
  for (const { path, text } of counted(firstFiles())) {
    const file = join(out, path)
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true })
    made.add(dirname(file))
    writeFileSync(file, text)
  }
}
process.stdout.write(`${out}: ${drafts.length} records in ${files} files, ${bytes} bytes${commits > 0 ? `, ${commits + 1} commits` : ''}\n`)
