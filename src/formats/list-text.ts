// A list for a person at a terminal: columns fitted to its width, long words wrapped in theirs.
import type { Cell } from '../core/listing.ts'
import { visible } from '../core/visible.ts'
import type { ListFormat } from './list-format.ts'
import { columnWidths, rowLines, ruleLine } from './table.ts'

export const listText: ListFormat = ({ table: { columns, groups } }, { lang, colour, width }) => {
  const rows = groups.flatMap((group) => group.rows)
  if (rows.length === 0) return ''
  const plain = (cell: Cell): string => visible(cell.words.replace(/\s+/g, ' ').trim())
  const head = columns.map(({ label }) => label[lang])
  const texts = new Map(rows.map((row) => [row, row.map(plain)]))
  const widths = columnWidths([head, ...texts.values()], Math.max(width, 20))
  const isRight = (column: number) => columns[column]?.isNumber === true
  const tones = { late: colour.red.bold, done: colour.green, quiet: colour.dim }
  const toned = (text: string, { tone }: Cell): string => (tone && text !== '' ? tones[tone](text) : text)
  const lines = [...rowLines(head, widths, isRight).map((line) => colour.dim(line)), colour.dim(ruleLine(widths))]
  for (const [place, { title, rows: own }] of groups.entries()) {
    if (title !== undefined) lines.push(...(place > 0 ? [''] : []), colour.bold(`${visible(title.replace(/\s+/g, ' '))} (${own.length})`))
    for (const row of own)
      lines.push(
        ...rowLines(
          (texts.get(row) ?? []).map((text, column) => toned(text, row[column] as Cell)),
          widths,
          isRight,
        ),
      )
  }
  return `${lines.join('\n')}\n`
}
