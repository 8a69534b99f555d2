// Blocks of a document as Markdown at once, where nothing in their words needs an escape.
import type { Block, Inline, Table } from './document.ts'

const beginsAnywhere = /^(?:[\p{L}“«¿¡‘]|\d+(?![.)\d]))/u
const beginsInside = /^[\p{L}\p{N}“«¿¡‘ ,;.)–]/u
const unmistakable = /^[\p{L}\p{M}\p{N} ,;.()“”«»‘’'"?¿¡–—%/#-]+$/u
/** A colon that no bracket stands before. */
const colon = /(?<=[\p{L}\p{N}]): (?=[\p{L}\p{N}])/gu
const marked = /^[\p{L}\p{N}](?:.*[\p{L}\p{N}.,;)?%])?$/u

const isUnmistakable = (text: string): boolean => unmistakable.test(text) || (text.includes(': ') && unmistakable.test(text.replace(colon, ' ')))

/** What a line of text without marks, or with none but simple ones, is as Markdown; undefined where something has to be escaped. */
export function plainLine(nodes: readonly Inline[]): string | undefined {
  let line = ''
  let isAfterMark = false
  for (const [index, node] of nodes.entries()) {
    const isStrong = node.type === 'strong' || (node.type === 'tone' && node.tone === 'late')
    const isMark = isStrong || node.type === 'emphasis'
    const [only, ...more] = node.type === 'tone' || isMark ? node.children : [node]
    if (node.type === 'note') {
      line += `[^${node.number}]`
      isAfterMark = false
      continue
    }
    if (only?.type !== 'text' || more.length > 0 || !isUnmistakable(only.value)) return undefined
    if (isMark) {
      if (!(line === '' || line.endsWith(' ')) || !marked.test(only.value)) return undefined
      line += isStrong ? `**${only.value}**` : `_${only.value}_`
    } else {
      const begins = isAfterMark ? /^[ .,;)]/ : index === 0 ? beginsAnywhere : beginsInside
      if (!begins.test(only.value)) return undefined
      line += only.value
    }
    isAfterMark = isMark
  }
  return line === '' || /[ #]$/.test(line) ? undefined : line
}

/** A heading, paragraph, table or quotation as Markdown, without a line end; undefined for one that is not of plain lines, and for any other block. */
export function plainBlock(block: Block): string | undefined {
  switch (block.type) {
    case 'heading': {
      const line = plainLine(block.children)
      return line === undefined ? undefined : `${'#'.repeat(Math.min(6, block.depth))} ${line}`
    }
    case 'paragraph':
      return plainLine(block.children)
    case 'table':
      return plainTable(block)
    case 'quote':
    case 'provision':
    case 'editorial': {
      const inside = plainFlow(block.children)
      if (inside === undefined) return undefined
      const quoted = `> ${inside.replace(/\n(\n?)/g, (_, empty: string) => (empty ? '\n>\n> ' : '\n> '))}`
      return block.id ? `<a id="${block.id}"></a>\n\n${quoted}` : quoted
    }
    default:
      return undefined
  }
}

/** Paragraphs, and lists of one line an item that do not lie side by side. */
function plainFlow(blocks: readonly Block[]): string | undefined {
  const parts: string[] = []
  let before: Block['type'] | undefined
  for (const block of blocks) {
    const part = block.type === 'paragraph' ? plainLine(block.children) : block.type === 'list' && before !== 'list' ? plainList(block) : undefined
    if (part === undefined) return undefined
    parts.push(part)
    before = block.type
  }
  return parts.length === 0 ? undefined : parts.join('\n\n')
}

function plainList({ start, tight, items }: Extract<Block, { type: 'list' }>): string | undefined {
  const lines: string[] = []
  for (const [index, [only, ...more]] of items.entries()) {
    const line = only?.type === 'paragraph' && more.length === 0 ? plainLine(only.children) : undefined
    if (line === undefined) return undefined
    lines.push(`${start === undefined ? '-' : `${start + index}.`} ${line}`)
  }
  return lines.length === 0 ? undefined : lines.join(tight ? '\n' : '\n\n')
}

function plainTable({ head, rows, right }: Table): string | undefined {
  if (!head) return undefined
  const lines: string[] = []
  for (const row of [head, ...rows]) {
    let line = '|'
    for (const cell of row) {
      const words = cell.length === 0 ? '' : plainLine(cell)
      if (words === undefined) return undefined
      line += words === '' ? ' |' : ` ${words} |`
    }
    lines.push(line)
  }
  lines.splice(1, 0, `|${right.map((each) => (each ? ' -: |' : ' - |')).join('')}`)
  return lines.join('\n')
}
