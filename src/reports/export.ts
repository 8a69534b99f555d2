// Records on their way out: tables of cells, one a kind; whole records for JSON; and what a database holds besides.
import { cellOf } from '../core/cell.ts'
import { type Day, parseDate } from '../core/day.ts'
import {
  type ExchangeColumn,
  type ExchangeTable,
  type Exported,
  type ExportedFacts,
  columnsOf,
  markdownOf,
  recordCell,
  recordFingerprint,
} from '../core/exchange.ts'
import { fieldContext } from '../core/fields.ts'
import type { Kind } from '../core/kind.ts'
import type { Lang } from '../core/message.ts'
import type { ExportLine } from '../core/output.ts'
import { compileQuery } from '../core/query.ts'
import { type ForumRecord, titleOf } from '../core/record.ts'
import type { Standing } from '../core/standing.ts'
import { entryDay, logOf } from '../core/status.ts'
import { type Workspace, groupBy } from '../core/workspace.ts'

export interface ExportOptions {
  readonly day: Day
  readonly lang: Lang
  /** Only these kinds; all when there are none. */
  readonly kinds: readonly Kind[]
  readonly query: string
}

/** Every record that matches, also those not known yet on the day. @throws UserError `query`, `field` */
export function exportReport(workspace: Workspace, { day, lang, kinds, query }: ExportOptions): Exported {
  const context = fieldContext(workspace, day, lang)
  const matches = compileQuery(query, workspace, { day, lang, unknownToo: true }, context)
  const records = workspace.records.filter((record) => (kinds.length === 0 || kinds.includes(record.kind)) && matches(record))
  const { languages } = workspace.forum
  const byKind = groupBy(records, ({ kind }) => kind.name)
  const found = [...workspace.kinds.values()].filter(({ name }) => byKind.has(name))
  return {
    day,
    languages,
    kinds: found,
    total: records.length,
    get tables() {
      return found.map((kind) => tableOf(kind, byKind.get(kind.name) ?? [], languages, context.standing))
    },
    get lines() {
      return records.map((record) => lineOf(record, context.standing, lang))
    },
    get database() {
      return factsOf(workspace, records, found, context.standing)
    },
  }
}

type StandingOf = (record: ForumRecord) => Standing

function tableOf(kind: Kind, records: readonly ForumRecord[], languages: readonly string[], standing: StandingOf): ExchangeTable {
  const columns = columnsOf(kind, records, languages)
  const derived = (record: ForumRecord, { path: [name] }: ExchangeColumn) =>
    name === 'status' ? standing(record).status : name === 'path' ? record.path : recordFingerprint(record)
  return {
    kind,
    columns,
    rows: records.map((record) => columns.map((column) => (column.part === 'derived' ? derived(record, column) : recordCell(record, column)))),
  }
}

const lineOf = (record: ForumRecord, standing: StandingOf, lang: Lang): ExportLine => ({
  id: record.id,
  kind: record.kind.name,
  title: titleOf(record, lang),
  status: standing(record).status ?? null,
  path: record.path,
  fingerprint: recordFingerprint(record),
  data: record.data,
  markdown: markdownOf(record),
  translations: Object.fromEntries([...record.translations].map(([code, file]) => [code, { path: file.path, data: file.data, markdown: markdownOf(file) }])),
})

function factsOf(workspace: Workspace, records: readonly ForumRecord[], kinds: readonly Kind[], standing: StandingOf): ExportedFacts {
  const [first = 'en'] = workspace.forum.languages
  return {
    records: records.map((record) => ({ id: record.id, kind: record.kind.name, path: record.path, standing: standing(record) })),
    texts: records.flatMap((record) => {
      const title = record.data[record.kind.roles.title]
      const names = typeof title === 'object' && title !== null ? Object.keys(title) : []
      return [...new Set([first, ...names, ...record.translations.keys()])].map((lang) => {
        const file = record.translations.get(lang) ?? (lang === first ? record : undefined)
        return {
          id: record.id,
          lang,
          title: titleOf(record, lang),
          text: file ? [file.data.note, markdownOf(file)].filter((each) => typeof each === 'string' && each !== '').join('\n\n') : '',
        }
      })
    }),
    log: records.flatMap((record) =>
      logOf(record).map((entry, place) => ({
        id: record.id,
        place: place + 1,
        date: entry.date,
        from: parseDate(entry.date)?.from ?? entry.date,
        day: entryDay(entry),
        status: entry.status,
        ...(typeof entry.by === 'string' && { by: entry.by }),
        ...(typeof entry.note === 'string' && { note: entry.note }),
        ...(entry.evidence !== undefined && { evidence: String(cellOf(entry.evidence, undefined)) }),
      })),
    ),
    links: records.flatMap((record) => workspace.linksFrom(record).map(({ field, to, value }) => ({ id: record.id, field, to, reference: value }))),
    statuses: kinds.flatMap((kind) =>
      [...kind.statuses.values()].map(({ name, phase, label }) => ({ kind: kind.name, name, phase, en: label.en, es: label.es })),
    ),
  }
}
