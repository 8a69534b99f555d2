// The chapters of the compiled regulations: the tree, its numbers, the provisions in it, and what it lacks or has twice.
import { isInternal } from '../core/access.ts'
import type { Amendment } from '../core/amendments.ts'
import { isSealable } from '../core/force.ts'
import type { Part, Piece } from '../core/piece.ts'
import { type ForumRecord, role, roleText, roleTexts, titleOf, translated } from '../core/record.ts'
import { validityOn } from '../core/validity.ts'
import { type Workspace, groupBy } from '../core/workspace.ts'
import type { Consolidation, Provision } from './consolidation.ts'

export interface Chapter {
  readonly record: ForumRecord
  /** `1`, `1.2`, or as the record fixes it. */
  readonly number: string
  readonly title: string
  /** The editorial note, when there is one. */
  readonly note: string | undefined
  readonly provisions: readonly Provision[]
  /** Agreements known to exist whose text belongs here, and is not held yet. */
  readonly awaited: readonly ForumRecord[]
  readonly chapters: readonly Chapter[]
}

/** The chapters that stand under none, in order, each with those under it. */
export function chaptersOf(consolidation: Consolidation): Chapter[] {
  const { workspace, lang } = consolidation
  const records = withoutInternal(
    workspace.playing('regulation').filter((record) => workspace.byId.get(record.id) === record),
    workspace,
  )
  const { top, under } = treeOf(records, (record) => {
    const parent = workspace.byId.get(roleText(record, 'parent') ?? '')
    return parent?.kind.plays === 'regulation' ? parent.id : ''
  })
  const chapters = (siblings: readonly ForumRecord[], above: string): Chapter[] =>
    numbered(siblings, above).map(({ record, number }) => ({
      record,
      number,
      title: titleOf(record, lang),
      note: translated(record, 'note', lang),
      provisions: roleTexts(record, 'provisions').map((ref) => consolidation.provision(ref)),
      awaited: roleTexts(record, 'awaited')
        .flatMap((id) => workspace.byId.get(id) ?? [])
        .filter((each) => !isInternal(each)),
      chapters: chapters(under.get(record) ?? [], `${number}.`),
    }))
  return chapters(top, '')
}

/** Internal chapters stay out, with those under them. */
function withoutInternal(records: readonly ForumRecord[], { byId }: Workspace): ForumRecord[] {
  const isOut = (record: ForumRecord): boolean => {
    const passed = new Set<ForumRecord>()
    for (let at: ForumRecord | undefined = record; at && !passed.has(at); at = byId.get(roleText(at, 'parent') ?? '')) {
      if (isInternal(at)) return true
      passed.add(at)
    }
    return false
  }
  return records.some(isInternal) ? records.filter((record) => !isOut(record)) : [...records]
}

/** Each record once. Those that stand under themselves, which a rule tells, come last at the top, so that none of their text is lost. */
function treeOf(records: readonly ForumRecord[], parentOf: (record: ForumRecord) => string) {
  const byParent = groupBy(records, parentOf)
  const placed = new Set<ForumRecord>()
  const under = new Map<ForumRecord, ForumRecord[]>()
  const top: ForumRecord[] = []
  for (const root of [...(byParent.get('') ?? []), ...records]) {
    if (placed.has(root)) continue
    placed.add(root)
    top.push(root)
    const open = [root]
    for (let record = open.pop(); record; record = open.pop()) {
      const children = (byParent.get(record.id) ?? []).filter((child) => !placed.has(child))
      for (const child of children) placed.add(child)
      under.set(record, children)
      open.push(...children)
    }
  }
  return { top, under }
}

/** Automatic numbers go on from the last number, fixed or not. */
function numbered(siblings: readonly ForumRecord[], above: string): { record: ForumRecord; number: string }[] {
  let last = 0
  return siblings.map((record) => {
    const fixed = roleNumber(record)
    const own = fixed?.startsWith(above) ? fixed.slice(above.length) : fixed
    last = fixed === undefined ? last + 1 : own !== undefined && /^\d+$/.test(own) ? Number(own) : last
    return { record, number: fixed ?? `${above}${last}` }
  })
}

function roleNumber(record: ForumRecord): string | undefined {
  const number = role(record, 'number')
  return typeof number === 'string' || typeof number === 'number' ? String(number) : undefined
}

/** Every chapter with its depth from 1, in reading order. */
export function* eachChapter(chapters: readonly Chapter[], depth = 1): Iterable<{ readonly chapter: Chapter; readonly depth: number }> {
  for (const chapter of chapters) {
    yield { chapter, depth }
    yield* eachChapter(chapter.chapters, depth + 1)
  }
}

export interface Coverage {
  /** Texts that stand in more than one provision, whole, in part or through an amendment. */
  readonly twice: readonly { readonly ref: string; readonly provisions: readonly string[] }[]
  /** Agreements in force of which no word stands, or stood until another replaced it, in a provision. */
  readonly uncovered: readonly ForumRecord[]
  /** Blocks in force, headings apart, of which no word stands in a provision, by text reference; those of the agreements above left out. */
  readonly left: readonly string[]
  /** Agreements whose text is awaited, and that no chapter names. */
  readonly unlisted: readonly ForumRecord[]
}

/** What the regulations have twice, and what they lack; what is twice, and what is left, is worked out when it is asked for. */
export function coverageOf(consolidation: Consolidation, chapters: readonly Chapter[]): Coverage {
  const { workspace, asOf, amendments } = consolidation
  const agreements = new Set<string>()
  const listed = new Set<ForumRecord>()
  const cover = (part: Part): void => {
    if (part.is === 'gap') return
    agreements.add(part.agreement.id)
    if (part.is === 'piece') part.parts.forEach(cover)
  }
  for (const { chapter } of eachChapter(chapters)) {
    for (const record of chapter.awaited) listed.add(record)
    for (const { ref, pieces } of chapter.provisions) {
      pieces.forEach(cover)
      for (const { by } of broughtInto(ref, consolidation)) agreements.add(by.id)
    }
  }
  const uncovered: ForumRecord[] = []
  const covered: ForumRecord[] = []
  const unlisted: ForumRecord[] = []
  for (const record of workspace.records) {
    if (!isSealable(record) || isInternal(record) || workspace.byId.get(record.id) !== record || validityOn(record, asOf, amendments).state !== 'in-force')
      continue
    if (role(record, 'awaited') === true) {
      if (!listed.has(record)) unlisted.push(record)
    } else if (agreements.has(record.id)) covered.push(record)
    else if (record.body.trim() !== '') uncovered.push(record)
  }
  return {
    get twice() {
      return twiceIn(placesIn(chapters))
    },
    uncovered,
    get left() {
      const places = placesIn(chapters)
      const spent = new Set<string>()
      for (const { chapter } of eachChapter(chapters))
        for (const { ref } of chapter.provisions) for (const { by, with: place } of broughtInto(ref, consolidation)) spent.add(`${by.id}#${place[0]}`)
      return covered.filter(({ body }) => body.trim() !== '').flatMap((record) => blocksLeft(record, consolidation, places).filter((ref) => !spent.has(ref)))
    },
    unlisted,
  }
}

/** Every place of which words stand in a provision, with the provisions. */
function placesIn(chapters: readonly Chapter[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>()
  for (const { chapter } of eachChapter(chapters))
    for (const [index, { ref, pieces }] of chapter.provisions.entries())
      for (const piece of pieces)
        for (const place of refsIn(piece)) {
          const at = places.get(place) ?? new Set()
          places.set(place, at.add(`${chapter.record.id} ${index} ${ref}`))
        }
  return places
}

/** The outermost texts that have more than one place. */
function twiceIn(places: ReadonlyMap<string, ReadonlySet<string>>): Coverage['twice'] {
  const isOuter = (ref: string) => !((places.get(above(ref))?.size ?? 0) > 1)
  return [...places]
    .filter(([ref, at]) => at.size > 1 && isOuter(ref))
    .map(([ref, at]) => ({ ref, provisions: [...at].map((each) => each.slice(each.lastIndexOf(' ') + 1)) }))
}

/** Every place of which words stand in a piece. */
function* refsIn(part: Part): Iterable<string> {
  if (part.is === 'gap') return
  yield part.ref
  if (part.is === 'piece') for (const inner of part.parts) yield* refsIn(inner)
}

/** The amendments that brought text into a provision up to the day: their words were printed, even where others stand now. */
const broughtInto = (ref: string, consolidation: Consolidation): Amendment[] =>
  consolidation.amendmentsReaching(ref).filter(({ with: place, from }) => from <= consolidation.asOf && place.length > 0)

/** The block or item in which a place lies. */
const above = (ref: string): string => ref.slice(0, Math.max(ref.lastIndexOf('.'), ref.indexOf('#')))

function blocksLeft(record: ForumRecord, consolidation: Consolidation, places: ReadonlyMap<string, unknown>): string[] {
  const refs = Array.from({ length: consolidation.blockCount(record) }, (_, index) => `${record.id}#${index + 1}`)
  return refs.filter((ref) => {
    const { pieces } = consolidation.provision(ref)
    const own = pieces.filter((piece) => piece.type !== 'heading' && piece.agreement === record)
    return own.length > 0 && own.every((piece: Piece) => [...refsIn(piece)].every((each) => !places.has(each)))
  })
}
