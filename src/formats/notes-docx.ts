// Notes in Word: headings, paragraphs, lists, tables and footnotes as Markdown. mammoth reads the package; what was deleted in it is left out.
import { unzipSync } from 'fflate'
import { type NotesFormat, clean, largestNotes, tidy } from './notes-format.ts'

/** A node of mammoth's document, as far as it is read here. */
interface WordNode {
  readonly type: string
  readonly children?: readonly WordNode[]
  readonly value?: string
  readonly styleId?: string | null
  readonly styleName?: string | null
  readonly numbering?: { readonly isOrdered?: boolean; readonly level?: string | number } | null
  readonly noteType?: string
  readonly noteId?: string
  readonly notes?: { resolve(reference: WordNode): { readonly body: readonly WordNode[] } | null }
}

export const notesDocx: NotesFormat = async (bytes) => {
  refuseBombs(bytes)
  const mammoth = (await import('mammoth')).default
  let read: WordNode | undefined
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      transformDocument: (document: WordNode) => {
        read = document
        return { ...document, children: [] }
      },
    },
  )
  if (!read) throw new Error('no document in it')
  const printer = new Printer(read)
  const lines = (read.children ?? []).flatMap((node) => printer.block(node))
  return tidy(clean([...lines, '', ...printer.footnotes()].join('\n')).split('\n'))
}

/** A package can name sizes a thousand times its own: they are added up before anything is unpacked. */
function refuseBombs(bytes: Uint8Array): void {
  let whole = 0
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      whole += originalSize
      return false
    },
  })
  if (whole > largestNotes * 5) throw new Error('too large when unpacked')
}

class Printer {
  readonly document: WordNode
  readonly notes: WordNode[] = []
  /** Was the block before an item of a list? */
  inList = false

  constructor(document: WordNode) {
    this.document = document
  }

  block(node: WordNode): string[] {
    if (node.type === 'table') {
      this.inList = false
      return ['', ...this.table(node), '']
    }
    if (node.type !== 'paragraph') return (node.children ?? []).flatMap((child) => this.block(child))
    const words = this.words(node).trim()
    if (words === '') return ['']
    const level = headingLevel(node)
    const wasInList = this.inList
    this.inList = node.numbering !== null && node.numbering !== undefined && level === undefined
    if (level !== undefined) return ['', `${'#'.repeat(level)} ${words.replace(/\s*\n\s*/g, ' ')}`, '']
    if (this.inList)
      return [
        ...(wasInList ? [] : ['']),
        `${'  '.repeat(Math.min(6, Number(node.numbering?.level) || 0))}${node.numbering?.isOrdered ? '1.' : '-'} ${words.replace(/\s*\n\s*/g, ' ')}`,
      ]
    return ['', ...words.split('\n').map((line) => asText(line.trim())), '']
  }

  /** The words of a paragraph, signs of Markdown escaped where they would mean something. */
  words(node: WordNode): string {
    switch (node.type) {
      case 'text':
        return escaped(node.value ?? '')
      case 'tab':
        return ' '
      case 'break':
        return '\n'
      case 'noteReference':
        this.notes.push(node)
        return `[^${this.notes.length}]`
      case 'table':
      case 'tableCell':
        return (node.children ?? []).map((child) => this.words(child).trim()).join(' ')
      default:
        return (node.children ?? []).map((child) => this.words(child)).join('')
    }
  }

  /** A box of one column is what stands in it; others are tables, the first row on top. */
  table({ children = [] }: WordNode): string[] {
    const rows = children.filter(({ type }) => type === 'tableRow').map(({ children: cells = [] }) => cells)
    if (rows.every((row) => row.length <= 1)) return rows.flatMap((row) => row.flatMap((cell) => (cell.children ?? []).flatMap((child) => this.block(child))))
    const width = Math.max(...rows.map((row) => row.length))
    const lines = rows.map((row) => {
      const cells = Array.from({ length: width }, (_, column) => {
        const cell = row[column]
        return cell ? this.words(cell).replace(/\s+/g, ' ').trim().replace(/\|/g, '\\|') : ''
      })
      return `| ${cells.join(' | ')} |`
    })
    return [lines[0] ?? '', `|${' --- |'.repeat(width)}`, ...lines.slice(1)]
  }

  footnotes(): string[] {
    const lines: string[] = []
    // A footnote can hold a footnote: those come behind.
    for (let index = 0; index < this.notes.length && index < 10_000; index++) {
      const reference = this.notes[index]
      const body = reference ? this.document.notes?.resolve(reference)?.body : undefined
      lines.push(
        `[^${index + 1}]: ${(body ?? [])
          .map((node) => this.words(node))
          .join(' ')
          .replace(/\s+/g, ' ')
          .trim()}`,
      )
    }
    return lines
  }
}

/** The level of a heading by its style, in the languages in which Word names it. */
function headingLevel({ styleName, styleId }: WordNode): number | undefined {
  const name = `${styleName ?? ''} ${styleId ?? ''}`
  if (/^(?:title|título)\b/i.test(name)) return 1
  const level = /\b(?:heading|título|ttulo|encabezado)\s*([1-6])\b/i.exec(name)?.[1]
  return level === undefined ? undefined : Number(level)
}

const escaped = (text: string): string =>
  text
    .replace(/[\\`*]/g, '\\$&')
    .replace(/\[(?=\^)/g, '\\[')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')

/** A line that would begin a heading, a quotation or a list, and is none. */
const asText = (line: string): string => line.replace(/^(?:#{1,6}(?=\s)|>|[-+](?=\s))/, '\\$&').replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2')
