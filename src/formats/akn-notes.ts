// The editorial notes of the regulations in Akoma Ntoso: what a reader must know of a provision, in words that are no part of any text.
import { dateInWords } from '../core/day-words.ts'
import { languageName } from '../core/language-name.ts'
import { type Lang, type Text, message, say } from '../core/message.ts'
import type { ProvisionItem, RegulationsOutput } from '../core/output.ts'

const minutes: Text = { en: 'From minutes; not adopted text.', es: 'De las notas de una reunión; no es texto adoptado.' }
const foreign: Text = {
  en: 'Text in {language}; no version in {own} is held.',
  es: 'Texto en {language}; no se dispone de una versión en {own}.',
}
const states: Readonly<Record<Exclude<ProvisionItem['state'], 'in-force'>, Text>> = {
  'not-yet': {
    en: 'Not in force yet{dated, select, yes {; takes effect on {day}} other {}}.',
    es: 'Aún no vigente{dated, select, yes {; surte efecto el {day}} other {}}.',
  },
  repealed: { en: 'Repealed{dated, select, yes { with effect from {day}} other {}}.', es: 'Derogado{dated, select, yes { a partir del {day}} other {}}.' },
  lapsed: { en: 'Lapsed{dated, select, yes { on {day}} other {}}.', es: 'Caducado{dated, select, yes { el {day}} other {}}.' },
  internal: { en: 'The text is internal and is not published.', es: 'El texto es interno y no se publica.' },
  missing: { en: 'The text {ref} is not among the records.', es: 'El texto {ref} no está entre los registros.' },
}
const awaited: Text = {
  en: 'Texts that belong here and are not held yet: {titles}.',
  es: 'Textos que corresponden a este lugar y de los que aún no se dispone: {titles}.',
}

/** What is said of a provision, each in a note. */
export function provisionNotes(provision: ProvisionItem, own: string, lang: Lang): string[] {
  const { state, ref, since, effective, adopted, text } = provision
  const notes: string[] = []
  if (state !== 'in-force') {
    const day = state === 'not-yet' ? effective : since
    notes.push(say(message(states[state], { ref, dated: day === null ? 'no' : 'yes', day: day === null ? '' : dateInWords(day, lang) }), lang))
  } else if (adopted === null) notes.push(say(message(minutes), lang))
  if (text !== '' && provision.lang !== own)
    notes.push(say(message(foreign, { language: languageName(provision.lang, lang), own: languageName(own, lang) }), lang))
  return notes
}

/** The texts that a chapter waits for. */
export function awaitedNote(ids: readonly string[], known: RegulationsOutput['awaited'], lang: Lang): string {
  const titles = new Map(known.map(({ id, title }) => [id, title]))
  const named = ids.map((id) => (titles.has(id) ? `${titles.get(id)} (${id})` : id))
  return say(message(awaited, { titles: named.join('; ') }), lang)
}
