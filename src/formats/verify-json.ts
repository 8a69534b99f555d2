// A verification as JSON, for programs: the contract of schemas/output/verify.schema.json.
import { say } from '../core/message.ts'
import type { VerifyOutput } from '../core/output.ts'
import { visible } from '../core/visible.ts'
import type { VerifyFormat } from './verify-format.ts'

export const verifyJson: VerifyFormat = ({ findings, texts, history, records, quotes, errors, warnings }, { lang }) => {
  const output: VerifyOutput = {
    findings: findings.map(({ rule, severity, message, path, range, help }) => ({
      rule,
      severity,
      message: say(message, lang),
      file: path,
      range,
      help: say(help, lang),
    })),
    texts,
    history,
    summary: { records, texts: texts.length, quotes, errors, warnings },
  }
  return `${visible(JSON.stringify(output, null, 2))}\n`
}
