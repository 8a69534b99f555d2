// What was accepted of minutes, as edits: the meeting with its minutes, a record for each statement, positions in the records they are about.
import { parseDate } from '../day.ts'
import type { Data } from '../edit.ts'
import { isMarkdownPath, printRecord, rewriteBody } from '../edit.ts'
import { userError } from '../failure.ts'
import { nextId } from '../ids.ts'
import type { Kind } from '../kind.ts'
import { message } from '../message.ts'
import type { Edit } from '../plan.ts'
import { type ForumRecord, roleText } from '../record.ts'
import { editRecord, newRecord } from '../record-edit.ts'
import { slugOf } from '../slug.ts'
import { normalise, translationBase } from '../text.ts'
import type { Workspace } from '../workspace.ts'
import type { Meeting } from './candidates-file.ts'
import type { Draft } from './draft.ts'
import type { CandidateKind, KindsFile } from './patterns.ts'

export interface Acceptance {
  readonly workspace: Workspace
  readonly kinds: KindsFile
  readonly meeting: Meeting
  /** The minutes, Markdown, and their language. */
  readonly body: string
  readonly language: string
  readonly drafts: readonly Draft[]
  /** Ids and file names that are taken, by the folder of a kind. */
  readonly taken: ReadonlyMap<string, readonly string[]>
}

/** Kinds of records that what is accepted becomes: their ids have to be free on every branch. */
export function kindsMade({ workspace, kinds, drafts, meeting }: Pick<Acceptance, 'workspace' | 'kinds' | 'drafts' | 'meeting'>): Kind[] {
  const parts = [...drafts.map(({ kind }) => kinds.kinds[kind]?.record), 'id' in meeting ? undefined : kinds.meeting.record]
  return [...new Set(parts.flatMap((part) => (part === undefined ? [] : kindPlaying(workspace, part))))]
}

function kindPlaying({ kinds }: Workspace, part: string): Kind {
  const kind = [...kinds.values()].find(({ plays }) => plays === part)
  if (kind) return kind
  throw userError(
    'kind',
    { en: 'No kind of record plays the part “{part}”.', es: 'Ningún tipo de registro cumple la función «{part}».' },
    { part },
    { en: 'Correct templates/minutes/kinds.yaml.', es: 'Corrija templates/minutes/kinds.yaml.' },
  )
}

/**
 * The edits for everything that was accepted.
 * @throws UserError for a meeting that is not there or has another text, a quote that is not in the minutes, a position about nothing
 */
export function acceptedEdits(acceptance: Acceptance): Edit[] {
  const ids = new Ids(acceptance)
  const meeting = meetingEdits(acceptance, ids)
  checkQuotes(acceptance.drafts, meeting.body)
  const positions = new Map<ForumRecord, Data>()
  const edits = [...meeting.edits]
  for (const draft of acceptance.drafts) {
    const spec = acceptance.kinds.kinds[draft.kind]
    if (!spec) continue
    if (spec.target !== undefined) addPosition(draft, spec, spec.target, meeting.id, acceptance.workspace, positions)
    else edits.push(...recordEdits(draft, spec, meeting, acceptance.workspace, ids))
  }
  for (const [record, data] of positions) edits.push(editRecord(record, data, message(why.position, { id: record.id })))
  return edits
}

const why = {
  meeting: { en: 'new: {id} {title}', es: 'nuevo: {id} {title}' },
  minutes: { en: 'the minutes of {id}', es: 'el acta de {id}' },
  record: { en: 'new: {id} {title}', es: 'nuevo: {id} {title}' },
  position: { en: 'positions in {id}', es: 'posiciones en {id}' },
}

interface MeetingEdits {
  readonly id: string
  readonly date: string
  readonly body: string
  readonly edits: readonly Edit[]
}

function meetingEdits(acceptance: Acceptance, ids: Ids): MeetingEdits {
  const { workspace, meeting, kinds, body, language } = acceptance
  const first = workspace.forum.languages[0]
  if ('id' in meeting) {
    const record = workspace.byId.get(meeting.id)
    if (!record) throw userError('unknown-record', { en: 'There is no record “{id}”.', es: 'No existe el registro «{id}».' }, { id: meeting.id })
    return { id: record.id, date: dayOf(roleText(record, 'date') ?? ''), ...withMinutes(record, body, language, first) }
  }
  const kind = kindPlaying(workspace, kinds.meeting.record)
  const { title, date } = meeting
  const data: Data = {
    ...kinds.meeting.data,
    [kind.roles.title]: title,
    [kind.roles.date ?? 'date']: date,
    log: [{ date: dayOf(date), status: kinds.meeting.status }],
  }
  const id = ids.next(kind, data, date)
  const isOriginal = language === first
  const translations = new Map(isOriginal ? [] : [[language, { data: { [kind.roles.title]: title }, body }]])
  return {
    id,
    date: dayOf(date),
    body,
    edits: newRecord({ kind, id, slug: slugOf(title), data, body: isOriginal ? body : '', translations }, message(why.meeting, { id, title })),
  }
}

/** The body of the meeting: its own, when it has one; else the minutes become it. */
function withMinutes(record: ForumRecord, body: string, language: string, first: string): { body: string; edits: Edit[] } {
  const file = language === first ? record : record.translations.get(language)
  const own = [record, ...record.translations.values()].map((each) => each.body).filter((each) => each.trim() !== '')
  if (file && file.body.trim() !== '') return { body: own.join('\n\n'), edits: [] }
  const reason = message(why.minutes, { id: record.id })
  if (file && isMarkdownPath(file.path)) return { body, edits: [{ path: file.path, before: file.text, after: rewriteBody(file.text, body), why: reason }] }
  if (file) {
    const path = file.path.replace(/\.ya?ml$/, '.md')
    return {
      body,
      edits: [
        { path: file.path, before: file.text, after: null, why: reason },
        { path, before: null, after: fenced(file.text, body), why: reason },
      ],
    }
  }
  const path = record.path.replace(/\.(?:md|ya?ml)$/, `.${language}.md`)
  const base = translationBase(record.data, record.kind.translatable, record.body)
  return { body, edits: [{ path, before: null, after: printRecord(path, { translates: base }, ['translates'], body), why: reason }] }
}

/** The data as they are written, comments too, between fences, and a body behind them. */
const fenced = (yaml: string, body: string): string => `---\n${yaml.endsWith('\n') ? yaml : `${yaml}\n`}---\n\n${body.trim()}\n`

const dayOf = (date: string): string => parseDate(date)?.from ?? date

function checkQuotes(drafts: readonly Draft[], body: string): void {
  const text = normalise(body)
  const wrong = drafts.find(({ quote }) => !text.includes(normalise(quote)))
  if (!wrong) return
  throw userError(
    'quote',
    { en: 'The minutes do not hold the words “{quote}”.', es: 'El acta no contiene las palabras «{quote}».' },
    { quote: normalise(wrong.quote), title: wrong.title },
    {
      en: 'Correct the quote of “{title}”: it is copied from the minutes, and can only be made shorter.',
      es: 'Corrija la cita de «{title}»: se copia del acta y solo se puede acortar.',
    },
  )
}

function recordEdits(draft: Draft, spec: CandidateKind, meeting: MeetingEdits, workspace: Workspace, ids: Ids): Edit[] {
  const kind = kindPlaying(workspace, spec.record ?? '')
  const has = (name: string) => kind.fields.some((field) => field.name === name)
  const data: Record<string, unknown> = { ...spec.data, [kind.roles.title]: draft.title }
  for (const [field, from] of Object.entries(spec.fields)) {
    const value = valueFor(draft, from, meeting.id)
    const isList = kind.fields.find(({ name }) => name === field)?.isList === true
    if (value !== undefined) data[field] = isList && !Array.isArray(value) ? [value] : value
  }
  if (has('source.quote')) data.source = [sourceOf(draft, meeting.id)]
  if (draft.note !== undefined && has('note')) data.note = draft.note
  if (spec.status !== undefined) data.log = [{ date: meeting.date, status: spec.status }]
  // What takes place on a day has the year of that day; all else that of the meeting.
  const isDated = Object.values(spec.fields).includes('occasion')
  const id = ids.next(kind, data, isDated ? (draft.due ?? meeting.date) : meeting.date)
  return newRecord(
    { kind, id, slug: slugOf(draft.title), data, body: '', translations: translationsOf(draft, kind) },
    message(why.record, { id, title: draft.title }),
  )
}

/** Siblings in the languages in which a title is given. */
function translationsOf({ translations }: Draft, kind: Kind): Map<string, { data: Data; body: string }> {
  const own = new Map<string, { data: Data; body: string }>()
  for (const [lang, { title, note }] of Object.entries(translations))
    if (title !== undefined && title !== '') own.set(lang, { data: { [kind.roles.title]: title, ...(note === undefined ? {} : { note }) }, body: '' })
  return own
}

const sourceOf = ({ quote, at }: Draft, id: string): Data => ({ record: id, quote: normalise(quote), ...(at === undefined ? {} : { at }) })

function valueFor(draft: Draft, from: CandidateKind['fields'][string], meeting: string): unknown {
  switch (from) {
    case 'parties':
      return draft.parties.length > 0 ? [...draft.parties] : undefined
    case 'meeting':
      return meeting
    case 'added':
      return draft.added ? true : undefined
    case 'basis':
      return draft.due === undefined && draft.basis !== 'ongoing' ? undefined : draft.basis
    default:
      return draft[from]
  }
}

/** An entry in the list of positions of the record that the draft is about. */
function addPosition(draft: Draft, spec: CandidateKind, target: string, meeting: string, workspace: Workspace, positions: Map<ForumRecord, Data>): void {
  const about = draft.about === undefined ? undefined : workspace.byId.get(draft.about)
  const field = about?.kind.roles[target]
  if (!about || field === undefined)
    throw userError(
      'about',
      {
        en: 'The position “{title}” does not say which topic, term or proposal it is about.',
        es: 'La posición «{title}» no indica a qué tema, término o propuesta se refiere.',
      },
      { title: draft.title, about: draft.about ?? '' },
      {
        en: 'Put the id of a record that holds positions behind “about”; “rcm list topics” shows some.',
        es: 'Ponga el id. de un registro con posiciones en «about»; «rcm list temas» muestra algunos.',
      },
    )
  const entry: Record<string, unknown> = {}
  for (const [name, from] of Object.entries(spec.fields)) entry[name] = valueFor(draft, from, meeting)
  if (draft.note !== undefined) entry.note = draft.note
  entry.source = [sourceOf(draft, meeting)]
  const data = positions.get(about) ?? about.data
  const before = data[field]
  positions.set(about, {
    ...data,
    [field]: [...(Array.isArray(before) ? before : []), Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined))],
  })
}

/** Free ids, each given once. */
class Ids {
  readonly #taken = new Map<string, string[]>()

  constructor({ workspace, taken }: Acceptance) {
    for (const record of workspace.records)
      this.#of(record.kind.folder).push(record.id, ...(Array.isArray(record.data.formerly) ? record.data.formerly.map(String) : []))
    for (const [folder, names] of taken) this.#of(folder).push(...names)
  }

  #of(folder: string): string[] {
    const known = this.#taken.get(folder) ?? []
    this.#taken.set(folder, known)
    return known
  }

  next(kind: Kind, data: Data, date: string): string {
    const taken = this.#of(kind.folder)
    const found = nextId(kind, { data, year: Number(dayOf(date).slice(0, 4)), taken })
    if (found.id === undefined)
      throw userError(
        'id',
        { en: 'The id of “{title}” is made from “{field}”, which is missing.', es: 'El id. de «{title}» se forma con «{field}», que falta.' },
        { title: String(data[kind.roles.title]), field: found.missing ?? 'id' },
        { en: 'Give it in the file of candidates; the proposer is its “speaker”.', es: 'Indíquelo en el archivo de candidatos; quien propone es «speaker».' },
      )
    taken.push(found.id)
    return found.id
  }
}
