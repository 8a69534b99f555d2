// Findings as SARIF 2.1.0: what the standard requires, rules by index, and URIs that mean the file they name.
import { expect, test } from 'vitest'
import { findingsSarif } from '../../src/formats/findings-sarif.ts'
import { finding, hostilePath, hostileReport, options, report } from './findings-sample.ts'

test('one run with its rules and results', () => {
  const log = JSON.parse(findingsSarif(report([finding(), finding({ severity: 'info', rule: 'our-own-rule' })]), options))
  expect(log.version).toBe('2.1.0')
  const [run, ...others] = log.runs
  expect(others).toEqual([])
  expect(run.columnKind).toBe('utf16CodeUnits')
  expect(run.tool.driver).toEqual({
    name: 'rcm',
    version: '1.2.3',
    language: 'en',
    rules: [
      {
        id: 'reference-exists',
        shortDescription: { text: 'A reference names a record that exists.' },
        fullDescription: { text: 'The briefing follows references.' },
        help: { text: 'The briefing follows references.' },
        defaultConfiguration: { level: 'error' },
      },
      { id: 'our-own-rule' },
    ],
  })
  expect(run.results).toEqual([
    {
      ruleId: 'reference-exists',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'There is no record “ALDD”.\nCorrect the id.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'records/follow-ups/FU-2031-009.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 4, startColumn: 15, endLine: 4, endColumn: 19 },
          },
        },
      ],
    },
    expect.objectContaining({ ruleId: 'our-own-rule', ruleIndex: 1, level: 'note' }),
  ])
})

test('no findings are an empty list of results, which closes earlier ones', () => {
  expect(JSON.parse(findingsSarif(report([]), options)).runs[0].results).toEqual([])
})

test('hostile text is no placeholder and no link, and a path is a relative URI', () => {
  const text = findingsSarif(hostileReport, options)
  const [result] = JSON.parse(text).runs[0].results
  expect(result.message.text).toContain('{{0}}[x\\](https://example.org)')
  const { uri } = result.locations[0].physicalLocation.artifactLocation
  expect(uri).toMatch(/^[\w.~!*'()%/-]+$/)
  expect(decodeURIComponent(uri)).toBe(hostilePath)
  expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/)
})
