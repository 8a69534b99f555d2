// Findings for a person at a terminal: the place, what was found, three lines of the file, and the next step.
import type { ChalkInstance } from 'chalk'
import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'
import type { Finding, Range, Severity } from '../core/finding.ts'
import { message, say } from '../core/message.ts'
import { visible, visibleLine } from '../core/visible.ts'
import { type FindingsFormat, severityWords } from './findings-format.ts'

const signs: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', info: 'i' }

const summary = {
  en: '{records, plural, one {# record} other {# records}}: {errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}{notes, plural, =0 {} one {, # note} other {, # notes}}.',
  es: '{records, plural, one {# registro} other {# registros}}: {errors, plural, one {# error} other {# errores}}, {warnings, plural, one {# advertencia} other {# advertencias}}{notes, plural, =0 {} one {, # nota} other {, # notas}}.',
}
const clean = {
  en: '{records, plural, one {# record} other {# records}}: nothing found.',
  es: '{records, plural, one {# registro} other {# registros}}: nada que señalar.',
}

export const findingsText: FindingsFormat = ({ findings, records, errors, warnings, textOf }, { lang, colour, width, link = (_, words) => words }) => {
  const tones: Readonly<Record<Severity, ChalkInstance>> = { error: colour.red, warning: colour.yellow, info: colour.blue }
  const out: string[] = []
  let path: string | undefined
  let lines: readonly string[] = []
  for (const finding of findings) {
    const { rule, severity, range } = finding
    const tone = tones[severity]
    if (finding.path !== path) {
      path = finding.path
      lines = linesOf(textOf(path))
    }
    const place = `${visibleLine(path)}:${range.start.line}:${range.start.column}`
    out.push(`${link(finding.path, colour.bold(place))}  ${tone(`${signs[severity]} ${severityWords[severity][lang]}`)}  ${colour.dim(rule)}`)
    out.push(...paragraph(visible(say(finding.message, lang)), width, '  '))
    const shown = excerpt(lines, range, width - 2, colour, tone)
    if (shown.length > 0) out.push('', ...shown.map((line) => `  ${line}`), '')
    out.push(...paragraph(visible(say(finding.help, lang)), width, `  ${colour.cyan('→')} `), '')
  }
  const notes = countNotes(findings)
  out.push(say(findings.length === 0 ? message(clean, { records }) : message(summary, { records, errors, warnings, notes }), lang), '')
  return out.join('\n')
}

const countNotes = (findings: readonly Finding[]): number => findings.reduce((count, { severity }) => count + (severity === 'info' ? 1 : 0), 0)

function linesOf(text: string): string[] {
  if (text === '') return []
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
}

/** Text within a width, under a mark that stands before its first line. */
function paragraph(text: string, width: number, mark: string): string[] {
  const indent = stringWidth(mark)
  const room = Math.max(20, width - indent)
  if (!text.includes('\n') && columnsOf(text) <= room) return [mark + text]
  return wrapAnsi(text, room)
    .split('\n')
    .map((line, index) => (index === 0 ? mark : ' '.repeat(indent)) + line)
}

/** Latin letters and punctuation, one column each: nearly every line, without asking Unicode's tables for each of its characters. */
const plain = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027]*$/

const columnsOf = (text: string): number => (plain.test(text) ? text.length : stringWidth(text))

/** The line at fault with the one before and the one after, and marks under what is meant. */
function excerpt(lines: readonly string[], { start, end }: Range, width: number, colour: ChalkInstance, tone: ChalkInstance): string[] {
  const line = lines[start.line - 1]
  if (line === undefined) return []
  const gutter = String(start.line + 1).length + 2
  const room = Math.max(20, width - gutter - 3)
  const row = (number: number | undefined, text: string) => `${colour.dim(`${String(number ?? '').padStart(gutter)} │`)} ${text}`.trimEnd()
  const beside = (number: number) => lines.slice(number - 1, number).map((text) => row(number, firstColumns(visible(text.slice(0, 4 * room)), room)))
  const { text, indent, length } = view(line, start.column - 1, end.line === start.line ? end.column - 1 : line.length, room)
  return [...beside(start.line - 1), row(start.line, text), row(undefined, `${' '.repeat(indent)}${tone('^'.repeat(length))}`), ...beside(start.line + 1)]
}

/** As much of a line as there is room for, with the part meant in sight: where it begins, and how many columns it takes. */
function view(line: string, from: number, to: number, room: number): { text: string; indent: number; length: number } {
  const start = Math.min(from, line.length)
  const near = line.slice(Math.max(0, start - 2 * room), start)
  let before = visible(near)
  const meant = visible(line.slice(start, Math.min(Math.max(to, start + 1), start + 2 * room)))
  const after = visible(line.slice(Math.max(to, start + 1), start + 4 * room))
  const left = Math.max(Math.floor(room / 3), room - columnsOf(meant + after) - 1)
  if (near.length < start || columnsOf(before) > left) before = `…${lastColumns(before, left - 1)}`
  const indent = columnsOf(before)
  return { text: firstColumns(before + meant + after, room), indent, length: Math.max(1, Math.min(columnsOf(meant), room - indent)) }
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const segmentsOf = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment)

function firstColumns(text: string, room: number): string {
  if (text.length <= room && columnsOf(text) <= room) return text
  if (plain.test(text)) return `${text.slice(0, room - 1)}…`
  let taken = ''
  let columns = 1
  for (const segment of segmentsOf(text.slice(0, 4 * room))) {
    columns += columnsOf(segment)
    if (columns > room) break
    taken += segment
  }
  return `${taken}…`
}

function lastColumns(text: string, room: number): string {
  let taken = ''
  let columns = 0
  for (const segment of segmentsOf(text).reverse()) {
    columns += columnsOf(segment)
    if (columns > room) break
    taken = segment + taken
  }
  return taken
}
