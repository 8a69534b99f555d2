// A document on a terminal: wrapped to its width, tables fitted to it, tones as colours.
import type { ChalkInstance } from 'chalk'
import type { List, ListItem, PhrasingContent, Root, RootContent, Table } from 'mdast'
import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import { type Tone, parseDocument, shareOf, toneOf } from './document.ts'

export interface TerminalOptions {
  /** Columns. */
  readonly width: number
  readonly colour: ChalkInstance
}

/** The document as text for a terminal; nothing in it can steer the terminal but our own colours. */
export function toTerminal(markdown: string, options: TerminalOptions): string {
  const width = Math.min(options.width, 120)
  return `${blocks(parseDocument(markdown), { ...options, width }).join('\n').trimEnd()}\n`
}

type Node = RootContent | Root

function blocks(parent: { readonly children: readonly Node[] }, options: TerminalOptions): string[] {
  const lines: string[] = []
  for (const node of parent.children) {
    const block = blockLines(node, options)
    if (block.length === 0) continue
    if (lines.length > 0) lines.push('')
    lines.push(...block)
  }
  return lines
}

function blockLines(node: Node, options: TerminalOptions): string[] {
  const { width, colour } = options
  switch (node.type) {
    case 'heading': {
      const text = inline(node.children, colour)
      const lines = wrap(text, width)
      if (node.depth === 1) return [...lines.map((line) => colour.bold(line)), colour.dim('═'.repeat(Math.min(width, Math.max(...lines.map((line) => stringWidth(line))))))]
      return lines.map((line) => colour.bold(line))
    }
    case 'paragraph':
      return wrap(inline(node.children, colour), width)
    case 'list':
      return listLines(node, options)
    case 'blockquote':
      return blocks(node, { ...options, width: width - 2 }).map((line) => `${colour.dim('│')} ${line}`)
    case 'table':
      return tableLines(node, options)
    case 'thematicBreak':
      return [colour.dim('─'.repeat(width))]
    case 'code':
      return node.value.split('\n').map((line) => `    ${visible(line)}`)
    case 'containerDirective':
      return node.name === 'chart' ? chartLines(node.children, options) : blocks(node, options)
    default:
      return 'children' in node ? blocks(node as { children: Node[] }, options) : []
  }
}

function listLines(list: List, options: TerminalOptions): string[] {
  return list.children.flatMap((item: ListItem, index) => {
    const sign = list.ordered ? `${(list.start ?? 1) + index}.` : '•'
    const indent = sign.length + 1
    const lines = item.children.flatMap((child) => blockLines(child, { ...options, width: options.width - indent }))
    return lines.map((line, place) => (place === 0 ? `${sign} ${line}` : `${' '.repeat(indent)}${line}`))
  })
}

const inline = (nodes: readonly PhrasingContent[], colour: ChalkInstance): string =>
  nodes
    .map((node): string => {
      switch (node.type) {
        case 'text':
          return visible(node.value)
        case 'inlineCode':
          return colour.cyan(visible(node.value))
        case 'strong':
          return colour.bold(inline(node.children, colour))
        case 'emphasis':
          return colour.italic(inline(node.children, colour))
        case 'break':
          return '\n'
        case 'textDirective': {
          if (node.name === 'bar') return bar(shareOf(node.attributes), 10, colour)
          const tone = toneOf(node.name)
          const text = inline(node.children, colour)
          return tone ? toned(tone, text, colour) : text
        }
        default:
          return 'children' in node ? inline(node.children as PhrasingContent[], colour) : ''
      }
    })
    .join('')

const toned = (tone: Tone, text: string, colour: ChalkInstance): string =>
  ({ late: colour.red.bold, soon: colour.yellow, done: colour.green, id: colour.dim })[tone](text)

const bar = (share: number, width: number, colour: ChalkInstance): string => {
  const full = Math.round(share * width)
  return `${colour.green('█'.repeat(full))}${colour.dim('░'.repeat(width - full))}`
}

/** Control and direction characters made visible, so that a record cannot steer the terminal. */
export const visible = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
  text.replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

const wrap = (text: string, width: number): string[] => wrapAnsi(text, Math.max(10, width), { hard: true, trim: true }).split('\n')

const gap = 2

/** A table: columns as wide as they need; when they need too much, the widest give way and their cells wrap. */
function tableLines(table: Table, { width, colour }: TerminalOptions): string[] {
  const cells = table.children.map((row) => row.children.map((cell) => inline(cell.children, colour)))
  const [head = [], ...rows] = cells
  const columns = Math.max(...cells.map((row) => row.length))
  const natural = Array.from({ length: columns }, (_, column) => Math.max(1, ...cells.map((row) => stringWidth(row[column] ?? ''))))
  const least = Array.from({ length: columns }, (_, column) => Math.min(24, Math.max(1, ...cells.map((row) => longestWord(row[column] ?? '')))))
  const sizes = cells.slice(0, 200).map((row) => row.map((cell) => stringWidth(cell)))
  const widths = fit(natural, least, sizes, width - gap * (columns - 1))
  const isRight = (column: number) => table.align?.[column] === 'right'
  const lay = (row: readonly string[]): string[] => {
    const wrapped = widths.map((each, column) => wrap(row[column] ?? '', each))
    const height = Math.max(...wrapped.map((lines) => lines.length))
    return Array.from({ length: height }, (_, line) =>
      wrapped
        .map((lines, column) => {
          const text = lines[line] ?? ''
          const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(text)))
          return isRight(column) ? space + text : text + space
        })
        .join(' '.repeat(gap))
        .trimEnd(),
    )
  }
  const hasHead = head.some((cell) => stringWidth(cell) > 0)
  const ruled = widths.map((each) => '─'.repeat(each)).join(' '.repeat(gap))
  return [...(hasHead ? [...lay(head).map((line) => colour.dim(line)), colour.dim(ruled)] : []), ...rows.flatMap(lay)]
}

const longestWord = (text: string): number => Math.max(0, ...text.split(/\s+/).map((word) => stringWidth(word)))

/**
 * Widths that sum to at most `width`: each column its longest word, then what is left goes, step by step, to the column whose cells
 * make the rows tallest, so that the table becomes as low as it can.
 */
function fit(natural: readonly number[], least: readonly number[], cells: readonly (readonly number[])[], width: number): number[] {
  const total = (widths: readonly number[]) => widths.reduce((sum, each) => sum + each, 0)
  if (total(natural) <= width) return [...natural]
  const widths = [...least]
  while (total(widths) > width && Math.max(...widths) > 4) {
    const widest = widths.indexOf(Math.max(...widths))
    widths[widest] = (widths[widest] ?? 5) - 1
  }
  const height = (column: number, more: number) =>
    cells.reduce((sum, row) => sum + Math.max(...widths.map((each, place) => (row[place] ?? 0) / (place === column ? each + more : each)), 1), 0)
  for (let left = width - total(widths); left > 0; left--) {
    let best = -1
    let lowest = Number.POSITIVE_INFINITY
    for (const [column, each] of widths.entries()) {
      if (each >= (natural[column] ?? 0)) continue
      const after = height(column, Math.min(4, (natural[column] ?? 0) - each))
      if (after < lowest) {
        lowest = after
        best = column
      }
    }
    if (best === -1) break
    widths[best] = (widths[best] ?? 0) + 1
  }
  return widths
}

/** A chart is the table it is drawn from, with a bar in each row for its first number. */
function chartLines(children: readonly Node[], options: TerminalOptions): string[] {
  const table = children.find((child): child is Table => child.type === 'table')
  if (!table) return []
  const [head, ...rows] = table.children.map((row) => row.children.map((cell) => inline(cell.children, options.colour)))
  const numbers = rows.map((row) => Number(row[1]))
  if (!head || numbers.some((each) => !Number.isFinite(each))) return tableLines(table, options)
  const most = Math.max(1, ...numbers)
  const labels = Math.min(36, Math.max(...rows.map((row) => stringWidth(row[0] ?? ''))))
  const digits = String(most).length
  const space = Math.max(8, Math.min(40, options.width - labels - digits - 2 * gap))
  return rows.map((row, index) => {
    const label = stringWidth(row[0] ?? '') > labels ? `${(row[0] ?? '').slice(0, labels - 1)}…` : (row[0] ?? '')
    const value = numbers[index] ?? 0
    return `${label}${' '.repeat(labels - stringWidth(label) + gap)}${String(value).padStart(digits)}${' '.repeat(gap)}${options.colour.green('█'.repeat(Math.round((value / most) * space)))}`.trimEnd()
  })
}
