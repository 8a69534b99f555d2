// The commands that the benchmark runs, and what each may take: the goals.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Goal, Row } from './results.ts'

/** A command that reads the records; those that write only show what they would. */
export interface Command {
  readonly name: string
  readonly args: readonly string[]
  /** In every round; the others once. */
  readonly often?: boolean
  /** Not with more records: it would take longer than all others together. */
  readonly upTo?: number
  readonly output?: string
}

/**
 * Every command over the records of a forum.
 * @param cwd the folder of the forum
 * @param out a folder for what is written
 */
export function commandsOf(cwd: string, out: string): Command[] {
  const files = (kind: string) => readdirSync(join(cwd, 'records', kind)).filter((file) => !/\.es\.\w+$/.test(file))
  const text = (kind: string, file: string) => readFileSync(join(cwd, 'records', kind, file), 'utf8')
  const first = (kind: string, where = (_: string) => true) => idOf(files(kind).find((file) => where(text(kind, file))) ?? '')
  const agreement = first('agreements')
  const followUp = first('follow-ups')
  const agreed = first('proposals', (of) => /status: agreed\b[^\n]*$/.test(of.slice(0, of.indexOf('\n---'))))
  const inForce = idOf(files('agreements').at(-1) ?? '')
  const rows = join(out, 'follow-up.csv')
  writeFileSync(rows, `id,title\n${followUp},Another title\n`)
  const notes = join(out, 'notes.md')
  const [event = ''] = files('events').filter((file) => file.endsWith('.md'))
  writeFileSync(notes, text('events', event).split('\n---\n')[1] ?? '')
  const database = join(out, 'forum.db')
  const isOften = { often: true }
  return [
    { name: 'validate', args: ['validate'], ...isOften },
    { name: 'status', args: ['status'], ...isOften },
    { name: 'list QUERY', args: ['list', 'follow-up', 'status:pending party:ALD'], ...isOften },
    { name: 'show ID', args: ['show', agreement], ...isOften },
    { name: 'new', args: ['new', 'follow-up', '--title', 'X', '--set', 'type=task', '--set', 'responsible=ALD', '--dry-run'], ...isOften },
    { name: 'status --rev HEAD', args: ['status', '--rev', 'HEAD'], ...isOften },
    { name: 'verify', args: ['verify'] },
    { name: 'log ID', args: ['log', agreement] },
    { name: 'trace ID', args: ['trace', agreement] },
    { name: 'report', args: ['report', 'follow-up-matrix', '--format', 'md'] },
    { name: 'regulations', args: ['regulations', '--format', 'md'] },
    { name: 'calendar', args: ['calendar'] },
    { name: 'proposals marshal', args: ['proposals', 'marshal'] },
    { name: 'consult show', args: ['consult', 'show', first('consultations')] },
    { name: 'diff', args: ['diff', 'HEAD'] },
    { name: 'review', args: ['review', '--base', 'HEAD'] },
    { name: 'fmt --check', args: ['fmt', '--check'] },
    { name: 'update', args: ['update', followUp, '--note', 'X', '--dry-run'] },
    { name: 'renumber', args: ['renumber', followUp, '--dry-run'] },
    { name: 'propose', args: ['propose', `${inForce}#1`, '--delete', '--proposer', 'ALD', '--title', 'X', '--dry-run'] },
    { name: 'adopt', args: ['adopt', agreed, '--meeting', idOf(files('events').at(-1) ?? ''), '--date', '2040-06-15', '--dry-run'] },
    { name: 'minutes', args: ['minutes', notes, '--date', '2030-03-04', '--dry-run'] },
    { name: 'import', args: ['import', rows, '--kind', 'follow-up', '--dry-run'] },
    { name: 'export --format jsonl', args: ['export', '--format', 'jsonl'] },
    { name: 'export --format csv', args: ['export', '--format', 'csv', '--output', join(out, 'csv')] },
    { name: 'export --format sqlite', args: ['export', '--format', 'sqlite', '--output', database], output: database },
    { name: 'site', args: ['site', '--output', join(out, 'site')], upTo: 10_000 },
  ]
}

/** What a user of the database asks: who owes what, of one party. */
export const question = `select s.id, s.since, f.due, f.title from status_on s join "follow-up" f on f.id = s.id where s.status = 'pending' and f.responsible like '%ALD%' order by f.due`

const idOf = (file: string): string => /^[A-Z]+(?:-\d{4}(?:-[A-Z]+)?-\d+)?/.exec(file)?.[0] ?? ''

const [ten, hundred, largest] = [10_000, 100_000, 270_000]

/** What stands without records, and what the commands are held against. */
export const node: Row = { name: 'node -e 0' }
export const gitStatus = (records: number): Row => ({ name: 'git status', records })
export const catFile = (records: number): Row => ({ name: 'git cat-file', records })
export const floor = (records: number): Row => ({ name: 'floor', records })
export const historyFloor: Row = { name: 'git log --raw and cat-file, 5,000 commits', records: ten }
export const verifyHistory: Row = { name: 'verify, 5,000 commits', state: 'warm', records: ten }
const cold = (name: string, records: number): Row => ({ name, state: 'cold', records })
const warm = (name: string, records: number): Row => ({ name, state: 'warm', records })
const changed = (name: string, records: number): Row => ({ name, state: 'changed', records })

export const goals: readonly Goal[] = [
  { of: { name: 'rcm --version' }, against: [node], most: 1.3 },
  { of: { name: 'status, own records', state: 'warm' }, against: [node], most: 2.5 },
  { of: cold('validate', ten), against: [floor(ten)], most: 1.6 },
  { of: cold('validate', ten), against: [{ name: 'hledger check', records: ten }], most: 1.3 },
  { of: cold('validate', hundred), against: [catFile(hundred)], most: 4.5 },
  { of: warm('validate', ten), against: [node, gitStatus(ten)], most: 1.6 },
  { of: warm('validate', hundred), against: [gitStatus(hundred)], most: 2.5 },
  { of: changed('validate', ten), against: [warm('validate', ten)], most: 1.3 },
  { of: changed('validate', hundred), against: [warm('validate', hundred)], most: 1.5 },
  { of: warm('status', hundred), against: [gitStatus(hundred)], most: 2.5 },
  { of: warm('list QUERY', hundred), against: [gitStatus(hundred)], most: 2.5 },
  { of: warm('show ID', hundred), against: [gitStatus(hundred)], most: 2 },
  { of: warm('new', hundred), against: [gitStatus(hundred)], most: 2 },
  { of: warm('status --rev HEAD', ten), against: [catFile(ten)], most: 3 },
  { of: verifyHistory, against: [historyFloor], most: 2 },
  { of: cold('validate', ten), against: [], most: 120 },
  { of: cold('validate', hundred), against: [], most: 300 },
  { of: warm('validate', hundred), against: [], most: 150 },
  { of: warm('list QUERY', largest), against: [], most: 500 },
  { of: warm('status', largest), against: [], most: 500 },
]

/** Ten times the records may take a little more than ten times as long: of each command that was measured with both, cold and warm. */
export const growthGoals = (rows: readonly Row[]): Goal[] =>
  rows
    .filter(({ state, records }) => (state === 'cold' || state === 'warm') && records !== undefined && records % 10 === 0)
    .map((of) => ({ of, against: [{ ...of, records: Number(of.records) / 10 }], most: 11 }))
