// The lines of a table of records: those that match its queries, or one line for each entry of a list in them.
import { type Day, dueDay } from '../core/day.ts'
import { userError } from '../core/failure.ts'
import { type FieldContext, kindNamed } from '../core/fields.ts'
import { compileQuery } from '../core/query.ts'
import { type ReportOption, type TableDefinition, reportOptions } from '../core/report.ts'
import { type ForumRecord, fileWith, recordWith, roleText } from '../core/record.ts'
import type { Asked } from './report.ts'
import type { Row } from './row-list.ts'

/** What a row shows: a record, or a row of a list that is worked out. */
export interface Line {
  readonly record?: ForumRecord
  readonly row?: Row
}

export function recordLines({ kind, query, each }: TableDefinition, asked: Asked, context: FieldContext): Line[] {
  const { workspace, day, lang } = context
  const text = filled(query ?? [], asked)
  // A question about the entries of a list is asked of each entry for itself.
  const matches = compileQuery(text, workspace, { day, lang }, context)
  const records = (kind === undefined ? workspace.records : kind.flatMap((word) => recordsOf(word, context))).flatMap((record) =>
    each === undefined ? [record] : entriesOf(record, each, context),
  )
  return records.filter(matches).map((record) => ({ record }))
}

/** Of a shipped kind, also the forum's own kinds that play its part. */
function recordsOf(word: string, { workspace }: FieldContext): readonly ForumRecord[] {
  const kind = kindNamed(workspace, word)
  if (!kind) throw userError('report', { en: 'There is no kind “{word}” for a table.', es: 'No existe el tipo «{word}» para una tabla.' }, { word })
  return workspace.playing(kind.plays).filter((record) => kind.name === kind.plays || record.kind === kind)
}

/** The queries as one; a query that names an option which was not given is left out. */
function filled(queries: readonly string[], asked: Asked): string {
  const names = (query: string): ReportOption[] => reportOptions.filter((option) => query.includes(`{${option}}`))
  return queries
    .filter((query) => names(query).every((option) => asked[option] !== undefined))
    .map((query) => `(${names(query).reduce((text, option) => text.replaceAll(`{${option}}`, asked[option] ?? ''), query)})`)
    .join(' ')
}

/**
 * The record once for each entry of the list, as if the list had that entry alone; an entry dated after the day, or said at a meeting after it,
 * is not known yet.
 */
function entriesOf(record: ForumRecord, field: string, context: FieldContext): ForumRecord[] {
  const list = record.data[field]
  if (!Array.isArray(list)) return []
  return list
    .map((entry, place) => ({ entry, place }))
    .filter(({ entry }) => isBy(entry?.date, context.day) && !isSaidLater(entry?.source, context))
    .map(({ entry, place }) =>
      recordWith(
        record,
        { ...record.data, [field]: [entry] },
        new Map(
          [...record.translations].map(([lang, file]) => {
            const own = file.data[field]
            return [lang, Array.isArray(own) ? fileWith(file, { ...file.data, [field]: [own[place]] }) : file]
          }),
        ),
      ),
    )
}

const isBy = (date: unknown, day: Day): boolean => typeof date !== 'string' || (dueDay(date) ?? '') <= day

/** Are all its sources events after the day? */
function isSaidLater(sources: unknown, { workspace, day }: FieldContext): boolean {
  if (!Array.isArray(sources) || sources.length === 0) return false
  return sources.every((source) => {
    const record = workspace.byId.get(String(source?.record))
    return record?.kind.plays === 'event' && !isBy(roleText(record, 'date'), day)
  })
}
