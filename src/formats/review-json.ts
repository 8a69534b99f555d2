// A review as JSON: the contract of schemas/output/review.schema.json.
import type { Finding } from '../core/finding.ts'
import { say } from '../core/message.ts'
import type { ReviewOutput } from '../core/output.ts'
import { visible } from '../core/visible.ts'
import { recordOutput } from './diff-json.ts'
import { type ReviewFormat, verdictWords } from './review-format.ts'

export const reviewJson: ReviewFormat = (view, { lang }) => {
  const finding = ({ rule, severity, message, path, range, help }: Finding) => ({
    rule,
    severity,
    message: say(message, lang),
    file: path,
    range,
    help: say(help, lang),
  })
  const output: ReviewOutput = {
    verdict: view.verdict,
    words: verdictWords(view, lang),
    substantive: view.substantive.map(recordOutput),
    cosmetic: view.cosmetic.map(recordOutput),
    regulations: view.effects.map(({ number, chapter, by, redline, ...effect }) => ({
      ...effect,
      number: number ?? null,
      chapter: chapter ?? null,
      by: by ?? null,
      redline: redline.map(({ type, parts, move }) => ({ type, parts: [...parts], ...(move !== undefined && { move }) })),
    })),
    renumbered: view.renumbered,
    found: view.found.map(finding),
    solved: view.solved.map(finding),
    consult: view.consult.map(({ parties, open, ...each }) => ({ ...each, parties: parties.map(({ id }) => id), open: open ?? null })),
    conflicts: view.conflicts.map((each) => ({ ...each })),
    others: [...view.others],
  }
  return `${visible(JSON.stringify(output, null, 2))}\n`
}
