// A review for a person at a terminal.
import { wrapAnsi } from 'fast-wrap-ansi'
import { message, say } from '../core/message.ts'
import type { RedlineBlock } from '../core/redline.ts'
import { visible } from '../core/visible.ts'
import { recordLines } from './diff-text.ts'
import { severityWords } from './findings-format.ts'
import { redlineLines } from './redline-text.ts'
import {
  type ReviewFormat,
  baseChangedWords,
  branchesWords,
  conflictWords,
  consultWords,
  effectWords,
  helpWords,
  reviewWords,
  verdictWords,
} from './review-format.ts'

/** Longer lines are hard to read. */
const widest = 100

export const reviewText: ReviewFormat = (view, options) => {
  const { lang, colour } = options
  const width = Math.min(options.width, widest)
  const own = { ...options, width }
  const wrapped = (text: string, before = '') =>
    wrapAnsi(visible(text.replace(/\s+/g, ' ').trim()), width - before.length, { hard: true })
      .split('\n')
      .map((line, index) => (index === 0 ? before : ' '.repeat(before.length)) + line)
  const tone = view.verdict === 'stop' ? colour.red.bold : colour.bold
  const out = wrapped(verdictWords(view, lang)).map((line) => tone(line))
  const part = (text: { en: string; es: string }, lines: readonly string[]) => {
    if (lines.length > 0) out.push('', colour.bold(text[lang]), ...lines)
  }
  const { substantive, cosmetic, effects, renumbered, found, solved, consult, conflicts, branches, others } = view
  const findings = (list: typeof found) =>
    list.flatMap(({ severity, message: said, help, path, range }) => [
      ...wrapped(`${severityWords[severity][lang]}: ${say(said, lang)} (${path}:${range.start.line})`, '- '),
      ...wrapped(helpWords(help, lang), '  → '),
    ])
  part(
    reviewWords.baseChangedHead,
    baseChangedWords(view, lang).flatMap((each) => wrapped(each, '- ')),
  )
  part(reviewWords.found, findings(found))
  if (view.verdict !== 'none')
    part(reviewWords.consultHead, consult.length > 0 ? consult.flatMap((each) => wrapped(consultWords(each, lang), '- ')) : [reviewWords.nobody[lang]])
  if (branches) {
    const meets = conflicts.flatMap((each) => wrapped(conflictWords(each, lang), '- '))
    part(reviewWords.conflicts, [...(meets.length > 0 ? meets : [reviewWords.noConflict[lang]]), ...wrapped(branchesWords(branches, lang))])
  }
  part(
    reviewWords.substantive,
    substantive.flatMap((record, index) => [...(index > 0 ? [''] : []), ...recordLines(record, own)]),
  )
  const drawn = (blocks: readonly RedlineBlock[], indent: string) =>
    redlineLines(blocks, { lang, colour, width: width - indent.length }).map((line) => `${indent}${line}`)
  const changed = effects.flatMap((effect) => [
    ...wrapped(effectWords(effect, lang), '- '),
    ...(effect.isBaseChanged && effect.meanwhile.length > 0
      ? [`    ${reviewWords.meanwhile[lang]}`, ...drawn(effect.meanwhile, '      '), `    ${reviewWords.proposed[lang]}`, ...drawn(effect.redline, '      ')]
      : drawn(effect.redline, '    ')),
  ])
  const numbers = renumbered > 0 ? [say(message(reviewWords.renumbered, { count: renumbered }), lang)] : []
  if (view.verdict !== 'none') part(reviewWords.effects, changed.length + numbers.length > 0 ? [...changed, ...numbers] : [reviewWords.noEffect[lang]])
  part(reviewWords.solved, findings(solved))
  if (cosmetic.length > 0)
    out.push('', say(message(reviewWords.cosmetic, { count: cosmetic.length }), lang), ...cosmetic.flatMap(({ id, title }) => wrapped(`${id} ${title}`, '- ')))
  if (others.length > 0) out.push('', ...wrapped(say(message(reviewWords.others, { files: others.join(', ') }), lang)))
  return `${out.join('\n')}\n`
}
