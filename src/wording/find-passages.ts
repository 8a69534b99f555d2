// Finds words in the texts of the records: the smallest block or item that holds them, in any language.
import { isSealable } from '../core/force.ts'
import { containsPhrase, fold } from '../core/match.ts'
import type { Part, Piece, Words } from '../core/piece.ts'
import type { ForumRecord } from '../core/record.ts'
import { printReference } from '../core/reference.ts'
import { wasAdopted } from '../core/sealed.ts'
import { type Block, blocksOf } from '../core/text.ts'
import type { Workspace } from '../core/workspace.ts'
import { type Chapter, eachChapter } from './chapters.ts'

export type Where = 'adopted' | 'compiled' | 'draft' | 'proposal' | 'minutes' | 'text'

export interface Passage {
  readonly where: Where
  readonly record: ForumRecord
  readonly place: readonly number[]
  readonly lang: string
  /** As it stands in its text. */
  readonly text: string
  /** Of a compiled passage: the adopted words of which it is made. */
  readonly parts: readonly { readonly ref: string; readonly text: string }[]
}

/** Whose texts are looked through. */
export type Texts = Pick<Workspace, 'records' | 'forum'>

const order: readonly Where[] = ['adopted', 'compiled', 'draft', 'proposal', 'minutes', 'text']

export function whereOf(record: ForumRecord): Where {
  if (isSealable(record)) return wasAdopted(record) ? 'adopted' : 'draft'
  return record.kind.plays === 'proposal' ? 'proposal' : record.kind.plays === 'event' ? 'minutes' : 'text'
}

/** The passages that hold a phrase; where none does, those that hold all of its words. Adopted texts first, then by id. */
export function findPassages(workspace: Texts, words: string, chapters: readonly Chapter[], lang: string): Passage[] {
  const phrase = fold(words).trim()
  if (phrase === '') return []
  const exact = search(workspace, chapters, lang, (text) => containsPhrase(text, phrase, false))
  if (exact.length > 0 || !phrase.includes(' ')) return exact
  const each = phrase.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word))
  return each.length === 0 ? [] : search(workspace, chapters, lang, (text) => each.every((word) => containsPhrase(text, word, false)))
}

function search(workspace: Texts, chapters: readonly Chapter[], lang: string, holds: (folded: string) => boolean): Passage[] {
  const found: Passage[] = []
  const first = workspace.forum.languages[0]
  for (const record of workspace.records)
    for (const [own, { body }] of [[first, record] as const, ...record.translations]) {
      if (body.trim() === '' || !holds(fold(body))) continue
      const places = [...smallest(blocksOf(body), [], holds)]
      for (const { place, text } of places.length > 0 ? places : [{ place: [], text: body.trim() }])
        found.push({ where: whereOf(record), record, place, lang: own, text, parts: [] })
    }
  const known = new Set(found.map(({ record, place }) => printReference({ id: record.id, place })))
  found.push(...compiled(chapters, lang, holds, known))
  return found.sort((a, b) => order.indexOf(a.where) - order.indexOf(b.where))
}

function* smallest(blocks: readonly Block[], above: readonly number[], holds: (folded: string) => boolean): Iterable<{ place: number[]; text: string }> {
  for (const [index, block] of blocks.entries()) {
    const place = [...above, index + 1]
    const inside = [...smallest(block.items, place, holds)]
    if (inside.length > 0) yield* inside
    else if (holds(fold(block.text))) yield { place, text: block.text }
  }
}

/** What stands so only in the compilation, because amendments changed words of it. */
function* compiled(chapters: readonly Chapter[], lang: string, holds: (folded: string) => boolean, known: Set<string>): Iterable<Passage> {
  for (const { chapter } of eachChapter(chapters))
    for (const { pieces, text } of chapter.provisions) {
      if (!holds(fold(text))) continue
      for (const piece of pieces)
        for (const own of smallestPieces(piece, holds)) {
          const parts = [...wordsIn(own)].map(({ ref, text: part }) => ({ ref, text: part.trim() }))
          const refs = new Set(parts.map(({ ref }) => ref))
          if (known.has(own.ref) || (refs.size < 2 && parts.every(({ ref }) => known.has(ref)))) continue
          known.add(own.ref)
          const place = own.ref.includes('#')
            ? own.ref
                .slice(own.ref.indexOf('#') + 1)
                .split('.')
                .map(Number)
            : []
          yield { where: 'compiled', record: own.agreement, place, lang, text: own.text, parts }
        }
    }
}

function* smallestPieces(piece: Piece, holds: (folded: string) => boolean): Iterable<Piece> {
  const inside = piece.parts.flatMap((part) => (part.is === 'piece' ? [...smallestPieces(part, holds)] : []))
  if (inside.length > 0) yield* inside
  else if (holds(fold(piece.text))) yield piece
}

/** The adopted words of a piece, in reading order. */
function* wordsIn(part: Part): Iterable<Words> {
  if (part.is === 'words') yield part
  else if (part.is === 'piece') for (const inner of part.parts) yield* wordsIn(inner)
}
