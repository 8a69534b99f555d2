// What a table or JSON lines would change: each row against its record, and the edits that the sound ones mean.
import { cellText, readCell, tooLong } from '../core/cell.ts'
import { type Day, lastDay, parseDate } from '../core/day.ts'
import { type Data, isSame } from '../core/edit.ts'
import {
  type EntryPart,
  type ExchangeColumn,
  type Imported,
  type ImportedRecord,
  type ImportedRow,
  columnNamed,
  columnsOf,
  markdownOf,
  recordCell,
  recordFingerprint,
  valueIn,
  withValueIn,
} from '../core/exchange.ts'
import { isUserError } from '../core/failure.ts'
import { kindNamed } from '../core/fields.ts'
import { nextId } from '../core/ids.ts'
import {
  type Problem,
  changedSince,
  gone,
  noColumn,
  noId,
  noKind,
  noStatus,
  notRead,
  otherId,
  otherKind,
  twice,
  unreadable,
  wrongId,
} from '../core/import-problems.ts'
import type { Kind } from '../core/kind.ts'
import { type Lang, message } from '../core/message.ts'
import type { ImportOutput } from '../core/output.ts'
import type { Edit } from '../core/plan.ts'
import { withEntry } from '../core/record-edit.ts'
import { type ForumRecord, titleOf } from '../core/record.ts'
import { Standing } from '../core/standing.ts'
import { type LogEntry, entryDay, logOf } from '../core/status.ts'
import { type Difference, type Wanted, differences, newEdits, recordEdits, titleIn } from '../core/wanted.ts'
import type { Workspace } from '../core/workspace.ts'

export type Outcome = ImportOutput['rows'][number]['outcome']

/** What becomes of one row. */
export interface RowReport {
  readonly outcome: Outcome
  readonly id: string | undefined
  readonly kind: Kind | undefined
  readonly title: string | undefined
  readonly table: string
  readonly line: number
  readonly path: string | undefined
  /** What differs from the record, cell by cell. */
  readonly fields: readonly Difference[]
  readonly problems: readonly Problem[]
  /** Empty unless the outcome is new or changed. */
  readonly edits: readonly Edit[]
}

export interface ImportOptions {
  readonly day: Day
  readonly lang: Lang
  /** The kind of every row; else the row's record, table or id tells. */
  readonly kind: Kind | undefined
  /** Names of files, by kind, in which the next free id is looked for: of every branch. */
  readonly taken: ReadonlyMap<Kind, readonly string[]>
}

/**
 * Every row in its order.
 * @throws UserError `column` for a column that no record of its kind can have
 */
export function importReport(workspace: Workspace, imported: Exclude<Imported, { fault: object }>, options: ImportOptions): RowReport[] {
  const reader = new Reader(workspace, options)
  return imported.rows ? imported.rows.map((row) => reader.row(row)) : imported.records.map((record) => reader.record(record))
}

type Place = Pick<RowReport, 'table' | 'line'>

class Reader {
  readonly workspace: Workspace
  readonly options: ImportOptions
  readonly seen = new Map<string, Place>()
  readonly columns = new Map<Kind, Map<string, ExchangeColumn>>()
  readonly given = new Map<Kind, string[]>()

  constructor(workspace: Workspace, options: ImportOptions) {
    this.workspace = workspace
    this.options = options
  }

  row({ table, line, cells }: ImportedRow): RowReport {
    const id = cells.get('id')?.trim() || undefined
    const { kind, record } = this.found(id, table, cells.get('_path'))
    const at = { table, line }
    if (!kind) return this.failed(at, id, undefined, undefined, [noKind(id)])
    const columns = this.columnsOf(kind, [...cells.keys()])
    const problems: Problem[] = []
    const entry: Partial<Record<EntryPart, unknown>> = {}
    let data: Data = record?.data ?? {}
    let markdown = record ? markdownOf(record) : ''
    const translations = new Map([...(record?.translations ?? [])].map(([lang, file]) => [lang, { data: file.data as Data, markdown: markdownOf(file) }]))
    for (const [name, text] of cells) {
      const column = columns.get(name)
      if (!column || name === 'id' || column.part === 'derived') continue
      const current = record ? cellText(recordCell(record, column)) : ''
      if (text === current || (current !== '' && text === tooLong(current))) continue
      const { part, lang, path, field } = column
      if (part === 'markdown') {
        const words = markdownOf({ body: text })
        if (lang === undefined) markdown = words
        else translations.set(lang, { data: translations.get(lang)?.data ?? {}, markdown: words })
        continue
      }
      const inside = lang === undefined ? data : (translations.get(lang)?.data ?? {})
      const old = part === 'data' ? valueIn(inside, path) : undefined
      const read = readCell(text, field, old)
      if (read.fault) problems.push(unreadable(name, text, read.fault))
      else if (part === 'entry') {
        if (read.value !== undefined) entry[path[0] as 'date'] = read.value
      } else if (isSame(read.value, old)) continue
      else if (lang === undefined) data = withValueIn(data, path, read.value)
      else translations.set(lang, { data: withValueIn(inside, path, read.value), markdown: translations.get(lang)?.markdown ?? '' })
    }
    const status = cells.get('_status')?.trim()
    if (status && record && Object.keys(entry).length === 0 && isTypedStatus(record, status, this.workspace)) problems.push(notRead(status))
    if (Object.keys(entry).length > 0) {
      const added = logEntry(entry, this.options.day)
      const log = Array.isArray(data.log) ? data.log : []
      if (entry.status === undefined) problems.push(noStatus)
      // A file imported twice adds its entries once.
      else if (!log.some((each) => isSame(each, added))) data = withEntry(data, added)
    }
    return this.judged(at, kind, id, record, cells.get('_fingerprint')?.trim() || undefined, { data, markdown, translations }, problems)
  }

  record({ table, line, id, kind: named, fingerprint, data, markdown, translations }: ImportedRecord): RowReport {
    const { kind, record } = this.found(id, named ?? table, undefined)
    const at = { table, line }
    if (!kind) return this.failed(at, id, undefined, undefined, [noKind(id)])
    const kept = new Map([...(record?.translations ?? [])].map(([lang, file]) => [lang, { data: file.data as Data, markdown: markdownOf(file) }]))
    for (const [lang, given] of Object.entries(translations ?? {}))
      kept.set(lang, { data: given.data, markdown: markdownOf({ body: given.markdown ?? kept.get(lang)?.markdown ?? '' }) })
    const problems = typeof data.id === 'string' && id !== undefined && data.id !== id ? [otherId(id, data.id)] : []
    return this.judged(
      at,
      kind,
      id,
      record,
      fingerprint,
      { data, markdown: markdown === undefined ? (record ? markdownOf(record) : '') : markdownOf({ body: markdown }), translations: kept },
      problems,
    )
  }

  /** The record that a row is about, and its kind: that of `--kind`, of the record, of the table, or the one that has such ids. */
  found(id: string | undefined, table: string, path: string | undefined): { kind: Kind | undefined; record: ForumRecord | undefined } {
    const { workspace, options } = this
    const first = id === undefined ? undefined : workspace.byId.get(id)
    const record = first && path && first.path !== path ? (workspace.records.find((each) => each.path === path && each.id === id) ?? first) : first
    const byForm = () => {
      const kinds = id === undefined ? [] : [...workspace.kinds.values()].filter((kind) => kind.id.pattern.test(id))
      const letters = /^[^-]*-/.exec(id ?? '')?.[0]
      return kinds.length < 2 ? kinds[0] : kinds.find((kind) => letters !== undefined && kind.id.example.startsWith(letters))
    }
    return { record, kind: options.kind ?? record?.kind ?? (table === '' ? undefined : kindNamed(workspace, table)) ?? byForm() }
  }

  columnsOf(kind: Kind, names: readonly string[]): ReadonlyMap<string, ExchangeColumn> {
    const known = this.columns.get(kind) ?? new Map<string, ExchangeColumn>()
    this.columns.set(kind, known)
    const missing = names.filter((name) => !known.has(name))
    if (missing.length === 0) return known
    const own = columnsOf(
      kind,
      this.workspace.records.filter((record) => record.kind === kind),
      this.workspace.forum.languages,
    )
    const held = new Set(own.map(({ name }) => name))
    for (const name of missing) {
      const column = own.find((each) => each.name === name) ?? columnNamed(kind, name, held)
      const lang = name.split('@')[1]
      if (!column || (lang !== undefined && !held.has(name) && !this.workspace.forum.languages.slice(1).includes(lang))) throw noColumn(kind, name, own)
      known.set(name, column)
    }
    return known
  }

  judged(
    at: Place,
    kind: Kind,
    typed: string | undefined,
    record: ForumRecord | undefined,
    fingerprint: string | undefined,
    wanted: Wanted,
    problems: Problem[],
  ): RowReport {
    const id = typed ?? this.nextId(kind, wanted.data)
    if (id === undefined) return this.failed(at, undefined, kind, undefined, [...problems, noId(kind)])
    const other = this.seen.get(id)
    if (other) problems.push(twice(id, other))
    else this.seen.set(id, at)
    if (record && record.kind !== kind) problems.push(otherKind(record, kind))
    const fields = record ? differences(record, wanted, this.workspace.forum.languages) : []
    if (record && fields.length === 0 && problems.length === 0)
      return { ...at, outcome: 'unchanged', id, kind, title: titleOf(record, this.options.lang), path: record.path, fields, problems, edits: [] }
    if (!record && fingerprint !== undefined) return { ...this.failed(at, id, kind, undefined, [gone(id)]), outcome: 'unknown' }
    if (!record && !kind.id.pattern.test(id)) problems.push(wrongId(id, kind))
    if (problems.length > 0) return this.failed(at, id, kind, record, problems, fields)
    if (record && fingerprint !== undefined && fingerprint !== recordFingerprint(record))
      return { ...this.failed(at, id, kind, record, [changedSince(id)], fields), outcome: 'conflict' }
    try {
      const edits = record ? recordEdits(record, wanted) : newEdits(kind, id, wanted, this.workspace.forum.languages[0])
      const title = record ? titleOf(record, this.options.lang) : titleIn(kind, wanted.data, this.options.lang)
      return { ...at, outcome: record ? 'changed' : 'new', id, kind, title, path: edits.find(({ after }) => after !== null)?.path, fields, problems, edits }
    } catch (error) {
      if (!isUserError(error)) throw error
      return this.failed(at, id, kind, record, [{ message: error.said, help: error.help ?? message({ en: '', es: '' }) }], fields)
    }
  }

  failed(
    at: Place,
    id: string | undefined,
    kind: Kind | undefined,
    record: ForumRecord | undefined,
    problems: readonly Problem[],
    fields: readonly Difference[] = [],
  ): RowReport {
    return { ...at, outcome: 'invalid', id, kind, title: record && titleOf(record, this.options.lang), path: record?.path, fields, problems, edits: [] }
  }

  /** The next id that no record, no file on a branch and no row before has. */
  nextId(kind: Kind, data: Data): string | undefined {
    const { workspace, options } = this
    const given =
      this.given.get(kind) ??
      workspace.records
        .filter((record) => record.kind === kind)
        .flatMap((record) => [record.id, ...(Array.isArray(record.data.formerly) ? record.data.formerly.map(String) : [])])
    const year = Number((typeof data.date === 'string' ? (parseDate(data.date)?.from ?? options.day) : options.day).slice(0, 4))
    const { id } = nextId(kind, { data, year, taken: [...given, ...(options.taken.get(kind) ?? []), ...this.seen.keys()] })
    if (id !== undefined) this.given.set(kind, [...given, id])
    return id
  }
}

/** A status that was typed over the one shown: one the record has on no day. */
const isTypedStatus = (record: ForumRecord, status: string, workspace: Workspace): boolean =>
  ![...logOf(record).map(entryDay), lastDay].some((day) => new Standing(record, workspace, day).status === status)

function logEntry({ date, status, by, note, evidence }: Partial<Record<EntryPart, unknown>>, day: Day): LogEntry {
  const shown = Array.isArray(evidence) && evidence.length === 1 ? evidence[0] : evidence
  return {
    date: date === undefined ? day : String(date),
    status: String(status),
    ...(by !== undefined && { by: String(by) }),
    ...(note !== undefined && { note: String(note) }),
    ...(shown !== undefined && { evidence: shown as string | string[] }),
  }
}
