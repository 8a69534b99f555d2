// Records as an Excel workbook, one sheet a kind, and read back from what a spreadsheet saves.
import type { Cell as SheetCell } from 'write-excel-file/universal'
import { type Cell, cellText, longestCell, readText, tooLong, writtenText } from '../core/cell.ts'
import { isDay } from '../core/day.ts'
import type { ExchangeColumn, ExchangeTable, Imported } from '../core/exchange.ts'
import type { Field } from '../core/kind.ts'
import { rowsOf } from './exchange-csv.ts'

/** What a sheet needs of a table: a name, columns, rows. */
export interface SheetTable extends Pick<ExchangeTable, 'rows'> {
  readonly kind: { readonly name: string }
  readonly columns: readonly SheetColumn[]
}

interface SheetColumn extends Pick<ExchangeColumn, 'name'> {
  readonly field: Pick<Field, 'type' | 'isList'> | undefined
}

/**
 * The workbook's bytes: the same for the same tables. Texts are cells of the text format, so that a spreadsheet neither runs them nor makes
 * a date of `2016-08`; only a date that is one day is a date to the spreadsheet too.
 */
export async function tablesXlsx(tables: readonly SheetTable[]): Promise<Uint8Array> {
  const [{ default: writeXlsxFile }, { strFromU8, strToU8, unzipSync, zipSync }] = await Promise.all([import('write-excel-file/universal'), import('fflate')])
  const sheets = tables.map(({ kind, columns, rows }) => ({
    sheet: kind.name.slice(0, 31),
    data: [
      columns.map(({ name }) => ({ value: signs(name), type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((cell, place) => sheetCell(cell, columns[place]))),
    ],
    columns: columns.map((column, place) => ({
      width: widthOf(
        column,
        rows.map((row) => row[place]),
      ),
    })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  }))
  const packed = await (await writeXlsxFile(sheets, {}).toBlob()).arrayBuffer()
  // The writer stamps the time: the same parts again, with a time that is no time.
  const parts = unzipSync(new Uint8Array(packed))
  const texts = parts['xl/sharedStrings.xml']
  if (texts)
    parts['xl/sharedStrings.xml'] = strToU8(
      strFromU8(texts).replace(/<t>_x([0-9a-f]{4})_(\w+)<\/t>/g, (whole, code: string, rest: string) => plainWord(code, rest) ?? whole),
    )
  return zipSync(
    Object.fromEntries(
      Object.keys(parts)
        .filter((name) => !name.endsWith('/'))
        .map((name) => [name, parts[name] as Uint8Array]),
    ),
    { mtime: new Date(1980, 0, 1), os: 0 },
  )
}

function sheetCell(cell: Cell, column: Pick<SheetColumn, 'field'> | undefined): SheetCell {
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'boolean') return { value: cell, type: Boolean }
  const isDate = column?.field?.type === 'date' && !column.field.isList
  if (isDate && cell !== undefined && isDay(cell) && cell >= '1900-03-01') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  // Empty cells have the format too: what is typed into one stays as typed.
  if (cell === undefined || cell === '')
    return column?.field?.type === 'number' || column?.field?.type === 'boolean' ? null : { value: '', type: String, format: '@' }
  const text = signs(writtenText(cell))
  return {
    value: text.length > longestCell ? tooLong(cell) : text,
    type: String,
    format: '@',
    ...(cell.length > 60 && { wrap: true, alignVertical: 'top' as const }),
  }
}

/**
 * A text that Excel would read as one of its own escapes (`_x000D_`). The writer stumbles over words that every object of JavaScript knows
 * (`toString`): their first letter is escaped while it writes, and put back behind it.
 */
const signs = (text: string): string =>
  text in {} ? text.replace(/^./, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`) : text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')

function plainWord(code: string, rest: string): string | undefined {
  const word = String.fromCharCode(Number.parseInt(code, 16)) + rest
  return word in {} ? `<t>${word}</t>` : undefined
}

function widthOf({ name }: Pick<ExchangeColumn, 'name'>, cells: readonly Cell[]): number {
  const longest = cells.reduce<number>(
    (most, cell) =>
      Math.max(
        most,
        ...cellText(cell)
          .split('\n', 3)
          .map(({ length }) => Math.min(length, 60)),
      ),
    name.length,
  )
  return Math.min(60, longest + 2)
}

/** More than any workbook of records unpacks to, in bytes: a zip can promise anything. */
const largest = 512 * 1024 * 1024

export async function readXlsx(bytes: Uint8Array): Promise<Imported> {
  const [{ default: readXlsxFile }, { unzipSync }] = await Promise.all([import('read-excel-file/universal'), import('fflate')])
  try {
    let size = 0
    unzipSync(bytes, {
      filter({ originalSize }) {
        size += originalSize
        return false
      },
    })
    if (size > largest) return { fault: { reason: 'syntax', line: 1, detail: `${size} > ${largest}` } }
    const sheets = await readXlsxFile(new Blob([new Uint8Array(bytes)]), { trim: false })
    return {
      rows: sheets.flatMap(({ sheet, data }) =>
        rowsOf(
          sheet,
          data.map((row, place) => ({ line: place + 1, cells: row.map(textOf) })),
        ),
      ),
    }
  } catch (error) {
    return { fault: { reason: 'syntax', line: 1, detail: (error as Error).message } }
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : readText(String(cell))
}
