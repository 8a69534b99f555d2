// --timings tells where the time went and changes nothing else; --no-index gives the same bytes as what is remembered.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { timings } from '../../src/cli/timings.ts'

const lakesFolder = join(import.meta.dirname, '..', 'fixtures', 'lakes')
const bin = join(import.meta.dirname, '..', '..', 'bin', 'rcm.js')
const cache = mkdtempSync(join(tmpdir(), 'rcm-index-'))
afterAll(() => rmSync(cache, { recursive: true, force: true }))

/** The built program: only that remembers anything. */
function run(argv: readonly string[], memory = cache) {
  const { PATH } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, '-C', lakesFolder, '--as-of', '2031-10-01', ...argv], {
    encoding: 'utf8',
    env: { PATH, RCM_CACHE: memory },
  })
  return { code: status, out: stdout, err: stderr }
}

test('the time of each phase, what was done in it, and the sum', () => {
  const plain = run(['validate'])
  const timed = run(['validate', '--timings'])
  expect([timed.code, timed.out]).toEqual([plain.code, plain.out])
  const number = String.raw`[\d,]+`
  expect(timed.err).toMatch(new RegExp(`^starting +${number} ms\nreading: \\d+ files, \\d+ records +${number} ms\nchecking: \\d+ rules +${number} ms\n`))
  expect(timed.err).toMatch(new RegExp(`\nin all +${number} ms\n$`))
  expect(run(['validate', '--timings', '--lang', 'es']).err).toMatch(/\nrevisión: \d+ reglas +[\d.,]+ ms\n/)
})

test('every phase that was gone through is named once, in order, and all add up', () => {
  const work = {
    times: new Map([
      ['reading', 12.4],
      ['rules', 1200.2],
    ] as const),
    counts: new Map([
      ['files', 1],
      ['records', 1200],
      ['rules', 43],
    ] as const),
    total: 1212.6,
  }
  expect(timings('en', work)).toBe(
    'reading: 1 file, 1,200 records     12 ms\nchecking: 43 rules              1,200 ms\nin all                          1,213 ms\n',
  )
})

test('with what is remembered, and without: the same bytes, from every command that reads', () => {
  const lines = [
    ['validate'],
    ['validate', '--format', 'json'],
    ['status'],
    ['status', '--format', 'md', '--lang', 'es'],
    ['list', 'follow-up'],
    ['show', 'AGR-2031-001'],
    ['regulations'],
    ['regulations', '--format', 'html'],
    ['report', 'follow-up-matrix'],
    ['export', '--format', 'jsonl'],
    ['calendar'],
  ]
  for (const line of lines) {
    const [first, again, anew] = [run(line), run(line), run([...line, '--no-index'])]
    expect(again, line.join(' ')).toEqual(first)
    expect(anew, line.join(' ')).toEqual(first)
    expect(run(['--no-index', ...line]), line.join(' ')).toEqual(first)
    expect(first.out.length, line.join(' ')).toBeGreaterThan(20)
  }
})

test('--no-index leaves nothing behind, where otherwise something is kept', () => {
  const own = mkdtempSync(join(cache, 'none-'))
  for (const line of [
    ['status', '--no-index'],
    ['--no-index', 'status'],
  ])
    expect([run(line, own).code, readdirSync(own)], line.join(' ')).toEqual([0, []])
  expect([run(['status'], own).code, readdirSync(own).length > 0]).toEqual([0, true])
})
