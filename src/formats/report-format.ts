// What a format of a report's tables is, and the cells that go into a spreadsheet.
import type { Cell } from '../core/cell.ts'
import { isDay } from '../core/day.ts'
import type { Report, ReportCell, ReportTable } from '../core/report.ts'
import type { SheetTable } from './exchange-xlsx.ts'

/** One file, or one for each table by its name. */
export type ReportFormat = (report: Report) => string | Uint8Array | ReadonlyMap<string, string> | Promise<string | Uint8Array>

/** A table for a spreadsheet: the headings that a reader sees, the group in front, numbers and days as such, all else in words. */
export function sheetOf({ title, columns, groups, groupLabel }: ReportTable): SheetTable {
  const group = groupLabel === undefined ? [] : [{ name: groupLabel, field: undefined }]
  return {
    kind: { name: title },
    columns: [...group, ...columns.map(({ label, type }) => ({ name: label, field: { type, isList: false } }))],
    rows: groups.flatMap(({ title: own, rows }) => rows.map((row) => [...(groupLabel === undefined ? [] : [own]), ...row.map(sheetCell)])),
  }
}

function sheetCell({ values, words }: ReportCell): Cell {
  const [value] = values
  const isOwn = values.length === 1 && (typeof value === 'number' || (typeof value === 'string' && isDay(value)))
  return isOwn ? value : words === '' ? undefined : words
}
