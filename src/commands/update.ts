// rcm update: log entries and fields of one record or many.
import { compileQuery } from '../core/query.ts'
import { userError } from '../core/failure.ts'
import { type Assignment, type Data, assign, fieldOf, parseAssignment, readStatus, readValue, statusNamed, unassign } from '../core/field-input.ts'
import type { Field, Kind } from '../core/kind.ts'
import { message } from '../core/message.ts'
import { type Plan, planOf } from '../core/plan.ts'
import { type ForumRecord, roleTexts, titleOf } from '../core/record.ts'
import { editRecord, withEntry } from '../core/record-edit.ts'
import { partiesBehind } from '../core/standing.ts'
import { type LogEntry, logUntil } from '../core/status.ts'
import { compareIds } from '../core/workspace.ts'
import { askField, statusChoices } from './ask-field.ts'
import { type Command, type Context, type Input, type Session, writingOptions } from './command.ts'
import { noRecord } from './record-named.ts'
import { writePlan, yesOption } from './write-plan.ts'

export const update: Command = {
  name: 'update',
  summary: { en: 'add to a record’s log, change its fields', es: 'agregar a la bitácora de un registro, cambiar sus campos' },
  description: {
    en: 'Takes ids, or a query for many records at once; what a query finds is shown before it is written. Comments, order and style of the files stay. A change that would make the records invalid is refused.',
    es: 'Admite ids. o una consulta para muchos registros a la vez; lo que halla una consulta se muestra antes de escribirlo. Los comentarios, el orden y el estilo de los archivos se conservan. Se rechaza un cambio que haría inválidos los registros.',
  },
  arguments: [{ flags: '<records...>', text: { en: 'ids, or a query', es: 'ids. o una consulta' } }],
  options: [
    { flags: '-s, --status <status>', text: { en: 'the new status, by its name or label', es: 'el nuevo estado, por su nombre o su etiqueta' } },
    { flags: '--by <code>', text: { en: 'the party whose status it is', es: 'la parte a la que corresponde el estado' } },
    { flags: '--note <text>', text: { en: 'what happened, or the reason', es: 'qué ocurrió, o el motivo' } },
    { flags: '--evidence <ids>', text: { en: 'the records that show it, with commas', es: 'los registros que lo respaldan, separados por comas' } },
    {
      flags: '--date <date>',
      text: { en: 'the day from which it holds; the as-of day unless given', es: 'el día desde el que rige; el día de consulta si no se indica' },
    },
    { flags: '--due <date>', text: { en: 'the new due date: 2031-03-24, +2w, “end of March”', es: 'el nuevo plazo: 2031-03-24, +2w, «fin de marzo»' } },
    {
      flags: '--set <field=value>',
      isRepeatable: true,
      text: { en: 'set a field; += adds to a list, -= takes out of it', es: 'asignar un campo; += agrega a una lista, -= quita de ella' },
    },
    { flags: '--unset <field>', isRepeatable: true, text: { en: 'take a field out', es: 'quitar un campo' } },
    yesOption,
    ...writingOptions,
  ],
  formats: ['text'],
  examples: [
    {
      run: 'rcm update FU-2016-005 --status fulfilled --evidence DOC-2016-007',
      text: { en: 'done, and the document that shows it', es: 'cumplido, y el documento que lo respalda' },
    },
    {
      run: 'rcm update FU-2016-001 --by MEX --status fulfilled --evidence DOC-2016-003 --date 2016-03-02',
      text: { en: 'one party of several has done its part', es: 'una de varias partes ha cumplido lo suyo' },
    },
    {
      run: 'rcm update "kind:follow-up source:EVT-2016-001 due:<2016-03-05" --due +2w',
      text: { en: 'two weeks from today for all of a meeting', es: 'dos semanas desde hoy para todos los de una reunión' },
    },
  ],
  next: { en: '“git diff” shows what was written; then commit it.', es: '«git diff» muestra lo escrito; luego haga el commit.' },
  async run(context, { args, options }) {
    const session = await context.open()
    const { records, isQuery } = chosen(session, args)
    const changes = isAnything(options) ? options : await askChanges(context, session, records)
    const plan = planUpdate(session, records, changes)
    const question = isQuery
      ? {
          question: message(
            { en: 'Write {count, plural, one {# record} other {# records}}?', es: '¿Escribir {count, plural, one {# registro} other {# registros}}?' },
            { count: plan.length },
          ),
        }
      : {}
    return writePlan(context, session, { plan, options, ...question })
  },
}

const given = ['status', 'by', 'note', 'evidence', 'date', 'due', 'set', 'unset'] as const
const isAnything = (options: Input['options']): boolean => given.some((name) => options[name] !== undefined)

/** The records that the words name: each an id, or all of them one query. */
export function chosen({ workspace, day, lang }: Session, args: readonly string[]): { records: readonly ForumRecord[]; isQuery: boolean } {
  const named = args.map((word) => workspace.byId.get(word) ?? workspace.byId.get(word.toUpperCase()))
  const records = named.filter((each) => each !== undefined)
  if (records.length === args.length) return { records: [...new Set(records)], isQuery: false }
  const missing = args.find((_, index) => !named[index]) ?? ''
  if (args.every((word) => /^[A-Z]+-\S*\d\S*$/.test(word))) throw noRecord(workspace.byId, missing)
  const query = args.join(' ')
  const found = workspace.records.filter(compileQuery(query, workspace, { day, lang }))
  if (found.length > 0) return { records: found, isQuery: true }
  throw userError(
    'no-match',
    { en: 'No record matches “{query}”.', es: 'Ningún registro coincide con «{query}».' },
    { query },
    { en: '“rcm list” with the same words shows what a query finds.', es: '«rcm list» con las mismas palabras muestra lo que halla una consulta.' },
  )
}

/** Pure: the edits that the options mean for the records. */
export function planUpdate(session: Session, records: readonly ForumRecord[], options: Input['options']): Plan {
  const assignments = listOf(options.set).map(parseAssignment)
  if (typeof options.status === 'string') requireStatus(records, options.status)
  const why = (record: ForumRecord) => message({ en: '{id} {title}', es: '{id} {title}' }, { id: record.id, title: titleOf(record, session.lang) })
  return planOf(records.map((record) => editRecord(record, updated(session, record, options, assignments), why(record))))
}

/**
 * Before anything is asked of one record: a status that only some of the kinds have is one of those that were meant.
 * @throws UserError `value`
 */
function requireStatus(records: readonly ForumRecord[], word: string): void {
  const kinds = [...new Set(records.map(({ kind }) => kind))]
  const [meant] = kinds.filter((kind) => statusNamed(kind, word) !== undefined)
  const other = kinds.find((kind) => statusNamed(kind, word) === undefined)
  if (!meant || !other) return
  throw userError(
    'value',
    {
      en: '“{word}” is a status of the kind {meant}, and records of the kind {other} were found, too.',
      es: '«{word}» es un estado del tipo {meant}, y también se hallaron registros del tipo {other}.',
    },
    { word, meant: meant.name, other: other.name },
    { en: 'Put kind:{meant} into the query.', es: 'Ponga kind:{meant} en la consulta.' },
  )
}

function updated(session: Session, record: ForumRecord, options: Input['options'], assignments: readonly Assignment[]): Data {
  const { workspace, day } = session
  const { kind } = record
  const context = { workspace, day }
  let data: Data = record.data
  if (typeof options.due === 'string') data = { ...data, [roleField(kind, 'due')]: readValue(fieldOf(kind, roleField(kind, 'due')), options.due, context) }
  for (const assignment of assignments) data = assign(kind, data, assignment, context)
  for (const name of listOf(options.unset)) data = unassign(kind, data, name)
  if (['status', 'by', 'note', 'evidence', 'date'].every((name) => options[name] === undefined)) return data
  return withEntry(data, newEntry(session, record, options))
}

/** A log entry from the options; without a status it repeats the one that holds. */
function newEntry({ workspace, day }: Session, record: ForumRecord, options: Input['options']): LogEntry {
  const { kind } = record
  const text = (name: string): string | undefined => (typeof options[name] === 'string' ? (options[name] as string) : undefined)
  const read = (name: string, typed: string) => readValue(entryField(kind, name), typed, { workspace, day })
  const typed = text('date')
  const date = typed === undefined ? day : String(read('date', typed))
  const word = text('status')
  const status = word === undefined ? logUntil(record, day).at(-1)?.status : readStatus(kind, word)
  if (status === undefined)
    throw userError(
      'status',
      { en: '{id} has no status yet, so the entry needs one.', es: '{id} aún no tiene estado, de modo que la entrada necesita uno.' },
      { id: record.id },
      { en: 'Give --status.', es: 'Indique --status.' },
    )
  const [by, note, evidence] = [text('by'), text('note'), text('evidence')]
  const shown = evidence === undefined ? undefined : (read('evidence', evidence) as readonly string[])
  return {
    date,
    status,
    ...(by === undefined ? {} : { by: String(read('by', by)) }),
    ...(note === undefined ? {} : { note }),
    ...(shown === undefined ? {} : { evidence: shown.length === 1 ? (shown[0] ?? '') : shown }),
  }
}

/** A field of one log entry; the log is a list, the entry's evidence may be. */
const entryField = (kind: Kind, name: string): Field => ({ ...fieldOf(kind, `log.${name}`), isList: name === 'evidence' })

export const listOf = (value: Input['options'][string]): readonly string[] => (Array.isArray(value) ? value : typeof value === 'string' ? [value] : [])

function roleField(kind: Kind, role: string): string {
  const field = kind.roles[role]
  if (field !== undefined) return field
  throw userError('field', { en: 'A record of the kind {kind} has no due date.', es: 'Un registro del tipo {kind} no tiene plazo.' }, { kind: kind.name, role })
}

/** The questions of an update without options: status, who, when, why, evidence. */
async function askChanges(context: Context, session: Session, records: readonly ForumRecord[]): Promise<Input['options']> {
  const { lang, workspace, day } = session
  const ask = await context.ask(lang)
  const [record, ...others] = records
  if (!ask || !record || others.some(({ kind }) => kind !== record.kind) || record.kind.statuses.size === 0)
    throw userError(
      'usage',
      { en: 'Nothing was said to change.', es: 'No se indicó qué cambiar.' },
      {},
      {
        en: 'Give --status, --note, --due, --set or --unset. See: rcm update --help',
        es: 'Indique --status, --note, --due, --set o --unset. Vea: rcm update --help',
      },
    )
  const { kind } = record
  for (const each of records) context.note(`${each.id}  ${titleOf(each, lang)}\n`)
  const status = await ask.choose({ message: `${fieldOf(kind, 'log.status').label?.[lang]}:`, choices: statusChoices(kind, session) })
  const needs = kind.statuses.get(status)?.requires ?? []
  const parties = [...new Set(records.flatMap((each) => partiesBehind(roleTexts(each, 'responsible'), workspace, day)))].sort(compareIds)
  const everybody = { value: '', label: { en: 'the whole', es: 'el conjunto' }[lang] }
  const by =
    parties.length > 1
      ? await ask.choose({
          message: `${fieldOf(kind, 'log.by').label?.[lang]}:`,
          choices: [everybody, ...parties.map((code) => ({ value: code, label: nameOf(session, code) }))],
        })
      : ''
  const date = await askField(ask, session, { field: entryField(kind, 'date'), isRequired: true, initial: day })
  const note = await askField(ask, session, { field: entryField(kind, 'note'), isRequired: needs.includes('note') })
  const evidence = (await askField(ask, session, { field: entryField(kind, 'evidence'), isRequired: needs.includes('evidence') })) as
    | readonly string[]
    | undefined
  return {
    status,
    date: String(date),
    ...(by === '' ? {} : { by }),
    ...(typeof note === 'string' ? { note } : {}),
    ...(evidence ? { evidence: evidence.join(',') } : {}),
  }
}

const nameOf = ({ workspace, lang }: Session, code: string): string => {
  const record = workspace.byId.get(code)
  return record ? `${code}  ${titleOf(record, lang)}` : code
}
