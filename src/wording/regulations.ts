// The compiled regulations as data: chapters of provisions that point to adopted text, and the tables behind them.
import { isInternal } from '../core/access.ts'
import { isSealable } from '../core/force.ts'
import type { ProvisionItem, RegulationsOutput } from '../core/output.ts'
import type { Part } from '../core/piece.ts'
import type { Progress } from '../core/progress.ts'
import { titleOf } from '../core/record.ts'
import { idOf } from '../core/reference.ts'
import { normalise } from '../core/text.ts'
import { compareIds, groupBy } from '../core/workspace.ts'
import { type Chapter, chaptersOf, coverageOf, eachChapter } from './chapters.ts'
import type { Consolidation, Provision, Source } from './consolidation.ts'

export interface RegulationsOptions {
  readonly title: string
  readonly revision: string | undefined
  readonly edition: string | undefined
  /** The commit that adopted each agreement, by its id. */
  readonly commits: ReadonlyMap<string, string>
  /** The edition before, to set the numbers of both side by side. */
  readonly previous: RegulationsOutput | undefined
}

/**
 * Compiles the regulations of a day; holds no wording of its own.
 * @param progress told with each chapter
 */
export function regulationsOf(consolidation: Consolidation, options: RegulationsOptions, progress?: Progress): RegulationsOutput {
  const { workspace, lang, asOf } = consolidation
  const chapters = chaptersOf(consolidation)
  const coverage = coverageOf(consolidation, chapters)
  let number = 0
  const rows: RegulationsOutput['amendments'] = []
  const every = [...eachChapter(chapters)]
  const listed = every.map(({ chapter, depth }, done) => {
    progress?.(done, every.length)
    return {
      id: chapter.record.id,
      number: chapter.number,
      depth,
      title: chapter.title,
      note: chapter.note ?? null,
      provisions: chapter.provisions.map((provision) => {
        number++
        const amendments = amendmentsOf(provision)
        const item = itemOf(provision, amendments, number, consolidation, options.commits)
        if (item.state !== 'internal') for (const amendment of amendments) rows.push({ provision: number, ...amendment })
        return item
      }),
      awaited: chapter.awaited.map(({ id }) => id),
    }
  })
  const provisions = listed.flatMap((chapter) => chapter.provisions)
  return {
    title: options.title,
    forum: workspace.forum.id,
    lang,
    asOf,
    revision: options.revision ?? null,
    edition: options.edition ?? null,
    chapters: listed,
    awaited: awaitedOf(chapters, coverage.unlisted, consolidation),
    amendments: rows,
    sources: sourcesOf(provisions, consolidation, options.commits),
    concordance: options.previous ? concordanceOf(options.previous, provisions) : null,
    uncovered: coverage.uncovered.map(({ id }) => id),
    redline: null,
  }
}

/** What a provision says, or that it is withheld. */
export const provisionItem = (provision: Provision, number: number, consolidation: Consolidation, commits: ReadonlyMap<string, string>): ProvisionItem =>
  itemOf(provision, amendmentsOf(provision), number, consolidation, commits)

function itemOf(
  provision: Provision,
  amendments: readonly AmendmentRow[],
  number: number,
  consolidation: Consolidation,
  commits: ReadonlyMap<string, string>,
): ProvisionItem {
  const { lang, workspace } = consolidation
  const { source } = provision
  const agreement = source?.agreement.id ?? idOf(provision.ref)
  if (isWithheld(provision)) return withheldItem(provision.ref, agreement, number, lang)
  return {
    number,
    ref: provision.ref,
    state: provision.state,
    text: provision.text,
    lang: provision.isOriginal ? workspace.forum.languages[0] : lang,
    ...factsOf(source, agreement),
    effective: source?.effective ?? null,
    since: provision.since ?? null,
    commit: commits.get(agreement) ?? null,
    amendedBy: [...new Set(amendments.map(({ by }) => by))],
    sources: [...wordsIn(provision.pieces)].map((ref) => {
      const record = workspace.byId.get(idOf(ref))
      return { ref, ...factsOf(record && consolidation.sourceOf(record), idOf(ref)) }
    }),
    versions: provision.versions.map(({ text, from, until, action, ...version }) => ({ text, from, until, action, ...factsOf(version, version.agreement.id) })),
    redline: null,
  }
}

/** Do words of it come from an internal record, or does one say what became of it? */
export const isWithheld = ({ source, pieces, acts }: Provision): boolean =>
  (source !== undefined && isInternal(source.agreement)) || acts.some(({ agreement }) => isInternal(agreement)) || pieces.some(hasInternal)

const hasInternal = (part: Part): boolean => part.is !== 'gap' && (isInternal(part.agreement) || (part.is === 'piece' && part.parts.some(hasInternal)))

/** Its number and its reference, which a chapter that is public names, and nothing else. */
const withheldItem = (ref: string, agreement: string, number: number, lang: string): ProvisionItem => ({
  number,
  ref,
  state: 'internal',
  text: '',
  lang,
  ...factsOf(undefined, agreement),
  effective: null,
  since: null,
  commit: null,
  amendedBy: [],
  sources: [],
  versions: [],
  redline: null,
})

/** Minutes have a date of their own, but were never adopted. */
const factsOf = (source: Pick<Source, 'agreement' | 'meeting' | 'adopted' | 'seal'> | undefined, agreement: string) => ({
  agreement,
  meeting: (source?.meeting && !isInternal(source.meeting) && source.meeting.id) || null,
  adopted: (source && isSealable(source.agreement) && source.adopted) || null,
  seal: source?.seal ?? null,
})

/** The places of adopted text of which words stand in pieces, each once, in reading order. */
function wordsIn(parts: readonly Part[]): Set<string> {
  const refs = new Set<string>()
  const visit = (part: Part): void => {
    if (part.is === 'words') refs.add(part.ref)
    else if (part.is === 'piece') for (const inner of part.parts) visit(inner)
  }
  for (const part of parts) visit(part)
  return refs
}

function awaitedOf(
  chapters: readonly Chapter[],
  unlisted: readonly { readonly id: string }[],
  { workspace, lang }: Consolidation,
): RegulationsOutput['awaited'] {
  const places = new Map<string, string | null>()
  for (const { chapter } of eachChapter(chapters)) for (const { id } of chapter.awaited) if (!places.has(id)) places.set(id, chapter.number)
  for (const { id } of unlisted) if (!places.has(id)) places.set(id, null)
  return [...places]
    .sort(([a], [b]) => compareIds(a, b))
    .flatMap(([id, chapter]) => {
      const record = workspace.byId.get(id)
      if (!record) return []
      const meeting = stringOf(record.data.meeting)
      const met = meeting === null ? undefined : workspace.byId.get(meeting)
      return [{ id, title: titleOf(record, lang), meeting: met && isInternal(met) ? null : meeting, adopted: stringOf(record.data.adopted), chapter }]
    })
}

interface AmendmentRow {
  readonly action: string
  readonly by: string
  readonly from: string
}

/** What changed a provision: also what had changed it before it came into force itself, and of which only the words tell. */
function amendmentsOf({ acts, pieces }: Provision): AmendmentRow[] {
  const rows = acts.filter(({ action }) => action !== 'adopt').map(({ action, agreement, from }) => ({ action: action as string, by: agreement.id, from }))
  const visit = (part: Part): void => {
    const { act } = part
    if (act && !rows.some(({ by, action }) => by === act.by.id && action === act.action)) rows.push({ action: act.action, by: act.by.id, from: act.from })
    if (part.is === 'piece') for (const inner of part.parts) visit(inner)
  }
  for (const piece of pieces) visit(piece)
  return rows.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : compareIds(a.by, b.by)))
}

function sourcesOf(
  provisions: readonly ProvisionItem[],
  { workspace, lang }: Consolidation,
  commits: ReadonlyMap<string, string>,
): RegulationsOutput['sources'] {
  const sources = new Map<string, RegulationsOutput['sources'][number]>()
  for (const { number, agreement, meeting, adopted, seal, sources: own } of provisions.filter(({ state }) => state !== 'internal'))
    for (const facts of [{ agreement, meeting, adopted, seal }, ...own]) {
      const record = workspace.byId.get(facts.agreement)
      if (!record) continue
      const row = sources.get(record.id) ?? {
        agreement: record.id,
        meeting: facts.meeting,
        adopted: facts.adopted,
        seal: facts.seal,
        title: titleOf(record, lang),
        commit: commits.get(record.id) ?? null,
        provisions: [],
      }
      sources.set(record.id, row)
      if (row.provisions.at(-1) !== number) row.provisions.push(number)
    }
  return [...sources.values()].sort((a, b) => compareIds(a.agreement, b.agreement))
}

/** The paragraphs of two editions side by side: by the text reference, which no renumbering changes; of a text listed twice, the first beside the first. */
function concordanceOf(previous: RegulationsOutput, provisions: readonly ProvisionItem[]): NonNullable<RegulationsOutput['concordance']> {
  const before = groupBy(
    previous.chapters.flatMap((chapter) => chapter.provisions),
    ({ ref }) => ref,
  )
  const rows: NonNullable<RegulationsOutput['concordance']> = provisions.map(({ ref, number, text, state }) => {
    const old = before.get(ref)?.shift()
    if (!old) return { ref, number, previous: null, change: 'new' }
    const isSame = normalise(old.text) === normalise(text) && old.state === state
    return { ref, number, previous: old.number, change: !isSame ? 'changed' : old.number === number ? 'same' : 'moved' }
  })
  for (const { ref, number } of [...before.values()].flat()) rows.push({ ref, number: null, previous: number, change: 'gone' })
  return rows
}

const stringOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
