// What is printed at once is what the HTML printer prints.
import * as fc from 'fast-check'
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { type Node, element, words } from '../../src/formats/html-page.ts'
import { printHtml } from '../../src/formats/html-print.ts'

fc.configureGlobal({ seed: 2031 })

const text = fc.oneof(
  fc.constantFrom('Every lake', '', ' ', 'a < b & c', '"quoted" ‘too’', "it's `so`", '&amp; &#38;', '<script>', 'ñ – ☃ 😀', '\u0000\ud800'),
  fc.string(),
)
const properties = fc.dictionary(
  fc.constantFrom('id', 'className', 'href', 'rel', 'role', 'scope', 'title', 'dateTime', 'ariaLabel', 'dataRef', 'dataLabel', 'lang', 'dataOther', 'hidden'),
  fc.oneof(text, fc.constant(undefined), fc.constant(true), fc.array(fc.constantFrom('one', 'two'), { minLength: 1 })),
)
const names = ['p', 'a', 'li', 'ol', 'td', 'blockquote', 'section', 'br', 'hr', 'svg', 'img', 'template', 'h2']
const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text.map(words),
    text.map((value): Node => ({ type: 'raw', value })),
    fc
      .tuple(fc.constantFrom(...names), properties, fc.array(tie('node'), { maxLength: 3 }), fc.option(fc.integer({ min: 0, max: 30 })))
      .map(([name, given, children, start]) => element(name, start === null ? given : { ...given, start }, children)),
  ),
}))

test('any elements, attributes and words', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
      expect(printHtml(nodes)).toBe(toHtml(nodes as ElementContent[], { allowDangerousHtml: true }))
    }),
    { numRuns: 3000 },
  )
})
