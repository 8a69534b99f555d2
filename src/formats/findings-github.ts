// Findings as GitHub workflow commands, which GitHub shows beside the lines of a pull request.
import { say } from '../core/message.ts'
import { visible } from '../core/visible.ts'
import type { FindingsFormat } from './findings-format.ts'

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export const findingsGithub: FindingsFormat = ({ findings }, { lang }) =>
  findings
    .map(({ rule, severity, message, path, range: { start, end }, help }) => {
      const isOneLine = start.line === end.line
      const places = {
        file: path,
        line: start.line,
        endLine: end.line,
        // GitHub takes columns only within one line; its end is the last column, ours the one after it.
        ...(isOneLine && { col: start.column, endColumn: Math.max(start.column, end.column - 1) }),
        title: rule,
      }
      const properties = Object.entries(places).map(([key, value]) => `${key}=${property(String(value))}`)
      return `::${commands[severity]} ${properties.join(',')}::${data(visible(`${say(message, lang)}\n${say(help, lang)}`))}\n`
    })
    .join('')

/** The escapes of the runner's own reader: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
