// The formats of a list by the word after `--format`; each is loaded when it is asked for.
import type { ListFormat } from './list-format.ts'

export const listFormats = {
  text: async () => (await import('./list-text.ts')).listText,
  json: async () => (await import('./list-json.ts')).listJson,
  jsonl: async () => (await import('./list-jsonl.ts')).listJsonl,
  csv: async () => (await import('./list-csv.ts')).listCsv,
  md: async () => (await import('./list-md.ts')).listMd,
  ids: async () => (await import('./list-ids.ts')).listIds,
} as const satisfies Record<string, () => Promise<ListFormat>>
