// Findings as JUnit XML, which most CI services read: an error is a failed test, anything milder a passed one that says something.
import { say } from '../core/message.ts'
import { type FindingsFormat, severityWords } from './findings-format.ts'

export const findingsJunit: FindingsFormat = ({ findings, records, errors }, { lang }) => {
  const cases = findings.map(({ rule, severity, message, path, range: { start }, help }) => {
    const place = `${path}:${start.line}:${start.column}`
    const open = `    <testcase classname="${attribute(path)}" name="${attribute(`${rule} ${start.line}:${start.column}`)}" file="${attribute(path)}" line="${start.line}">`
    const said = say(message, lang)
    const text = content(`${place}\n${said}\n${say(help, lang)}`)
    return severity === 'error'
      ? `${open}\n      <failure type="${attribute(rule)}" message="${attribute(said)}">${text}</failure>\n    </testcase>`
      : `${open}\n      <system-out>${severityWords[severity][lang]}: ${text}</system-out>\n    </testcase>`
  })
  if (cases.length === 0) cases.push(`    <testcase classname="records" name="${records} records"/>`)
  const counts = `tests="${cases.length}" failures="${errors}" errors="0"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="rcm validate" ${counts}>`,
    `  <testsuite name="rcm validate" ${counts} skipped="0">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

/** Without the characters that XML 1.0 cannot hold, not even escaped: https://www.w3.org/TR/xml/#charsets. */
const allowed = (text: string): string => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Surrogate}]/gu, '')

const content = (text: string): string => allowed(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

const attribute = (text: string): string => content(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')
