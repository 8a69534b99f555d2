// Single records as Markdown, for an issue, a comment or a wiki.
import { message, say } from '../core/message.ts'
import type { RecordView, Value } from '../core/record-view.ts'
import { visible } from '../core/visible.ts'
import { type ShowFormat, type ShowOptions, inWords, showWords, standingWords } from './show-format.ts'

export const showMd: ShowFormat = (views, options) => views.map((view) => `${blocks(view, options).join('\n\n')}\n`).join('\n')

function blocks(view: RecordView, { lang }: ShowOptions): string[] {
  const out = [
    `# ${escaped(view.id)} ${escaped(view.title)}`,
    `${escaped(standingWords(view, lang).join(' · '))}  \n\`${visible(view.path).replaceAll('`', '')}\``,
  ]
  if (!view.isKnown) return [...out, escaped(say(message(showWords.unknown, { day: view.day, knownFrom: view.knownFrom ?? '' }), lang))]
  const parties = view.parties.map(({ id, title, status }): Value => ({ words: `${id} ${title}${status === undefined ? '' : `: ${status}`}` }))
  const details = parties.length > 0 ? [...view.details, { label: showWords.parties[lang], values: parties }] : view.details
  if (details.length > 0)
    out.push(
      details
        .map(({ label, values }) =>
          item(
            `**${escaped(label)}:**`,
            values.map((value) => escaped(inWords(value))),
          ),
        )
        .join('\n'),
    )
  if (view.text) {
    out.push(`## ${showWords.text[lang]}`)
    if (view.text.otherLang !== undefined) out.push(`_${escaped(say(message(showWords.otherLang, { otherLang: view.text.otherLang }), lang))}_`)
    out.push(lowered(visible(view.text.body)))
  }
  if (view.log.length > 0)
    out.push(
      `## ${showWords.log[lang]}`,
      view.log
        .map(
          ({ date, status, by, note, evidence }) =>
            `- ${escaped([date, status, by && inWords(by), note, ...evidence.map(inWords)].filter((each) => each !== undefined).join(' · '))}`,
        )
        .join('\n'),
    )
  if (view.referredBy.length > 0) out.push(`## ${showWords.referredBy[lang]}`)
  for (const { kind, records } of view.referredBy)
    out.push(
      `### ${escaped(kind)} (${records.length})`,
      records
        .map(({ id, title, status, fields }) => `- ${escaped([`${id} ${title}`, status, fields.join(', ')].filter((each) => each !== undefined).join(' · '))}`)
        .join('\n'),
    )
  return out
}

const item = (label: string, values: readonly string[]): string =>
  values.length === 1 ? `- ${label} ${values[0]}` : [`- ${label}`, ...values.map((value) => `  - ${value}`)].join('\n')

/** The text's own headings stand below ours. */
function lowered(body: string): string {
  let fence = ''
  return body
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
      if (fence === '') fence = mark
      else if (mark.startsWith(fence)) fence = ''
      return fence === '' ? line.replace(/^ {0,3}(#{1,6})(?=\s|$)/, (_, signs: string) => '#'.repeat(Math.min(6, signs.length + 2))) : line
    })
    .join('\n')
}

/** Text that Markdown shows as it is, on one line. */
const escaped = (text: string): string => visible(text.replace(/\s+/g, ' ').trim()).replace(/[\\`*_{}[\]<>#|~&$]/g, (sign) => `\\${sign}`)
