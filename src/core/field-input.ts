// What a person types for a field, read as the field's type: dates in words, parties by name, choices by label, lists by comma.
import yaml from 'js-yaml'
import type { Day } from './day.ts'
import { type UserError, userError } from './failure.ts'
import { namesOf } from './fields.ts'
import type { Field, Kind } from './kind.ts'
import { fold } from './match.ts'
import type { Text } from './message.ts'
import { nearest } from './nearest.ts'
import type { ForumRecord } from './record.ts'
import { parseReference, printReference } from './reference.ts'
import { dateFromWords } from './spoken-date.ts'
import type { Workspace } from './workspace.ts'

export interface InputContext {
  readonly workspace: Workspace
  /** The day from which “in two weeks” counts. */
  readonly day: Day
}

/**
 * The value that a text means for a field.
 * @throws UserError `value` when it means none
 */
export function readValue(field: Field, text: string, context: InputContext): unknown {
  if (isStructured(field)) return readStructure(field, text)
  if (!field.isList) return readOne(field, text.trim(), context)
  return splitList(text).map((each) => readOne(field, each, context))
}

/** Is the value a map, or a list of maps, to be typed as YAML: `{ en: …, es: … }`? */
export const isStructured = (field: Field): boolean => field.type === 'object'

/** Parts between commas; `\,` is a comma of its own, quotes keep one in. */
export function splitList(text: string): string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|\\,|[^,])+/g) ?? []
  return parts
    .map((part) =>
      part
        .trim()
        .replaceAll('\\,', ',')
        .replace(/^"((?:[^"\\]|\\.)*)"$/, (_, inner: string) => inner.replace(/\\(.)/g, '$1')),
    )
    .filter((part) => part !== '')
}

function readOne(field: Field, text: string, context: InputContext): unknown {
  if (text === '')
    throw unreadable(field, text, { en: 'Give a value; “--unset {field}” takes the field out.', es: 'Indique un valor; «--unset {field}» quita el campo.' })
  switch (field.type) {
    case 'date':
      return readDate(field, text, context)
    case 'number': {
      if (/^[-+]?\d+(?:\.\d+)?$/.test(text)) return Number(text)
      throw unreadable(field, text, { en: 'Give a number, such as 3 or 1200.50.', es: 'Indique un número, por ejemplo 3 o 1200.50.' })
    }
    case 'boolean': {
      const truth = truths.get(fold(text))
      if (truth !== undefined) return truth
      throw unreadable(field, text, { en: 'Give yes or no.', es: 'Indique sí o no.' })
    }
    case 'choice':
      return readChoice(field, text)
    case 'reference':
      return readReference(field, text, context)
    default:
      return text
  }
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['si', true],
  ['false', false],
  ['no', false],
])

function readDate(field: Field, text: string, { day }: InputContext): string {
  const date = dateFromWords(text, day)
  if (date !== undefined) return date
  throw unreadable(field, text, {
    en: 'Write it as 2031-03-24, 2031-03 or 2031-08? (possibly), or in words: +2w, in two weeks, Friday, end of March.',
    es: 'Escríbala como 2031-03-24, 2031-03 o 2031-08? (posiblemente), o en palabras: +2w, en dos semanas, el viernes, fin de marzo.',
  })
}

function readChoice(field: Field, text: string): string {
  const wanted = fold(text)
  const found = field.choices.find((each) => fold(each) === wanted || fold(each).replaceAll('-', ' ') === wanted)
  if (found !== undefined) return found
  throw notOneOf(field, text, field.choices)
}

function notOneOf(field: Field, text: string, choices: readonly string[]): UserError {
  const near = nearest(text, choices)
  const values = { near, choices: choices.join(', ') }
  return near
    ? unreadable(field, text, { en: 'Did you mean {near}? It can be: {choices}.', es: '¿Quiso decir {near}? Puede ser: {choices}.' }, values)
    : unreadable(field, text, { en: 'It can be: {choices}.', es: 'Puede ser: {choices}.' }, values)
}

/** The id of a record of a kind the field may refer to: by its id in any letter case, or by one of its names. */
function readReference(field: Field, text: string, { workspace }: InputContext): string {
  const reference = parseReference(text) ?? parseReference(text.toUpperCase())
  const candidates = referred(field, workspace)
  if (reference) {
    const wanted = fold(reference.id)
    const exact = workspace.byId.get(reference.id)
    const record = exact && canRefer(field, exact.kind) ? exact : candidates.find(({ id }) => fold(id) === wanted)
    if (record && (reference.place.length === 0 || field.isTextReference)) return printReference({ id: record.id, place: reference.place })
    if (field.isTextReference && field.refersTo.length === 0) return text
  }
  const wanted = fold(text)
  const named = candidates.filter((record) => namesOf(record).some((name) => fold(name) === wanted))
  if (named.length === 1 && named[0]) return named[0].id
  const near =
    nearest(
      text,
      candidates.map(({ id }) => id),
    ) ?? nearest(text, candidates.flatMap(namesOf))
  throw near
    ? unreadable(
        field,
        text,
        { en: 'Did you mean {near}? “rcm list” shows all records.', es: '¿Quiso decir {near}? «rcm list» muestra todos los registros.' },
        { near },
      )
    : unreadable(
        field,
        text,
        { en: 'Give the id of a record ({kinds}); “rcm list” shows them.', es: 'Indique el id. de un registro ({kinds}); «rcm list» los muestra.' },
        { kinds: field.refersTo.join(', ') || '*' },
      )
}

const canRefer = (field: Field, kind: Kind): boolean =>
  field.refersTo.length === 0 || field.refersTo.includes('*') || field.refersTo.includes(kind.name) || field.refersTo.includes(kind.plays)

/** The records a field may refer to, by id. */
export const referred = (field: Field, workspace: Workspace): readonly ForumRecord[] => workspace.records.filter(({ kind }) => canRefer(field, kind))

function readStructure(field: Field, text: string): unknown {
  try {
    const value = yaml.load(text, { schema: yaml.CORE_SCHEMA })
    if (typeof value === 'object' && value !== null) return value
  } catch {}
  throw unreadable(field, text, {
    en: 'Write it as YAML on one line, such as: key: value between braces, items between brackets.',
    es: 'Escríbalo como YAML en una línea, por ejemplo: clave: valor entre llaves, elementos entre corchetes.',
  })
}

const unreadable = ({ name: field }: Field, value: string, help: Text, values: Readonly<Record<string, string | undefined>> = {}): UserError =>
  userError('value', { en: '“{value}” is no value for “{field}”.', es: '«{value}» no es un valor de «{field}».' }, { ...values, field, value }, help)

/**
 * The field of a kind by its name or its label in either language.
 * @throws UserError `field`
 */
export function fieldOf(kind: Kind, name: string): Field {
  const wanted = fold(name)
  const found =
    kind.fields.find((field) => field.name === name) ?? kind.fields.find(({ label }) => label && (fold(label.en) === wanted || fold(label.es) === wanted))
  if (found) return found
  const near = nearest(
    name,
    kind.fields.map((field) => field.name),
  )
  const text = { en: 'A record of the kind {kind} has no field “{name}”.', es: 'Un registro del tipo {kind} no tiene el campo «{name}».' }
  const values = {
    name,
    kind: kind.name,
    near,
    fields: kind.fields
      .filter(({ path }) => path.length === 1)
      .map((field) => field.name)
      .join(', '),
  }
  throw near
    ? userError('field', text, values, { en: 'Did you mean {near}?', es: '¿Quiso decir {near}?' })
    : userError('field', text, values, { en: 'It has: {fields}.', es: 'Tiene: {fields}.' })
}

/** The status of a kind that a word means: its name, or its label in either language. */
export function statusNamed(kind: Kind, word: string): string | undefined {
  const wanted = fold(word)
  for (const { name, label } of kind.statuses.values())
    if (name === word || fold(label.en) === wanted || fold(label.es) === wanted || fold(name) === wanted) return name
  return undefined
}

/**
 * The same where there must be one.
 * @throws UserError `value`
 */
export function readStatus(kind: Kind, word: string): string {
  const status = statusNamed(kind, word)
  if (status !== undefined) return status
  const names = [...kind.statuses.keys()]
  const near = nearest(word, names)
  const values = { word, kind: kind.name, near, names: names.join(', ') }
  if (names.length === 0)
    throw userError('value', { en: 'A record of the kind {kind} has no status.', es: 'Un registro del tipo {kind} no tiene estado.' }, values)
  const text = { en: '“{word}” is no status of the kind {kind}.', es: '«{word}» no es un estado del tipo {kind}.' }
  throw near
    ? userError('value', text, values, { en: 'Did you mean {near}? It can be: {names}.', es: '¿Quiso decir {near}? Puede ser: {names}.' })
    : userError('value', text, values, { en: 'It can be: {names}.', es: 'Puede ser: {names}.' })
}

export type Data = Readonly<Record<string, unknown>>

/** One `--set`: `field=value` replaces, `field+=value` adds to a list, `field-=value` takes out of it. */
export interface Assignment {
  readonly field: string
  readonly operator: '=' | '+=' | '-='
  readonly text: string
}

/** @throws UserError `value` for what is no assignment */
export function parseAssignment(text: string): Assignment {
  const match = /^([^=+]+?)([+-]?=)([\s\S]*)$/.exec(text)
  if (match) {
    const [, field, operator, value] = match as unknown as [string, string, Assignment['operator'], string]
    return { field: field.trim(), operator, text: value }
  }
  throw userError(
    'value',
    { en: '“{text}” does not set a field.', es: '«{text}» no asigna un campo.' },
    { text },
    { en: 'Write field=value, such as: --set place=Tegucigalpa', es: 'Escriba campo=valor, por ejemplo: --set place=Tegucigalpa' },
  )
}

/** The data with an assignment made; a list is set as a whole, added to or taken from. */
export function assign(kind: Kind, data: Data, { field: name, operator, text }: Assignment, context: InputContext): Data {
  const { field, rest } = fieldAlong(kind, name)
  const value = rest.length > 0 ? text : readValue(field, text, context)
  const path = [...field.path, ...rest]
  if (operator === '=') return withValue(data, path, value)
  if (!field.isList || !Array.isArray(value))
    throw userError(
      'value',
      {
        en: '“{name}” is no list, so nothing can be added to it or taken out.',
        es: '«{name}» no es una lista, de modo que no se le puede agregar ni quitar nada.',
      },
      { name },
      { en: 'Write {name}=value.', es: 'Escriba {name}=valor.' },
    )
  const before = valueAlong(data, path)
  const list = Array.isArray(before) ? before : before === undefined ? [] : [before]
  if (operator === '+=') return withValue(data, path, [...list, ...value.filter((each) => !list.includes(each))])
  const left = list.filter((each) => !value.includes(each))
  return withValue(data, path, left.length > 0 ? left : undefined)
}

/** The data without a field. */
export function unassign(kind: Kind, data: Data, name: string): Data {
  const { field, rest } = fieldAlong(kind, name)
  return withValue(data, [...field.path, ...rest], undefined)
}

/** `names.es` is the field `names` and a key within it. */
function fieldAlong(kind: Kind, name: string): { field: Field; rest: readonly string[] } {
  const parts = name.split('.')
  for (let length = parts.length; length > 0; length--) {
    const field = kind.fields.find((each) => each.name === parts.slice(0, length).join('.'))
    if (!field) continue
    const rest = parts.slice(length)
    const top = kind.fields.find((each) => each.name === field.path[0])
    if (field.path.length > 1 && top?.isList)
      throw userError(
        'field',
        { en: '“{name}” lies within a list, and cannot be set by itself.', es: '«{name}» está dentro de una lista y no se puede asignar por sí solo.' },
        { name, top: top.name },
        {
          en: 'Change it by hand: rcm edit. A log entry is added with --status.',
          es: 'Cámbielo a mano: rcm edit. Una entrada de la bitácora se agrega con --status.',
        },
      )
    if (rest.length === 0 || (field.type === 'object' && !field.isList)) return { field, rest }
    break
  }
  return { field: fieldOf(kind, name), rest: [] }
}

function valueAlong(data: unknown, path: readonly string[]): unknown {
  let value = data
  for (const key of path) value = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Data)[key] : undefined
  return value
}

function withValue(data: Data, [key = '', ...rest]: readonly string[], value: unknown): Data {
  const own = Object.hasOwn(data, key) ? data[key] : undefined
  const inner = rest.length === 0 ? value : withValue(typeof own === 'object' && own !== null && !Array.isArray(own) ? (own as Data) : {}, rest, value)
  const isEmpty = inner === undefined || (rest.length > 0 && Object.keys(inner as Data).length === 0)
  if (!isEmpty) return { ...data, [key]: inner }
  return Object.fromEntries(Object.entries(data).filter(([each]) => each !== key))
}
