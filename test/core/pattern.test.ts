// A schema's regular expressions: the same answers as the engine's own, in time that grows with the text alone.
import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxPatternSize, readPattern } from '../../src/core/pattern.ts'
import { shippedSchemas } from '../../src/io/shipped.ts'

describe('readPattern', () => {
  it.each([
    ['^FU-[0-9]{4}-[0-9]{3,}$', 'FU-2031-001'],
    ['^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$', 'NGO-X1'],
    ['', ''],
    ['b|^a$', 'abc'],
    ['^(?:a|bc?){2,3}$', 'abcb'],
    ['^(?<word>\\w+) \\p{Lu}\\u{1f600}?$', 'año Ñ'],
    ['\\bwell\\b', 'the well.'],
    ['\\Bell', 'well'],
    ['^[^\\]a-c\\\\]+$', 'xyz]'],
    ['^.$', '\n'],
    ['^.$', '😀'],
    ['^[😀-😂]$', '😁'],
    ['^\\ud83d\\ude00$', '😀'],
    ['^a{0}$', ''],
    ['^(a?)*$', 'aaa'],
    ['^(|a)+$', 'aa'],
    ['x*?y+?$', 'xxyy'],
    ['^\\x41\\cJ\\t\\.\\/\\d\\D\\s\\S$', 'A\n\t./1a b'],
  ])('%s over %o answers as the engine does', (source, text) => {
    for (const each of [text, `${text}!`, `a${text}`, text.slice(1), '']) expect(readPattern(source).test(each), each).toBe(new RegExp(source, 'u').test(each))
  })

  it('answers as the engine does for any pattern of the forms that it reads', ({ task }) => {
    task.meta.times = 3000
    const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\b', '^', '$')
    const pattern = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        piece,
        fc.tuple(tie('node'), tie('node')).map(([x, y]) => `${x}${y}`),
        fc.tuple(tie('node'), tie('node')).map(([x, y]) => `(?:${x}|${y})`),
        fc.tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '*?')).map(([x, sign]) => `(?:${x})${sign}`),
      ),
    })).node as fc.Arbitrary<string>
    fc.assert(
      fc.property(pattern, fc.stringMatching(/^[ab \n]{0,6}$/), (source, text) => readPattern(source).test(text) === new RegExp(source, 'u').test(text)),
      { seed: 2031, numRuns: 3000 },
    )
  })

  it('reads every pattern that ships', () => {
    const sources = [...shippedSchemas().values()].flatMap((text) => [...text.matchAll(/"pattern": ("[^"]*")/g)].map((match) => JSON.parse(match[1] ?? '""')))
    expect(sources.length).toBeGreaterThan(20)
    for (const source of sources) expect(() => readPattern(source)).not.toThrow()
  })

  it.each(['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '^(\\w*\\s*)*$', '^(x+x+)+y$', '(a*)*b', '^([a-z]+)*\\d$'])(
    '%s ends for a text made to hold it up',
    (source) => {
      const begun = performance.now()
      expect(readPattern(source).test(`${'a'.repeat(20_000)}!`)).toBe(false)
      expect(performance.now() - begun).toBeLessThan(2_000)
    },
  )

  it.each([
    ['(', /Invalid regular expression/],
    ['a{2,1}', /Invalid regular expression/],
    ['^(?=a)b', /looks? ahead|look ahead or behind/],
    ['(?<!a)b', /look ahead or behind/],
    ['(a)\\1', /a reference back/],
    ['(?<x>a)\\k<x>', /a reference back/],
    [`a{${maxPatternSize + 1}}`, /too large/],
    ['(((a{60}){60}){60}){60}', /too large/],
    ['a'.repeat(maxPatternSize + 1), /too large/],
    [`${'('.repeat(60)}a${')'.repeat(60)}`, /more than 50 groups/],
  ])('%s is refused', (source, reason) => {
    expect(() => readPattern(source)).toThrow(reason)
  })
})
