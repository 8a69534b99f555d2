// The tables of a report as an Excel workbook, one sheet each, under their titles.
import { tablesXlsx } from './exchange-xlsx.ts'
import { type ReportFormat, sheetOf } from './report-format.ts'

export const reportXlsx: ReportFormat = ({ tables }) => {
  const names = new Set<string>()
  return tablesXlsx(tables.map((table) => ({ ...sheetOf(table), kind: { name: sheetName(table.title, names) } })))
}

/** A name that Excel takes: at most 31 signs, none of its own, not twice. */
function sheetName(title: string, names: Set<string>): string {
  const plain =
    title
      .replace(/[:\\/?*[\]]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31)
      .trim() || 'Sheet'
  let name = plain
  for (let place = 2; names.has(name.toLowerCase()); place++) name = `${plain.slice(0, 27)} ${place}`
  names.add(name.toLowerCase())
  return name
}
