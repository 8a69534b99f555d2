// Single records for a person at a terminal.
import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'
import { message, say } from '../core/message.ts'
import type { Detail, RecordView } from '../core/record-view.ts'
import { visible } from '../core/visible.ts'
import { type ShowFormat, type ShowOptions, inWords, showWords, standingWords } from './show-format.ts'

/** Longer lines are hard to read. */
const widest = 100

export const showText: ShowFormat = (views, options) =>
  views.map((view) => `${lines(view, { ...options, width: Math.min(options.width, widest) }).join('\n')}\n`).join('\n')

function lines(view: RecordView, { lang, colour, width }: ShowOptions): string[] {
  const out = [
    ...hung(`${view.id} `, plain(view.title), width).map((line) => colour.bold(line)),
    ...wrapAnsi(plain(standingWords(view, lang).join(' · ')), width).split('\n'),
    colour.dim(visible(view.path)),
  ]
  if (!view.isKnown)
    return [...out, '', ...wrapAnsi(say(message(showWords.unknown, { day: view.day, knownFrom: view.knownFrom ?? '' }), lang), width).split('\n')]
  const section = (title: string) => out.push('', colour.bold(title))
  const parties = view.parties.map(({ id, title, status }) => `${id} ${title}${status === undefined ? '' : `: ${status}`}`)
  const details = parties.length > 0 ? [...view.details, { label: showWords.parties[lang], values: parties.map((words) => ({ words })) }] : view.details
  if (details.length > 0) out.push('', ...detailLines(details, width, colour.dim))
  if (view.text) {
    section(showWords.text[lang])
    if (view.text.otherLang !== undefined) out.push(colour.dim(say(message(showWords.otherLang, { otherLang: view.text.otherLang }), lang)))
    out.push('', ...bodyLines(view.text.body, width))
  }
  if (view.log.length > 0) {
    section(showWords.log[lang])
    const dates = Math.max(...view.log.map(({ date }) => stringWidth(date)))
    for (const { date, status, by, note, evidence } of view.log)
      out.push(
        ...hung(
          `${date.padEnd(dates)}  `,
          plain([status, by && inWords(by), note, ...evidence.map(inWords)].filter((each) => each !== undefined).join(' · ')),
          width,
        ),
      )
  }
  if (view.referredBy.length > 0) {
    section(showWords.referredBy[lang])
    for (const { kind, records } of view.referredBy) {
      out.push(colour.dim(`${plain(kind)} (${records.length})`))
      const ids = Math.min(24, Math.max(...records.map(({ id }) => stringWidth(id))))
      for (const { id, title, status, fields } of records)
        out.push(...hung(`  ${plain(id).padEnd(ids)}  `, plain([title, status, fields.join(', ')].filter((each) => each !== undefined).join(' · ')), width))
    }
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

function detailLines(details: readonly Detail[], width: number, dim: (text: string) => string): string[] {
  const labels = Math.min(20, Math.max(...details.map(({ label }) => stringWidth(label))))
  return details.flatMap(({ label, values }) =>
    values.flatMap((value, place) => {
      const [first = '', ...rest] = hung(' '.repeat(labels + 2), plain(inWords(value)), width)
      const name = place === 0 ? plain(label) : ''
      return [`${dim(name)}${' '.repeat(Math.max(1, labels + 2 - stringWidth(name)))}${first.slice(labels + 2)}`, ...rest]
    }),
  )
}

/** Markdown as it stands, long lines wrapped under their sign of list or quotation. */
const bodyLines = (body: string, width: number): string[] =>
  visible(body)
    .split('\n')
    .flatMap((line) => {
      if (stringWidth(line) <= width) return [line]
      const before = /^(?:\s*(?:[-*+]|\d{1,9}[.)])\s+|\s*>\s?|\s+)/.exec(line)?.[0] ?? ''
      return hung(before.slice(0, 20), line.slice(before.slice(0, 20).length), width)
    })
