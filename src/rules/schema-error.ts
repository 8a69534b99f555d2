// What a JSON Schema validator finds, in words: its errors thinned to those that matter, each with its place, a sentence and a next step.
import type { ErrorObject } from 'ajv'
import type { Found } from '../core/finding.ts'
import { type Text, message } from '../core/message.ts'
import type { nearest } from '../core/nearest.ts'

type Path = readonly (string | number)[]
type Said = Pick<Found, 'at' | 'message' | 'help'>
type Suggest = typeof nearest

/** What is known of the schema: the keys that may stand at a path, and which errors another rule explains better. */
export interface SchemaFacts {
  keysAt(path: readonly string[]): readonly string[]
  isExplainedElsewhere(error: ErrorObject, path: Path, value: unknown): boolean
}

/** What the validator's errors over some data come to. */
export function explainErrors(errors: readonly ErrorObject[], data: unknown, facts: SchemaFacts, suggest: Suggest): Said[] {
  return thinned(errors, data, facts).flatMap((error) => {
    const path = pathOf(error.instancePath, data)
    const value = valueAt(data, path)
    return facts.isExplainedElsewhere(error, path, value) ? [] : [explain(error, path, value, facts, suggest)]
  })
}

/** A JSON pointer (RFC 6901) as a path, with numbers for places in lists. */
function pathOf(pointer: string, data: unknown): Path {
  const path: (string | number)[] = []
  let value = data
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const step = Array.isArray(value) ? Number(name) : name
    path.push(step)
    value = valueAt(value, [step])
  }
  return path
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const step of path) value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined
  return value
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of the errors of alternatives, which ajv gives all before the `oneOf` they belong to, those of the one that was meant. */
function thinned(errors: readonly ErrorObject[], data: unknown, facts: SchemaFacts): ErrorObject[] {
  const kept: ErrorObject[] = []
  for (const error of errors) {
    if (error.keyword === 'propertyNames') continue
    if (error.keyword !== 'oneOf' && error.keyword !== 'anyOf') {
      kept.push(error)
      continue
    }
    const path = pathOf(error.instancePath, data)
    let first = kept.length
    while (first > 0 && isWithin(kept[first - 1]?.instancePath ?? '', error.instancePath)) first--
    kept.push(...meant(error, kept.splice(first), valueAt(data, path), facts.keysAt(path.filter((step) => typeof step === 'string'))))
  }
  return kept
}

const isWithin = (pointer: string, outer: string): boolean => pointer === outer || pointer.startsWith(`${outer}/`)

function meant(error: ErrorObject, alternatives: readonly ErrorObject[], value: unknown, keys: readonly string[]): ErrorObject[] {
  const deeper = alternatives.filter(({ instancePath }) => instancePath.length > error.instancePath.length)
  if (deeper.length > 0) return deeper
  const of = (keyword: string) => alternatives.filter((each) => each.keyword === keyword)
  if (isMap(value)) {
    const unknown = of('additionalProperties').filter(({ params }) => !keys.includes(params.additionalProperty))
    const once = unknown.filter(({ params }, index) => unknown.findIndex((each) => each.params.additionalProperty === params.additionalProperty) === index)
    return once.length > 0 ? once : [{ ...error, params: { choices: keys } }]
  }
  const patterns = of('pattern')
  if (patterns.length > 0) return [{ ...(patterns[0] as ErrorObject), params: { pattern: patterns.map(({ params }) => params.pattern).join(' | ') } }]
  const types = of('type')
  if (types.length > 0 && types.length === alternatives.length)
    return [{ ...(types[0] as ErrorObject), params: { type: [...new Set(types.flatMap(({ params }) => params.type))] } }]
  return alternatives
    .filter(({ keyword }) => keyword !== 'type')
    .slice(0, 1)
    .concat(alternatives.length === 0 ? [error] : [])
}

const quoted = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** A field as people name it: `log.evidence`. */
export const nameOf = (path: Path): string => path.filter((step) => typeof step === 'string').join('.')

function explain({ keyword, params, propertyName, message: detail }: ErrorObject, path: Path, value: unknown, facts: SchemaFacts, suggest: Suggest): Said {
  const field = nameOf(path)
  const say = (text: Text, help: Text, more: Readonly<Record<string, string | number | undefined>> = {}, at: Said['at'] = { data: path }): Said => {
    const values = { field, value: quoted(value), limit: params.limit, ...more }
    return { at, message: message(text, values), help: message(help, values) }
  }
  if (value === null && (keyword === 'type' || keyword === 'enum')) return say(noValue, noValueHelp, {}, { data: path, key: true })
  switch (keyword) {
    case 'required':
      return say(missing, missingHelp, { key: params.missingProperty, inside: field || 'none' })
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key = String(params.additionalProperty ?? params.unevaluatedProperty)
      const known = facts.keysAt(path.filter((step) => typeof step === 'string'))
      const near = suggest(key, known)
      const free = known.filter((each) => !isMap(value) || !(each in value))
      const help = near ? didYouMean : free.length > 0 ? knownKeys : noKeys
      return say(unknownKey, help, { key, near, keys: free.join(', '), inside: field || 'none' }, { data: [...path, key], key: true })
    }
    case 'type':
      return explainType([params.type].flat(), value, say)
    case 'enum': {
      const choices: string[] = params.allowedValues.map(String)
      const near = suggest(String(value), choices)
      return say(noChoice, near ? nearChoice : choicesHelp, { choices: choices.join(', '), near })
    }
    case 'pattern':
      return propertyName === undefined
        ? say(...formOf(params.pattern), { pattern: params.pattern })
        : say(...formOf(params.pattern), { pattern: params.pattern, value: propertyName }, { data: [...path, propertyName], key: true })
    case 'minLength':
      return say(params.limit === 1 ? empty : tooShort, params.limit === 1 ? noValueHelp : lengthHelp)
    case 'maxLength':
      return say(tooLong, lengthHelp)
    case 'minItems':
    case 'minProperties':
      return say(params.limit === 1 ? emptyList : tooFew, noValueHelp)
    case 'maxItems':
    case 'maxProperties':
      return say(tooMany, tooManyHelp)
    case 'uniqueItems': {
      const at = [...path, Math.max(params.i, params.j)]
      return say(twice, twiceHelp, { value: Array.isArray(value) ? quoted(value[params.i]) : '' }, { data: at })
    }
    case 'minimum':
    case 'exclusiveMinimum':
    case 'maximum':
    case 'exclusiveMaximum':
      return say(outOfRange, rangeHelp, { comparison: params.comparison })
    case 'oneOf':
      return say(noAlternative, params.choices ? alternatives : otherHelp, { choices: params.choices?.join(', ') })
    default:
      return say(other, otherHelp, { detail })
  }
}

function explainType(types: readonly string[], value: unknown, say: (text: Text, help: Text, more?: Readonly<Record<string, string>>) => Said): Said {
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) return say(unquoted, unquotedHelp, { is: typeof value })
  const names = types.map((type) => typeNames[type] ?? { en: type, es: type })
  return say(wrongType, typeHelp[types[0] ?? ''] ?? otherHelp, {
    typeEn: names.map(({ en }) => en).join(' or '),
    typeEs: names.map(({ es }) => es).join(' o '),
  })
}

const typeNames: Readonly<Record<string, Text>> = {
  string: { en: 'a text', es: 'un texto' },
  array: { en: 'a list', es: 'una lista' },
  object: { en: 'keys with values', es: 'claves con valores' },
  number: { en: 'a number', es: 'un número' },
  integer: { en: 'a whole number', es: 'un número entero' },
  boolean: { en: 'true or false', es: 'true o false' },
}
const typeHelp: Readonly<Record<string, Text>> = {
  string: { en: 'Write one text after the colon.', es: 'Escriba un solo texto después de los dos puntos.' },
  array: {
    en: 'Write {field}: [one, two], or one value a line, each after “- ”.',
    es: 'Escriba {field}: [uno, dos], o un valor por línea, cada uno tras «- ».',
  },
  object: { en: 'Write its keys below it, indented, one “key: value” a line.', es: 'Escriba sus claves debajo, con sangría, una «clave: valor» por línea.' },
  number: {
    en: 'Write the number alone, without quotes and without signs between its digits.',
    es: 'Escriba solo el número, sin comillas ni signos entre sus cifras.',
  },
  integer: { en: 'Write the number alone, without quotes and without decimals.', es: 'Escriba solo el número, sin comillas ni decimales.' },
  boolean: { en: 'Write true or false, without quotes.', es: 'Escriba true o false, sin comillas.' },
}

const noValue = { en: '“{field}” has no value.', es: '«{field}» no tiene valor.' }
const noValueHelp = { en: 'Write the value, or take the line out.', es: 'Escriba el valor o quite la línea.' }
const empty = { en: '“{field}” is empty.', es: '«{field}» está vacío.' }
const emptyList = { en: '“{field}” is there, with nothing in it.', es: '«{field}» está, pero no contiene nada.' }
const missing = {
  en: '“{key}” is missing{inside, select, none {} other { in “{inside}”}}.',
  es: 'Falta «{key}»{inside, select, none {} other { en «{inside}»}}.',
}
const missingHelp = { en: 'Add a line “{key}: …”.', es: 'Agregue una línea «{key}: …».' }
const unknownKey = {
  en: 'There is no field “{key}”{inside, select, none {} other { in “{inside}”}}.',
  es: 'No existe el campo «{key}»{inside, select, none {} other { en «{inside}»}}.',
}
const didYouMean = { en: 'Did you mean “{near}”?', es: '¿Quiso decir «{near}»?' }
const knownKeys = { en: 'Take the line out, or use one of: {keys}.', es: 'Quite la línea o use uno de estos: {keys}.' }
const noKeys = { en: 'Take the line out.', es: 'Quite la línea.' }
const unquoted = {
  en: '“{field}” must be a text, and {value} is read as {is, select, number {a number} other {yes or no}}.',
  es: '«{field}» debe ser un texto, y {value} se lee como {is, select, number {número} other {sí o no}}.',
}
const unquotedHelp = { en: 'Put it in quotes: "{value}".', es: 'Póngalo entre comillas: "{value}".' }
const wrongType = { en: '“{field}” must be {typeEn}.', es: '«{field}» debe ser {typeEs}.' }
const noChoice = { en: '“{value}” is not a value of “{field}”.', es: '«{value}» no es un valor de «{field}».' }
const nearChoice = { en: 'Did you mean “{near}”? The values are: {choices}.', es: '¿Quiso decir «{near}»? Los valores son: {choices}.' }
const choicesHelp = { en: 'The values are: {choices}.', es: 'Los valores son: {choices}.' }
const tooShort = {
  en: '“{value}” is too short for “{field}”: it needs {limit} characters.',
  es: '«{value}» es demasiado corto para «{field}»: necesita {limit} caracteres.',
}
const tooLong = { en: '“{field}” is longer than {limit} characters.', es: '«{field}» pasa de {limit} caracteres.' }
const lengthHelp = {
  en: 'Write it within that length; what is left over goes into “note” or the text below.',
  es: 'Escríbalo dentro de esa extensión; lo demás va en «note» o en el texto de abajo.',
}
const tooFew = { en: '“{field}” needs at least {limit} values.', es: '«{field}» necesita al menos {limit} valores.' }
const tooMany = { en: '“{field}” takes at most {limit} values.', es: '«{field}» admite a lo sumo {limit} valores.' }
const tooManyHelp = { en: 'Keep those that matter.', es: 'Conserve los que importan.' }
const twice = { en: '“{value}” stands twice in “{field}”.', es: '«{value}» aparece dos veces en «{field}».' }
const twiceHelp = { en: 'Delete one of the two.', es: 'Elimine uno de los dos.' }
const outOfRange = { en: '{value} is out of the range of “{field}”.', es: '{value} está fuera del rango de «{field}».' }
const rangeHelp = { en: 'The value must be {comparison} {limit}.', es: 'El valor debe ser {comparison} {limit}.' }
const noAlternative = {
  en: '“{field}” fits none, or more than one, of the forms it can have.',
  es: '«{field}» no corresponde a ninguna de sus formas posibles, o corresponde a más de una.',
}
const alternatives = { en: 'Give it exactly one of: {choices}.', es: 'Déle exactamente uno de estos: {choices}.' }
const other = { en: '“{field}” does not fit its schema: {detail}.', es: '«{field}» no cumple su esquema: {detail}.' }
const otherHelp = { en: 'Compare it with another record of the kind.', es: 'Compárelo con otro registro del tipo.' }

const languageCode: readonly [said: Text, help: Text] = [
  { en: '“{value}” is no language code.', es: '«{value}» no es un código de idioma.' },
  { en: 'Write the code in small letters, such as en or es.', es: 'Escriba el código en minúsculas, como en o es.' },
]

export const idPattern = '^[A-Z][A-Za-z0-9.-]*$'

/** The forms that the shipped schemas ask for, by their pattern. */
const forms: Readonly<Record<string, readonly [said: Text, help: Text]>> = {
  [idPattern]: [
    { en: '“{value}” is no id.', es: '«{value}» no es un id.' },
    {
      en: 'An id begins with a capital letter and holds letters, digits, points and hyphens: FU-2031-001, OBJ-1.a, TROIKA.',
      es: 'Un id comienza con mayúscula y contiene letras, cifras, puntos y guiones: FU-2031-001, OBJ-1.a, TROIKA.',
    },
  ],
  '^[A-Z][A-Za-z0-9.-]*#[1-9][0-9]*(\\.[1-9][0-9]*)*$': [
    { en: '“{value}” is no text reference.', es: '«{value}» no es una referencia de texto.' },
    {
      en: 'Write the id, # and the number of the block: AGR-2031-001#3, or AGR-2031-001#3.2 for the second item of a list.',
      es: 'Escriba el id, # y el número del bloque: AGR-2031-001#3, o AGR-2031-001#3.2 para el segundo elemento de una lista.',
    },
  ],
  '^#[1-9][0-9]*(\\.[1-9][0-9]*)*$': [
    { en: '“{value}” is no place in this record’s own text.', es: '«{value}» no es un lugar del texto de este registro.' },
    { en: 'Write # and the number of the block, in quotes: "#1".', es: 'Escriba # y el número del bloque, entre comillas: "#1".' },
  ],
  '^sha256-[0-9a-f]{64}$': [
    { en: '“{value}” is no fingerprint.', es: '«{value}» no es una huella.' },
    { en: 'A fingerprint is sha256- and 64 hexadecimal digits.', es: 'Una huella es sha256- y 64 cifras hexadecimales.' },
  ],
  '^[0-9a-f]{64}$': [
    { en: '“{value}” is no SHA-256 sum.', es: '«{value}» no es una suma SHA-256.' },
    { en: 'Write the 64 hexadecimal digits that “sha256sum FILE” prints.', es: 'Escriba las 64 cifras hexadecimales que imprime «sha256sum ARCHIVO».' },
  ],
  '^[A-Z]{3}$': [
    { en: '“{value}” is no currency code.', es: '«{value}» no es un código de moneda.' },
    { en: 'Write the three capital letters of ISO 4217, such as USD.', es: 'Escriba las tres mayúsculas de ISO 4217, como USD.' },
  ],
  '^[a-z]{2,3}(-[A-Za-z0-9]+)*$': languageCode,
  '^[a-z]{2,3}$': languageCode,
}

function formOf(pattern: string): readonly [Text, Text] {
  const known = pattern.split(' | ').map((each) => forms[each])
  if (known.length > 1 && known.every((each) => each !== undefined))
    return [
      { en: '“{value}” is neither an id nor a text reference.', es: '«{value}» no es un id ni una referencia de texto.' },
      {
        en: 'Write an id (AGR-2031-001), or a place in its text (AGR-2031-001#3).',
        es: 'Escriba un id (AGR-2031-001) o un lugar de su texto (AGR-2031-001#3).',
      },
    ]
  return (
    known[0] ?? [
      { en: '“{value}” does not have the form of “{field}”.', es: '«{value}» no tiene la forma de «{field}».' },
      { en: 'The form, as a regular expression, is {pattern}', es: 'La forma, como expresión regular, es {pattern}' },
    ]
  )
}
