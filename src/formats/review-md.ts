// A review as the comment on a pull request: it fits one, and what does not is cut with a pointer.
import type { RecordDiff } from '../core/diff-view.ts'
import type { Finding } from '../core/finding.ts'
import { type Text, message, say } from '../core/message.ts'
import type { ReviewView } from '../core/review-view.ts'
import { recordBlocks } from './diff-md.ts'
import { severityWords } from './findings-format.ts'
import { escaped, redlineBlocks } from './redline-md.ts'
import {
  type ReviewFormat,
  type ReviewFormatOptions,
  baseChangedWords,
  branchesWords,
  conflictWords,
  consultWords,
  effectWords,
  helpWords,
  reviewWords,
  verdictWords,
} from './review-format.ts'

/** By it the comment is found again, to be written anew. */
const sign = '<!-- rcm review -->'

/** GitHub takes 65,536 characters; GitLab more. */
const most = 60_000

/** No single record or effect takes more than this. */
const mostEach = 6_000

export const reviewMd: ReviewFormat = (view, options) => {
  const { lang, pointer } = options
  const more = `_${escaped(say(message(reviewWords.more, { pointer: '' }), lang)).trim()}_ \`${pointer.replaceAll('`', '')}\``
  const out = [sign, `## ${mark[view.verdict]} ${escaped(verdictWords(view, lang))}`]
  const parts = partsOf(view, options)
  let room = most - parts.filter(({ isKept }) => isKept).reduce((sum, { text }) => sum + text.length + 2, 0)
  let isCut = false
  for (const { text, isKept } of parts) {
    const own = !isKept && text.length > mostEach ? `${cutAt(text, mostEach)}\n\n${more}` : text
    if (!isKept) room -= own.length + 2
    if (isKept || room > 0) out.push(own)
    else if (!isCut) out.push(more)
    isCut ||= room <= 0
  }
  return `${out.join('\n\n').slice(0, 65_000)}\n`
}

interface Part {
  readonly text: string
  /** Is it there however long the redlines are? */
  readonly isKept: boolean
}

const mark = { stop: '⛔', consult: '💬', data: '✅', form: '✅', none: '✅' } as const

/** Up to the end of a line. */
const cutAt = (text: string, length: number): string => text.slice(0, text.lastIndexOf('\n', length)).trimEnd()

/** Lists longer than this tell how many more there are. */
const mostLines = 40

function partsOf(view: ReviewView, { lang }: ReviewFormatOptions): Part[] {
  const out: Part[] = []
  const kept = (...texts: readonly string[]) => out.push({ text: texts.join('\n\n'), isKept: true })
  const long = (...texts: readonly string[]) => out.push({ text: texts.join('\n\n'), isKept: false })
  const head = (text: Text) => `### ${text[lang]}`
  const list = (lines: readonly string[], none: string) => {
    const shown = lines.slice(0, mostLines).map((line) => `- ${line}`)
    if (lines.length > mostLines) shown.push(`- … ${lines.length - mostLines}`)
    return shown.length > 0 ? shown.join('\n') : none
  }
  const { substantive, cosmetic, effects, renumbered, found, solved, consult, conflicts, branches, others } = view
  if (view.verdict === 'none') return out
  const title = ({ id, title: own }: RecordDiff) => `#### ${escaped(id)} ${escaped(own)}`
  const moved = baseChangedWords(view, lang)
  if (moved.length > 0) kept(head(reviewWords.baseChangedHead), list(moved.map(escaped), ''))
  if (substantive.length > 0) kept(head(reviewWords.substantive))
  for (const record of substantive) long(title(record), ...recordBlocks(record, lang))
  if (cosmetic.length > 0) {
    const summary = say(message(reviewWords.cosmetic, { count: cosmetic.length }), lang)
    const inner = cosmetic.flatMap((record) => [title(record), ...recordBlocks(record, lang)]).join('\n\n')
    const whole = inner.length > mostEach - 500 ? cutAt(inner, mostEach - 500) : inner
    long(`<details><summary>${summary}</summary>`, whole, '</details>')
  }
  kept(head(reviewWords.effects))
  if (effects.length === 0 && renumbered === 0) kept(reviewWords.noEffect[lang])
  for (const effect of effects) {
    const own = redlineBlocks(effect.redline, lang)
    const both = [`_${reviewWords.meanwhile[lang]}_`, ...redlineBlocks(effect.meanwhile, lang), `_${reviewWords.proposed[lang]}_`, ...own]
    long(escaped(effectWords(effect, lang)), ...(effect.isBaseChanged && effect.meanwhile.length > 0 ? both : own))
  }
  if (renumbered > 0) kept(say(message(reviewWords.renumbered, { count: renumbered }), lang))
  const findings = (each: readonly Finding[]) =>
    list(
      each.map((one) => findingLine(one, lang)),
      reviewWords.noFindings[lang],
    )
  kept(head(reviewWords.found), findings(found))
  if (solved.length > 0) kept(head(reviewWords.solved), findings(solved))
  const asked = consult.map((each) => escaped(consultWords(each, lang)))
  kept(head(reviewWords.consultHead), list(asked, reviewWords.nobody[lang]))
  const meets = conflicts.map((each) => escaped(conflictWords(each, lang)))
  if (branches) kept(head(reviewWords.conflicts), list(meets, reviewWords.noConflict[lang]), escaped(branchesWords(branches, lang)))
  if (others.length > 0) kept(escaped(say(message(reviewWords.others, { files: others.join(', ') }), lang)))
  return out
}

const findingLine = ({ severity, path, message: said, help, range }: Finding, lang: 'en' | 'es'): string =>
  `**${severityWords[severity][lang]}** ${escaped(say(said, lang))} ${escaped(helpWords(help, lang))} (${escaped(`${path}:${range.start.line}`)})`
