// From Markdown with directives to a document's tree. Whatever is no mark of the dialect stays as text: nothing is lost, nothing is run.
import { fromMarkdown } from 'mdast-util-from-markdown'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { directive } from 'micromark-extension-directive'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Nodes, PhrasingContent, RootContent, Table as MarkdownTable } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import { isDay } from '../core/day.ts'
import type { Lang } from '../core/message.ts'
import { chartTypes } from '../core/report.ts'
import { visible } from '../core/visible.ts'
import { type Block, type Change, type ContentsEntry, type Document, type Heading, type Inline, type Table, plainText, tones } from './document.ts'
import { plainMarkdown } from './plain-markdown.ts'
import { drawingOf } from './series.ts'
import { type Part, splitDocument } from './split-document.ts'

/** Tags are text like any other. */
const literalTags = { disable: { null: ['htmlFlow', 'htmlText'] } }

/** Reads a document; never fails. Its language is that of the numbers in what is drawn. */
export function parseDocument(markdown: string, lang: Lang = 'en', parse: (part: Part) => Parsed = parsePart): Document {
  return new Reader(splitDocument(markdown.replace(/\r\n?/g, '\n')).map(parse), lang).read()
}

/** A part's own source and tree. Notes that another part defines stand at its end for the parser to know of, and are taken away again. */
interface Parsed {
  readonly source: string
  readonly children: readonly RootContent[]
}

function parsePart(part: Part): Parsed {
  const children = plainMarkdown(part.source)
  return children ? { source: part.source, children } : parseAnyPart(part)
}

/** With the Markdown reader, whatever it holds. */
export function parseAnyPart({ source, labels }: Part): Parsed {
  const known = labels.map((label) => `\n\n[^${label}]: -`).join('')
  const { children } = fromMarkdown(source + known, {
    extensions: [gfmTable(), gfmFootnote(), directive(), literalTags],
    mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), directiveFromMarkdown()],
  })
  return { source, children: children.filter((node) => (node.position?.start.offset ?? 0) < source.length) }
}

/** With what a directive or the reference to a footnote begins. */
const directiveSign = /:[\p{L}\p{N}:]|\[\^/u

/**
 * Markdown from elsewhere, such as adopted text, for use inside a document: what would be a directive or a footnote is escaped, so that
 * it shows as CommonMark with tables shows it.
 */
export function withoutDirectives(markdown: string): string {
  return directiveSign.test(markdown) ? escaped(markdown, [gfmTable(), literalTags], [gfmTableFromMarkdown()]) : markdown
}

/** The same for a text that stands alone: its footnotes stay. */
export function withFootnotes(markdown: string): string {
  const extensions = [gfmTable(), gfmFootnote(), literalTags]
  return /:[\p{L}\p{N}:]/u.test(markdown) ? escaped(markdown, extensions, [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()]) : markdown
}

type Extensions = Required<NonNullable<Parameters<typeof fromMarkdown>[1] & object>>

/** The Markdown with a backslash before what is read as text with these extensions, and would be a mark with all of them. */
function escaped(markdown: string, extensions: Extensions['extensions'], mdastExtensions: Extensions['mdastExtensions']): string {
  const root = fromMarkdown(markdown, { extensions, mdastExtensions })
  const parts: string[] = []
  let done = 0
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? 0
    if (node.type === 'text') {
      parts.push(
        markdown.slice(done, start),
        markdown.slice(start, end).replace(/\\[\s\S]|:(?=[\p{L}\p{N}:])|\[(?=\^)/gu, (sign) => (sign.length > 1 ? sign : `\\${sign}`)),
      )
      done = end
    } else if ('children' in node && !(node.type === 'link' && markdown[start] === '<')) for (const child of node.children) visit(child)
  }
  visit(root)
  return parts.join('') + markdown.slice(done)
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }
interface Found {
  readonly heading: Mutable<Heading>
  readonly isCover: boolean
}
type Attributes = Readonly<Record<string, string | null | undefined>> | null | undefined

/** One line; control and direction characters are made visible, halves of characters replaced. */
const clean = (text: string): string => visible(text.replace(/[ \t]*\n[ \t]*|\t/g, ' ').replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd'))

/** Deeper than this, quotations, lists and containers are laid out as what they hold, and marks as their words. */
const deepest = { blocks: 10, marks: 6 }

/** The nodes under some that hold no others of their sort, in order; without recursion, however deep they lie. */
function leaves<T extends Nodes>(nodes: readonly T[], isHolder: (node: T) => boolean): T[] {
  const out: T[] = []
  const open = [...nodes].reverse()
  for (let node = open.pop(); node; node = open.pop()) {
    if (isHolder(node) && 'children' in node) open.push(...[...(node.children as unknown as T[])].reverse())
    else out.push(node)
  }
  return out
}

const holdsBlocks = ({ type }: Nodes): boolean => type === 'blockquote' || type === 'list' || type === 'listItem' || type === 'containerDirective'

const anchorForm = /^[A-Za-z][\w.-]{0,80}$/

const isAnchored = ({ name, attributes }: ContainerDirective): boolean => /^(?:cover|provision|editorial)$/.test(name) && anchorForm.test(attributes?.id ?? '')

class Reader {
  readonly #parts: readonly Parsed[]
  readonly #lang: Lang
  #source = ''
  readonly #targets = new Map<string, string>()
  readonly #definitions = new Map<string, Parsed>()
  readonly #numbers = new Map<string, number>()
  readonly #referred = new Set<string>()
  readonly #anchors = new Set<string>()
  readonly #given = new Set<string>()
  readonly #headings: Found[] = []
  #contents: { readonly entries: ContentsEntry[]; readonly after: number } | undefined
  #isCover = false
  #depth = 0
  #marks = 0
  #isNote = false

  constructor(parts: readonly Parsed[], lang: Lang) {
    this.#parts = parts
    this.#lang = lang
  }

  read(): Document {
    for (const part of this.#parts) this.#collect(part)
    const blocks = this.#parts.flatMap((part) => this.#partBlocks(part))
    this.#isNote = true
    const notes = [...this.#numbers.keys()].map((identifier) => this.#partBlocks(this.#definitions.get(identifier)))
    this.#outline(blocks)
    return { blocks, notes }
  }

  #partBlocks(part: Parsed | undefined): Block[] {
    this.#source = part?.source ?? ''
    return this.#blocks(part?.children ?? [])
  }

  /** What the text refers to before or after it is met: link targets, notes with a reference, anchors. */
  #collect({ source, children }: Parsed): void {
    const open: { readonly node: Nodes; readonly depth: number; readonly isNote: boolean }[] = children
      .map((node) => ({ node, depth: 0, isNote: false }))
      .reverse()
    for (let next = open.pop(); next; next = open.pop()) {
      const { node, depth } = next
      const isNote = next.isNote || node.type === 'footnoteDefinition'
      if (node.type === 'definition' && !this.#targets.has(node.identifier)) this.#targets.set(node.identifier, node.url)
      if (node.type === 'footnoteDefinition' && !this.#definitions.has(node.identifier))
        this.#definitions.set(node.identifier, { source, children: node.children })
      if (node.type === 'footnoteReference' && !isNote) this.#referred.add(node.identifier)
      if (node.type === 'containerDirective' && depth < deepest.blocks && isAnchored(node)) this.#anchors.add(node.attributes?.id ?? '')
      if (!('children' in node)) continue
      const inside = (holdsBlocks(node) && node.type !== 'listItem') || node.type === 'footnoteDefinition' ? depth + 1 : depth
      for (const child of node.children.toReversed()) open.push({ node: child, depth: inside, isNote })
    }
  }

  #blocks(nodes: readonly RootContent[]): Block[] {
    if (this.#depth > deepest.blocks) return leaves(nodes, holdsBlocks).flatMap((node) => this.#block(node))
    this.#depth++
    const blocks = nodes.flatMap((node) => this.#block(node))
    this.#depth--
    return blocks
  }

  #block(node: RootContent): Block[] {
    switch (node.type) {
      case 'heading': {
        const heading: Mutable<Heading> = {
          type: 'heading',
          children: this.#inline(node.children),
          depth: node.depth,
          level: node.depth,
          id: '',
          outlined: true,
        }
        this.#headings.push({ heading, isCover: this.#isCover })
        return [heading]
      }
      case 'paragraph':
        return [{ type: 'paragraph', children: this.#inline(node.children) }]
      case 'list':
        return [
          {
            type: 'list',
            start: node.ordered ? (node.start ?? 1) : undefined,
            tight: !node.spread && node.children.every(({ spread }) => !spread),
            items: node.children.map((item) => this.#blocks(item.children)),
          },
        ]
      case 'blockquote':
        return [{ type: 'quote', children: this.#blocks(node.children) }]
      case 'table': {
        const table = this.#table(node)
        return table.head || table.rows.length > 0 ? [table] : []
      }
      case 'code':
        return [{ type: 'code', value: node.value.split('\n').map(clean).join('\n') }]
      case 'thematicBreak':
        return [{ type: 'rule' }]
      case 'containerDirective':
        return this.#container(node)
      case 'leafDirective':
        return this.#leaf(node)
      case 'footnoteDefinition':
        return this.#referred.has(node.identifier) ? [] : this.#unreferred(node.label ?? node.identifier, node.children)
      case 'definition':
        return []
      default:
        return [{ type: 'paragraph', children: this.#inline([node as PhrasingContent]) }]
    }
  }

  /** A note that nothing refers to stays where it was written, as text. */
  #unreferred(label: string, children: readonly RootContent[]): Block[] {
    const sign: Inline = { type: 'text', value: `[^${clean(label)}]: ` }
    const wasNote = this.#isNote
    this.#isNote = true
    const [first, ...rest] = this.#blocks(children)
    this.#isNote = wasNote
    return first?.type === 'paragraph'
      ? [{ ...first, children: joined([sign, ...first.children]) }, ...rest]
      : [{ type: 'paragraph', children: [sign] }, ...(first ? [first] : []), ...rest]
  }

  #table(node: MarkdownTable): Table {
    const columns = Math.max(...node.children.map((row) => row.children.length))
    const [head = [], ...rows] = node.children.map((row) => Array.from({ length: columns }, (_, column) => this.#inline(row.children[column]?.children ?? [])))
    return {
      type: 'table',
      head: head.every((cell) => cell.length === 0) ? undefined : head,
      rows,
      right: Array.from({ length: columns }, (_, column) => node.align?.[column] === 'right'),
    }
  }

  #container(node: ContainerDirective): Block[] {
    const { attributes } = node
    const anchor = this.#anchor(attributes?.id)
    switch (node.name) {
      case 'cover': {
        this.#isCover = true
        const children = this.#blocks(node.children)
        this.#isCover = false
        return [{ type: 'cover', children, ...anchor }]
      }
      case 'provision':
        return [{ type: 'provision', children: this.#blocks(node.children), ref: attributes?.ref ? clean(unescaped(attributes.ref)) : undefined, ...anchor }]
      case 'editorial':
        return [{ type: 'editorial', children: this.#blocks(node.children), ...anchor }]
      case 'inserted':
      case 'deleted':
        return [{ type: 'changed', change: changeOf(node.name === 'inserted' ? 'ins' : 'del', attributes), children: this.#blocks(node.children) }]
      case 'chart':
        return this.#chart(this.#blocks(node.children), attributes)
      default:
        return this.#blocks(node.children)
    }
  }

  /** A table drawn, under the words before it. What cannot be drawn stays as it is. */
  #chart(blocks: readonly Block[], attributes: Attributes): Block[] {
    const [first, second] = blocks
    const caption = first?.type === 'paragraph' && blocks.length === 2 ? first.children : []
    const table = caption.length > 0 ? second : first
    const type = chartTypes.find((each) => each === attributes?.type) ?? 'bars'
    const drawing =
      table?.type === 'table'
        ? drawingOf(table, type, this.#lang, { hasBefore: attributes?.before !== undefined, hasAdded: attributes?.added !== undefined })
        : undefined
    if (!drawing) return [...blocks]
    const rest = blocks.slice(caption.length > 0 ? 2 : 1)
    return [{ type: 'chart', ...drawing, caption, isAgain: attributes?.again !== undefined }, ...rest]
  }

  #anchor(id: string | null | undefined): { id?: string } {
    if (!id || !anchorForm.test(id) || this.#given.has(id)) return {}
    this.#given.add(id)
    return { id }
  }

  #leaf(node: LeafDirective): Block[] {
    if (node.name === 'pagebreak' && node.children.length === 0) return [{ type: 'pagebreak' }]
    if (node.name === 'contents' && node.children.length === 0 && !this.#contents) {
      this.#contents = { entries: [], after: this.#headings.length }
      return [{ type: 'contents', entries: this.#contents.entries }]
    }
    return [{ type: 'paragraph', children: node.children.length > 0 ? this.#inline(node.children) : [this.#sourceOf(node)] }]
  }

  #inline(nodes: readonly PhrasingContent[]): Inline[] {
    const isDeep = this.#marks > deepest.marks
    const flat = isDeep ? leaves(nodes, ({ type }) => type !== 'textDirective') : nodes
    this.#marks++
    const made = flat.flatMap((node) => (isDeep && node.type === 'textDirective' ? [this.#sourceOf(node)] : this.#phrase(node)))
    this.#marks--
    return joined(made)
  }

  #phrase(node: PhrasingContent): Inline[] {
    switch (node.type) {
      case 'text':
        return [{ type: 'text', value: clean(node.value) }]
      case 'inlineCode':
        return [{ type: 'code', value: clean(node.value) }]
      case 'strong':
      case 'emphasis':
        return [{ type: node.type, children: this.#inline(node.children) }]
      case 'break':
        return [{ type: 'break' }]
      case 'link':
        return this.#link(node.url, this.#inline(node.children))
      case 'linkReference':
        return this.#link(this.#targets.get(node.identifier) ?? '', this.#inline(node.children))
      case 'image':
        return this.#link(node.url, [{ type: 'text', value: clean(node.alt || node.url) }])
      case 'imageReference':
        return this.#link(this.#targets.get(node.identifier) ?? '', [{ type: 'text', value: clean(node.alt || node.identifier) }])
      case 'footnoteReference':
        return [this.#note(node.identifier) ?? { type: 'text', value: `[^${clean(node.label ?? node.identifier)}]` }]
      case 'textDirective':
        return this.#directive(node)
      default:
        return [this.#sourceOf(node)]
    }
  }

  #link(url: string, children: readonly Inline[]): Inline[] {
    if (/^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(url)) return [{ type: 'link', url: url.replace(/[<>"'`\\{}|^]/g, encodeURIComponent), children }]
    const to = url.slice(1)
    return url.startsWith('#') && this.#anchors.has(to) ? [{ type: 'jump', to, children }] : [...children]
  }

  /** Undefined inside a note: a note has no notes of its own. */
  #note(identifier: string): Inline | undefined {
    if (this.#isNote || !this.#definitions.has(identifier)) return undefined
    const known = this.#numbers.get(identifier)
    if (known !== undefined) return { type: 'note', number: known, again: true }
    this.#numbers.set(identifier, this.#numbers.size + 1)
    return { type: 'note', number: this.#numbers.size, again: false }
  }

  /** A text directive of the dialect; any other, and one without words, is the text it was written as. */
  #directive(node: TextDirective): Inline[] {
    const { name, attributes } = node
    const tone = tones.find((each) => each === name)
    if (node.children.length > 0) {
      if (tone) return [{ type: 'tone', tone, children: this.#inline(node.children) }]
      if (name === 'ins' || name === 'del') return [{ type: 'change', change: changeOf(name, attributes), children: this.#inline(node.children) }]
      if (name === 'bar' && attributes?.of) return [{ type: 'bar', share: shareOf(attributes), label: plainText(this.#inline(node.children)) }]
    }
    const first = node.children[0]
    if (!first) return [this.#sourceOf(node)]
    const start = first.position?.start.offset ?? 0
    const end = node.children.at(-1)?.position?.end.offset ?? start
    return [this.#text(node.position?.start.offset ?? 0, start), ...this.#inline(node.children), this.#text(end, node.position?.end.offset ?? end)]
  }

  #sourceOf(node: Nodes): Inline {
    return this.#text(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
  }

  #text(start: number, end: number): Inline {
    return { type: 'text', value: clean(this.#source.slice(start, end)) }
  }

  /** Titles, levels and ids of the headings, then the entries of the contents. */
  #outline(blocks: readonly Block[]): void {
    const [first] = blocks
    const hasCover = this.#headings.some(({ isCover }) => isCover)
    const isOnlyTitle = first?.type === 'heading' && first.depth === 1 && this.#headings.filter(({ heading }) => heading.depth === 1).length === 1
    const isTitle = ({ heading, isCover }: Found) => isCover || (!hasCover && isOnlyTitle && heading === first)
    const least = Math.min(...this.#headings.filter((each) => !isTitle(each)).map(({ heading }) => heading.depth))
    let before = 0
    for (const [index, each] of this.#headings.entries()) {
      each.heading.id = this.#freeId(`section-${index + 1}`)
      each.heading.level = isTitle(each) ? 0 : Math.min(each.heading.depth - least + 1, before + 1)
      if (each.heading.level > 0) before = each.heading.level
    }
    if (!this.#contents) return
    const { entries, after } = this.#contents
    const own = blocks[blocks.findIndex(({ type }) => type === 'contents') - 1]
    for (const { heading } of this.#headings) if (heading === own) heading.outlined = false
    for (const { heading } of this.#headings.slice(after))
      if (heading.level > 0 && heading.level <= 3) entries.push({ id: heading.id, text: plainText(heading.children), level: heading.level })
  }

  #freeId(wished: string): string {
    return this.#anchors.has(wished) ? this.#freeId(`${wished}-`) : wished
  }
}

/** Texts side by side as one. */
function joined(nodes: readonly Inline[]): Inline[] {
  const out: Inline[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (node.type === 'text' && last?.type === 'text') out[out.length - 1] = { type: 'text', value: last.value + node.value }
    else out.push(node)
  }
  return out
}

/** A value that a template has put in as Markdown; the values of directives know no escapes. */
const unescaped = (value: string): string => value.replace(/\\([!-/:-@[-`{-~])/g, '$1')

const changeOf = (kind: Change['kind'], attributes: Attributes): Change => ({
  kind,
  by: attributes?.by ? clean(unescaped(attributes.by)) : undefined,
  date: attributes?.date && isDay(attributes.date) ? attributes.date : undefined,
  move: /^\d{1,6}$/.test(attributes?.move ?? '') ? Number(attributes?.move) : undefined,
})

function shareOf(attributes: Attributes): number {
  const value = Number(attributes?.value ?? 0)
  const of = Number(attributes?.of ?? 0)
  return of > 0 && Number.isFinite(value) ? Math.min(1, Math.max(0, value / of)) : 0
}
