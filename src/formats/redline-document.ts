// A redline inside a document: whole blocks put in or taken out, and words marked within a block.
import type { RedlineBlock, RedlinePart } from '../core/redline.ts'
import { withoutDirectives } from './parse-document.ts'

/** The redline as Markdown with directives; a format draws it as tracked changes, underlined and struck, or in signs. */
export function redlineMarkdown(blocks: readonly RedlineBlock[]): string {
  return blocks.map(blockMarkdown).join('\n\n')
}

function blockMarkdown({ type, parts }: RedlineBlock): string {
  const text = parts.map((part) => part.text).join('')
  switch (type) {
    case 'inserted':
    case 'moved-to':
      return `:::inserted\n${withoutDirectives(text).trim()}\n:::`
    case 'deleted':
    case 'moved-from':
      return `:::deleted\n${withoutDirectives(text).trim()}\n:::`
    case 'same':
      return withoutDirectives(text).trimEnd()
    default:
      return parts.map(partMarkdown).join('').trimEnd()
  }
}

function partMarkdown({ type, text }: RedlinePart): string {
  const words = text.replace(/:(?=[\p{L}\p{N}:])/gu, '\\:')
  if (type === 'same') return words
  const [, lead = '', inner = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? []
  if (inner === '') return type === 'ins' || type === 'move-to' ? words : ''
  const name = type === 'ins' || type === 'move-to' ? 'ins' : 'del'
  return `${lead}:${name}[${inner.replace(/[[\]]/g, '\\$&').replace(/\s*\n\s*/g, ' ')}]${tail}`
}
