// The formats of the candidates in minutes by the word after `--format`; each is loaded when it is asked for.
import type { MinutesFormat } from './minutes-format.ts'

export const minutesFormats = {
  text: async () => (await import('./minutes-text.ts')).minutesText,
  md: async () => (await import('./minutes-md.ts')).minutesMd,
  json: async () => (await import('./minutes-json.ts')).minutesJson,
  yaml: async () => (await import('./minutes-yaml.ts')).minutesYaml,
} as const satisfies Record<string, () => Promise<MinutesFormat>>
