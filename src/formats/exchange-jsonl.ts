// Whole records as JSON lines: one record a line, everything that its files hold.
import type { Imported, ImportedRecord } from '../core/exchange.ts'
import type { ExportLine } from '../core/output.ts'
import { visible } from '../core/visible.ts'
import { isMapping } from '../core/yaml-print.ts'
import { decoded } from './exchange-csv.ts'

export const linesJsonl = (lines: readonly ExportLine[]): string => lines.map((line) => `${visible(JSON.stringify(line))}\n`).join('')

export async function readJsonl(bytes: Uint8Array, table: string): Promise<Imported> {
  const text = decoded(bytes)
  if (text === undefined) return { fault: { reason: 'encoding', line: 1 } }
  const records: ImportedRecord[] = []
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const fault = (detail: string): Imported => ({ fault: { reason: 'syntax', line: place + 1, detail } })
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch (error) {
      return fault((error as Error).message)
    }
    if (!isMapping(value) || !isMapping(value.data)) return fault('{"data": {…}}')
    records.push({
      table,
      line: place + 1,
      id: textOf(value.id) ?? textOf(value.data.id),
      kind: textOf(value.kind),
      fingerprint: textOf(value.fingerprint),
      data: value.data,
      markdown: textOf(value.markdown),
      translations: translationsIn(value.translations),
    })
  }
  return { records }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function translationsIn(value: unknown): ImportedRecord['translations'] {
  if (!isMapping(value)) return undefined
  return Object.fromEntries(
    Object.entries(value).flatMap(([lang, each]) =>
      isMapping(each) && isMapping(each.data) ? [[lang, { data: each.data, markdown: textOf(each.markdown) }]] : [],
    ),
  )
}
