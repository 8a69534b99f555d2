// Findings as JSON: the contract, and hostile text in it.
import { expect, test } from 'vitest'
import { validateOutput } from '../../src/core/output.ts'
import { findingsJson } from '../../src/formats/findings-json.ts'
import { finding, hostile, hostilePath, hostileReport, options, report } from './findings-sample.ts'

test('the keys of the contract', () => {
  const text = findingsJson(report([finding()]), options)
  expect(JSON.parse(text)).toEqual({
    findings: [
      {
        rule: 'reference-exists',
        severity: 'error',
        message: 'There is no record “ALDD”.',
        file: 'records/follow-ups/FU-2031-009.yaml',
        range: { start: { line: 4, column: 15 }, end: { line: 4, column: 19 } },
        help: 'Correct the id.',
      },
    ],
    summary: { records: 36, errors: 1, warnings: 0 },
  })
  expect(validateOutput.safeParse(JSON.parse(text)).success).toBe(true)
  expect(text.endsWith('}\n')).toBe(true)
})

test('the language is that asked for', () => {
  expect(JSON.parse(findingsJson(report([finding()]), { ...options, lang: 'es' })).findings[0].message).toBe('No existe el registro «ALDD».')
})

test('hostile text comes back as it was and never raw', () => {
  const text = findingsJson(hostileReport, options)
  const [only] = JSON.parse(text).findings
  expect(only.message).toBe(`There is no record “${hostile}”.`)
  expect(only.file).toBe(hostilePath)
  expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/)
})
