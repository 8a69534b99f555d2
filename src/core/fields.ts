// The fields that a query, a column or a sorting order can name: those of every record, and those of the kinds' schemas.
import { type Day, firstDay, isDay, lastDay, parseDate } from './day.ts'
import { userError } from './failure.ts'
import { type Field, type FieldType, type Kind, valuesAt } from './kind.ts'
import { fold } from './match.ts'
import { type Lang, type Text, toolLanguages } from './message.ts'
import { nearest } from './nearest.ts'
import { type ForumRecord, bodyIn, role, roleText, roleTexts, titleOf, translated, filesOf } from './record.ts'
import { Standing, isInForce, partiesBehind } from './standing.ts'
import { entryDay, logOf } from './status.ts'
import type { Workspace } from './workspace.ts'

export type FieldValue = string | number | boolean

/** What a field is asked with: the day and the language, and what is worked out once a record. */
export interface FieldContext {
  readonly workspace: Workspace
  readonly day: Day
  readonly lang: Lang
  standing(record: ForumRecord): Standing
  /** The objective and those above it. */
  objectivesAbove(id: string): readonly string[]
}

export interface QueryField {
  readonly name: string
  readonly type: FieldType
  readonly label: Text
  readonly description: Text
  /** The values of a record on the day, as they are shown; none when it has none, or its kind lacks the field. */
  value(record: ForumRecord, context: FieldContext): readonly FieldValue[]
  /** What a query looks in, where that is more than what is shown: other languages, names, what is above. */
  searched?(record: ForumRecord, context: FieldContext): readonly FieldValue[]
  /** The values there can be, each with its names in the languages of the tool; without it, any. */
  choices?(workspace: Workspace): ReadonlyMap<string, Text | undefined>
}

export function fieldContext(workspace: Workspace, day: Day, lang: Lang): FieldContext {
  const standings = new Map<ForumRecord, Standing>()
  const above = new Map<string, readonly string[]>()
  return {
    workspace,
    day,
    lang,
    standing(record) {
      let standing = standings.get(record)
      if (!standing) {
        standing = new Standing(record, workspace, day)
        standings.set(record, standing)
      }
      return standing
    },
    objectivesAbove(id) {
      let chain = above.get(id)
      if (!chain) {
        chain = chainAbove(id, workspace)
        above.set(id, chain)
      }
      return chain
    },
  }
}

function chainAbove(id: string, workspace: Workspace): string[] {
  const chain = new Set<string>()
  for (let next: string | undefined = id; next !== undefined && !chain.has(next); ) {
    chain.add(next)
    const record: ForumRecord | undefined = workspace.byId.get(next)
    next = record && roleText(record, 'parent')
  }
  return [...chain]
}

const one = <T extends FieldValue>(value: T | undefined): T[] => (value === undefined ? [] : [value])
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** The texts, numbers and truths in a value, however deep. */
function leaves(value: unknown): FieldValue[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [value]
  return isObject(value) ? Object.values(value).flatMap(leaves) : []
}

/** Every name of a record: its title in each language, and what else sources call it. */
export function namesOf(record: ForumRecord): string[] {
  const field = record.kind.roles.title
  const titles = filesOf(record).flatMap(({ data }) => leaves(data[field]))
  return [...titles, ...leaves(record.data.aliases)].filter((each) => typeof each === 'string')
}

const textFields = new WeakMap<Kind, readonly Field[]>()

/** The fields that hold words: not dates, choices, references, nor the status in a log. */
function wordFields(kind: Kind): readonly Field[] {
  let fields = textFields.get(kind)
  if (!fields) {
    const above = new Set(kind.fields.map(({ path }) => path.slice(0, -1).join('.')))
    fields = kind.fields.filter(({ name, type }) => (type === 'text' || (type === 'object' && !above.has(name))) && name !== 'log.status')
    textFields.set(kind, fields)
  }
  return fields
}

/** The data in which a field lies; of a log, only what had been entered by the day. */
const dataOn = (record: ForumRecord, { path }: Field, context: FieldContext): Readonly<Record<string, unknown>> =>
  path[0] === 'log' ? { log: context.standing(record).entries } : record.data

function wordsOf(record: ForumRecord, context: FieldContext): string[] {
  const words: string[] = [record.id]
  const add = (data: Readonly<Record<string, unknown>>, path: readonly string[]) => {
    for (const { value } of valuesAt(data, path)) for (const leaf of leaves(value)) if (typeof leaf === 'string') words.push(leaf)
  }
  const fields = wordFields(record.kind)
  for (const field of fields) add(dataOn(record, field, context), field.path)
  for (const { data } of record.translations.values()) for (const { path } of fields) add(data, path)
  for (const { body } of filesOf(record)) if (body !== '') words.push(body)
  const text = record.data.text
  if (typeof text === 'string') words.push(text)
  return words
}

/** The record's own date: held, adopted, received; else when it opens or begins. */
const dateOf = (record: ForumRecord): string | undefined => roleText(record, 'date') ?? roleText(record, 'opens') ?? roleText(record, 'from')

function yearsOf(record: ForumRecord): number[] {
  if (typeof record.data.year === 'number') return [record.data.year]
  const first = logOf(record)[0]
  const date = parseDate(dateOf(record) ?? first?.date ?? '')
  if (!date) return []
  const from = Number((date.from === firstDay ? date.until : date.from).slice(0, 4))
  const until = Number((date.until === lastDay ? date.from : date.until).slice(0, 4))
  return Array.from({ length: Math.min(until - from, 99) + 1 }, (_, step) => from + step)
}

const isDated = (record: ForumRecord): boolean => record.kind.roles.due !== undefined && record.kind.statuses.size > 0

/** What a record refers to that plays a part, each id once. */
const referredPlaying = (record: ForumRecord, { workspace }: FieldContext, part: string): string[] => [
  ...new Set(workspace.linksFrom(record).flatMap(({ to }) => (workspace.byId.get(to)?.kind.plays === part ? [to] : []))),
]

const phases: ReadonlyMap<string, Text> = new Map([
  ['unknown', { en: 'Unknown', es: 'Sin información' }],
  ['planned', { en: 'Planned', es: 'Previsto' }],
  ['open', { en: 'Open', es: 'Abierto' }],
  ['active', { en: 'Under way', es: 'En curso' }],
  ['done', { en: 'Done', es: 'Concluido' }],
  ['closed', { en: 'Closed', es: 'Cerrado' }],
])

/** The fields of every record, in the order of the reference page. Where a kind has a field of the same name, this one holds. */
export const generalFields: readonly QueryField[] = [
  {
    name: 'id',
    type: 'reference',
    label: { en: 'Id', es: 'Id.' },
    description: {
      en: 'The id; a query also finds a record by an id it had before.',
      es: 'El id; una consulta también encuentra un registro por un id anterior.',
    },
    value: (record) => [record.id],
    searched: (record) => [record.id, ...leaves(record.data.formerly)],
  },
  {
    name: 'kind',
    type: 'choice',
    label: { en: 'Kind', es: 'Tipo de registro' },
    description: {
      en: 'The kind of record, by its name, its folder, or its name in either language.',
      es: 'El tipo de registro, por su nombre, su carpeta o su nombre en cualquiera de los idiomas.',
    },
    value: (record) => [record.kind.name],
    choices: ({ kinds }) => new Map([...kinds.values()].map((kind) => [kind.name, { en: kind.label.en.one, es: kind.label.es.one }])),
  },
  {
    name: 'title',
    type: 'text',
    label: { en: 'Title', es: 'Título' },
    description: {
      en: 'The title; a query looks in every language, and in the other names of the record.',
      es: 'El título; una consulta busca en todos los idiomas y en los otros nombres del registro.',
    },
    value: (record, { lang }) => [titleOf(record, lang)],
    searched: namesOf,
  },
  {
    name: 'status',
    type: 'choice',
    label: { en: 'Status', es: 'Estado' },
    description: { en: 'The status on the day, worked out from the log.', es: 'El estado en el día, deducido de la bitácora.' },
    value: (record, context) => one(context.standing(record).status),
    choices: ({ kinds }) => new Map([...kinds.values()].flatMap((kind) => [...kind.statuses.values()].map(({ name, label }) => [name, label] as const))),
  },
  {
    name: 'phase',
    type: 'choice',
    label: { en: 'Phase', es: 'Fase' },
    description: {
      en: 'Where the status stands, whatever the kind: unknown, planned, open, active, done, closed.',
      es: 'La fase del estado, sea cual sea el tipo: unknown (sin información), planned (previsto), open (abierto), active (en curso), done (concluido), closed (cerrado).',
    },
    value: (record, context) => one(context.standing(record).phase),
    choices: () => phases,
  },
  {
    name: 'responsible',
    type: 'reference',
    label: { en: 'Responsible', es: 'Responsables' },
    description: {
      en: 'Who has to act, as the record has it: responsible, asked, proposer, author.',
      es: 'Quién debe actuar, tal como está en el registro: responsable, consultado, proponente, autor.',
    },
    value: (record) => roleTexts(record, 'responsible'),
  },
  {
    name: 'party',
    type: 'reference',
    label: { en: 'Parties', es: 'Partes' },
    description: {
      en: 'The parties behind those responsible, and the party a record is of. A body counts as its members on the due day, or on the as-of day when that is earlier.',
      es: 'Las partes que están detrás de los responsables, y la parte a la que se refiere el registro. Un órgano cuenta como sus miembros en la fecha límite, o en el día de consulta si es anterior.',
    },
    value: partiesOf,
    searched: (record, context) => [...partiesOf(record, context), ...roleTexts(record, 'responsible'), ...roleTexts(record, 'party')],
  },
  {
    name: 'waiting',
    type: 'reference',
    label: { en: 'Still to act', es: 'Deben actuar' },
    description: {
      en: 'Those of the responsible parties who have not done their part on the day.',
      es: 'Las partes responsables que en el día aún no han cumplido lo suyo.',
    },
    value: (record, context) => context.standing(record).waiting,
  },
  {
    name: 'members',
    type: 'reference',
    label: { en: 'Who it is', es: 'Quiénes lo integran' },
    description: { en: 'The parties that compose a body on the day.', es: 'Las partes que integran un órgano en el día.' },
    value: (record, { workspace, day }) => (record.kind.plays === 'body' ? workspace.resolve(record.id, day).filter((each) => each !== record.id) : []),
  },
  {
    name: 'due',
    type: 'date',
    label: { en: 'Due', es: 'Plazo' },
    description: {
      en: 'Until when, with the extensions granted by the day. A vague date is due at its end.',
      es: 'Hasta cuándo, con las prórrogas otorgadas hasta el día. Una fecha imprecisa vence a su término.',
    },
    value: (record, context) => one(context.standing(record).due),
  },
  {
    name: 'days-late',
    type: 'number',
    label: { en: 'Days late', es: 'Días de atraso' },
    description: {
      en: 'Days after the due day while somebody still has to act; negative while there is time.',
      es: 'Días después de la fecha límite mientras alguien deba actuar; negativo mientras quede tiempo.',
    },
    value: (record, context) => one(context.standing(record).daysLate),
  },
  {
    name: 'overdue',
    type: 'boolean',
    label: { en: 'Overdue', es: 'Vencido' },
    description: { en: 'Somebody still has to act, and the due day has passed.', es: 'Alguien debe actuar todavía y la fecha límite ya pasó.' },
    value: (record, context) => (isDated(record) ? [context.standing(record).isOverdue] : []),
  },
  {
    name: 'due-soon',
    type: 'boolean',
    label: { en: 'Due soon', es: 'Por vencer' },
    description: {
      en: 'Somebody still has to act, and the due day comes within the forum’s due-soon-days.',
      es: 'Alguien debe actuar todavía y la fecha límite llega dentro de los due-soon-days del foro.',
    },
    value: (record, context) => (isDated(record) ? [context.standing(record).isDueSoon] : []),
  },
  {
    name: 'stale',
    type: 'boolean',
    label: { en: 'Stale', es: 'Sin novedades' },
    description: {
      en: 'Somebody still has to act, and the log has had no entry for the forum’s stale-days.',
      es: 'Alguien debe actuar todavía y la bitácora no tiene entradas desde hace los stale-days del foro.',
    },
    value: (record, context) => (record.kind.statuses.size > 0 ? [context.standing(record).isStale] : []),
  },
  {
    name: 'in-force',
    type: 'boolean',
    label: { en: 'In force', es: 'Vigente' },
    description: {
      en: 'Adopted text that has taken effect, has not lapsed and is not repealed as a whole.',
      es: 'Texto adoptado que ya tiene efecto, no ha caducado y no está derogado por completo.',
    },
    value: (record, { workspace, day }) => (record.kind.roles.seal === undefined ? [] : [isInForce(record, workspace, day)]),
  },
  {
    name: 'known',
    type: 'boolean',
    label: { en: 'Known', es: 'Conocido' },
    description: {
      en: 'Known on the day: its log has begun. A query that does not ask for it leaves out what is not known yet.',
      es: 'Conocido en el día: su bitácora ya comenzó. Una consulta que no lo pregunta deja fuera lo que aún no se conoce.',
    },
    value: (record, context) => [context.standing(record).isKnown],
  },
  {
    name: 'updated',
    type: 'date',
    label: { en: 'Updated', es: 'Actualizado' },
    description: { en: 'The day of the last log entry on or before the day.', es: 'El día de la última entrada de la bitácora hasta el día.' },
    value: (record, context) => one(context.standing(record).updated),
  },
  {
    name: 'last-note',
    type: 'text',
    label: { en: 'Last note', es: 'Última nota' },
    description: { en: 'The note of the last log entry on or before the day.', es: 'La nota de la última entrada de la bitácora hasta el día.' },
    value: (record, context) => one(context.standing(record).last?.note),
  },
  {
    name: 'by',
    type: 'reference',
    label: { en: 'By', es: 'Por' },
    description: { en: 'Whom the last log entry names.', es: 'A quién nombra la última entrada de la bitácora.' },
    value: (record, context) => one(context.standing(record).last?.by),
  },
  {
    name: 'date',
    type: 'date',
    label: { en: 'Date', es: 'Fecha' },
    description: {
      en: 'The record’s own date: held, adopted, received; else when it opens or begins.',
      es: 'La fecha propia del registro: de realización, adopción o recepción; si no, cuando se abre o comienza.',
    },
    value: (record) => one(dateOf(record)),
  },
  {
    name: 'year',
    type: 'number',
    label: { en: 'Year', es: 'Año' },
    description: {
      en: 'The year, or years, of the record’s date; without one, of its first log entry.',
      es: 'El año, o los años, de la fecha del registro; si no tiene, de la primera entrada de la bitácora.',
    },
    value: yearsOf,
  },
  {
    name: 'objective',
    type: 'reference',
    label: { en: 'Objectives', es: 'Objetivos' },
    description: {
      en: 'The objectives a record serves; a query for one also finds what serves the objectives below it.',
      es: 'Los objetivos a los que responde el registro; una consulta por uno también encuentra lo que responde a los que dependen de él.',
    },
    value: (record, context) => referredPlaying(record, context, 'objective'),
    searched: (record, context) => [...new Set(referredPlaying(record, context, 'objective').flatMap((id) => context.objectivesAbove(id)))],
  },
  {
    name: 'meeting',
    type: 'reference',
    label: { en: 'Meetings', es: 'Reuniones' },
    description: {
      en: 'The meetings a record names: that adopted it, that it comes from, where it is to be done.',
      es: 'Las reuniones que nombra el registro: la que lo adoptó, de la que proviene, en la que debe hacerse.',
    },
    value: (record, context) => referredPlaying(record, context, 'event'),
  },
  {
    name: 'adopted-at',
    type: 'reference',
    label: { en: 'Adopted at', es: 'Adoptado en' },
    description: { en: 'The meeting that adopted it.', es: 'La reunión que lo adoptó.' },
    value: (record) => roleTexts(record, 'meeting'),
  },
  {
    name: 'refers',
    type: 'reference',
    label: { en: 'Refers to', es: 'Se refiere a' },
    description: {
      en: 'The records it refers to, in any field; AGR-2031-001#3 is one place in a text.',
      es: 'Los registros a los que se refiere, en cualquier campo; AGR-2031-001#3 es un lugar de un texto.',
    },
    value: (record, { workspace }) => [...new Set(workspace.linksFrom(record).map(({ value }) => value))],
  },
  {
    name: 'referred',
    type: 'reference',
    label: { en: 'Referred to by', es: 'Referido por' },
    description: { en: 'The records that refer to it, in any field.', es: 'Los registros que se refieren a él, en cualquier campo.' },
    value: (record, { workspace }) => [...new Set(workspace.linksTo(record.id).map(({ from }) => from.id))],
  },
  {
    name: 'translated',
    type: 'choice',
    label: { en: 'Languages', es: 'Idiomas' },
    description: { en: 'The languages in which the record is held.', es: 'Los idiomas en los que se tiene el registro.' },
    value: (record, { workspace }) => {
      const title = role(record, 'title')
      return [...new Set([...(isObject(title) ? Object.keys(title) : workspace.forum.languages.slice(0, 1)), ...record.translations.keys()])]
    },
    choices: ({ forum }) => new Map(forum.languages.map((lang) => [lang, undefined])),
  },
  {
    name: 'path',
    type: 'text',
    label: { en: 'File', es: 'Archivo' },
    description: { en: 'The path of the file.', es: 'La ruta del archivo.' },
    value: (record) => [record.path],
  },
  {
    name: 'text',
    type: 'text',
    label: { en: 'Text', es: 'Texto' },
    description: {
      en: 'Everything in words: title, text, notes, quotes, in every language. Where words without a field are looked for.',
      es: 'Todo lo escrito: título, texto, notas, citas, en todos los idiomas. Donde se buscan las palabras sin campo.',
    },
    value: (record, { lang }) => [bodyIn(record, lang).body.trim()].filter((body) => body !== ''),
    searched: wordsOf,
  },
]

function partiesOf(record: ForumRecord, context: FieldContext): readonly string[] {
  const { parties } = context.standing(record)
  const own = roleTexts(record, 'party')
  return own.length === 0 ? parties : [...new Set([...parties, ...partiesBehind(own, context.workspace, context.day)])]
}

const generalByName: ReadonlyMap<string, QueryField> = new Map(generalFields.map((field) => [field.name, field]))

/** The field of a name: a general one, else that of the kinds whose schema has it (`log.note`). Letter case does not count. */
export function fieldNamed(workspace: Workspace, name: string): QueryField | undefined {
  const wanted = name.toLowerCase()
  const general = generalByName.get(wanted)
  if (general) return general
  const found: Field[] = []
  const byKind = new Map<Kind, Field>()
  for (const kind of workspace.kinds.values()) {
    const field = kind.fields.find((each) => each.name.toLowerCase() === wanted)
    if (!field) continue
    found.push(field)
    byKind.set(kind, field)
  }
  const [first] = found
  if (!first) return undefined
  const type = found.every((field) => field.type === first.type) ? first.type : 'text'
  const valuesIn = (data: Readonly<Record<string, unknown>>, { path }: Field): FieldValue[] => valuesAt(data, path).flatMap(({ value }) => leaves(value))
  const isTranslatable = [...byKind].some(([kind, { name: own }]) => kind.translatable.includes(own))
  return {
    name: first.name,
    type,
    label: first.label ?? { en: first.name, es: first.name },
    description: { en: first.description.en || first.name, es: first.description.es || first.name },
    value(record, context) {
      const field = byKind.get(record.kind)
      if (!field) return []
      const words = record.kind.translatable.includes(field.name) ? translated(record, field.name, context.lang) : undefined
      return words === undefined ? valuesIn(dataOn(record, field, context), field) : [words]
    },
    ...(isTranslatable && {
      searched(record: ForumRecord) {
        const field = byKind.get(record.kind)
        return field ? filesOf(record).flatMap(({ data }) => valuesIn(data, field)) : []
      },
    }),
    ...(type === 'choice' && {
      choices: () => new Map(found.flatMap(({ choices, choiceLabels }) => choices.map((choice) => [choice, choiceLabels[choice]] as const))),
    }),
  }
}

/**
 * The field of a name.
 * @throws UserError `field`, with the nearest name
 */
export function requireField(workspace: Workspace, name: string): QueryField {
  const field = fieldNamed(workspace, name)
  if (field) return field
  const near = nearest(name, fieldNames(workspace))
  const text = { en: 'There is no field “{name}”.', es: 'No existe el campo «{name}».' }
  throw near
    ? userError(
        'field',
        text,
        { name, near },
        { en: 'Did you mean {near}? “rcm list --fields” shows all fields.', es: '¿Quiso decir {near}? «rcm list --fields» muestra todos los campos.' },
      )
    : userError('field', text, { name }, { en: '“rcm list --fields” shows all fields.', es: '«rcm list --fields» muestra todos los campos.' })
}

/** Every name that `fieldNamed` knows: the general ones, then the schemas', sorted. */
export function fieldNames(workspace: Workspace): string[] {
  const own = new Set<string>()
  for (const kind of workspace.kinds.values()) for (const { name } of kind.fields) if (!generalByName.has(name)) own.add(name)
  return [...generalByName.keys(), ...[...own].sort()]
}

/** The kind that a word names: its name, its folder, or what it is called in either language, one or many. */
export function kindNamed(workspace: Workspace, word: string): Kind | undefined {
  const wanted = fold(word)
  const exact = workspace.kinds.get(wanted)
  if (exact) return exact
  for (const kind of workspace.kinds.values()) if (kindWords(kind).some((each) => fold(each) === wanted)) return kind
  return undefined
}

export const kindWords = (kind: Kind): string[] => [kind.name, kind.folder, ...toolLanguages.flatMap((lang) => [kind.label[lang].one, kind.label[lang].other])]

/** The last day in any log: the day on which a check without a clock looks. The end of the calendar when there is none. */
export function latestDay(workspace: Workspace): Day {
  let latest: Day = ''
  for (const record of workspace.records)
    for (const entry of logOf(record)) {
      const day = entryDay(entry)
      if (day > latest && isDay(day) && day !== lastDay) latest = day
    }
  return latest === '' ? lastDay : latest
}
