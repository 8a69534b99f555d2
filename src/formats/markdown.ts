// A document as Markdown that any forge shows: the directives become what they say.
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { type Options, toMarkdown } from 'mdast-util-to-markdown'
import type { BlockContent, List, Literal, ListItem, PhrasingContent, RootContent, Table, TableRow } from 'mdast'
import { type Block, type ContentsNode, type Document, type Inline, type Table as DocumentTable, changeWords, contentsTree } from './document.ts'
import type { DocumentOptions } from './index.ts'
import { plainBlock, plainLine } from './markdown-lines.ts'
import { parseDocument } from './parse-document.ts'

export function toPlainMarkdown(markdown: string, { lang }: Partial<Pick<DocumentOptions, 'lang'>> = {}): string {
  return documentMarkdown(parseDocument(markdown, lang))
}

/** What is plain is printed at once; what is not, the printer of Markdown looks through. */
export function documentMarkdown(document: Document): string {
  const children: RootContent[] = []
  const add = (printed: string | undefined, otherwise: () => RootContent[]): void => {
    const last = children.at(-1)
    // The sign of a list depends on that of one right before it.
    if (printed === undefined || last?.type === 'list') children.push(...otherwise())
    else if (last?.type === 'words') last.value += `\n\n${printed}`
    else children.push({ type: 'words', value: printed })
  }
  for (const block of document.blocks) add(plainBlock(block), () => blockNodes(block, document))
  for (const [index, note] of document.notes.entries()) {
    const [only, ...more] = note
    const line = only?.type === 'paragraph' && more.length === 0 ? plainBlock(only) : undefined
    const identifier = String(index + 1)
    add(line === undefined ? undefined : `[^${identifier}]: ${line}`, () => [
      { type: 'footnoteDefinition', identifier, children: blocks(note, document) as BlockContent[] },
    ])
  }
  return toMarkdown({ type: 'root', children }, options)
}

const options: Options = {
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfmFootnoteToMarkdown()],
  // A reference to a note with a colon behind it would begin a note.
  unsafe: [
    { character: '~', inConstruct: 'phrasing' },
    { before: '\\]', character: ':', inConstruct: 'phrasing' },
  ],
  handlers: {
    words: Object.assign((node: Words) => node.value, { peek: (node: Words) => node.value.charAt(0) }),
    delete: (node: { children: PhrasingContent[] }, _: unknown, state, info) =>
      `~~${state.containerPhrasing({ type: 'paragraph', children: node.children }, { ...info, before: '~', after: '~' })}~~`,
  },
  bullet: '-',
  emphasis: '_',
  rule: '-',
  listItemIndent: 'one',
}

/** What is Markdown already: printed as it is, without being looked through for each mark. */
interface Words extends Literal {
  type: 'words'
}

declare module 'mdast' {
  interface PhrasingContentMap {
    words: Words
  }
  interface RootContentMap {
    words: Words
  }
}

const blocks = (children: readonly Block[], document: Document): RootContent[] => children.flatMap((block) => blockNodes(block, document))

function blockNodes(block: Block, document: Document): RootContent[] {
  const inside = (children: readonly Block[]) => blocks(children, document) as BlockContent[]
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', depth: Math.min(6, block.depth) as 1, children: inline(block.children) }]
    case 'paragraph':
      return [{ type: 'paragraph', children: inline(block.children) }]
    case 'list':
      return [
        {
          type: 'list',
          ordered: block.start !== undefined,
          start: block.start ?? null,
          spread: !block.tight,
          children: block.items.map((item): ListItem => ({ type: 'listItem', spread: !block.tight, children: inside(item) })),
        },
      ]
    case 'quote':
    case 'provision':
    case 'editorial':
      return [...anchor(block), { type: 'blockquote', children: inside(block.children) }]
    case 'cover':
      return inside(block.children)
    case 'changed':
      return inside(changeWords(block.children, block.change))
    case 'table':
      return [tableNode(block)]
    case 'chart':
      return block.isAgain
        ? []
        : [...(block.caption.length > 0 ? [{ type: 'paragraph' as const, children: inline(block.caption) }] : []), tableNode(block.table)]
    case 'contents':
      return block.entries.length > 0 ? [contentsList(contentsTree(block.entries), headingSlugs(document))] : []
    case 'code':
      return [{ type: 'code', value: block.value }]
    case 'rule':
      return [{ type: 'thematicBreak' }]
    case 'pagebreak':
      return []
  }
}

/** The one tag we write: an id of letters, digits and `_.-`, for the links that lead here. */
const anchor = ({ id }: { readonly id?: string }): RootContent[] => (id ? [{ type: 'html', value: `<a id="${id}"></a>` }] : [])

function tableNode({ head, rows, right }: DocumentTable): Table {
  const row = (cells: readonly (readonly Inline[])[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: inline(cell) })),
  })
  return { type: 'table', align: right.map((each) => (each ? 'right' : null)), children: [row(head ?? right.map(() => [])), ...rows.map(row)] }
}

/** Links to the headings by the ids that forges give them. */
const contentsList = (nodes: readonly ContentsNode[], slugs: ReadonlyMap<string, string>): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: nodes.map(({ id, text, children }): ListItem => {
    const link: PhrasingContent = { type: 'link', url: `#${slugs.get(id)}`, children: [{ type: 'text', value: text }] }
    return {
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children: [link] }, ...(children.length > 0 ? [contentsList(children, slugs)] : [])],
    }
  }),
})

/** The id of each heading as GitHub and GitLab make it: lower case, signs dropped, spaces as hyphens, repeated ones numbered. */
function headingSlugs(document: Document): Map<string, string> {
  const slugs = new Map<string, string>()
  const used = new Map<string, number>()
  const visit = (children: readonly Block[]): void => {
    for (const block of children) {
      if (block.type === 'heading') {
        const slug = wordsOf(block.children.flatMap(inlineNodes))
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
          .replace(/ /g, '-')
        const count = used.get(slug) ?? 0
        used.set(slug, count + 1)
        slugs.set(block.id, count === 0 ? slug : `${slug}-${count}`)
      } else if (block.type === 'list') for (const item of block.items) visit(item)
      else if ('children' in block && block.type !== 'paragraph') visit(block.children)
    }
  }
  visit(document.blocks)
  return slugs
}

const wordsOf = (nodes: readonly PhrasingContent[]): string =>
  nodes.map((node) => ('value' in node ? node.value : 'children' in node ? wordsOf(node.children) : '')).join('')

function inline(nodes: readonly Inline[]): PhrasingContent[] {
  const line = plainLine(nodes)
  return line === undefined ? nodes.flatMap(inlineNodes) : [{ type: 'words', value: line }]
}

function inlineNodes(node: Inline): PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: node.value }]
    case 'code':
      return [{ type: 'inlineCode', value: node.value }]
    case 'strong':
    case 'emphasis':
      return [{ type: node.type, children: node.children.flatMap(inlineNodes) }]
    case 'break':
      return [{ type: 'break' }]
    case 'link':
      return [{ type: 'link', url: node.url, children: node.children.flatMap(inlineNodes) }]
    case 'jump':
      return [{ type: 'link', url: `#${node.to}`, children: node.children.flatMap(inlineNodes) }]
    case 'note':
      return [{ type: 'footnoteReference', identifier: String(node.number) }]
    case 'tone':
      return node.tone === 'late' ? [{ type: 'strong', children: node.children.flatMap(inlineNodes) }] : node.children.flatMap(inlineNodes)
    case 'bar': {
      const full = Math.round(node.share * 10)
      return [{ type: 'text', value: `${'█'.repeat(full)}${'░'.repeat(10 - full)}` }]
    }
    case 'change':
      if (node.change.kind === 'ins')
        return [{ type: 'strong', children: [{ type: 'text', value: '{+' }, ...node.children.flatMap(inlineNodes), { type: 'text', value: '+}' }] }]
      return [{ type: 'delete', children: node.children.flatMap(inlineNodes) }]
  }
}
