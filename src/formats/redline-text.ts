// A redline for a person at a terminal: the blocks that changed, with [-taken out-] and {+put in+}, and “…” for those between.
import type { ChalkInstance } from 'chalk'
import { wrapAnsi } from 'fast-wrap-ansi'
import { type Lang, message, say } from '../core/message.ts'
import type { RedlineBlock, RedlinePart } from '../core/redline.ts'
import { visible } from '../core/visible.ts'
import { redlineWords } from './redline-words.ts'

export interface RedlineTextOptions {
  readonly lang: Lang
  readonly colour: ChalkInstance
  /** Columns. */
  readonly width: number
}

export function redlineLines(redline: readonly RedlineBlock[], { lang, colour, width }: RedlineTextOptions): string[] {
  const out: string[] = []
  let isSkipping = false
  for (const block of redline) {
    if (block.type === 'same') {
      if (!isSkipping) out.push('…')
      isSkipping = true
      continue
    }
    isSkipping = false
    const words = block.parts
      .map((part) => marked(part, colour))
      .join('')
      .trim()
    out.push(...wrapAnsi(`${movedWords(block, lang)}${words}`, width, { hard: true }).split('\n'))
  }
  return out
}

const movedWords = ({ type, move }: RedlineBlock, lang: Lang): string =>
  move === undefined ? '' : `${say(message(type === 'moved-from' ? redlineWords.movedFrom : redlineWords.movedTo, { move }), lang)} `

function marked({ type, text }: RedlinePart, colour: ChalkInstance): string {
  const words = visible(text.replace(/\s+/g, ' '))
  if (type === 'same') return words
  const [lead = '', core = '', tail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words)?.slice(1) ?? []
  if (core === '') return words
  return type === 'ins' || type === 'move-to'
    ? `${lead}${colour.green.underline(`{+${core}+}`)}${tail}`
    : `${lead}${colour.red.strikethrough(`[-${core}-]`)}${tail}`
}
