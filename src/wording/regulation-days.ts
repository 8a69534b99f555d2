// The regulations on every day on which they changed: each provision with the texts it had, each worked out once.
import type { Day } from '../core/day.ts'
import type { ProvisionItem } from '../core/output.ts'
import type { RedlineBlock } from '../core/redline.ts'
import { normalise } from '../core/text.ts'
import type { Workspace } from '../core/workspace.ts'
import { chaptersOf, eachChapter } from './chapters.ts'
import { Consolidation } from './consolidation.ts'
import { redline } from './redline.ts'
import { provisionItem } from './regulations.ts'

/** What a provision was from a day on. */
export interface ProvisionState {
  readonly from: Day
  readonly item: ProvisionItem
}

export interface ProvisionDays {
  readonly ref: string
  readonly number: number
  /** In the order of the days; none before it was adopted. */
  readonly states: readonly ProvisionState[]
}

export interface ChapterDays {
  readonly id: string
  readonly number: string
  readonly depth: number
  readonly title: string
  readonly note: string | undefined
  readonly provisions: readonly ProvisionDays[]
  readonly awaited: readonly string[]
}

export interface RegulationDays {
  readonly asOf: Day
  /** The days up to that one on which a provision began to read as it does, or ceased to be in force; in order. */
  readonly days: readonly Day[]
  readonly chapters: readonly ChapterDays[]
}

export interface RegulationDaysOptions {
  readonly asOf: Day
  readonly lang: string
  /** The commit that adopted each agreement, by its id. */
  readonly commits: ReadonlyMap<string, string>
}

/** The chapters are those of the revision; what stands in them is that of each day. */
export function regulationDays(workspace: Workspace, { asOf, lang, commits }: RegulationDaysOptions): RegulationDays {
  const onDay = new Map<Day, Consolidation>()
  const at = (day: Day): Consolidation => {
    const known = onDay.get(day) ?? new Consolidation(workspace, { asOf: day, lang })
    onDay.set(day, known)
    return known
  }
  const now = at(asOf)
  let number = 0
  const chapters = [...eachChapter(chaptersOf(now))].map(
    ({ chapter, depth }): ChapterDays => ({
      id: chapter.record.id,
      number: chapter.number,
      depth,
      title: chapter.title,
      note: chapter.note,
      awaited: chapter.awaited.map(({ id }) => id),
      provisions: chapter.provisions.map((provision): ProvisionDays => {
        number++
        const last = provisionItem(provision, number, now, commits)
        const days = [...new Set(provision.acts.map(({ from }) => from))].filter((day) => day <= asOf).sort()
        const states =
          last.state === 'internal' || days.length === 0
            ? [{ from: days[0] ?? asOf, item: last }]
            : days.map((from, index) => ({
                from,
                item: index === days.length - 1 ? last : provisionItem(at(from).provision(provision.ref), number, at(from), commits),
              }))
        return { ref: provision.ref, number, states }
      }),
    }),
  )
  const days = new Set<Day>()
  for (const { provisions } of chapters)
    for (const { states } of provisions) for (const { from, item } of states) if (item.state !== 'internal' && item.state !== 'missing') days.add(from)
  return { asOf, days: [...days].sort(), chapters }
}

/** What a provision was on a day; undefined before it was adopted. */
export const stateOn = ({ states }: ProvisionDays, day: Day): ProvisionState | undefined => states.findLast(({ from }) => from <= day)

export interface ProvisionChange {
  readonly ref: string
  readonly number: number
  readonly chapter: string
  /** The days since which it read so, before and after; undefined before it was adopted. */
  readonly from: Day | undefined
  readonly to: Day
  /** The last days on which it read so; undefined for what still does. */
  readonly fromEnds: Day | undefined
  readonly toEnds: Day | undefined
  /** Did nothing else happen between the two? */
  readonly isStep: boolean
  /** The language of the text: that of the original where no version in the language asked for is held. */
  readonly lang: string
  readonly redline: readonly RedlineBlock[]
}

/** Every change of a provision from one of its texts, or from nothing, to a later one: what any two days differ in. */
export function regulationChanges({ chapters }: RegulationDays): ProvisionChange[] {
  return chapters.flatMap((chapter) =>
    chapter.provisions.flatMap(({ ref, number, states }) => {
      const shown = states.filter(({ item }) => item.state !== 'internal' && item.state !== 'missing')
      const texts: { from: Day | undefined; text: string; lang: string | undefined; ends: Day | undefined }[] = [
        { from: undefined, text: '', lang: undefined, ends: shown[0]?.from },
        ...shown.map(({ from, item }, index) => ({
          from,
          lang: item.lang,
          text: item.state === 'in-force' || item.state === 'repealed' ? item.text : '',
          ends: shown[index + 1]?.from,
        })),
      ]
      return texts.flatMap((before, first) =>
        texts.slice(first + 1).flatMap((after, step): ProvisionChange[] => {
          if (after.from === undefined || normalise(before.text) === normalise(after.text)) return []
          return [
            {
              ref,
              number,
              chapter: `${chapter.number} ${chapter.title}`.trim(),
              from: before.from,
              to: after.from,
              fromEnds: before.ends,
              toEnds: after.ends,
              isStep: step === 0,
              lang: after.lang ?? '',
              redline: redline(before.text, after.text),
            },
          ]
        }),
      )
    }),
  )
}
