// Marshalling: the open proposals in the order of the regulations, those on one text together and lettered.
// They compete where one's place is, or lies in, the other's. Among those the order is that of the places, then of tabling, then of the ids.
import type { Day } from '../core/day.ts'
import type { ProposalsOutput } from '../core/output.ts'
import { type ForumRecord, roleTexts, titleOf } from '../core/record.ts'
import { Standing } from '../core/standing.ts'
import { entryDay, logUntil } from '../core/status.ts'
import { type Workspace, compareIds } from '../core/workspace.ts'
import { chaptersOf, eachChapter } from './chapters.ts'
import { cosmeticOrSubstantive } from './cosmetic-or-substantive.ts'
import { type ProposedWording, ProposedWordings } from './proposed-wording.ts'

/** The output, and what is drawn of each proposal, by `place letter`. */
export interface Marshalled {
  readonly output: ProposalsOutput
  readonly redlines: ReadonlyMap<string, Drawn>
}

/** The redlines of a proposal, and the agreement that gave the text in force its wording. */
interface Drawn extends Pick<ProposedWording, 'redline' | 'meanwhile'> {
  readonly act: { readonly agreement: string; readonly date: Day } | undefined
}

interface Entry {
  readonly proposal: ForumRecord
  readonly wording: ProposedWording
  readonly tabled: Day
  readonly status: string | undefined
}

/** @param within only the proposals on this place or record, what lies in it and in what it lies */
export function marshal(workspace: Workspace, { day, lang, within }: { readonly day: Day; readonly lang: string; readonly within?: string }): Marshalled {
  const wordings = new ProposedWordings(workspace, { day, lang })
  const entries = workspace.playing('proposal').flatMap((proposal): Entry[] => {
    const standing = new Standing(proposal, workspace, day)
    if (!standing.isOpen) return []
    const [first] = logUntil(proposal, day)
    const facts = { proposal, tabled: first ? entryDay(first) : day, status: standing.status }
    return wordings.of(proposal).map((wording) => ({ ...facts, wording }))
  })
  const chosen = within === undefined ? entries : entries.filter(({ wording }) => touches(wording.ref, within))
  const places = provisionsOf(wordings)
  const order = (ref: string) => places.findIndex((place) => touches(place.ref, ref))
  const rank = (ref: string) => (order(ref) === -1 ? places.length : order(ref))
  const groups = groupsOf(chosen).sort((a, b) => rank(a.ref) - rank(b.ref) || compareIds(a.ref, b.ref))
  const redlines = new Map<string, Drawn>()
  const output = {
    asOf: day,
    lang,
    places: groups.map(({ ref, entries: own }) => {
      const provision = places[order(ref)]
      return {
        ref,
        number: provision?.number ?? null,
        chapter: provision?.chapter ?? null,
        text: wordings.consolidation.provision(ref).own,
        proposals: own.map(({ proposal, wording, tabled, status }, index) => {
          const letter = letterOf(index)
          redlines.set(`${ref} ${letter}`, { ...wording, act: lastAct(wordings, wording.ref) })
          const { nature } = cosmeticOrSubstantive(wording.base ?? wording.now, wording.proposed)
          return {
            letter,
            id: proposal.id,
            title: titleOf(proposal, lang),
            proposer: roleTexts(proposal, 'responsible'),
            status: status ?? null,
            tabled,
            ref: wording.ref,
            nature,
            baseChanged: wording.isBaseChanged,
            base: wording.base ?? null,
            now: wording.now,
            proposed: wording.proposed,
          }
        }),
      }
    }),
  }
  return { output, redlines }
}

function lastAct({ consolidation }: ProposedWordings, ref: string): Drawn['act'] {
  const act = consolidation.provision(ref).acts.at(-1)
  return act && { agreement: act.agreement.id, date: act.from }
}

/** Proposals whose places touch one another, under the widest of their places. */
function groupsOf(entries: readonly Entry[]): { readonly ref: string; readonly entries: readonly Entry[] }[] {
  const roots = [...new Set(entries.map(({ wording }) => wording.ref))].filter((ref, _, all) => !all.some((other) => other !== ref && isIn(ref, other)))
  return roots.map((ref) => ({
    ref,
    entries: entries
      .filter(({ wording }) => wording.ref === ref || isIn(wording.ref, ref))
      .sort(
        (a, b) => compareIds(a.wording.ref, b.wording.ref) || (a.tabled < b.tabled ? -1 : a.tabled > b.tabled ? 1 : compareIds(a.proposal.id, b.proposal.id)),
      ),
  }))
}

const isIn = (ref: string, other: string): boolean => ref.startsWith(`${other}${other.includes('#') ? '.' : '#'}`)
const touches = (a: string, b: string): boolean => a === b || isIn(a, b) || isIn(b, a)

/** A to Z, then AA. */
const letterOf = (index: number): string => (index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

function provisionsOf({ consolidation }: ProposedWordings): { readonly ref: string; readonly number: number; readonly chapter: string }[] {
  let number = 0
  return [...eachChapter(chaptersOf(consolidation))].flatMap(({ chapter }) =>
    chapter.provisions.map(({ ref }) => ({ ref, number: ++number, chapter: `${chapter.number} ${chapter.title}`.trim() })),
  )
}
