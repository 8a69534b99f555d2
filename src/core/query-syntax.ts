// The grammar of queries: a text such as `status:pending due:<2016-03-05 (party:HND OR "free text")` becomes a tree.
//
//   query = all { OR all }        all = one { [AND] one }        one = NOT one | -one | ( query ) | term
//   term = [ field : [ operator ] ] value { , value }            operator = = < <= > >=
//   term = field : ( query )      a field for every word inside that has none of its own
//   value = word | "phrase" | [ value TO value ] | { value TO value }
//
// One pass without going back, so the time is linear in the length of the text.
import { type UserError, userError } from './failure.ts'
import type { Text } from './message.ts'

export type Operator = ':' | '=' | '<' | '<=' | '>' | '>='

/** A value as written. In a phrase `*` and `?` are plain signs. */
export interface Phrase {
  readonly text: string
  readonly isQuoted: boolean
  /** Column in the query, from 1. */
  readonly column: number
}

export interface Span {
  readonly from: Phrase
  readonly until: Phrase
  readonly isInclusive: { readonly from: boolean; readonly until: boolean }
  readonly column: number
}

export interface Term {
  readonly type: 'term'
  /** Undefined for free text. */
  readonly field: string | undefined
  readonly operator: Operator
  /** One of these; never none. */
  readonly values: readonly (Phrase | Span)[]
  readonly column: number
}

export type Query = { readonly type: 'and' | 'or'; readonly parts: readonly Query[] } | { readonly type: 'not'; readonly part: Query } | Term

/** More than anybody types; bounds the work a hostile rcm.yaml can ask for. */
const maxLength = 4000
const maxDepth = 100

type Fault = keyof typeof faults

/**
 * Reads a query; undefined when it is empty.
 * @throws UserError `query`, with the column at fault
 */
export function parseQuery(source: string): Query | undefined {
  let at = 0
  let depth = 0

  const fail = (fault: Fault, column = at + 1, found = ''): UserError =>
    userError('query', faults[fault].text, { column, found, query: source }, faults[fault].help)
  /** What the pattern matches here; only then is it passed over. */
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    if (match) at += match[0].length
    return match ?? undefined
  }
  const space = () => take(/\s+/y)
  const ends = () => at >= source.length || source[at] === ')'
  /** An operator word stands alone: ORGANS is a word like others. */
  const takeWord = (pattern: RegExp): boolean => {
    const match = take(pattern)
    space()
    return match !== undefined
  }

  const any = (field: string | undefined): Query => {
    const parts = [all(field)]
    while (takeWord(/(?:OR(?=[\s()]|$)|\|\|)/y)) parts.push(all(field))
    return parts.length === 1 && parts[0] ? parts[0] : { type: 'or', parts }
  }

  const all = (field: string | undefined): Query => {
    const parts = [one(field)]
    const startsOr = () => /^(?:OR(?=[\s()]|$)|\|\|)/.test(source.slice(at, at + 3))
    while (!ends() && !startsOr()) {
      takeWord(/(?:AND(?=[\s()]|$)|&&)/y)
      parts.push(one(field))
    }
    return parts.length === 1 && parts[0] ? parts[0] : { type: 'and', parts }
  }

  const one = (field: string | undefined): Query => {
    if (at >= source.length) throw fail('end')
    if (source[at] === ')') throw fail(source.slice(0, at).includes('(') ? 'empty' : 'closing')
    const operator = take(/(?:(?:AND|OR)(?=[\s()]|$)|&&|\|\|)/y)
    if (operator) throw fail('operator', at - operator[0].length + 1, operator[0])
    if (++depth > maxDepth) throw fail('deep')
    const query = primary(field)
    depth--
    space()
    return query
  }

  const primary = (field: string | undefined): Query => {
    if (take(/NOT(?=[\s()]|$)/y)) {
      space()
      return { type: 'not', part: one(field) }
    }
    if (take(/[-!](?=[^\s)])/y)) return { type: 'not', part: one(field) }
    if (take(/[-!](?=[\s)]|$)/y)) throw fail('minus', at)
    if (source[at] === '(') return group(field)
    return term(field)
  }

  const group = (field: string | undefined): Query => {
    const open = at + 1
    at++
    space()
    const query = any(field)
    if (source[at] !== ')') throw fail('open', open)
    at++
    return query
  }

  const term = (inherited: string | undefined): Query => {
    const column = at + 1
    const named = take(/([\p{L}_][\p{L}\p{N}_.-]*):/uy)
    const field = named?.[1] ?? inherited
    const operator = (field === undefined ? undefined : take(/<=|>=|[<>=]/y)?.[0]) as Operator | undefined
    if (named && !operator && source[at] === '(') return group(field)
    const values = [value(field)]
    while (field !== undefined && take(/,/y)) values.push(value(field))
    if (at < source.length && !/[\s()]/.test(source[at] ?? '')) throw fail('space', at + 1, source[at])
    return { type: 'term', field, operator: operator ?? ':', values, column }
  }

  const value = (field: string | undefined): Phrase | Span => {
    const column = at + 1
    if (field !== undefined) {
      if (ends() || /[\s,]/.test(source[at] ?? '')) throw fail('value', column, field)
      const open = take(/[[{]/y)
      if (open) return span(open[0], column)
    }
    return phrase(field === undefined ? /[^\s()"“«]+/y : /[^\s(),"“«]+/y)
  }

  const span = (open: string, column: number): Span => {
    space()
    const from = phrase(/[^\s()[\]{}"]+/y)
    space()
    if (!take(/TO(?=\s)/y)) throw fail('range')
    space()
    const until = phrase(/[^\s()[\]{}"]+/y)
    space()
    const close = take(/[\]}]/y)
    if (!close) throw fail('range')
    return { from, until, isInclusive: { from: open === '[', until: close[0] === ']' }, column }
  }

  const phrase = (bare: RegExp): Phrase => {
    const column = at + 1
    const quote = quotes.find(([open]) => source[at] === open)
    if (quote) {
      const [, close, pattern] = quote
      at++
      const inside = take(pattern)?.[0] ?? ''
      if (source[at] !== close) throw fail('quote', column, quote[0])
      at++
      const text = inside.replace(/\\(["\\])/g, '$1')
      if (text.trim() === '') throw fail('nothing', column)
      return { text, isQuoted: true, column }
    }
    const word = take(bare)
    if (!word) throw at < source.length ? fail('sign', column, source[at]) : fail('end')
    if (/^\/.+\/[a-z]*$/.test(word[0])) throw fail('regex', column, word[0])
    return { text: word[0], isQuoted: false, column }
  }

  if (source.length > maxLength) throw fail('long')
  space()
  if (at === source.length) return undefined
  const query = any(undefined)
  if (at < source.length) throw fail('closing')
  return query
}

/** Straight quotes take `\"` and `\\`; typographic ones, as word processors set them, hold everything up to their end. */
const quotes: readonly (readonly [string, string, RegExp])[] = [
  ['"', '"', /(?:[^"\\]|\\[\s\S])*/y],
  ['“', '”', /[^”]*/y],
  ['«', '»', /[^»]*/y],
]

/** A text as a phrase that a query reads back. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

const faults = {
  end: {
    text: {
      en: 'The query ends where a word or a field is expected, at column {column}: {query}',
      es: 'La consulta termina donde se espera una palabra o un campo, en la columna {column}: {query}',
    },
    help: {
      en: 'Write what to look for, such as status:pending, or leave the last word out.',
      es: 'Escriba qué se busca, por ejemplo status:pending, o quite la última palabra.',
    },
  },
  empty: {
    text: {
      en: 'The query has nothing before the parenthesis that closes at column {column}: {query}',
      es: 'La consulta no tiene nada antes del paréntesis que se cierra en la columna {column}: {query}',
    },
    help: { en: 'Write what to look for between the parentheses, or leave them out.', es: 'Escriba qué se busca entre los paréntesis, o quítelos.' },
  },
  closing: {
    text: {
      en: 'The query closes a parenthesis at column {column} that was never opened: {query}',
      es: 'La consulta cierra en la columna {column} un paréntesis que no se abrió: {query}',
    },
    help: {
      en: 'Leave it out, or put it between quotation marks when it belongs to the text: "(a)".',
      es: 'Quítelo, o póngalo entre comillas cuando sea parte del texto: "(a)".',
    },
  },
  open: {
    text: {
      en: 'The query opens a parenthesis at column {column} and never closes it: {query}',
      es: 'La consulta abre un paréntesis en la columna {column} y no lo cierra: {query}',
    },
    help: {
      en: 'Close it, or put it between quotation marks when it belongs to the text: "(a)".',
      es: 'Ciérrelo, o póngalo entre comillas cuando sea parte del texto: "(a)".',
    },
  },
  quote: {
    text: {
      en: 'The query opens a quotation mark at column {column} and never closes it: {query}',
      es: 'La consulta abre una comilla en la columna {column} y no la cierra: {query}',
    },
    help: { en: 'Close it. A quotation mark inside a phrase is written \\".', es: 'Ciérrela. Una comilla dentro de una frase se escribe \\".' },
  },
  nothing: {
    text: { en: 'The query has an empty phrase at column {column}: {query}', es: 'La consulta tiene una frase vacía en la columna {column}: {query}' },
    help: {
      en: 'To find records without a value write NOT field:*, for example NOT due:*.',
      es: 'Para buscar registros sin valor escriba NOT campo:*, por ejemplo NOT due:*.',
    },
  },
  operator: {
    text: {
      en: 'The query has “{found}” at column {column}, where a word or a field is expected: {query}',
      es: 'La consulta tiene «{found}» en la columna {column}, donde se espera una palabra o un campo: {query}',
    },
    help: {
      en: 'AND and OR stand between two conditions. Put the word between quotation marks when you look for it: "OR".',
      es: 'AND y OR van entre dos condiciones. Ponga la palabra entre comillas cuando la busque: "OR".',
    },
  },
  minus: {
    text: {
      en: 'The query has a sign at column {column} that excludes nothing: {query}',
      es: 'La consulta tiene en la columna {column} un signo que no excluye nada: {query}',
    },
    help: {
      en: 'Write it directly before what it excludes, or write NOT: NOT status:fulfilled.',
      es: 'Escríbalo justo antes de lo que excluye, o escriba NOT: NOT status:fulfilled.',
    },
  },
  value: {
    text: {
      en: 'The query has no value for “{found}” at column {column}: {query}',
      es: 'La consulta no tiene un valor para «{found}» en la columna {column}: {query}',
    },
    help: {
      en: 'Write it directly after the colon: {found}:value. {found}:* finds records that have any.',
      es: 'Escríbalo justo después de los dos puntos: {found}:valor. {found}:* encuentra los registros que tienen alguno.',
    },
  },
  space: {
    text: {
      en: 'The query has “{found}” at column {column}, where a space is expected: {query}',
      es: 'La consulta tiene «{found}» en la columna {column}, donde se espera un espacio: {query}',
    },
    help: { en: 'Put a space before it, or the whole phrase between quotation marks.', es: 'Ponga un espacio antes, o toda la frase entre comillas.' },
  },
  sign: {
    text: {
      en: 'The query has “{found}” at column {column}, where a word is expected: {query}',
      es: 'La consulta tiene «{found}» en la columna {column}, donde se espera una palabra: {query}',
    },
    help: { en: 'Put it between quotation marks when it belongs to the text.', es: 'Póngalo entre comillas cuando sea parte del texto.' },
  },
  range: {
    text: {
      en: 'The query has a range that cannot be read at column {column}: {query}',
      es: 'La consulta tiene en la columna {column} un intervalo que no se puede leer: {query}',
    },
    help: {
      en: 'Write it as [2016-03-01 TO 2016-03-31], with * for an open end.',
      es: 'Escríbalo como [2016-03-01 TO 2016-03-31], con * para un extremo abierto.',
    },
  },
  regex: {
    text: {
      en: 'The query has a regular expression at column {column}, which rcm does not run: {found}',
      es: 'La consulta tiene en la columna {column} una expresión regular, que rcm no ejecuta: {found}',
    },
    help: {
      en: 'Use * for any letters and ? for one: title:regul*. Put it between quotation marks when it is text.',
      es: 'Use * para cualquier serie de letras y ? para una: title:regul*. Póngala entre comillas cuando sea texto.',
    },
  },
  deep: {
    text: { en: 'The query is nested too deeply at column {column}.', es: 'La consulta está anidada con demasiada profundidad en la columna {column}.' },
    help: { en: 'Write it with fewer parentheses.', es: 'Escríbala con menos paréntesis.' },
  },
  long: {
    text: { en: `The query is longer than ${maxLength} characters.`, es: `La consulta tiene más de ${maxLength} caracteres.` },
    help: { en: 'Write a shorter one; several runs can look for the parts.', es: 'Escriba una más corta; varias ejecuciones pueden buscar las partes.' },
  },
} satisfies Record<string, { readonly text: Text; readonly help: Text }>
