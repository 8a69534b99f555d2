// The redline of a text inside a document, whole and letter by letter: accepting every change gives the text after, rejecting every one that before.
import type { TextDiff } from '../core/diff-view.ts'
import type { RedlineBlock, RedlinePart } from '../core/redline.ts'
import { type Reviser, reviserFacts } from './reviser.ts'

/** Markdown with directives. Numbers, bullets and marks of the text stand as they are written, since each can change too. */
export function redlineParagraphs({ redline }: Pick<TextDiff, 'redline'>, reviser: Reviser): string {
  const facts = reviserFacts(reviser)
  return redline
    .map((block) => paragraphs(block, block.move === undefined ? facts : reviserFacts(reviser, block.move)))
    .filter((text) => text !== '')
    .join('\n\n')
}

function paragraphs({ type, parts }: RedlineBlock, facts: string): string {
  const isWhole = type !== 'same' && type !== 'changed'
  if (isWhole) {
    const text = literal(parts.map((part) => part.text).join('')).trim()
    return text === '' ? '' : `:::${type === 'inserted' || type === 'moved-to' ? 'inserted' : 'deleted'}${facts}\n${text}\n:::`
  }
  return parts
    .map((part) => partWords(part, facts))
    .join('')
    .replace(/^(?:\s|:(?:ins|del)\[¶\](?:\{[^}]*\})?)+|(?:\s|:(?:ins|del)\[¶\](?:\{[^}]*\})?)+$/g, '')
}

/** A paragraph that is divided, or joined to the next, shows that by the sign of its end. */
function partWords({ type, text, was }: RedlinePart, facts: string): string {
  if (type === 'same') return sameWords(text, was ?? text, facts)
  const name = type === 'ins' || type === 'move-to' ? 'ins' : 'del'
  return text
    .split(/(\s*\n[ \t]*\n\s*)/)
    .map((piece) => {
      if (isApart(piece)) return `:${name}[¶]${facts}\n\n`
      const [, lead = '', words = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(piece) ?? []
      if (words === '') return ''
      const space = (at: string) => (at === '' ? '' : `:${name}[&#32;]${facts}`)
      return `${space(lead)}:${name}[${literal(words)}]${facts}${space(tail)}`
    })
    .join('')
}

/** The same words, between which a paragraph can begin in one of the texts alone. */
function sameWords(text: string, was: string, facts: string): string {
  const [now, before] = [text.split(/(\s+)/), was.split(/(\s+)/)]
  if (text === was || now.length !== before.length) return literal(text)
  let out = ''
  let run = ''
  for (const [index, piece] of now.entries()) {
    const other = before[index] ?? ''
    if (index % 2 === 0 || isApart(piece) === isApart(other)) run += piece
    else {
      const [mark, space] = isApart(piece) ? ['ins', 'del'] : ['del', 'ins']
      out += `${literal(run)}:${space}[&#32;]${facts}:${mark}[¶]${facts}\n\n`
      run = ''
    }
  }
  return out + literal(run)
}

const isApart = (text: string): boolean => /\n[ \t]*\n/.test(text)

/** Text as paragraphs that show every sign of it; a line end inside one is a space. */
const literal = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>#|~&$^!]/g, (sign) => `\\${sign}`)
    .replace(/:(?=[\p{L}\p{N}:])/gu, '\\:')
    .replace(/^([ \t]*)([-+=])/gm, '$1\\$2')
    .replace(/^([ \t]*\d+)([.)])/gm, '$1\\$2')
    .replace(/\n[ \t]*(?=\S)/g, (_, at: number, all: string) => (/\n[ \t]*$/.test(all.slice(0, at)) ? '\n' : ' '))
