// Where passages come from, as Markdown, for an issue, a comment or a wiki.
import { visible } from '../core/visible.ts'
import { escaped } from './redline-md.ts'
import type { TraceFormat } from './trace-format.ts'

export const traceMd: TraceFormat = ({ passages }) =>
  passages
    .map(({ ref, title, where, text, rows }) => {
      const quotation = visible(text)
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n')
      const list = rows.map(({ label, values }) =>
        values.length === 1
          ? `- **${escaped(label)}:** ${escaped(values[0] ?? '')}`
          : [`- **${escaped(label)}:**`, ...values.map((value) => `  - ${escaped(value)}`)].join('\n'),
      )
      return `${[`## ${escaped(ref)} ${escaped(title)}`, `_${escaped(where)}_`, quotation, ...(list.length > 0 ? [list.join('\n')] : [])].join('\n\n')}\n`
    })
    .join('\n')
