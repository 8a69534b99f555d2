// A record's history as JSON, for programs: the contract of schemas/output/log.schema.json.
import { visible } from '../core/visible.ts'
import type { LogFormat } from './log-format.ts'

export const logJson: LogFormat = (views) =>
  `${visible(
    JSON.stringify(
      views.map(({ output }) => output),
      null,
      2,
    ),
  )}\n`
