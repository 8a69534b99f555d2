// The formats of traced passages by the word after `--format`; each is loaded when it is asked for.
import type { TraceFormat } from './trace-format.ts'

export const traceFormats = {
  text: async () => (await import('./trace-text.ts')).traceText,
  md: async () => (await import('./trace-md.ts')).traceMd,
  json: async () => (await import('./trace-json.ts')).traceJson,
} as const satisfies Record<string, () => Promise<TraceFormat>>
