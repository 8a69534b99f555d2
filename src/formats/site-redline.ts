// A redline as HTML: what was put in and taken out, block by block, with words that say it to those who do not see it.
import { type Lang, message, say } from '../core/message.ts'
import type { RedlineBlock, RedlinePart } from '../core/redline.ts'
import { visible } from '../core/visible.ts'
import { redlineWords } from './redline-words.ts'

export function redlineHtml(blocks: readonly RedlineBlock[], lang: Lang): string {
  return blocks
    .map(({ type, move, parts }) => {
      const moved =
        move === undefined
          ? ''
          : `<span class="moved">${say(message(type === 'moved-from' ? redlineWords.movedFrom : redlineWords.movedTo, { move }), lang)}</span> `
      const words = parts.map(partHtml).join('').trim()
      return words === '' ? '' : `<p>${moved}${words}</p>`
    })
    .filter((paragraph) => paragraph !== '')
    .join('\n')
}

function partHtml({ type, text }: RedlinePart): string {
  const shown = visible(text).replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
  if (type === 'same' || text.trim() === '') return shown
  return type === 'ins' || type === 'move-to' ? `<ins>${shown}</ins>` : `<del>${shown}</del>`
}
