// The formats of a diff by the word after `--format`, but for those of a document; each is loaded when it is asked for.
import type { DiffFormat } from './diff-format.ts'

export const diffFormats = {
  text: async () => (await import('./diff-text.ts')).diffText,
  md: async () => (await import('./diff-md.ts')).diffMd,
  json: async () => (await import('./diff-json.ts')).diffJson,
} as const satisfies Record<string, () => Promise<DiffFormat>>
