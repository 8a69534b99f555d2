// Markdown for the generated pages: tables, code, and the line that says where a page comes from.
import type { Lang } from '../../src/core/message.ts'
import { visible } from '../../src/core/visible.ts'

/** The first lines of a page: what makes it, its title, and the same page in the other language. */
export function opening(title: string, lang: Lang, name: string, source: string): string {
  const said =
    lang === 'es'
      ? `<!-- Página generada con «npm run generate» a partir de ${source}; los cambios se hacen allí. -->`
      : `<!-- Made by “npm run generate” from ${source}; changes are made there. -->`
  const other = lang === 'es' ? `[English](../${name}.md)` : `[Español](es/${name}.md)`
  return `${said}\n\n# ${title}\n\n${other}\n`
}

/** Text in a cell: one line, with nothing that ends the cell or begins a tag. */
export const cell = (text: string): string =>
  text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')

export const code = (text: string): string => (text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``)

export const codes = (texts: readonly string[]): string => texts.map(code).join(', ')

/** A table; columns with nothing in any row are left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = head.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''))
  const line = (cells: readonly string[]) => `| ${cells.filter((_, column) => kept[column]).join(' | ')} |`
  return `${[line(head), line(head.map(() => '-')), ...rows.map(line)].join('\n')}\n`
}

/** A block of code whose fence is longer than any in it; what cannot be seen is shown as `\uXXXX`. */
export function block(text: string, language = ''): string {
  const shown = visible(text).trimEnd()
  const longest = Math.max(2, ...(shown.match(/`{3,}/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${shown}\n${fence}\n`
}
