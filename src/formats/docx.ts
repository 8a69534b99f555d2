// A document as a Word file: real styles, contents, footnotes and tracked changes, without macros and without anything from outside.
import {
  type BookmarkEnd,
  Document as DocxDocument,
  Footer,
  Header,
  type IParagraphOptions,
  ImageRun,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Lang, localeOf, message, say } from '../core/message.ts'
import { drawnCharts, sizeOf } from './chart.ts'
import { columnShares, hasWideTable } from './columns.ts'
import { type Block, type Change, type Document, type Heading, type Inline, type List, type Table as DocumentTable, plainText } from './document.ts'
import { documentWords } from './document-words.ts'
import { type ListSign, bullets, numbered } from './docx-numbering.ts'
import { fixPackage } from './docx-package.ts'
import { DocxNames, field, runs } from './docx-runs.ts'
import { docxColours, docxFonts, docxIndents, stylesXml } from './docx-styles.ts'
import type { DocumentOptions } from './index.ts'
import { parseDocument } from './parse-document.ts'
import { seriesWords } from './series.ts'

/** The bytes of the file; the same for the same text and options. */
export async function toDocx(markdown: string, options: Omit<DocumentOptions, 'width' | 'colour'>): Promise<Uint8Array> {
  const { title, subject, author, date, lang, rasterise } = options
  const document = parseDocument(markdown, lang)
  const isWide = hasWideTable(document.blocks, mostUpright)
  const names = new DocxNames(author, date)
  const pictures = new Map<Block, Picture>()
  for (const [block, svg] of await drawnCharts(document, lang, docxFonts))
    pictures.set(block, { svg, png: await rasterise(svg, pictureScale), number: pictures.size + 1 })
  const writer = new Writer(document, names, isWide ? page.lying : page.upright, pictures, lang)
  const body = writer.body()
  const notes = document.notes.map((note, index) => [String(index + 1), { children: writer.note(note) }] as const)
  const file = new DocxDocument({
    title,
    creator: author,
    footnotes: Object.fromEntries(notes),
    sections: [
      {
        properties: {
          titlePage: document.blocks[0]?.type === 'cover',
          page: {
            size: { width: 11906, height: 16838, ...(isWide && { orientation: 'landscape' as const }) },
            margin: { top: 1418, bottom: 1418, left: 1418, right: 1418, header: 680, footer: 680 },
          },
        },
        headers: { default: new Header({ children: [new Paragraph({ style: 'Header', children: [new TextRun({ text: title })] })] }) },
        footers: { default: new Footer({ children: [pageNumber(author, lang)] }) },
        children: body,
      },
    ],
  })
  return fixPackage(await Packer.toBuffer(file), stylesXml(lang), { title, subject, author, date, locale: localeOf(lang), moves: names.moves })
}

/** Twips: the width of the text between A4's margins, standing and lying, and how many signs a line of a table has there; the step of a list. */
const page = { upright: { text: 9070, characters: 98 }, lying: { text: 14_002, characters: 140 } }
const step = 360
/** A table that needs more signs in a line than this lies. */
const mostUpright = 104

/** A chart as Word shows it, and as programs show it that know no SVG. */
interface Picture {
  readonly svg: string
  readonly png: Uint8Array
  /** Of all pictures of the file. */
  readonly number: number
}

/** How much larger the PNG is than it is shown, for paper; the largest width of a picture, in pixels of the page. */
const pictureScale = 3
const widestPicture = 600

function pageNumber(author: string, lang: Lang): Paragraph {
  const [before = '', between = '', after = ''] = say(message(documentWords.page, { page: '\n', pages: '\n' }), lang).split('\n')
  const words = (text: string) => new TextRun({ text })
  const field = (kind: string) => new TextRun({ children: [kind] })
  return new Paragraph({
    style: 'Footer',
    children: [
      words(author),
      new TextRun({ children: [new Tab()] }),
      words(before),
      field(PageNumber.CURRENT),
      words(between),
      field(PageNumber.TOTAL_PAGES),
      words(after),
    ],
  })
}

const contentsBookmark = '_contents'

/** The same as the table styles': the package would draw a grid over them. */
const ruled = (color: string) => ({ style: 'single', size: 4, space: 0, color }) as const
const none = { style: 'none', size: 0, space: 0, color: 'auto' } as const
const factsBorders = { top: none, left: none, right: none, bottom: ruled(docxColours.line), insideHorizontal: ruled(docxColours.line), insideVertical: none }
const recordBorders = { ...factsBorders, top: ruled(docxColours.quiet), bottom: ruled(docxColours.quiet) }

/** The little air after a table, and between two boxes that Word would join. */
const thinLine = (): Paragraph => new Paragraph({ style: 'TableText', spacing: { before: 0, after: 0, line: 160, lineRule: 'exact' } })

/** Where a paragraph stands: its style, the edge of that style, how deep in lists, under which change. */
interface Place {
  readonly style: string
  readonly edge: number
  readonly depth: number
  readonly change?: Change | undefined
  /** The sign of the list item, until its first paragraph has taken it. */
  readonly sign?: ListSign | undefined
  readonly isTight?: boolean
  /** The words above a provision stay on its page. */
  readonly isLead?: boolean
}

class Writer {
  readonly #document: Document
  readonly #names: DocxNames
  readonly #page: (typeof page)['upright']
  readonly #lang: Lang
  readonly #pictures: ReadonlyMap<Block, Picture>
  #lists = 0
  #isAfterBreak = false
  #anchors: string[] = []
  #open: ParagraphChild[] = []
  #close: BookmarkEnd | undefined

  constructor(document: Document, names: DocxNames, turned: (typeof page)['upright'], pictures: ReadonlyMap<Block, Picture>, lang: Lang) {
    this.#document = document
    this.#names = names
    this.#page = turned
    this.#pictures = pictures
    this.#lang = lang
  }

  body(): (Paragraph | Table)[] {
    const blocks = this.#blocks(this.#document.blocks, { style: 'Normal', edge: 0, depth: 0 })
    const last = blocks.at(-1)
    if (last instanceof Paragraph && this.#close) last.addChildElement(this.#close)
    return last ? blocks : [new Paragraph({})]
  }

  /** A note is paragraphs alone: the rows of a table in it become lines. */
  note(blocks: readonly Block[]): Paragraph[] {
    const flat = blocks.flatMap((block): Block[] =>
      block.type === 'table'
        ? block.rows.map((row) => ({
            type: 'paragraph',
            children: row.flatMap((cell, index): Inline[] => (index === 0 ? [...cell] : [{ type: 'text', value: ' | ' }, ...cell])),
          }))
        : [block],
    )
    const paragraphs = this.#blocks(flat.length > 0 ? flat : [{ type: 'paragraph', children: [] }], { style: 'FootnoteText', edge: 0, depth: 0 }).filter(
      (each) => each instanceof Paragraph,
    )
    paragraphs[0]?.addRunToFront(new TextRun({ text: ' ' }))
    return paragraphs
  }

  #blocks(blocks: readonly Block[], place: Place): (Paragraph | Table)[] {
    let rest = place
    return blocks.flatMap((block, index) => {
      const made = this.#block(block, block.type === 'paragraph' && blocks[index + 1]?.type === 'provision' ? { ...rest, isLead: true } : rest)
      if (made.length > 0) rest = { ...rest, sign: undefined }
      const isBoxed = block.type === 'provision' || block.type === 'editorial'
      return isBoxed && blocks[index - 1]?.type === block.type ? [thinLine(), ...made] : made
    })
  }

  #block(block: Block, place: Place): (Paragraph | Table)[] {
    switch (block.type) {
      case 'heading':
        return [this.#heading(block, place)]
      case 'paragraph':
        return [this.#paragraph(block.children, place)]
      case 'list':
        return this.#list(block, place)
      case 'quote':
        return this.#blocks(block.children, place.style === 'Normal' ? this.#styled('Quote', place) : { ...place, edge: place.edge + step })
      case 'provision':
        return this.#anchored(block.id, block.children, this.#styled('Provision', place))
      case 'editorial':
        return this.#anchored(block.id, block.children, this.#styled('EditorialNote', place))
      case 'cover': {
        const made = this.#anchored(block.id, block.children, { ...place, style: 'CoverText' })
        this.#isAfterBreak = true
        return [new Paragraph({ style: 'CoverText', spacing: { before: 3000 } }), ...made]
      }
      case 'changed':
        return this.#blocks(block.children, { ...place, change: block.change })
      case 'table':
        return this.#table(block, place)
      case 'chart':
        return [
          ...(block.caption.length > 0 ? [this.#paragraph([{ type: 'strong', children: block.caption }], place, { keepNext: true })] : []),
          this.#chart(block, place),
        ]
      case 'contents':
        return this.#contents(block.entries)
      case 'code':
        return [
          this.#paragraph(
            block.value.split('\n').flatMap((value, index): Inline[] => [...(index > 0 ? [{ type: 'break' } as const] : []), { type: 'text', value }]),
            { ...place, style: 'Code' },
          ),
        ]
      case 'rule':
        return [new Paragraph({ border: { bottom: { style: 'single', size: 4, space: 1, color: 'auto' } } })]
      case 'pagebreak':
        this.#isAfterBreak = true
        return []
    }
  }

  #styled = (style: keyof typeof docxIndents, place: Place): Place => ({
    ...place,
    style,
    edge: place.edge + place.depth * step + docxIndents[style],
    depth: 0,
  })

  #anchored(id: string | undefined, children: readonly Block[], place: Place): (Paragraph | Table)[] {
    if (id) this.#anchors.push(id)
    return this.#blocks(children, place)
  }

  /** A sign ¶ that is put in or taken out, alone at the end, is the end of the paragraph itself. */
  #paragraph(children: readonly Inline[], place: Place, options: Partial<IParagraphOptions> = {}): Paragraph {
    const { style, edge, depth, sign } = place
    const end = children.at(-1)
    const mark = end?.type === 'change' && plainText(end.children) === '¶' ? end.change : undefined
    const change = mark ?? place.change
    const isPlain = edge === (docxIndents as Record<string, number>)[style] || edge === 0
    const indent = depth > 0 ? { left: edge + depth * step, ...(sign ? { hanging: step } : {}) } : isPlain ? undefined : { left: edge }
    const revision = change && this.#names.revision(change)
    return new Paragraph({
      style,
      ...(indent ? { indent } : {}),
      ...(sign ? { numbering: { ...sign, level: 0 } } : {}),
      ...(place.isTight ? { spacing: { after: 40 } } : {}),
      ...(place.isLead ? { keepNext: true } : {}),
      ...this.#rule(place),
      ...(revision ? { run: change?.kind === 'ins' ? { insertion: revision } : { deletion: revision } } : {}),
      ...this.#break(),
      ...options,
      children: this.#withAnchors(options.children ?? runs(mark ? children.slice(0, -1) : children, this.#names, {}, place.change)),
    })
  }

  /** The rule of a provision stays at one place however far its paragraphs are set in, as far as Word can hold it away: 31 points. */
  #rule({ style, depth, sign }: Place): Partial<IParagraphOptions> {
    const steps = sign ? depth - 1 : depth
    return style === 'Provision' && steps > 0
      ? { border: { left: { style: 'single', size: 18, space: Math.min(31, 10 + steps * (step / 20)), color: docxColours.accent } } }
      : {}
  }

  #break(): { pageBreakBefore?: true } {
    if (!this.#isAfterBreak) return {}
    this.#isAfterBreak = false
    return { pageBreakBefore: true }
  }

  /** The bookmarks of the blocks that begin here, and the beginning of what the contents list. */
  #withAnchors(children: readonly ParagraphChild[]): ParagraphChild[] {
    const marked = this.#anchors.reduceRight<readonly ParagraphChild[]>((inner, anchor) => this.#names.marked(this.#names.bookmark(anchor), inner), children)
    const open = this.#open
    this.#anchors = []
    this.#open = []
    return [...open, ...marked]
  }

  #heading({ level, depth, id, outlined, children }: Heading, place: Place): Paragraph {
    const title = depth === 1 ? 'Title' : 'Subtitle'
    const style = level === 0 ? (place.style === 'CoverText' ? `Cover${title}` : title) : outlined ? `Heading${Math.min(6, level)}` : 'TOCHeading'
    if (this.#close) this.#anchors.push(id)
    return this.#paragraph(children, { ...place, style, edge: 0, depth: 0 })
  }

  #list(list: List, place: Place): (Paragraph | Table)[] {
    const sign = list.start === undefined ? bullets : numbered(list.start, ++this.#lists)
    const end = list.items.length - 1
    return list.items.flatMap((item, index) => {
      const inside = { ...place, depth: place.depth + 1, sign, isTight: list.tight }
      if (!list.tight || index < end || place.isTight) return this.#blocks(item, inside)
      const last = item.slice(-1)
      const first = this.#blocks(item.slice(0, -1), inside)
      return [...first, ...this.#blocks(last, { ...inside, isTight: false, sign: first.length > 0 ? undefined : sign })]
    })
  }

  #table(table: DocumentTable, place: Place): (Paragraph | Table)[] {
    const before = this.#isAfterBreak || this.#anchors.length > 0 || this.#open.length > 0 ? [this.#paragraph([], { ...place, style: 'TableText' })] : []
    const shares = columnShares(table, this.#page.characters, 5)
    const indent = place.edge + place.depth * step
    const columnWidths = shares.map((share) => Math.floor(share * (this.#page.text - indent)))
    const row = (cells: readonly (readonly Inline[])[], isHead: boolean) => {
      const revision = place.change && this.#names.revision(place.change)
      return new TableRow({
        cantSplit: true,
        ...(isHead ? { tableHeader: true } : {}),
        ...(revision ? (place.change?.kind === 'ins' ? { insertion: revision } : { deletion: revision }) : {}),
        children: cells.map(
          (cell, column) =>
            new TableCell({
              width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
              children: [
                this.#paragraph(
                  cell,
                  { style: isHead || (!table.head && column === 0) ? 'TableHead' : 'TableText', edge: 0, depth: 0, change: place.change },
                  table.right[column] ? { alignment: 'right' } : {},
                ),
              ],
            }),
        ),
      })
    }
    const rows = [...(table.head ? [row(table.head, true)] : []), ...table.rows.map((cells) => row(cells, false))]
    const made = new Table({
      style: table.head ? 'RecordTable' : 'FactsTable',
      borders: table.head ? recordBorders : factsBorders,
      layout: TableLayoutType.FIXED,
      width: { size: this.#page.text - indent, type: WidthType.DXA },
      indent: { size: indent, type: WidthType.DXA },
      columnWidths,
      tableLook: { firstRow: table.head !== undefined, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
      rows,
    })
    return [...before, made, thinLine()]
  }

  #chart(chart: Extract<Block, { type: 'chart' }>, place: Place): Paragraph {
    const { svg, png, number } = this.#pictures.get(chart) as Picture
    const { width, height } = sizeOf(svg)
    const share = Math.min(1, widestPicture / width)
    const transformation = { width: Math.round(width * share), height: Math.round(height * share) }
    const image = new ImageRun({
      type: 'svg',
      data: new TextEncoder().encode(svg),
      transformation,
      fallback: { type: 'png', data: png },
      altText: { id: String(number), name: plainText(chart.caption) || chart.series.label, description: seriesWords(chart.series, this.#lang) },
    })
    return this.#paragraph([], place, { children: [image] })
  }

  /** A field that lists what lies inside its bookmark. Word fills it with page numbers; until then each line is a link to its heading. */
  #contents(entries: readonly { readonly id: string; readonly text: string; readonly level: number }[]): Paragraph[] {
    if (entries.length === 0) return []
    const [open, close] = this.#names.ends(contentsBookmark)
    this.#close = close
    const [begin, code, separate, end] = field(`TOC \\o "1-3" \\b ${contentsBookmark} \\h \\z`, [], { dirty: true })
    const lines = entries.map(({ id, text, level }, index) => {
      const link = new InternalHyperlink({ anchor: this.#names.bookmark(id), children: [new TextRun({ text })] })
      const first = index === 0 ? [begin, code, separate] : []
      const last = index === entries.length - 1 ? [end] : []
      return new Paragraph({ style: `TOC${level}`, ...this.#break(), children: [...first, link, ...last].filter((each) => each !== undefined) })
    })
    this.#open = [open]
    return lines
  }
}
