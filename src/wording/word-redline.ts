// The redline of one block: whole words, as few and as sensible changes as a careful reader would draw.
import type { RedlinePart } from '../core/redline.ts'
import { type Match, type Weights, align } from './alignment.ts'

/** A word or mark of punctuation, and the white space after it. */
interface Token {
  readonly text: string
  readonly space: string
}

const word = /[\p{L}\p{M}\p{N}]+(?:(?:[’'‑/_-]|(?<=\d)[.,:](?=\d))[\p{L}\p{M}\p{N}]+)*|([^\s\p{L}\p{M}\p{N}])\1*/gu

/** Words that hold a sentence together and say little: alone between two changes they are not worth keeping apart. */
const little = new Set(
  (
    'a an the this that these those of to in on at by for from with without into and or nor but as is are be been was were it its their his her which who whom ' +
    'not no any all each such shall will may than then there so if ' +
    'el la los las lo un una unos unas de del al a en por para con sin sobre y e o u ni que se su sus es son ser fue será como no más este esta estos estas ese esa ' +
    'cada si ya le les cuyo cuya'
  ).split(' '),
)

export const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** What keeping a word is worth: little words and punctuation one, others more. */
export const weightOf = (text: string): number => (!isWord(text) || little.has(text.toLowerCase()) ? 1 : text.length > 3 ? 5 : 4)

const weights: Weights = { of: weightOf, perRun: 3 }

/** Under this share of kept words, of the shorter text, a block is replaced as a whole. */
const leastKept = 0.3

export function tokensOf(text: string): { readonly lead: string; readonly tokens: readonly Token[] } {
  const found = [...text.matchAll(word)]
  const tokens = found.map((match, index): Token => {
    const end = match.index + match[0].length
    return { text: match[0], space: text.slice(end, found[index + 1]?.index ?? text.length) }
  })
  return { lead: text.slice(0, found[0]?.index ?? text.length), tokens }
}

/** From one text to the other; accepting all gives the second, rejecting all the first, exactly. White space alone is no change. */
export function redlineWords(before: string, after: string): RedlinePart[] {
  if (before === after) return before === '' ? [] : [{ type: 'same', text: before }]
  const [a, b] = [tokensOf(before), tokensOf(after)]
  const words = (tokens: readonly Token[]) => tokens.map(({ text }) => text)
  const aligned = slide(worthwhile(align(words(a.tokens), words(b.tokens), weights), a.tokens, b.tokens), words(a.tokens), words(b.tokens))
  const parts = new Parts()
  let [i, j] = [-1, -1]
  for (const [nextA, nextB] of [...aligned, [a.tokens.length, b.tokens.length] as const]) {
    parts.add(between(a, i, nextA), between(b, j, nextB))
    const kept = a.tokens[nextA]
    if (kept) parts.same(kept.text)
    ;[i, j] = [nextA, nextB]
  }
  return parts.list
}

/** What stands between two kept words, with the white space at both sides. */
const between = ({ lead, tokens }: ReturnType<typeof tokensOf>, from: number, to: number): string =>
  (from === -1 ? lead : (tokens[from]?.space ?? '')) +
  tokens
    .slice(from + 1, to)
    .map(({ text, space }) => text + space)
    .join('')

/** Of a block that is another altogether only the number or mark at its beginning and the mark at its end are kept. */
function worthwhile(matches: readonly Match[], before: readonly Token[], after: readonly Token[]): readonly Match[] {
  const sum = (tokens: readonly (Token | undefined)[]) => tokens.reduce((total, token) => total + (token && isWord(token.text) ? weightOf(token.text) : 0), 0)
  if (sum(matches.map(([i]) => before[i])) >= leastKept * Math.min(sum(before), sum(after))) return matches
  const isMark = (token: Token | undefined) => token !== undefined && (!isWord(token.text) || /^\d+$/.test(token.text))
  const head = matches.findIndex(([i, j], index) => i !== index || j !== index || !isMark(before[i]))
  const tail = [...matches].reverse().findIndex(([i, j], index) => i !== before.length - 1 - index || j !== after.length - 1 - index || !isMark(before[i]))
  return head === -1 || tail === -1 ? matches : [...matches.slice(0, head), ...matches.slice(matches.length - tail)]
}

/** Moves a lone insertion or deletion to where it reads best: “and the sea” rather than “the sea and”. */
function slide(matches: readonly Match[], before: readonly string[], after: readonly string[]): Match[] {
  const slid = [...matches]
  for (let index = 0; index + 1 < slid.length; index++) {
    const [from, to] = [slid[index] as Match, slid[index + 1] as Match]
    const side = to[0] - from[0] === 1 && to[1] - from[1] > 1 ? 1 : to[1] - from[1] === 1 && to[0] - from[0] > 1 ? 0 : undefined
    if (side === undefined) continue
    const text = side === 1 ? after : before
    const [start, end] = [from[side] + 1, to[side]]
    const isRun = (step: number) => {
      const [one, other] = [slid[index + step] as Match | undefined, slid[index + step + 1] as Match | undefined]
      return one !== undefined && other !== undefined && other[0] - one[0] === 1 && other[1] - one[1] === 1
    }
    let [best, shift] = [readability(text.slice(start, end), text[start - 1]), 0]
    for (let by = 1; text[start - by] === text[end - by] && (by === 1 || isRun(1 - by)); by++) {
      const score = readability(text.slice(start - by, end - by), text[start - by - 1])
      if (score > best) [best, shift] = [score, -by]
    }
    for (let by = 1; text[start + by - 1] === text[end + by - 1] && (by === 1 || isRun(by - 1)) && index + by < slid.length; by++) {
      const score = readability(text.slice(start + by, end + by), text[start + by - 1])
      if (score > best) [best, shift] = [score, by]
    }
    const move = ([i, j]: Match, by: number): Match => (side === 1 ? [i, j + by] : [i + by, j])
    for (let by = shift; by < 0; by++) slid[index + 1 + by] = move(slid[index + 1 + by] as Match, end - start)
    for (let by = 0; by < shift; by++) slid[index + 1 + by] = move(slid[index + 1 + by] as Match, start - end)
  }
  return slid
}

/** How well a phrase stands as one: it follows a mark or ends in one, begins with a little word, does not end with one. */
function readability(phrase: readonly string[], previous: string | undefined): number {
  const [first = '', last = ''] = [phrase[0], phrase.at(-1)]
  const isLittle = (text: string) => little.has(text.toLowerCase())
  const isStop = (text: string | undefined) => text === undefined || /^[,.;:]/.test(text)
  return (isStop(last) === isStop(previous) && isStop(last) ? 3 : 0) + (isLittle(last) ? 0 : 2) + (isLittle(first) || isStop(first) ? 1 : 0)
}

/** Puts parts together; white space at the edges of a change is kept out of it where both texts have some. */
class Parts {
  readonly list: RedlinePart[] = []

  same(text: string, was = text): void {
    if (text === '' && was === '') return
    const last = this.list.at(-1)
    const before = (last?.was ?? last?.text ?? '') + was
    if (last?.type !== 'same') this.list.push(text === was ? { type: 'same', text } : { type: 'same', text, was })
    else
      this.list[this.list.length - 1] =
        before === last.text + text ? { type: 'same', text: last.text + text } : { type: 'same', text: last.text + text, was: before }
  }

  add(before: string, after: string): void {
    if (before.trim() === '' && after.trim() === '') {
      this.same(after, before)
      return
    }
    const end = (text: string) => text.slice(text.trimEnd().length)
    const start = (text: string) => text.slice(0, text.length - text.trimStart().length)
    let [tail, tailBefore] = [end(after), end(before)]
    const isShared = tail !== '' && tailBefore !== '' && (tail === tailBefore || (start(after) !== after && start(before) !== before))
    if (!isShared) [tail, tailBefore] = ['', '']
    let [own, other] = [after.slice(0, after.length - tail.length), before.slice(0, before.length - tailBefore.length)]
    const [head, headBefore] = [start(own), start(other)]
    if (head !== '' && headBefore !== '') {
      this.same(head, headBefore)
      ;[own, other] = [own.slice(head.length), other.slice(headBefore.length)]
    }
    if (other !== '') this.list.push({ type: 'del', text: other })
    if (own !== '') this.list.push({ type: 'ins', text: own })
    this.same(tail, tailBefore)
  }
}
