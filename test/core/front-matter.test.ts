// Front matter: what gray-matter and YAML 1.1 would do to a record, held off; and the fast reader held to `yaml`.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { maxFrontMatter, readMarkdown, readYaml } from '../../src/core/front-matter.ts'

fc.configureGlobal({ seed: 2016 })

describe('readMarkdown', () => {
  test('takes data and body apart', () => {
    expect(readMarkdown('---\nid: FU-2031-001\ntitle: Send the list\n---\n\nA note.\n')).toEqual({
      parts: { data: { id: 'FU-2031-001', title: 'Send the list' }, body: '\nA note.\n', bodyLine: 5 },
    })
    expect(readMarkdown('---\nid: A\n---')).toEqual({ parts: { data: { id: 'A' }, body: '', bodyLine: 3 } })
  })

  test('evaluates nothing: only a first line that is exactly --- opens front matter', () => {
    const run = '\n(globalThis.wasRun = true)\n---\nbody'
    for (const fence of [
      '---js',
      '---javascript',
      '---JS',
      '---JavaScript',
      '---json',
      '---coffee',
      '---toml',
      '---yaml',
      '--- js',
      '--- ',
      '----',
      '\n---',
      ' ---',
      '+++',
    ])
      expect(readMarkdown(fence + run).fault, fence).toMatchObject({ reason: 'no-front-matter', line: 1 })
    expect(globalThis).not.toHaveProperty('wasRun')
  })

  test('a body that begins like front matter of another language stays text', () => {
    for (const body of ['---js\nprocess.exit(9)\n---\n', '---json\n{"a": 1}\n---\n', '---\na: 1\n---\n', '\n---\n', '~~~\n---x\n'])
      expect(readMarkdown(`---\nid: A\n---\n${body}`).parts).toMatchObject({ data: { id: 'A' }, body })
  })

  test('gives every body back as it stands', () => {
    const pieces = fc.constantFrom('---', '---js', '--', '\n', '\r\n', ' ', 'a', '# A', '---\n', '\ufeff', '\0', '…', '```')
    fc.assert(
      fc.property(fc.array(pieces), fc.constantFrom('\n', '\r\n'), (parts, end) => {
        const body = parts.join('')
        const text = `---${end}id: A${end}---${end}${body}`
        expect(readMarkdown(text).parts).toEqual({ data: { id: 'A' }, body, bodyLine: 4 })
      }),
    )
  })

  test('a line that only begins with --- is a fault and cuts nothing off', () => {
    expect(readMarkdown('---\nid: A\nnote: |\n  one\n---x\ndue: 2031-03-10\n---\n').fault).toMatchObject({ reason: 'fence', line: 5 })
    expect(readMarkdown('---\nid: A\n--- \n').fault).toMatchObject({ reason: 'fence', line: 3 })
    expect(readMarkdown('---\nid: A\nnote: |\n  ---x\n---\nbody').parts?.data).toEqual({ id: 'A', note: '---x\n' })
  })

  test('front matter that is not closed is a fault', () => {
    expect(readMarkdown('---\nid: A\n').fault).toEqual({ reason: 'open-front-matter', line: 1, column: 1 })
    expect(readMarkdown('').fault).toMatchObject({ reason: 'no-front-matter' })
  })

  test('reads Windows line ends', () => {
    expect(readMarkdown('---\r\nid: A\r\ntitle: B\r\n---\r\nBody\r\n')).toEqual({ parts: { data: { id: 'A', title: 'B' }, body: 'Body\r\n', bodyLine: 5 } })
  })

  test('no data is shared between two readings of one text, and a fault stays a fault', () => {
    const text = '---\nid: A\ntopics: [T]\n---\n'
    const [first, second] = [readMarkdown(text), readMarkdown(text)]
    expect(first).toEqual(second)
    expect(first.parts?.data.topics).not.toBe(second.parts?.data.topics)
    const broken = '---\nid: [A\n---\n'
    expect(readMarkdown(broken).fault).toEqual(readMarkdown(broken).fault)
    expect(readMarkdown(broken).fault).toMatchObject({ reason: 'yaml' })
  })

  test('lines of faults are those of the file', () => {
    expect(readMarkdown('---\nid: A\nid: B\n---\n').fault).toMatchObject({ reason: 'key', line: 3, column: 1 })
    expect(readMarkdown('---\nid: A\nby: *a\n---\n').fault).toMatchObject({ reason: 'alias', line: 3, column: 5, detail: '*a' })
    expect(readYaml('id: A\nid: B\n').fault).toMatchObject({ reason: 'key', line: 2 })
  })
})

describe('readYaml', () => {
  const read = (source: string) => readYaml(source).parts?.data

  test('is YAML 1.2: what looks like a date, a time, an octal or a yes stays what was written', () => {
    expect(read('a: 2016-03-04\nb: 1:30\nc: yes\nd: no\ne: on\nf: 1_000\ng: 0b11\nh: 2016-03-04T10:00:00Z\ni: "="')).toEqual({
      a: '2016-03-04',
      b: '1:30',
      c: 'yes',
      d: 'no',
      e: 'on',
      f: '1_000',
      g: '0b11',
      h: '2016-03-04T10:00:00Z',
      i: '=',
    })
    expect(read('a: 012\nb: 0o17\nc: 0x1F\nd: +3\ne: 1e3\nf: .5\ng: true\nh: ~\ni: NULL\nj:')).toEqual({
      a: 12,
      b: 15,
      c: 31,
      d: 3,
      e: 1000,
      f: 0.5,
      g: true,
      h: null,
      i: null,
      j: null,
    })
  })

  test.each([
    ['a: &x 1', 1, 4, '&x'],
    ['a: 1\nb: &x [1]\nc: [*x, *x]', 2, 4, '&x'],
    ['a: *x', 1, 4, '*x'],
    ['a: [1, *x]', 1, 8, '*x'],
    ['a: {b: *x}', 1, 8, '*x'],
    ['*x : 1', 1, 1, '*x'],
    ['? &x a\n: 1', 1, 3, '&x'],
    ['a:\n  - - &x b', 2, 7, '&x'],
    ['a: # why\n  &x b', 2, 3, '&x'],
    ['a: !!str 1', 1, 4, '!!str'],
    ['a: !!js/function x', 1, 4, '!!js/function'],
    ['a: !foo x', 1, 4, '!foo'],
    ['!foo\na: 1', 1, 1, '!foo'],
    ['<<: {a: 1}', 1, 1, '<<'],
    ['a:\n  << : {b: 1}', 2, 3, '<<'],
  ])('refuses anchors, aliases, tags and merge keys: %j', (source, line, column, detail) => {
    expect(readYaml(source).fault).toEqual({ reason: 'alias', line, column, detail })
  })

  test.each([
    ['a: Honey & co', 'Honey & co'],
    ['a: the theme, *Safe waters*, is new', 'the theme, *Safe waters*, is new'],
    ['a: see -- *this*', 'see -- *this*'],
    ['a: what! [&x]', 'what! [&x]'],
    ['a: one\n  *two* three', 'one *two* three'],
    ['a: "one\n  &two: x"', 'one &two: x'],
    ["a: 'it''s\n  - *x'", "it's - *x"],
    ['a: |\n  b: &x c\n  *d\n', 'b: &x c\n*d\n'],
    ['a: >- # !no\n  !b\n', '!b'],
    ['a: b # &x *y !z', 'b'],
    ['a: "<<"', '<<'],
    ['a: 1 << 2', '1 << 2'],
  ])('takes their signs inside a text for what they are: %j', (source, value) => {
    expect(read(source)).toEqual({ a: value })
  })

  test('an alias bomb is refused before it grows', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}*l${i}]`)
    expect(readYaml(['l0: &l0 [lol]', ...levels].join('\n')).fault).toMatchObject({ reason: 'alias', line: 1 })
  })

  test('__proto__ is a key like any other and changes no object', () => {
    const data = read('__proto__: {isAdmin: true}\nconstructor: x\n') ?? {}
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
    expect({ ...data }).not.toHaveProperty('isAdmin')
    expect({}).not.toHaveProperty('isAdmin')
  })

  test('what is no map is a fault', () => {
    for (const source of ['', '# nothing', '- a', 'a', '1', 'null', '[]']) expect(readYaml(source).fault, source).toMatchObject({ reason: 'not-a-map' })
  })

  test('a second document is a fault', () => {
    expect(readYaml('a: 1\n---\nb: 2\n').fault).toMatchObject({ reason: 'yaml' })
  })

  test('deep nesting is a fault, not a crash', () => {
    for (const source of [`a: ${'['.repeat(60_000)}`, '{a: '.repeat(15_000), '- '.repeat(30_000), '? '.repeat(30_000)])
      expect(readYaml(source).fault, source.slice(0, 8)).toMatchObject({ reason: 'yaml' })
  })

  test('more front matter than any record needs is refused, in both forms', () => {
    const large = `note: ${'x'.repeat(maxFrontMatter)}`
    expect(readYaml(large).fault).toMatchObject({ reason: 'long-front-matter' })
    expect(readMarkdown(`---\n${large}\n---\n`).fault).toMatchObject({ reason: 'long-front-matter' })
    expect(readMarkdown(`---\nid: A\n---\n${'x'.repeat(maxFrontMatter * 2)}`).parts?.data).toEqual({ id: 'A' })
  })

  test('blank lines and comments up to that size take no more than linear time', () => {
    const began = performance.now()
    for (const line of [' \n', '#\n', '# #\n', '\n']) readMarkdown(`---\na:\n${line.repeat(15_000)}  b\n---\n`)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  const tricky = fc.constantFrom(
    ...[
      '0b11',
      '012',
      '0o17',
      '0x1F',
      '-0x1F',
      '1_000',
      '1:30',
      '2016-03-04',
      'yes',
      'No',
      'on',
      'Null',
      '~',
      '.inf',
      '-.Inf',
      '.NaN',
      '1e3',
      '1.',
      '.5',
      '+1',
      '-0',
    ],
    ...[
      '=',
      '*x',
      '&x',
      '!x',
      '- a',
      'a: b',
      'a #b',
      '#',
      '"',
      "'",
      '|',
      '>',
      '%a',
      '@a',
      '`a',
      '{',
      '[',
      ', *a',
      'a\nb',
      ' a',
      'a ',
      '\t',
      'a\n\nb\n',
      '---',
      '...',
      '? a',
      ': b',
    ],
  )
  const words = fc
    .array(fc.constantFrom('one', '*two*', '&three', '!four', 'five,', '- six', 'seven:', '#8', '“nine”', '<<'), { maxLength: 40 })
    .map((each) => each.join(' '))
  const scalar = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    tricky,
    words,
  )
  const key = fc
    .oneof(fc.stringMatching(/^[a-z][a-z-]{0,8}$/), fc.string(), fc.constantFrom('__proto__', 'constructor', '0b1', 'null', '1', 'y'))
    .filter((name) => name !== '<<')
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(key, tie('value'), { maxKeys: 4 })),
  }))
  const style = fc.constantFrom(
    {},
    { lineWidth: 0 },
    { collectionStyle: 'flow' as const },
    { defaultStringType: 'QUOTE_SINGLE' as const },
    { defaultStringType: 'BLOCK_FOLDED' as const },
  )

  test('what yaml writes reads back the same through the fast reader and through yaml', () => {
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 5 }), style, (data, options) => {
        const source = stringify(data, { ...options, aliasDuplicateObjects: false })
        fc.pre(source.length <= maxFrontMatter)
        const theirs = parse(source, { maxAliasCount: 0 })
        expect(theirs).toEqual(data)
        expect(readYaml(source)).toEqual({ parts: { data: theirs, body: '', bodyLine: 1 } })
        expect(readMarkdown(`---\n${source}---\nBody`).parts).toMatchObject({ data: theirs, body: 'Body' })
      }),
      { numRuns: 1000 },
    )
  })
})

test.each(['%YAML 1.1\n---\na: no\n', '\n%YAML 1.1\n---\na: no\n', '# note\n\n  # more\n%TAG ! x\n---\na: 1\n', '\r\n%YAML 1.1\r\n---\r\na: 1\r\n'])(
  'a directive is refused at its line: %j',
  (text) => {
    const line = text.slice(0, text.indexOf('%')).split('\n').length
    expect(readYaml(text)).toEqual({ fault: { reason: 'directive', line, column: 1 } })
  },
)

test('what only looks like a directive is none', () => {
  expect(readYaml('a: |\n  x\n%\n').parts).toBeUndefined()
  expect(readYaml('a: 50%\nb: "%c"\n').parts?.data).toEqual({ a: '50%', b: '%c' })
})
