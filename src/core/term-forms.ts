// Where the forms of a term stand in a text: whole words in any inflection, outside quotations.

export interface Place {
  /** In the text, in UTF-16 units. */
  readonly offset: number
  readonly length: number
}

/** Every place of any of the forms, the longest form first where several begin or overlap. */
export function placesOf(forms: readonly string[], text: string, lang: string): Place[] {
  const words = wordsIn(withoutQuotations(text), lang)
  const wanted = forms
    .map((form) => wordsIn(form, lang).map(({ stem }) => stem))
    .filter((stems) => stems.length > 0)
    .sort((a, b) => b.length - a.length)
  const places: Place[] = []
  for (let at = 0; at < words.length; ) {
    const form = wanted.find((stems) => stems.every((stem, index) => words[at + index]?.stem === stem))
    const [first, last] = [words[at], words[at + (form?.length ?? 1) - 1]]
    if (form && first && last) places.push({ offset: first.offset, length: last.offset + last.length - first.offset })
    at += form?.length ?? 1
  }
  return places
}

interface Word extends Place {
  readonly stem: string
}

const wordsIn = (text: string, lang: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({ stem: stemOf(word, lang), offset: index, length: word.length }))

/** A word without the endings of number and gender. */
function stemOf(word: string, lang: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (plain.length < 4) return plain
  if (lang === 'es') return plain.replace(/(?:es|s)$/, '').replace(/[aoe]$/, '')
  return plain.endsWith('ies') ? `${plain.slice(0, -3)}y` : plain.replace(/(?<!s)s$/, '')
}

/** What stands in quotation marks, or in a quotation of Markdown, as blanks, so that places stay. */
const withoutQuotations = (text: string): string => text.replace(/“[^”]*”|«[^»]*»|"[^"\n]*"|^ {0,3}>.*$/gm, (quotation) => quotation.replace(/[^\n]/g, ' '))
