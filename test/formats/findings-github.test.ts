// Findings as GitHub workflow commands: their form, and that no text of a record makes a second command.
import { expect, test } from 'vitest'
import { findingsGithub } from '../../src/formats/findings-github.ts'
import { finding, hostile, hostilePath, hostileReport, options, report } from './findings-sample.ts'

test('one command a finding, by severity', () => {
  const findings = [finding(), finding({ severity: 'warning' }), finding({ severity: 'info' })]
  const place = 'file=records/follow-ups/FU-2031-009.yaml,line=4,endLine=4,col=15,endColumn=18,title=reference-exists'
  expect(findingsGithub(report(findings), options)).toBe(
    ['error', 'warning', 'notice'].map((command) => `::${command} ${place}::There is no record “ALDD”.%0ACorrect the id.\n`).join(''),
  )
  expect(findingsGithub(report([]), options)).toBe('')
})

test('no columns over several lines', () => {
  const range = { start: { line: 4, column: 15 }, end: { line: 6, column: 1 } }
  expect(findingsGithub(report([finding({ range })]), options)).toContain(',line=4,endLine=6,title=')
})

test('hostile text stays within its command', () => {
  const text = findingsGithub(hostileReport, options)
  expect(text.split('\n')).toHaveLength(2)
  expect(text).toContain('a,b:c%250A::error::%0A</failure>')
  const [, properties = ''] = /^::error (.*?)::/.exec(text) ?? []
  const file = /file=([^,:]*)/.exec(properties)?.[1] ?? ''
  const unescaped = file.replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%')
  expect(unescaped).toBe(hostilePath)
  expect(text).not.toContain(hostile)
})
