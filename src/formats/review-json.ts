// A review as JSON: the contract of schemas/output/review.schema.json.
import type { Finding } from '../core/finding.ts'
import { say } from '../core/message.ts'
import type { ReviewOutput } from '../core/output.ts'
import type { RedlineBlock } from '../core/redline.ts'
import { visible } from '../core/visible.ts'
import { recordOutput } from './diff-json.ts'
import { type ReviewFormat, verdictWords } from './review-format.ts'

const blocks = (redline: readonly RedlineBlock[]) => redline.map(({ type, parts, move }) => ({ type, parts: [...parts], ...(move !== undefined && { move }) }))

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
    regulations: view.effects.map(({ number, chapter, by, redline, isBaseChanged, meanwhile, ...effect }) => ({
      ...effect,
      number: number ?? null,
      chapter: chapter ?? null,
      by: by ?? null,
      baseChanged: isBaseChanged,
      meanwhile: blocks(meanwhile),
      redline: blocks(redline),
    })),
    renumbered: view.renumbered,
    found: view.found.map(finding),
    solved: view.solved.map(finding),
    consult: view.consult.map(({ parties, open, ...each }) => ({ ...each, parties: parties.map(({ id }) => id), open: open ?? null })),
    conflicts: view.conflicts.map(({ branch, ...each }) => ({ ...each, branch: branch ?? null })),
    branches: view.branches ? [...view.branches] : null,
    others: [...view.others],
  }
  return `${visible(JSON.stringify(output, null, 2))}\n`
}
