// What changed, for a person at a terminal.
import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'
import type { RecordDiff } from '../core/diff-view.ts'
import { message, say } from '../core/message.ts'
import { visible } from '../core/visible.ts'
import { type DiffFormat, type DiffFormatOptions, countLine, diffWords, fromTo, headWords, dataLines, natureWord } from './diff-format.ts'
import { redlineLines } from './redline-text.ts'

/** Longer lines are hard to read. */
const widest = 100

export const diffText: DiffFormat = (view, options) => {
  const { lang, colour } = options
  const width = Math.min(options.width, widest)
  const out = [...hung('', fromTo(view, lang), width), ...hung('', countLine(view, lang), width).map((line) => colour.bold(line))]
  for (const record of view.records) out.push('', ...recordLines(record, { ...options, width }))
  if (view.others.length > 0) out.push('', say(message(diffWords.others, { files: view.others.join(', ') }), lang))
  return `${out.join('\n')}\n`
}

export function recordLines(record: RecordDiff, options: DiffFormatOptions): string[] {
  const { lang, colour, width } = options
  const out = [
    ...hung(`${record.id} `, record.title, width).map((line) => colour.bold(line)),
    ...hung('', headWords(record, lang), width).map((line) => colour.dim(line)),
  ]
  for (const line of dataLines(record, lang)) out.push(...hung('  - ', line, width))
  for (const { title, nature, reason, redline } of record.texts)
    out.push(
      ...hung('  - ', `${title} (${natureWord(nature, lang)}): ${reason}`, width),
      ...redlineLines(redline, { lang, colour, width: width - 4 }).map((line) => `    ${line}`),
    )
  return out
}

function hung(before: string, text: string, width: number): string[] {
  const indent = stringWidth(before)
  return wrapAnsi(visible(text.replace(/\s+/g, ' ').trim()), Math.max(20, width - indent), { hard: true })
    .split('\n')
    .map((line, index) => (index === 0 ? before : ' '.repeat(indent)) + line)
}
