// A forum's own kind and templates: one schema file adds a kind that is read, listed, shown and validated; one template replaces a page.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../src/main.ts'

const label = (en: string, es: string) => ({ 'x-label': { en, es } })

/** Licences to fish: with a folder, statuses, a reference, and a part in the briefing. */
const licence = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'licence.schema.json',
  title: 'Licence',
  'x-rcm': {
    folder: 'licences',
    plays: 'follow-up',
    description: { en: 'A licence that a party has to renew.', es: 'Una licencia que una parte debe renovar.' },
    label: { en: { one: 'licence', other: 'licences' }, es: { one: 'licencia', other: 'licencias' } },
    id: { pattern: '^LIC-[0-9]{4}-[0-9]{3}$', form: 'LIC-YEAR-NNN', example: 'LIC-2031-001', next: 'LIC-{year}-{number}' },
    roles: { title: 'title', responsible: 'holder', due: 'renew-by' },
    translatable: ['title'],
    columns: ['id', 'holder', 'renew-by', 'status', 'title'],
    statuses: {
      applied: { phase: 'open', label: { en: 'Applied for', es: 'Solicitada' } },
      renewed: { phase: 'done', label: { en: 'Renewed', es: 'Renovada' }, requires: ['evidence'] },
    },
  },
  type: 'object',
  properties: {
    id: { type: 'string' },
    title: { type: 'string', minLength: 1 },
    holder: { type: 'array', items: { $ref: 'common.schema.json#/$defs/id', 'x-ref': ['party'] }, ...label('Holder', 'Titular') },
    'renew-by': { $ref: 'common.schema.json#/$defs/day', ...label('Renew by', 'Renovar antes de') },
    lake: { enum: ['upper', 'lower'], ...label('Lake', 'Lago') },
    log: { $ref: 'common.schema.json#/$defs/log' },
  },
  required: ['id', 'title', 'holder', 'log'],
  additionalProperties: false,
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rcm-own-kind-'))
  cpSync(join(import.meta.dirname, 'fixtures', 'lakes'), folder, { recursive: true })
  put('schemas/licence.schema.json', JSON.stringify(licence))
  put(
    'records/licences/LIC-2031-001-nets.yaml',
    'id: LIC-2031-001\ntitle: Licence for long nets\nholder: [CAL]\nrenew-by: 2031-03-20\nlake: upper\nlog:\n  - { date: 2031-03-10, status: applied }\n',
  )
  put(
    'records/licences/LIC-2031-001-nets.es.yaml',
    'translates: sha256-0000000000000000000000000000000000000000000000000000000000000000\ntitle: Licencia para redes largas\n',
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

async function rcm(...argv: string[]): Promise<{ out: string; err: string; code: number }> {
  const out: string[] = []
  const err: string[] = []
  const code = await main({
    argv,
    cwd: folder,
    env: {},
    streams: { stdout: { write: (text) => out.push(String(text)), columns: 80 }, stderr: { write: (text) => err.push(String(text)) } },
    now: () => new Date('2031-03-25T12:00:00Z'),
  })
  return { out: out.join(''), err: err.join(''), code }
}

test('it is listed, in either language, and its fields can be asked for', async () => {
  expect((await rcm('list', 'licences', '--format', 'ids')).out).toBe('LIC-2031-001\n')
  expect((await rcm('list', 'licencia', 'renew-by:<2031-04-01 party:CAL lake:upper', '--format', 'ids')).out).toBe('LIC-2031-001\n')
  expect((await rcm('list', 'lake:lower', '--format', 'ids')).out).toBe('')
  const [row] = JSON.parse((await rcm('list', 'licence', '--format', 'json')).out)
  expect(row).toMatchObject({ id: 'LIC-2031-001', kind: 'licence', status: 'applied', title: 'Licence for long nets', data: { holder: ['CAL'] } })
})

test('it is shown with its labels, and by what it refers to', async () => {
  const { out } = await rcm('show', 'LIC-2031-001', '--lang', 'es')
  expect(out).toContain('Licencia para redes largas')
  expect(out).toMatch(/Titular +CAL Calanda/)
  expect(out).toMatch(/Solicitada/)
  expect((await rcm('show', 'CAL')).out).toContain('LIC-2031-001')
})

test('it joins the briefing, since it plays the part of a follow-up', async () => {
  const { followUps } = JSON.parse((await rcm('status', '--format', 'json')).out)
  expect(followUps.overdue).toContainEqual(expect.objectContaining({ id: 'LIC-2031-001', parties: ['CAL'], daysLate: 5 }))
})

test('it is validated by its own schema and by the rules of all kinds', async () => {
  put(
    'records/licences/LIC-2031-002-broken.yaml',
    'id: LIC-2031-2\ntitle: Licence\nholder: [EVT-2031-001]\nlake: middle\nlog:\n  - { date: 2031-03-10, status: aplied }\n  - { date: 2031-03-11, status: renewed }\n',
  )
  const { out, code } = await rcm('validate', 'records/licences', '--format', 'json')
  const found = JSON.parse(out).findings.map(
    ({ rule, file, range }: { rule: string; file: string; range: { start: { line: number } } }) =>
      `${file.includes('broken') ? 'broken' : 'nets'} ${rule} ${range.start.line}`,
  )
  expect(code).toBe(1)
  expect(found).toEqual(
    expect.arrayContaining([
      'broken id-form 1',
      'broken reference-kind 3',
      'broken schema 4',
      'broken log-status 6',
      'broken log-reasons 7',
      'nets translation-stale 1',
    ]),
  )
})

test('a schema that cannot be used is a finding, and everything else is still read', async () => {
  put('schemas/wish.schema.json', JSON.stringify({ $id: 'wish.schema.json', 'x-rcm': { folder: 'wishes' } }))
  const { out } = await rcm('validate', 'schemas', '--format', 'json')
  expect(JSON.parse(out).findings).toContainEqual(expect.objectContaining({ rule: 'schema-definition', file: 'schemas/wish.schema.json' }))
  expect((await rcm('list', 'licence', '--format', 'ids')).out).toContain('LIC-2031-001')
})

test('a template of the forum’s own takes the place of the shipped one', async () => {
  put('templates/status/status.en.md', '# Our own page on {{ asOf | date }}\n\n{{ followUps.overdue.size }} late *items*\n')
  expect((await rcm('status')).out).toBe('Our own page on 25 March 2031\n═════════════════════════════\n\n2 late items\n')
  put('templates/status/status.en.md', '{% for %}')
  const broken = await rcm('status')
  expect(broken).toMatchObject({ code: 2, out: '' })
  expect(broken.err).toContain('templates/status/status.en.md')
  expect(readFileSync(join(import.meta.dirname, '..', 'templates', 'status', 'status.en.md'), 'utf8')).toContain('Briefing as of')
})
