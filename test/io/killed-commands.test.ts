// Every writing command, run as a process and killed (SIGKILL) at each of its steps on the disk; then what its next user does.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lakesFiles } from '../lakes.ts'
import { runRcm } from '../run-rcm.ts'

const program = join(import.meta.dirname, '../../bin/rcm.js')
const above = mkdtempSync(join(tmpdir(), 'rcm-killed-'))
const seed = join(above, 'seed')
const forum = join(above, 'forum')
afterAll(() => rmSync(above, { recursive: true, force: true }))

const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(seed, path)), { recursive: true })
  writeFileSync(join(seed, path), text)
}
for (const [path, text] of Object.entries(lakesFiles())) put(path, text)
put('new.md', 'Every lake is patrolled at least twice a week.\n')
put('rows.csv', 'id,title\nFU-2031-001,Send the list\nFU-2031-002,Mark the nets\n')
put('records/documents/DOC-2031-002-second.yaml', 'id: DOC-2031-002\ntitle: Second\ntype:   report\nlog:\n  - {date: 2031-03-01,   status: final}\n')
put(
  'records/consultations/CNS-2031-009-round.yaml',
  'id: CNS-2031-009\ntitle: A round\ntype: silence\nsubjects:\n  - record: PRP-2031-BRV-1\naudience: [MEMBERS]\nopens: 2031-03-01\ncloses: 2031-03-12\nlog:\n  - { date: 2031-03-01, status: open }\n',
)

/** Files and their texts; what is rcm's own is left out. */
function filesIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )
}

/** All steps of each command with RCM_LONG; else about six of each, so that all commands together meet all sorts of steps. */
const stride = (steps: number): number => (process.env.RCM_LONG === undefined ? Math.max(1, Math.floor(steps / 6)) : 1)

/** @param isEmpty a folder in which a new forum can be made */
function begin(isEmpty = false): void {
  rmSync(forum, { recursive: true, force: true })
  if (isEmpty) mkdirSync(forum)
  else cpSync(seed, forum, { recursive: true })
}

const run = (argv: readonly string[], killAt: number, stepsFile = '') =>
  spawnSync(process.execPath, ['--require', join(import.meta.dirname, 'kill-at.cjs'), program, ...argv], {
    cwd: forum,
    env: { PATH: process.env.PATH, RCM_CACHE: '', LANG: 'en', KILL_AT: String(killAt), STEPS_FILE: stepsFile },
    encoding: 'utf8',
  })

const proposer = ['--proposer', 'DOR', '--title', 'Two patrols', '--translate', 'es.title=Dos patrullajes']

test.each([
  { argv: ['new', 'topic', '--set', 'id=TOP-wells', '--set', 'title=Wells', '--set', 'type=issue'] },
  { argv: ['update', 'FU-2031-001', '--status', 'in-progress'] },
  { argv: ['fmt'] },
  { argv: ['renumber', 'DOC-2031-001', 'DOC-2031-009'] },
  { argv: ['import', 'rows.csv', '--yes'] },
  { argv: ['propose', 'AGR-2031-001#3.1', '--text', 'new.md', ...proposer] },
  { argv: ['consult', 'respond', 'CNS-2031-009', '--party', 'CAL', '--stance', 'no-objection'] },
  { argv: ['consult', 'extend', 'CNS-2031-009', '--closes', '2031-05-20', '--note', 'More time'] },
  { argv: ['consult', 'close', 'CNS-2031-009'] },
  { argv: ['init', '.', '--languages', 'en', '--name', 'Forum of Hills', '--short-name', 'FH', '--member', 'COL=Colinia', '--yes'] },
])(
  'rcm $argv.0 $argv.1 $argv.2: old or new, and rcm recover ends it',
  async ({ argv }) => {
    const command = [...argv, ...(argv[0] === 'init' ? [] : ['--as-of', '2031-04-01'])]
    const isEmpty = argv[0] === 'init'
    begin(isEmpty)
    const before = filesIn(forum)
    const whole = run(command, 0, join(above, 'steps'))
    expect(whole.status, whole.stderr).toBe(0)
    const after = filesIn(forum)
    expect(after).not.toEqual(before)
    const steps = Number(readFileSync(join(above, 'steps'), 'utf8'))
    expect(steps).toBeGreaterThan(7)
    const ends = new Set<string>()
    let isUndone = false
    for (let step = 1; step <= steps; step += stride(steps)) {
      begin(isEmpty)
      expect(run(command, step).signal, `step ${step}`).toBe('SIGKILL')
      for (const [path, text] of Object.entries(filesIn(forum))) expect([before[path], after[path]].includes(text), `step ${step}: ${path}`).toBe(true)
      isUndone = !isUndone
      const asked = await runRcm(forum, ['recover', ...(isUndone ? ['--undo'] : [])])
      expect(asked.code, asked.err).toBe(0)
      const ended = filesIn(forum)
      ends.add(JSON.stringify(ended))
      expect([JSON.stringify(before), JSON.stringify(after)].includes(JSON.stringify(ended)), `step ${step}: ${Object.keys(ended)}`).toBe(true)
    }
    expect(ends.size).toBe(2)
  },
  240_000,
)

test.each([
  { argv: ['status', '--output', 'briefing.md', '--format', 'md'], made: ['briefing.md'] },
  { argv: ['minutes', 'notes.md', '--output', 'candidates.yaml'], made: ['candidates.yaml'] },
  { argv: ['export', '--format', 'csv', '--output', 'tables'], made: ['tables'] },
])(
  'rcm $argv.0 --output: each file is whole, old or new',
  ({ argv, made }) => {
    const command = [...argv, '--as-of', '2031-04-01']
    const earlier = Object.fromEntries(made.map((name) => [name, 'what was there before\n']))
    const prepare = () => {
      begin()
      writeFileSync(join(forum, 'notes.md'), 'Aldermere will send the list of wells by 4 May 2031.\n')
      if (argv[0] !== 'export') for (const [name, text] of Object.entries(earlier)) writeFileSync(join(forum, name), text)
    }
    prepare()
    const before = filesIn(forum)
    const whole = run(command, 0, join(above, 'steps'))
    expect(whole.status, whole.stderr).toBe(0)
    const after = filesIn(forum)
    expect(after).not.toEqual(before)
    const steps = Math.min(12, Number(readFileSync(join(above, 'steps'), 'utf8')))
    for (let step = 1; step <= steps; step++) {
      prepare()
      expect(run(command, step).signal, `step ${step}`).toBe('SIGKILL')
      for (const [path, text] of Object.entries(filesIn(forum))) expect([before[path], after[path]].includes(text), `step ${step}: ${path}`).toBe(true)
    }
  },
  120_000,
)
