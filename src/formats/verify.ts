// The formats of a verification by the word after `--format`; each is loaded when it is asked for.
import { findingsFormats } from './findings.ts'
import type { VerifyFormat } from './verify-format.ts'

export const verifyFormats = {
  ...findingsFormats,
  text: async () => (await import('./verify-text.ts')).verifyText,
  json: async () => (await import('./verify-json.ts')).verifyJson,
} as const satisfies Record<string, () => Promise<VerifyFormat>>
