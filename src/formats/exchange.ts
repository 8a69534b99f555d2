// The forms in which records leave and enter, by the word that `--format` takes and that files of the form end with.
import type { Exported, Imported } from '../core/exchange.ts'

/** One file, or several by their names. */
export type ExportFormat = (exported: Exported) => Promise<string | Uint8Array | ReadonlyMap<string, string>>

export const exportFormats: Readonly<Record<string, () => Promise<ExportFormat>>> = {
  jsonl: async () => {
    const { linesJsonl } = await import('./exchange-jsonl.ts')
    return async ({ lines }) => linesJsonl(lines)
  },
  csv: async () => {
    const { tableCsv } = await import('./exchange-csv.ts')
    return async ({ tables }) => new Map(tables.map((table) => [`${table.kind.name}.csv`, tableCsv(table)]))
  },
  xlsx: async () => {
    const { tablesXlsx } = await import('./exchange-xlsx.ts')
    return ({ tables }) => tablesXlsx(tables)
  },
  sqlite: async () => (await import('./export-sqlite.ts')).databaseSqlite,
}

/** @param table the name of the file without its ending */
export type ImportFormat = (bytes: Uint8Array, table: string) => Promise<Imported>

export const importFormats: Readonly<Record<string, () => Promise<ImportFormat>>> = {
  csv: async () => (await import('./exchange-csv.ts')).readCsv,
  xlsx: async () => (await import('./exchange-xlsx.ts')).readXlsx,
  jsonl: async () => (await import('./exchange-jsonl.ts')).readJsonl,
}
