// The formats of a review by the word after `--format`; those of findings write the new ones alone.
import { findingsFormats } from './findings.ts'
import type { ReviewFormat } from './review-format.ts'

const ofFindings = (name: 'github' | 'sarif' | 'gitlab') => async (): Promise<ReviewFormat> => {
  const format = await findingsFormats[name]()
  return (_, { report, ...options }) => format(report, options)
}

export const reviewFormats = {
  text: async () => (await import('./review-text.ts')).reviewText,
  md: async () => (await import('./review-md.ts')).reviewMd,
  json: async () => (await import('./review-json.ts')).reviewJson,
  github: ofFindings('github'),
  sarif: ofFindings('sarif'),
  gitlab: ofFindings('gitlab'),
} as const satisfies Record<string, () => Promise<ReviewFormat>>
