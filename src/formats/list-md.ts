// A list as a GitHub Flavored Markdown table, one for each group.
import { visible } from '../core/visible.ts'
import type { ListFormat } from './list-format.ts'

export const listMd: ListFormat = ({ table: { columns, groups } }, { lang }) => {
  const head = [
    line(columns.map(({ label }) => label[lang])),
    line(
      columns.map(({ isNumber }) => (isNumber ? '-:' : '-')),
      true,
    ),
  ]
  return groups
    .map(({ title, rows }) => {
      const table = [...head, ...rows.map((row) => line(row.map(({ words }) => words)))].join('\n')
      return title === undefined ? `${table}\n` : `## ${escaped(title)} (${rows.length})\n\n${table}\n`
    })
    .join('\n')
}

const line = (cells: readonly string[], isRule = false): string => `| ${cells.map((cell) => (isRule ? cell : escaped(cell))).join(' | ')} |`

/** Text that Markdown shows as it is, on one line, as one cell. */
const escaped = (text: string): string => visible(text.replace(/\s+/g, ' ').trim()).replace(/[\\`*_{}[\]<>#|~&$]/g, (sign) => `\\${sign}`)
