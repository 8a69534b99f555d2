// How well do the tests hold the code? One change at a time is made to `src/core` and `src/wording`, and the tests are run: a change that no test
// notices has survived. Stryker's instrumenter finds the changes and puts each behind a switch, so that all tests run in one process with one copy
// of the code, and only those that come by a change are run for it (scripts/mutation/runner.ts).
//
// `node scripts/mutate.mjs [--every N] [--again] [--output FILE] [--tests PART]… [PATH…]`
//   --every N   every Nth change of all there are, by file and place (30): the same each time
//   --again     those alone that FILE says were not noticed, where the changed file is as it was
//   --output    where the results go (bench/mutants.json)
//   --tests     only test files with this in their path; may be given several times
//   PATH        sources whose path begins so, instead of all
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Instrumenter } from '@stryker-mutator/instrumenter'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values, positionals } = parseArgs({
  options: {
    every: { type: 'string', default: '30' },
    again: { type: 'boolean', default: false },
    tests: { type: 'string', multiple: true, default: [] },
    output: { type: 'string', default: 'bench/mutants.json' },
  },
  allowPositionals: true,
})
const every = Number(values.every)
const output = resolve(root, values.output)
/** Nothing was written for so long: what runs has no end. */
const patience = 300_000

const quiet = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false }
/** What is changed nowhere: texts for people, in each language, which other tests hold; descriptions of what the machine output has. */
const ignorer = {
  shouldIgnore(path) {
    if (path.isObjectExpression()) {
      const keys = path.node.properties.map((property) => property.key?.name)
      if (keys.includes('en') && keys.includes('es')) return 'a text for people'
    }
    return undefined
  },
}
const options = { ignorers: [ignorer], excludedMutations: [], plugins: null, noHeader: false }
const instrument = (files) =>
  new Instrumenter(quiet).instrument(
    files.map(({ name, mutate }) => ({ name, mutate, content: readFileSync(join(root, name), 'utf8') })),
    options,
  )
const placeOf = ({ fileName, location: { start, end }, mutatorName, replacement }) =>
  [fileName, start.line + 1, start.column, end.line + 1, end.column, mutatorName, replacement].join('\u0000')

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
const kept = (earlier?.mutants ?? []).filter(({ file, result }) => earlier.hashes[file] === hashes[file] && result === 'noticed')

// Which changes: every Nth of all; then only these are put into the code.
const all = (await instrument(names.map((name) => ({ name, mutate: true })))).mutants.filter(({ status }) => status !== 'Ignored')
const keptPlaces = new Set(kept.map(({ place }) => place))
const sample = all.filter((_, index) => index % every === Math.floor(every / 2)).filter((mutant) => !keptPlaces.has(placeOf(mutant)))
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
    if (noticed !== undefined) results.set(id, { result: 'noticed', by: noticed })
    else if (tried !== undefined && !results.has(id)) results.set(id, { result: 'survived' })
  }
  const mutants = [
    ...kept,
    ...chosen.map((mutant) => ({
      place: placeOf(mutant),
      file: mutant.fileName,
      line: mutant.location.start.line + 1,
      change: mutant.mutatorName,
      from: textAt(mutant),
      to: mutant.replacement,
      result: 'not reached',
      ...results.get(mutant.id),
    })),
  ].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  writeFileSync(output, `${JSON.stringify({ every, of: all.length, hashes, mutants }, null, 1)}\n`)
  const noticed = mutants.filter(({ result }) => result === 'noticed').length
  for (const { file, line, change, from, to, result } of mutants)
    if (result !== 'noticed')
      process.stdout.write(`${file}:${line} ${result}: ${change} ${JSON.stringify(from.slice(0, 100))} → ${JSON.stringify(to.slice(0, 100))}\n`)
  process.stdout.write(`${noticed} of ${mutants.length} changes noticed, of ${all.length} there are: ${((100 * noticed) / mutants.length).toFixed(1)} of 100\n`)
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
    const watch = setInterval(() => {
      if (Date.now() - statSync(journal).mtimeMs < patience) return
      clearInterval(watch)
      process.kill(-child.pid, 'SIGKILL')
    }, 5_000)
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      if (signal === 'SIGKILL') resolve(false)
      else if (code === 0) resolve(true)
      else reject(new Error(`the tests do not hold without a change:\n${said}`))
    })
  })
}

function textAt({ fileName, location: { start, end } }) {
  const lines = readFileSync(join(root, fileName), 'utf8')
    .split('\n')
    .slice(start.line, end.line + 1)
  if (lines.length === 1) return lines[0].slice(start.column, end.column)
  return [lines[0].slice(start.column), ...lines.slice(1, -1), lines.at(-1).slice(0, end.column)].join('\n')
}
