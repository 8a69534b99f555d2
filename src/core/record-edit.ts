// Edits of records as plans: new data for a record, a log entry more, a translation beside it.
import { type Day, parseDate } from './day.ts'
import { type Data, isMarkdownPath, printRecord, rewriteData } from './edit.ts'
import type { Kind } from './kind.ts'
import type { Message } from './message.ts'
import type { Edit } from './plan.ts'
import type { ForumRecord } from './record.ts'
import { type LogEntry, entryDay } from './status.ts'
import { translationBase } from './text.ts'

/** The keys of the top level in the order of the schema. */
export const keyOrder = (kind: Kind): string[] => kind.fields.filter(({ path }) => path.length === 1).map(({ name }) => name)

/** The edit that gives a record other data. @throws UserError `odd-yaml` */
export const editRecord = (record: ForumRecord, data: Data, why: Message): Edit => ({
  path: record.path,
  before: record.text,
  after: rewriteData(record.path, record.text, data, keyOrder(record.kind)),
  why,
})

/** The data with a log entry more, behind all that hold by its day. */
export function withEntry(data: Data, entry: LogEntry): Data {
  const log = Array.isArray(data.log) ? (data.log as unknown[]) : []
  const day = entryDay(entry)
  let at = log.length
  while (at > 0 && dayOf(log[at - 1]) > day) at--
  return { ...data, log: [...log.slice(0, at), entry, ...log.slice(at)] }
}

const dayOf = (entry: unknown): Day => {
  const date = (entry as { date?: unknown } | null)?.date
  return typeof date === 'string' ? (parseDate(date)?.until ?? '') : ''
}

export interface NewRecord {
  readonly kind: Kind
  readonly id: string
  readonly slug: string
  readonly data: Data
  readonly body: string
  /** Per language, translated fields and body. */
  readonly translations: ReadonlyMap<string, { readonly data: Data; readonly body: string }>
}

/** The edits that make a record and its translations: `.md` where there is a body, `.yaml` elsewhere. */
export function newRecord({ kind, id, slug, data, body, translations }: NewRecord, why: Message): Edit[] {
  const stem = `records/${kind.folder}/${id}${slug === '' ? '' : `-${slug}`}`
  const nameOf = (lang: string, text: string) => `${stem}${lang}.${text.trim() === '' ? 'yaml' : 'md'}`
  const path = nameOf('', body)
  const original = printRecord(path, { id, ...data }, keyOrder(kind), body)
  const edits: Edit[] = [{ path, before: null, after: original, why }]
  const base = translationBase(data, kind.translatable, isMarkdownPath(path) ? body : '')
  for (const [lang, translation] of translations) {
    const sibling = nameOf(`.${lang}`, translation.body)
    edits.push({
      path: sibling,
      before: null,
      after: printRecord(sibling, { translates: base, ...translation.data }, ['translates', ...kind.translatable], translation.body),
      why,
    })
  }
  return edits
}
