// Measures what rcm minutes finds against an inventory of statements made by hand: precision and recall by kind.
// Usage: node scripts/run.mjs bench/minutes.ts [FOLDER] [--misses]; the folder holds inventory.csv and the notes (*-notes.txt).
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Candidate } from '../src/core/minutes/candidate.ts'
import { notesTxt } from '../src/formats/notes-txt.ts'
import { readKinds, readPatterns } from '../src/core/minutes/patterns.ts'
import { normalise } from '../src/core/text.ts'
import { open } from '../src/io/open.ts'
import { shippedTemplate } from '../src/io/shipped.ts'
import { minutesReport } from '../src/reports/minutes.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { misses: { type: 'boolean', default: false } } })
const folder = positionals[0] ?? '../shared/seed'
const inventory = join(folder, 'inventory.csv')
if (!existsSync(inventory)) {
  process.stderr.write(`${inventory} is not there: nothing to measure against\n`)
  process.exit(0)
}
const notes = readdirSync(folder).find((file) => file.endsWith('-notes.txt'))
if (notes === undefined) throw new TypeError(`no *-notes.txt in ${folder}`)
const meeting = /\d{4}-\d{2}-\d{2}/.exec(notes)?.[0] ?? ''

interface Row {
  readonly id: string
  readonly kind: string
  readonly quote: string
  readonly due: string
}

/** Fields in quotation marks may hold commas, line ends and doubled quotation marks. */
function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] !== ',') rows.push([])
    if (match.index + match[0].length >= text.length) break
  }
  const [head = [], ...lines] = rows.filter((row) => row.some((cell) => cell !== ''))
  return lines.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])))
}

/** Kinds of the inventory by the kind of candidate they should become. */
const groups: Readonly<Record<string, readonly string[]>> = {
  agreement: ['agreement'],
  commitment: ['commitment'],
  request: ['request'],
  task: ['follow-up'],
  event: ['event'],
  proposal: ['proposal', 'finance'],
  position: ['position'],
  document: ['document'],
}

const rows = readCsv(readFileSync(inventory, 'utf8')).map(({ id = '', kind = '', quote = '', due = '' }): Row => ({ id, kind, quote: normalise(quote), due }))
const { workspace } = await open('.', undefined)
const template = (name: string) => shippedTemplate(`minutes/${name}`) ?? ''
const started = performance.now()
const report = minutesReport(workspace, {
  body: await notesTxt(readFileSync(join(folder, notes))),
  date: meeting,
  event: undefined,
  kinds: readKinds(template('kinds.yaml'), 'kinds.yaml').kinds,
  patterns: readPatterns(template('patterns.en.yaml'), 'patterns.en.yaml'),
})
const took = performance.now() - started

/** Both stand in one text: do they share at least 60 % of the shorter? White space and marks of footnotes count nothing. */
const text = fold(await notesTxt(readFileSync(join(folder, notes))))
function fold(words: string): string {
  return normalise(words.replace(/\[\^\d+\]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' '))
}
function overlaps(a: string, b: string): boolean {
  const [left, right] = [fold(a), fold(b)]
  const shorter = Math.min(left.length, right.length)
  if (left.includes(right) || right.includes(left)) return shorter > 0
  const [first, second] = [text.indexOf(left), text.indexOf(right)]
  if (first === -1 || second === -1) return false
  return Math.min(first + left.length, second + right.length) - Math.max(first, second) >= 0.6 * shorter
}

const line = (cells: readonly (string | number)[]) =>
  `${cells.map((cell, column) => (column === 0 ? String(cell).padEnd(12) : String(cell).padStart(11))).join('')}\n`
const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(2))
process.stdout.write(`${report.candidates.length} candidates in ${Math.round(took)} ms, ${rows.length} rows\n\n`)
process.stdout.write(line(['kind', 'rows', 'found', 'recall', 'candidates', 'right', 'precision']))
const misses: string[] = []
for (const [kind, names] of Object.entries(groups)) {
  const wanted = rows.filter((row) => names.includes(row.kind))
  const given = report.candidates.filter((candidate: Candidate) => candidate.kind === kind)
  const found = wanted.filter((row) => given.some(({ quote }) => overlaps(quote, row.quote)))
  const right = given.filter(({ quote }) => wanted.some((row) => overlaps(quote, row.quote)))
  process.stdout.write(
    line([kind, wanted.length, found.length, share(found.length, wanted.length), given.length, right.length, share(right.length, given.length)]),
  )
  for (const row of wanted) if (!found.includes(row)) misses.push(`missed  ${kind.padEnd(11)} ${row.id} ${row.quote}`)
  for (const candidate of given) if (!right.includes(candidate)) misses.push(`extra   ${kind.padEnd(11)} ${candidate.confidence} ${candidate.quote}`)
}
if (values.misses) process.stdout.write(`\n${misses.join('\n')}\n`)
