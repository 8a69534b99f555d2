// A document on a terminal: wrapped to its width, tables fitted to it, tones as colours.
import type { ChalkInstance } from 'chalk'
import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'
import type { Lang } from '../core/message.ts'
import { chartLines } from './chart-lines.ts'
import { fitColumns } from './columns.ts'
import { type Block, type Inline, type List, type Table, type Tone, changeWords } from './document.ts'
import { parseDocument } from './parse-document.ts'

export interface TerminalOptions {
  /** Columns. */
  readonly width: number
  readonly colour: ChalkInstance
  /** English unless given. */
  readonly lang?: Lang
}

/** The document as text for a terminal; nothing in it can steer the terminal but our own colours. */
export function toTerminal(markdown: string, { width, colour, lang = 'en' }: TerminalOptions): string {
  const document = parseDocument(markdown, lang)
  const options = { width: Math.min(width, 120), colour, lang }
  const lines = blockLines(document.blocks, options)
  if (document.notes.length > 0) lines.push('', colour.dim('─'.repeat(Math.min(20, options.width))))
  for (const [index, note] of document.notes.entries()) lines.push(...hang(`[${index + 1}]`, (rest) => blockLines(note, rest), options))
  return `${lines.join('\n').trimEnd()}\n`
}

function blockLines(blocks: readonly Block[], options: TerminalOptions): string[] {
  const lines: string[] = []
  for (const block of blocks) {
    const own = linesOf(block, options)
    if (own.length === 0) continue
    if (lines.length > 0) lines.push('')
    lines.push(...own)
  }
  return lines
}

function linesOf(block: Block, options: TerminalOptions): string[] {
  const { width, colour } = options
  switch (block.type) {
    case 'heading': {
      const lines = wrap(inline(block.children, colour), width)
      if (block.depth === 1)
        return [...lines.map((line) => colour.bold(line)), colour.dim('═'.repeat(Math.min(width, Math.max(...lines.map((line) => stringWidth(line))))))]
      return lines.map((line) => colour.bold(line))
    }
    case 'paragraph':
      return wrap(inline(block.children, colour), width)
    case 'list':
      return listLines(block, options)
    case 'quote':
      return edged(colour.dim('│'), block.children, options)
    case 'provision':
      return edged('┃', block.children, options)
    case 'editorial':
      return [colour.dim(`┌${'─'.repeat(width - 1)}`), ...edged(colour.dim('│'), block.children, options), colour.dim(`└${'─'.repeat(width - 1)}`)]
    case 'changed':
      return blockLines(changeWords(block.children, block.change), options)
    case 'cover':
      return blockLines(block.children, options)
    case 'table':
      return tableLines(block, options)
    case 'chart':
      return [
        ...(block.caption.length > 0 ? [...wrap(inline(block.caption, colour), width), ''] : []),
        ...chartLines(block.series, options.lang ?? 'en', width, wrap).map((line) =>
          line
            .map(({ text, isDrawn }) => (isDrawn ? colour.green(text) : text))
            .join('')
            .trimEnd(),
        ),
      ]
    case 'contents':
      return block.entries.flatMap(({ text, level }) => wrap(text, width - 2 * (level - 1)).map((line) => `${'  '.repeat(level - 1)}${line}`))
    case 'code':
      return block.value.split('\n').map((line) => `    ${line}`)
    case 'rule':
      return [colour.dim('─'.repeat(width))]
    case 'pagebreak':
      return []
  }
}

const edged = (edge: string, blocks: readonly Block[], options: TerminalOptions): string[] =>
  blockLines(blocks, { ...options, width: options.width - 2 }).map((line) => `${edge} ${line}`.trimEnd())

/** Lines behind a sign, the next ones under the first. */
function hang(sign: string, lay: (options: TerminalOptions) => string[], options: TerminalOptions): string[] {
  const indent = sign.length + 1
  const lines = lay({ ...options, width: options.width - indent })
  return (lines.length > 0 ? lines : ['']).map((line, place) => `${place === 0 ? `${sign} ` : ' '.repeat(indent)}${line}`.trimEnd())
}

function listLines(list: List, options: TerminalOptions): string[] {
  return list.items.flatMap((item, index) => {
    const lay = (rest: TerminalOptions) => (list.tight ? item.flatMap((block) => linesOf(block, rest)) : blockLines(item, rest))
    const lines = hang(list.start === undefined ? '•' : `${list.start + index}.`, lay, options)
    return list.tight || index === list.items.length - 1 ? lines : [...lines, '']
  })
}

const inline = (nodes: readonly Inline[], colour: ChalkInstance): string =>
  nodes
    .map((node): string => {
      switch (node.type) {
        case 'text':
          return node.value
        case 'code':
          return colour.cyan(node.value)
        case 'strong':
          return colour.bold(inline(node.children, colour))
        case 'emphasis':
          return colour.italic(inline(node.children, colour))
        case 'break':
          return '\n'
        case 'link':
          return linkText(node.url, inline(node.children, colour), colour)
        case 'jump':
          return inline(node.children, colour)
        case 'note':
          return colour.dim(`[${node.number}]`)
        case 'tone':
          return toned(node.tone, inline(node.children, colour), colour)
        case 'bar':
          return bar(node.share, 10, colour)
        case 'change':
          return node.change.kind === 'ins'
            ? colour.green.underline(`{+${inline(node.children, colour)}+}`)
            : colour.red.strikethrough(`[-${inline(node.children, colour)}-]`)
      }
    })
    .join('')

/** The address follows words that do not say it. */
const linkText = (url: string, words: string, colour: ChalkInstance): string =>
  words === url || `mailto:${words}` === url ? words : `${words} ${colour.dim(`<${url}>`)}`

const toned = (tone: Tone, text: string, colour: ChalkInstance): string =>
  ({ late: colour.red.bold, soon: colour.yellow, done: colour.green, id: colour.dim })[tone](text)

const bar = (share: number, width: number, colour: ChalkInstance): string => {
  const full = Math.round(share * width)
  return `${colour.green('█'.repeat(full))}${colour.dim('░'.repeat(width - full))}`
}

const wrap = (text: string, width: number): string[] => wrapAnsi(text, Math.max(1, width), { hard: true, trim: true }).split('\n')

const gap = 2

/** A table: columns as wide as they need; when they need too much, the widest give way and their cells wrap. */
function tableLines(table: Table, { width, colour }: TerminalOptions): string[] {
  const head = table.head?.map((cell) => inline(cell, colour))
  const rows = table.rows.map((row) => row.map((cell) => inline(cell, colour)))
  const cells = head ? [head, ...rows] : rows
  const columns = table.right.map((_, column) => ({
    natural: Math.max(1, ...cells.map((row) => stringWidth(row[column] ?? ''))),
    least: Math.min(24, Math.max(1, ...cells.map((row) => leastWidth(row[column] ?? '')))),
  }))
  const room = width - gap * (columns.length - 1)
  if (head && columns.length > 3 && columns.reduce((sum, { least }) => sum + least, 0) > room) return rowByRow(head, rows, { width, colour })
  const sizes = cells.slice(0, 200).map((row) => row.map((cell) => stringWidth(cell)))
  const widths = fitColumns(columns, sizes, room)
  const lay = (row: readonly string[]): string[] => {
    const wrapped = widths.map((each, column) => wrap(row[column] ?? '', each))
    const height = Math.max(...wrapped.map((lines) => lines.length))
    return Array.from({ length: height }, (_, line) =>
      wrapped
        .map((lines, column) => {
          const text = lines[line] ?? ''
          const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(text)))
          return table.right[column] ? space + text : text + space
        })
        .join(' '.repeat(gap))
        .trimEnd(),
    )
  }
  const ruled = widths.map((each) => '─'.repeat(each)).join(' '.repeat(gap))
  return [...(head ? [...lay(head).map((line) => colour.dim(line)), colour.dim(ruled)] : []), ...rows.flatMap(lay)]
}

/** A table that the terminal is too narrow for: one block a row, a line a column; empty cells are left out. */
function rowByRow(head: readonly string[], rows: readonly (readonly string[])[], { width, colour }: TerminalOptions): string[] {
  const labels = Math.min(24, Math.max(...head.map((each) => stringWidth(each))))
  return rows.flatMap((row, place) => [
    ...(place > 0 ? [colour.dim('─'.repeat(Math.min(20, width)))] : []),
    ...row.flatMap((cell, column) => {
      if (cell === '' || cell === '–') return []
      const label = wrap(head[column] ?? '', labels)
      const words = wrap(cell, width - labels - gap)
      return Array.from({ length: Math.max(label.length, words.length) }, (_, line) => {
        const name = label[line] ?? ''
        return `${colour.dim(name)}${' '.repeat(labels - stringWidth(name) + gap)}${words[line] ?? ''}`.trimEnd()
      })
    }),
  ])
}

/** A cell of a few letters stays on one line; a longer one can wrap down to its longest word. */
function leastWidth(text: string): number {
  const width = stringWidth(text)
  return Math.max(Math.min(width, 10), ...text.split(/[ \n]+/).map((word) => stringWidth(word)))
}
