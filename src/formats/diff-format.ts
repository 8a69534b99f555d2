// What a format of a diff is, and the words that they share.
import type { ChalkInstance } from 'chalk'
import type { DiffView, Nature, RecordDiff } from '../core/diff-view.ts'
import { type Lang, type Text, message, say } from '../core/message.ts'

export interface DiffFormatOptions {
  readonly lang: Lang
  readonly colour: ChalkInstance
  /** Columns of the terminal. */
  readonly width: number
}

export type DiffFormat = (view: DiffView, options: DiffFormatOptions) => string

export const diffWords = {
  from: { en: 'From {from} to {to}', es: 'Desde {from} hasta {to}' },
  count: {
    en: '{count, plural, =0 {Nothing changes.} one {# record changes, {substantive, plural, =0 {in form only} other {in substance}}.} other {# records change, {substantive} of them in substance.}}',
    es: '{count, plural, =0 {Nada cambia.} one {Cambia # registro, {substantive, plural, =0 {solo en la forma} other {en el fondo}}.} other {Cambian # registros, {substantive} de ellos en el fondo.}}',
  },
  nature: { substantive: { en: 'substantive', es: 'sustantivo' }, cosmetic: { en: 'cosmetic', es: 'formal' } },
  what: { new: { en: 'new', es: 'nuevo' }, gone: { en: 'taken away', es: 'se quita' }, changed: { en: 'changed', es: 'cambiado' } },
  others: { en: 'Also changed: {files}', es: 'También cambia: {files}' },
  before: { en: 'Before', es: 'Antes' },
  after: { en: 'After', es: 'Después' },
} satisfies Record<string, Text | Record<string, Text>>

export const countLine = ({ records }: DiffView, lang: Lang): string =>
  say(message(diffWords.count, { count: records.length, substantive: records.filter(({ nature }) => nature === 'substantive').length }), lang)

export const fromTo = ({ from, to }: DiffView, lang: Lang): string => say(message(diffWords.from, { from, to }), lang)

export const natureWord = (nature: Nature, lang: Lang): string => diffWords.nature[nature][lang]

/** What a record tells of itself, then each change of its data: cosmetic or substantive, and why; of a substantive one the words themselves say why. */
export const dataLines = ({ what, facts, changes }: RecordDiff, lang: Lang): string[] => [
  ...facts,
  ...changes.map(({ words, nature, reason }) => {
    if (what !== 'changed') return words
    return `${words} (${natureWord(nature, lang)}${nature === 'cosmetic' ? `: ${reason}` : ''})`
  }),
]

/** “agreement, changed · substantive”; what is new or gone needs no other word. */
export const headWords = ({ kindLabel, what, nature }: RecordDiff, lang: Lang): string =>
  [kindLabel, diffWords.what[what][lang], ...(what === 'changed' ? [natureWord(nature, lang)] : [])].join(' · ')
