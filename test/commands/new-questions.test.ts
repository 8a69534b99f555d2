import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { main } from '../../src/main.ts'
import { type Terminal, keys, terminal } from '../terminal.ts'

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rcm-new-'))
  cpSync(join(import.meta.dirname, '../fixtures/lakes'), cwd, { recursive: true })
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

interface Running extends Terminal {
  readonly exit: Promise<number>
  out(): string
}

function rcm(...argv: string[]): Running {
  const made = terminal()
  let out = ''
  const exit = main({
    argv,
    cwd,
    env: { NO_COLOR: '1', TERM: 'xterm', EDITOR: 'true' },
    streams: { stdin: made.input as never, stdout: { write: (text) => (out += String(text)) }, stderr: made.output },
    now: () => new Date('2031-03-12T12:00:00Z'),
  })
  return { ...made, exit, out: () => out }
}

const followUps = () => readdirSync(join(cwd, 'records/follow-ups')).filter((name) => name.includes('006'))
const letters = (text: string) => [text]

describe('rcm new, by questions', () => {
  test('asks for what the kind requires and what makes a record useful, checks each answer, and writes', async () => {
    const run = rcm('new', 'follow-up')
    await run.answer('Title (English):', ...letters('Send the list'), keys.enter)
    await run.answer('Where does it come from?', ...letters('spring'), keys.enter)
    await run.answer('word for word', ...letters('never said'), keys.enter)
    await run.answer('does not say this word for word', '\u0015', ...letters('The Troika will send the list of landing places by 24 March 2031.'), keys.enter)
    await run.answer('Type:', ...letters('req'), keys.enter)
    await run.answer('Responsible:', ...letters('troika'), keys.tab, keys.enter)
    await run.answer('Due', ...letters('soon'), keys.enter)
    await run.answer('is no value', '\u0015', ...letters('in two weeks'), keys.enter)
    await run.answer('Status:', keys.enter)
    await run.answer('Title in Spanish', ...letters('Enviar la lista'), keys.enter)
    await run.answer('in the editor now?', 'n')
    await run.answer('Write FU-2031-006?', 'y')
    expect(await run.exit).toBe(0)
    expect(run.out()).toBe('records/follow-ups/FU-2031-006-send-the-list.es.yaml\nrecords/follow-ups/FU-2031-006-send-the-list.yaml\n')
    expect(readFileSync(join(cwd, 'records/follow-ups/FU-2031-006-send-the-list.yaml'), 'utf8')).toBe(`id: FU-2031-006
title: Send the list
type: request
responsible: [TROIKA]
due: 2031-03-26
source:
  - record: EVT-2031-001
    quote: The Troika will send the list of landing places by 24 March 2031.
log:
  - { date: 2031-03-10, status: pending }
`)
    expect(readdirSync(cwd).filter((name) => name.startsWith('.rcm-'))).toEqual([])
  })

  test('an interrupted one keeps its answers, and the next takes them up', async () => {
    const first = rcm('new', 'seguimiento', '--lang', 'es')
    await first.answer('Título (inglés):', ...letters('Send the list'), keys.enter)
    await first.answer('¿De dónde procede?', keys.enter)
    await first.answer('Tipo:', keys.cancel)
    expect(await first.exit).toBe(2)
    expect(first.shown()).toContain('Sus respuestas quedan guardadas; la misma orden las retoma.')
    expect(followUps()).toEqual([])
    const second = rcm('new', 'seguimiento', '--lang', 'es')
    await second.answer('¿Retomar las 2 respuestas dadas antes?', 's')
    await second.answer('Tipo:', ...letters('task'), keys.enter)
    await second.answer('Responsables:', keys.enter)
    await second.answer('Plazo', keys.enter)
    await second.answer('Estado:', ...letters('sin info'), keys.enter)
    await second.answer('Título en español', keys.enter)
    await second.answer('editor?', 'n')
    await second.answer('¿Escribir FU-2031-006?', 's')
    expect(await second.exit).toBe(0)
    expect(readFileSync(join(cwd, 'records/follow-ups', followUps()[0] ?? ''), 'utf8')).toBe(
      'id: FU-2031-006\ntitle: Send the list\ntype: task\nlog:\n  - { date: 2031-03-12, status: no-information }\n',
    )
  })

  test('of a kind without a next id asks for one', async () => {
    const run = rcm('new')
    await run.answer('What kind of record?', ...letters('party'), keys.enter)
    await run.answer('(English):', ...letters('Fooland'), keys.enter)
    await run.answer('(Spanish):', ...letters('Fulandia'), keys.enter)
    await run.answer('Where does it come from?', keys.enter)
    await run.answer('Type:', ...letters('member'), keys.enter)
    await run.answer('Id, in the form CODE', ...letters('ALD'), keys.enter)
    await run.answer('This id is taken.', '\u0015', ...letters('foo'), keys.enter)
    await run.answer('The form is CODE', '\u0015', ...letters('FOO'), keys.enter)
    await run.answer('Write FOO?', 'y')
    expect(await run.exit).toBe(0)
    expect(readFileSync(join(cwd, 'records/parties/FOO-fooland.yaml'), 'utf8')).toBe('id: FOO\nnames:\n  en: Fooland\n  es: Fulandia\ntype: member\n')
  })
})

test('rcm update, by questions', async () => {
  const run = rcm('update', 'FU-2031-001')
  await run.answer('Status:', ...letters('partly'), keys.enter)
  await run.answer('By:', ...letters('brav'), keys.enter)
  await run.answer('Date', keys.enter)
  await run.answer('Note', keys.enter)
  await run.answer('Give a value', ...letters('Half of it'), keys.enter)
  await run.answer('Evidence:', keys.enter)
  expect(await run.exit).toBe(0)
  expect(readFileSync(join(cwd, 'records/follow-ups/FU-2031-001-landing-places.yaml'), 'utf8')).toContain(
    '  - { date: 2031-03-12, status: partly-fulfilled, by: BRV, note: Half of it }\n',
  )
})

test('rcm init, by questions', async () => {
  const run = rcm('init', 'other')
  await run.answer('Languages', keys.enter)
  await run.answer('Name of the forum (English)', ...letters('Forum of Hills'), keys.enter)
  await run.answer('Name of the forum (Spanish)', ...letters('Foro de las Colinas'), keys.enter)
  await run.answer('initials (English)', ...letters('FOH'), keys.enter)
  await run.answer('initials (Spanish)', keys.enter)
  await run.answer('secretariat (English)', keys.enter)
  await run.answer('secretariat (Spanish)', keys.enter)
  await run.answer('Time zone', ...letters('X'), keys.enter)
  await run.answer('IANA', keys.back, keys.enter)
  await run.answer('A member', keys.enter)
  await run.answer('at least one', ...letters('hil=Hilland/Colinia'), keys.enter)
  await run.answer('A member', keys.enter)
  await run.answer('Which member presides', keys.enter)
  await run.answer('Write', 'y')
  expect(await run.exit).toBe(0)
  expect(readFileSync(join(cwd, 'other/rcm.yaml'), 'utf8')).toContain('  es: Foro de las Colinas\n')
  expect(await rcm('validate', '--strict', '-C', 'other').exit).toBe(0)
})
