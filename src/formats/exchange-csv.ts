// Records as comma-separated values (RFC 4180, UTF-8), safe to open in a spreadsheet, and read back from what a spreadsheet saves.
import { cellText, readText, writtenText } from '../core/cell.ts'
import type { ExchangeTable, Imported, ImportedRow } from '../core/exchange.ts'

/** One table, such as one kind's records. The byte-order mark tells Excel that it is UTF-8. */
export function tableCsv({
  columns,
  rows,
}: Pick<ExchangeTable, 'rows'> & { readonly columns: readonly Pick<ExchangeTable['columns'][number], 'name'>[] }): string {
  const lines = [
    columns.map(({ name }) => quoted(name)),
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(guarded(cellText(cell)))))),
  ]
  return `\ufeff${lines.map((line) => `${line.join(',')}\r\n`).join('')}`
}

const quoted = (text: string): string => (/[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** What a spreadsheet would run gets an apostrophe in front, and so does what has that apostrophe already (OWASP, CSV injection). */
const guarded = (text: string): string => {
  const written = writtenText(text)
  return /^'*[=+\-@\t\r\n]/.test(written) ? `'${written}` : written
}

const unguarded = (text: string): string => readText(/^'+[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text)

/** Commas, or the semicolons and tabs that a spreadsheet of another country saves. */
export async function readCsv(bytes: Uint8Array, table: string): Promise<Imported> {
  const text = decoded(bytes)
  if (text === undefined) return { fault: { reason: 'encoding', line: 1 } }
  const head = text.slice(0, text.indexOf('\n') + 1 || text.length).replace(/"[^"]*"/g, '')
  const delimiter = [',', ';', '\t'].reduce((best, each) => (head.split(each).length > head.split(best).length ? each : best))
  const { parse } = await import('csv-parse/sync')
  let parsed: { record: string[]; info: { lines: number } }[]
  try {
    parsed = parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as typeof parsed
  } catch (error) {
    const { message, lines } = error as { message: string; lines?: number }
    return { fault: { reason: 'syntax', line: lines ?? 1, detail: message } }
  }
  return {
    rows: rowsOf(
      table,
      parsed.map(({ record, info }) => ({ line: info.lines, cells: record.map(unguarded) })),
    ),
  }
}

/** The first row names the columns; an empty row is none, nor is a column without a name. */
export function rowsOf(table: string, [head, ...rows]: readonly { readonly line: number; readonly cells: readonly string[] }[]): ImportedRow[] {
  const names = (head?.cells ?? []).map((name) => name.trim())
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({
      table,
      line,
      cells: new Map(names.flatMap((name, place): [string, string][] => (name === '' ? [] : [[name, cells[place] ?? '']]))),
    }))
}

/** UTF-8 or, by its mark, UTF-16; undefined for anything else. */
export function decoded(bytes: Uint8Array): string | undefined {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  try {
    return new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
