// Records as rows: the columns of a kind, one for each field of its data and its translations, the same on the way out and in.
import { type Cell, cellOf } from './cell.ts'
import type { Day } from './day.ts'
import type { Field, Kind } from './kind.ts'
import type { ExportLine } from './output.ts'
import type { ForumRecord, SourceFile } from './record.ts'
import type { Standing } from './standing.ts'
import { fingerprint } from './text.ts'
import { isMapping } from './yaml-print.ts'

/**
 * Where the value of a column lies:
 * `data` in the front matter; `markdown` is the text; `entry` a part of a log entry to be added; `derived` is worked out and not read back.
 */
export type ColumnPart = 'data' | 'markdown' | 'entry' | 'derived'

export interface ExchangeColumn {
  /** `due`, `names.es`, `title@es`, `markdown@es`, `log.new.date`, `_status`. */
  readonly name: string
  readonly part: ColumnPart
  /** The language of a translation. */
  readonly lang: string | undefined
  /** Keys within the data; within the entry; the name without its mark for the derived. */
  readonly path: readonly string[]
  readonly field: Field | undefined
}

/** One kind's records, ready to be written. */
export interface ExchangeTable {
  readonly kind: Kind
  readonly columns: readonly ExchangeColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Each part is worked out when a format asks for it. */
export interface Exported {
  readonly day: Day
  readonly languages: readonly string[]
  readonly kinds: readonly Kind[]
  readonly total: number
  readonly tables: readonly ExchangeTable[]
  readonly lines: readonly ExportLine[]
  readonly database: ExportedFacts
}

/** What a database holds beside the tables of the kinds; each a list of rows. */
export interface ExportedFacts {
  readonly records: readonly { readonly id: string; readonly kind: string; readonly path: string; readonly standing: Standing }[]
  /** A title and text in each language a record has. */
  readonly texts: readonly { readonly id: string; readonly lang: string; readonly title: string; readonly text: string }[]
  readonly log: readonly {
    readonly id: string
    readonly place: number
    readonly date: string
    readonly from: Day
    readonly day: Day
    readonly status: string
    readonly by?: string
    readonly note?: string
    readonly evidence?: string
  }[]
  readonly links: readonly { readonly id: string; readonly field: string; readonly to: string; readonly reference: string }[]
  readonly statuses: readonly { readonly kind: string; readonly name: string; readonly phase: string; readonly en: string; readonly es: string }[]
}

/** One row as a file gives it: texts by the name of the column. */
export interface ImportedRow {
  /** The sheet, or the file's own name, which can tell the kind. */
  readonly table: string
  /** From 1, as the program that made the file counts. */
  readonly line: number
  readonly cells: ReadonlyMap<string, string>
}

/** One record as JSON gives it whole. */
export interface ImportedRecord {
  readonly table: string
  readonly line: number
  readonly id: string | undefined
  readonly kind: string | undefined
  readonly fingerprint: string | undefined
  readonly data: Readonly<Record<string, unknown>>
  readonly markdown: string | undefined
  readonly translations: Readonly<Record<string, { readonly data: Readonly<Record<string, unknown>>; readonly markdown: string | undefined }>> | undefined
}

/** Why a file cannot be read. */
export interface ImportFault {
  readonly reason: 'encoding' | 'syntax'
  readonly line: number
  /** In the words of the reader. */
  readonly detail?: string
}

/** What a file holds. */
export type Imported =
  | { readonly rows: readonly ImportedRow[]; readonly records?: undefined; readonly fault?: undefined }
  | { readonly records: readonly ImportedRecord[]; readonly rows?: undefined; readonly fault?: undefined }
  | { readonly fault: ImportFault; readonly rows?: undefined; readonly records?: undefined }

const derivedColumns = ['_status', '_path', '_fingerprint'] as const
const entryParts = ['date', 'status', 'by', 'note', 'evidence'] as const
export type EntryPart = (typeof entryParts)[number]

/** The text of a file as it travels: no blank lines around it, line ends LF. */
export const markdownOf = ({ body }: Pick<SourceFile, 'body'>): string =>
  body
    .replaceAll('\r\n', '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()

/** What tells whether a record changed since it left: everything in its files but their layout. */
export function recordFingerprint(record: ForumRecord): string {
  const parts = [record, ...[...record.translations].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file)].map((file) => [
    sorted(file.data),
    markdownOf(file),
  ])
  return fingerprint(JSON.stringify(parts)).slice(0, 'sha256-'.length + 16)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isMapping(value)) return value
  const keys = Object.keys(value).sort()
  return keys.map((key) => [key, sorted(value[key])])
}

/** A value's parts by their path: a map with keys that can stand in a column's name is taken apart, everything else stays whole. */
export function partsOf(value: unknown, path: readonly string[]): { path: readonly string[]; value: unknown }[] {
  if (path.length === 0 || (isMapping(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => /^[^.@\s]+$/.test(key))))
    return Object.entries(value as object).flatMap(([key, each]) => partsOf(each, [...path, key]))
  return [{ path, value }]
}

const fieldAt = (kind: Kind, path: readonly string[]): Field | undefined => kind.fields.find(({ name }) => name === path.join('.'))

/** The columns of some records of a kind: the schema's fields in their order, then what else the data hold, translations, text, log, derived ones. */
export function columnsOf(kind: Kind, records: readonly ForumRecord[], languages: readonly string[]): ExchangeColumn[] {
  const paths = new Map<string, readonly string[]>()
  for (const path of schemaPaths(kind, languages)) paths.set(path.join('.'), path)
  const found = new Map<string, readonly string[]>()
  const translated = new Map<string, { lang: string; path: readonly string[] }>()
  const texts = new Set<string>()
  for (const record of records) {
    for (const { path } of partsOf(record.data, [])) found.set(path.join('.'), path)
    for (const [lang, file] of record.translations) {
      for (const { path } of partsOf(file.data, [])) translated.set(`${path.join('.')}@${lang}`, { lang, path })
      if (markdownOf(file) !== '') texts.add(lang)
    }
  }
  const hasText = kind.text !== undefined || records.some((record) => markdownOf(record) !== '')
  const others = languages.slice(1).filter(() => !isByLanguage(kind))
  for (const lang of others) for (const name of kind.translatable) translated.set(`${name}@${lang}`, { lang, path: [name] })
  for (const [name, path] of found) if (!paths.has(name)) paths.set(name, path)
  // A field that is a map in no record needs no column of its own.
  const isFlat = (name: string, path: readonly string[]) => found.has(name) || fieldAt(kind, path)?.type !== 'object' || fieldAt(kind, path)?.isList
  const order = kind.translatable
  const columns: ExchangeColumn[] = [...paths].filter(([name, path]) => isFlat(name, path)).map(([, path]) => dataColumn(kind, path, undefined))
  const rank = ([key]: readonly string[]) => (order.includes(key as string) ? order.indexOf(key as string) : order.length)
  for (const { lang, path } of [...translated.values()]
    .filter(({ path: [key] }) => key !== 'translates')
    .sort((a, b) => (a.lang === b.lang ? rank(a.path) - rank(b.path) : a.lang < b.lang ? -1 : 1)))
    columns.push(dataColumn(kind, path, lang))
  if (hasText) columns.push(markdownColumn(undefined))
  for (const lang of new Set([...(hasText ? others : []), ...texts])) columns.push(markdownColumn(lang))
  if (kind.statuses.size > 0) for (const part of entryParts) columns.push(entryColumn(kind, part))
  for (const name of derivedColumns) columns.push({ name, part: 'derived', lang: undefined, path: [name.slice(1)], field: undefined })
  return columns
}

/** Do the names of all languages stand in one field? Then a record has no translation beside it just for its title. */
const isByLanguage = (kind: Kind): boolean => fieldAt(kind, [kind.roles.title])?.type === 'object'

/** The top fields; a map by its own fields, one by language by the forum's languages. */
function schemaPaths(kind: Kind, languages: readonly string[]): (readonly string[])[] {
  return kind.fields
    .filter(({ path }) => path.length === 1)
    .flatMap((field) => {
      if (field.type !== 'object' || field.isList) return [field.path]
      const inner = kind.fields.filter(({ path }) => path.length === 2 && path[0] === field.path[0])
      if (inner.length > 0) return inner.map(({ path }) => path)
      return field.name === kind.roles.title ? languages.map((lang) => [field.name, lang]) : [field.path]
    })
}

const dataColumn = (kind: Kind, path: readonly string[], lang: string | undefined): ExchangeColumn => ({
  name: `${path.join('.')}${lang === undefined ? '' : `@${lang}`}`,
  part: 'data',
  lang,
  path,
  field: fieldAt(kind, path),
})

const markdownColumn = (lang: string | undefined): ExchangeColumn => ({
  name: lang === undefined ? 'markdown' : `markdown@${lang}`,
  part: 'markdown',
  lang,
  path: [],
  field: undefined,
})

const entryColumn = (kind: Kind, part: string): ExchangeColumn => ({
  name: `log.new.${part}`,
  part: 'entry',
  lang: undefined,
  path: [part],
  field: fieldAt(kind, ['log', part]),
})

/** The column that a name means for a kind; undefined when the kind has no such field and no record of it either. */
export function columnNamed(kind: Kind, name: string, known: ReadonlySet<string>): ExchangeColumn | undefined {
  if (name.startsWith('_')) return { name, part: 'derived', lang: undefined, path: [name.slice(1)], field: undefined }
  const [place = '', lang] = name.split('@')
  const path = place.split('.')
  if (place === 'markdown' && !fieldAt(kind, path)) return markdownColumn(lang)
  if (path[0] === 'log' && path[1] === 'new' && path.length === 3 && kind.statuses.size > 0) {
    const found = entryParts.find((part) => part === path[2])
    return found && entryColumn(kind, found)
  }
  const top = fieldAt(kind, path.slice(0, 1))
  const isInMap = path.length > 1 && top?.type === 'object' && !top.isList
  return fieldAt(kind, path) && (path.length === 1 || isInMap)
    ? dataColumn(kind, path, lang)
    : isInMap || known.has(name)
      ? dataColumn(kind, path, lang)
      : undefined
}

/** The value at a path of keys; undefined where there is none. */
export function valueIn(data: unknown, path: readonly string[]): unknown {
  let value = data
  for (const key of path) value = isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return value
}

/** The data with a value at a path; undefined takes it out, and the map with it that then is empty. */
export function withValueIn(
  data: Readonly<Record<string, unknown>>,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const inner = Object.hasOwn(data, key) ? data[key] : undefined
  const next = rest.length === 0 ? value : withValueIn(isMapping(inner) ? inner : {}, rest, value)
  if (next === undefined || (rest.length > 0 && isMapping(next) && Object.keys(next).length === 0))
    return Object.fromEntries(Object.entries(data).filter(([each]) => each !== key))
  return { ...data, [key]: next }
}

/** The cell of a record in a column that is not derived. */
export function recordCell(record: ForumRecord, { part, lang, path, field }: ExchangeColumn): Cell {
  const file = lang === undefined ? record : record.translations.get(lang)
  if (!file || part === 'entry') return undefined
  if (part === 'markdown') return markdownOf(file) || undefined
  const value = valueIn(file.data, path)
  return isMapping(value) && Object.keys(value).length > 0 && partsOf(value, path).some((each) => each.path.length > path.length)
    ? undefined
    : cellOf(value, field)
}
