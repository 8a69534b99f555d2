// The formats of findings by the word after `--format`; each is loaded when it is asked for.
import type { FindingsFormat } from './findings-format.ts'

export const findingsFormats = {
  text: async () => (await import('./findings-text.ts')).findingsText,
  json: async () => (await import('./findings-json.ts')).findingsJson,
  github: async () => (await import('./findings-github.ts')).findingsGithub,
  sarif: async () => (await import('./findings-sarif.ts')).findingsSarif,
  junit: async () => (await import('./findings-junit.ts')).findingsJunit,
  gitlab: async () => (await import('./findings-gitlab.ts')).findingsGitlab,
} as const satisfies Record<string, () => Promise<FindingsFormat>>
