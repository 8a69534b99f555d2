// Odd but valid YAML for property tests: data, and one of the many ways in which a person may have written them.
import fc from 'fast-check'
import { readYaml } from '../../src/core/front-matter.ts'

export interface Written {
  readonly data: Record<string, unknown>
  readonly text: string
}

/** What a value looks like behind its key or dash, in a block at a column or in a flow collection. */
interface Piece {
  readonly data: unknown
  block(column: number): string
  flow(): string
}

const letters = 'abcxyz ñé«»“”–,:#-\'"[]{}&*!|>%@`?=~0123./\\'
const word = fc.stringMatching(/^[a-zA-Z][a-z0-9 ]{0,8}[a-z0-9]$/).filter((text) => !/^(?:true|false|null|no|yes|on|off)$/i.test(text))
const hard = fc.string({ unit: fc.constantFrom(...letters), minLength: 0, maxLength: 14 })
const single = (text: string) => `'${text.replaceAll("'", "''")}'`

const same = (data: unknown, printed: string): Piece => ({ data, block: () => ` ${printed}`, flow: () => printed })

const scalar: fc.Arbitrary<Piece> = fc.oneof(
  word.map((text) => same(text, text)),
  hard.map((text) => same(text, JSON.stringify(text))),
  hard.map((text) => same(text, single(text))),
  fc.integer({ min: -99, max: 2040 }).map((number) => same(number, String(number))),
  fc.constantFrom(
    same(true, 'true'),
    same(false, 'False'),
    same(null, '~'),
    same(1.5, '1.50'),
    same(31, '0x1f'),
    same('2031-03-10', '2031-03-10'),
    same('2031-08?', '2031-08?'),
  ),
  fc
    .tuple(word, fc.constantFrom(' # why', '  # “so”', ''))
    .map(([text, comment]): Piece => ({ data: text, block: () => ` ${text}${comment}`, flow: () => text })),
  fc.tuple(word, word).map(
    ([a, b]): Piece => ({
      data: `${a} ${b}`,
      block: (column) => ` ${a}\n${' '.repeat(column + 3)}${b}`,
      flow: () => `"${a}\n                                ${b}"`,
    }),
  ),
)

const literal: fc.Arbitrary<Piece> = fc
  .tuple(
    fc.array(fc.oneof(word, fc.constant('# no comment'), fc.constant('a: b'), fc.constant('')), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '-', '+'),
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom('', '\n', '\n\n'),
  )
  .map(([lines, chomp, step, blanks]) => {
    const body = ['first', ...lines, 'last'].join('\n')
    const data = chomp === '-' ? body : chomp === '' ? `${body}\n` : `${body}\n${blanks}`
    return {
      data,
      block: (column: number) =>
        ` |${chomp}\n${body
          .split('\n')
          .map((line) => (line === '' ? '' : ' '.repeat(column + step) + line))
          .join('\n')}${blanks}`,
      flow: () => JSON.stringify(data),
    }
  })

const keys = (max: number) =>
  fc.uniqueArray(fc.constantFrom('id', 'title', 'due', 'log', 'note', 'source', 'by', 'odd key', 'año', 'x-1'), { minLength: 1, maxLength: max })
const keyOf = (key: string, style: number) => (style === 0 ? JSON.stringify(key) : style === 1 ? single(key) : key)
const comments = fc.constantFrom('', '', '', '# a comment\n', '\n', '\n# “one”: two\n\n', '#\n')

const { value: anyValue } = fc.letrec<{ value: Piece; list: Piece; map: Piece; flowList: Piece; flowMap: Piece }>((tie) => ({
  value: fc.oneof({ maxDepth: 3, withCrossShrink: true }, scalar, literal, tie('list'), tie('map'), tie('flowList'), tie('flowMap')),
  list: fc
    .tuple(
      fc.array(tie('value'), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 2 }),
      fc.array(comments, { minLength: 4, maxLength: 4 }),
    )
    .map(
      ([items, step, gap, notes]): Piece => ({
        data: items.map(({ data }) => data),
        block: (column) =>
          items
            .map((item, index) => {
              const pad = ' '.repeat(column + step)
              const inner = item.block(column + step)
              const note = (notes[index] ?? '').replace(/^#/gm, `${pad}#`)
              return `\n${note}${pad}-${inner.startsWith(' ') ? ' '.repeat(gap) + inner.slice(1) : inner}`
            })
            .join(''),
        flow: () => `[${items.map((item) => item.flow()).join(', ')}]`,
      }),
    ),
  map: fc.tuple(keys(3), fc.array(tie('value'), { minLength: 3, maxLength: 3 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 5 }), comments).map(
    ([names, values, step, style, note]): Piece => ({
      data: Object.fromEntries(names.map((name, index) => [name, values[index]?.data])),
      block: (column) =>
        names
          .map(
            (name, index) =>
              `\n${index === 0 ? '' : note.replace(/^#/gm, `${' '.repeat(column + step)}#`)}${' '.repeat(column + step)}${keyOf(name, style)}:${values[index]?.block(column + step)}`,
          )
          .join(''),
      flow: () => `{${names.map((name, index) => `${keyOf(name, style)}: ${values[index]?.flow()}`).join(',')}}`,
    }),
  ),
  flowList: fc
    .tuple(fc.array(tie('value'), { maxLength: 4 }), fc.constantFrom('', ' '), fc.boolean(), fc.boolean())
    .map(([items, space, isLong, trailing]): Piece => {
      const print = (gap: string) => `[${space}${items.map((item) => item.flow()).join(`,${gap}`)}${trailing && items.length > 0 ? ',' : ''}${space}]`
      return { data: items.map(({ data }) => data), block: (column) => ` ${print(isLong ? `\n${' '.repeat(column + 4)}` : ' ')}`, flow: () => print(' ') }
    }),
  flowMap: fc.tuple(keys(3), fc.array(tie('value'), { minLength: 3, maxLength: 3 }), fc.constantFrom('', ' ')).map(([names, values, space]): Piece => {
    const printed = `{${space}${names.map((name, index) => `${keyOf(name, 2)}: ${values[index]?.flow()}`).join(', ')}${space}}`
    return same(Object.fromEntries(names.map((name, index) => [name, values[index]?.data])), printed)
  }),
}))

/** The data of a file, with comments and blank lines between its keys, with LF or CR LF, with or without the last line end. */
export const written: fc.Arbitrary<Written> = fc
  .tuple(
    keys(6),
    fc.array(anyValue, { minLength: 6, maxLength: 6 }),
    fc.array(comments, { minLength: 7, maxLength: 7 }),
    fc.boolean(),
    fc.boolean(),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([names, values, notes, isCrlf, hasEnd, style]) => {
    const body = names.map((name, index) => `${notes[index]}${keyOf(name, style)}:${values[index]?.block(0)}\n`).join('') + notes[6]
    const lines = hasEnd ? body : body.replace(/\n+$/, '')
    const text = isCrlf ? lines.replaceAll('\n', '\r\n') : lines
    // The blank lines behind a `|+` are part of it, so the reader says what the data are.
    return { text, data: readYaml(text).parts?.data as Record<string, unknown> }
  })

/** A value to put in: what a command may set. */
export const newValue: fc.Arbitrary<unknown> = fc.oneof(
  hard,
  word,
  fc.integer(),
  fc.boolean(),
  fc.constant('two\nlines'),
  fc.constant('two\nlines\n'),
  fc.constant('  odd\n\tlines \n\n'),
  fc.array(word, { maxLength: 3 }),
  fc.array(fc.record({ date: fc.constant('2031-04-02'), status: word, note: hard }), { maxLength: 2 }),
  fc.record({ en: word, es: hard }),
)
