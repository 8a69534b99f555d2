// The formats of single records by the word after `--format`; each is loaded when it is asked for.
import type { ShowFormat } from './show-format.ts'

export const showFormats = {
  text: async () => (await import('./show-text.ts')).showText,
  json: async () => (await import('./show-json.ts')).showJson,
  md: async () => (await import('./show-md.ts')).showMd,
} as const satisfies Record<string, () => Promise<ShowFormat>>
