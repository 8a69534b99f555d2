// How well do the tests hold the code? One change at a time is made to `src/core` and `src/wording`, and the tests are run: a change that no test
// notices has survived. Stryker's instrumenter finds the changes and puts each behind a switch, so that all tests run in one process with one copy
// of the code, and only those that come by a change are run for it (scripts/mutation/runner.ts).
//
// `node scripts/mutate.mjs [--every N] [--offset N] [--again] [--output FILE] [--tests PART]… [PATH…]`
//   --every N   every Nth change of all there are, by file and place (40): the same each time
//   --offset N  another sample: beginning with the Nth (20)
//   --again     those alone that FILE says were not noticed, where the changed file is as it was
//   --output    where the results go (bench/mutants.json)
//   --tests     only test files with this in their path; may be given several times
//   PATH        sources whose path begins so, instead of all
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Instrumenter } from '@stryker-mutator/instrumenter'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values, positionals } = parseArgs({
  options: {
    every: { type: 'string', default: '40' },
    offset: { type: 'string', default: '20' },
    again: { type: 'boolean', default: false },
    tests: { type: 'string', multiple: true, default: [] },
    output: { type: 'string', default: 'bench/mutants.json' },
  },
  allowPositionals: true,
})
const every = Number(values.every)
const offset = Number(values.offset) % every
const output = resolve(root, values.output)
/** Nothing was written for so long: what runs has no end. */
const patience = 300_000
const look = 5_000

const quiet = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false }
/** What is changed nowhere: texts for people in each language, and descriptions in the schemas of the machine output, which stand word for word in generated files. */
const ignorer = {
  shouldIgnore(path) {
    if (path.isObjectExpression()) {
      const keys = path.node.properties.map((property) => property.key?.name)
      if (keys.includes('en') && keys.includes('es')) return 'a text for people'
    }
    if (path.isStringLiteral() && path.parentPath?.isCallExpression() && path.parent.callee.property?.name === 'describe') return 'a description'
    return undefined
  },
}
const options = { ignorers: [ignorer], excludedMutations: [], plugins: null, noHeader: false }
const instrument = (files) =>
  new Instrumenter(quiet).instrument(
    files.map(({ name, mutate }) => ({ name, mutate, content: readFileSync(join(root, name), 'utf8') })),
    options,
  )
/** A change as the results name it: where from and until which line and column, and what stands there then. */
const named = ({ fileName, location: { start, end }, mutatorName, replacement }) => ({
  file: fileName,
  at: `${start.line + 1}:${start.column + 1}-${end.line + 1}:${end.column + 1}`,
  change: mutatorName,
  to: replacement.slice(0, 80),
})
const keyOf = ({ file, at, change, to }) => [file, at, change, to].join(' ')
const placeOf = (mutant) => keyOf(named(mutant))

const names = ['src/core', 'src/wording']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`))
  .filter((name) => name.endsWith('.ts') && (positionals.length === 0 || positionals.some((path) => name.startsWith(path))))
  .sort()
const hashes = Object.fromEntries(
  names.map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(root, name)))
      .digest('hex')
      .slice(0, 16),
  ]),
)
const earlier = values.again ? JSON.parse(readFileSync(output, 'utf8')) : undefined
const kept = (earlier?.mutants ?? []).filter(({ file, result }) => file in hashes && earlier.hashes[file] === hashes[file] && result === 'noticed')

// Which changes: every Nth of all; then only these are put into the code.
const all = (await instrument(names.map((name) => ({ name, mutate: true })))).mutants.filter(({ status }) => status !== 'Ignored')
const keptPlaces = new Set(kept.map(keyOf))
const known = new Set((earlier?.mutants ?? []).filter(({ file }) => earlier.hashes[file] === hashes[file]).map(keyOf))
const sample = all
  .filter((mutant, index) => (earlier?.hashes[mutant.fileName] === hashes[mutant.fileName] ? known.has(placeOf(mutant)) : index % every === offset))
  .filter((mutant) => !keptPlaces.has(placeOf(mutant)))
/** How many there are; of some files alone, what the results said of all. */
const of = positionals.length > 0 && earlier ? earlier.of : all.length
const wanted = new Set(sample.map(placeOf))
const copy = mkdtempSync(join(tmpdir(), 'rcm-mutants-'))
const results = new Map()
try {
  for (const name of [
    'src',
    'test',
    'schemas',
    'templates',
    'scripts',
    'records',
    'docs',
    'bin',
    'rcm.yaml',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  for (const name of ['node_modules', 'dist']) symlinkSync(join(root, name), join(copy, name))
  const instrumented = await instrument(
    names
      .filter((name) => sample.some(({ fileName }) => fileName === name))
      .map((name) => ({ name, mutate: sample.filter(({ fileName }) => fileName === name).map(({ location }) => location) })),
  )
  for (const { name, content } of instrumented.files) writeFileSync(join(copy, name), content)
  const chosen = instrumented.mutants.filter((mutant) => wanted.has(placeOf(mutant)))
  const journal = join(copy, 'journal.jsonl')
  writeFileSync(journal, '')
  writeFileSync(join(copy, 'chosen.json'), JSON.stringify(chosen.map(({ id, fileName }) => ({ id, file: fileName }))))
  const begun = process.hrtime.bigint()
  while (!(await run(copy, journal))) {
    const lines = readFileSync(journal, 'utf8').split('\n')
    const last = JSON.parse(lines.filter(Boolean).at(-1) ?? '{}')
    if (last.trying === undefined) throw new Error('the tests stood still without a change')
    process.stderr.write(`a change in ${chosen.find(({ id }) => id === last.trying)?.fileName} has no end\n`)
    appendFileSync(journal, `${JSON.stringify({ id: last.trying, noticed: 'no end' })}\n`)
  }
  for (const line of readFileSync(journal, 'utf8').split('\n').filter(Boolean)) {
    const { id, noticed, tried } = JSON.parse(line)
    if (noticed !== undefined) results.set(id, 'noticed')
    else if (tried !== undefined && !results.has(id)) results.set(id, 'survived')
  }
  const mutants = [
    ...(earlier?.mutants ?? []).filter(({ file }) => !(file in hashes)),
    ...kept,
    ...chosen.map((mutant) => ({ ...named(mutant), result: results.get(mutant.id) ?? 'not reached' })),
  ].sort((a, b) => (a.file === b.file ? Number.parseInt(a.at, 10) - Number.parseInt(b.at, 10) : a.file < b.file ? -1 : 1))
  const lines = mutants.map((mutant) => `\n${JSON.stringify(mutant)}`)
  writeFileSync(
    output,
    `{"every":${every},"offset":${offset},"of":${of},"hashes":${JSON.stringify({ ...earlier?.hashes, ...hashes })},"mutants":[${lines}\n]}\n`,
  )
  const noticed = mutants.filter(({ result }) => result === 'noticed').length
  for (const { file, at, change, to, result } of mutants)
    if (result !== 'noticed') process.stdout.write(`${file}:${at} ${result}: ${change} → ${JSON.stringify(to)}\n`)
  process.stdout.write(`${noticed} of ${mutants.length} changes noticed, of ${of} there are: ${((100 * noticed) / mutants.length).toFixed(1)} of 100\n`)
  process.stderr.write(`${Number((process.hrtime.bigint() - begun) / 1_000_000_000n)} s\n`)
} finally {
  rmSync(copy, { recursive: true, force: true })
}

/** Runs the tests of the copy; false when they stood still and were ended. */
function run(cwd, journal) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'scripts/mutation/vitest.config.ts', '--root', '.', ...values.tests],
      { cwd, env: { ...process.env, CI: '1' }, stdio: ['ignore', 'pipe', 'inherit'], detached: true },
    )
    let said = ''
    child.stdout.on('data', (chunk) => (said = (said + chunk).slice(-4000)))
    // Counted by looks, not by the clock: while the machine sleeps, or all of this is stopped, nothing stands still.
    let [still, before] = [0, 0]
    const watch = setInterval(() => {
      const { mtimeMs } = statSync(journal)
      still = mtimeMs === before ? still + look : 0
      before = mtimeMs
      if (still < patience) return
      clearInterval(watch)
      process.kill(-child.pid, 'SIGKILL')
    }, look)
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      if (signal === 'SIGKILL') resolve(false)
      else if (code === 0) resolve(true)
      else reject(new Error(`the tests do not hold without a change:\n${said}`))
    })
  })
}
