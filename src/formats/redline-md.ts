// A redline as Markdown, for a comment or a wiki.
import { type Lang, message, say } from '../core/message.ts'
import type { RedlineBlock, RedlinePart } from '../core/redline.ts'
import { visible } from '../core/visible.ts'
import { redlineWords } from './redline-words.ts'

/** The blocks that changed as quotations, with a mark for those between that did not. */
export function redlineBlocks(redline: readonly RedlineBlock[], lang: Lang): string[] {
  const out: string[] = []
  for (const block of redline) {
    const { type, parts } = block
    const own = type === 'same' ? '> …' : `> ${movedWords(block, lang)}${parts.map(marked).join('').trim()}`
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

const movedWords = ({ type, move }: RedlineBlock, lang: Lang): string =>
  move === undefined ? '' : `_${say(message(type === 'moved-from' ? redlineWords.movedFrom : redlineWords.movedTo, { move }), lang)}_ `

/** Text that Markdown shows as it is, on one line. */
export const escaped = (text: string): string => visible(text.replace(/\s+/g, ' ').trim()).replace(/[\\`*_{}[\]<>#|~&$]/g, (sign) => `\\${sign}`)
