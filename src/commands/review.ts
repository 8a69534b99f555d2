// rcm review: what a branch changes, for the people who decide on it.
import { changeBetween } from '../core/change.ts'
import type { RecordDiff } from '../core/diff-view.ts'
import type { Finding } from '../core/finding.ts'
import { say } from '../core/message.ts'
import type { RegulationsOutput } from '../core/output.ts'
import type { ReviewView } from '../core/review-view.ts'
import { isFingerprint } from '../core/text.ts'
import type { Workspace } from '../core/workspace.ts'
import { reviewFormats } from '../formats/review.ts'
import { changeRules } from '../rules/change/index.ts'
import { checkChange } from '../rules/change/run.ts'
import { rules } from '../rules/index.ts'
import { check, countOf, located } from '../rules/run.ts'
import { Consolidation } from '../wording/consolidation.ts'
import { otherFiles, recordDiffs } from '../wording/diff.ts'
import { regulationsOf } from '../wording/regulations.ts'
import { conflictsOf, consultOn, effectsOn, hasOpenProposals, proposedEffects } from '../wording/review.ts'
import { type Command, type Session, definitionsOption } from './command.ts'
import { nothingBefore } from './diff.ts'

export const review: Command = {
  name: 'review',
  summary: { en: 'what a branch changes, for a pull request', es: 'lo que cambia una rama, para una solicitud de fusión' },
  description: {
    en: 'Tells in one line whether a branch can be merged; then what it changes, with redlines, its effect on the compiled regulations, what is newly wrong and what is solved, who must be consulted by which kind of round, and which other open proposals it meets. Ends with 1 when something must not be merged.',
    es: 'Dice en una línea si una rama se puede fusionar; después lo que cambia, con marcas de cambio, su efecto en las normas compiladas, lo que ahora está mal y lo que se resolvió, a quién hay que consultar y mediante qué tipo de ronda, y con qué otras propuestas abiertas coincide. Termina con 1 si algo no debe fusionarse.',
  },
  options: [
    {
      flags: '--base <revision>',
      text: { en: 'the branch it would be merged into; the main one unless given', es: 'la rama en la que se fusionaría; la principal si no se indica' },
    },
    definitionsOption,
  ],
  formats: Object.keys(reviewFormats),
  examples: [
    { run: 'rcm review', text: { en: 'before you ask others to look', es: 'antes de pedir a otros que miren' } },
    {
      run: 'rcm review --base origin/main --format md -o comment.md',
      text: { en: 'the comment on a pull request', es: 'el comentario de una solicitud de fusión' },
    },
  ],
  async run(context, { options }) {
    const session = await context.open()
    const base = typeof options.base === 'string' ? await session.forkPoint(options.base) : await session.base()
    if (base === undefined) throw nothingBefore()
    const before = await session.at(base, session.day)
    const view = await reviewOf(before, session)
    const errors = countOf(view.found, 'error')
    const { lang, workspace } = session
    const format = await reviewFormats[context.format as keyof typeof reviewFormats]()
    const report = { findings: view.found, records: workspace.records.length, errors, warnings: countOf(view.found, 'warning'), textOf: workspace.text }
    const { colour, width, version } = context
    const pointer = typeof options.base === 'string' ? `rcm diff ${options.base}` : 'rcm diff'
    context.out(await format(view, { lang, colour, width, version, rules: [...rules, ...changeRules], report, pointer }))
    return errors > 0 ? 1 : 0
  },
}

async function reviewOf(before: Session, after: Session): Promise<ReviewView> {
  const { lang, day } = after
  const change = changeBetween(before.workspace, after.workspace)
  const [old, now] = await Promise.all([
    located(check(before.workspace), before.workspace),
    located([...check(after.workspace), ...checkChange(change)], after.workspace),
  ])
  const found = without(now.findings, old.findings)
  const compiled = regulations(after)
  const folders = [...after.workspace.kinds.values()].filter(({ plays }) => plays === 'proposal').map(({ folder }) => `records/${folder}`)
  const branches = hasOpenProposals(change) ? await after.onOtherBranches(folders) : undefined
  const { effects, renumbered } = effectsOn(regulations(before), compiled)
  const proposed = proposedEffects(change, compiled, { day, lang })
  const drawn = new Set(proposed.map(({ by }) => by))
  const records = recordDiffs(change, { lang }).map((record) =>
    readable(record, drawn.has(record.id) ? after.workspace.kinds.get(record.kind)?.roles.changes : undefined),
  )
  const consult = consultOn(change, day, lang)
  const substantive = records.filter(({ nature }) => nature === 'substantive')
  const others = otherFiles(change)
  const verdict =
    countOf(found, 'error') > 0
      ? 'stop'
      : consult.length > 0
        ? 'consult'
        : substantive.length + others.length > 0
          ? 'data'
          : records.length > 0
            ? 'form'
            : 'none'
  return {
    verdict,
    substantive,
    cosmetic: records.filter(({ nature }) => nature === 'cosmetic'),
    effects: [...effects, ...proposed],
    renumbered,
    found,
    solved: without(old.findings, now.findings),
    consult,
    conflicts: conflictsOf(change, lang, branches),
    branches: branches?.map(({ name }) => name),
    others,
  }
}

/** A fingerprint tells a reader nothing; that one no longer fits is a finding. What a proposal would change is drawn as its effect, and not told twice. */
const readable = (record: RecordDiff, drawn: string | undefined): RecordDiff => ({
  ...record,
  changes: record.changes.filter(
    ({ field, before, after }) => field.split('.')[0] !== drawn && !isFingerprint(before ?? after) && !isFingerprint(after ?? before),
  ),
})

function regulations({ workspace, day, lang }: { workspace: Workspace } & Pick<Session, 'day' | 'lang'>): RegulationsOutput {
  const options = { title: '', revision: undefined, edition: undefined, commits: new Map(), previous: undefined }
  return regulationsOf(new Consolidation(workspace, { asOf: day, lang }), options)
}

/** Findings that others are not, whatever their lines; as many as there are more. */
function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const left = new Map<string, number>()
  const key = ({ rule, path, message }: Finding) => `${rule} ${path} ${say(message, 'en')}`
  for (const other of others) left.set(key(other), (left.get(key(other)) ?? 0) + 1)
  return findings.filter((finding) => {
    const count = left.get(key(finding)) ?? 0
    left.set(key(finding), count - 1)
    return count <= 0
  })
}
