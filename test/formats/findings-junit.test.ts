// Findings as JUnit XML: counts, severities, and XML that any reader takes.
import { expect, test } from 'vitest'
import { findingsJunit } from '../../src/formats/findings-junit.ts'
import { finding, hostileReport, options, report } from './findings-sample.ts'

test('an error fails, a warning passes and says something', () => {
  const range = { start: { line: 6, column: 3 }, end: { line: 6, column: 4 } }
  expect(findingsJunit(report([finding(), finding({ severity: 'warning', range })]), options)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="rcm validate" tests="2" failures="1" errors="0">
  <testsuite name="rcm validate" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="records/follow-ups/FU-2031-009.yaml" name="reference-exists 4:15" file="records/follow-ups/FU-2031-009.yaml" line="4">
      <failure type="reference-exists" message="There is no record “ALDD”.">records/follow-ups/FU-2031-009.yaml:4:15
There is no record “ALDD”.
Correct the id.</failure>
    </testcase>
    <testcase classname="records/follow-ups/FU-2031-009.yaml" name="reference-exists 6:3" file="records/follow-ups/FU-2031-009.yaml" line="6">
      <system-out>warning: records/follow-ups/FU-2031-009.yaml:6:3
There is no record “ALDD”.
Correct the id.</system-out>
    </testcase>
  </testsuite>
</testsuites>
`)
})

test('nothing found is one passed test', () => {
  expect(findingsJunit(report([]), options)).toContain('tests="1" failures="0" errors="0" skipped="0">\n    <testcase classname="records" name="36 records"/>')
})

test('hostile text is escaped, and what XML cannot hold is dropped', () => {
  const text = findingsJunit(hostileReport, options)
  expect(text).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f]|\p{Surrogate}/u)
  expect(text.match(/<\/failure>/g)).toHaveLength(1)
  expect(text).toContain('message="There is no record “a,b:c%0A::error::&#10;&lt;/failure&gt;]]&gt;&quot;\'&amp;[2J')
  expect(text).toContain('classname="records/follow-ups/a b,c:d%#?é&amp;&lt;&quot;.yaml"')
  const bare = text.replace(/<\?xml[^>]*\?>|<\/?[a-z]+(?: [a-z]+="[^"<]*")*\/?>/g, '')
  expect(bare).not.toMatch(/[<>]/)
  expect(bare.replace(/&(?:amp|lt|gt|quot|#\d+);/g, '')).not.toContain('&')
})
