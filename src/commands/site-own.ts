// What the pages of some records show besides: the redline of a proposal, the matrix of a consultation, the follow-ups of a party or an objective.
import type { Lang } from '../core/message.ts'
import type { ForumRecord } from '../core/record.ts'
import { Round } from '../core/round.ts'
import { entryDay } from '../core/status.ts'
import { compareIds } from '../core/workspace.ts'
import { type SiteFollowUp, siteFollowUps } from '../reports/site-lists.ts'
import { ProposedWordings } from '../wording/proposed-wording.ts'
import { isWithheld } from '../wording/regulations.ts'
import { matrixOf } from './consult-show.ts'
import type { SiteModel } from './site-model.ts'

type Own = Readonly<Record<string, unknown>>

/** What is worked out once for all records. */
export class SiteOwn {
  readonly #model: SiteModel
  readonly #wordings = new Map<Lang, ProposedWordings>()
  readonly #byParty = new Map<Lang, ReadonlyMap<string, readonly SiteFollowUp[]>>()
  readonly #byObjective = new Map<Lang, ReadonlyMap<string, readonly SiteFollowUp[]>>()

  constructor(model: SiteModel) {
    this.#model = model
  }

  /** By the part that the record's kind plays. */
  of(record: ForumRecord, lang: Lang): Own {
    switch (record.kind.plays) {
      case 'proposal':
        return { wordings: this.#wordingsOf(record, lang) }
      case 'consultation':
        return this.#matrix(record, lang)
      case 'party':
        return followUpsOf(this.#followUps(this.#byParty, lang, ({ parties }) => parties).get(record.id))
      case 'objective':
        return followUpsOf(this.#followUps(this.#byObjective, lang, ({ objectives }) => objectives).get(record.id))
      case 'topic':
        return { events: this.#historyOf(record, lang) }
      default:
        return {}
    }
  }

  /** Against the text in force as all records have it; one of which words are internal is withheld. */
  #wordingsOf(record: ForumRecord, lang: Lang) {
    const { session, options } = this.#model
    const full = session.workspace.byId.get(record.id)
    const wordings = this.#wordings.get(lang) ?? new ProposedWordings(session.workspace, { day: options.day, lang })
    this.#wordings.set(lang, wordings)
    if (!full) return []
    return wordings.of(full).map((wording) => {
      const provision = wordings.consolidation.provision(wording.ref)
      if (!options.isInternal && isWithheld(provision)) return { isWithheld: true }
      const { ref, isBaseChanged, redline } = wording
      return { ref, isBaseChanged, redline, lang: provision.isOriginal ? this.#model.workspace.forum.languages[0] : lang }
    })
  }

  #matrix(record: ForumRecord, lang: Lang): Own {
    const { workspace, options } = this.#model
    if (this.#model.hasHiddenAnswers(record.id)) return { isPartial: true }
    const matrix = matrixOf(new Round(record, workspace, options.day), { workspace, lang, day: options.day })
    return { matrix: { subjects: matrix.subjects, rows: matrix.rows } }
  }

  /** What the logs of the records on a topic say, by their days: how it went on. */
  #historyOf(record: ForumRecord, lang: Lang) {
    const { workspace, contexts } = this.#model
    const linked = new Map(workspace.linksTo(record.id).map(({ from }) => [from.id, from]))
    return [...linked.values()]
      .flatMap((from) =>
        contexts[lang].standing(from).entries.map((entry) => ({
          id: from.id,
          day: entryDay(entry),
          date: entry.date,
          status: from.kind.statuses.get(entry.status)?.label[lang] ?? entry.status,
        })),
      )
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : compareIds(a.id, b.id)))
      .slice(-200)
  }

  #followUps(
    known: Map<Lang, ReadonlyMap<string, readonly SiteFollowUp[]>>,
    lang: Lang,
    of: (row: SiteFollowUp) => readonly string[],
  ): ReadonlyMap<string, readonly SiteFollowUp[]> {
    const made = known.get(lang)
    if (made) return made
    const groups = new Map<string, SiteFollowUp[]>()
    for (const row of siteFollowUps(this.#model.contexts[lang]).rows)
      for (const id of of(row)) {
        const group = groups.get(id)
        if (group) group.push(row)
        else groups.set(id, [row])
      }
    known.set(lang, groups)
    return groups
  }
}

/** Those still open, and how many are settled. */
function followUpsOf(rows: readonly SiteFollowUp[] = []): Own {
  const open = rows.filter(({ when }) => when !== 'settled')
  return { followUps: open.slice(0, most), open_total: open.length, settled: rows.length - open.length }
}

/** More are on the page of follow-ups, filtered. */
const most = 50

/** Records that a record refers to, each once, in the order of its fields. */
export const refersTo = (record: ForumRecord, model: SiteModel): string[] =>
  [...new Set(model.workspace.linksFrom(record).map(({ to }) => to))].filter((id) => id !== record.id && model.workspace.byId.has(id))
