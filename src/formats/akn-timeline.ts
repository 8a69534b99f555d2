// The times of a compilation in Akoma Ntoso: the events that gave each provision its wording, the periods between them, and what changed.
import { type Day, addDays, firstDay } from '../core/day.ts'
import type { ProvisionItem, RegulationsOutput } from '../core/output.ts'
import { compareIds } from '../core/workspace.ts'
import { type AknElement, element } from './akn-element.ts'

export interface AknEvent {
  readonly date: Day
  readonly type: 'generation' | 'amendment' | 'repeal'
  /** The record that brought it about. */
  readonly record: string
}

type Row = RegulationsOutput['amendments'][number]

interface Period {
  readonly eId: string
  readonly start: string
  readonly end: string | undefined
}

interface Change {
  readonly row: Row
  readonly type: string
  readonly period: string | undefined
  readonly article: string
}

export class Timeline {
  readonly #rows = new Map<number, Row[]>()
  readonly #events = new Map<string, AknEvent>()
  readonly #periods = new Map<string, Period>()
  readonly #changes: Change[] = []

  constructor(amendments: RegulationsOutput['amendments']) {
    for (const row of amendments) {
      const rows = this.#rows.get(row.provision) ?? []
      this.#rows.set(row.provision, rows)
      rows.push(row)
    }
  }

  /** Takes in a provision that stands in an article, minutes without times, for they are not in force; gives the temporal groups of the wording it has, or last had, and of those before. */
  add(provision: ProvisionItem, article: string): { readonly period: string | undefined; readonly earlier: readonly (string | undefined)[] } {
    const { number, versions, state, adopted } = provision
    const from = state === 'not-yet' ? provision.effective : provision.since
    const periods = versions.map((version) => ({ from: version.from, eId: this.#period(provision, version.from, addDays(version.until, 1)) }))
    if (!isOver(provision) && adopted !== null && isDated(from)) periods.push({ from, eId: this.#period(provision, from, undefined) })
    for (const row of this.#rows.get(number) ?? []) {
      const period = periods.find((each) => each.from === row.from)?.eId ?? (isEnd(row.from, provision) ? periods.at(-1)?.eId : undefined)
      this.#changes.push({ row, type: modificationOf(row, provision), period, article })
    }
    return { period: periods.at(-1)?.eId, earlier: periods.slice(0, versions.length).map(({ eId }) => eId) }
  }

  #period(provision: ProvisionItem, from: Day, next: Day | undefined): string | undefined {
    if (!isDated(from)) return undefined
    const start = this.#eventOn(provision, from)
    const end = next === undefined ? undefined : this.#eventOn(provision, next)
    const key = `${start} ${end ?? ''}`
    const known = this.#periods.get(key) ?? { eId: `tmpg_${this.#periods.size + 1}`, start, end }
    this.#periods.set(key, known)
    return known.eId
  }

  /** What happened to a provision on a day: an amendment, else its adoption, else its end. */
  #eventOn(provision: ProvisionItem, date: Day): string {
    const row = this.#rows.get(provision.number)?.findLast(({ from }) => from === date)
    const version = provision.versions.find(({ from }) => from === date)
    const type = isEnd(date, provision) ? 'repeal' : row ? 'amendment' : 'generation'
    const event: AknEvent = { date, type, record: row?.by ?? version?.agreement ?? provision.agreement }
    const key = `${date} ${type} ${event.record}`
    this.#events.set(key, event)
    return key
  }

  /** Every event by its key, in order. */
  events(): { readonly event: AknEvent; readonly eId: string; readonly key: string }[] {
    return [...this.#events]
      .sort(([, a], [, b]) => (a.date < b.date ? -1 : a.date > b.date ? 1 : compareIds(a.record, b.record) || (a.type < b.type ? -1 : 1)))
      .map(([key, event], index) => ({ event, key, eId: `eref_${index + 1}` }))
  }

  temporalGroups(): AknElement[] {
    const eIds = new Map(this.events().map(({ key, eId }) => [key, `#${eId}`]))
    return [...this.#periods.values()].map(({ eId, start, end }) =>
      element(
        'temporalGroup',
        { eId },
        element('timeInterval', { start: eIds.get(start), end: end === undefined ? undefined : eIds.get(end), refersTo: '#inForce' }),
      ),
    )
  }

  /** One textualMod for each change, its source by the name given. */
  modifications(sourceOf: (record: string) => string): AknElement[] {
    return this.#changes.map(({ row, type, period, article }, index) => {
      const eId = `pmod_${index + 1}`
      return element(
        'textualMod',
        { eId, type, period: period === undefined ? undefined : `#${period}` },
        element('source', { eId: `${eId}__src_1`, href: sourceOf(row.by) }),
        element('destination', { eId: `${eId}__dst_1`, href: `#${article}` }),
      )
    })
  }

  /** Every record that a change came from. */
  changedBy(): string[] {
    return [
      ...new Set([
        ...[...this.#events.values()].filter(({ type }) => type !== 'generation').map(({ record }) => record),
        ...this.#changes.map(({ row }) => row.by),
      ]),
    ].sort(compareIds)
  }
}

const isDated = (day: Day | null): day is Day => day !== null && day > firstDay

/** Is no word left of it? What was put beside a repealed text stays. */
const isOver = ({ state, text }: ProvisionItem): boolean => text === '' && state !== 'in-force' && state !== 'not-yet'

const isEnd = (day: Day, provision: ProvisionItem): boolean => isOver(provision) && provision.since === day

/** In the standard’s closed list: the lapse of a temporary text brings the one before it back. */
function modificationOf(row: Row, provision: ProvisionItem): string {
  if (row.action === 'repeal') return 'repeal'
  if (row.action === 'lapse') return isEnd(row.from, provision) ? 'repeal' : 'substitution'
  return row.action === 'replace' ? 'substitution' : 'insertion'
}
