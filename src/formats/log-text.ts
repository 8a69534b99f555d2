// A record's history for a person at a terminal.
import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'
import type { CommitView, LogView } from '../core/log-view.ts'
import { visible } from '../core/visible.ts'
import { type LogFormat, type LogFormatOptions, commitHead, logWords } from './log-format.ts'
import { redlineLines } from './redline-text.ts'
import { inWords } from './show-format.ts'

/** Longer lines are hard to read. */
const widest = 100

export const logText: LogFormat = (views, options) =>
  views.map((view) => `${lines(view, { ...options, width: Math.min(options.width, widest) }).join('\n')}\n`).join('\n')

function lines(view: LogView, options: LogFormatOptions): string[] {
  const { lang, colour, width } = options
  const out = [...hung(`${view.id} `, plain(view.title), width).map((line) => colour.bold(line)), colour.dim(visible(view.path))]
  if (view.log.length > 0) {
    out.push('', colour.bold(logWords.log[lang]))
    const dates = Math.max(...view.log.map(({ date }) => stringWidth(date)))
    for (const { date, status, by, note, evidence } of view.log) {
      const words = [status, by && inWords(by), note, ...evidence.map(inWords)].filter((each) => each !== undefined).join(' · ')
      out.push(...hung(`${date}${' '.repeat(dates - stringWidth(date))}  `, plain(words), width))
    }
  }
  out.push('', colour.bold(logWords.commits[lang]))
  if (view.unseen !== undefined) out.push(...wrapAnsi(visible(view.unseen), width).split('\n'))
  else if (view.commits.length === 0) out.push(logWords.noCommits[lang])
  for (const [index, each] of view.commits.entries()) out.push(...(index > 0 || view.unseen !== undefined ? [''] : []), ...commitLines(each, options))
  return out
}

function commitLines(view: CommitView, { lang, colour, width }: LogFormatOptions): string[] {
  const out = hung('', plain(commitHead(view, lang)), width).map((line) => colour.cyan(line))
  if (view.commit) out.push(...hung('  ', plain(view.commit.subject), width).map((line) => colour.dim(line)))
  for (const change of view.changes) out.push(...hung('  - ', plain(change), width))
  for (const { title, redline } of view.texts)
    out.push(`  - ${plain(title)}:`, ...redlineLines(redline, { lang, colour, width: width - 4 }).map((line) => `    ${line}`))
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
