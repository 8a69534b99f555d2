// A table laid out in columns of text, fitted to a width.
import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'
import { fitColumns } from './columns.ts'

/** Columns between columns. */
const gap = 2

/** Letters of the languages of Europe and their punctuation: one column each, and most of what records hold. */
const isPlain = (text: string): boolean => /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/.test(text)

const widthOf = (text: string): number => (isPlain(text) ? text.length : stringWidth(text))

/** The lines of a text within a width. */
function wrap(text: string, width: number): string[] {
  if (isPlain(text)) return text.length <= width ? [text.trim()] : wrapPlain(text, width)
  return wrapAnsi(text, Math.max(1, width), { hard: true, trim: true }).split('\n')
}

function wrapPlain(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.trim().split(/ +/)) {
    if (line !== '' && line.length + 1 + word.length <= width) line += ` ${word}`
    else {
      if (line !== '') lines.push(line)
      line = word
      for (; line.length > width; line = line.slice(width)) lines.push(line.slice(0, width))
    }
  }
  return [...lines, line]
}

/** Widths for the columns: as wide as they need; when they need too much, the widest give way and their cells wrap. */
export function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const natural: number[] = []
  const least: number[] = []
  const sizes: number[][] = []
  for (const row of rows) {
    const size = row.map((cell) => widthOf(cell))
    if (sizes.length < 200) sizes.push(size)
    for (const [column, each] of size.entries()) {
      natural[column] = Math.max(natural[column] ?? 1, each)
      if (each > (least[column] ?? 0)) least[column] = Math.max(least[column] ?? 1, Math.min(24, leastWidth(row[column] ?? '', each)))
    }
  }
  const columns = natural.map((each, column) => ({ natural: each, least: least[column] ?? 1 }))
  return fitColumns(columns, sizes, width - gap * (columns.length - 1))
}

/** One row as lines, each cell wrapped within its column. */
export function rowLines(row: readonly string[], widths: readonly number[], isRight: (column: number) => boolean): string[] {
  const wrapped = widths.map((each, column) => wrap(row[column] ?? '', each))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, column) => {
        const text = lines[line] ?? ''
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(text)))
        return isRight(column) ? space + text : text + space
      })
      .join(' '.repeat(gap))
      .trimEnd(),
  )
}

/** The line under the head. */
export const ruleLine = (widths: readonly number[]): string => widths.map((each) => '─'.repeat(each)).join(' '.repeat(gap))

/** A cell of a few letters stays on one line; a longer one can wrap down to its longest word. */
const leastWidth = (text: string, width: number): number => (width <= 10 ? width : Math.max(0, ...text.split(/\s+/).map((word) => widthOf(word))))
