// The words that stand for what a person gives, in `<…>` and `[…]`, in each language.
import type { Lang } from '../core/message.ts'

/** From the English word of the flags to the Spanish one. */
export const spanishPlaceholders: Readonly<Record<string, string>> = {
  action: 'acción',
  after: 'después',
  before: 'antes',
  code: 'código',
  codes: 'códigos',
  date: 'fecha',
  day: 'día',
  edition: 'edición',
  event: 'actividad',
  field: 'campo',
  fields: 'campos',
  file: 'archivo',
  folder: 'carpeta',
  form: 'forma',
  format: 'formato',
  id: 'id',
  ids: 'ids',
  initials: 'siglas',
  kind: 'tipo',
  kinds: 'tipos',
  lang: 'idioma',
  language: 'idioma',
  name: 'nombre',
  nature: 'carácter',
  new: 'nuevo',
  number: 'número',
  old: 'anterior',
  paths: 'rutas',
  percent: 'porcentaje',
  place: 'lugar',
  places: 'lugares',
  proposal: 'propuesta',
  query: 'consulta',
  record: 'registro',
  records: 'registros',
  refs: 'referencias',
  revision: 'revisión',
  round: 'ronda',
  rule: 'regla',
  shell: 'intérprete',
  source: 'fuente',
  stance: 'posición',
  status: 'estado',
  step: 'paso',
  text: 'texto',
  type: 'clase',
  what: 'qué',
  when: 'cuándo',
  which: 'cuál',
  words: 'palabras',
  year: 'año',
  zone: 'zona',
}

/** Flags such as `--since <when>` in a language: `--since <cuándo>`. */
export const flagsIn = (flags: string, lang: Lang): string =>
  lang === 'en'
    ? flags
    : flags.replace(/([<[])([a-z-]+)/g, (all, open: string, word: string) => (spanishPlaceholders[word] ? `${open}${spanishPlaceholders[word]}` : all))
