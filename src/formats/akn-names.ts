// Names in Akoma Ntoso: IRIs of works and expressions by AKN4UN Part 1 §6, languages by ISO 639-2, and eIds.
import { parseReference } from '../core/reference.ts'
import { fingerprint } from '../core/text.ts'
import type { Day } from '../core/day.ts'
import type { AknFacts } from './akn-facts.ts'

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

/** The work of a record: a decision, or the minutes of a meeting. */
export function sourceWork(facts: AknFacts, id: string): string {
  const { jurisdiction, author, sources } = facts
  const source = sources.get(id)
  const [docType, subType] = source?.isAdopted === false ? ['debateReport', 'minute'] : ['statement', 'deliberation']
  return workIri({ jurisdiction, docType, subType, actor: source?.body.id ?? author.id, date: sourceDay(facts, id), number: id })
}

/** Stands where the standard wants a day and none is known. */
const unknownDay: Day = '0001-01-01'

export const sourceDay = ({ sources }: AknFacts, id: string): Day => sources.get(id)?.date ?? unknownDay

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

const languages: Readonly<Record<string, string>> = {
  ar: 'ara',
  de: 'deu',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  ht: 'hat',
  it: 'ita',
  nl: 'nld',
  pt: 'por',
  ru: 'rus',
  zh: 'zho',
}

/** The code of three letters; `und` for a language of two that is not among those above. */
export const alpha3 = (lang: string): string => languages[lang] ?? (lang.length === 3 ? lang : 'und')

/** 64 hexadecimal digits. */
export const hashOf = (words: string): string => fingerprint(words).replace('sha256-', '')

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
