// Names in Akoma Ntoso: IRIs of works and expressions by AKN4UN Part 1 §6, languages by ISO 639-2, and eIds.
import { parseReference } from '../core/reference.ts'
import type { Day } from '../core/day.ts'

export interface WorkName {
  readonly jurisdiction: string
  readonly docType: string
  readonly subType: string
  /** Who made it: `rcm-vm`. */
  readonly actor: string
  readonly date: Day
  readonly number: string
}

/** `/akn/xa-rcm/act/provision/rcm-vm/2016-02-19/regulations` */
export const workIri = ({ jurisdiction, docType, subType, actor, date, number }: WorkName): string =>
  ['/akn', jurisdiction, docType, subType, actor, date, docNumber(number)].join('/')

/** `…/spa@2016-02-19`, below the work. */
export const expressionIri = (work: string, lang: string, date: Day): string => `${work}/${alpha3(lang)}@${date}`

/** A document’s number in an IRI: lower case, `/` as `-`, a space as `_`. */
export const docNumber = (number: string): string => encodeURIComponent(number.toLowerCase().replace(/\//g, '-').replace(/\s+/g, '_'))

/** Where in a document a text reference points: `#para_3__item_2`; nothing for a whole text. */
export function fragmentOf(ref: string): string {
  const [block, ...items] = parseReference(ref)?.place ?? []
  return block === undefined ? '' : `#para_${[block, ...items.map((item) => `item_${item}`)].join('__')}`
}

/** An eId from words or a number as displayed: `2.1` is `2-1`. */
export const idPart = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

const languages: Readonly<Record<string, string>> = { ar: 'ara', de: 'deu', en: 'eng', es: 'spa', fr: 'fra', ht: 'hat', it: 'ita', nl: 'nld', pt: 'por', ru: 'rus', zh: 'zho' }

/** The code of three letters; `und` for a language of two that is not among those above. */
export const alpha3 = (lang: string): string => languages[lang] ?? (lang.length === 3 ? lang : 'und')

/** eIds, each once in a document. */
export class EIds {
  readonly #given = new Set<string>()

  /** The eId wished, or the next free one after it. */
  take(wished: string): string {
    let eId = wished
    for (let count = 2; this.#given.has(eId); count++) eId = `${wished}-${count}`
    this.#given.add(eId)
    return eId
  }
}
