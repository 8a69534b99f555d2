// A redline inside a document: whole blocks put in or taken out, and words marked within a block.
import type { RedlineBlock, RedlinePart } from '../core/redline.ts'
import { withoutDirectives } from './parse-document.ts'
import { type Reviser, reviserFacts } from './reviser.ts'

type Mark = 'ins' | 'del'

const nobody: Reviser = { by: undefined, date: undefined }

/** The redline as Markdown with directives; a format draws it as tracked changes, underlined and struck, or in signs. */
export function redlineMarkdown(blocks: readonly RedlineBlock[], reviser: Reviser = nobody): string {
  const facts = reviserFacts(reviser)
  let markdown = ''
  for (let at = 0; at < blocks.length; ) {
    const mark = markOf(blocks[at])
    const isRow = at > 0 && rawOf(blocks[at]).startsWith('|') && rawOf(blocks[at - 1]).startsWith('|')
    let end = at + 1
    while (mark && !isRow && end < blocks.length && markOf(blocks[end]) === mark) end++
    const text = blocks.slice(at, end).map(rawOf).join('')
    const next = blocks[end]
    const isContainer = mark !== undefined && !isRow
    markdown += isContainer
      ? `:::${mark === 'ins' ? 'inserted' : 'deleted'}${facts}\n${withoutDirectives(text).trim()}\n:::`
      : markedBlock(blocks[at], mark, facts)
    if (next) markdown += isContainer || (markOf(next) && !rawOf(next).startsWith('|')) || /\n[ \t]*\n\s*$/.test(text) ? '\n\n' : '\n'
    at = end
  }
  return markdown
}

const rawOf = (block: RedlineBlock | undefined): string => block?.parts.map(({ text }) => text).join('') ?? ''

/** How a whole block is marked: of one that stays, or of which only words change, not at all. */
function markOf(block: RedlineBlock | undefined): Mark | undefined {
  if (block?.type === 'inserted' || block?.type === 'moved-to') return 'ins'
  return block?.type === 'deleted' || block?.type === 'moved-from' ? 'del' : undefined
}

/** A block of which words are marked; of a row put into a table, or taken out, all of them. */
function markedBlock(block: RedlineBlock | undefined, mark: Mark | undefined, facts: string): string {
  if (!block) return ''
  const raw = rawOf(block)
  if (block.type === 'same') return withoutDirectives(raw).trimEnd()
  const isRow = raw.startsWith('|')
  return block.parts
    .map(({ type, text }) => markedWords(text, { mark: mark ?? wordMark(type), isRow, facts }))
    .join('')
    .trimEnd()
}

const wordMark = (type: RedlinePart['type']): Mark | undefined => (type === 'same' ? undefined : type === 'ins' || type === 'move-to' ? 'ins' : 'del')

/** A mark does not reach over the border of a cell. */
function markedWords(text: string, { mark, isRow, facts }: { readonly mark: Mark | undefined; readonly isRow: boolean; readonly facts: string }): string {
  const words = text.replace(/:(?=[\p{L}\p{N}:])/gu, '\\:')
  if (!mark) return words
  const pieces = isRow ? words.split(/((?<!\\)\|)/) : [words]
  return pieces
    .map((piece) => {
      const [, lead = '', inner = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(piece) ?? []
      if (inner === '' || piece === '|') return mark === 'ins' || isRow ? piece : ''
      return `${lead}:${mark}[${inner.replace(/[[\]]/g, '\\$&').replace(/\s*\n\s*/g, ' ')}]${facts}${tail}`
    })
    .join('')
}
