// What a change does to the compiled regulations, who is to be consulted on it, and which other proposals it meets.
import type { Change, RecordPair } from '../core/change.ts'
import type { Day } from '../core/day.ts'
import type { Lang } from '../core/message.ts'
import type { RegulationsOutput } from '../core/output.ts'
import { proposedTargets } from '../core/proposed-changes.ts'
import { type ForumRecord, role, roleTexts, titleOf } from '../core/record.ts'
import { idOf } from '../core/reference.ts'
import type { Conflict, Consult, Effect } from '../core/review-view.ts'
import { wasAdopted } from '../core/sealed.ts'
import { lastEntry, phaseOf } from '../core/status.ts'
import { normalise } from '../core/text.ts'
import type { Workspace } from '../core/workspace.ts'
import { natureOfText } from './change-nature.ts'
import { ProposedWordings } from './proposed-wording.ts'
import { redline } from './redline.ts'

/** The provisions whose text differs, those that come and go, and how many only change their number. */
export function effectsOn(before: RegulationsOutput, after: RegulationsOutput): { effects: Effect[]; renumbered: number } {
  const listed = (output: RegulationsOutput) =>
    output.chapters.flatMap(({ number, title, provisions }) => provisions.map((each) => ({ ...each, chapter: `${number} ${title}` })))
  const old = new Map(listed(before).map((each) => [each.ref, each]))
  const now = listed(after)
  const effects: Effect[] = []
  let renumbered = 0
  for (const { ref, number, chapter, text } of now) {
    const was = old.get(ref)
    old.delete(ref)
    if (was && normalise(was.text) === normalise(text)) renumbered += was.number === number ? 0 : 1
    else if (was || text !== '') effects.push({ ref, number, chapter, what: was ? 'changed' : 'new', ...ofItself, redline: redline(was?.text ?? '', text) })
  }
  for (const { ref, number, chapter, text } of old.values())
    if (text !== '') effects.push({ ref, number, chapter, what: 'gone', ...ofItself, redline: redline(text, '') })
  return { effects, renumbered }
}

/** An effect that no proposal has. */
const ofItself = { by: undefined, isBaseChanged: false, meanwhile: [] }

/** What the proposals of a change would do to the text in force, were they adopted; one whose base changed, to that base. */
export function proposedEffects({ after, pairs }: Change, regulations: RegulationsOutput, { day, lang }: { readonly day: Day; readonly lang: Lang }): Effect[] {
  const wordings = new ProposedWordings(after, { day, lang })
  return openProposals(pairs).flatMap((proposal) =>
    wordings.of(proposal).map(({ ref, isBaseChanged, meanwhile, redline: drawn }): Effect => {
      const home = regulations.chapters.flatMap((chapter) =>
        chapter.provisions.filter((each) => overlaps(each.ref, ref)).map((each) => ({ number: each.number, chapter: `${chapter.number} ${chapter.title}` })),
      )[0]
      return { ref, number: home?.number, chapter: home?.chapter, what: 'proposed', by: proposal.id, isBaseChanged, meanwhile, redline: drawn }
    }),
  )
}

/** Of each proposal whose words change, and each adopted text that does: the members that are to be asked, and by which kind of round. */
export function consultOn({ before: old, after: now, pairs }: Change, day: Day, lang: Lang): Consult[] {
  const round = old.forum['amendment-round'] ?? 'comment'
  const members = now.resolve(now.forum.bodies.members, day)
  return pairs.flatMap((pair): Consult[] => {
    const { id, after } = pair
    if (!after || !isWording(pair) || !changesWords(pair)) return []
    const own = new Set(after.kind.plays === 'proposal' ? roleTexts(after, 'responsible') : [])
    return [
      {
        id,
        title: titleOf(after, lang),
        parties: members.filter((member) => !own.has(member)).map((member) => ({ id: member, name: nameOf(member, now, lang) })),
        round,
        open: openRound(id, now),
      },
    ]
  })
}

/** Is there a proposal in the change that could meet another? */
export const hasOpenProposals = ({ pairs }: Change): boolean => openProposals(pairs).length > 0

/**
 * Other open proposals on the same text, or on a part of it: those that are here, and those that lie on other branches alone.
 * @param branches their names, each with the proposals that differ there
 */
export function conflictsOf(
  { after: now, pairs }: Change,
  lang: Lang,
  branches: readonly { readonly name: string; readonly records: readonly ForumRecord[] }[] = [],
): Conflict[] {
  const here = now.playing('proposal').map((record) => ({ record, branch: undefined as string | undefined }))
  const known = new Set(now.byId.keys())
  const there = branches.flatMap(({ name, records }) =>
    records.flatMap((record) => {
      if (record.kind.plays !== 'proposal' || known.has(record.id)) return []
      known.add(record.id)
      return [{ record, branch: name }]
    }),
  )
  const open = [...here, ...there].filter(({ record }) => isOpen(record))
  return openProposals(pairs).flatMap((proposal) =>
    proposedTargets(proposal).flatMap((target) =>
      open
        .filter(({ record }) => record !== proposal && proposedTargets(record).some((ref) => overlaps(ref, target)))
        .map(({ record, branch }) => ({ id: proposal.id, other: record.id, otherTitle: titleOf(record, lang), target, branch })),
    ),
  )
}

const isOpen = (record: ForumRecord): boolean => ['planned', 'open', 'active'].includes(phaseOf(record, lastEntry(record)?.status) ?? '')

const openProposals = (pairs: readonly RecordPair[]): ForumRecord[] =>
  pairs.flatMap(({ after }) => (after?.kind.plays === 'proposal' && isOpen(after) ? [after] : []))

/** Is it a proposal that is open, or a text that is adopted or becomes so? */
const isWording = ({ before, after }: RecordPair): boolean =>
  after !== undefined &&
  ((after.kind.plays === 'proposal' && isOpen(after)) || (after.kind.roles.seal !== undefined && before !== undefined && wasAdopted(before)))

const changesWords = ({ files, kind }: RecordPair): boolean =>
  files.some(({ before, after }) => natureOfText(before?.body ?? '', after?.body ?? '', kind).nature === 'substantive')

function openRound(id: string, workspace: Workspace): string | undefined {
  return workspace.playing('consultation').find((round) => {
    const subjects = role(round, 'subjects')
    return phaseOf(round, lastEntry(round)?.status) === 'open' && Array.isArray(subjects) && subjects.some(({ record }) => idOf(String(record)) === id)
  })?.id
}

const placeOf = (ref: string): number[] => (ref.split('#')[1] ?? '').split('.').filter(Boolean).map(Number)

/** Is one the other, or a part of it? */
function overlaps(a: string, b: string): boolean {
  if (idOf(a) !== idOf(b)) return false
  const [one, other] = [placeOf(a), placeOf(b)]
  return one.slice(0, other.length).every((number, index) => number === other[index])
}

function nameOf(id: string, { byId }: Workspace, lang: Lang): string {
  const record = byId.get(id)
  return record ? titleOf(record, lang) : id
}
