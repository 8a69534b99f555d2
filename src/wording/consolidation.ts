// Consolidation: what an adopted text says on a day, and every text that it replaced.
// Which amendments there are, when and in which order they have effect, stands in core/amendments.ts; what each does to a text in
// core/consolidated-text.ts; when an agreement is in force in core/validity.ts. A provision moreover ends when its place is
// repealed, or when the list in which it lies is replaced or repealed as a whole.
import { type Action, type Amendment, type Amendments, amendmentsOf, amendmentsReaching } from '../core/amendments.ts'
import { ConsolidatedTexts } from '../core/consolidated-text.ts'
import { type Day, addDays, firstDay, lastDay } from '../core/day.ts'
import { type Span, changeDays, isSealable, isWithin, spansOf } from '../core/force.ts'
import { type Slot, passagesAt, pieceOf } from '../core/passage.ts'
import { type Part, type Piece, joinBlocks } from '../core/piece.ts'
import { type ForumRecord, roleText } from '../core/record.ts'
import { parseReference } from '../core/reference.ts'
import { effectiveDay } from '../core/standing.ts'
import { entryDay, logUntil } from '../core/status.ts'
import { blockAt, normalise } from '../core/text.ts'
import { type State, type Validity, validityOn } from '../core/validity.ts'
import type { Workspace } from '../core/workspace.ts'

/** Where words come from. */
export interface Source {
  readonly agreement: ForumRecord
  readonly meeting: ForumRecord | undefined
  /** As written in the record, perhaps vague. */
  readonly adopted: string | undefined
  readonly effective: Day | undefined
  readonly seal: string | undefined
}

/** Something that gave a text its wording: an adoption, an amendment, or the end of a temporary one. */
export interface Act extends Source {
  readonly action: 'adopt' | Action | 'lapse'
  /** Undefined for an adoption, and for the lapse of the agreement itself. */
  readonly amendment: Amendment | undefined
  readonly from: Day
}

/** A text that was in force for a time. */
export interface Version extends Source {
  readonly text: string
  /** Without what stood beside it. */
  readonly own: string
  readonly pieces: readonly Piece[]
  /** First and last day on which it was in force. */
  readonly from: Day
  readonly until: Day
  /** What gave it its wording; agreement, meeting and seal are those of this act. */
  readonly action: Act['action']
  /** All that did so on that day. */
  readonly acts: readonly Act[]
}

export interface Provision {
  /** As referred to: `AGR-2016-001#3.2`, or a whole agreement. */
  readonly ref: string
  readonly state: State
  /** Markdown, word for word as adopted. Empty when it is not in force any more; but what was put beside a repealed place stays. */
  readonly text: string
  /** The text of the place itself, without what was put beside it: what an amendment of the place would replace. Of an agreement, all of it. */
  readonly own: string
  /** Everything that stands at the place and beside it, in order; each piece, and all words in it, with where they come from. */
  readonly pieces: readonly Piece[]
  /** Is some of the text in the language of the original, because the one asked for has none? */
  readonly isOriginal: boolean
  /** Of the record referred to; undefined when there is none. */
  readonly source: Source | undefined
  /** The day since which it reads so; of what has ended, since when. */
  readonly since: Day | undefined
  /** Everything that changed it up to the day, in order. */
  readonly acts: readonly Act[]
  /** The agreements that amended it, each once, in order. */
  readonly amendedBy: readonly ForumRecord[]
  /** The amendment that ended it. */
  readonly ender: Amendment | undefined
  /** The texts that were in force before, in order. */
  readonly versions: readonly Version[]
}

export interface Moment {
  readonly asOf: Day
  /** A language of the forum. */
  readonly lang: string
}

interface Reading extends Validity {
  readonly text: string
  readonly own: string
  readonly pieces: readonly Piece[]
}

interface Period extends Reading {
  readonly from: Day
  readonly acts: readonly Act[]
}

export class Consolidation {
  readonly workspace: Workspace
  readonly asOf: Day
  readonly lang: string
  readonly amendments: Amendments
  readonly #texts: ConsolidatedTexts
  readonly #provisions = new Map<string, Provision>()
  readonly #sources = new Map<ForumRecord, Source>()
  readonly #reaching = new Map<string, readonly Amendment[]>()

  constructor(workspace: Workspace, { asOf, lang }: Moment) {
    this.workspace = workspace
    this.asOf = asOf
    this.lang = lang
    this.amendments = amendmentsOf(workspace)
    this.#texts = new ConsolidatedTexts(workspace)
  }

  /** What a text reference, or a whole record, says on the day. */
  provision(ref: string): Provision {
    const known = this.#provisions.get(ref) ?? this.#provisionOf(ref)
    this.#provisions.set(ref, known)
    return known
  }

  /** Every amendment, of any day, that can change what a text reference or a whole record says. */
  amendmentsReaching(ref: string): readonly Amendment[] {
    const reference = parseReference(ref)
    const known = this.#reaching.get(ref) ?? (reference ? amendmentsReaching(this.amendments, reference) : [])
    this.#reaching.set(ref, known)
    return known
  }

  /** Where the text of a record comes from. */
  sourceOf(record: ForumRecord): Source {
    const source = this.#sources.get(record) ?? {
      agreement: record,
      meeting: this.workspace.byId.get(roleText(record, 'meeting') ?? ''),
      adopted: roleText(record, 'date'),
      effective: effectiveDay(record),
      seal: roleText(record, 'seal'),
    }
    this.#sources.set(record, source)
    return source
  }

  /** The number of blocks that a record's text has. */
  blockCount(record: ForumRecord): number {
    return this.#texts.source(record, this.workspace.forum.languages[0]).blocks.length
  }

  #provisionOf(ref: string): Provision {
    const reference = parseReference(ref)
    const record = reference && this.workspace.byId.get(reference.id)
    const nothing = {
      ref,
      state: 'missing',
      text: '',
      own: '',
      pieces: [],
      isOriginal: false,
      since: undefined,
      acts: [],
      amendedBy: [],
      ender: undefined,
      versions: [],
    } as const
    if (!reference || !record) return { ...nothing, source: undefined }
    const source = this.sourceOf(record)
    if (!this.#has(record, reference.place)) return { ...nothing, source }
    const periods = this.#periods(record, reference.place, this.amendmentsReaching(ref))
    const now = periods.at(-1) ?? { ...this.#read(record, reference.place, this.asOf), from: undefined }
    const acts = periods.flatMap((period) => period.acts)
    return {
      ref,
      state: now.state,
      text: now.text,
      own: now.own,
      pieces: now.pieces,
      isOriginal: now.pieces.some((piece) => isForeign(piece, this.lang)),
      source,
      since: now.from,
      acts,
      amendedBy: [...new Set(acts.filter(({ action }) => action !== 'adopt' && action !== 'lapse').map(({ agreement }) => agreement))],
      ender: now.ender,
      versions: this.#versions(periods),
    }
  }

  #has(record: ForumRecord, place: readonly number[]): boolean {
    const { blocks } = this.#texts.source(record, this.workspace.forum.languages[0])
    return place.length === 0 ? blocks.length > 0 : blockAt(blocks, place) !== undefined
  }

  /** State and text at a place on a day. */
  #read(record: ForumRecord, place: readonly number[], day: Day): Reading {
    const validity = validityOn(record, day, this.amendments)
    if (validity.state !== 'in-force' && validity.state !== 'not-yet') return { ...validity, text: '', own: '', pieces: [] }
    const slots = this.#slots(record, place, day)
    const [only] = slots
    const isEnded = place.length > 0 && only && (only.detached || !only.self)
    const pieces = slots.flatMap((slot) => (slot.detached ? [] : passagesAt(slot).map(pieceOf)))
    const text = joinBlocks(pieces)
    const self = slots.flatMap((slot) => (slot.detached || !slot.self ? [] : [pieceOf(slot.self)]))
    const own = place.length === 0 || self.length === pieces.length ? text : joinBlocks(self)
    if (isEnded && validity.state === 'in-force') return { state: 'repealed', ender: only.detached ?? only.ended, text, own, pieces }
    return { ...validity, text, own, pieces }
  }

  #slots(record: ForumRecord, place: readonly number[], day: Day): Slot[] {
    const numbers = place[0] === undefined ? Array.from({ length: this.blockCount(record) }, (_, index) => index + 1) : [place[0]]
    return numbers.flatMap((number) => {
      const { slots } = this.#texts.block(record, number, day, this.lang)
      return slots.get(place.length > 0 ? place.join('.') : String(number)) ?? []
    })
  }

  /** The times up to the day in which the text, or whether it was in force, stayed the same. */
  #periods(record: ForumRecord, place: readonly number[], reaching: readonly Amendment[]): Period[] {
    const amendments = [...reaching, ...this.amendments.repealsOf(record.id)]
    const own = isSealable(record) ? spansOf(record) : [{ from: knownSince(record), until: lastDay }]
    const [first] = own
    if (amendments.length === 0 && own.length === 1 && first && first.from <= this.asOf && this.asOf <= first.until)
      return [{ ...this.#read(record, place, first.from), from: first.from, acts: [this.#adoptionOf(record, first.from)] }]
    const days = changeDays([...own, ...amendments.flatMap(({ spans }) => spans)]).filter((day) => day <= this.asOf && day >= (own[0]?.from ?? lastDay))
    const begun = groupByDay(amendments, ({ from }) => from)
    const ceased = groupByDay(amendments, ({ until }) => (until === lastDay ? undefined : addDays(until, 1)))
    const periods: Period[] = []
    for (const from of days) {
      const read = this.#read(record, place, from)
      const last = periods.at(-1)
      if (last && last.state === read.state && isSameText(last.text, read.text)) continue
      const acts = last ? this.#actsOn(from, begun.get(from) ?? [], ceased.get(from) ?? [], record) : [this.#adoptionOf(record, from)]
      periods.push({ ...read, from, acts })
    }
    return periods
  }

  #adoptionOf(record: ForumRecord, from: Day): Act {
    return { ...this.sourceOf(record), action: 'adopt', amendment: undefined, from }
  }

  #versions(periods: readonly Period[]): Version[] {
    return periods.slice(0, -1).flatMap((period, index) => {
      const act = period.acts.at(-1)
      const next = periods[index + 1]
      if (!act || !next || period.state !== 'in-force') return []
      const { agreement, meeting, adopted, effective, seal, action } = act
      const { text, own, pieces, from, acts } = period
      return [{ text, own, pieces, from, until: addDays(next.from, -1), action, acts, agreement, meeting, adopted, effective, seal }]
    })
  }

  /** What began to have effect on a day, else what ceased to. */
  #actsOn(from: Day, begun: readonly Amendment[], ceased: readonly Amendment[], record: ForumRecord): Act[] {
    const done = begun.filter((amendment) => this.#isCarriedOut(amendment, from))
    if (done.length > 0) return done.map((amendment) => ({ ...this.sourceOf(amendment.by), action: amendment.action, amendment, from }))
    if (ceased.length > 0) return ceased.map((amendment) => ({ ...this.sourceOf(amendment.by), action: 'lapse', amendment, from }))
    return [{ ...this.sourceOf(record), action: isWithin(spansOf(record), from) ? 'adopt' : 'lapse', amendment: undefined, from }]
  }

  #isCarriedOut(amendment: Amendment, day: Day): boolean {
    const { id, place } = amendment.target
    const target = this.workspace.byId.get(id)
    if (!target || place[0] === undefined) return true
    return !this.#texts.block(target, place[0], day, this.lang).failures.some((failure) => failure.amendment === amendment)
  }
}

const knownSince = (record: ForumRecord): Day => {
  const [first] = logUntil(record, lastDay)
  return first ? entryDay(first) : firstDay
}

/** Amendments by a day of each of their spans. */
function groupByDay(amendments: readonly Amendment[], dayOf: (span: Span) => Day | undefined): Map<Day, Amendment[]> {
  const groups = new Map<Day, Amendment[]>()
  for (const amendment of amendments)
    for (const day of new Set(amendment.spans.map(dayOf)))
      if (day !== undefined) {
        const group = groups.get(day) ?? []
        groups.set(day, group)
        group.push(amendment)
      }
  return groups
}

const isSameText = (a: string, b: string): boolean => a === b || normalise(a) === normalise(b)

const isForeign = (piece: Piece, lang: string): boolean => piece.lang !== lang || piece.parts.some((part: Part) => part.is === 'piece' && isForeign(part, lang))
