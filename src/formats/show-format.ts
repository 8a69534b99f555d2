// What a format of single records is, and the words that they share.
import type { ChalkInstance } from 'chalk'
import { type Lang, type Text, message, say } from '../core/message.ts'
import type { RecordView, Value } from '../core/record-view.ts'

export interface ShowOptions {
  readonly lang: Lang
  readonly colour: ChalkInstance
  /** Columns of the terminal. */
  readonly width: number
}

export type ShowFormat = (views: readonly RecordView[], options: ShowOptions) => string

export const showWords = {
  text: { en: 'Text', es: 'Texto' },
  otherLang: { en: 'Held in {otherLang} only.', es: 'Solo se tiene en {otherLang}.' },
  log: { en: 'Log', es: 'Bitácora' },
  date: { en: 'Date', es: 'Fecha' },
  status: { en: 'Status', es: 'Estado' },
  note: { en: 'Note', es: 'Nota' },
  parties: { en: 'Falls on', es: 'Corresponde a' },
  referredBy: { en: 'Referred to by', es: 'Referido por' },
  unknown: {
    en: 'On {day} this record was not known yet; its log begins on {knownFrom}.',
    es: 'El {day} este registro aún no se conocía; su bitácora comienza el {knownFrom}.',
  },
} satisfies Record<string, Text>

const facts = {
  since: { en: '{status} since {since}', es: '{status} desde {since}' },
  late: { en: '{days, plural, one {# day} other {# days}} late', es: '{days, plural, one {# día} other {# días}} de atraso' },
  left: { en: 'due {days, plural, =0 {today} one {in # day} other {in # days}}', es: 'vence {days, plural, =0 {hoy} one {en # día} other {en # días}}' },
  inForce: { en: 'in force', es: 'vigente' },
  notInForce: { en: 'not in force', es: 'no vigente' },
} satisfies Record<string, Text>

/** What the record is and how it stands, in a few words each. */
export function standingWords({ kind, status, since, daysLate, inForce }: RecordView, lang: Lang): string[] {
  const words = [kind]
  if (status !== undefined) words.push(since === undefined ? status : say(message(facts.since, { status, since }), lang))
  if (daysLate !== undefined) words.push(say(message(daysLate > 0 ? facts.late : facts.left, { days: Math.abs(daysLate) }), lang))
  if (inForce !== undefined) words.push((inForce ? facts.inForce : facts.notInForce)[lang])
  return words
}

/** A value on one line; an object as its fields, the first without its label. */
export function inWords(value: Value): string {
  if ('words' in value) return value.words
  if ('id' in value) return value.title === undefined ? value.id : `${value.id} ${value.title}`
  return value.details
    .map(
      ({ label, values }, place) =>
        `${place === 0 && values.length === 1 && values[0] && 'id' in values[0] ? '' : `${label}: `}${values.map(inWords).join(', ')}`,
    )
    .join(' · ')
}
