// The grammar of queries: trees, precedence, columns of what cannot be read; held to liqe's parser where both read the same.
import * as fc from 'fast-check'
import { type LiqeQuery, parse as parseWithLiqe } from 'liqe'
import { expect, test } from 'vitest'
import { isUserError } from '../../src/core/failure.ts'
import { say } from '../../src/core/message.ts'
import { type Query, parseQuery, quoted } from '../../src/core/query-syntax.ts'

fc.configureGlobal({ seed: 2016 })

/** A tree in one line: `(and a (not b))`. */
function print(query: Query | undefined): string {
  if (!query) return ''
  if (query.type === 'term') {
    const values = query.values.map((value) =>
      'text' in value
        ? value.isQuoted
          ? JSON.stringify(value.text)
          : value.text
        : `${value.isInclusive.from ? '[' : '{'}${value.from.text} ${value.until.text}${value.isInclusive.until ? ']' : '}'}`,
    )
    return `${query.field === undefined ? '' : `${query.field}${query.operator === ':' ? ':' : `:${query.operator}`}`}${values.join(',')}`
  }
  return query.type === 'not' ? `(not ${print(query.part)})` : `(${query.type} ${query.parts.map(print).join(' ')})`
}

test.each([
  ['', ''],
  ['   ', ''],
  ['a', 'a'],
  ['a b c', '(and a b c)'],
  ['a AND b c', '(and a b c)'],
  ['a OR b AND c', '(or a (and b c))'],
  ['a b OR c d', '(or (and a b) (and c d))'],
  ['a && b || c', '(or (and a b) c)'],
  ['NOT a b', '(and (not a) b)'],
  ['NOT NOT a', '(not (not a))'],
  ['-a !b', '(and (not a) (not b))'],
  ['-(a b)', '(not (and a b))'],
  ['a NOT (b OR c)', '(and a (not (or b c)))'],
  ['(a)(b)', '(and a b)'],
  ['( ( a ) )', 'a'],
  ['ORGANS ANDES NOTES', '(and ORGANS ANDES NOTES)'],
  ['or and not', '(and or and not)'],
  ['status:pending due:<2016-03-05 party:HND "free text"', '(and status:pending due:<2016-03-05 party:HND "free text")'],
  ['status:pending,in-progress', 'status:pending,in-progress'],
  ['title:"a, b",c', 'title:"a, b",c'],
  ['status:(pending OR in-progress)', '(or status:pending status:in-progress)'],
  ['due:(>=2016 <2017 NOT 2016-03)', '(and due:>=2016 due:<2017 (not due:2016-03))'],
  ['status:(a OR kind:b)', '(or status:a kind:b)'],
  ['due:[2016-03-01 TO 2016-03-31]', 'due:[2016-03-01 2016-03-31]'],
  ['due:{* TO 2016?]', 'due:{* 2016?]'],
  ['due:2016-03-01/2016-03-05', 'due:2016-03-01/2016-03-05'],
  ['id:007', 'id:007'],
  ['days-late:-3', 'days-late:-3'],
  ['título:año', 'título:año'],
  ["it's l’eau 100% a/b a,b", "(and it's l’eau 100% a/b a,b)"],
  ['“free text” «texto libre»', '(and "free text" "texto libre")'],
  ['"a \\"b\\" \\\\ c"', '"a \\"b\\" \\\\ c"'],
  ['10:30', '10:30'],
])('%s', (source, tree) => {
  expect(print(parseQuery(source))).toBe(tree)
})

test.each([
  ['a AND', 6, 'The query ends'],
  ['NOT', 4, 'The query ends'],
  ['OR a', 1, 'The query has “OR”'],
  ['a AND OR b', 7, 'The query has “OR”'],
  ['a (b', 3, 'opens a parenthesis'],
  ['a) b', 2, 'closes a parenthesis'],
  ['a ()', 4, 'nothing before the parenthesis'],
  ['a "b', 3, 'opens a quotation mark'],
  ['“b', 1, 'opens a quotation mark'],
  ['title:""', 7, 'an empty phrase'],
  ['status: pending', 8, 'no value for “status”'],
  ['status:a,', 10, 'no value for “status”'],
  ['due:< 2016', 6, 'no value for “due”'],
  ['title:"a"b', 10, 'where a space is expected'],
  ['due:[2016', 10, 'a range that cannot be read'],
  ['due:[2016 TO 2017', 18, 'a range that cannot be read'],
  ['title:/a+/i', 7, 'a regular expression'],
  ['plan - action', 6, 'excludes nothing'],
])('%s cannot be read: column %i', (source, column, words) => {
  try {
    parseQuery(source)
  } catch (error) {
    if (!isUserError(error)) throw error
    expect(error.code).toBe('rcm/query')
    expect(error.said.values?.column).toBe(column)
    for (const lang of ['en', 'es'] as const) {
      expect(say(error.said, lang)).toContain(String(column))
      expect(error.help && say(error.help, lang)).toBeTruthy()
    }
    expect(say(error.said, 'en')).toContain(words)
    return
  }
  expect.unreachable()
})

test('a query of any length is read in one pass, or refused', () => {
  const long = `${'(a OR '.repeat(90)}b${')'.repeat(90)} ${'(c d) e '.repeat(400)}`.slice(0, 3900)
  expect(print(parseQuery(long.slice(0, long.lastIndexOf(')') + 1)))).toContain('(and c d)')
  expect(() => parseQuery('a '.repeat(4000))).toThrow('longer than')
  expect(() => parseQuery(`${'('.repeat(200)}a${')'.repeat(200)}`)).toThrow('nested too deeply')
})

test('a phrase is read back as it was, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.constantFrom('', 'title:', 'log.note:='), (text, field) => {
      fc.pre(text.trim() !== '')
      const query = parseQuery(`a ${field}${quoted(text)} b`)
      expect(query?.type === 'and' && query.parts[1]).toMatchObject({ type: 'term', values: [{ text, isQuoted: true }] })
    }),
  )
})

test('any text is read or refused with a message, never anything else', () => {
  const piece = fc.constantFrom('a', ' ', '(', ')', '"', '\\', 'OR', 'AND', 'NOT', '-', ':', 'status:', '<', '=', ',', '[', ' TO ', ']', '*', '“', '”', '/')
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      (source) => {
        try {
          parseQuery(source)
        } catch (error) {
          expect(isUserError(error)).toBe(true)
          if (isUserError(error)) expect(say(error.said, 'es').length).toBeGreaterThan(10)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

/** liqe's tree in the same form; it gives AND and OR the same weight, so the queries below have parentheses everywhere. */
function printLiqe(query: LiqeQuery): string {
  switch (query.type) {
    case 'ParenthesizedExpression':
      return printLiqe(query.expression as LiqeQuery)
    case 'UnaryOperator':
      return `(not ${printLiqe(query.operand as LiqeQuery)})`
    case 'LogicalExpression':
      return `(${query.operator.operator.toLowerCase()} ${printLiqe(query.left as LiqeQuery)} ${printLiqe(query.right as LiqeQuery)})`
    case 'Tag': {
      const { field, operator, expression } = query
      const value =
        expression.type === 'LiteralExpression' ? (expression.quoted ? JSON.stringify(expression.value) : String(expression.value)) : expression.type
      return field.type === 'Field' ? `${field.name}${operator.operator}${value}` : value
    }
    default:
      return query.type
  }
}

test('what liqe reads is read in the same way', () => {
  const word = fc.constantFrom(
    'migration',
    'regul*',
    'w?rd',
    '"free text"',
    'niñez',
    'status:pending',
    'due:<2016-03-05',
    'due:>=2016-03',
    'id:OBJ-1.a',
    'title:"a \\"b\\""',
    'days-late:>3',
    'refers:AGR-2016-001#3',
  )
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      word,
      fc.tuple(tie('tree'), fc.constantFrom(' AND ', ' OR ', ' '), tie('tree')).map(([left, operator, right]) => `(${left})${operator}(${right})`),
      tie('tree').map((part) => `NOT (${part})`),
    ),
  }))
  fc.assert(
    fc.property(tree, (source) => {
      expect(print(parseQuery(source))).toBe(printLiqe(parseWithLiqe(source)))
    }),
  )
})

test.each([
  ['wells -', 7],
  ['wells - nets', 7],
  ['(wells !)', 8],
  ['-', 1],
])('a minus before nothing is named at its place: %s', (source, column) => {
  try {
    parseQuery(source)
    expect.unreachable()
  } catch (error) {
    expect(isUserError(error) && error.said.values).toMatchObject({ column })
  }
})
