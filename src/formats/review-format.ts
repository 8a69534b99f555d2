// What a format of a review is, and the words that they share.
import type { ChalkInstance } from 'chalk'
import { type Lang, type Message, type Text, localeOf, message, say } from '../core/message.ts'
import type { Consult, Effect, ReviewView } from '../core/review-view.ts'
import type { FindingsReport, RuleFacts } from './findings-format.ts'

export interface ReviewFormatOptions {
  readonly lang: Lang
  readonly colour: ChalkInstance
  /** Columns of the terminal. */
  readonly width: number
  readonly version: string
  readonly rules: readonly RuleFacts[]
  /** The new findings, for formats that write these alone. */
  readonly report: FindingsReport
  /** The command that shows everything. */
  readonly pointer: string
}

export type ReviewFormat = (view: ReviewView, options: ReviewFormatOptions) => string | Promise<string>

export const reviewWords = {
  stop: {
    en: 'Not to be merged: {count, plural, one {# error is} other {# errors are}} new.',
    es: 'No debe fusionarse: hay {count, plural, one {# error nuevo} other {# errores nuevos}}.',
  },
  consult: {
    en: 'Can be merged; {count, plural, one {# text needs} other {# texts need}} consultation before anything is adopted.',
    es: 'Se puede fusionar; {count, plural, one {# texto requiere} other {# textos requieren}} consulta antes de adoptarse nada.',
  },
  data: {
    en: 'Can be merged: records change, no adopted or proposed wording does.',
    es: 'Se puede fusionar: cambian registros, no textos adoptados ni propuestos.',
  },
  form: { en: 'Can be merged: only form changes; nobody need be consulted.', es: 'Se puede fusionar: solo cambia la forma; no hace falta consultar a nadie.' },
  none: { en: 'Nothing changes.', es: 'Nada cambia.' },
  substantive: { en: 'Changes of substance', es: 'Cambios de fondo' },
  cosmetic: {
    en: '{count, plural, one {# change of form} other {# changes of form}}',
    es: '{count, plural, one {# cambio de forma} other {# cambios de forma}}',
  },
  effects: { en: 'Effect on the compiled regulations', es: 'Efecto en las normas compiladas' },
  noEffect: { en: 'None: the regulations in force read as before.', es: 'Ninguno: las normas vigentes se leen como antes.' },
  renumbered: {
    en: '{count, plural, one {# paragraph has another number.} other {# paragraphs have other numbers.}}',
    es: '{count, plural, one {# párrafo cambia de número.} other {# párrafos cambian de número.}}',
  },
  found: { en: 'New findings', es: 'Hallazgos nuevos' },
  solved: { en: 'Solved findings', es: 'Hallazgos resueltos' },
  noFindings: { en: 'None.', es: 'Ninguno.' },
  consultHead: { en: 'Who must be consulted', es: 'A quién hay que consultar' },
  nobody: { en: 'Nobody.', es: 'A nadie.' },
  conflicts: { en: 'Other open proposals on the same text', es: 'Otras propuestas abiertas sobre el mismo texto' },
  conflict: { en: '{id} and {other} ({otherTitle}) both concern {target}.', es: '{id} y {other} ({otherTitle}) se refieren a {target}.' },
  others: { en: 'Beside the records, this changes: {files}', es: 'Además de los registros, cambia: {files}' },
  more: { en: 'The rest is left out here; the whole: {pointer}', es: 'Aquí se omite el resto; completo: {pointer}' },
  effect: {
    en: '{what, select, proposed {{by} would change} new {New:} gone {No longer listed:} other {Changed:}} {number, select, none {{ref}, which no chapter lists} other {paragraph {number} of chapter {chapter} ({ref})}}',
    es: '{what, select, proposed {{by} cambiaría} new {Nuevo:} gone {Ya no figura:} other {Cambia:}} {number, select, none {{ref}, que no figura en ningún capítulo} other {el párrafo {number} del capítulo {chapter} ({ref})}}',
  },
  round: {
    en: '{id} {title}: {parties}, by {round, select, silence {a silence procedure} comment {a round of comments} other {a round of written approval}}{open, select, none {} other {; {open} is open}}.',
    es: '{id} {title}: {parties}, mediante {round, select, silence {un procedimiento de silencio} comment {una ronda de comentarios} other {una ronda de aprobación escrita}}{open, select, none {} other {; {open} está abierta}}.',
  },
} satisfies Record<string, Text>

export function verdictWords({ verdict, found, consult }: ReviewView, lang: Lang): string {
  const count = verdict === 'stop' ? found.filter(({ severity }) => severity === 'error').length : consult.length
  return say(message(reviewWords[verdict], { count }), lang)
}

export const effectWords = ({ what, by = '', number, chapter = '', ref }: Effect, lang: Lang): string =>
  say(message(reviewWords.effect, { what, by, number: number === undefined ? 'none' : String(number), chapter, ref }), lang)

export const consultWords = ({ id, title, parties, round, open }: Consult, lang: Lang): string =>
  say(
    message(reviewWords.round, {
      id,
      title,
      parties: new Intl.ListFormat(localeOf(lang)).format(parties.map(({ name }) => name)),
      round,
      open: open ?? 'none',
    }),
    lang,
  )

/** The next step, with fingerprints cut short: “rcm validate” has them whole. */
export const helpWords = (help: Message, lang: Lang): string => say(help, lang).replace(/sha256-[0-9a-f]{8,}/g, 'sha256-…')
