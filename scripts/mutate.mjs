// How well do the tests hold the code? Changes one sign of a file at a time and runs its tests: a change that no test notices has survived.
// `node scripts/mutate.mjs [--each N] FILE=TEST[,TEST…] …` works in a copy; without pairs, those below. At most N changes a file (default 40),
// spread over it evenly, so that the same command gives the same figures.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const usual = [
  'src/core/day.ts=test/core/day.test.ts,test/fuzz.test.ts',
  'src/core/front-matter.ts=test/core/front-matter.test.ts,test/rules/yaml.test.ts',
  'src/core/log-union.ts=test/core/log-union.test.ts',
  'src/core/pattern.ts=test/core/pattern.test.ts',
  'src/core/query-syntax.ts=test/core/query-syntax.test.ts,test/core/query.test.ts',
  'src/core/reference.ts=test/core/reference.test.ts',
  'src/core/schema-bounds.ts=test/rules/hostile-schemas.test.ts',
  'src/core/tangle.ts=test/core/tangle.test.ts',
  'src/core/text.ts=test/core/text.test.ts,test/core/seal.property.test.ts,test/core/plain-blocks.test.ts',
  'src/core/visible.ts=test/core/visible.test.ts,test/rules/unseen.test.ts',
  'src/wording/redline.ts=test/wording/redline.property.test.ts,test/wording/redline.golden.test.ts',
  'src/wording/consolidation.ts=test/wording/consolidation.test.ts,test/wording/consolidation.property.test.ts',
  'src/wording/cosmetic-or-substantive.ts=test/wording/cosmetic-or-substantive.test.ts',
]

/** What is put in the place of a sign that stands between spaces, or of a word. */
const changes = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ \?\? /g, ' && '],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/\bcontinue\b/g, ';'],
  [/\bif \((?=[^)])/g, 'if (true || '],
  [/([\s([])!(?=[a-zA-Z(])/g, '$1'],
]

/** The texts that a file can become by one change outside comments and types, in the order of their places. */
function mutantsOf(text) {
  const found = []
  let at = 0
  for (const line of text.split('\n')) {
    const isCode = !/^\s*(?:\/\/|\/?\*|import |export (?:type|interface) |readonly |type |interface )/.test(line)
    if (isCode)
      for (const [form, into] of changes)
        for (const match of line.matchAll(form)) {
          const before = line.slice(0, match.index)
          // Within a string or a regular expression a sign is a word.
          if (((before.match(/['`]/g) ?? []).length & 1) === 1 || /\/[^/\s][^/]*$/.test(before)) continue
          const place = at + match.index
          found.push({
            line: text.slice(0, place).split('\n').length,
            text: text.slice(0, place) + match[0].replace(form, into) + text.slice(place + match[0].length),
          })
        }
    at += line.length + 1
  }
  return found.sort((a, b) => a.line - b.line)
}

const args = process.argv.slice(2)
const each = args[0] === '--each' ? Number(args.splice(0, 2)[1]) : 40
const pairs = (args.length > 0 ? args : usual).map((pair) => pair.split('='))
const copy = mkdtempSync(join(tmpdir(), 'rcm-mutants-'))
let [allKilled, all] = [0, 0]
try {
  for (const name of ['src', 'test', 'schemas', 'templates', 'scripts', 'docs', 'bin', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  for (const name of ['node_modules', 'dist']) symlinkSync(join(root, name), join(copy, name))
  const run = (tests) =>
    spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--bail=1', '--reporter=dot', ...tests], { cwd: copy, timeout: 120_000 })
  for (const [file, tests] of pairs) {
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    const listed = tests.split(',')
    if (run(listed).status !== 0) throw new Error(`the tests of ${file} do not hold as it is`)
    const mutants = mutantsOf(text)
    const step = Math.max(1, mutants.length / each)
    const chosen = Array.from({ length: Math.min(each, mutants.length) }, (_, index) => mutants[Math.floor(index * step)])
    const survived = chosen.filter((mutant) => {
      writeFileSync(path, mutant.text)
      return run(listed).status === 0
    })
    writeFileSync(path, text)
    allKilled += chosen.length - survived.length
    all += chosen.length
    process.stdout.write(
      `${file}: ${chosen.length - survived.length} of ${chosen.length} noticed${survived.length > 0 ? `; not those in lines ${survived.map(({ line }) => line).join(', ')}` : ''}\n`,
    )
  }
  process.stdout.write(`${allKilled} of ${all} changes noticed: ${((100 * allKilled) / all).toFixed(0)} of 100\n`)
} finally {
  rmSync(copy, { recursive: true, force: true })
}
