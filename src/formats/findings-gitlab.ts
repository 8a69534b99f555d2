// Findings as a GitLab code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
import { createHash } from 'node:crypto'
import type { Severity } from '../core/finding.ts'
import { say } from '../core/message.ts'
import { visible } from '../core/visible.ts'
import type { FindingsFormat } from './findings-format.ts'

const severities: Readonly<Record<Severity, string>> = { error: 'blocker', warning: 'minor', info: 'info' }

/** The fingerprint leaves out the line, so that a finding is the same one when text above it moves; equal ones are numbered. */
export const findingsGitlab: FindingsFormat = ({ findings }, { lang }) => {
  const seen = new Map<string, number>()
  const entries = findings.map(({ rule, severity, message, path, range, help }) => {
    const key = `${rule}\n${path}\n${say(message, 'en')}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return {
      description: `${say(message, lang)} ${say(help, lang)}`,
      check_name: rule,
      fingerprint: createHash('sha256').update(`${key}\n${count}`).digest('hex'),
      severity: severities[severity],
      location: { path, lines: { begin: range.start.line, end: range.end.line } },
    }
  })
  return `${visible(JSON.stringify(entries, null, 2))}\n`
}
