// Findings as JSON, for programs: the contract of schemas/output/validate.schema.json.
import { say } from '../core/message.ts'
import type { ValidateOutput } from '../core/output.ts'
import { visible } from '../core/visible.ts'
import type { FindingsFormat } from './findings-format.ts'

export const findingsJson: FindingsFormat = ({ findings, records, errors, warnings }, { lang }) => {
  const output: ValidateOutput = {
    findings: findings.map(({ rule, severity, message, path, range, help }) => ({
      rule,
      severity,
      message: say(message, lang),
      file: path,
      range,
      help: say(help, lang),
    })),
    summary: { records, errors, warnings },
  }
  return `${visible(JSON.stringify(output, null, 2))}\n`
}
