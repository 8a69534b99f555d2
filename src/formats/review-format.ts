// What a format of a review is, and the words that they share.
import type { ChalkInstance } from 'chalk'
import { type Lang, type Message, type Text, localeOf, message, say } from '../core/message.ts'
import type { Conflict, Consult, Effect, ReviewView } from '../core/review-view.ts'
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
  conflict: {
    en: '{id} and {other} ({otherTitle}{branch, select, none {} other {; on the branch {branch}}}) both concern {target}.',
    es: '{id} y {other} ({otherTitle}{branch, select, none {} other {; en la rama {branch}}}) se refieren a {target}.',
  },
  noConflict: { en: 'None.', es: 'Ninguna.' },
  branches: {
    en: '{count, plural, =0 {Only this branch was looked at; no other is here to be read.} one {Also looked at: the branch {names}.} other {Also looked at: the branches {names}.}}',
    es: '{count, plural, =0 {Solo se miró esta rama; aquí no hay otra que leer.} one {También se miró la rama {names}.} other {También se miraron las ramas {names}.}}',
  },
  moreBranches: { en: '{count} more', es: '{count} más' },
  baseChangedHead: { en: 'Base changed', es: 'La base cambió' },
  baseChanged: {
    en: '{id} starts from a text at {ref} that is no longer the one in force. It cannot be adopted as it is.',
    es: '{id} parte de un texto de {ref} que ya no es el vigente. No puede adoptarse tal como está.',
  },
  meanwhile: { en: 'Meanwhile in force', es: 'Vigente entretanto' },
  proposed: { en: 'Proposed, against what it starts from', es: 'Propuesto, frente al texto del que parte' },
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

export const conflictWords = ({ branch, ...conflict }: Conflict, lang: Lang): string =>
  say(message(reviewWords.conflict, { ...conflict, branch: branch ?? 'none' }), lang)

/** Where other proposals were looked for: the first branches by name, and how many more. */
export function branchesWords(branches: readonly string[], lang: Lang): string {
  const named = branches.slice(0, 5)
  const more = branches.length - named.length
  const names = new Intl.ListFormat(localeOf(lang)).format([...named, ...(more > 0 ? [say(message(reviewWords.moreBranches, { count: more }), lang)] : [])])
  return say(message(reviewWords.branches, { count: branches.length, names }), lang)
}

/** A sentence for each proposal and place whose base changed. */
export const baseChangedWords = ({ effects }: ReviewView, lang: Lang): string[] =>
  effects.filter(({ isBaseChanged }) => isBaseChanged).map(({ by = '', ref }) => say(message(reviewWords.baseChanged, { id: by, ref }), lang))

/** The next step, with fingerprints cut short: “rcm validate” has them whole. */
export const helpWords = (help: Message, lang: Lang): string => say(help, lang).replace(/sha256-[0-9a-f]{8,}/g, 'sha256-…')
