// The formats of a record's history by the word after `--format`; each is loaded when it is asked for.
import type { LogFormat } from './log-format.ts'

export const logFormats = {
  text: async () => (await import('./log-text.ts')).logText,
  md: async () => (await import('./log-md.ts')).logMd,
  json: async () => (await import('./log-json.ts')).logJson,
} as const satisfies Record<string, () => Promise<LogFormat>>
