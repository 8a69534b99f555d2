// A document as plain Markdown: what a forge shows, read back by a Markdown parser.
import * as fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Nodes, Root } from 'mdast'
import { describe, expect, test, vi } from 'vitest'
import { documentMarkdown, toPlainMarkdown } from '../../src/formats/markdown.ts'
import { plainBlock } from '../../src/formats/markdown-lines.ts'
import { parseDocument } from '../../src/formats/parse-document.ts'
import { hostile, hostileWords, longWord, oneLine, passages, wholeDialect } from './document-sample.ts'

fc.configureGlobal({ seed: 2031 })

const read = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfmTable(), gfmFootnote()], mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()] })

const nodes = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(nodes) : [])]
const words = (node: Nodes): string =>
  'children' in node
    ? node.children.map(words).join(['paragraph', 'heading', 'tableCell', 'strong', 'emphasis', 'link'].includes(node.type) ? '' : '\n')
    : node.type === 'break'
      ? ' '
      : 'value' in node
        ? node.value
        : ''

test.each(passages)('holds: %s', (passage) => {
  expect(oneLine(words(read(toPlainMarkdown(wholeDialect))))).toContain(passage)
})

test('changes, tones and bars say it in signs', () => {
  expect(toPlainMarkdown('every :del[tenth]:ins[seventh]{by="B"} day :late[late] :soon[soon] :bar[1 of 2]{value=1 of=2} a~~b\n\n:::deleted\nGone.\n:::')).toBe(
    'every ~~tenth~~**{+seventh+}** day **late** soon █████░░░░░ a\\~\\~b\n\n~~Gone.~~\n',
  )
})

test('contents link to the headings as forges name them, repeated ones numbered', () => {
  expect(toPlainMarkdown('::contents\n\n# One: *a* `b`\n\n## Año 2031\n\n# Two\n\n# One a b')).toBe(
    '- [One: a b](#one-a-b)\n  - [Año 2031](#año-2031)\n- [Two](#two)\n- [One a b](#one-a-b-1)\n\n# One: _a_ `b`\n\n## Año 2031\n\n# Two\n\n# One a b\n',
  )
})

test('a provision is a quotation that links can lead to, and footnotes stay', () => {
  expect(toPlainMarkdown(':::provision{#p-1 ref="AGR-2031-001#1"}\nAdopted[^n].\n:::\n\n[go](#p-1)\n\n[^n]: Source.')).toBe(
    '<a id="p-1"></a>\n\n> Adopted[^1].\n\n[go](#p-1)\n\n[^1]: Source.\n',
  )
})

describe('hostile text', () => {
  const root = read(toPlainMarkdown(hostile))

  test('is text: no tag, no link but to the web', () => {
    const all = nodes(root)
    expect(all.filter(({ type }) => type === 'html')).toEqual([])
    expect(all.flatMap((node) => (node.type === 'link' ? [node.url] : []))).toEqual(['https://tracker.example/p.png'])
    expect(all.filter(({ type }) => type === 'image')).toEqual([])
  })

  test('loses nothing', () => {
    const text = oneLine(words(root))
    for (const each of [...hostileWords, longWord]) expect(text).toContain(each)
  })
})

const bits = [
  'Every lake',
  ' ',
  '12',
  '1.',
  '1)',
  '(a)',
  '-',
  '- ',
  '#',
  ' # ',
  '.',
  '!',
  '“',
  '»',
  '\\*',
  '\\_',
  '\\[x\\]',
  '**b**',
  '**b.**',
  '_e_',
  '_(e)_',
  ':id[AGR-1#2]',
  ':late[3 x]',
  '[^a]',
  '`c`',
  'ñandú',
  '\\\n',
  '\n',
  '[l](https://a.example)',
  '|',
  '~',
  '&amp;',
  '\\&',
  '\\:x',
  '$',
]
const source = fc
  .array(
    fc
      .tuple(fc.constantFrom('', '', '', '## ', '- ', '1. ', '> '), fc.array(fc.constantFrom(...bits), { maxLength: 7 }))
      .map(([start, own]) => start + own.join('')),
    { maxLength: 4 },
  )
  .map((blocks) => `${blocks.join('\n\n')}\n\n[^a]: Note :id[x] y.\n`)

/** The letters, figures and signs of a tree, without white space. */
function written(tree: unknown): string {
  const texts: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each)
    else if (typeof node === 'object' && node !== null) {
      const { value } = node as { value?: unknown }
      if (typeof value === 'string') texts.push(value)
      for (const each of Object.values(node)) if (typeof each === 'object') visit(each)
    }
  }
  visit(tree)
  return texts.join('').replace(/\s/g, '')
}

test('no sign is lost or becomes a mark when a document is printed and read again', () => {
  fc.assert(
    fc.property(source, (markdown) => {
      const { blocks, notes } = parseDocument(markdown)
      expect(written(read(toPlainMarkdown(markdown)))).toBe(written([blocks, notes]))
    }),
    { numRuns: 500 },
  )
})

test('plain blocks are printed at once as the printer of Markdown prints them', async () => {
  const words = fc.constantFrom(
    'Every lake is patrolled.',
    'Meeting: the seventh; 1 boat',
    '2031 is the year',
    '1. is no list',
    '- nor this',
    'a]: b',
    'http://lakes.example: one',
    'Ends with a hash #',
    '“Cada lago” – se patrulla',
    '**Strong:** :id[AGR-1\\#2], _(repealed)_.',
    'Two[^a]: notes[^b]',
    'a \\* b',
    '\\# none',
    ':late[Late] or :soon[soon]',
    'x~y',
    '_Repealed_ rule of **1999**',
  )
  const list = fc
    .tuple(fc.array(words, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\n\n'), fc.constantFrom('- ', '1. ', '7) ', '2. '))
    .map(([items, gap, sign]) => items.map((item) => sign + item).join(gap))
  const table = fc
    .array(fc.tuple(words, fc.oneof(words, fc.constant(''))), { minLength: 1, maxLength: 3 })
    .map((rows) => `| A | ${rows.length > 1 ? 'B: c' : ''} |\n|-|-:|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`)
  const flow = fc.array(fc.oneof(words, list), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n\n'))
  const container = fc
    .tuple(fc.constantFrom('provision{#p-1 ref="AGR-1"}', 'editorial', 'cover', 'deleted', 'provision{#p-2}'), flow)
    .map(([name, inside]) => `:::${name}\n${inside}\n:::`)
  const quote = flow.map((inside) => inside.replace(/^/gm, '> '))
  const heading = fc.tuple(words, fc.integer({ min: 1, max: 6 })).map(([text, depth]) => `${'#'.repeat(depth)} ${text}`)
  const source = fc.array(fc.oneof(flow, table, container, quote, heading, fc.constant('::contents'), fc.constant('---')), { minLength: 1, maxLength: 6 })
  const notes = fc.tuple(words, words, flow)
  let plain = 0
  // The same module without its short ways.
  vi.doMock('../../src/formats/markdown-lines.ts', () => ({ plainBlock: () => undefined, plainLine: () => undefined }))
  vi.resetModules()
  const slow = await import('../../src/formats/markdown.ts')
  fc.assert(
    fc.property(source, notes, (blocks, [a, b, c]) => {
      const document = parseDocument(`${blocks.join('\n\n')}\n\n[^a]: ${a}\n\n[^b]: ${b}\n\n[^c]: ${c}\n`)
      expect(documentMarkdown(document)).toBe(slow.documentMarkdown(document))
      plain += document.blocks.filter((block) => plainBlock(block) !== undefined).length
    }),
    { numRuns: 500 },
  )
  expect(plain).toBeGreaterThan(300)
})
