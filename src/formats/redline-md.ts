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
    const own = type === 'same' ? '> …' : `> ${movedWords(block, lang)}${markedLine(parts).trim()}`
    if (type !== 'same' || out.at(-1) !== own) out.push(own)
  }
  return out.length > 0 ? [out.join('\n>\n')] : []
}

/** The parts on one line: `~~taken out~~`, `**put in**`; where Markdown would not take these for signs, `[-taken out-]`, `{+put in+}`. */
function markedLine(parts: readonly RedlinePart[]): string {
  const texts = parts.map(({ text }) => text.replace(/\s+/g, ' '))
  const beside = (index: number, at: 0 | -1) => (parts[index]?.type === 'same' ? texts[index]?.at(at) : parts[index] && '*')
  return parts.map(({ type }, index) => marked(type, texts[index] ?? '', beside(index - 1, -1), beside(index + 1, 0))).join('')
}

/** @param before the sign that stands before it, and `after` the one behind it; undefined at the ends of the line */
function marked(type: RedlinePart['type'], text: string, before: string | undefined, after: string | undefined): string {
  const [lead = '', core = '', tail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text)?.slice(1) ?? []
  if (type === 'same' || core === '') return `${lead}${escaped(core)}${tail}`
  const isIn = type === 'ins' || type === 'move-to'
  const isSeen = isFlank(core.at(0), lead === '' ? before : ' ') && isFlank(core.at(-1), tail === '' ? after : ' ')
  if (!isSeen) return `${lead}${escaped(isIn ? `{+${core}+}` : `[-${core}-]`)}${tail}`
  const sign = isIn ? '**' : '~~'
  return `${lead}${sign}${escaped(core)}${sign}${tail}`
}

/** CommonMark takes `**` for a sign beside a letter; beside punctuation only when white space, punctuation or nothing is on its other side. */
const isFlank = (inner: string | undefined, outer: string | undefined): boolean => !/[\p{P}\p{S}]/u.test(inner ?? '') || !/[\p{L}\p{N}\p{M}]/u.test(outer ?? '')

const movedWords = ({ type, move }: RedlineBlock, lang: Lang): string =>
  move === undefined ? '' : `_${say(message(type === 'moved-from' ? redlineWords.movedFrom : redlineWords.movedTo, { move }), lang)}_ `

/** Text that Markdown shows as it is, on one line. */
export const escaped = (text: string): string => visible(text.replace(/\s+/g, ' ').trim()).replace(/[\\`*_{}[\]<>#|~&$]/g, (sign) => `\\${sign}`)
