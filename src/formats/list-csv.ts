// A list as comma-separated values (RFC 4180), safe to open in a spreadsheet.
import type { Cell } from '../core/listing.ts'
import { visible } from '../core/visible.ts'
import type { ListFormat } from './list-format.ts'

/** The records' own values under the fields' names; several in one cell stand apart by `; `. A list in groups has the group in front. */
export const listCsv: ListFormat = ({ table: { columns, groups } }) => {
  const isGrouped = groups.some(({ title }) => title !== undefined)
  const head = [...(isGrouped ? ['group'] : []), ...columns.map(({ name }) => name)]
  const rows = groups.flatMap(({ title, rows: own }) => own.map((row) => [...(isGrouped ? [csvText(title ?? '')] : []), ...row.map(csvCell)]))
  return [head.map(csvText), ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

/** Numbers stay numbers; every other cell is text. */
const csvCell = ({ values }: Cell): string => (values.length === 1 && typeof values[0] === 'number' ? String(values[0]) : csvText(values.join('; ')))

/** What a spreadsheet would run as a formula gets an apostrophe in front, which it shows as text (OWASP, CSV injection). */
function csvText(text: string): string {
  const safe = visible(/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
