// A document as PDF, through Typst: tagged for readers of every kind, with bookmarks, real footnotes and embedded fonts.
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { userError } from '../core/failure.ts'
import { localeOf, message, say } from '../core/message.ts'
import { chartSvg, sizeOf } from './chart.ts'
import { columnShares, hasWideTable } from './columns.ts'
import { type Block, type ContentsEntry, type Inline, type Table, plainText } from './document.ts'
import { documentWords } from './document-words.ts'
import type { DocumentOptions } from './index.ts'
import { parseDocument } from './parse-document.ts'
import { pdfFonts, pdfLayout } from './pdf-layout.ts'
import { seriesWords } from './series.ts'

/** In a line of a table, on a page that stands or lies. */
const characters = { upright: 104, lying: 160 }

/** What a block is laid out with. */
interface Setting {
  readonly lang: DocumentOptions['lang']
  readonly characters: number
}

/**
 * The bytes of the file, in PDF/UA-1: the same for the same text and options on every machine, unless it holds signs that only this
 * machine's fonts have.
 * @throws UserError `pdf-engine` where Typst is not installed, `pdf-signs` for signs that no font can show
 */
export async function toPdf(markdown: string, options: Omit<DocumentOptions, 'width' | 'colour' | 'rasterise'>): Promise<Uint8Array> {
  const { title, author, subject, date, lang } = options
  const document = parseDocument(markdown, lang)
  const isWide = hasWideTable(document.blocks, characters.upright)
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number)
  const [before = '', between = '', after = ''] = say(message(documentWords.page, { page: '\n', pages: '\n' }), lang).split('\n')
  const contents = document.blocks.find((block) => block.type === 'contents')
  const [language, region] = localeOf(lang).toLowerCase().split('-')
  const setting = { lang, characters: isWide ? characters.lying : characters.upright }
  const data = {
    ...{ title, author, subject: subject ?? null, year, month, day, lang: language, region: region ?? null, fonts: pdfFonts, lying: isWide },
    page: { before, between, after },
    contents: Object.fromEntries((contents?.entries ?? []).map(({ id, text }: ContentsEntry) => [id, text])),
    blocks: await blocks(document.blocks, setting),
    notes: await Promise.all(
      document.notes.map(async (note) => (await blocks(note, setting)).map((each, index) => (index === 0 ? withoutParagraph(each) : each))),
    ),
  }
  const compiler = await engine()
  try {
    return compile(compiler, { ...data, fallback: false })
  } catch (error) {
    if (!missingSigns(error)) throw error
    return withOtherFonts(compiler, data)
  }
}

/** Signs that the compiler's own fonts lack are looked for in those of the machine. */
function withOtherFonts(compiler: NodeCompiler, data: object): Uint8Array {
  try {
    return compile(compiler, { ...data, fallback: true })
  } catch (error) {
    const signs = missingSigns(error)
    if (!signs) throw error
    throw userError(
      'pdf-signs',
      {
        en: 'No font of this machine shows {signs}, so the PDF would lose them.',
        es: 'Ninguna fuente de este equipo muestra {signs}, de modo que el PDF los perdería.',
      },
      { signs },
      {
        en: 'Install a font that has them, or take another format: --format docx or --format html.',
        es: 'Instale una fuente que los tenga, o elija otro formato: --format docx o --format html.',
      },
    )
  }
}

async function engine(): Promise<NodeCompiler> {
  try {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
    return NodeCompiler.create({})
  } catch (error) {
    throw userError(
      'pdf-engine',
      {
        en: 'PDF needs the package @myriaddreamin/typst-ts-node-compiler, which cannot be loaded here: {detail}',
        es: 'El PDF necesita el paquete @myriaddreamin/typst-ts-node-compiler, que aquí no se puede cargar: {detail}',
      },
      { detail: firstLine(error) },
      {
        en: 'Install it with “npm install --include=optional”; or take another format: --format docx or --format html.',
        es: 'Instálelo con «npm install --include=optional»; o elija otro formato: --format docx o --format html.',
      },
    )
  }
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''

function compile(compiler: NodeCompiler, data: object): Uint8Array {
  const compiled = compiler.compile({ mainFileContent: pdfLayout, inputs: { data: JSON.stringify(data) } })
  if (!compiled.result) {
    const error = compiled.takeError()
    throw new Error(`The layout of the PDF failed: ${error ? JSON.stringify(compiler.fetchDiagnostics(error)) : ''}`)
  }
  return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }))
}

/** The signs that the standard's check names, when that is what it complains of. */
function missingSigns(error: unknown): string | undefined {
  const signs = [...String((error as Error)?.message ?? error).matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g)].map((match) => match[1] ?? '')
  return signs.length > 0 ? [...new Set(signs)].slice(0, 10).join(' ') : undefined
}

type Node = { readonly type: string; readonly [key: string]: unknown }

/** The words above a provision stay on its page. */
async function blocks(children: readonly Block[], setting: Setting): Promise<Node[]> {
  const nodes = await Promise.all(children.map((block) => blockNode(block, setting)))
  return nodes.flatMap((node, index): Node[] => {
    const next = nodes[index + 1]
    if (node.type === 'paragraph' && next?.type === 'provision' && next.keep) return [{ type: 'kept', children: [node, next] }]
    return node.type === 'provision' && node.keep && nodes[index - 1]?.type === 'paragraph' ? [] : [node]
  })
}

async function blockNode(block: Block, setting: Setting): Promise<Node> {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, children: inline(block.children) }
    case 'list':
      return {
        ...block,
        start: block.start ?? null,
        items: await Promise.all(block.items.map(async (item) => (block.tight ? (await blocks(item, setting)).map(withoutParagraph) : blocks(item, setting)))),
      }
    case 'table':
      return tableNode(block, setting.characters)
    case 'chart': {
      const svg = await chartSvg(block.series, setting.lang, pdfFonts[0])
      return {
        type: 'chart',
        caption: inline(block.caption),
        svg,
        words: seriesWords(block.series, setting.lang),
        width: Math.min(450, sizeOf(svg).width * 0.78),
      }
    }
    case 'code':
      return { type: 'block-code', value: block.value }
    case 'contents':
    case 'rule':
    case 'pagebreak':
      return { type: block.type }
    case 'changed':
      return { ...block, children: await blocks(block.children, setting) }
    case 'provision':
      return { ...block, id: block.id ?? null, keep: lengthOf(block.children) < longestKept, children: await blocks(block.children, setting) }
    default:
      return { ...block, id: block.id ?? null, children: await blocks(block.children, setting) }
  }
}

/** A provision of fewer characters stays on one page, which also spares the layout of its notes again and again. */
const longestKept = 900

const lengthOf = (children: readonly Block[]): number =>
  children.reduce((sum, block) => {
    if (block.type === 'paragraph' || block.type === 'heading') return sum + plainText(block.children).length
    if (block.type === 'list') return sum + block.items.reduce((items, item) => items + lengthOf(item), 0)
    return 'children' in block ? sum + lengthOf(block.children) : longestKept
  }, 0)

const withoutParagraph = (node: Node): Node => (node.type === 'paragraph' ? { ...node, type: 'words' } : node)

function tableNode(table: Table, line: number): Node {
  const cells = (row: readonly (readonly Inline[])[]) => row.map((cell) => inline(cell, 20))
  return { type: 'table', head: table.head ? cells(table.head) : null, rows: table.rows.map(cells), right: table.right, shares: columnShares(table, line) }
}

/** Words longer than so many signs go in parts, between which a line may end. */
const inline = (nodes: readonly Inline[], longest = 42): Node[] =>
  nodes.flatMap((node): Node[] => {
    if (node.type === 'text') return splitLong(node.value, longest)
    if (node.type === 'bar') return [{ ...node, svg: barSvg(node.share) }]
    return 'children' in node ? [{ ...node, children: inline(node.children, longest) }] : [node]
  })

function splitLong(text: string, longest: number): Node[] {
  if (!new RegExp(`\\S{${longest}}`).test(text)) return [{ type: 'text', value: text }]
  return text.split(/(\s+)/).flatMap((word): Node[] => {
    if (word.length < longest || /^\s*$/.test(word)) return word === '' ? [] : [{ type: 'text', value: word }]
    const signs = [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment)
    return [{ type: 'long', parts: Array.from({ length: Math.ceil(signs.length / 4) }, (_, part) => signs.slice(part * 4, part * 4 + 4).join('')) }]
  })
}

const barSvg = (share: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="8"><rect x=".4" y=".4" width="63.2" height="7.2" rx="1.2" fill="#eef1f4" stroke="#5b6875" stroke-width=".8"/><rect x=".8" y=".8" width="${Math.round(share * 62.4 * 10) / 10}" height="6.4" rx="1" fill="#1d6b3a"/></svg>`
