// docs/kinds.md: every kind of record, from schemas/.
import type { Field, Kind, Phase } from '../../src/core/kind.ts'
import type { Lang, Text } from '../../src/core/message.ts'
import { cell, code, codes, opening, table } from './markdown.ts'

type Json = { readonly [key: string]: unknown }

const words = {
  title: { en: 'Kinds of records', es: 'Tipos de registro' },
  intro: {
    en: 'The folder of a record gives its kind, and the file name begins with its id. A schema file describes each kind: `schemas/KIND.schema.json`, a JSON Schema with an `x-rcm` block. A forum adds a kind or a field by putting its own file of the same form into the `schemas/` folder of its repository.',
    es: 'La carpeta de un registro indica su tipo, y el nombre del archivo comienza con su id. Un archivo de esquema describe cada tipo: `schemas/TIPO.schema.json`, un JSON Schema con un bloque `x-rcm`. Un foro agrega un tipo o un campo poniendo su propio archivo de la misma forma en la carpeta `schemas/` de su repositorio.',
  },
  translations: {
    en: 'A translation is a file beside the record, `FU-2016-001-….es.yaml` or `.es.md`, that holds `translates` (the fingerprint of the text it was made from), the fields marked as translated, the text and, when that is adopted, its `seal`.',
    es: 'Una traducción es un archivo junto al registro, `FU-2016-001-….es.yaml` o `.es.md`, que contiene `translates` (la huella del texto del que se hizo), los campos marcados como traducidos, el texto y, si es adoptado, su `seal`.',
  },
  access: {
    en: 'What is internal stays out of everything published: a record with `access: internal`; a kind with `"access": "internal"` in its `x-rcm` block, unless a record of it says `access: public`; a field with `"x-access": "internal"` in its schema. References to such a record go with it. Where the words of a public record name it, they stay as they were written, without a link, and `rcm validate` says so.',
    es: 'Lo interno queda fuera de todo lo que se publica: un registro con `access: internal`; un tipo con `"access": "internal"` en su bloque `x-rcm`, salvo el registro que diga `access: public`; un campo con `"x-access": "internal"` en su esquema. Las referencias a tal registro se van con él. Donde las palabras de un registro público lo nombran, quedan como se escribieron, sin enlace, y `rcm validate` lo dice.',
  },
  internalKind: { en: 'Internal, unless a record says `access: public`.', es: 'Interno, salvo que el registro diga `access: public`.' },
  internal: { en: 'internal', es: 'interno' },
  kind: { en: 'Kind', es: 'Tipo' },
  id: { en: 'Id', es: 'Id.' },
  folder: { en: 'Folder', es: 'Carpeta' },
  holds: { en: 'Holds', es: 'Contiene' },
  names: { en: 'in Spanish', es: 'en inglés' },
  example: { en: 'for example', es: 'por ejemplo' },
  body: { en: 'Its text holds', es: 'Su texto contiene' },
  order: { en: 'Order of dates', es: 'Orden de las fechas' },
  after: { en: 'then', es: 'luego' },
  statuses: { en: 'Statuses', es: 'Estados' },
  status: { en: 'Status', es: 'Estado' },
  label: { en: 'English', es: 'Español' },
  otherLabel: { en: 'Spanish', es: 'Inglés' },
  phase: { en: 'Phase', es: 'Fase' },
  needs: { en: 'A log entry with it needs', es: 'Su entrada en la bitácora requiere' },
  shared: {
    en: 'When several parties are responsible and log entries name them, the whole is what all have in common; otherwise',
    es: 'Cuando hay varias partes responsables y la bitácora las nombra, el conjunto tiene el estado común a todas; si no lo hay,',
  },
  none: { en: 'while none has begun', es: 'mientras ninguna ha comenzado' },
  some: { en: 'while some have', es: 'mientras algunas lo han hecho' },
  all: { en: 'when all are done', es: 'cuando todas han concluido' },
  noStatus: { en: 'It has no status.', es: 'No tiene estado.' },
  fields: { en: 'Fields', es: 'Campos' },
  field: { en: 'Field', es: 'Campo' },
  type: { en: 'Type', es: 'Valor' },
  refers: { en: 'Refers to', es: 'Se refiere a' },
  meaning: { en: 'Meaning', es: 'Significado' },
  required: { en: 'required', es: 'obligatorio' },
  translated: { en: 'translated', es: 'se traduce' },
  any: { en: 'any record', es: 'cualquier registro' },
  place: { en: 'a place in its text', es: 'un lugar de su texto' },
  list: { en: 'list', es: 'lista' },
  every: { en: 'Fields of every kind', es: 'Campos de todos los tipos' },
  everyLog: { en: 'Fields of every kind with statuses', es: 'Campos de todos los tipos con estados' },
  phases: { en: 'Phases', es: 'Fases' },
  phasesIntro: {
    en: 'Every status stands in a phase, and reports ask for phases, so that a kind of a forum’s own joins them.',
    es: 'Todo estado está en una fase, y los informes preguntan por las fases, de modo que un tipo propio de un foro se suma a ellos.',
  },
} satisfies Record<string, Text>

const types: Readonly<Record<Field['type'], Text>> = {
  text: { en: 'text', es: 'texto' },
  date: { en: 'date', es: 'fecha' },
  number: { en: 'number', es: 'número' },
  boolean: { en: 'true or false', es: 'true o false' },
  choice: { en: 'one of', es: 'uno de' },
  reference: { en: 'id', es: 'id' },
  object: { en: 'fields', es: 'campos' },
}

const phases: Readonly<Record<Phase, Text>> = {
  unknown: { en: 'nothing is known of it; somebody has to ask', es: 'no se sabe nada; alguien debe preguntar' },
  planned: { en: 'foreseen; nobody has to act yet', es: 'previsto; nadie debe actuar todavía' },
  open: { en: 'somebody has to act and has not begun', es: 'alguien debe actuar y no ha comenzado' },
  active: { en: 'under way, or in force', es: 'en curso, o vigente' },
  done: { en: 'done as foreseen', es: 'concluido según lo previsto' },
  closed: { en: 'ended otherwise', es: 'terminado de otro modo' },
}

const bodies: Readonly<Record<string, Text>> = {
  adopted: { en: 'the adopted text, word for word', es: 'el texto adoptado, palabra por palabra' },
  editorial: { en: 'an editorial note', es: 'una nota editorial' },
  minutes: { en: 'the minutes', es: 'el acta' },
  notes: { en: 'notes of the Secretariat', es: 'notas de la Secretaría' },
  proposed: { en: 'the proposed text', es: 'el texto propuesto' },
  response: { en: 'the answer', es: 'la respuesta' },
}

/**
 * @param kinds by name
 * @param schemas the text of each kind's schema file, by name
 */
export function kindsPage(kinds: ReadonlyMap<string, Kind>, schemas: ReadonlyMap<string, string>, lang: Lang): string {
  const all = [...kinds.values()]
  const logged = all.filter(({ statuses }) => statuses.size > 0)
  const everyKind = sharedBy(all)
  const everyLog = sharedBy(logged).filter((facts) => !everyKind.includes(facts))
  const general = new Set([...everyKind, ...everyLog])
  const first = all[0]
  const row = (facts: string, kind: Kind, required: readonly string[]) => {
    const field = kind.fields.find((each) => factsOf(each, kind) === facts)
    return field ? [fieldRow(field, kind, required, lang)] : []
  }
  const general_ = (facts: readonly string[], kind: Kind | undefined) =>
    kind
      ? table(
          fieldHead(lang),
          facts.flatMap((each) => row(each, kind, requiredOf(schemas.get(kind.name)))),
        )
      : ''
  return [
    opening(words.title[lang], lang, 'kinds', '`schemas/*.schema.json`'),
    words.intro[lang],
    '',
    words.translations[lang],
    '',
    words.access[lang],
    '',
    table(
      [words.kind[lang], words.id[lang], words.folder[lang], words.holds[lang]],
      all.map((kind) => [`[${code(kind.name)}](#${kind.name})`, code(kind.id.form), code(`records/${kind.folder}/`), cell(kind.description[lang])]),
    ),
    `## ${words.phases[lang]}\n\n${words.phasesIntro[lang]}\n`,
    table(
      [words.phase[lang], words.meaning[lang]],
      Object.entries(phases).map(([phase, text]) => [code(phase), text[lang]]),
    ),
    `## ${words.every[lang]}\n`,
    general_(everyKind, first),
    `## ${words.everyLog[lang]}\n`,
    general_(everyLog, logged[0]),
    ...all.map((kind) => kindSection(kind, requiredOf(schemas.get(kind.name)), general, lang)),
  ].join('\n')
}

function kindSection(kind: Kind, required: readonly string[], general: ReadonlySet<string>, lang: Lang): string {
  const other: Lang = lang === 'es' ? 'en' : 'es'
  const { label, id, folder, text, order, statuses, shared } = kind
  const lines = [
    `## ${kind.name}\n`,
    `**${capital(label[lang].one)}** (${label[lang].other}); ${words.names[lang]}: ${label[other].one} (${label[other].other}). ${kind.description[lang]}\n`,
    `- ${words.id[lang]}: ${code(id.form)}, ${words.example[lang]} ${code(id.example)}`,
    `- ${words.folder[lang]}: ${code(`records/${folder}/`)}`,
  ]
  if (text !== undefined) lines.push(`- ${words.body[lang]}: ${bodies[text]?.[lang] ?? text}`)
  for (const [earlier, later] of order) lines.push(`- ${words.order[lang]}: ${code(earlier)}, ${words.after[lang]} ${code(later)}`)
  lines.push('')
  if (statuses.size > 0) {
    lines.push(
      table(
        [words.status[lang], words.label[lang], words.otherLabel[lang], words.phase[lang], words.needs[lang]],
        [...statuses.values()].map((status) => [code(status.name), status.label[lang], status.label[other], code(status.phase), codes(status.requires)]),
      ),
    )
    if (shared)
      lines.push(
        `${words.shared[lang]} ${code(shared.none)} ${words.none[lang]}, ${code(shared.some)} ${words.some[lang]}, ${code(shared.all)} ${words.all[lang]}.\n`,
      )
  } else lines.push(`${words.noStatus[lang]}\n`)
  if (kind.isInternal) lines.push(`${words.internalKind[lang]}\n`)
  const own = kind.fields.filter((field) => !general.has(factsOf(field, kind)))
  lines.push(
    table(
      fieldHead(lang),
      own.map((field) => fieldRow(field, kind, required, lang)),
    ),
  )
  return lines.join('\n')
}

const fieldHead = (lang: Lang): string[] => [
  words.field[lang],
  words.label[lang],
  words.otherLabel[lang],
  words.type[lang],
  words.refers[lang],
  words.meaning[lang],
]

function fieldRow(field: Field, kind: Kind, required: readonly string[], lang: Lang): string[] {
  const other: Lang = lang === 'es' ? 'en' : 'es'
  const type =
    field.isTextReference && field.refersTo.length === 0
      ? words.place[lang]
      : `${types[field.type][lang]}${field.type === 'choice' ? ` ${codes(field.choices)}` : ''}`
  const marks = [
    ...(field.isList && field.path.length === 1 ? [words.list[lang]] : []),
    ...(required.includes(field.name) ? [words.required[lang]] : []),
    ...(kind.translatable.includes(field.name) ? [words.translated[lang]] : []),
    ...(field.isInternal && field.path.length === 1 ? [words.internal[lang]] : []),
  ]
  const refersTo = field.refersTo.includes('*') ? words.any[lang] : codes(field.refersTo)
  return [
    code(field.name),
    cell(field.label?.[lang] ?? ''),
    cell(field.label?.[other] ?? ''),
    `${type}${marks.length > 0 ? `; ${marks.join(', ')}` : ''}`,
    field.isTextReference && refersTo !== '' ? `${refersTo}, ${words.place[lang]}` : refersTo,
    cell(field.description[lang]),
  ]
}

/** What a reader is told of a field, to find those that are the same everywhere. */
const factsOf = (field: Field, kind: Kind): string =>
  JSON.stringify([field.name, field.type, field.isList, field.refersTo, field.choices, field.description, field.label, kind.translatable.includes(field.name)])

function sharedBy(kinds: readonly Kind[]): string[] {
  const [first, ...others] = kinds.map((kind) => kind.fields.map((field) => factsOf(field, kind)))
  return (first ?? []).filter((facts) => others.every((each) => each.includes(facts)))
}

function requiredOf(schema: string | undefined): string[] {
  const required = schema === undefined ? [] : (JSON.parse(schema) as Json).required
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : []
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
