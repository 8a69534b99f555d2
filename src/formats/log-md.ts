// A record's history as Markdown, for an issue, a comment or a wiki.
import type { CommitView, LogView } from '../core/log-view.ts'
import type { RedlineBlock, RedlinePart } from '../core/redline.ts'
import { visible } from '../core/visible.ts'
import { type LogFormat, type LogFormatOptions, commitHead, logWords } from './log-format.ts'
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
  for (const { title, redline } of view.texts) out.push(`${escaped(title)}:`, ...redlineBlocks(redline))
  return out
}

/** The blocks that changed as quotations, with a mark for those between that did not. */
function redlineBlocks(redline: readonly RedlineBlock[]): string[] {
  const out: string[] = []
  for (const { type, parts } of redline) {
    const own = type === 'same' ? '> …' : `> ${parts.map(marked).join('').trim()}`
    if (type !== 'same' || out.at(-1) !== own) out.push(own)
  }
  return out.length > 0 ? [out.join('\n>\n')] : []
}

/** `~~taken out~~`, `**put in**`; where Markdown would not take these for signs, beside punctuation, `[-taken out-]`, `{+put in+}`. */
function marked({ type, text }: RedlinePart): string {
  const [lead = '', core = '', tail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text.replace(/\s+/g, ' '))?.slice(1) ?? []
  if (type === 'same' || core === '') return `${lead}${escaped(core)}${tail}`
  const isIn = type === 'ins' || type === 'move-to'
  if (!/^[\p{L}\p{N}].*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/u.test(core)) return `${lead}${escaped(isIn ? `{+${core}+}` : `[-${core}-]`)}${tail}`
  const sign = isIn ? '**' : '~~'
  return `${lead}${sign}${escaped(core)}${sign}${tail}`
}

/** Text that Markdown shows as it is, on one line. */
export const escaped = (text: string): string => visible(text.replace(/\s+/g, ' ').trim()).replace(/[\\`*_{}[\]<>#|~&$]/g, (sign) => `\\${sign}`)
