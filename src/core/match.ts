// How a value of a record is compared with what a query asks: words of a text, whole names, dates, numbers.
import { type Day, addDays, lastDay, parseDate } from './day.ts'
import type { Operator } from './query-syntax.ts'

/** Letters without case and accents, typographic signs as plain ones, every run of white space as one space. */
export function fold(text: string): string {
  const plain = text.toLowerCase().replace(/[^\x00-\x7f]/gu, foldSign)
  return /[\t\n\v\f\r]| {2}/.test(plain) ? plain.replace(/\s+/g, ' ') : plain
}

const foldedSigns = new Map(
  [...'‘’ʼ']
    .map((sign) => [sign, "'"])
    .concat(
      [...'“”«»„'].map((sign) => [sign, '"']),
      [...'‐‑‒–—―−'].map((sign) => [sign, '-']),
      [['ς', 'σ']],
    ) as [string, string][],
)

function foldSign(sign: string): string {
  let plain = foldedSigns.get(sign)
  if (plain === undefined) {
    plain = /\s/.test(sign) ? ' ' : sign.normalize('NFD').replace(/\p{M}+/gu, '')
    if (foldedSigns.size < 10_000) foldedSigns.set(sign, plain)
  }
  return plain
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

/** Finds a phrase that begins where a word begins; `whole`: that also ends where a word ends. Both folded. */
export function containsPhrase(text: string, phrase: string, whole: boolean): boolean {
  const opens = isLetter(phrase[0])
  const closes = whole && isLetter(phrase.at(-1))
  let at = text.indexOf(phrase)
  while (at !== -1) {
    let next = at + 1
    if (!opens || !isLetter(text[at - 1])) {
      if (!closes || !isLetter(text[at + phrase.length])) return true
    } else while (isLetter(text[next])) next++
    at = text.indexOf(phrase, next)
  }
  return false
}

export const hasWildcard = (text: string): boolean => /[*?]/.test(text)

/** Does the whole text have the form of the pattern? `*` is any signs, `?` one. Goes back only to the last `*`: no pattern makes it slow. */
export function hasForm(text: string, pattern: string): boolean {
  let at = 0
  let place = 0
  let star = -1
  let mark = 0
  while (at < text.length) {
    const sign = pattern[place]
    if (sign === '*') {
      star = place++
      mark = at
    } else if (sign === '?' || (sign !== undefined && sign === text[at])) {
      at++
      place++
    } else if (star !== -1) {
      place = star + 1
      at = ++mark
    } else return false
  }
  while (pattern[place] === '*') place++
  return place === pattern.length
}

/** A word longer than this is none; bounds the time that a hostile text can take. */
const longestWord = 200

/**
 * Finds a word of the form of the pattern, both folded. A pattern with other signs (`FU-2031-*`) is held against what stands between
 * spaces, or the parts of a path. Only words with the longest plain piece of the pattern in them are looked at.
 */
export function containsForm(text: string, pattern: string): boolean {
  const isPlain = /^[\p{L}\p{N}*?]+$/u.test(pattern)
  const inWord = isPlain
    ? isLetter
    : pattern.includes('/')
      ? (sign: string | undefined) => sign !== undefined && sign !== ' '
      : (sign: string | undefined) => sign !== undefined && sign !== ' ' && sign !== '/'
  const piece = pattern.split(/[*?]+/).reduce((longest, each) => (each.length > longest.length ? each : longest), '')
  let at = text.indexOf(piece)
  while (at !== -1 && at < text.length) {
    let start = at
    let end = at
    while (at - start < longestWord && inWord(text[start - 1])) start--
    while (end - at < longestWord && inWord(text[end])) end++
    const word = text.slice(start, end)
    if (word !== '' && (hasForm(word, pattern) || (!isPlain && hasForm(word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''), pattern)))) return true
    at = text.indexOf(piece, Math.max(end, at + 1))
  }
  return false
}

/** The days a query means by a date: an EDTF date, `today` (`hoy`), or days around it (`today-30`, `hoy+14`). */
export function periodOf(text: string, today: Day): { readonly from: Day; readonly until: Day } | undefined {
  const relative = /^(?:today|hoy)(?:([+-])(\d{1,5}))?$/i.exec(text)
  if (!relative) return parseDate(text)
  const day = relative[2] === undefined ? today : addDays(today, relative[1] === '-' ? -Number(relative[2]) : Number(relative[2]))
  const bounded = /^\d{4}-/.test(day) ? day : lastDay
  return { from: bounded, until: bounded }
}

/** Certain answers about dates that are vague: `<` ends before the period begins, `>` begins after it ends, `:` lies within it. */
export const dateTests: Readonly<Record<Operator, (date: Period, asked: Period) => boolean>> = {
  ':': (date, asked) => asked.from <= date.from && date.until <= asked.until,
  '=': (date, asked) => date.from === asked.from && date.until === asked.until,
  '<': (date, asked) => date.until < asked.from,
  '<=': (date, asked) => date.until <= asked.until,
  '>': (date, asked) => date.from > asked.until,
  '>=': (date, asked) => date.from >= asked.from,
}

export const numberTests: Readonly<Record<Operator, (number: number, asked: number) => boolean>> = {
  ':': (number, asked) => number === asked,
  '=': (number, asked) => number === asked,
  '<': (number, asked) => number < asked,
  '<=': (number, asked) => number <= asked,
  '>': (number, asked) => number > asked,
  '>=': (number, asked) => number >= asked,
}

interface Period {
  readonly from: Day
  readonly until: Day
}
