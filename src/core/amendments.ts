// Amendments: what adopted agreements change in adopted texts, when, and in which order.
//
// - Only an adopted agreement changes anything. What it changes has effect from the day that the amendment names, else from the
//   agreement's own; never before the agreement is adopted. A vague date counts from its end.
// - Those in effect are applied in one order: day of effect, day of adoption, day of the meeting, number of the agreement, then as
//   they stand in it, amendments before repeals.
// - An agreement that lapses takes its amendments and repeals with it: what it changed is again as it was. An agreement that is repealed
//   does not: its changes have been made, and repealing it revives nothing. Only a change whose day has not yet come never comes.
// - Text can't take part in replacing itself. Where amendments lead back to where they began, the one that closes the circle, the last
//   in that order, has no effect.
import { type Day, dueDay } from './day.ts'
import { type Span, adoptionDay, isSealable, isWithin, spansFrom, spansOf } from './force.ts'
import { type ForumRecord, role, roleText } from './record.ts'
import { type TextReference, parseReference, printReference } from './reference.ts'
import { type Workspace, compareIds, groupBy } from './workspace.ts'

export type Action = 'replace' | 'insert-before' | 'insert-after' | 'repeal'

export interface Amendment {
  /** The agreement that makes it. */
  readonly by: ForumRecord
  readonly action: Action
  /** The text that it changes; without a place the whole agreement, which can only be repealed. */
  readonly target: TextReference
  /** Only these words of the target: in the language of the original, or by language. */
  readonly words: string | Readonly<Record<string, string>> | undefined
  /** The place of the new text in the agreement that makes it; empty for a repeal. */
  readonly with: readonly number[]
  /** When it has effect. */
  readonly spans: readonly Span[]
  /** The first day of effect. */
  readonly from: Day
  /** Where it stands in the agreement's data: `['amends', 0]`. */
  readonly at: readonly (string | number)[]
  /** Its rank among all amendments. */
  readonly order: number
}

/** An amendment without effect, because it would make a text part of what replaces it. */
export interface Circle {
  readonly amendment: Amendment
  /** The amendments by which its new text comes back to its target. */
  readonly back: readonly Amendment[]
}

export interface Amendments {
  /** In the order in which they are applied. */
  readonly all: readonly Amendment[]
  readonly circles: readonly Circle[]
  /** Those of one block of a record, numbered from 1, and of the items in it; none that closes a circle. */
  ofBlock(id: string, block: number): readonly Amendment[]
  /** Those of any place in a record. */
  ofRecord(id: string): readonly Amendment[]
  /** The repeals of a whole record. */
  repealsOf(id: string): readonly Amendment[]
}

const known = new WeakMap<Workspace, Amendments>()

/** Every amendment of the adopted agreements of a workspace, gathered once. */
export function amendmentsOf(workspace: Workspace): Amendments {
  const amendments = known.get(workspace) ?? gather(workspace)
  known.set(workspace, amendments)
  return amendments
}

/** `AGR-2016-001#3`: the block in which a place lies. */
const blockKey = (id: string, place: readonly number[]): string => `${id}#${place[0]}`

/** Every amendment that can change what stands at a place: of it, of what it lies in, of what lies in it, and of the text that these bring. */
export function amendmentsReaching(amendments: Amendments, start: TextReference): Amendment[] {
  if (start.place[0] !== undefined && amendments.ofBlock(start.id, start.place[0]).length === 0) return []
  const found = new Set<Amendment>()
  const open = [start]
  const seen = new Set<string>()
  for (let next = open.pop(); next; next = open.pop()) {
    const { id, place } = next
    const key = printReference(next)
    if (seen.has(key)) continue
    seen.add(key)
    for (const amendment of place[0] === undefined ? amendments.ofRecord(id) : amendments.ofBlock(id, place[0])) {
      if (!isOneIn(amendment.target.place, place)) continue
      found.add(amendment)
      if (amendment.with.length > 0) open.push({ id: amendment.by.id, place: amendment.with })
    }
  }
  return [...found].sort((a, b) => a.order - b.order)
}

/** Does one of two places lie in the other? */
const isOneIn = (a: readonly number[], b: readonly number[]): boolean => a.every((number, index) => b[index] === undefined || b[index] === number)

const none: readonly Amendment[] = []

function gather(workspace: Workspace): Amendments {
  const drafts = workspace.records
    .filter((record) => isSealable(record) && workspace.byId.get(record.id) === record)
    .flatMap((record) => draftsOf(record, workspace))
  drafts.sort(compareDrafts)
  const all = withoutRepealed(drafts.map(({ amendment }, order): Amendment => Object.freeze({ ...amendment, order })))
  const circles = circlesIn(all, workspace)
  const dropped = new Set(circles.map(({ amendment }) => amendment))
  const effective = all.filter((amendment) => !dropped.has(amendment) && isAmendable(workspace.byId.get(amendment.target.id)))
  const byRecord = groupBy(effective, ({ target }) => target.id)
  const byBlock = new Map([...byRecord].map(([id, own]) => [id, groupBy(own, ({ target }) => String(target.place[0] ?? ''))]))
  return Object.freeze({
    all,
    circles,
    ofBlock: (id: string, block: number) => byBlock.get(id)?.get(String(block)) ?? none,
    ofRecord: (id: string) => byRecord.get(id)?.filter(({ target }) => target.place.length > 0) ?? none,
    repealsOf: (id: string) => byBlock.get(id)?.get('') ?? none,
  })
}

/** Those whose agreement was not yet repealed as a whole when their day came. */
function withoutRepealed(amendments: readonly Amendment[]): Amendment[] {
  const repealed = new Map<string, Amendment>()
  return amendments.filter((amendment) => {
    const repeal = repealed.get(amendment.by.id)
    if (repeal && isWithin(repeal.spans, amendment.from)) return false
    const { id, place } = amendment.target
    if (place.length === 0 && !repealed.has(id)) repealed.set(id, amendment)
    return true
  })
}

/** Only adopted text can be amended. */
const isAmendable = (record: ForumRecord | undefined): boolean => record !== undefined && isSealable(record)

interface Draft {
  readonly amendment: Omit<Amendment, 'order'>
  readonly adopted: Day
  readonly met: Day
}

/** An amendment or repeal as it is written. */
interface Written {
  readonly target?: unknown
  readonly action?: unknown
  readonly words?: unknown
  readonly with?: unknown
  readonly effective?: unknown
}

const actions: readonly Action[] = ['replace', 'insert-before', 'insert-after']

function draftsOf(by: ForumRecord, workspace: Workspace): Draft[] {
  const amends = role(by, 'amends')
  const repeals = role(by, 'repeals')
  if (!Array.isArray(amends) && !Array.isArray(repeals)) return []
  const adopted = adoptionDay(by)
  if (adopted === undefined) return []
  const meeting = workspace.byId.get(roleText(by, 'meeting') ?? '')
  const met = (meeting && dueDay(roleText(meeting, 'date'))) ?? adopted
  const drafts: Draft[] = []
  const add = (list: unknown, field: string, read: (item: Written) => Pick<Amendment, 'action' | 'words' | 'with'> | undefined) => {
    if (!Array.isArray(list)) return
    for (const [index, item] of (list as (Written | null)[]).entries()) {
      const target = typeof item?.target === 'string' ? parseReference(item.target) : undefined
      const own = item && target && !(target.id === by.id && target.place.length === 0) && read(item)
      const day = typeof item?.effective === 'string' ? dueDay(item.effective) : undefined
      const spans = day === undefined ? spansOf(by) : spansFrom(by, day)
      if (own && spans[0]) drafts.push({ amendment: { by, target, ...own, spans, from: spans[0].from, at: [field, index] }, adopted, met })
    }
  }
  add(amends, by.kind.roles.amends ?? '', (item) => {
    const place = typeof item.with === 'string' ? parseReference(`${by.id}${item.with}`)?.place : undefined
    const action = actions.find((each) => each === item.action) ?? 'replace'
    return place && place.length > 0 && parseReference(String(item.target))?.place.length ? { action, words: wordsOf(item.words), with: place } : undefined
  })
  add(repeals, by.kind.roles.repeals ?? '', () => ({ action: 'repeal', words: undefined, with: [] }))
  return drafts
}

const wordsOf = (words: unknown): Amendment['words'] =>
  typeof words === 'string' || (typeof words === 'object' && words !== null && Object.values(words).every((each) => typeof each === 'string'))
    ? (words as Amendment['words'])
    : undefined

/** Records come sorted by id, and each agreement's amendments in their order: a stable sort keeps both. */
const compareDrafts = (a: Draft, b: Draft): number =>
  compare(a.amendment.from, b.amendment.from) || compare(a.adopted, b.adopted) || compare(a.met, b.met) || compareIds(a.amendment.by.id, b.amendment.by.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** An amendment leads from the block that it changes to the block with the new text. */
const sourceOf = ({ by, with: place }: Amendment): string => blockKey(by.id, place)
const targetOf = ({ target }: Amendment): string => blockKey(target.id, target.place)

/** Was a text adopted before another, or on the same day under a lower number? A circle needs one amendment of which that is not so. */
function isEarlier(record: ForumRecord | undefined, other: ForumRecord): boolean {
  const [day, otherDay] = [(record && adoptionDay(record)) ?? '', adoptionDay(other) ?? '']
  return !record || day < otherDay || (day === otherDay && compareIds(record.id, other.id) < 0)
}

/** The amendments that close a circle, each with its way back. Only blocks that can lie on one are looked at twice. */
function circlesIn(all: readonly Amendment[], workspace: Workspace): Circle[] {
  const edges = all.filter(({ action }) => action !== 'repeal')
  if (edges.every(({ by, target }) => isEarlier(workspace.byId.get(target.id), by))) return []
  const suspects = onCircles(edges)
  if (suspects.size === 0) return []
  const from = new Map<string, Amendment[]>()
  const circles: Circle[] = []
  for (const amendment of edges) {
    if (!suspects.has(targetOf(amendment)) || !suspects.has(sourceOf(amendment))) continue
    const back = wayFrom(sourceOf(amendment), targetOf(amendment), from)
    if (back) circles.push({ amendment, back })
    else {
      const own = from.get(targetOf(amendment)) ?? []
      own.push(amendment)
      from.set(targetOf(amendment), own)
    }
  }
  return circles
}

/** The blocks that can lie on a circle: what is left when those that nothing leads to, or that lead nowhere, are taken away again and again. */
function onCircles(edges: readonly Amendment[]): Set<string> {
  const left = new Set(edges.flatMap((edge) => [targetOf(edge), sourceOf(edge)]))
  const strip = (end: (edge: Amendment) => string, start: (edge: Amendment) => string) => {
    const leading = groupBy(edges, end)
    const count = new Map<string, number>()
    for (const edge of edges) if (left.has(start(edge)) && left.has(end(edge))) count.set(start(edge), (count.get(start(edge)) ?? 0) + 1)
    const free = [...left].filter((block) => !count.get(block))
    for (let block = free.pop(); block !== undefined; block = free.pop()) {
      left.delete(block)
      for (const edge of leading.get(block) ?? []) {
        const other = start(edge)
        if (!left.has(other)) continue
        const rest = (count.get(other) ?? 0) - 1
        count.set(other, rest)
        if (rest === 0) free.push(other)
      }
    }
  }
  strip(sourceOf, targetOf)
  strip(targetOf, sourceOf)
  return left
}

/** The amendments that lead from one block to another, if any do. */
function wayFrom(start: string, goal: string, from: ReadonlyMap<string, readonly Amendment[]>): Amendment[] | undefined {
  const reached = new Map<string, Amendment | undefined>([[start, undefined]])
  const open = [start]
  for (let block = open.pop(); block !== undefined && !reached.has(goal); block = open.pop())
    for (const edge of from.get(block) ?? [])
      if (!reached.has(sourceOf(edge))) {
        reached.set(sourceOf(edge), edge)
        open.push(sourceOf(edge))
      }
  if (!reached.has(goal)) return undefined
  const way: Amendment[] = []
  for (let edge = reached.get(goal); edge; edge = reached.get(targetOf(edge))) way.unshift(edge)
  return way
}
