// What a new record is made of: the data it takes over, its first log entry, its id.
import { parseDate } from '../core/day.ts'
import { userError } from '../core/failure.ts'
import type { Data } from '../core/field-input.ts'
import { inLanguage } from '../core/forum.ts'
import { nextId } from '../core/ids.ts'
import type { Kind } from '../core/kind.ts'
import { type ForumRecord, roleText } from '../core/record.ts'
import type { Session } from './command.ts'
import { noRecord } from './record-named.ts'

/** What is known of a record that is to be made. */
export interface Answers {
  readonly kind: Kind
  readonly data: Data
  readonly translations: ReadonlyMap<string, Data>
  /** Chosen by the person, where the kind has no next one. */
  readonly id: string | undefined
  readonly wantsEditor: boolean
}

export const titleField = (kind: Kind): string => kind.roles.title

export function recordOr({ workspace }: Session, id: string): ForumRecord {
  const record = workspace.byId.get(id) ?? workspace.byId.get(id.toUpperCase())
  if (record) return record
  throw noRecord(workspace.byId, id)
}

const hasField = (kind: Kind, name: string): boolean => kind.fields.some((field) => field.name === name)

/** Source, meeting, date and participants of the record it comes from, where its kind has a place for them and the data do not say otherwise. */
export function takeOver(kind: Kind, data: Data, origin: ForumRecord, quotes: readonly string[]): Data {
  const own: Record<string, unknown> = {}
  if (hasField(kind, 'source.quote')) own.source = quotes.length > 0 ? quotes.map((quote) => ({ record: origin.id, quote })) : [{ record: origin.id }]
  const { meeting, date, opens } = kind.roles
  if (meeting !== undefined && origin.kind.roles.date !== undefined) own[meeting] = origin.id
  const day = roleText(origin, 'date')
  for (const field of [date, opens]) if (day !== undefined && field !== undefined && kind.required.includes(field)) own[field] = day
  if (hasField(kind, 'participants') && Array.isArray(origin.data.participants))
    own.participants = (origin.data.participants as unknown[]).map(partyOnly).filter((each) => each !== undefined)
  return { ...own, ...data }
}

/** A participant without the person: who sits for a party is another matter at another meeting. */
const partyOnly = (participant: unknown): unknown => {
  const of = (participant as { of?: unknown } | null)?.of
  return typeof of === 'string' ? { of } : undefined
}

interface First {
  readonly status: string | undefined
  readonly date: string | undefined
  readonly origin: ForumRecord | undefined
}

/** The data with the log begun: by the status given, else the kind's first that is open, else planned. */
export function withFirstEntry({ day }: Pick<Session, 'day'>, kind: Kind, data: Data, { status, date, origin }: First): Data {
  const first = status ?? firstStatus(kind)
  if (first === undefined || Array.isArray(data.log) || !kind.required.includes('log')) return data
  const known = date ?? (origin ? roleText(origin, 'date') : undefined) ?? day
  return { ...data, log: [{ date: parseDate(known)?.ends ? (parseDate(known)?.until ?? known) : known, status: first }] }
}

export function firstStatus(kind: Kind): string | undefined {
  const statuses = [...kind.statuses.values()]
  return (statuses.find(({ phase }) => phase === 'open') ?? statuses.find(({ phase }) => phase === 'planned') ?? statuses[0])?.name
}

/** The next id that no record here, no former id and no file on any branch has. */
export async function freeId(session: Session, { kind, data }: Pick<Answers, 'kind' | 'data'>): Promise<string> {
  const names = await session.namesOnBranches(`records/${kind.folder}`)
  const found = nextId(kind, { data, year: yearOf(kind, data, session.day), taken: [...idsOf(session, kind), ...names] })
  if (found.id !== undefined) return found.id
  if (found.missing === undefined)
    throw userError(
      'id',
      { en: 'A record of the kind {kind} has an id that people choose.', es: 'Un registro del tipo {kind} tiene un id. que eligen las personas.' },
      { kind: kind.name, form: kind.id.form, example: kind.id.example },
      { en: 'Give --id, in the form {form}, such as {example}.', es: 'Indique --id, con la forma {form}, por ejemplo {example}.' },
    )
  throw userError(
    'id',
    {
      en: 'The id of a record of the kind {kind} is made from “{field}”, which is missing.',
      es: 'El id. de un registro del tipo {kind} se forma con «{field}», que falta.',
    },
    { kind: kind.name, field: found.missing },
    { en: 'Give --set {field}=…, or --id.', es: 'Indique --set {field}=…, o --id.' },
  )
}

export function idsOf({ workspace }: Pick<Session, 'workspace'>, kind: Kind): string[] {
  const ids: string[] = []
  for (const record of workspace.records) {
    if (record.kind !== kind) continue
    ids.push(record.id)
    if (Array.isArray(record.data.formerly)) ids.push(...record.data.formerly.map(String))
  }
  return ids
}

function yearOf(kind: Kind, data: Data, day: string): number {
  if (typeof data.year === 'number') return data.year
  const log = Array.isArray(data.log) ? (data.log[0] as { date?: unknown } | undefined) : undefined
  const { date, opens, from } = kind.roles
  const dates = [...[date, opens, from].map((field) => (field === undefined ? undefined : data[field])), log?.date, day]
  const first = dates.map((each) => (typeof each === 'string' ? parseDate(each) : undefined)).find((each) => each !== undefined)
  return Number((first?.from === '0000-01-01' ? first.until : first?.from)?.slice(0, 4))
}

export function titleFor(kind: Kind, data: Data, lang = 'en'): string {
  const title = data[titleField(kind)]
  return typeof title === 'string' ? title : typeof title === 'object' && title !== null ? inLanguage(title as Record<string, string>, lang) : ''
}
