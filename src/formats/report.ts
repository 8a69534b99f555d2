// The formats of a report's tables, beside those of every document, by the word after `--format`; each is loaded when it is asked for.
import type { ReportFormat } from './report-format.ts'

export const reportFormats: Readonly<Record<string, () => Promise<ReportFormat>>> = {
  csv: async () => (await import('./report-csv.ts')).reportCsv,
  xlsx: async () => (await import('./report-xlsx.ts')).reportXlsx,
  json: async () => (await import('./report-json.ts')).reportJson,
}
