// A document as one HTML page that needs nothing else: no script, no request, readable on a phone and on paper.
import type { ElementContent } from 'hast'
import { dateInWords } from '../core/day-words.ts'
import { type Lang, message, say } from '../core/message.ts'
import { drawnCharts } from './chart.ts'
import { isWideTable } from './columns.ts'
import { type Block, type Change, type ContentsNode, type Document, type Inline, type Table, contentsTree, plainText } from './document.ts'
import { documentWords } from './document-words.ts'
import { type Node, type Properties, element, htmlPage, separated, words } from './html-page.ts'
import { printHtml } from './html-print.ts'
import { htmlStyle } from './html-style.ts'
import type { DocumentOptions } from './index.ts'
import { parseDocument, withFootnotes } from './parse-document.ts'

/** The page. It is built as a tree of elements of ours with the document's words as text, so that no markup in them can run. */
export async function toHtmlPage(
  markdown: string,
  { title, lang, author, date }: Pick<DocumentOptions, 'title' | 'lang' | 'author' | 'date'>,
): Promise<string> {
  return htmlPage(await documentHtml(markdown, lang), { title, lang, author, date, style: htmlStyle })
}

/** What stands between the ends of the page, charts too. */
export async function documentHtml(markdown: string, lang: Lang, place: Place = {}): Promise<string> {
  const document = parseDocument(markdown, lang)
  return htmlOf(document, lang, await drawnCharts(document, lang, 'Georgia, serif'), place)
}

/** Where the HTML stands. */
export interface Place {
  /** How many levels its headings lie below their own. */
  readonly lowered?: number
  /** With what the ids of its headings begin, where a page holds several texts. */
  readonly prefix?: string
}

/** A record's text as HTML: Markdown whose directives are words like any other, so without charts. */
export function textHtml(markdown: string, lang: Lang, place: Place = {}): string {
  return plainParagraphs(markdown) ?? htmlOf(parseDocument(withFootnotes(markdown), lang), lang, new Map(), place)
}

/** A text of paragraphs without any mark, in which the Markdown reader would find nothing else; undefined for another. */
function plainParagraphs(markdown: string): string | undefined {
  if (/[\\`*_[\]<>#|~&^]|^[ \t]*(?:[-+=]|\d+[.)])|^(?: {4}|\t)| {2}$|[^\P{Cc}\n]|\p{Cf}|\p{Surrogate}/mu.test(markdown)) return undefined
  return markdown
    .trim()
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => `<p>${paragraph.replace(/[ \t]*\n[ \t]*/g, ' ')}</p>`)
    .join('\n')
}

function htmlOf(document: Document, lang: Lang, charts: ReadonlyMap<Block, string>, place: Place): string {
  const page = new Page(lang, charts, place)
  const body = page.blocks(document.blocks)
  return printHtml([...separated(body), ...page.notes(document.notes)])
}

class Page {
  readonly #lang: Lang
  readonly #charts: ReadonlyMap<Block, string>
  readonly #lowered: number
  readonly #prefix: string
  readonly #referred = new Map<number, number>()

  constructor(lang: Lang, charts: ReadonlyMap<Block, string>, { lowered = 0, prefix = '' }: Place) {
    this.#lang = lang
    this.#charts = charts
    this.#lowered = lowered
    this.#prefix = prefix
  }

  blocks(blocks: readonly Block[]): Node[] {
    return blocks.flatMap((block) => this.#block(block))
  }

  #block(block: Block): Node[] {
    switch (block.type) {
      case 'heading':
        return [element(`h${Math.min(6, block.depth + this.#lowered)}`, { id: this.#prefix + block.id }, this.#inline(block.children))]
      case 'paragraph':
        return [element('p', {}, this.#inline(block.children))]
      case 'list': {
        const items = block.items.map((item) => element('li', {}, this.#item(item, block.tight)))
        const start = block.start === undefined || block.start === 1 ? {} : { start: block.start }
        return [element(block.start === undefined ? 'ul' : 'ol', start, items)]
      }
      case 'quote':
        return [element('blockquote', {}, this.blocks(block.children))]
      case 'provision':
        return [
          element('blockquote', { className: ['provision'], ...anchor(block), ...(block.ref ? { dataRef: block.ref } : {}) }, this.blocks(block.children)),
        ]
      case 'editorial':
        return [element('aside', { className: ['editorial'], ...anchor(block) }, this.blocks(block.children))]
      case 'cover':
        return [element('header', { className: ['cover'], ...anchor(block) }, this.blocks(block.children))]
      case 'changed':
        return [element(block.change.kind, { className: ['block'], ...this.#changeProperties(block.change) }, this.blocks(block.children))]
      case 'table':
        return [this.#table(block)]
      case 'chart':
        return [this.#chart(block)]
      case 'contents':
        return [element('nav', { ariaLabel: documentWords.contents[this.#lang] }, [contentsList(contentsTree(block.entries))])]
      case 'code':
        return [element('pre', {}, [element('code', {}, [words(block.value)])])]
      case 'rule':
        return [element('hr', {}, [])]
      case 'pagebreak':
        return [element('div', { className: ['pagebreak'] }, [])]
    }
  }

  /** A tight item's paragraphs are plain words. */
  #item(blocks: readonly Block[], isTight: boolean): Node[] {
    const nodes: Node[] = []
    for (const block of blocks) {
      if (isTight && block.type === 'paragraph') nodes.push(...(nodes.length > 0 ? [element('br', {}, [])] : []), ...this.#inline(block.children))
      else nodes.push(...this.#block(block))
    }
    return nodes
  }

  #inline(nodes: readonly Inline[]): Node[] {
    return nodes.map((node): Node => {
      switch (node.type) {
        case 'text':
          return words(node.value)
        case 'code':
          return element('code', {}, [words(node.value)])
        case 'strong':
          return element('strong', {}, this.#inline(node.children))
        case 'emphasis':
          return element('em', {}, this.#inline(node.children))
        case 'break':
          return element('br', {}, [])
        case 'link':
          return element('a', { href: node.url, rel: ['noopener', 'noreferrer'] }, this.#inline(node.children))
        case 'jump':
          return element('a', { href: `#${node.to}` }, this.#inline(node.children))
        case 'note':
          return this.#noteReference(node.number)
        case 'tone':
          return element('span', { className: [`tone-${node.tone}`] }, this.#inline(node.children))
        case 'bar':
          return element('span', { className: ['bar'], role: 'img', ariaLabel: node.label }, [
            element('span', { className: ['bar-part', `share-${Math.round(node.share * 100)}`] }, []),
          ])
        case 'change':
          return element(node.change.kind, this.#changeProperties(node.change), this.#inline(node.children))
      }
    })
  }

  #changeProperties({ kind, by, date }: Change): Properties {
    const said = [by, date && dateInWords(date, this.#lang)].filter((each) => each !== undefined).join(', ')
    const text = kind === 'ins' ? documentWords.inserted : documentWords.deleted
    return { ...(date ? { dateTime: date } : {}), ...(said ? { title: say(message(text, { by: said }), this.#lang) } : {}) }
  }

  #noteReference(number: number): Node {
    const times = (this.#referred.get(number) ?? 0) + 1
    this.#referred.set(number, times)
    return element('sup', { className: ['note'] }, [
      element('a', { id: referenceId(number, times), href: `#note-${number}`, role: 'doc-noteref' }, [words(String(number))]),
    ])
  }

  /** The notes with links back to every place that refers to them; called when the text has been built. */
  notes(notes: readonly (readonly Block[])[]): Node[] {
    if (notes.length === 0) return []
    const items: Node[] = []
    for (const [index, note] of notes.entries()) {
      const back = Array.from({ length: this.#referred.get(index + 1) ?? 0 }, (_, time) =>
        element('a', { href: `#${referenceId(index + 1, time + 1)}`, role: 'doc-backlink', ariaLabel: documentWords.backToText[this.#lang] }, [words('↩')]),
      ).flatMap((link) => [words(' '), link])
      const body = this.blocks(note)
      const last = body.at(-1)
      if (last?.type === 'element' && last.tagName === 'p') last.children.push(...(back as ElementContent[]))
      else body.push(element('p', {}, back))
      items.push(element('li', { id: `note-${index + 1}` }, body))
    }
    return [
      words('\n'),
      element('section', { className: ['notes'], role: 'doc-endnotes', ariaLabel: documentWords.notes[this.#lang] }, [element('ol', {}, separated(items))]),
    ]
  }

  #chart(chart: Extract<Block, { type: 'chart' }>): Node {
    const { table, caption, isAgain } = chart
    const svg: Node = { type: 'raw', value: this.#charts.get(chart) ?? '' }
    const head = caption.length > 0 ? [element('figcaption', {}, this.#inline(caption))] : []
    if (isAgain) return element('figure', {}, [...head, svg])
    return element('figure', {}, [
      ...head,
      svg,
      element('details', {}, [element('summary', {}, [words(documentWords.sameFigures[this.#lang])]), this.#table(table)]),
    ])
  }

  #table(table: Table): Node {
    const { head, rows, right } = table
    const labels = head?.map(plainText)
    const body = rows.map((row) =>
      element(
        'tr',
        {},
        row.map((cell, column) =>
          !labels && column === 0
            ? element('th', { scope: 'row' }, this.#inline(cell))
            : element(
                'td',
                {
                  ...classes(right[column] ? 'number' : undefined, labels && isEmpty(cell) ? 'empty' : undefined),
                  ...(labels ? { dataLabel: labels[column] ?? '' } : {}),
                },
                this.#inline(cell),
              ),
        ),
      ),
    )
    const heads = head?.map((cell, column) => element('th', { ...classes(right[column] ? 'number' : undefined), scope: 'col' }, this.#inline(cell)))
    return element('table', heads ? (isWideTable(table, 104) ? { className: ['wide'] } : {}) : { className: ['facts'] }, [
      ...(heads ? [element('thead', {}, [element('tr', {}, heads)])] : []),
      element('tbody', {}, separated(body)),
    ])
  }
}

/** A dash says that there is nothing; a phone leaves it out. */
const isEmpty = (cell: readonly Inline[]): boolean => /^–?$/.test(plainText(cell))

const classes = (...names: (string | undefined)[]): Properties => {
  const className = names.filter((name) => name !== undefined)
  return className.length > 0 ? { className } : {}
}

const referenceId = (number: number, times: number): string => `note-${number}-ref${times === 1 ? '' : `-${times}`}`

const anchor = ({ id }: { readonly id?: string }): Properties => (id ? { id } : {})

const contentsList = (nodes: readonly ContentsNode[]): Node =>
  element(
    'ol',
    {},
    nodes.map(({ id, text, children }) =>
      element('li', {}, [element('a', { href: `#${id}` }, [words(text)]), ...(children.length > 0 ? [contentsList(children)] : [])]),
    ),
  )
