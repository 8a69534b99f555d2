// Where passages come from, for a person at a terminal.
import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'
import type { PassageView } from '../core/trace-view.ts'
import { visible } from '../core/visible.ts'
import type { TraceFormat, TraceFormatOptions } from './trace-format.ts'

/** Longer lines are hard to read. */
const widest = 100

export const traceText: TraceFormat = ({ passages }, options) =>
  passages.map((passage) => `${lines(passage, { ...options, width: Math.min(options.width, widest) }).join('\n')}\n`).join('\n')

function lines({ ref, title, where, text, rows }: PassageView, { colour, width }: TraceFormatOptions): string[] {
  const out = [...hung(`${visible(ref)} `, plain(title), width).map((line) => colour.bold(line)), colour.dim(plain(where)), '']
  for (const line of visible(text).split('\n'))
    out.push(
      ...(line === ''
        ? [colour.dim('│')]
        : wrapAnsi(line, width - 2, { hard: true })
            .split('\n')
            .map((each) => `${colour.dim('│')} ${each}`)),
    )
  if (rows.length > 0) out.push('')
  const labels = Math.max(0, ...rows.map(({ label }) => stringWidth(label)))
  for (const { label, values } of rows)
    for (const [index, value] of values.entries()) {
      const name = index === 0 ? label : ''
      const [first = '', ...rest] = hung(' '.repeat(labels + 2), plain(value), width)
      out.push(`${colour.dim(name)}${' '.repeat(labels + 2 - stringWidth(name))}${first.slice(labels + 2)}`, ...rest)
    }
  return out
}

const plain = (text: string): string => visible(text.replace(/\s+/g, ' ').trim())

/** A text within a width, after what stands before its first line. */
function hung(before: string, text: string, width: number): string[] {
  const indent = stringWidth(before)
  return wrapAnsi(text, Math.max(20, width - indent), { hard: true })
    .split('\n')
    .map((line, index) => (index === 0 ? before : ' '.repeat(indent)) + line)
}
