// What can be wrong with a row that is imported, in words.
import type { CellValue } from './cell.ts'
import type { ExchangeColumn } from './exchange.ts'
import { type UserError, userError } from './failure.ts'
import type { Kind } from './kind.ts'
import { type Message, type Text, type Values, message } from './message.ts'
import { nearest } from './nearest.ts'
import type { ForumRecord } from './record.ts'

export interface Problem {
  readonly message: Message
  readonly help: Message
}

const problem = (text: Text, help: Text, values: Values = {}): Problem => ({ message: message(text, values), help: message(help, values) })

export const noKind = (id: string | undefined): Problem =>
  problem(
    {
      en: 'Nothing tells the kind of this row{id, select, none {} other {: “{id}”}}.',
      es: 'Nada indica el tipo de esta fila{id, select, none {} other {: «{id}»}}.',
    },
    { en: 'Give --kind, or name the sheet or file after the kind.', es: 'Indique --kind, o dé a la hoja o al archivo el nombre del tipo.' },
    { id: id ?? 'none' },
  )

export const noId = (kind: Kind): Problem =>
  problem(
    { en: 'A new record of the kind {kind} needs an id.', es: 'Un registro nuevo del tipo {kind} necesita un id.' },
    { en: 'Write one in the form {form}, such as {example}.', es: 'Escriba uno con la forma {form}, por ejemplo {example}.' },
    { kind: kind.name, form: kind.id.form, example: kind.id.example },
  )

export const wrongId = (id: string, kind: Kind): Problem =>
  problem(
    { en: '“{id}” does not have the form of an id of the kind {kind}.', es: '«{id}» no tiene la forma de un id. del tipo {kind}.' },
    {
      en: 'Write it in the form {form}, such as {example}, or leave it empty for the next free one.',
      es: 'Escríbalo con la forma {form}, por ejemplo {example}, o déjelo vacío para el siguiente libre.',
    },
    { id, kind: kind.name, form: kind.id.form, example: kind.id.example },
  )

export const otherId = (id: string, other: string): Problem =>
  problem(
    { en: 'The line is of “{id}”, and its data of “{other}”.', es: 'La línea es de «{id}» y sus datos, de «{other}».' },
    {
      en: 'An id is changed by “rcm renumber”, which takes all references along.',
      es: 'Un id. se cambia con «rcm renumber», que lleva consigo todas las referencias.',
    },
    { id, other },
  )

export const otherKind = (record: ForumRecord, kind: Kind): Problem =>
  problem(
    { en: '{id} is of the kind {own}, not {kind}.', es: '{id} es del tipo {own}, no {kind}.' },
    { en: 'Move the row to the table of its kind.', es: 'Pase la fila a la tabla de su tipo.' },
    { id: record.id, own: record.kind.name, kind: kind.name },
  )

export const twice = (id: string, { table, line }: { readonly table: string; readonly line: number }): Problem =>
  problem(
    { en: '{id} stands in an earlier row too: {table} {line, number}.', es: '{id} está también en una fila anterior: {table} {line, number}.' },
    { en: 'Leave one row for each record.', es: 'Deje una sola fila por registro.' },
    { id, table, line },
  )

export const gone = (id: string): Problem =>
  problem(
    { en: 'There is no record {id} any more.', es: 'Ya no existe el registro {id}.' },
    {
      en: 'Take the row out; to make it a new record, empty its _fingerprint.',
      es: 'Quite la fila; para crear con ella un registro nuevo, vacíe su _fingerprint.',
    },
    { id },
  )

export const changedSince = (id: string): Problem =>
  problem(
    { en: '{id} changed since it was exported.', es: '{id} cambió desde que se exportó.' },
    { en: 'Export it again and make the change there; this row is left out.', es: 'Expórtelo de nuevo y haga allí el cambio; esta fila se omite.' },
    { id },
  )

export const notRead = (status: string): Problem =>
  problem(
    {
      en: 'What is written in _status, “{status}”, is not read back: a status comes from the log.',
      es: 'Lo escrito en _status, «{status}», no se lee: el estado proviene de la bitácora.',
    },
    { en: 'Write it in log.new.status, and its day in log.new.date.', es: 'Escríbalo en log.new.status, y su día en log.new.date.' },
    { status },
  )

export const noStatus: Problem = problem(
  { en: 'The new log entry has no status.', es: 'La nueva entrada de la bitácora no tiene estado.' },
  { en: 'Write it in log.new.status.', es: 'Escríbalo en log.new.status.' },
)

const faults: Readonly<Record<NonNullable<CellValue['fault']>, Text>> = {
  number: { en: 'Write a number, such as 3 or 1200.50.', es: 'Escriba un número, por ejemplo 3 o 1200.50.' },
  boolean: { en: 'Write true or false.', es: 'Escriba true o false.' },
  json: { en: 'Write it as JSON, as the export does.', es: 'Escríbalo como JSON, tal como hace la exportación.' },
}

export const unreadable = (field: string, text: string, fault: NonNullable<CellValue['fault']>): Problem =>
  problem({ en: '“{value}” is no value for “{field}”.', es: '«{value}» no es un valor de «{field}».' }, faults[fault], {
    field,
    value: text.length > 60 ? `${text.slice(0, 59)}…` : text,
  })

export function noColumn(kind: Kind, name: string, columns: readonly ExchangeColumn[]): UserError {
  const near = nearest(
    name,
    columns.map((column) => column.name),
  )
  const text = { en: 'Records of the kind {kind} have no column “{name}”.', es: 'Los registros del tipo {kind} no tienen la columna «{name}».' }
  const values = { kind: kind.name, name, near, columns: columns.map((column) => column.name).join(', ') }
  return near
    ? userError('column', text, values, {
        en: 'Did you mean {near}? A column that is not to be read begins with _.',
        es: '¿Quiso decir {near}? Una columna que no debe leerse comienza con _.',
      })
    : userError('column', text, values, {
        en: 'They have: {columns}. A column that is not to be read begins with _.',
        es: 'Tienen: {columns}. Una columna que no debe leerse comienza con _.',
      })
}
