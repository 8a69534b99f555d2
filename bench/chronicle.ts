// The forum as far as it has come: what the makers of records add to, pick from and refer to.
import { type Day, addDays } from '../src/core/day.ts'
import type { Data } from './front-matter.ts'
import type { Random } from './random.ts'
import { minutedSentence, note, notes } from './words.ts'

/** The day on which the forum stands; nothing in a log is later. */
export const today: Day = '2040-06-15'

export interface Entry {
  readonly [key: string]: string
  readonly date: Day
  readonly status: string
}

export interface Body {
  readonly en: string
  readonly es?: string
}

/** A record as it is being made: its log grows with the years, a long text is written only when its file is. */
export interface Draft {
  readonly kind: string
  readonly id: string
  readonly slug: string
  readonly data: Data
  readonly log: Entry[]
  /** The translated fields. */
  readonly es: Readonly<Record<string, string>>
  readonly body: (() => Body) | undefined
}

/** A meeting with minutes, of which records come. */
export interface Meeting {
  readonly event: Draft
  readonly date: Day
  readonly said: readonly string[]
}

/** A party that was asked and has not answered. */
export interface Asked {
  readonly round: Draft
  readonly party: string
  readonly about: string
}

/** Statuses whose entry has to say why, or by what it is shown. */
const reasoned = new Set(['not-fulfilled', 'overtaken', 'partly-fulfilled', 'rejected', 'lapsed', 'partly-achieved', 'discontinued', 'withdrawn'])
const shown = new Set(['fulfilled', 'achieved', 'agreed', 'adopted', 'concluded'])
const ended = new Set([
  'fulfilled',
  'achieved',
  'adopted',
  'concluded',
  'not-fulfilled',
  'overtaken',
  'discontinued',
  'rejected',
  'lapsed',
  'withdrawn',
  'expired',
])

/** New records rest on those of the last few years, not on all. */
const memory = 400

export class Chronicle {
  readonly drafts: Draft[] = []
  readonly random: Random
  readonly firstYear: number
  /** Held in the year at hand. */
  meetings: Meeting[] = []
  asked: Asked[] = []
  /** Operative agreements that no follow-up names yet. */
  readonly unfollowed: string[] = []
  readonly #of = new Map<string, Draft[]>()
  readonly #numbers = new Map<string, number>()
  readonly #places = new Map<string, readonly string[]>()
  readonly #resting = new Map<string, Draft[]>()
  readonly #changes: { readonly target: string; readonly by: string; readonly date: Day }[] = []

  constructor(random: Random, firstYear: number) {
    this.random = random
    this.firstYear = firstYear
  }

  /** Adds a record; fields without a value are left out. */
  add(
    kind: string,
    id: string,
    slug: string,
    data: Readonly<Record<string, Data[string] | undefined>>,
    more: { es?: Draft['es']; log?: Entry[]; body?: (() => Body) | undefined } = {},
  ): Draft {
    const held = Object.entries(data).filter(
      (entry): entry is [string, Data[string]] => entry[1] !== undefined && !(Array.isArray(entry[1]) && entry[1].length === 0),
    )
    const draft = { kind, id, slug, data: Object.fromEntries(held), log: more.log ?? [], es: more.es ?? {}, body: more.body }
    this.drafts.push(draft)
    this.#of.set(kind, [...this.of(kind).slice(-memory), draft])
    return draft
  }

  /** The last records of a kind. */
  of(kind: string): readonly Draft[] {
    return this.#of.get(kind) ?? []
  }

  ids(kind: string, count: number): string[] {
    return this.random.some(this.of(kind), count).map(({ id }) => id)
  }

  next(series: string): number {
    const number = (this.#numbers.get(series) ?? 0) + 1
    this.#numbers.set(series, number)
    return number
  }

  /** `FU-2031-001`. */
  numbered(prefix: string, year: number): string {
    return `${prefix}-${year}-${String(this.next(`${prefix}-${year}`)).padStart(3, '0')}`
  }

  /** What a meeting of the year says, word for word; the meeting's day is that of the record. */
  source(count: number): Meeting & { readonly source: { readonly record: string; readonly quote: string }[] } {
    const meeting = this.random.pick(this.meetings)
    return { ...meeting, source: Array.from({ length: count }, () => this.quote(meeting)) }
  }

  quote({ event, said }: Meeting): { readonly record: string; readonly quote: string } {
    const words = this.random.pick(said).split(' ')
    return { record: event.id, quote: words.slice(0, this.random.chance(0.5) ? words.length : this.random.int(8, words.length)).join(' ') }
  }

  minutes(year: number): string[] {
    return Array.from({ length: this.random.int(10, 28) }, () => minutedSentence(this.random, year))
  }

  /** A body of the Secretariat's own in both languages, or none. */
  notes(year: number, share: number, from: number, until: number): (() => Body) | undefined {
    if (!this.random.chance(share)) return undefined
    const [own, length] = [this.random.fork(), this.random.int(from, until)]
    return () => notes(own.fork(), year, length)
  }

  /** A log entry some days after the last. */
  step(log: Entry[], days: number, status: string, by?: string): void {
    const last = log.at(-1)?.date ?? today
    const date = addDays(last, this.random.int(1, days))
    const evidence = this.of('document').at(-1)?.id ?? this.meetings[0]?.event.id
    log.push({
      date: date < today ? date : today,
      status,
      ...(by === undefined ? {} : { by }),
      ...(reasoned.has(status) || this.random.chance(0.3) ? { note: note(this.random, Number(last.slice(0, 4))).en } : {}),
      ...(shown.has(status) && evidence !== undefined ? { evidence } : {}),
    })
  }

  /** Keeps which places the text of an agreement has. */
  hold(agreement: string, places: readonly string[]): void {
    this.#places.set(agreement, places)
  }

  /** A place in adopted text: `AGR-2031-001#3.2`. */
  place(before: Day = '9999-12-31'): string | undefined {
    const held = this.of('agreement').filter(({ id, log }) => this.#places.has(id) && (log[0]?.date ?? today) < before)
    if (held.length === 0) return undefined
    const { id } = this.random.pick(held)
    return `${id}#${this.random.pick(this.#places.get(id) ?? ['1'])}`
  }

  /** Notes that a record's task is what an agreement says. */
  rest(draft: Draft, reference: string | undefined): void {
    if (reference === undefined) return
    const id = reference.split('#')[0] ?? reference
    const resting = this.#resting.get(id)
    if (resting) resting.push(draft)
    else this.#resting.set(id, [draft])
  }

  /** Notes that an agreement changes another; what is repealed as a whole is not referred to again. */
  change(target: string, by: string, date: Day): void {
    const [id = target, place] = target.split('#')
    this.#changes.push({ target: id, by, date })
    if (place === undefined) this.#places.delete(id)
  }

  /** Did another agreement change it on that day or later? */
  isChangedSince(id: string, date: Day): boolean {
    return this.#changes.some((change) => change.target === id && change.date >= date)
  }

  /** Whoever has an open task looks at it again when its text was changed. */
  readAgain(): void {
    for (const { target, by, date } of this.#changes.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)))
      for (const { log } of this.#resting.get(target) ?? []) {
        const last = log.at(-1)
        if (last && last.date < date && !ended.has(last.status)) log.push({ ...last, date, note: `Read again after ${by}: nothing changes here.` })
      }
  }
}
