// A passage: a block or item of a text, taken apart into words and places, so that amendments can change it.
import type { Amendment } from './amendments.ts'
import { type Part, type Piece, type Words, composeText, dedent, isNumber } from './piece.ts'
import type { ForumRecord } from './record.ts'
import { printReference } from './reference.ts'
import type { Block } from './text.ts'

export interface Passage {
  readonly ref: string
  readonly agreement: ForumRecord
  readonly lang: string
  readonly type: Block['type']
  /** The amendment whose text this is; undefined for the text as adopted. */
  readonly act: Amendment | undefined
  /** The amendment that put it where it is now. */
  readonly placed: Amendment | undefined
  readonly marker: string | undefined
  readonly parts: readonly (Words | Slot)[]
  /** Is there a blank line between its items? */
  readonly isLoose: boolean
  /** The source, as long as nothing in it has changed. */
  readonly verbatim: string | undefined
}

/** A place of an adopted text: what stands there now, and what was put beside it. It outlives its text. */
export interface Slot {
  readonly ref: string
  /** The number or bullet, of an item. */
  readonly marker: string | undefined
  before: readonly Passage[]
  self: Passage | undefined
  after: readonly Passage[]
  /** The amendment that repealed it. */
  ended: Amendment | undefined
  /** The amendment that replaced or repealed the list in which it lay. */
  detached: Amendment | undefined
}

/** Takes a block apart. */
export function slotOf(
  block: Block,
  place: readonly number[],
  source: { readonly agreement: ForumRecord; readonly lang: string; readonly body: string },
  marker?: string,
): Slot {
  const { agreement, lang, body } = source
  const ref = printReference({ id: agreement.id, place })
  const isItem = block.type === 'listItem'
  const begin = isItem
    ? block.text === ''
      ? (block.items[0]?.start ?? block.end)
      : Math.min(block.offset, block.items[0]?.start ?? block.offset)
    : block.start
  const width = begin - (body.lastIndexOf('\n', begin - 1) + 1)
  const parts: (Words | Slot)[] = []
  let at = begin
  const words = (end: number) => {
    const text = dedent(body.slice(at, end).trim(), width)
    if (text !== '') parts.push({ is: 'words', text, ref, agreement, act: undefined })
  }
  let list = ''
  let count = 0
  let isLoose = false
  for (const [index, item] of block.items.entries()) {
    if (item.start > at) {
      const between = body.slice(at, item.start)
      if (index > 0 && between.trim() === '') isLoose ||= /\n[ \t]*\n/.test(between)
      words(item.start)
    }
    const written = /^(?:\d{1,9}[.)]|[-*+])/.exec(body.slice(item.start, item.start + 10))?.[0] ?? '-'
    const sign = written.slice(-1)
    const last = parts.at(-1)
    const isNext = list === sign && last !== undefined && !isWords(last)
    count = isNumber(written) ? (isNext ? count + 1 : Number.parseInt(written, 10)) : 0
    list = sign
    parts.push(slotOf(item, [...place, index + 1], source, isNumber(written) ? `${count}${sign}` : sign))
    at = item.end
  }
  if (block.type !== 'list') words(block.end)
  const verbatim = dedent(body.slice(begin, block.end), width)
  const self: Passage = { ref, agreement, lang, type: block.type, act: undefined, placed: undefined, marker, parts, isLoose, verbatim }
  return { ref, marker, before: [], self, after: [], ended: undefined, detached: undefined }
}

/** Everything that stands at a place now, and beside it. */
export const passagesAt = ({ before, self, after }: Slot): readonly Passage[] => [...before, ...(self ? [self] : []), ...after]

/** The same as a piece that no longer changes. */
export function pieceOf({ ref, agreement, lang, type, act, marker, parts, isLoose, verbatim }: Passage): Piece {
  const own = parts.flatMap((part): Part[] => {
    if (isWords(part)) return [part.act === act ? part : { ...part, act: part.act ?? act }]
    const pieces: Part[] = passagesAt(part).map(pieceOf)
    if (!part.self) pieces.splice(part.before.length, 0, { is: 'gap', ref: part.ref, act: part.ended, marker: part.marker })
    return pieces
  })
  return { is: 'piece', ref, agreement, act, type, lang, marker, parts: own, text: verbatim ?? composeText(own, isLoose) }
}

export const isWords = (part: Words | Slot): part is Words => 'is' in part
