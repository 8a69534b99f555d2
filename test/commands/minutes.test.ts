import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { main } from '../../src/main.ts'
import { type Terminal, keys, terminal } from '../terminal.ts'

const notes = `# Working meeting

Lakeport, 7 April 2031

Bravia will send the list of nets within two weeks. Calanda requested that the Secretariat prepare a form by May. Estmark voiced concern about the costs. Somebody could host a workshop.
`

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rcm-minutes-'))
  cpSync(join(import.meta.dirname, '../fixtures/lakes'), cwd, { recursive: true })
  writeFileSync(join(cwd, 'notes.md'), notes)
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

function rcm(...argv: string[]): Terminal & { readonly exit: Promise<number>; out(): string } {
  const made = terminal()
  let out = ''
  const exit = main({
    argv,
    cwd,
    env: { NO_COLOR: '1', TERM: 'xterm' },
    streams: { stdin: made.input as never, stdout: { write: (text) => (out += String(text)) }, stderr: made.output },
    now: () => new Date('2031-04-08T12:00:00Z'),
  })
  return { ...made, exit, out: () => out }
}

const read = (folder: string, part: string): string => {
  const name = readdirSync(join(cwd, 'records', folder)).find((each) => each.includes(part))
  return name === undefined ? '' : readFileSync(join(cwd, 'records', folder, name), 'utf8')
}

describe('rcm minutes, by questions', () => {
  test('shows each candidate; what is accepted or corrected is written, nothing else', async () => {
    const run = rcm('minutes', 'notes.md')
    await run.answer('4 candidates. What now?', keys.enter)
    await run.answer('1 of 4:', keys.enter)
    await run.answer('2 of 4:', keys.down, keys.enter)
    await run.answer('Kind:', keys.enter)
    await run.answer('Title:', '\u0015', 'Prepare the form', keys.enter)
    await run.answer('Title in Spanish', 'Preparar el formulario', keys.enter)
    await run.answer('Quote', '\u0015', 'Calanda will pay', keys.enter)
    await run.answer('can be made shorter', '\u0015', 'requested that the Secretariat prepare a form by May', keys.enter)
    await run.answer('Responsible', keys.enter)
    await run.answer('Asked by', keys.enter)
    await run.answer('Due', '\u0015', '2031-05-15', keys.enter)
    await run.answer('3 of 4:', keys.enter)
    await run.answer('The record it is about', 'fish', keys.enter)
    await run.answer('4 of 4:', keys.down, keys.down, keys.enter)
    await run.answer('Write 5 files?', 'y')
    expect(await run.exit).toBe(0)
    expect(run.shown()).toContain('Bravia will send the list of nets within two weeks.')
    expect(read('events', 'EVT-2031-004').endsWith(notes)).toBe(true)
    expect(read('follow-ups', 'FU-2031-006')).toContain('due: 2031-04-21\ndue-basis: derived\n')
    expect(read('follow-ups', 'FU-2031-007-prepare-the-form.yaml')).toBe(`id: FU-2031-007
title: Prepare the form
type: request
responsible: [SEC]
asked-by: [CAL]
due: 2031-05-15
due-basis: stated
source:
  - record: EVT-2031-004
    quote: requested that the Secretariat prepare a form by May
    at: Working meeting
log:
  - { date: 2031-04-07, status: pending }
`)
    expect(read('follow-ups', 'FU-2031-007-prepare-the-form.es')).toContain('title: Preparar el formulario\n')
    expect(read('topics', 'TOP-fish-stocks.md')).toContain('quote: Estmark voiced concern about the costs.')
    expect(readdirSync(join(cwd, 'records/proposals')).length).toBe(2)
  })

  test('goes on where it was left', async () => {
    const first = rcm('minutes', 'notes.md', '--kind', 'commitment,request')
    await first.answer('What now?', keys.enter)
    await first.answer('1 of 2:', keys.enter)
    await first.answer('2 of 2:', keys.cancel)
    expect(await first.exit).toBe(2)
    const second = rcm('minutes', 'notes.md', '--kind', 'commitment,request')
    await second.answer('Take up the 2 answers given before?', 'y')
    await second.answer('2 of 2:', keys.down, keys.down, keys.enter)
    await second.answer('Write 2 files?', 'y')
    expect(await second.exit).toBe(0)
    expect(read('follow-ups', 'FU-2031-006')).toContain('title: Send the list of nets within two weeks\n')
  })

  test('asks who proposes, for the id is made from it', async () => {
    const run = rcm('minutes', 'notes.md', '--kind', 'proposal')
    await run.answer('What now?', keys.enter)
    await run.answer('1 of 1:', keys.enter)
    await run.answer('Proposer', 'Dorania', keys.enter)
    await run.answer('Write 2 files?', 'y')
    expect(await run.exit).toBe(0)
    expect(read('proposals', 'PRP-2031-DOR-1')).toContain('proposer: [DOR]\n')
  })

  test('puts them into a file', async () => {
    const run = rcm('minutes', 'notes.md')
    await run.answer('What now?', keys.down, keys.enter)
    await run.answer('The name of the file:', '\u0015', 'mine.yaml', keys.enter)
    expect(await run.exit).toBe(0)
    expect(existsSync(join(cwd, 'mine.yaml'))).toBe(true)
    expect(run.shown()).toContain('rcm minutes --accept mine.yaml --dry-run')
  })
})
