// The questions of propose, consult and adopt, typed at a terminal.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../src/io/shipped.ts'
import { main } from '../../src/main.ts'
import { commitLakesHistory } from '../lakes-history.ts'
import { type Terminal, keys, terminal } from '../terminal.ts'

const above = mkdtempSync(join(tmpdir(), 'rcm-questions-'))
const cwd = join(above, 'lakes')
beforeAll(() => {
  cpSync(join(packageRoot, 'test', 'fixtures', 'lakes'), cwd, { recursive: true })
  commitLakesHistory(cwd)
  writeFileSync(join(above, 'editor.sh'), `sed -i.before 's/once a week/twice a week/' "$1" && rm "$1.before"\n`)
})
afterAll(() => rmSync(above, { recursive: true, force: true }))

interface Running extends Terminal {
  readonly exit: Promise<number>
}

function rcm(day: string, ...argv: string[]): Running {
  const made = terminal()
  const exit = main({
    argv,
    cwd,
    env: { NO_COLOR: '1', TERM: 'xterm', EDITOR: `sh ${join(above, 'editor.sh')}` },
    streams: { stdin: made.input as never, stdout: { write: () => true }, stderr: made.output },
    now: () => new Date(`${day}T12:00:00Z`),
  })
  return { ...made, exit }
}

const textOf = (folder: string, id: string): string =>
  readFileSync(
    join(cwd, 'records', folder, readdirSync(join(cwd, 'records', folder)).find((name) => name.startsWith(`${id}-`) && !name.includes('.es.')) ?? id),
    'utf8',
  )

test('propose: the places from the regulations, the text in the editor, then title, proposer and source', async () => {
  const run = rcm('2031-09-01', 'propose', '--commit')
  await run.answer('Which places?', 'least once', keys.tab, keys.enter)
  await run.answer('Title (English):', keys.enter)
  await run.answer('This is needed.', 'Two patrols a week', keys.enter)
  await run.answer('Title (Spanish):', 'Dos patrullajes por semana', keys.enter)
  await run.answer('Proposer', 'dora', keys.tab, keys.enter)
  await run.answer('Where does it come from?', 'spring', keys.enter)
  await run.answer('word for word', 'was never said', keys.enter)
  await run.answer('does not say this word for word', '\u0015', 'Bravia tabled a new wording on patrols by night', keys.enter)
  expect(await run.exit, run.shown()).toBe(0)
  expect(textOf('proposals', 'PRP-2031-DOR-1')).toBe(`---
id: PRP-2031-DOR-1
title: Two patrols a week
type: wording
proposer: [DOR]
changes:
  - target: AGR-2031-001#3.1
    was: Every lake is patrolled at least once a week.
    base: sha256-b6b006db8039eb5542267d7d9f3b9b2ad4533d7297cc47b190b0eb553cd6dda4
    with: "#1"
source:
  - record: EVT-2031-001
    quote: Bravia tabled a new wording on patrols by night
log:
  - { date: 2031-09-01, status: tabled }
---

Every lake is patrolled at least twice a week.
`)
})

test('propose: where title and proposer are given, nothing is asked', async () => {
  writeFileSync(join(above, 'daily.md'), 'Every lake is patrolled every day.\n')
  const run = rcm('2031-09-01', 'propose', 'AGR-2031-001#3.1', '--text', '../daily.md', '--title', 'Daily patrols', '--proposer', 'EST', '--dry-run')
  expect(await run.exit).toBe(0)
  expect(run.shown()).not.toContain('?')
})

test('propose: a question that is left writes nothing, and says where the text is kept', async () => {
  const run = rcm('2031-09-01', 'propose', 'AGR-2031-001#3.1')
  await run.answer('Title (English):', keys.cancel)
  expect(await run.exit).toBe(2)
  expect(run.shown()).toMatch(/The text is kept in .*AGR-2031-001-3\.1\.md/)
  expect(readdirSync(join(cwd, 'records/proposals')).filter((name) => name.startsWith('PRP-2031')).length).toBe(4)
})

test('consult open: on which texts, whom, how', async () => {
  const run = rcm('2031-09-02', 'consult', 'open', '--commit')
  await run.answer('On which texts?', 'two patrols', keys.tab, keys.enter)
  await run.answer('Audience', 'members', keys.tab, keys.enter)
  await run.answer('Type', 'silence', keys.enter)
  expect(await run.exit, run.shown()).toBe(0)
  expect(textOf('consultations', 'CNS-2031-003')).toMatch(/type: silence\n[\s\S]*audience: \[MEMBERS\]\nopens: 2031-09-02\ncloses: 2031-09-16\n/)
})

test('consult respond: who, and how', async () => {
  const run = rcm('2031-09-05', 'consult', 'respond', 'CNS-2031-003', '--lang', 'es')
  await run.answer('¿Quién responde?', 'calan', keys.enter)
  await run.answer(':', 'no-obj', keys.enter)
  expect(await run.exit, run.shown()).toBe(0)
  expect(textOf('responses', 'RSP-2031-003-CAL')).toContain('stance: no-objection\nreceived: 2031-09-05\n')
})

test('consult close: which of the rounds that are open', async () => {
  const run = rcm('2031-09-17', 'consult', 'close')
  await run.answer('Which round?', 'CNS-2031-003', keys.enter)
  expect(await run.exit, run.shown()).toBe(0)
  expect(textOf('proposals', 'PRP-2031-DOR-1')).toContain('status: agreed')
})

test('adopt: at which meeting, and once more before it writes; who declines writes nothing', async () => {
  const adopt = () => rcm('2031-10-08', 'adopt', 'PRP-2031-DOR-1', '--date', '2031-10-08')
  const declined = adopt()
  await declined.answer('Which meeting adopts it?', 'annual', keys.enter)
  await declined.answer('Adopt PRP-2031-DOR-1?', 'n')
  expect(await declined.exit).toBe(1)
  expect(textOf('proposals', 'PRP-2031-DOR-1')).not.toContain('status: adopted')
  const adopted = adopt()
  await adopted.answer('Take up the 1 answer given before?', 'y')
  await adopted.answer('Adopt PRP-2031-DOR-1?', 'y')
  expect(await adopted.exit, adopted.shown()).toBe(0)
  expect(textOf('proposals', 'PRP-2031-DOR-1')).toContain('status: adopted')
  expect(textOf('agreements', 'AGR-2031-003')).toContain('meeting: EVT-2031-002')
})
