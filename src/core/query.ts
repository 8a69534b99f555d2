// Queries: from the text of one to the question whether a record matches.
//
// A word of free text finds it at the beginning of a word, a "phrase" as whole words; letter case and accents never count.
// `*` is any letters and `?` one; `field:*` asks whether there is any value. Ids and choices match whole.
// Dates are compared for certain: `due:<2016-03` ends before March 2016, `due:>2016-03` begins after it, `due:2016-03` lies within it.
import { type Day, parseDate } from './day.ts'
import { type UserError, userError } from './failure.ts'
import {
  type FieldContext,
  type FieldValue,
  type QueryField,
  fieldContext,
  fieldNamed,
  generalFields,
  kindNamed,
  kindWords,
  namesOf,
  requireField,
} from './fields.ts'
import { containsForm, containsPhrase, dateTests, fold, hasForm, hasWildcard, numberTests, periodOf } from './match.ts'
import type { Lang, Text } from './message.ts'
import { nearest } from './nearest.ts'
import { type Operator, type Phrase, type Query, type Span, type Term, parseQuery } from './query-syntax.ts'
import type { ForumRecord } from './record.ts'
import { idOf } from './reference.ts'
import type { Workspace } from './workspace.ts'

export interface QueryOptions {
  /** The as-of day. */
  readonly day: Day
  readonly lang: Lang
  /** Takes what is not known yet on the day as well, whatever the query says. */
  readonly unknownToo?: boolean
}

export type Matches = (record: ForumRecord) => boolean

/**
 * The question a query asks of a record. An empty query takes every record known on the day; what is not known yet is left out
 * unless the query asks for `known`.
 * @throws UserError `query` for what cannot be read, `field` for a field that does not exist
 */
export function compileQuery(
  source: string,
  workspace: Workspace,
  options: QueryOptions,
  context = fieldContext(workspace, options.day, options.lang),
): Matches {
  const query = parseQuery(source)
  const compiler = new Compiler(workspace, context)
  const { matches } = query ? compiler.question(query) : { matches: () => true }
  if (compiler.asksWhetherKnown || options.unknownToo) return matches
  return (record) => context.standing(record).isKnown && matches(record)
}

/** A question, and how dear it is: the cheap ones are asked first. */
interface Question {
  readonly cost: number
  readonly matches: Matches
}

type ValueTest = (value: FieldValue) => boolean

class Compiler {
  readonly workspace: Workspace
  readonly context: FieldContext
  asksWhetherKnown = false

  constructor(workspace: Workspace, context: FieldContext) {
    this.workspace = workspace
    this.context = context
  }

  question(query: Query): Question {
    switch (query.type) {
      case 'and':
      case 'or': {
        const parts = query.parts.map((part) => this.question(part)).sort((a, b) => a.cost - b.cost)
        const cost = parts.reduce((sum, part) => sum + part.cost, 0)
        const each = parts.map(({ matches }) => matches)
        return query.type === 'and'
          ? { cost, matches: (record) => each.every((matches) => matches(record)) }
          : { cost, matches: (record) => each.some((matches) => matches(record)) }
      }
      case 'not': {
        const { cost, matches } = this.question(query.part)
        return { cost, matches: (record) => !matches(record) }
      }
      default:
        return this.term(query)
    }
  }

  term(term: Term): Question {
    const [only] = term.values
    if (term.field === undefined && only && 'text' in only) this.refuseComparison(only)
    const truth =
      term.field === undefined && only && 'text' in only && !only.isQuoted
        ? generalFields.find(({ name, type }) => type === 'boolean' && name === only.text.toLowerCase())
        : undefined
    const field = truth ?? requireField(this.workspace, term.field ?? 'text')
    if (field.name === 'known') this.asksWhetherKnown = true
    const tests = truth ? [(value: FieldValue) => value === true] : term.values.map((value) => this.test(field, term.operator, value))
    const values = this.valuesOf(field)
    const test: ValueTest = tests.length === 1 && tests[0] ? tests[0] : (value) => tests.some((each) => each(value))
    return { cost: costs[field.name] ?? (field.type === 'text' ? 10 : 3), matches: (record) => values(record).some(test) }
  }

  /** `due<2016-03`, which no text holds: whoever wrote it meant to compare. */
  refuseComparison({ text, isQuoted }: Phrase): void {
    const [, name = '', rest = ''] = /^([\p{L}-]+)((?:[<>]=?|=).+)$/u.exec(text) ?? []
    const field = isQuoted || name === '' ? undefined : fieldNamed(this.workspace, name)
    if (field)
      throw userError(
        'query',
        { en: '“{text}” has no colon behind the name of the field.', es: '«{text}» no lleva dos puntos después del nombre del campo.' },
        { text, field: field.name, rest },
        {
          en: 'Write {field}:{rest}, or put it between quotation marks when it belongs to the text.',
          es: 'Escriba {field}:{rest}, o póngalo entre comillas cuando sea parte del texto.',
        },
      )
  }

  readonly folded = new Map<string, (record: ForumRecord) => readonly string[]>()

  /** The values of a field that a query looks at: words as they are compared, worked out once for all terms about one record. */
  valuesOf(field: QueryField): (record: ForumRecord) => readonly FieldValue[] {
    const valuesOf = field.searched ?? field.value
    if (field.type !== 'text' && field.type !== 'object') return (record) => valuesOf(record, this.context)
    let values = this.folded.get(field.name)
    if (!values) {
      values = foldedOnce(valuesOf, this.context)
      this.folded.set(field.name, values)
    }
    return values
  }

  /** What a value of the field must be. */
  test(field: QueryField, operator: Operator, asked: Phrase | Span): ValueTest {
    if ('text' in asked && asked.text === '*' && !asked.isQuoted) return () => true
    switch (field.type) {
      case 'date':
        return this.dateTest(field, operator, asked)
      case 'number':
        return numberTest(field, operator, asked)
      case 'boolean':
        return booleanTest(field, operator, asked)
      default: {
        if (!('text' in asked) || !isPlain(operator)) throw notOrdered(field)
        if (field.type === 'text' || field.type === 'object') return textTest(operator, asked)
        if (!asked.isQuoted && hasWildcard(asked.text)) {
          const form = fold(asked.text)
          return (value) => hasForm(fold(String(value)), form)
        }
        return field.type === 'choice' ? this.choiceTest(field, asked) : this.referenceTest(asked)
      }
    }
  }

  dateTest(field: QueryField, operator: Operator, asked: Phrase | Span): ValueTest {
    const period = (phrase: Phrase) => {
      const found = periodOf(phrase.text, this.context.day)
      if (found) return found
      throw unreadable(field, phrase, {
        en: 'Write it as 2016-03-04, 2016-03 or 2016, or as today, today-30, today+14.',
        es: 'Escríbala como 2016-03-04, 2016-03 o 2016, o como hoy, hoy-30, hoy+14.',
      })
    }
    if ('text' in asked) {
      const days = period(asked)
      const test = dateTests[operator]
      return (value) => {
        const date = parseDate(String(value))
        return date !== undefined && test(date, days)
      }
    }
    const end = (phrase: Phrase) => (phrase.text === '*' ? undefined : period(phrase))
    const [from, until] = [end(asked.from), end(asked.until)]
    const after = dateTests[asked.isInclusive.from ? '>=' : '>']
    const before = dateTests[asked.isInclusive.until ? '<=' : '<']
    return (value) => {
      const date = parseDate(String(value))
      return date !== undefined && (!from || after(date, from)) && (!until || before(date, until))
    }
  }

  choiceTest(field: QueryField, asked: Phrase): ValueTest {
    const wanted = fold(asked.text)
    const choices = field.choices?.(this.workspace) ?? new Map<string, Text | undefined>()
    const names = new Set<string>()
    for (const [name, label] of choices) if (fold(name) === wanted || (label && (fold(label.en) === wanted || fold(label.es) === wanted))) names.add(name)
    if (field.name === 'kind') {
      const kind = kindNamed(this.workspace, asked.text)
      if (kind) names.add(kind.name)
    }
    if (names.size > 0) return (value) => names.has(String(value))
    const words =
      field.name === 'kind'
        ? [...this.workspace.kinds.values()].flatMap(kindWords)
        : [...choices].flatMap(([name, label]) => (label ? [name, label.en, label.es] : [name]))
    throw unknownValue(field, asked, nearest(asked.text, words), [...choices.keys()])
  }

  /** An id, whole or with a place in its text; a party or body also by its name. */
  referenceTest(asked: Phrase): ValueTest {
    const { byId, linksTo, records } = this.workspace
    const wanted = fold(asked.text)
    const id = byId.has(asked.text) || byId.has(idOf(asked.text)) ? asked.text : this.idMeant(wanted)
    if (id === undefined && linksTo(asked.text).length === 0) {
      const near = nearest(asked.text, byId.keys()) ?? nearest(asked.text, records.filter(isActor).flatMap(namesOf))
      throw unknownRecord(asked, near)
    }
    const meant = fold(id ?? asked.text)
    const isPlace = meant.includes('#')
    return (value) => {
      const own = String(value)
      return own === id || fold(isPlace ? own : idOf(own)) === meant
    }
  }

  names: ReadonlyMap<string, string> | undefined

  /** The id that a word means in another letter case, as a former id, or as the name of a party or body. */
  idMeant(wanted: string): string | undefined {
    if (!this.names) {
      const names = new Map<string, string>()
      for (const record of this.workspace.records) if (isActor(record)) for (const name of namesOf(record)) names.set(fold(name), record.id)
      for (const { id, data } of this.workspace.records) {
        if (Array.isArray(data.formerly)) for (const former of data.formerly) names.set(fold(String(former)), String(former))
        names.set(fold(id), id)
      }
      this.names = names
    }
    const place = wanted.indexOf('#')
    const id = this.names.get(place === -1 ? wanted : wanted.slice(0, place))
    return id === undefined || place === -1 ? id : id + wanted.slice(place)
  }
}

/** Relative to one look at the front matter. */
const costs: Readonly<Record<string, number>> = { kind: 1, id: 1, path: 1, title: 5, text: 100, responsible: 1 }

const isActor = ({ kind }: ForumRecord): boolean => kind.plays === 'party' || kind.plays === 'body'

const isPlain = (operator: Operator): boolean => operator === ':' || operator === '='

/** The texts of a record's field as they are compared, kept for the record asked about last. */
function foldedOnce(valuesOf: QueryField['value'], context: FieldContext): (record: ForumRecord) => readonly string[] {
  let last: ForumRecord | undefined
  let folded: readonly string[] = []
  return (record) => {
    if (record !== last) {
      folded = valuesOf(record, context).map((value) => fold(String(value)))
      last = record
    }
    return folded
  }
}

function textTest(operator: Operator, { text, isQuoted }: Phrase): ValueTest {
  const wanted = fold(text)
  if (operator === '=') return (value) => value === wanted
  if (!isQuoted && hasWildcard(wanted)) return (value) => containsForm(String(value), wanted)
  return (value) => containsPhrase(String(value), wanted, isQuoted)
}

function numberTest(field: QueryField, operator: Operator, asked: Phrase | Span): ValueTest {
  const number = (phrase: Phrase): number => {
    const read = /^[-+]?\d+(?:\.\d+)?$/.test(phrase.text) ? Number(phrase.text) : undefined
    if (read !== undefined) return read
    throw unreadable(field, phrase, { en: 'Write a number: {field}:>3', es: 'Escriba un número: {field}:>3' })
  }
  if ('text' in asked) {
    const wanted = number(asked)
    const test = numberTests[operator]
    return (value) => typeof value === 'number' && test(value, wanted)
  }
  const end = (phrase: Phrase, open: number) => (phrase.text === '*' ? open : number(phrase))
  const [from, until] = [end(asked.from, -Infinity), end(asked.until, Infinity)]
  const after = numberTests[asked.isInclusive.from ? '>=' : '>']
  const before = numberTests[asked.isInclusive.until ? '<=' : '<']
  return (value) => typeof value === 'number' && after(value, from) && before(value, until)
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['si', true],
  ['false', false],
  ['no', false],
])

function booleanTest(field: QueryField, operator: Operator, asked: Phrase | Span): ValueTest {
  if (!('text' in asked) || !isPlain(operator)) throw notOrdered(field)
  const wanted = truths.get(fold(asked.text))
  if (wanted === undefined) throw unreadable(field, asked, { en: 'Write {field}:true or {field}:false.', es: 'Escriba {field}:true o {field}:false.' })
  return (value) => value === wanted
}

function unknownValue({ name }: QueryField, { text: value }: Phrase, near: string | undefined, choices: readonly string[]): UserError {
  const text = { en: 'The field {name} is never “{value}”.', es: 'El campo {name} nunca es «{value}».' }
  const values = { name, value, near, choices: choices.join(', ') }
  if (near) return userError('query', text, values, { en: 'Did you mean {near}?', es: '¿Quiso decir {near}?' })
  return userError('query', text, values, { en: 'It can be: {choices}.', es: 'Puede ser: {choices}.' })
}

function unknownRecord({ text: id }: Phrase, near: string | undefined): UserError {
  const text = { en: 'There is no record “{id}”.', es: 'No existe el registro «{id}».' }
  return near
    ? userError(
        'query',
        text,
        { id, near },
        { en: 'Did you mean {near}? “rcm list --format ids” shows all ids.', es: '¿Quiso decir {near}? «rcm list --format ids» muestra todos los ids.' },
      )
    : userError('query', text, { id }, { en: '“rcm list --format ids” shows all ids.', es: '«rcm list --format ids» muestra todos los ids.' })
}

const unreadable = ({ name: field }: QueryField, { text: value }: Phrase, help: Text): UserError =>
  userError(
    'query',
    { en: 'The field {field} cannot be compared with “{value}”.', es: 'El campo {field} no se puede comparar con «{value}».' },
    { field, value },
    help,
  )

const notOrdered = ({ name: field }: QueryField): UserError =>
  userError(
    'query',
    {
      en: 'The values of {field} have no order, so <, > and ranges do not apply to them.',
      es: 'Los valores de {field} no tienen orden, de modo que <, > y los intervalos no se les aplican.',
    },
    { field },
    { en: 'They apply to dates and numbers: due:<2016-03-05, days-late:>7.', es: 'Se aplican a fechas y números: due:<2016-03-05, days-late:>7.' },
  )
