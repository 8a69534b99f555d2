// Adopted Markdown as Akoma Ntoso: paragraphs, lists with their own numbers, tables, quotations; marks inside a line as b, i, a and span.
import type { List, Nodes, PhrasingContent, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { directive } from 'micromark-extension-directive'
import type { RedlineBlock } from '../core/redline.ts'
import { type AknElement, element, xmlSafe } from './akn-element.ts'
import { redlineMarkdown } from './redline-document.ts'

/** Tags are text like any other. */
const literalTags = { disable: { null: ['htmlFlow', 'htmlText'] } }

/** One line that begins with a letter or a quotation mark and holds no sign that Markdown reads. */
const plainLine = /^[\p{L}“«¿¡][^\n\\`*_[\]<&|~]*$/u

/** The blocks of a text; what has an eId has one below the one given. */
export function aknBlocks(markdown: string, eId: string): AknElement[] {
  if (plainLine.test(markdown)) return [element('p', {}, markdown)]
  const source = markdown.replace(/\r\n?/g, '\n')
  const { children } = fromMarkdown(source, { extensions: [gfmTable(), literalTags], mdastExtensions: [gfmTableFromMarkdown()] })
  return new Reader(source).blocks(children, eId)
}

/** The same of a redline, as redlineMarkdown() writes it: what was put in as ins, what was taken out as del. */
export function aknRedline(blocks: readonly RedlineBlock[], eId: string): AknElement[] {
  const source = redlineMarkdown(blocks).replace(/\r\n?/g, '\n')
  const { children } = fromMarkdown(source, {
    extensions: [gfmTable(), directive(), literalTags],
    mdastExtensions: [gfmTableFromMarkdown(), directiveFromMarkdown()],
  })
  return new Reader(source).blocks(children, eId)
}

type Mark = 'ins' | 'del'

class Reader {
  readonly #source: string
  #mark: Mark | undefined

  constructor(source: string) {
    this.#source = source
  }

  blocks(nodes: readonly RootContent[], above: string): AknElement[] {
    const counts = new Map<string, number>()
    const next = (part: string) => {
      const count = (counts.get(part) ?? 0) + 1
      counts.set(part, count)
      return `${above}__${part}_${count}`
    }
    return this.#blocks(nodes, next)
  }

  #blocks(nodes: readonly RootContent[], next: (part: string) => string): AknElement[] {
    return nodes.flatMap((node) => {
      if (node.type !== 'containerDirective') return [this.#block(node, next)]
      this.#mark = node.name === 'inserted' ? 'ins' : 'del'
      const marked = this.#blocks(node.children, next)
      this.#mark = undefined
      return marked
    })
  }

  #block(node: RootContent, next: (part: string) => string): AknElement {
    switch (node.type) {
      case 'paragraph':
        return element('p', {}, ...this.#inline(node.children))
      case 'heading':
        return element('p', { class: `heading-${node.depth}` }, ...this.#inline(node.children))
      case 'list':
        return this.#list(node, next('list'))
      case 'table':
        return this.#table(node, next('table'))
      case 'blockquote': {
        const eId = next('blockContainer')
        return element('blockContainer', { class: 'quotation', eId }, ...orEmpty(this.blocks(node.children, eId)))
      }
      case 'code':
        return element('p', { class: 'code', 'xml:space': 'preserve' }, node.value)
      case 'thematicBreak':
        return element('p', { class: 'rule' })
      default:
        return element('p', {}, this.#sourceOf(node))
    }
  }

  #list(list: List, eId: string): AknElement {
    const items = list.children.map((item, index) => {
      const own = `${eId}__item_${index + 1}`
      const marker = /^(?:\d{1,9}[.)]|[-*+])/.exec(this.#sourceOf(item))?.[0]
      return element(
        'item',
        { eId: own },
        marker === undefined ? undefined : element('num', {}, ...(this.#mark ? [element(this.#mark, {}, marker)] : [marker])),
        ...orEmpty(this.blocks(item.children, own)),
      )
    })
    return element('blockList', { eId }, ...items)
  }

  #table({ children, align }: Table, eId: string): AknElement {
    const rows = children.map((row, index) => {
      const cells = row.children.map((cell, column) => {
        const side = align?.[column]
        const style = side ? `text-align: ${side}` : undefined
        return element(index === 0 ? 'th' : 'td', { style }, element('p', {}, ...this.#inline(cell.children)))
      })
      return element('tr', {}, ...cells)
    })
    return element('table', { eId }, ...rows)
  }

  #inline(nodes: readonly PhrasingContent[]): (AknElement | string)[] {
    const mark = this.#mark
    if (mark === undefined) return nodes.flatMap((node) => this.#phrase(node))
    this.#mark = undefined
    const inner = nodes.flatMap((node) => this.#phrase(node))
    this.#mark = mark
    return [element(mark, {}, ...inner)]
  }

  #phrase(node: PhrasingContent): (AknElement | string)[] {
    switch (node.type) {
      case 'text':
        return [node.value]
      case 'strong':
        return [element('b', {}, ...this.#inline(node.children))]
      case 'emphasis':
        return [element('i', {}, ...this.#inline(node.children))]
      case 'inlineCode':
        return [element('span', { class: 'code' }, node.value)]
      case 'break':
        return [element('eol'), '\n']
      case 'link':
        return [link(node.url, ...this.#inline(node.children))]
      case 'textDirective':
        return [element(node.name === 'ins' ? 'ins' : 'del', {}, ...this.#inline(node.children))]
      case 'image':
        return [link(node.url, node.alt || node.url)]
      default:
        return [this.#sourceOf(node)]
    }
  }

  #sourceOf(node: Nodes): string {
    return this.#source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
  }
}

/** The schema wants a block. */
const orEmpty = (blocks: readonly AknElement[]): readonly AknElement[] => (blocks.length > 0 ? blocks : [element('p')])

/** Web and mail addresses alone are links; any other is left out, and its words stay. */
function link(url: string, ...children: readonly (AknElement | string)[]): AknElement {
  if (!/^(?:https?|mailto):/i.test(url)) return element('span', {}, ...children)
  const href = xmlSafe(url).replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, encodeURIComponent)
  return element('a', { href }, ...children)
}
