// What changed, as Markdown for an issue, a comment or a wiki.
import type { RecordDiff } from '../core/diff-view.ts'
import { type Lang, message, say } from '../core/message.ts'
import { type DiffFormat, countLine, diffWords, fromTo, headWords, dataLines, natureWord } from './diff-format.ts'
import { escaped, redlineBlocks } from './redline-md.ts'

export const diffMd: DiffFormat = (view, { lang }) => {
  const out = [`# ${escaped(fromTo(view, lang))}`, escaped(countLine(view, lang))]
  for (const record of view.records) out.push(`## ${escaped(record.id)} ${escaped(record.title)}`, ...recordBlocks(record, lang))
  if (view.others.length > 0) out.push(escaped(say(message(diffWords.others, { files: view.others.join(', ') }), lang)))
  return `${out.join('\n\n')}\n`
}

/** A record without its heading. */
export function recordBlocks(record: RecordDiff, lang: Lang): string[] {
  const out = [`_${escaped(headWords(record, lang))}_`]
  const lines = dataLines(record, lang).map((line) => `- ${escaped(line)}`)
  if (lines.length > 0) out.push(lines.join('\n'))
  for (const { title, nature, reason, redline } of record.texts)
    out.push(`**${escaped(title)}** (${natureWord(nature, lang)}): ${escaped(reason)}`, ...redlineBlocks(redline, lang))
  return out
}
