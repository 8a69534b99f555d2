// Findings at a terminal: layout, languages, colour as an extra, and nothing raw from a record.
import { Chalk } from 'chalk'
import stringWidth from 'fast-string-width'
import { expect, test } from 'vitest'
import { message } from '../../src/core/message.ts'
import { findingsText } from '../../src/formats/findings-text.ts'
import { finding, hostileReport, options, report } from './findings-sample.ts'

test('a finding shows its place, three lines and the next step', () => {
  expect(findingsText(report([finding()]), options)).toBe(`records/follow-ups/FU-2031-009.yaml:4:15  ✗ error  reference-exists
  There is no record “ALDD”.

    3 │ type: request
    4 │ responsible: [ALDD]
      │               ^^^^
    5 │ log:

  → Correct the id.

36 records: 1 error, 0 warnings.
`)
})

test('Spanish, with a warning and a note counted', () => {
  const text = findingsText(report([finding({ severity: 'warning' }), finding({ severity: 'info' })]), { ...options, lang: 'es' })
  expect(text).toContain('! advertencia  reference-exists\n  No existe el registro «ALDD».')
  expect(text).toContain('i nota  reference-exists')
  expect(text).toContain('  → Corrija el id.')
  expect(text.endsWith('36 registros: 0 errores, 1 advertencia, 1 nota.\n')).toBe(true)
})

test('nothing found is said in one line', () => {
  expect(findingsText(report([]), options)).toBe('36 records: nothing found.\n')
  expect(findingsText(report([]), { ...options, lang: 'es' })).toBe('36 registros: nada que señalar.\n')
})

test('a file that was not read has no excerpt', () => {
  expect(findingsText(report([finding({ path: 'records/link.yaml' })]), options)).toBe(
    'records/link.yaml:4:15  ✗ error  reference-exists\n  There is no record “ALDD”.\n  → Correct the id.\n\n36 records: 1 error, 0 warnings.\n',
  )
})

test('colour only adds to what is there', () => {
  const findings = [finding(), finding({ severity: 'warning' }), finding({ severity: 'info' })]
  const coloured = findingsText(report(findings), { ...options, colour: new Chalk({ level: 1 }) })
  expect(coloured).toContain('\u001b[31m✗ error\u001b[39m')
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(findingsText(report(findings), options))
})

test('control characters of a record are shown, not sent', () => {
  const text = findingsText(hostileReport, options)
  expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/)
  expect(text).toContain('\\u001b[2J')
  expect(text).toContain('d%#?é&<"\\u001b.yaml:1:8')
})

test('a long line is cut so that the part meant is in sight, marks under it', () => {
  const line = `${'x'.repeat(500)}漢字${'y'.repeat(500)}`
  const place = { range: { start: { line: 1, column: 501 }, end: { line: 1, column: 503 } } }
  const text = findingsText({ ...report([finding(place)]), textOf: () => `${line}\n` }, options)
  const [shown = '', marks = ''] = text.split('\n').filter((each) => each.includes('│'))
  expect(shown).toMatch(/│ …x+漢字y+…$/)
  expect(stringWidth(shown)).toBeLessThanOrEqual(80)
  expect(stringWidth(marks.slice(0, marks.indexOf('^')))).toBe(stringWidth(shown.slice(0, shown.indexOf('漢'))))
  expect(marks.trim().split(' ').at(-1)).toBe('^^^^')
})

test('places at the ends of a file, of a line, and past both', () => {
  const at = (line: number, column: number) => ({ range: { start: { line, column }, end: { line, column: column + 1 } } })
  const shown = (line: number, column: number) =>
    findingsText({ ...report([finding(at(line, column))]), textOf: () => 'one\r\ntwo' }, options)
      .split('\n')
      .filter((each) => each.includes('│'))
  expect(shown(1, 1)).toEqual(['    1 │ one', '      │ ^', '    2 │ two'])
  expect(shown(2, 4)).toEqual(['    1 │ one', '    2 │ two', '      │    ^'])
  expect(shown(2, 9)).toEqual(['    1 │ one', '    2 │ two', '      │    ^'])
  expect(shown(3, 1)).toEqual([])
})

test('a place over several lines is marked to the end of its first', () => {
  const range = { start: { line: 1, column: 3 }, end: { line: 2, column: 2 } }
  const text = findingsText({ ...report([finding({ range })]), textOf: () => 'abcde\nfg\n' }, options)
  expect(text).toContain('    1 │ abcde\n      │   ^^^\n    2 │ fg\n')
})

test('long sentences are wrapped under their mark', () => {
  const words = { en: 'word '.repeat(40).trim(), es: 'voz '.repeat(40).trim() }
  const lines = findingsText(report([finding({ help: message(words) })]), options).split('\n')
  const first = lines.findIndex((line) => line.startsWith('  → word'))
  expect(lines[first + 1]).toMatch(/^ {4}word/)
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80)
})
