// Candidates in minutes for a person at a terminal: by kind, each with its words, who, when and why.
import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'
import { dateInWords } from '../core/day-words.ts'
import { visible } from '../core/visible.ts'
import { type FoundCandidate, type MinutesFormat, byKind, minutesWords, namesIn, whenWords } from './minutes-format.ts'

/** Longer lines are hard to read. */
const widest = 100

export const minutesText: MinutesFormat = (view, { lang, colour, width }) => {
  const { meeting } = view.output
  const columns = Math.min(width, widest)
  const quote = (text: string) => (lang === 'es' ? `«${text}»` : `“${text}”`)
  const lines = hung('', plain([meeting.id, meeting.title, dateInWords(meeting.date, lang)].filter((each) => each !== null).join(' · ')), columns).map((line) =>
    colour.bold(line),
  )
  for (const { title, candidates } of byKind(view, lang)) {
    lines.push('', colour.bold(`${title} (${candidates.length})`))
    for (const candidate of candidates) {
      lines.push(
        ...hung(`${String(candidate.number).padStart(4)}  `, plain(candidate.title), columns).map((line, index) =>
          index === 0 ? colour.cyan(line.slice(0, 6)) + line.slice(6) : line,
        ),
      )
      lines.push(...hung('      ', plain(quote(candidate.quote)), columns).map((line) => colour.dim(line)))
      for (const [label, value] of facts(candidate)) lines.push(...hung(`      ${label}: `, plain(value), columns))
    }
  }
  return `${lines.join('\n')}\n`

  function facts(candidate: FoundCandidate): [string, string][] {
    const pairs: [string, string | undefined][] = [
      [minutesWords.says[lang], namesIn(candidate.speaker === null ? [] : [candidate.speaker], view)],
      [minutesWords.acts[lang], namesIn(candidate.parties, view)],
      [minutesWords.when[lang], whenWords(candidate, lang)],
      [minutesWords.why[lang], `${candidate.reasons.join('; ')} (${Math.round(candidate.confidence * 100)} %)`],
      [minutesWords.already[lang], candidate.records.length > 0 ? candidate.records.join(', ') : undefined],
    ]
    return pairs.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as [string, string]]))
  }
}

const plain = (text: string): string => visible(text.replace(/\s+/g, ' ').trim())

/** A text within a width, after what stands before its first line. */
function hung(before: string, text: string, width: number): string[] {
  const indent = stringWidth(before)
  return wrapAnsi(text, Math.max(20, width - indent), { hard: true })
    .split('\n')
    .map((line, index) => (index === 0 ? before : ' '.repeat(indent)) + line)
}
