// How wide the columns of a table are, in characters.
import { type Block, type Inline, type Table, plainText } from './document.ts'

/** One column of a table: what its cells need. */
export interface Column {
  /** The width at which no cell wraps. */
  readonly natural: number
  /** The longest word. */
  readonly least: number
}

/**
 * Widths that sum to at most `width`. When the columns need more, each keeps its longest word, and what is left goes, step by step, to the
 * column whose cells make the rows tallest, so that the table becomes as low as it can.
 * @param cells the width of each cell, of as many rows as are worth a look
 */
export function fitColumns(columns: readonly Column[], cells: readonly (readonly number[])[], width: number): number[] {
  const natural = columns.map((each) => each.natural)
  if (total(natural) <= width) return natural
  const widths = columns.map((each) => each.least)
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

const total = (widths: readonly number[]) => widths.reduce((sum, each) => sum + each, 0)

/** A column of cells no longer than a date in words is not wrapped. */
const onOneLine = 16

/** Signs that would find room in what stands between two columns. */
const usualMargin = 3

/** The columns' shares of a page that holds so many characters in a line; they sum to 1, and what is left over goes to the columns of words. */
export function columnShares(table: Table, characters: number, margin = usualMargin): number[] {
  const { head, right } = table
  const { columns, lengths } = measured(table, margin)
  const widths = fitColumns(columns, lengths, characters)
  const ofWords = widths.map((width, column) => (right[column] || (!head && column === 0) ? 0 : width))
  const left = Math.max(0, characters - total(widths))
  const spread = widths.map((width, column) => width + (left * (ofWords[column] ?? 0)) / (total(ofWords) || 1))
  return spread.map((width) => width / total(spread))
}

function measured({ head, rows, right }: Table, margin: number): { readonly columns: Column[]; readonly lengths: number[][] } {
  const words = [...(head ? [head] : []), ...rows.slice(0, 200)].map((row) => row.map((cell) => cell.map(wordsOf).join('')))
  const columns = right.map((_, column): Column => {
    const cells = words.map((row) => row[column] ?? '')
    const natural = Math.max(...cells.map(({ length }) => length))
    const word = Math.max(...cells.flatMap((cell) => cell.split(/\s+/).map(({ length }) => length)))
    return { natural: natural + margin, least: margin + (natural <= onOneLine ? natural : Math.min(24, word)) }
  })
  return { columns, lengths: words.map((row) => row.map(({ length }) => length)) }
}

/** Has a document a table of several columns that a page of so many characters in a line is too narrow for? */
export const hasWideTable = (blocks: readonly Block[], characters: number): boolean =>
  blocks.some((block) => block.type === 'table' && isWideTable(block, characters))

export const isWideTable = (table: Table, characters: number): boolean =>
  table.right.length > 5 && total(measured(table, usualMargin).columns.map(({ least }) => least)) > characters

const wordsOf = (node: Inline): string => (node.type === 'bar' ? '█'.repeat(12) : node.type === 'change' ? plainText(node.children) : plainText([node]))
