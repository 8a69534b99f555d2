// Is a change of wording cosmetic or substantive, and why.
//
// Cosmetic are white space, typography (quotation marks, apostrophes, dashes, ellipses, special spaces, the marks that Markdown has two of),
// headings, the order and the numbering of blocks and items, and editorial notes (comments, which are no part of the text). Anything
// else is substantive: a comma, a capital letter, a word in bold.
import { type CosmeticReason, cosmeticReasons } from '../core/kind.ts'
import { type Message, type Text, message } from '../core/message.ts'
import { type RedlinePart, acceptAll, rejectAll } from '../core/redline.ts'
import { normalise } from '../core/text.ts'
import { chunksOf, itemMarker, redline } from './redline.ts'
import { isWord } from './word-redline.ts'

export interface ChangeNature {
  readonly nature: 'none' | 'cosmetic' | 'substantive'
  /** What makes it cosmetic; empty otherwise. */
  readonly reasons: readonly CosmeticReason[]
  /** In one sentence. */
  readonly reason: Message
}

/**
 * What kind of change leads from one text to another.
 * @param isEditorial of a text that is not adopted and only explains, such as the note to a chapter: no change of it is substantive
 */
export function cosmeticOrSubstantive(before: string, after: string, isEditorial = false): ChangeNature {
  if (before === after) return { nature: 'none', reasons: [], reason: message({ en: 'Nothing changes.', es: 'Nada cambia.' }) }
  if (isEditorial) return cosmetic(['editorial'])
  if (normalise(before) === normalise(after)) return cosmetic(['white-space'])
  const all = new Set<Fold>(folds)
  if (!isSame(before, after, all)) return { nature: 'substantive', reasons: [], reason: substantive(before, after) }
  const needed = new Set(all)
  for (const fold of folds) {
    needed.delete(fold)
    if (!isSame(before, after, needed)) needed.add(fold)
  }
  if (needed.has('order') && markersOf(before) === markersOf(after)) needed.delete('numbering')
  return cosmetic(cosmeticReasons.filter((reason) => reason !== 'white-space' && needed.has(reason)))
}

type Fold = Exclude<CosmeticReason, 'white-space'>

/** In the order in which they are given up, when several would explain the same change. */
const folds: readonly Fold[] = ['order', 'editorial', 'headings', 'numbering', 'typography']

function isSame(before: string, after: string, used: ReadonlySet<Fold>): boolean {
  const [a, b] = [folded(before, used), folded(after, used)]
  return a.join(' ') === b.join(' ') || (used.has('order') && [...a].sort().join('\n') === [...b].sort().join('\n'))
}

/** The numbers and bullets, in order: items that change places leave them where they are. */
const markersOf = (text: string): string =>
  chunksOf(text)
    .map(({ raw }) => itemMarker.exec(raw)?.[0].trim() ?? '')
    .join(' ')
    .trim()

/** The chunks of a text without what does not count. */
function folded(text: string, used: ReadonlySet<Fold>): string[] {
  const own = used.has('editorial') ? text.replace(/<!--[\s\S]*?-->/g, ' ') : text
  return withoutHeadings(own, used.has('headings'))
    .map((raw) => (used.has('numbering') ? raw.replace(itemMarker, '') : raw))
    .map((raw) => normalise(used.has('typography') ? plain(raw) : raw))
    .filter((chunk) => chunk !== '')
}

function withoutHeadings(text: string, isUsed: boolean): string[] {
  const own = isUsed ? text.replace(/^([^\n]*\S[^\n]*\n)[ \t]{0,3}(?:=+|-{2,})[ \t]*$/gm, '') : text
  return chunksOf(own).flatMap(({ raw }) => (isUsed && /^\s{0,3}#{1,6}(?:\s|$)/.test(raw) ? [] : [raw]))
}

/** The same words in plain characters. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[«‹]\s*/g, '"')
    .replace(/\s*[»›]/g, '"')
    .replace(/[“”„‟‘’‚‛'`´″′]/g, '"')
    .replace(/\.\s?\.\s?\./g, '…')
    .replace(/\s*[-‐‑‒–—―−]+\s*/g, '-')
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)|(?<=\S)__(?![\p{L}\p{N}_])/gu, '**')
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])|(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, '*')
    .replace(/\\\n/g, '\n')

const names: Readonly<Record<CosmeticReason, Text>> = {
  'white-space': { en: 'white space', es: 'el espacio en blanco' },
  typography: { en: 'typography', es: 'la tipografía' },
  headings: { en: 'headings', es: 'los títulos' },
  numbering: { en: 'numbering', es: 'la numeración' },
  order: { en: 'the order', es: 'el orden' },
  editorial: { en: 'editorial notes', es: 'las notas editoriales' },
}

/** A change that these reasons explain. */
export function cosmetic(reasons: readonly CosmeticReason[]): ChangeNature {
  const listed = (lang: keyof Text) =>
    new Intl.ListFormat(lang === 'en' ? 'en-GB' : lang, { type: 'conjunction' }).format(reasons.map((reason) => names[reason][lang]))
  const text: Text = {
    en: '{count, plural, one {Only {listEn} changes} other {Only {listEn} change}}.',
    es: '{count, plural, one {Solo cambia {listEs}} other {Solo cambian {listEs}}}.',
  }
  const isPlural = reasons.length > 1 || reasons[0] === 'headings' || reasons[0] === 'editorial'
  return { nature: 'cosmetic', reasons, reason: message(text, { count: isPlural ? 2 : 1, listEn: listed('en'), listEs: listed('es') }) }
}

/** The first substantive change, quoted. */
function substantive(before: string, after: string): Message {
  const all = new Set<Fold>(folds)
  const block = redline(before, after).find((each) => each.move === undefined && !isSame(rejectAll([each]), acceptAll([each]), all))
  const change = firstChange(block?.parts ?? [])
  const values = { before: shortened(change.before), after: shortened(change.after) }
  if (values.before === values.after) return message({ en: 'The text is divided otherwise.', es: 'El texto se divide de otro modo.' })
  if (values.before === '') return message({ en: '“{after}” is added.', es: 'Se agrega «{after}».' }, values)
  if (values.after === '') return message({ en: '“{before}” is taken out.', es: 'Se quita «{before}».' }, values)
  return message({ en: '“{before}” becomes “{after}”.', es: '«{before}» pasa a ser «{after}».' }, values)
}

/** What stands before and after in the first place that differs by more than typography; a mark of punctuation with the words beside it. */
function firstChange(parts: readonly RedlinePart[]): { readonly before: string; readonly after: string } {
  for (let start = 0; start < parts.length; start++) {
    let [end, before, after] = [start, '', '']
    for (; parts[end] && parts[end]?.type !== 'same'; end++) {
      if (parts[end]?.type === 'del') before += parts[end]?.text
      else after += parts[end]?.text
    }
    if (normalise(plain(before)) === normalise(plain(after))) {
      start = end
      continue
    }
    if (isWord(before) || isWord(after)) return { before, after }
    const left = /\S*\s*$/.exec(parts[start - 1]?.text ?? '')?.[0] ?? ''
    const right = /^\s*\S*/.exec(parts[end]?.text ?? '')?.[0] ?? ''
    return { before: left + before + right, after: left + after + right }
  }
  return { before: '', after: '' }
}

const shortened = (text: string): string => (normalise(text).length > 80 ? `${normalise(text).slice(0, 79).trimEnd()}…` : normalise(text))
