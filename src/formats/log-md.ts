// A record's history as Markdown, for an issue, a comment or a wiki.
import type { CommitView, LogView } from '../core/log-view.ts'
import { visible } from '../core/visible.ts'
import { type LogFormat, type LogFormatOptions, commitHead, logWords } from './log-format.ts'
import { escaped, redlineBlocks } from './redline-md.ts'
import { inWords } from './show-format.ts'

export const logMd: LogFormat = (views, options) => views.map((view) => `${blocks(view, options).join('\n\n')}\n`).join('\n')

function blocks(view: LogView, { lang }: LogFormatOptions): string[] {
  const out = [`# ${escaped(view.id)} ${escaped(view.title)}`, `\`${visible(view.path).replaceAll('`', '')}\``]
  if (view.log.length > 0)
    out.push(
      `## ${logWords.log[lang]}`,
      view.log
        .map(
          ({ date, status, by, note, evidence }) =>
            `- ${escaped([date, status, by && inWords(by), note, ...evidence.map(inWords)].filter((each) => each !== undefined).join(' · '))}`,
        )
        .join('\n'),
    )
  out.push(`## ${logWords.commits[lang]}`)
  if (view.unseen !== undefined) out.push(escaped(view.unseen))
  else if (view.commits.length === 0) out.push(logWords.noCommits[lang])
  for (const each of view.commits) out.push(...commitBlocks(each, lang))
  return out
}

function commitBlocks(view: CommitView, lang: LogFormatOptions['lang']): string[] {
  const out = [`### ${escaped(commitHead(view, lang))}`]
  if (view.commit) out.push(escaped(view.commit.subject))
  if (view.changes.length > 0) out.push(view.changes.map((change) => `- ${escaped(change)}`).join('\n'))
  for (const { title, redline } of view.texts) out.push(`${escaped(title)}:`, ...redlineBlocks(redline, lang))
  return out
}
