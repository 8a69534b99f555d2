// A list of records: those that match a query, in an order, in groups, with the columns asked for.
import { type Day, parseDate } from '../core/day.ts'
import { userError } from '../core/failure.ts'
import { type FieldContext, type FieldValue, type QueryField, fieldContext, fieldNamed, fieldNames, requireField } from '../core/fields.ts'
import type { Kind, Phase } from '../core/kind.ts'
import type { Cell, Group, Listing, Table } from '../core/listing.ts'
import { type Lang, type Text, localeOf } from '../core/message.ts'
import type { ListOutput } from '../core/output.ts'
import { compileQuery } from '../core/query.ts'
import { type ForumRecord, titleOf } from '../core/record.ts'
import { type Workspace, compareIds } from '../core/workspace.ts'

export interface ListOptions {
  readonly day: Day
  readonly lang: Lang
  readonly kind: Kind | undefined
  readonly query: string
  /** Names of fields; those of the kind, or a few of every record, unless given. */
  readonly columns: readonly string[] | undefined
  /** Names of fields, `-` before one for the other way round. */
  readonly sort: readonly string[]
  readonly group: string | undefined
  readonly limit: number | undefined
}

/** How many records match, and the list of those within the limit. */
export interface ListReport extends Listing {
  readonly total: number
}

/** @throws UserError `query`, `field` */
export function listReport(workspace: Workspace, options: ListOptions): ListReport {
  const { day, lang, kind, query, limit } = options
  const context = fieldContext(workspace, day, lang)
  const matches = compileQuery(query, workspace, { day, lang }, context)
  const group = options.group === undefined ? undefined : requireField(workspace, options.group)
  const sort = options.sort.map((name) => ({ field: requireField(workspace, name.replace(/^-/, '')), isReversed: name.startsWith('-') }))
  const found: readonly ForumRecord[] = workspace.records.filter((record) => (kind === undefined || record.kind === kind) && matches(record))
  const ordered = sort.reduceRight((list, { field, isReversed }) => sortedBy(list, field, isReversed, context), found)
  const records = limit === undefined ? ordered : ordered.slice(0, limit)
  const [own, ...others] = kindsOf(records)
  const shared = kind ?? (others.length === 0 ? own : undefined)
  const columns = (options.columns ?? shared?.columns ?? ['id', 'kind', 'status', 'title']).map((name) => requireField(workspace, name))
  const gathered = group && grouped(records, group, context)
  return {
    total: found.length,
    get ids() {
      return records.map(({ id }) => id)
    },
    get items() {
      return records.map((record) => itemOf(record, context))
    },
    get table() {
      return tableOf(columns, gathered ?? [{ title: undefined, records }], context)
    },
  }
}

/** Every field that a query, a column or an order can name. */
export function fieldsReport(workspace: Workspace, lang: Lang): Listing {
  const fields = fieldNames(workspace).flatMap((name) => fieldNamed(workspace, name) ?? [])
  const cell = (words: string): Cell => ({ values: [words], words })
  return {
    get ids() {
      return fields.map(({ name }) => name)
    },
    get items() {
      return fields.map(({ name, type, label, description }) => ({ name, type, label: label[lang], description: description[lang] }))
    },
    get table() {
      return {
        columns: [
          { name: 'name', label: words.name, isNumber: false },
          { name: 'type', label: words.type, isNumber: false },
          { name: 'description', label: words.description, isNumber: false },
        ],
        groups: [{ title: undefined, rows: fields.map(({ name, type, description }) => [cell(name), cell(types[type][lang]), cell(description[lang])]) }],
      }
    },
  }
}

const itemOf = (record: ForumRecord, { standing, lang }: FieldContext): ListOutput[number] => ({
  id: record.id,
  kind: record.kind.name,
  title: titleOf(record, lang),
  status: standing(record).status ?? null,
  path: record.path,
  data: record.data,
})

interface Gathered {
  readonly title: string | undefined
  readonly records: readonly ForumRecord[]
}

function tableOf(columns: readonly QueryField[], groups: readonly Gathered[], context: FieldContext): Table {
  return {
    columns: columns.map(({ name, label, type }) => ({ name, label, isNumber: type === 'number' })),
    groups: groups.map(({ title, records }): Group => ({ title, rows: records.map((record) => columns.map((field) => cellOf(field, record, context))) })),
  }
}

function cellOf(field: QueryField, record: ForumRecord, context: FieldContext): Cell {
  const values = field.value(record, context)
  const phase = field.name === 'status' ? context.standing(record).phase : undefined
  return {
    values,
    words: values.map((value) => inWords(field, value, record, context)).join(', '),
    tone: phase === 'done' ? 'done' : phase === 'closed' ? 'quiet' : undefined,
  }
}

/** A value as a reader says it: yes or no, the label of a choice; anything else as the record has it. */
export function inWords(
  field: Pick<QueryField, 'name' | 'choices'>,
  value: FieldValue,
  record: ForumRecord | undefined,
  { workspace, lang }: FieldContext,
): string {
  if (typeof value === 'boolean') return (value ? words.yes : words.no)[lang]
  const label = (field.name === 'status' ? record?.kind.statuses.get(String(value))?.label : undefined) ?? field.choices?.(workspace).get(String(value))
  return label ? label[lang] : String(value)
}

/** The records by each value of a field; one with several is in several groups, those without one come last. */
function grouped(records: readonly ForumRecord[], field: QueryField, context: FieldContext): Gathered[] {
  const groups = new Map<FieldValue | undefined, ForumRecord[]>()
  for (const record of records) {
    const values = new Set(field.value(record, context))
    for (const value of values.size > 0 ? values : [undefined]) {
      const group = groups.get(value)
      if (group) group.push(record)
      else groups.set(value, [record])
    }
  }
  const compare = comparison(field, kindsOf(records), context)
  return [...groups]
    .sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : compare(a, b)))
    .map(([value, members]) => ({ title: value === undefined ? words.none[context.lang] : groupTitle(field, value, members, context), records: members }))
}

function groupTitle(field: QueryField, value: FieldValue, [first]: readonly ForumRecord[], context: FieldContext): string {
  const record = field.type === 'reference' ? context.workspace.byId.get(String(value)) : undefined
  return record ? `${value} ${titleOf(record, context.lang)}` : inWords(field, value, first, context)
}

/** The records by the first value of a field, those with the same as they stood; those without one come last either way. */
function sortedBy(records: readonly ForumRecord[], field: QueryField, isReversed: boolean, context: FieldContext): readonly ForumRecord[] {
  const compare = comparison(field, kindsOf(records), context)
  const lines: { readonly record: ForumRecord; readonly value: FieldValue }[] = []
  const without: ForumRecord[] = []
  for (const record of records) {
    const [value] = field.value(record, context)
    if (value === undefined) without.push(record)
    else lines.push({ record, value })
  }
  lines.sort((a, b) => (isReversed ? compare(b.value, a.value) : compare(a.value, b.value)))
  return [...lines.map(({ record }) => record), ...without]
}

export const kindsOf = (records: readonly ForumRecord[]): ReadonlySet<Kind> => new Set(records.map(({ kind }) => kind))

/** Numbers by size, dates by their end, choices in the order of their schema, ids as people count, words as the language sorts them. */
export function comparison(
  field: Pick<QueryField, 'name' | 'type' | 'choices'>,
  kinds: ReadonlySet<Kind>,
  { workspace, lang }: FieldContext,
): (a: FieldValue, b: FieldValue) => number {
  switch (field.type) {
    case 'number':
    case 'boolean':
      return (a, b) => Number(a) - Number(b)
    case 'date': {
      const keys = new Map<FieldValue, string>()
      const key = (value: FieldValue): string => {
        let known = keys.get(value)
        if (known === undefined) {
          const date = parseDate(String(value))
          known = date ? `${date.until} ${date.from}` : `9999-99 ${value}`
          keys.set(value, known)
        }
        return known
      }
      return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)
    }
    case 'choice': {
      const names = field.name === 'status' ? statusNames(kinds) : [...(field.choices?.(workspace).keys() ?? [])]
      const places = new Map(names.map((name, place): [FieldValue, number] => [name, place]))
      return (a, b) => (places.get(a) ?? places.size) - (places.get(b) ?? places.size)
    }
    case 'reference':
      return (a, b) => compareIds(String(a), String(b))
    default: {
      const collator = new Intl.Collator(localeOf(lang), { numeric: true })
      return (a, b) => collator.compare(String(a), String(b))
    }
  }
}

/** The statuses of one kind in its order; those of several by phase. */
function statusNames(kinds: ReadonlySet<Kind>): string[] {
  const statuses = [...kinds].flatMap((kind) => [...kind.statuses.values()])
  if (kinds.size > 1) statuses.sort((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase))
  return [...new Set(statuses.map(({ name }) => name))]
}

const phases: readonly Phase[] = ['unknown', 'planned', 'open', 'active', 'done', 'closed']

/**
 * A number of records from the words of an option.
 * @throws UserError `limit`
 */
export function limitOf(typed: string): number {
  if (/^\d{1,9}$/.test(typed) && Number(typed) > 0) return Number(typed)
  throw userError(
    'limit',
    { en: '“{typed}” is not a number of records.', es: '«{typed}» no es un número de registros.' },
    { typed },
    { en: 'Write a whole number from 1: --limit 10', es: 'Escriba un número entero desde 1: --limit 10' },
  )
}

const words = {
  yes: { en: 'yes', es: 'sí' },
  no: { en: 'no', es: 'no' },
  none: { en: 'None', es: 'Ninguno' },
  name: { en: 'Field', es: 'Campo' },
  type: { en: 'Type', es: 'Tipo' },
  description: { en: 'What it is', es: 'Qué es' },
} satisfies Record<string, Text>

const types: Readonly<Record<QueryField['type'], Text>> = {
  text: { en: 'text', es: 'texto' },
  date: { en: 'date', es: 'fecha' },
  number: { en: 'number', es: 'número' },
  boolean: { en: 'yes or no', es: 'sí o no' },
  choice: { en: 'choice', es: 'opción' },
  reference: { en: 'id', es: 'id' },
  object: { en: 'several', es: 'varios' },
}
