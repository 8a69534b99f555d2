// The documents of the life of a wording, read back by other programs: proposals and answers in Word, letters as mail.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import mammoth from 'mammoth'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/io/shipped.ts'
import { main } from '../../src/main.ts'
import { changesIn, rawText, resolved } from '../formats/tracked-changes.ts'
import { commitLakesHistory } from '../lakes-history.ts'

const above = mkdtempSync(join(tmpdir(), 'rcm-documents-'))
const forum = join(above, 'lakes')
afterAll(() => rmSync(above, { recursive: true, force: true }))

async function rcm(day: string, ...argv: string[]): Promise<string> {
  let said = ''
  const stream = { write: (text: string | Uint8Array) => (said += String(text)) }
  const code = await main({
    argv: ['-C', forum, ...argv],
    cwd: above,
    env: { LANG: 'en' },
    streams: { stdout: stream, stderr: stream },
    now: () => new Date(`${day}T12:00:00Z`),
  })
  expect(code, said).toBe(0)
  return said
}

const bytesOf = (name: string): Uint8Array => readFileSync(join(above, name))

/** The rows of every table in a page. */
function tablesIn(node: Nodes): string[][][] {
  const find = (each: Nodes, tag: string): Nodes[] => [
    ...(each.type === 'element' && each.tagName === tag ? [each] : []),
    ...('children' in each ? each.children.flatMap((child) => find(child, tag)) : []),
  ]
  const words = (each: Nodes): string => (each.type === 'text' ? each.value : 'children' in each ? each.children.map(words).join('') : '')
  return find(node, 'table').map((table) => find(table, 'tr').map((row) => [...find(row, 'th'), ...find(row, 'td')].map((cell) => words(cell).trim())))
}

beforeAll(async () => {
  cpSync(join(packageRoot, 'test', 'fixtures', 'lakes'), forum, { recursive: true })
  commitLakesHistory(forum)
  writeFileSync(join(above, 'new.md'), 'Every lake is patrolled at least twice a week.\n')
  await rcm('2031-11-01', 'propose', 'AGR-2031-001#3.1', '--proposer', 'DOR', '--title', 'Two patrols a week', '--text', 'new.md', '--commit')
  await rcm('2031-11-01', 'propose', 'AGR-2031-001#3.3', '--proposer', 'CAL', '--title', 'No common log', '--delete', '--commit')
  await rcm('2031-11-02', 'consult', 'open', '--subject', 'PRP-2031-DOR-1,PRP-2031-CAL-1', '--audience', 'MEMBERS', '--type', 'silence', '--commit')
  await rcm('2031-11-05', 'consult', 'respond', 'CNS-2031-003', '--party', 'ALD', '--stance', 'no-objection')
  await rcm('2031-11-05', 'consult', 'respond', 'CNS-2031-003', '--party', 'CAL', '--stance', 'objection', '--on', 'PRP-2031-DOR-1')
  await rcm('2031-11-06', 'update', 'BRV', '--set', 'language=es', '--set', 'email=exteriores@brava.example')
}, 60_000)

describe('rcm proposals marshal --format docx', () => {
  beforeAll(() => rcm('2031-11-07', 'proposals', 'marshal', '--format', 'docx', '-o', join(above, 'proposals.docx')))

  test('each tracked change bears its proposer and the day of tabling; what is in force meanwhile, the agreement that made it', () => {
    expect(changesIn(bytesOf('proposals.docx'))).toEqual([
      'del Dorania 2031-11-01: once',
      'ins Dorania 2031-11-01: twice',
      'ins Patrols by night 2031-10-08: , within sight of each other',
      'ins Bravia 2031-03-10: , within sight of each other',
      'del Calanda 2031-11-01: Each patrol is entered in the common log on the same day.',
    ])
  })

  test('accepted, it has the words proposed; rejected, those that each starts from', async () => {
    const lines = async (how: 'accept' | 'reject') => (await resolved(bytesOf('proposals.docx'), how)).split(/\n+/)
    const [accepted, rejected] = await Promise.all([lines('accept'), lines('reject')])
    const times = (all: readonly string[], line: string) => all.filter((each) => each === line).length
    expect(accepted).toContain('Every lake is patrolled at least twice a week.')
    expect(times(accepted, 'Each patrol is entered in the common log on the same day.')).toBe(1)
    expect(rejected).not.toContain('Every lake is patrolled at least twice a week.')
    expect(times(rejected, 'Every lake is patrolled at least once a week.')).toBe(2)
    expect(times(rejected, 'Each patrol is entered in the common log on the same day.')).toBe(2)
  })
})

const matrix = [
  ['Party', 'PRP-2031-DOR-1', 'PRP-2031-CAL-1'],
  ['Aldermere', 'No objection, 5 November 2031', 'No objection, 5 November 2031'],
  ['Bravia', 'no answer', 'no answer'],
  ['Calanda', 'Objection, 5 November 2031', 'no answer'],
  ['Dorania', 'no answer', 'no answer'],
  ['Estmark', 'no answer', 'no answer'],
]

describe('rcm consult show', () => {
  test.each(['docx', 'html'])('the matrix as %s', async (format) => {
    const name = `answers.${format}`
    await rcm('2031-11-07', 'consult', 'show', 'CNS-2031-003', '--format', format, '-o', join(above, name))
    const html = format === 'html' ? readFileSync(join(above, name), 'utf8') : (await mammoth.convertToHtml({ buffer: Buffer.from(bytesOf(name)) })).value
    expect(tablesIn(fromHtml(html)).at(-1)).toEqual(matrix)
  })

  test('the matrix as a workbook, with how each subject stands', async () => {
    await rcm('2031-11-07', 'consult', 'show', 'CNS-2031-003', '--format', 'xlsx', '-o', join(above, 'answers.xlsx'))
    const rows = await readXlsxFile(Buffer.from(bytesOf('answers.xlsx')))
    const [head, ...others] = (Array.isArray(rows[0]) ? rows : ((rows[0] as unknown as { data: unknown[][] }).data ?? [])) as string[][]
    expect(head).toEqual(['Party', 'PRP-2031-DOR-1 Two patrols a week', 'PRP-2031-CAL-1 No common log'])
    expect(others).toEqual([...matrix.slice(1), ['Outcome', 'running', 'running']])
  })
})

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** A message or a part of one (RFC 5322, 2046): its headers unfolded, and its body. */
function partOf(text: string): Part {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const headers = new Map(
    head
      .replace(/\r\n[ \t]/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const),
  )
  return { headers, body: rest.join('\r\n\r\n') }
}

function partsOf({ headers, body }: Part): Part[] {
  const boundary = /^multipart\/.*boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
  if (boundary === undefined) return []
  const [, ...pieces] = `\r\n${body}`.split(`\r\n--${boundary}`)
  expect(pieces.pop()).toMatch(/^--/)
  return pieces.map((piece) => partOf(piece.replace(/^[ \t]*\r\n/, '')))
}

const contentOf = ({ headers, body }: Part): Buffer => {
  expect(headers.get('content-transfer-encoding')).toBe('base64')
  return Buffer.from(body, 'base64')
}

const decoded = (words: string): string =>
  words.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?B\?([^?]*)\?=/g, (_, text: string) => Buffer.from(text, 'base64').toString())

describe('rcm consult remind', () => {
  const folder = join(above, 'letters')
  beforeAll(async () => {
    await rcm('2031-11-13', 'consult', 'remind', 'CNS-2031-003', '--format', 'eml', '-o', folder)
    await rcm('2031-11-13', 'consult', 'remind', 'CNS-2031-003', '--format', 'docx', '-o', folder)
  })

  test('one letter to each party that owes an answer', () => {
    expect(readdirSync(folder).sort()).toEqual(['BRV', 'CAL', 'DOR', 'EST'].flatMap((party) => ['docx', 'eml'].map((each) => `${party}-CNS-2031-003.${each}`)))
  })

  test('each in the language of the party, with what it owes and nothing more', async () => {
    const letter = async (party: string) => rawText(bytesOf(`letters/${party}-CNS-2031-003.docx`))
    const [calanda, bravia] = await Promise.all([letter('CAL'), letter('BRV')])
    expect(calanda).toContain('No common log (PRP-2031-CAL-1)')
    expect(calanda).not.toContain('PRP-2031-DOR-1')
    expect(calanda).toContain('16 November 2031')
    expect(bravia).toContain('PRP-2031-DOR-1')
    expect(bravia).toContain('16 de noviembre de 2031')
    expect(bravia).not.toContain('November')
  })

  test('the mail is taken apart by its standard: headers, both forms of the text, and the letter in Word', async () => {
    const mail = partOf(readFileSync(join(folder, 'BRV-CNS-2031-003.eml'), 'utf8'))
    expect(decoded(mail.headers.get('to') ?? '')).toBe('Bravia <exteriores@brava.example>')
    expect(decoded(mail.headers.get('subject') ?? '')).toBe('ASL: se espera respuesta hasta el 16 de noviembre de 2031')
    expect(mail.headers.get('x-unsent')).toBe('1')
    expect(new Date(mail.headers.get('date') ?? '').toISOString().slice(0, 10)).toBe('2031-11-13')
    const [alternative, attached, ...others] = partsOf(mail)
    if (!alternative || !attached) throw new Error('two parts')
    expect(others).toEqual([])
    const [text, html] = partsOf(alternative)
    if (!text || !html) throw new Error('two forms')
    expect(contentOf(text).toString('utf8')).toContain('Si hasta ese día no hay objeción ni enmienda')
    expect(contentOf(html).toString('utf8')).toContain('PRP-2031-DOR-1')
    expect(attached.headers.get('content-disposition')).toBe('attachment; filename="BRV.docx"')
    expect(await rawText(contentOf(attached))).toBe(await rawText(bytesOf('letters/BRV-CNS-2031-003.docx')))
    expect(mail.headers.has('bcc')).toBe(false)
    expect(partOf(readFileSync(join(folder, 'CAL-CNS-2031-003.eml'), 'utf8')).headers.has('to')).toBe(false)
  })
})
