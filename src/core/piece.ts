// A piece of a consolidated text: a block or an item with the agreement that each of its words comes from; and its Markdown.
import type { Amendment } from './amendments.ts'
import type { ForumRecord } from './record.ts'
import type { Block } from './text.ts'

/** Words that stand in one adopted text. */
export interface Words {
  readonly is: 'words'
  readonly text: string
  /** Where they stand as adopted: `AGR-2016-001#3.2`. */
  readonly ref: string
  readonly agreement: ForumRecord
  /** The amendment that put them here; undefined when they stand where they were adopted. */
  readonly act: Amendment | undefined
}

/** A block, or an item of a list. */
export interface Piece {
  readonly is: 'piece'
  /** Where its words stand as adopted. */
  readonly ref: string
  readonly agreement: ForumRecord
  readonly act: Amendment | undefined
  readonly type: Block['type']
  /** The language of its words: the one asked for, or that of the original. */
  readonly lang: string
  /** The number or bullet of an item: `2.`, `2 bis.`, `-`. */
  readonly marker: string | undefined
  /** Its own words and the items in it, in reading order. */
  readonly parts: readonly Part[]
  /** The whole of it in Markdown, word for word as adopted; of an item without its number. */
  readonly text: string
}

/** The place of an item that was repealed; its number is not given to another. */
export interface Gap {
  readonly is: 'gap'
  readonly ref: string
  readonly act: Amendment | undefined
  readonly marker: string | undefined
}

export type Part = Words | Piece | Gap

/** What stands in the place of a repealed item of a numbered list: no word of it is left, and the other numbers stay. */
const omission = '[…]'

/** The Markdown of several blocks. */
export const joinBlocks = (pieces: readonly { readonly text: string }[]): string => pieces.map(({ text }) => text).join('\n\n')

/** The Markdown of a block or item that no longer reads as it was adopted. */
export function composeText(parts: readonly Part[], isLoose: boolean): string {
  let text = ''
  for (let at = 0; at < parts.length; ) {
    const first = parts[at] as Part
    let end = at + 1
    while (end < parts.length && (parts[end]?.is === 'words') === (first.is === 'words')) end++
    const group = parts.slice(at, end)
    const own = first.is === 'words' ? group.map((part) => (part.is === 'words' ? part.text : '')).join('') : joinItems(group, isLoose)
    if (own !== '') text += text === '' ? own : `${first.is === 'words' || isLoose ? '\n\n' : '\n'}${own}`
    at = end
  }
  return text
}

function joinItems(items: readonly Part[], isLoose: boolean): string {
  let text = ''
  let wasApart = false
  for (const item of items) {
    if (item.is === 'words' || !item.marker || (item.is === 'gap' && !isNumber(item.marker))) continue
    const isApart = item.marker.includes(' ')
    const content = item.is === 'gap' ? omission : isApart ? item.text : indent(item.text, item.marker.length + 1)
    const own = `${item.marker} ${content}`.trimEnd()
    text += text === '' ? own : `${isLoose || isApart || wasApart ? '\n\n' : '\n'}${own}`
    wasApart = isApart
  }
  return text
}

/** Does it count, or is it a bullet? */
export const isNumber = (marker: string): boolean => /^\d/.test(marker)

const indent = (text: string, width: number): string => text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`)

/** Takes the indentation of an item from the lines after its first. */
export const dedent = (text: string, width: number): string =>
  width === 0 || !text.includes('\n') ? text : text.replace(new RegExp(`\\n[ \\t]{1,${width}}`, 'g'), '\n')
