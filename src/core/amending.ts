// Carries out the amendments of one block, one after the other.
import type { Amendment } from './amendments.ts'
import { numberItems } from './item-numbers.ts'
import { type Passage, type Slot, isWords, pieceOf } from './passage.ts'
import type { Words } from './piece.ts'
import { findWords, withWords } from './quoted-words.ts'
import type { ForumRecord } from './record.ts'

/** Why an amendment could not be carried out. */
export interface Failure {
  readonly amendment: Amendment
  readonly reason: 'target-missing' | 'target-ended' | 'with-missing' | 'words-missing' | 'words-twice'
  readonly lang: string
  /** The amendment that had ended the target. */
  readonly ender?: Amendment | undefined
}

export interface Languages {
  readonly asked: string
  readonly original: string
}

/** The consolidated place of a text on the same day. */
type Look = (record: ForumRecord, place: readonly number[], lang: string) => Slot | undefined

export class Amending {
  readonly failures: Failure[] = []
  readonly #slots: ReadonlyMap<string, Slot>
  readonly #own: ReadonlySet<Slot>
  readonly #languages: Languages
  readonly #look: Look
  /** Places whose amended words are not had in the language asked for. */
  readonly #untranslated = new Set<Slot>()

  /** @param slots the places of the block as adopted, which are changed */
  constructor(slots: ReadonlyMap<string, Slot>, languages: Languages, look: Look) {
    this.#slots = slots
    this.#own = new Set(slots.values())
    this.#languages = languages
    this.#look = look
  }

  carryOut(amendment: Amendment): void {
    const target = this.#slots.get(amendment.target.place.join('.'))
    if (!target) this.#fail(amendment, 'target-missing')
    else if (target.detached) this.#fail(amendment, 'target-ended', target.detached)
    else if (amendment.words === undefined && amendment.action.startsWith('insert')) this.#insert(amendment, target)
    else if (!target.self) this.#fail(amendment, 'target-ended', target.ended)
    else if (amendment.action === 'repeal') this.#end(target, amendment)
    else if (amendment.words === undefined) this.#replace(amendment, target)
    else this.#reword(amendment, target, target.self)
  }

  /** Once all are carried out: text in the original where the language asked for has none, and the numbers of new items. */
  finish(record: ForumRecord): void {
    for (const slot of this.#untranslated) {
      if (slot.detached || !slot.self) continue
      const self = this.#look(record, placeOf(slot), this.#languages.original)?.self
      slot.self = self && { ...self, marker: slot.marker }
      this.#touch(slot)
    }
    for (const slot of this.#own) if (slot.self?.parts.some((part) => !isWords(part) && this.#own.has(part))) slot.self = numberItems(slot.self)
  }

  #insert(amendment: Amendment, target: Slot): void {
    const source = this.#source(amendment, this.#languages.asked)
    if (!source) return
    const { before, self, after } = placed(source, amendment, isItem(target))
    const side = amendment.action === 'insert-before' ? 'before' : 'after'
    target[side] = [...target[side], ...before, ...self, ...after]
    this.#touch(target)
  }

  #replace(amendment: Amendment, target: Slot): void {
    const source = this.#source(amendment, this.#languages.asked)
    if (!source) return
    const { before, self, after } = placed(source, amendment, isItem(target))
    const [first, ...rest] = self
    this.#end(target, source.ended ?? amendment)
    target.self = first && { ...first, marker: target.marker }
    if (first) target.ended = undefined
    target.before = [...target.before, ...before]
    target.after = [...rest, ...after, ...target.after]
  }

  #reword(amendment: Amendment, target: Slot, self: Passage): void {
    const { lang } = self
    const { original } = this.#languages
    if (this.#isUntranslated(target)) {
      this.#untranslated.add(target)
      return
    }
    const words = wordsIn(amendment.words, lang, original)
    const source = this.#source(amendment, lang)
    if (!source) return
    const found = words === undefined ? [] : findWords(self, words)
    const [only] = found
    const isTranslated = lang === original || (words !== undefined && (source.self?.lang ?? lang) === lang)
    if (isTranslated && found.length !== 1) this.failures.push({ amendment, reason: found.length === 0 ? 'words-missing' : 'words-twice', lang })
    if (!only || found.length > 1 || !isTranslated) {
      if (lang !== original) this.#untranslated.add(target)
      return
    }
    const added = source.self ? wordsOf(source.self, amendment) : []
    target.self = withWords(
      self,
      only,
      (slot) => this.#own.has(slot),
      (quoted) => (amendment.action === 'replace' ? added : beside(quoted, added, amendment.action === 'insert-before')),
    )
    this.#touch(target)
  }

  /** Is its text in the original to be taken already: its own, of what it lies in, or of something in it? */
  #isUntranslated(target: Slot): boolean {
    const place = `${target.ref}.`
    return [...this.#untranslated].some(({ ref, detached }) => !detached && (place.startsWith(`${ref}.`) || `${ref}.`.startsWith(place)))
  }

  /** The text of a place ends, and with it what lies in it. */
  #end(target: Slot, ender: Amendment): void {
    const detach = (passage: Passage | undefined): void => {
      for (const part of passage?.parts ?? [])
        if (!isWords(part) && this.#own.has(part)) {
          part.detached = ender
          detach(part.self)
        }
    }
    detach(target.self)
    target.self = undefined
    target.ended = ender
    this.#untranslated.delete(target)
    this.#touch(target)
  }

  /** What a place lies in no longer reads as it was adopted. */
  #touch(target: Slot): void {
    const place = placeOf(target)
    for (let length = 1; length < place.length; length++) {
      const above = this.#slots.get(place.slice(0, length).join('.'))
      if (above?.self) above.self = { ...above.self, verbatim: undefined }
    }
  }

  #source(amendment: Amendment, lang: string): Slot | undefined {
    const source = this.#look(amendment.by, amendment.with, lang)
    if (!source) this.#fail(amendment, 'with-missing')
    return source
  }

  #fail(amendment: Amendment, reason: Failure['reason'], ender?: Amendment): void {
    this.failures.push({ amendment, reason, lang: this.#languages.asked, ender })
  }
}

const placeOf = ({ ref }: Slot): number[] =>
  ref
    .slice(ref.indexOf('#') + 1)
    .split('.')
    .map(Number)

const isItem = (slot: Slot): boolean => slot.marker !== undefined

/** The words that an amendment quotes in a language; words without a language are those of the original. */
const wordsIn = (words: Amendment['words'], lang: string, original: string): string | undefined =>
  typeof words === 'string' ? (lang === original ? words : undefined) : words?.[lang]

/** New text as it is put into a place: of a list put among items, its items. */
function placed(source: Slot, amendment: Amendment, asItems: boolean): Record<'before' | 'self' | 'after', Passage[]> {
  const own = (passage: Passage): Passage => ({ ...passage, act: passage.act ?? amendment, placed: amendment, marker: undefined })
  const added = (passage: Passage): Passage => ({ ...passage, marker: undefined })
  const items = (passage: Passage, put: typeof own): Passage[] =>
    asItems && passage.type === 'list'
      ? passage.parts.flatMap((part) => (isWords(part) ? [] : [...part.before.map(added), ...(part.self ? [own(part.self)] : []), ...part.after.map(added)]))
      : [put(passage)]
  return {
    before: source.before.flatMap((passage) => items(passage, added)),
    self: source.self ? items(source.self, own) : [],
    after: source.after.flatMap((passage) => items(passage, added)),
  }
}

/** The words of a passage that stand within a sentence from now on. */
function wordsOf(passage: Passage, amendment: Amendment): Words[] {
  const { ref, agreement } = passage
  const act = passage.act ?? amendment
  if (passage.parts.every(isWords)) return passage.parts.filter(isWords).map((words) => ({ ...words, act: words.act ?? act }))
  return [{ is: 'words', text: pieceOf(passage).text, ref, agreement, act }]
}

/** New words before or after the quoted ones, with a space between them unless a mark of punctuation follows. */
function beside(quoted: readonly Words[], added: readonly Words[], isBefore: boolean): Words[] {
  const [left, right] = isBefore ? [added, quoted] : [quoted, added]
  const [first, ...rest] = right
  if (!first || left.length === 0) return [...left, ...right]
  return [...left, { ...first, text: /^[\s,.;:!?)\]”»…]/.test(first.text) ? first.text : ` ${first.text}` }, ...rest]
}
