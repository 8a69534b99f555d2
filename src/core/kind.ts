// A kind of record, as its schema file describes it.
import type { Text } from './message.ts'
import type { Pattern } from './pattern.ts'

/** Where a status stands in the life of a record: what the shared code asks instead of a status's name. */
export type Phase = 'unknown' | 'planned' | 'open' | 'active' | 'done' | 'closed'

export interface Status {
  readonly name: string
  readonly phase: Phase
  readonly label: Text
  /** Keys a log entry with this status must have. */
  readonly requires: readonly string[]
}

export type FieldType = 'text' | 'date' | 'number' | 'boolean' | 'choice' | 'reference' | 'object'

/** Why a change of wording is none of substance. */
export const cosmeticReasons = ['white-space', 'typography', 'headings', 'numbering', 'order', 'editorial'] as const
export type CosmeticReason = (typeof cosmeticReasons)[number]

/** A field of a kind, also inside lists and objects: `log.date`, `participants.name`. */
export interface Field {
  readonly path: readonly string[]
  readonly name: string
  readonly type: FieldType
  readonly isList: boolean
  readonly label: Text | undefined
  /** What it means; in Spanish from `x-description`, where a schema has it. */
  readonly description: Text
  /** Kinds it may refer to; `*` is any. */
  readonly refersTo: readonly string[]
  /** May it be a text reference (`AGR-2016-001#3`)? */
  readonly isTextReference: boolean
  readonly isQuote: boolean
  readonly choices: readonly string[]
  /** The words for the choices, where the schema gives them. */
  readonly choiceLabels: Readonly<Record<string, Text>>
  /** Of a field whose changes are none of substance: why. */
  readonly cosmetic: CosmeticReason | undefined
  /** Does it stay out of what is published (`x-access`)? */
  readonly isInternal: boolean
}

export interface Kind {
  readonly name: string
  readonly folder: string
  /** The part it plays in reports: the name of the shipped kind whose place it takes. */
  readonly plays: string
  readonly label: Readonly<Record<'en' | 'es', { readonly one: string; readonly other: string }>>
  readonly description: Text
  readonly id: { readonly pattern: Pattern; readonly form: string; readonly example: string; readonly next?: string | undefined }
  /** Which field plays which role: `due`, `responsible`, `title`… */
  readonly roles: Readonly<Record<string, string>> & { readonly title: string }
  readonly translatable: readonly string[]
  /** What its body holds, when it has one. */
  readonly text: string | undefined
  readonly columns: readonly string[]
  /** Pairs of dates of which the first may not be after the second; `meeting.date` looks into the record referred to. */
  readonly order: readonly (readonly [string, string])[]
  /** Fields whose references must not lead back. */
  readonly acyclic: readonly string[]
  readonly statuses: ReadonlyMap<string, Status>
  /** The status of the whole when several parties are responsible. */
  readonly shared: { readonly none: string; readonly some: string; readonly all: string } | undefined
  /** Are its records internal unless they say `access: public`? */
  readonly isInternal: boolean
  readonly fields: readonly Field[]
  /** Names of the fields of the top level that a record must have. */
  readonly required: readonly string[]
  /** Fields that hold references, dates, quotes: worked out once. */
  readonly references: readonly Field[]
  readonly dates: readonly Field[]
  readonly quotes: readonly Field[]
}

type Json = { readonly [key: string]: unknown }

/**
 * Makes a kind from its schema and the shared definitions.
 * @param pattern how its regular expression is read; that of a forum's own schema is bounded
 * @throws TypeError when the `x-rcm` block lacks what a kind needs; `definitionFaults` says it in words beforehand.
 */
export function kindOf(name: string, schema: Json, common: Json, pattern: (source: string) => Pattern = (source) => new RegExp(source, 'u')): Kind {
  const x = schema['x-rcm'] as Json
  const id = x.id as { pattern: string; form: string; example: string; next?: string }
  const statuses = new Map<string, Status>()
  for (const [status, value] of Object.entries((x.statuses ?? {}) as Record<string, Omit<Status, 'name'>>))
    statuses.set(status, { name: status, phase: value.phase, label: value.label, requires: value.requires ?? [] })
  const fields: Field[] = []
  collectFields(schema, [], false, common, fields, 0)
  return Object.freeze({
    name,
    folder: x.folder as string,
    plays: (x.plays as string | undefined) ?? name,
    label: x.label as Kind['label'],
    description: x.description as Text,
    id: { pattern: pattern(id.pattern), form: id.form, example: id.example, next: id.next },
    roles: { title: 'title', ...(x.roles as Record<string, string> | undefined) },
    translatable: (x.translatable ?? []) as string[],
    text: x.text as string | undefined,
    columns: (x.columns ?? ['id', 'title']) as string[],
    order: (x.order ?? []) as [string, string][],
    acyclic: (x.acyclic ?? []) as string[],
    statuses,
    shared: x.shared as Kind['shared'],
    isInternal: x.access === 'internal',
    fields,
    required: (schema.required ?? []) as string[],
    references: fields.filter((field) => field.refersTo.length > 0 || field.isTextReference),
    dates: fields.filter((field) => field.type === 'date'),
    quotes: fields.filter((field) => field.isQuote),
  })
}

/** Walks a schema's properties into a flat list of fields; references inside the shared definitions are followed. */
function collectFields(schema: Json, path: readonly string[], isList: boolean, common: Json, fields: Field[], depth: number): void {
  if (depth > 8) return
  const { whole, inList } = resolve(schema, common)
  const properties = whole.flatMap((part) => Object.entries((part.properties ?? {}) as Record<string, Json>))
  for (const [key, property] of properties) {
    const own = resolve(property, common)
    const at = [...path, key]
    const facts = own.whole
    const pick = <T>(name: string): T | undefined => facts.find((part) => part[name] !== undefined)?.[name] as T | undefined
    const formats = facts.map((part) => part.format)
    const refersTo = [...new Set(facts.flatMap((part) => (part['x-ref'] as string[] | undefined) ?? []))]
    const choices = facts.flatMap((part) => (part.enum as string[] | undefined) ?? [])
    const isTextReference = formats.includes('text-reference')
    const type: FieldType =
      refersTo.length > 0 || isTextReference
        ? 'reference'
        : formats.includes('edtf')
          ? 'date'
          : choices.length > 0
            ? 'choice'
            : facts.some((part) => part.properties || part.additionalProperties || part.propertyNames)
              ? 'object'
              : facts.some((part) => part.type === 'boolean')
                ? 'boolean'
                : facts.some((part) => part.type === 'number' || part.type === 'integer')
                  ? 'number'
                  : 'text'
    fields.push({
      path: at,
      name: at.join('.'),
      type,
      isList: isList || inList || own.inList,
      label: (property['x-label'] as Text | undefined) ?? pick<Text>('x-label'),
      description: descriptionIn(facts.find(({ description }) => description !== undefined)),
      refersTo,
      isTextReference,
      isQuote: formats.includes('quote'),
      choices,
      choiceLabels: pick<Record<string, Text>>('x-choices') ?? {},
      cosmetic: cosmeticReasons.find((reason) => reason === property['x-cosmetic']),
      isInternal: facts.some((part) => part['x-access'] === 'internal'),
    })
    collectFields(property, at, isList || own.inList, common, fields, depth + 1)
  }
}

function descriptionIn(part: Json | undefined): Text {
  const en = (part?.description as string | undefined) ?? ''
  return { en, es: (part?.['x-description'] as Partial<Text> | undefined)?.es ?? en }
}

/** The parts that describe one value: a schema, what its `$ref` names, its alternatives, and the items of its lists. */
function resolve(schema: Json, common: Json): { whole: Json[]; inList: boolean } {
  const whole: Json[] = []
  let inList = false
  const visit = (part: Json, depth: number): void => {
    if (depth > 12) return
    whole.push(part)
    if (typeof part.$ref === 'string') {
      const name = /^common\.schema\.json#\/\$defs\/([\w-]+)$/.exec(part.$ref)?.[1]
      const target = name === undefined ? undefined : ((common.$defs as Json | undefined)?.[name] as Json | undefined)
      if (target) visit(target, depth + 1)
    }
    for (const alternative of (part.oneOf ?? part.anyOf ?? []) as Json[]) visit(alternative, depth + 1)
    if (part.items && typeof part.items === 'object') {
      inList = true
      visit(part.items as Json, depth + 1)
    }
  }
  visit(schema, 0)
  return { whole, inList }
}

/** Every value that a field has in some data, with its own path: `source.record` in a list of two gives two. */
export function valuesAt(data: unknown, path: readonly string[]): readonly Value[] {
  const [first] = path
  if (typeof data === 'object' && data !== null && first !== undefined && !Array.isArray(data)) {
    // Most fields of a kind are absent from a record, and many that are there are one word: then the field's own path is its place.
    if (!Object.hasOwn(data, first)) return none
    const value = (data as Json)[first]
    if (value === undefined || value === null) return none
    if (typeof value !== 'object') return path.length === 1 ? [{ value, at: path }] : none
  }
  const values: Value[] = []
  collectValues(data, path, 0, [], values)
  return values
}

const none: readonly Value[] = []

interface Value {
  readonly value: unknown
  readonly at: readonly (string | number)[]
}

function collectValues(data: unknown, path: readonly string[], depth: number, at: (string | number)[], values: Value[]): void {
  if (Array.isArray(data)) {
    for (let index = 0; index < data.length; index++) {
      at.push(index)
      collectValues(data[index], path, depth, at, values)
      at.pop()
    }
    return
  }
  const key = path[depth]
  if (key === undefined) {
    if (data !== undefined && data !== null) values.push({ value: data, at: at.slice() })
    return
  }
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return
  at.push(key)
  collectValues((data as Json)[key], path, depth + 1, at, values)
  at.pop()
}

/** Has a field a value, at any place, that passes a test? Quicker than to list the values with their places. */
export function someValue(data: unknown, path: readonly string[], test: (value: unknown) => boolean, depth = 0): boolean {
  if (Array.isArray(data)) return data.some((item) => someValue(item, path, test, depth))
  const key = path[depth]
  if (key === undefined) return test(data)
  return typeof data === 'object' && data !== null && Object.hasOwn(data, key) && someValue((data as Json)[key], path, test, depth + 1)
}
