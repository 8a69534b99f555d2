// One table of a report: the rows that its definition asks for, in order, in groups, each value also in words.
import { dateInWords } from '../core/day-words.ts'
import { type FieldContext, type FieldValue, type QueryField, requireField } from '../core/fields.ts'
import { userError } from '../core/failure.ts'
import type { Kind } from '../core/kind.ts'
import { type Text, localeOf } from '../core/message.ts'
import type { ReportCell, ReportGroup, ReportTable, TableDefinition } from '../core/report.ts'
import { titleOf } from '../core/record.ts'
import { comparison, inWords, kindsOf } from './list.ts'
import type { Asked } from './report.ts'
import { type Line, recordLines } from './report-lines.ts'
import { rowLists } from './rows.ts'

/** How a value of a line is found, named and compared. */
interface Reader extends Pick<QueryField, 'name' | 'type' | 'label' | 'choices'> {
  values(line: Line): readonly FieldValue[]
  readonly missing?: Text | undefined
}

/** @throws UserError `query`, `field`, `report` */
export function tableOf(name: string, definition: TableDefinition, asked: Asked, context: FieldContext): ReportTable {
  const { lang } = context
  const lines = definition.rows === undefined ? recordLines(definition, asked, context) : listLines(definition, asked, context)
  const kinds = kindsOf(lines.flatMap(({ record }) => record ?? []))
  const read = (column: string) => readerOf(column, definition, context)
  const columns = definition.columns.flatMap((column) => [
    { column, beside: undefined },
    ...(definition.beside?.[column] ?? []).map((each) => ({ column: each, beside: column })),
  ])
  const readers = columns.filter(({ column }) => column !== numbered).map(({ column }) => read(column))
  const ordered = (definition.sort ?? []).reduceRight<readonly Line[]>(
    (list, key) => sorted(list, read(key.replace(/^-/, '')), key.startsWith('-'), kinds, context),
    lines,
  )
  const groups = definition.group === undefined ? [{ key: undefined, lines: ordered }] : inGroups(ordered, read(definition.group), definition, kinds, context)
  const byTitle = new Set(definition.titles)
  let number = 0
  return {
    name,
    title: definition.title ?? name,
    columns: columns.map(({ column, beside }) => {
      const reader = readers.find((each) => each.name === column)
      const label = definition.labels?.[column] ?? (reader ? reader.label[lang] : words.number[lang])
      return { name: column, label, type: reader?.type ?? 'number', beside }
    }),
    groups: groups.map(
      ({ key, lines: own }): ReportGroup => ({
        key,
        title: definition.group === undefined ? undefined : groupTitle(read(definition.group), key, own[0], context),
        rows: own.map((line) => {
          number++
          return columns.map(({ column }): ReportCell => {
            const reader = readers.find((each) => each.name === column)
            return reader ? cellOf(reader, line, byTitle.has(column), context) : { values: [number], words: String(number) }
          })
        }),
      }),
    ),
    groupLabel: definition.group === undefined ? undefined : (definition.labels?.[definition.group] ?? read(definition.group).label[lang]),
    total: number,
    empty: definition.empty ?? words.empty[lang],
  }
}

/** The column that counts the rows. */
const numbered = 'no'

function listLines({ rows = '', where = {} }: TableDefinition, asked: Asked, context: FieldContext): Line[] {
  const list = Object.hasOwn(rowLists, rows) ? rowLists[rows] : undefined
  if (!list) throw unknownName(rows, Object.keys(rowLists), { en: 'There is no list “{name}” for a table.', es: 'No existe la lista «{name}» para una tabla.' })
  const wanted = Object.entries(where).flatMap(([column, value]) => {
    const option = /^\{(party|meeting|year)\}$/.exec(value)?.[1] as keyof Asked | undefined
    const filled = option ? asked[option] : value
    return filled === undefined ? [] : [[column, filled] as const]
  })
  return list
    .rows(context, asked)
    .filter((row) => wanted.every(([column, value]) => [row[column]].flat().some((each) => String(each) === value)))
    .map((row) => ({ row }))
}

function readerOf(name: string, { rows }: TableDefinition, context: FieldContext): Reader {
  if (rows === undefined) {
    const field = requireField(context.workspace, name)
    return { ...field, name, values: ({ record }) => (record ? field.value(record, context) : []) }
  }
  const columns = rowLists[rows]?.columns ?? []
  const column = columns.find((each) => each.name === name)
  const text = { en: 'The list has no column “{name}”.', es: 'La lista no tiene la columna «{name}».' }
  if (!column)
    throw unknownName(
      name,
      columns.map((each) => each.name),
      text,
    )
  return { ...column, values: ({ row }) => [row?.[name]].flat().filter((value) => value !== undefined) }
}

function cellOf(reader: Reader, line: Line, isByTitle: boolean, context: FieldContext): ReportCell {
  const values = reader.values(line)
  if (values.length === 0) return { values, words: reader.missing?.[context.lang] ?? '', tone: reader.missing && 'quiet' }
  const parts = [...new Set(values.map((value) => valueInWords(reader, value, line, isByTitle, context)))]
  const depth = reader.name === 'title' && typeof line.row?.depth === 'number' && line.row.depth > 0 ? { depth: line.row.depth } : {}
  return { values, words: parts.join(reader.type === 'text' ? ' · ' : ', '), tone: toneOf(reader, line, values, context), ...depth }
}

function valueInWords(reader: Reader, value: FieldValue, { record: own }: Line, isByTitle: boolean, context: FieldContext): string {
  const { workspace, lang } = context
  if (reader.type === 'date') return dateInWords(String(value), lang)
  if (typeof value === 'number') return new Intl.NumberFormat(localeOf(lang), { useGrouping: 'min2', maximumFractionDigits: 2 }).format(value)
  if (reader.type !== 'reference') return inWords(reader, value, own, context)
  const record = workspace.byId.get(String(value))
  return record && (isByTitle || record.kind.plays === 'party' || record.kind.plays === 'body') && record.id !== own?.id ? titleOf(record, lang) : String(value)
}

function toneOf({ name }: Reader, { record }: Line, [value]: readonly FieldValue[], { standing }: FieldContext): ReportCell['tone'] {
  if (name === 'overdue') return value === true || (typeof value === 'number' && value > 0) ? 'late' : undefined
  if (!record) return undefined
  if (name === 'status') return standing(record).phase === 'done' ? 'done' : standing(record).phase === 'closed' ? 'quiet' : undefined
  if (name === 'due') return standing(record).isOverdue ? 'late' : undefined
  return name === 'days-late' && typeof value === 'number' && value > 0 ? 'late' : undefined
}

interface Gathered {
  readonly key: FieldValue | undefined
  readonly lines: readonly Line[]
}

/** The lines by each value; those without one come last, those of `first` come first. */
function inGroups(lines: readonly Line[], reader: Reader, { first = [] }: TableDefinition, kinds: ReadonlySet<Kind>, context: FieldContext): Gathered[] {
  const groups = new Map<FieldValue | undefined, Line[]>()
  for (const line of lines) {
    const values = new Set(reader.values(line))
    for (const value of values.size > 0 ? values : [undefined]) {
      const group = groups.get(value)
      if (group) group.push(line)
      else groups.set(value, [line])
    }
  }
  const compare = comparison(reader, kinds, context)
  const rank = (key: FieldValue | undefined) => (first.includes(String(key)) ? first.indexOf(String(key)) : first.length)
  return [...groups]
    .map(([key, own]) => ({ key, lines: own }))
    .sort((a, b) => (a.key === undefined ? 1 : b.key === undefined ? -1 : rank(a.key) - rank(b.key) || compare(a.key, b.key)))
}

function groupTitle(reader: Reader, key: FieldValue | undefined, line: Line | undefined, context: FieldContext): string {
  if (key === undefined) return words.none[context.lang]
  return valueInWords(reader, key, reader.type === 'reference' ? {} : (line ?? {}), true, context)
}

/** By the first value; those without one come last either way, those with the same as they stood. */
function sorted(lines: readonly Line[], reader: Reader, isReversed: boolean, kinds: ReadonlySet<Kind>, context: FieldContext): readonly Line[] {
  const compare = comparison(reader, kinds, context)
  const keyed = lines.map((line) => ({ line, value: reader.values(line)[0] }))
  const rank = (a: FieldValue, b: FieldValue) => (isReversed ? compare(b, a) : compare(a, b))
  return keyed
    .sort((a, b) => (a.value === undefined ? (b.value === undefined ? 0 : 1) : b.value === undefined ? -1 : rank(a.value, b.value)))
    .map(({ line }) => line)
}

function unknownName(name: string, known: readonly string[], text: Text) {
  return userError('report', text, { name, known: known.join(', ') }, { en: 'It can be: {known}.', es: 'Puede ser: {known}.' })
}

const words = {
  number: { en: 'No.', es: 'N.º' },
  none: { en: 'None named', es: 'Sin indicar' },
  empty: { en: 'None on record.', es: 'No consta ninguno.' },
} satisfies Record<string, Text>
