// No word borrows letters of another script that look like its own.
import type { Found } from '../core/finding.ts'
import { message } from '../core/message.ts'
import { filesOf } from '../core/record.ts'
import type { Rule } from './rule.ts'

const withTitle = (title: string) => `id: FU-2031-009\ntitle: ${title}\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n`

export const lookAlikeLetters: Rule = {
  id: 'look-alike-letters',
  severity: 'error',
  reads: 'own',
  summary: {
    en: 'No word holds letters of another script, or special forms, that look like its own letters.',
    es: 'Ninguna palabra contiene letras de otra escritura, ni formas especiales, que parezcan las suyas.',
  },
  why: {
    en: 'Two wordings that look the same and are not: a search, a quote and a comparison miss one of them, and nobody sees why. In adopted text it can hide a change.',
    es: 'Dos textos que se ven iguales y no lo son: una búsqueda, una cita y una comparación pasan por alto uno de ellos, y nadie ve por qué. En un texto adoptado puede ocultar un cambio.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': withTitle('Send the list of w\u0435lls') },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': withTitle('Send the list of wells (колодцы)') },
  },
  *check({ records }) {
    for (const record of records) for (const file of filesOf(record)) if (foreign.test(file.text)) yield* foundIn(file.path, file.text)
  },
}

/** Beyond the Latin letters, their accents and the signs around them. */
const foreign = /[^\0-\u036f\u1e00-\u1eff\u2000-\u2bff\u3000-\u303f\ufffd]/

const word = /[\p{L}\p{M}]+/gu
const latin = /\p{Script=Latin}/u
const other = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u
/** Fullwidth and mathematical letters, ligatures: another sign for the same letters. */
const special = /[\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]/u
/** Greek and Cyrillic letters that are taken for Latin ones. */
const twins = /^[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανοικρυχАВЕЅІЈКМНОРСТУХЬаеѕіјорсухһԁԛԝ]+$/u

function* foundIn(path: string, text: string): Iterable<Found> {
  const words = [...text.matchAll(word)]
  const latinWords = words.reduce((count, [each]) => count + (latin.test(each) ? 1 : 0), 0)
  // In a text of the other script its own words are at home.
  const isLatin = latinWords * 2 > words.length
  for (const match of words) {
    const [each] = match
    const isMixed = latin.test(each) && other.test(each)
    if (!isMixed && !special.test(each) && !(isLatin && twins.test(each))) continue
    const sign = Array.from(each).find((letter) => other.test(letter) || special.test(letter)) ?? ''
    yield {
      path,
      at: { offset: match.index, length: each.length },
      message: message(
        {
          en: 'In “{word}” the letter “{sign}” (U+{code}) only looks like a Latin one.',
          es: 'En «{word}», la letra «{sign}» (U+{code}) solo parece latina.',
        },
        { word: each, sign, code: (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0') },
      ),
      help: message({
        en: 'Type the word again. If the other script is meant, write the whole word in it.',
        es: 'Escriba de nuevo la palabra. Si se quiere la otra escritura, escriba en ella la palabra entera.',
      }),
    }
  }
}
