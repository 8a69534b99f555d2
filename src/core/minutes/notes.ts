// The text of minutes taken apart: sections, sentences, lists, footnotes, and calendars with a month above and what happens in it below.
import type { Patterns } from './patterns.ts'
import { type Token, tokensOf } from './token.ts'

export interface Sentence {
  readonly start: number
  readonly end: number
  readonly tokens: readonly Token[]
  /** Sentences of one paragraph have one number: a “she” refers to nobody before it. */
  readonly paragraph: number
  /** The heading it stands under. */
  readonly section: string | undefined
  readonly isItem: boolean
  readonly isNote: boolean
  /** It ends with a colon and a list follows. */
  readonly isLead: boolean
}

export interface Block {
  readonly type: 'heading' | 'text' | 'item' | 'note' | 'row'
  /** The words, without the sign of the block. */
  readonly start: number
  readonly end: number
  /** Cells of a row of a table. */
  readonly cells: readonly { readonly start: number; readonly end: number }[]
}

/** The blocks of Markdown or plain text, in order. */
export function noteBlocks(body: string): Block[] {
  const blocks: { -readonly [Key in keyof Block]: Block[Key] }[] = []
  let isOpen = false
  let fence: string | undefined
  let at = 0
  for (const line of body.split('\n')) {
    const start = at
    at += line.length + 1
    const words = line.trim()
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
      continue
    }
    if (mark !== undefined) {
      fence = mark
      isOpen = false
      continue
    }
    const first = start + (line.length - line.trimStart().length)
    const push = (type: Block['type'], skipped: number, cells: Block['cells'] = []) =>
      blocks.push({ type, start: first + skipped, end: first + words.length, cells })
    const sign = /^(?:#{1,6}\s+|\[\^[^\]\s]{1,40}\]:\s*|(?:[-*+·•‣◦–—]|\d{1,3}[.)]|\(?[a-z]\))\s+|>\s?)/.exec(words)?.[0] ?? ''
    if (words === '' || /^(?:[-*_]\s*){3,}$/.test(words)) isOpen = false
    else if (sign.startsWith('#')) {
      push('heading', sign.length)
      isOpen = false
    } else if (sign.startsWith('[')) {
      push('note', sign.length)
      isOpen = true
    } else if (words.startsWith('|')) {
      if (!/^[|\s:-]+$/.test(words)) push('row', 0, cellsOf(body, first, first + words.length))
      isOpen = false
    } else if (sign !== '' && !sign.startsWith('>')) {
      push('item', sign.length)
      isOpen = true
    } else if (isOpen && blocks.length > 0) (blocks.at(-1) as { end: number }).end = first + words.length
    else {
      push('text', sign.length)
      isOpen = true
    }
  }
  return blocks
}

function cellsOf(body: string, from: number, until: number): { start: number; end: number }[] {
  const cells: { start: number; end: number }[] = []
  let at = from + 1
  for (let place = at; place <= until; place++) {
    if (place < until && (body[place] !== '|' || body[place - 1] === '\\')) continue
    const text = body.slice(at, place)
    if (text.trim() !== '') cells.push({ start: at + (text.length - text.trimStart().length), end: at + text.trimEnd().length })
    at = place + 1
  }
  return cells
}

/** The sentences of the blocks; a short line that ends without a full stop stands over what follows as its section. */
export function sentencesOf(body: string, blocks: readonly Block[], patterns: Patterns, skipped: ReadonlySet<Block>): Sentence[] {
  const sentences: Sentence[] = []
  let section: string | undefined
  for (const [paragraph, block] of blocks.entries()) {
    const text = body.slice(block.start, block.end)
    if (block.type === 'heading') {
      section = headingWords(text)
      continue
    }
    if (skipped.has(block)) continue
    const isLead = block.type === 'text' && text.endsWith(':') && blocks[paragraph + 1]?.type === 'item'
    if (block.type === 'text' && isTitle(text, 60) && !/\b(?:19|20|21)\d\d\b/.test(text) && !isLead) section = headingWords(text)
    const spans =
      block.type === 'row' ? block.cells.flatMap(({ start, end }) => split(body, start, end, patterns)) : split(body, block.start, block.end, patterns)
    for (const [index, { start, end }] of spans.entries())
      sentences.push({
        start,
        end,
        tokens: tokensOf(body, start, end),
        paragraph,
        section,
        isItem: block.type === 'item',
        isNote: block.type === 'note',
        isLead: isLead && index === spans.length - 1,
      })
  }
  return sentences
}

const isTitle = (text: string, longest: number): boolean =>
  text.length <= longest && !text.includes('\n') && !/[.!?;,]["”’»)]*(?:\[\^[^\]\s]{1,40}\])*$/.test(text)

const headingWords = (text: string): string =>
  text
    .replace(/\[\^[^\]\s]{1,40}\]|[*_#]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*:\s*$/, '')
    .trim()

/** Where sentences end: behind a full stop, question or exclamation mark, unless it belongs to an abbreviation, an initial or a number. */
function split(body: string, from: number, until: number, { abbreviations }: Patterns): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  let start = from
  const close = (end: number) => {
    const text = body.slice(start, end)
    const first = start + (text.length - text.trimStart().length)
    const last = start + text.trimEnd().length
    if (last > first) spans.push({ start: first, end: last })
    start = end
  }
  const text = body.slice(from, until)
  for (const match of text.matchAll(/[.!?…]+["”’»)\]]*|\n/g)) {
    const end = from + match.index + match[0].length
    const afterNotes = /(?:\[\^[^\]\s]{1,40}\])*/y
    afterNotes.lastIndex = end - from
    const next = end + (afterNotes.exec(text)?.[0].length ?? 0)
    if (match[0] === '\n') {
      // A short line with a capital letter below it is a line of its own; others are wrapped.
      const line = body.slice(Math.max(from, body.lastIndexOf('\n', from + match.index - 1) + 1), from + match.index).trim()
      if (line.length < 50 && /^\s*[\p{Lu}\d]/u.test(body.slice(end, end + 20))) close(end)
      continue
    }
    if (next < until && !/\s/.test(body[next] ?? '')) continue
    const follows = /\S/.exec(body.slice(next, next + 200))?.[0]
    if (follows !== undefined && next < until && !/[\p{Lu}\d"“«‘(¿¡*_[]/u.test(follows)) continue
    const before = /[\p{L}\p{M}\p{N}.]*$/u.exec(body.slice(Math.max(start, from + match.index - 24), from + match.index))?.[0] ?? ''
    if (match[0] === '.' && next < until && (abbreviations.has(before.toLowerCase()) || /^\p{Lu}$/u.test(before))) continue
    close(next)
  }
  close(until)
  return spans
}

/** One thing in a calendar: when, and what. */
export interface CalendarEntry {
  readonly when: { readonly start: number; readonly end: number }
  readonly what: { readonly start: number; readonly end: number }
  /** The quote can run from the one to the other. */
  readonly isTogether: boolean
  readonly section: string | undefined
}

/**
 * Calendars: a line that is a date and nothing else, and what stands below or beside it.
 * @param isDate is a part of the text a date and nothing else
 * @param isOccasion does a part of the text name a sort of event
 * @returns the entries, and the blocks they stand in
 */
export function calendarOf(
  body: string,
  blocks: readonly Block[],
  isDate: (start: number, end: number) => boolean,
  isOccasion: (start: number, end: number) => boolean,
): { entries: CalendarEntry[]; blocks: Set<Block> } {
  const entries: CalendarEntry[] = []
  const used = new Set<Block>()
  let section: string | undefined
  const add = (when: CalendarEntry['when'], what: CalendarEntry['what'], isTogether: boolean, ...from: Block[]) => {
    if (!isOccasion(what.start, what.end)) return
    entries.push({ when, what, isTogether, section })
    for (const block of from) used.add(block)
  }
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'row') {
      const at = block.cells.findIndex(({ start, end }) => isDate(start, end))
      const when = block.cells[at]
      if (!when) continue
      for (const [place, cell] of block.cells.entries()) if (place !== at) add(when, cell, false, block)
      continue
    }
    if (block.type === 'note' || used.has(block)) continue
    const line = firstLine(body, block)
    if (!isDate(line.start, line.end)) {
      const colon = block.type === 'heading' ? -1 : body.slice(block.start, Math.min(block.end, block.start + 40)).indexOf(':')
      if (colon > 0 && isDate(block.start, block.start + colon))
        add({ start: block.start, end: block.start + colon }, trimmed(body, block.start + colon + 1, block.end), true, block)
      else if (block.type === 'heading' || (block.type === 'text' && isTitle(body.slice(block.start, block.end), 120)))
        section = headingWords(body.slice(block.start, block.end))
      continue
    }
    if (line.end < block.end) add(line, trimmed(body, line.end, block.end), true, block)
    else
      for (let next = index + 1; next < blocks.length; next++) {
        const below = blocks[next] as Block
        if (below.type === 'heading' || below.type === 'row' || below.type === 'note' || isDate(below.start, firstLine(body, below).end)) break
        if (below.type === 'text' && next > index + 1) break
        add(line, below, next === index + 1 && below.type === 'text', block, below)
        if (below.type === 'text') break
      }
  }
  return { entries, blocks: used }
}

function firstLine(body: string, block: Block): { start: number; end: number } {
  const at = body.indexOf('\n', block.start)
  const line = trimmed(body, block.start, at === -1 || at > block.end ? block.end : at)
  const words = body.slice(line.start, line.end)
  const bare = words.replace(/^\**/, '').replace(/:?\**:?$/, '')
  const start = line.start + words.indexOf(bare)
  return { start, end: bare === words ? line.end : start + bare.length }
}

function trimmed(body: string, start: number, end: number): { start: number; end: number } {
  const text = body.slice(start, end)
  return { start: start + (text.length - text.trimStart().length), end: start + text.trimEnd().length }
}
