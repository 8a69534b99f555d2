// A document: the tree that every format writes, read from Markdown with directives by parse-document.ts.
import type { Series } from './series.ts'

/** The tones of words. Colour helps; the words must say it without. `id` keeps an id on one line. */
export const tones = ['late', 'soon', 'done', 'id'] as const
export type Tone = (typeof tones)[number]

/** Words put in or taken out, by whom and on which day (YYYY-MM-DD), as far as the document says it. */
export interface Change {
  readonly kind: 'ins' | 'del'
  readonly by: string | undefined
  readonly date: string | undefined
  /** Of a block that moved: the number that its two ends have in common. */
  readonly move: number | undefined
}

/** Text is one line, and nothing in it steers a screen or breaks XML. */
export type Inline =
  | { readonly type: 'text' | 'code'; readonly value: string }
  | { readonly type: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'break' }
  /** A page of the web or a mail address; nothing else becomes a link. */
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] }
  /** A link to the anchor of a block of this document. */
  | { readonly type: 'jump'; readonly to: string; readonly children: readonly Inline[] }
  /** A reference to a footnote, numbered from 1 in the order of reading; `again` after the first. */
  | { readonly type: 'note'; readonly number: number; readonly again: boolean }
  | { readonly type: 'tone'; readonly tone: Tone; readonly children: readonly Inline[] }
  /** A bar filled to `share`, from 0 to 1. */
  | { readonly type: 'bar'; readonly share: number; readonly label: string }
  | { readonly type: 'change'; readonly change: Change; readonly children: readonly Inline[] }

export interface Heading {
  readonly type: 'heading'
  readonly children: readonly Inline[]
  /** As written: the number of `#`. */
  readonly depth: number
  /** Its place in the outline: 0 for a title, 1 for a chapter, never a level skipped. */
  readonly level: number
  readonly id: string
  /** Whether contents list it; the heading of the contents themselves is not. */
  readonly outlined: boolean
}

export interface List {
  readonly type: 'list'
  /** The first number; undefined for bullets. */
  readonly start: number | undefined
  readonly tight: boolean
  readonly items: readonly (readonly Block[])[]
}

export interface Table {
  readonly type: 'table'
  /** Undefined where the first row is empty: then the first column names the rows. */
  readonly head: readonly (readonly Inline[])[] | undefined
  readonly rows: readonly (readonly (readonly Inline[])[])[]
  /** One a column, whether its cells stand at the right. */
  readonly right: readonly boolean[]
}

export interface ContentsEntry {
  readonly id: string
  readonly text: string
  /** 1 to 3. */
  readonly level: number
}

export type Block =
  | Heading
  | List
  | Table
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'quote' | 'editorial' | 'cover'; readonly children: readonly Block[]; readonly id?: string }
  /** Adopted text; `ref` is its text reference. */
  | { readonly type: 'provision'; readonly children: readonly Block[]; readonly id?: string; readonly ref: string | undefined }
  | { readonly type: 'changed'; readonly change: Change; readonly children: readonly Block[] }
  | { readonly type: 'code'; readonly value: string }
  /** A drawing of the table; `isAgain` when the same figures stand beside it. */
  | { readonly type: 'chart'; readonly series: Series; readonly table: Table; readonly caption: readonly Inline[]; readonly isAgain: boolean }
  | { readonly type: 'contents'; readonly entries: readonly ContentsEntry[] }
  | { readonly type: 'rule' | 'pagebreak' }

export interface Document {
  readonly blocks: readonly Block[]
  /** The footnotes: number 1 first. */
  readonly notes: readonly (readonly Block[])[]
}

/** The words without their marks; notes, bars and what was taken out are left out. */
export const plainText = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text' || node.type === 'code') return node.value
      if (node.type === 'break') return ' '
      if (node.type === 'change' && node.change.kind === 'del') return ''
      return 'children' in node ? plainText(node.children) : ''
    })
    .join('')

/** The blocks with a change put on the words themselves, for formats that cannot mark a block as a whole. */
export function changeWords(blocks: readonly Block[], change: Change): Block[] {
  const words = (children: readonly Inline[]): Inline[] => (children.length === 0 ? [] : [{ type: 'change', change, children }])
  return blocks.map((block): Block => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return { ...block, children: words(block.children) }
      case 'list':
        return { ...block, items: block.items.map((item) => changeWords(item, change)) }
      case 'table':
        return { ...block, head: block.head?.map(words), rows: block.rows.map((row) => row.map(words)) }
      case 'chart':
      case 'code':
      case 'contents':
      case 'rule':
      case 'pagebreak':
      case 'changed':
        return block
      default:
        return { ...block, children: changeWords(block.children, change) }
    }
  })
}

export interface ContentsNode extends ContentsEntry {
  readonly children: ContentsNode[]
}

/** The entries of contents, each under the one it belongs to. */
export function contentsTree(entries: readonly ContentsEntry[]): ContentsNode[] {
  const root: ContentsNode[] = []
  const open = [root]
  for (const entry of entries) {
    while (open.length > entry.level) open.pop()
    const node = { ...entry, children: [] }
    open.at(-1)?.push(node)
    open.push(node.children)
  }
  return root
}
