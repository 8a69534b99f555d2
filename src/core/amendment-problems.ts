// Amendments that can't be carried out, each with both places: where it is written, and the text or act that stands against it.
import type { Failure } from './amending.ts'
import { type Amendment, type Amendments, amendmentsOf, amendmentsReaching } from './amendments.ts'
import { ConsolidatedTexts } from './consolidated-text.ts'
import { type Day, dueDay } from './day.ts'
import { adoptionDay, changeDays } from './force.ts'
import type { ForumRecord } from './record.ts'
import { blockAt } from './text.ts'
import { validityOn } from './validity.ts'
import { type Workspace, groupBy } from './workspace.ts'

export interface AmendmentProblem {
  readonly reason: Failure['reason'] | 'target-not-adopted' | 'circle' | 'too-early'
  readonly amendment: Amendment
  /** The value at fault in the data of the agreement that amends. */
  readonly at: readonly (string | number)[]
  /** The record whose text is amended; undefined when there is none. */
  readonly target: ForumRecord | undefined
  /** The first day on which it can't be carried out. */
  readonly day: Day
  /** The language version in which the words are sought. */
  readonly lang: string
  /** What had ended the target; undefined when its agreement had lapsed. */
  readonly ender?: Amendment | undefined
  /** The amendments that lead from the new text back to the target. */
  readonly back?: readonly Amendment[]
}

/** Every impossible amendment of an adopted agreement, in the order of their effect. What is not adopted amends nothing and is no problem. */
export function amendmentProblems(workspace: Workspace): AmendmentProblem[] {
  const amendments = amendmentsOf(workspace)
  if (amendments.all.length === 0) return []
  const texts = new ConsolidatedTexts(workspace)
  const [original = ''] = workspace.forum.languages
  const problems: AmendmentProblem[] = []
  const add = (reason: AmendmentProblem['reason'], amendment: Amendment, field: string, day: Day, more: Partial<AmendmentProblem> = {}) =>
    problems.push({ reason, amendment, at: [...amendment.at, field], target: workspace.byId.get(amendment.target.id), day, lang: original, ...more })

  const sound = new Set<Amendment>()
  for (const amendment of amendments.all) {
    const { by, at, from, target, action } = amendment
    const adopted = adoptionDay(by) ?? from
    const written = writtenDay(by, at)
    if (written !== undefined && written < adopted) add('too-early', amendment, 'effective', written)
    const against = standsAgainst(amendment, workspace, amendments)
    if (against) add(against.reason, amendment, 'target', from, { ender: against.ender })
    else if (target.place.length > 0 && !blockAt(texts.source(workspace.byId.get(target.id) as ForumRecord, original).blocks, target.place))
      add('target-missing', amendment, 'target', from)
    else if (action !== 'repeal' && !blockAt(texts.source(by, original).blocks, amendment.with)) add('with-missing', amendment, 'with', from)
    else sound.add(amendment)
  }
  for (const { amendment, back } of amendments.circles) {
    sound.delete(amendment)
    add('circle', amendment, 'target', amendment.from, { back })
  }
  for (const { amendment, day, reason, lang, ender } of failures(workspace, texts, amendments, sound))
    add(reason, amendment, reason.startsWith('words') ? 'words' : 'target', day, { lang, ender })
  return problems.sort((a, b) => a.amendment.order - b.amendment.order)
}

/** What keeps the text of the target's agreement from being amended on the day: it is not adopted, or has ended. */
function standsAgainst(amendment: Amendment, workspace: Workspace, amendments: Amendments): Pick<AmendmentProblem, 'reason' | 'ender'> | undefined {
  const target = workspace.byId.get(amendment.target.id)
  if (!target) return { reason: 'target-missing' }
  const adopted = adoptionDay(target)
  if (adopted === undefined || adopted > amendment.from) return { reason: 'target-not-adopted' }
  const { state, ender } = validityOn(target, amendment.from, amendments)
  if (state === 'lapsed') return { reason: 'target-ended' }
  return ender && ender.order < amendment.order ? { reason: 'target-ended', ender } : undefined
}

/** The day that an amendment gives for itself. */
function writtenDay(by: ForumRecord, [field, index]: readonly (string | number)[]): Day | undefined {
  const list = by.data[field ?? '']
  const item: { effective?: unknown } | undefined = Array.isArray(list) && typeof index === 'number' ? list[index] : undefined
  return typeof item?.effective === 'string' ? dueDay(item.effective) : undefined
}

/** What fails when the texts are put together, on each day on which one of them changes. */
function* failures(
  workspace: Workspace,
  texts: ConsolidatedTexts,
  amendments: Amendments,
  sound: ReadonlySet<Amendment>,
): Iterable<Failure & { readonly day: Day }> {
  const blocks = groupBy(
    [...sound].filter(({ target }) => target.place.length > 0),
    ({ target }) => `${target.id}#${target.place[0]}`,
  )
  const [original = '', ...others] = workspace.forum.languages
  for (const own of blocks.values()) {
    const { id, place } = (own[0] as Amendment).target
    const record = workspace.byId.get(id)
    if (!record || !canFail(own)) continue
    const days = changeDays(amendmentsReaching(amendments, { id, place: place.slice(0, 1) }).flatMap(({ spans }) => spans))
    const langs = [original, ...others.filter((lang) => own.some(({ words }) => typeof words === 'object' && words[lang] !== undefined))]
    const told = new Set<string>()
    for (const lang of langs)
      for (const day of days)
        for (const failure of texts.block(record, place[0] ?? 0, day, lang).failures) {
          const key = `${failure.amendment.order} ${failure.reason} ${failure.lang}`
          if (!sound.has(failure.amendment) || told.has(key) || failure.lang !== lang || (lang !== original && !failure.reason.startsWith('words'))) continue
          told.add(key)
          yield { ...failure, day }
        }
  }
}

/** Blocks that are only replaced and added to as a whole need not be put together to see that it can be done. */
const canFail = (own: readonly Amendment[]): boolean =>
  own.some(({ words, action, target }) => words !== undefined || action === 'repeal' || target.place.length > 1)
