// What changed in a record's data, in words: by the label and type of each field.
import { dateInWords } from '../core/day-words.ts'
import { type EdtfDate, parseDate } from '../core/day.ts'
import type { Field, Kind } from '../core/kind.ts'
import { languageName } from '../core/language-name.ts'
import { type Lang, type Text, message, say } from '../core/message.ts'
import { idOf } from '../core/reference.ts'
import { isFingerprint, normalise } from '../core/text.ts'
import { changedWords } from './changed-words.ts'

export type Data = Readonly<Record<string, unknown>>

/** One value that became another; what was not there before, or is not there any more, is undefined. */
export interface DataChange {
  readonly kind: Kind
  /** The fields from the outside in: those of the lists and objects in which it lies, then its own. */
  readonly fields: readonly FieldFacts[]
  /** The item in which it lies, where that is in a list of objects; itself, where it is one. */
  readonly item: Data | undefined
  /** Of a log entry: the entry before it. */
  readonly previous: Data | undefined
  readonly before: unknown
  readonly after: unknown
}

/** A field of the schema, or a key that it does not know. */
export interface FieldFacts {
  readonly key: string
  readonly field: Field | undefined
}

/** Everything that differs, in the order of the schema. */
export function dataChanges(before: Data, after: Data, kind: Kind): DataChange[] {
  return inObject(before, after, { kind, fields: [], item: undefined })
}

type Place = Pick<DataChange, 'kind' | 'fields' | 'item'>

function inObject(before: Data, after: Data, place: Place): DataChange[] {
  const { kind, fields } = place
  const byKey = new Map(innerFields(kind, fields).map((field) => [keyOf(field), field]))
  const keys = new Set([...byKey.keys(), ...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => inValue(before[key], after[key], { ...place, fields: [...fields, { key, field: byKey.get(key) }] }))
}

function inValue(before: unknown, after: unknown, place: Place): DataChange[] {
  if (isEqual(before, after)) return []
  const change = (from: unknown, to: unknown, item = place.item, previous?: Data): DataChange => ({ ...place, item, previous, before: from, after: to })
  if (isObject(before) && isObject(after)) return inObject(before, after, place)
  const lists = [before ?? [], after ?? []]
  const [old, now] = lists
  if (!Array.isArray(old) || !Array.isArray(now)) return [change(before, after)]
  const items: unknown[] = [...old, ...now]
  if (!items.every(isObject)) return [change(before, after)]
  return inItems(old.filter(isObject), now.filter(isObject), place, change)
}

/** Items that are the same belong together, then those that are about the same: the same record, party or day. */
function inItems(
  old: readonly Data[],
  now: readonly Data[],
  place: Place,
  change: (from: unknown, to: unknown, item: Data, previous?: Data) => DataChange,
): DataChange[] {
  const left = new Map<string, Data[]>()
  const keep = (items: Map<string, Data[]>, key: string, item: Data) => items.set(key, [...(items.get(key) ?? []), item])
  for (const item of old) keep(left, JSON.stringify(item), item)
  const fresh = [...now.entries()].filter(([, item]) => left.get(JSON.stringify(item))?.shift() === undefined)
  const alike = new Map<string, Data[]>()
  for (const item of [...left.values()].flat()) keep(alike, identityOf(item, place), item)
  const changes: DataChange[] = []
  for (const [index, item] of fresh) {
    const was = alike.get(identityOf(item, place))?.shift()
    changes.push(...(was ? inObject(was, item, { ...place, item }) : [change(undefined, item, item, now[index - 1])]))
  }
  const gone = [...alike.values()].flat().map((item) => change(item, undefined, item))
  if (gone.length === 0 && changes.length === 0) return [change(old, now, {})]
  return [...gone, ...changes]
}

/** What an item of a list is about: its first reference, else its first date, else its first text. */
function identityOf(item: Data, { kind, fields }: Pick<Place, 'kind' | 'fields'>): string {
  const inner = innerFields(kind, fields)
  const first = (type: Field['type']) => inner.find((field) => field.type === type && typeof item[keyOf(field)] === 'string')
  const order = fields[0]?.key === 'log' ? (['date', 'reference', 'text', 'choice'] as const) : (['reference', 'date', 'text', 'choice'] as const)
  const field = order.map(first).find((each) => each !== undefined)
  return field ? `${field.name} ${String(item[keyOf(field)])}` : ''
}

/** The last part of its name. */
const keyOf = ({ path }: Field): string => path.at(-1) as string

function innerFields(kind: Kind, fields: readonly FieldFacts[]): Field[] {
  const above = fields.map(({ key }) => key)
  return kind.fields.filter(({ path }) => path.length === above.length + 1 && above.every((key, index) => key === path[index]))
}

/** Gives a record's title by its id. */
export type TitleOf = (id: string) => string | undefined

/** The change as a sentence without its full stop. */
export function changeInWords(change: DataChange, lang: Lang, titleOf: TitleOf): string {
  const { kind, fields, item, before, after } = change
  const own = fields.at(-1) as FieldFacts
  const isItem = item !== undefined && (before === item || after === item)
  if (fields.length === 1 && own.key === 'log' && isItem && after === item && typeof item.status === 'string') return entryAdded(change, item, lang, titleOf)
  const value = (each: unknown) => valueInWords(each, own, change, lang, titleOf)
  const outer = fields.slice(0, -1).map((each) => labelOf(each, kind, lang))
  const label = [...outer, ...(item && !isItem && fields.length > 1 ? [itemName(item, change, lang, titleOf)] : []), labelOf(own, kind, lang)]
    .filter((each) => each !== '')
    .join(', ')
  const put = (text: Text, values: Record<string, string>) => say(message(text, { label, ...values }), lang)
  if (own.key === 'translates' && fields.length === 1 && !own.field) return words.checked[lang]
  if (Array.isArray(before) || Array.isArray(after)) return listInWords(before, after, value, put)
  if (before === undefined || before === null) return put(isItem ? words.itemAdded : words.set, { value: value(after) })
  if (after === undefined || after === null) return put(words.removed, { value: value(before) })
  if (own.field?.type === 'date') return put(words.moved, { span: spanInWords(String(before), String(after), lang) })
  if (typeof before === 'string' && typeof after === 'string' && (own.field?.type ?? 'text') === 'text' && !isFingerprint(before)) {
    const [from, to] = [normalise(before), normalise(after)]
    if (from === to) return put(words.spaced, {})
    const parts = from.length + to.length > 120 ? changedWords(from, to) : { before: from, after: to }
    return put(words.changed, { before: quoted(parts.before, lang), after: quoted(parts.after, lang) })
  }
  return put(words.changed, { before: value(before), after: value(after) })
}

const words = {
  set: { en: '{label} set to {value}', es: '{label}: se pone {value}' },
  removed: { en: '{label} taken out: {value}', es: '{label}: se quita {value}' },
  changed: { en: '{label} changed from {before} to {after}', es: '{label}: de {before} a {after}' },
  moved: { en: '{label} moved {span}', es: '{label}: pasa {span}' },
  spaced: { en: '{label}: only white space', es: '{label}: solo espacios' },
  itemAdded: { en: '{label} added: {value}', es: '{label}: se añade {value}' },
  added: { en: '{label}: {added} added', es: '{label}: se añade {added}' },
  takenOut: { en: '{label}: {removed} taken out', es: '{label}: se quita {removed}' },
  both: { en: '{label}: {added} added, {removed} taken out', es: '{label}: se añade {added}, se quita {removed}' },
  reordered: { en: '{label}: put in another order', es: '{label}: otro orden' },
  checked: { en: 'Translation checked against the original as it then stood', es: 'Traducción revisada según el original de entonces' },
  status: { en: 'Status', es: 'Estado' },
  name: { en: 'Name', es: 'Nombre' },
  yes: { en: 'yes', es: 'sí' },
  no: { en: 'no', es: 'no' },
} satisfies Record<string, Text>

function listInWords(before: unknown, after: unknown, value: (each: unknown) => string, put: (text: Text, values: Record<string, string>) => string): string {
  const [old, now] = [listOf(before), listOf(after)]
  const added = without(now, old)
  const removed = without(old, now)
  const list = (items: readonly unknown[]) => items.map(value).join(', ')
  if (added.length === 0 && removed.length === 0) return put(words.reordered, {})
  return put(removed.length === 0 ? words.added : added.length === 0 ? words.takenOut : words.both, { added: list(added), removed: list(removed) })
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])

function without(items: readonly unknown[], others: readonly unknown[]): unknown[] {
  const left = new Map<string, number>()
  for (const other of others) left.set(JSON.stringify(other), (left.get(JSON.stringify(other)) ?? 0) + 1)
  return items.filter((item) => {
    const count = left.get(JSON.stringify(item)) ?? 0
    left.set(JSON.stringify(item), count - 1)
    return count <= 0
  })
}

/** A new entry of the log: from which status to which, when, by whom, why. */
function entryAdded({ previous, kind, fields }: DataChange, entry: Data, lang: Lang, titleOf: TitleOf): string {
  const status = (each: unknown) => (typeof each === 'string' ? (kind.statuses.get(each)?.label[lang] ?? each) : undefined)
  const [from, to] = [status(previous?.status), status(entry.status)]
  const change = from === undefined || from === to ? to : `${from} → ${to}`
  const place = { kind, fields }
  const others = innerFields(kind, fields).flatMap((field) => {
    const key = keyOf(field)
    if (key === 'status' || entry[key] === undefined) return []
    return [
      listOf(entry[key])
        .map((each) => valueInWords(each, { key, field }, place, lang, titleOf))
        .join(', '),
    ]
  })
  return [`${words.status[lang]}: ${change}`, ...others].join(' · ')
}

function labelOf({ key, field }: FieldFacts, kind: Kind, lang: Lang): string {
  if (field?.label) return field.label[lang]
  return isLanguage(key) ? languageName(key, lang) : key === kind.roles.title ? words.name[lang] : key
}

const isLanguage = (key: string): boolean => /^[a-z]{2}$/.test(key)

/** The item of a list, named by what it is about. */
function itemName(item: Data, { kind, fields }: Pick<DataChange, 'kind' | 'fields'>, lang: Lang, titleOf: TitleOf): string {
  const list = fields.slice(0, -1)
  const inner = innerFields(kind, list)
  const isGiven = (field: Field) => typeof item[keyOf(field)] === 'string'
  const field = inner.find((each) => each.type === (list[0]?.key === 'log' ? 'date' : 'reference') && isGiven(each)) ?? inner.find(isGiven)
  return field ? valueInWords(item[keyOf(field)], { key: keyOf(field), field }, { kind, fields: list }, lang, titleOf) : ''
}

/** A value as a reader says it. */
function valueInWords(value: unknown, { key, field }: FieldFacts, place: Pick<DataChange, 'kind' | 'fields'>, lang: Lang, titleOf: TitleOf): string {
  if (isObject(value)) {
    const fields = place.fields.at(-1)?.key === key ? place.fields : [...place.fields, { key, field }]
    const inner = new Map(innerFields(place.kind, fields).map((each) => [keyOf(each), each]))
    return Object.entries(value)
      .filter(([, each]) => !isHash(each))
      .map(([name, each]) =>
        listOf(each)
          .map((one) => valueInWords(one, { key: name, field: inner.get(name) }, { kind: place.kind, fields }, lang, titleOf))
          .join(', '),
      )
      .join(' · ')
  }
  if (Array.isArray(value)) return value.map((each) => valueInWords(each, { key, field }, place, lang, titleOf)).join(', ')
  if (typeof value === 'boolean') return words[value ? 'yes' : 'no'][lang]
  const text = String(value)
  if (isFingerprint(value)) return `${text.slice(0, 17)}…`
  if (field?.type === 'date') return dateInWords(text, lang)
  if (field?.type === 'choice') return field.choiceLabels[text]?.[lang] ?? text
  if (field?.type === 'reference') {
    const title = titleOf(idOf(text))
    return title === undefined ? text : `${text} ${title}`
  }
  if (key === 'status') return place.kind.statuses.get(text)?.label[lang] ?? text
  return typeof value === 'string' && (field?.type ?? 'text') === 'text' ? quoted(normalise(text), lang) : text
}

/** What a machine compares, and no reader: a fingerprint, a commit. */
const isHash = (value: unknown): boolean => isFingerprint(value) || (typeof value === 'string' && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value))

const quoted = (text: string, lang: Lang): string => {
  const short = text.length > 160 ? `${text.slice(0, 157).trimEnd()}…` : text
  return lang === 'es' ? `«${short}»` : `“${short}”`
}

/** From one date to another, what they have in common said once: “from 4 to 18 March 2016”, «del 4 al 18 de marzo de 2016». */
export function spanInWords(from: string, to: string, lang: Lang): string {
  const [a, b] = [parseDate(from), parseDate(to)]
  const isPlain = (date: EdtfDate | undefined) => date?.precision === 'day' && date.text.length === 10
  if (!isPlain(a) || !isPlain(b)) return say(message(spans.vague, { from: dateInWords(from, lang), to: dateInWords(to, lang) }), lang)
  const shared = from.slice(0, 7) === to.slice(0, 7) ? 7 : from.slice(0, 4) === to.slice(0, 4) ? 4 : 0
  const long = dateInWords(from, lang)
  const tail = lang === 'es' ? (shared === 7 ? / de .*$/ : shared === 4 ? / de \d+$/ : /$^/) : shared === 7 ? / .*$/ : shared === 4 ? / \d+$/ : /$^/
  return say(message(spans.days, { from: long.replace(tail, ''), to: dateInWords(to, lang) }), lang)
}

const spans = {
  vague: { en: 'from {from} to {to}', es: 'de {from} a {to}' },
  days: { en: 'from {from} to {to}', es: 'del {from} al {to}' },
} satisfies Record<string, Text>

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The order of keys does not count. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, index) => isEqual(each, b[index]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
}
