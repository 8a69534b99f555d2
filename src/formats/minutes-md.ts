// Candidates in minutes as Markdown, a table a kind, for a comment or a paper to go through together.
import { dateInWords } from '../core/day-words.ts'
import type { Text } from '../core/message.ts'
import { visible } from '../core/visible.ts'
import { type MinutesFormat, byKind, namesIn, whenWords } from './minutes-format.ts'

const heads = {
  number: { en: 'No.', es: 'N.º' },
  words: { en: 'Words', es: 'Palabras' },
  speaker: { en: 'Said by', es: 'Lo dice' },
  parties: { en: 'To act', es: 'Actúa' },
  when: { en: 'When', es: 'Cuándo' },
  sure: { en: 'Sure', es: 'Certeza' },
} satisfies Record<string, Text>

export const minutesMd: MinutesFormat = (view, { lang }) => {
  const { meeting } = view.output
  const head = row(Object.values(heads).map((each) => each[lang]))
  const rule = '| -: | - | - | - | - | -: |'
  const parts = byKind(view, lang).map(({ title, candidates }) => {
    const rows = candidates.map((each) =>
      row([
        String(each.number),
        each.quote,
        namesIn(each.speaker === null ? [] : [each.speaker], view) ?? '',
        namesIn(each.parties, view) ?? '',
        [whenWords(each, lang), ...each.records].filter((part) => part !== undefined).join(' · '),
        `${Math.round(each.confidence * 100)} %`,
      ]),
    )
    return `## ${escaped(title)} (${candidates.length})\n\n${[head, rule, ...rows].join('\n')}\n`
  })
  return `# ${escaped([meeting.id, meeting.title, dateInWords(meeting.date, lang)].filter((each) => each !== null).join(' · '))}\n\n${parts.join('\n')}`
}

const row = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`

/** Text that Markdown shows as it is, on one line, as one cell. */
const escaped = (text: string): string => visible(text.replace(/\s+/g, ' ').trim()).replace(/[\\`*_{}[\]<>#|~&$]/g, (sign) => `\\${sign}`)
