// The tables of a report as comma-separated values, one file each.
import { tableCsv } from './exchange-csv.ts'
import { type ReportFormat, sheetOf } from './report-format.ts'

export const reportCsv: ReportFormat = ({ tables }) => new Map(tables.map((table) => [`${table.name}.csv`, tableCsv(sheetOf(table))]))
