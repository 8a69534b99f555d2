// The dialect: what each mark becomes in the tree, that nothing else is taken for one, and that long documents are read as short ones.
import * as fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { type Block, type Inline, plainText } from '../../src/formats/document.ts'
import { parseDocument, withoutDirectives } from '../../src/formats/parse-document.ts'
import { splitDocument } from '../../src/formats/split-document.ts'
import { oneLine, wholeDialect } from './document-sample.ts'

fc.configureGlobal({ seed: 2031 })

const inline = (markdown: string): readonly Inline[] => {
  const [block] = parseDocument(markdown).blocks
  if (block?.type !== 'paragraph') throw new Error(`no paragraph in ${markdown}`)
  return block.children
}
const text = (value: string) => [{ type: 'text', value }]

/** Every word of a tree, in order. */
const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.type === 'list') return block.items.map(wordsOf).join(' ')
      if (block.type === 'table') return [...(block.head ? [block.head] : []), ...block.rows].flat().map(plainText).join(' ')
      if (block.type === 'paragraph' || block.type === 'heading') return plainText(block.children)
      if (block.type === 'code') return block.value
      return 'children' in block ? wordsOf(block.children) : ''
    })
    .join(' ')

describe('text directives', () => {
  test.each([
    'Note:text',
    '10:30',
    'e.g.:this',
    'Nota:así',
    'a lone :late',
    ':bar[2 of 7]',
    ':unknown[words]{a="b" c=d}',
    'see https://lakes.example:8080/a:b',
    ':ins',
    'x:del{by="A"}',
  ])('%s stays text', (source) => {
    expect(inline(source)).toEqual(text(source))
  })

  test('an unknown one keeps the marks within its words', () => {
    expect(inline('so :unknown[with *words*]{a="b"} is')).toEqual([
      { type: 'text', value: 'so :unknown[with ' },
      { type: 'emphasis', children: text('words') },
      { type: 'text', value: ']{a="b"} is' },
    ])
  })

  test('tones, bars and changes', () => {
    expect(inline(':late[1 day] :bar[2 of 7]{value=2 of=7} :ins[in]{by="Bravia" date="2031-03-04"}:del[out]{date="yesterday"}')).toEqual([
      { type: 'tone', tone: 'late', children: text('1 day') },
      ...text(' '),
      { type: 'bar', share: 2 / 7, label: '2 of 7' },
      ...text(' '),
      { type: 'change', change: { kind: 'ins', by: 'Bravia', date: '2031-03-04', move: undefined }, children: text('in') },
      { type: 'change', change: { kind: 'del', by: undefined, date: undefined, move: undefined }, children: text('out') },
    ])
  })
})

describe('links', () => {
  test.each([
    ['[a](https://lakes.example/x?y=1&z)', [{ type: 'link', url: 'https://lakes.example/x?y=1&z', children: text('a') }]],
    ['[a](mailto:sec@lakes.example)', [{ type: 'link', url: 'mailto:sec@lakes.example', children: text('a') }]],
    ['[a](https://lakes.example/%22%3E"<)', [{ type: 'link', url: 'https://lakes.example/%22%3E%22%3C', children: text('a') }]],
    ['[a](javascript:alert%281%29)', text('a')],
    ['[a](//lakes.example)', text('a')],
    ['[a](#nowhere)', text('a')],
    ['![a picture](https://lakes.example/p.png)', [{ type: 'link', url: 'https://lakes.example/p.png', children: text('a picture') }]],
    ['![a picture](file:///p.png)', text('a picture')],
    ['<https://lakes.example>', [{ type: 'link', url: 'https://lakes.example', children: text('https://lakes.example') }]],
  ])('%s', (source, expected) => {
    expect(inline(source)).toEqual(expected)
  })

  test('lead to the first block with the id', () => {
    const { blocks } = parseDocument(':::provision{#p-1}\none\n:::\n\n:::editorial{#p-1}\ntwo\n:::\n\n[go](#p-1) [x][y]\n\n[y]: https://lakes.example')
    expect(blocks.map((block) => ('id' in block ? block.id : undefined))).toEqual(['p-1', undefined, undefined])
    expect(blocks[2]).toEqual({
      type: 'paragraph',
      children: [{ type: 'jump', to: 'p-1', children: text('go') }, ...text(' '), { type: 'link', url: 'https://lakes.example', children: text('x') }],
    })
  })
})

test('tags are text, and what steers a screen is made visible', () => {
  expect(inline('<b onclick="x">a</b> \u001b[31m \u202e \ud800 b\tc')).toEqual(text('<b onclick="x">a</b> \\u001b[31m \\u202e \ufffd b c'))
  expect(parseDocument('<script>\nalert(1)\n</script>').blocks).toEqual([{ type: 'paragraph', children: text('<script> alert(1) </script>') }])
})

describe('footnotes', () => {
  test('are numbered in the order of reading, known again, and hold no notes of their own', () => {
    const { blocks, notes } = parseDocument('b[^b] a[^a] b[^b] none[^c]\n\n[^a]: first see[^b]\n\n[^b]: second')
    expect(blocks).toEqual([
      {
        type: 'paragraph',
        children: [
          ...text('b'),
          { type: 'note', number: 1, again: false },
          ...text(' a'),
          { type: 'note', number: 2, again: false },
          ...text(' b'),
          { type: 'note', number: 1, again: true },
          ...text(' none[^c]'),
        ],
      },
    ])
    expect(notes).toEqual([[{ type: 'paragraph', children: text('second') }], [{ type: 'paragraph', children: text('first see[^b]') }]])
  })

  test('that nothing refers to stay where they are', () => {
    expect(parseDocument('[^u]: see[^v]\n\n[^v]: other').blocks).toEqual([
      { type: 'paragraph', children: text('[^u]: see[^v]') },
      { type: 'paragraph', children: text('[^v]: other') },
    ])
  })
})

describe('the outline', () => {
  const outline = (markdown: string) =>
    parseDocument(markdown)
      .blocks.flatMap((block) => (block.type === 'cover' ? block.children : [block]))
      .flatMap((block) => (block.type === 'heading' ? [[plainText(block.children), block.level, block.outlined]] : []))

  test('begins below a title that stands alone', () => {
    expect(outline('# T\n\n## A\n\n#### B\n\n## C')).toEqual([
      ['T', 0, true],
      ['A', 1, true],
      ['B', 2, true],
      ['C', 1, true],
    ])
    expect(outline('# A\n\n# B\n\n### C')).toEqual([
      ['A', 1, true],
      ['B', 1, true],
      ['C', 2, true],
    ])
    expect(outline(':::cover\n# T\n\n## S\n:::\n\n# A')).toEqual([
      ['T', 0, true],
      ['S', 0, true],
      ['A', 1, true],
    ])
  })

  test('is listed by the first contents, without their own heading, to depth 3', () => {
    const { blocks } = parseDocument('# Before\n\n## Contents\n\n::contents\n\n# One *x*[^n]\n\n## Two\n\n### Three\n\n#### Four\n\n::contents\n\n[^n]: n')
    expect(blocks.find(({ type }) => type === 'contents')).toEqual({
      type: 'contents',
      entries: [
        { id: 'section-3', text: 'One x', level: 1 },
        { id: 'section-4', text: 'Two', level: 2 },
        { id: 'section-5', text: 'Three', level: 3 },
      ],
    })
    expect(blocks.filter(({ type }) => type === 'contents')).toHaveLength(1)
    expect(blocks.at(-1)).toEqual({ type: 'paragraph', children: text('::contents') })
  })
})

test('however deep, every word is kept', () => {
  for (const deep of [
    `${'>'.repeat(4000)} word`,
    `${'*a '.repeat(300)}word${'*'.repeat(300)}`,
    `${':x['.repeat(300)}word${']'.repeat(300)}`,
    Array.from({ length: 60 }, (_, depth) => `${' '.repeat(2 * depth)}- word`).join('\n'),
  ])
    expect(wordsOf(parseDocument(deep).blocks)).toContain('word')
})

describe('a long document', () => {
  const plain = fc.constantFrom(
    ...[
      '# Heading[^a]',
      '## Second',
      'Words of a paragraph: and more,\nover two lines.',
      'See[^a] and[^b] and[^none].',
      ':::provision{#p}\nText[^b]\n:::',
      '::::editorial\n:::provision{#q}\nIn it.\n:::\n::::',
    ],
    ...[
      '- one\n- two\n\n  more of two',
      '1. one\n2. two',
      '[^a]: Note a.',
      '[^b]: Note b.\n\n    More of b.',
      '| a | b |\n|-|-|\n| [^a] | :late[x] |',
      '> quote\n> # inside',
      ':::inserted{by="A"}\n# In a change\n:::',
    ],
    ...['::pagebreak', '::contents', 'word '.repeat(300), '[p](#p) [q](#q)', '***', '    code', '![x][^a]'],
  )
  const odd = fc.constantFrom(
    ':::unclosed',
    ':::',
    '::: bad',
    'Text\n:::provision\nx\n:::',
    ':::provision{#r}\n[^a]: in a container\n:::',
    '-\n:::',
    '- item\n:::provision\nx\n:::',
    ' [^b]: set in',
    '````',
  )
  const sources = fc.tuple(fc.array(plain, { minLength: 40, maxLength: 120 }), fc.array(fc.tuple(odd, fc.nat()), { maxLength: 1 })).map(([chosen, oddOnes]) => {
    const pieces = [...chosen]
    for (const [piece, place] of oddOnes) pieces.splice(place % pieces.length, 0, piece)
    return pieces.join('\n\n')
  })

  test('is cut into parts that read as the whole', () => {
    let cut = 0
    fc.assert(
      fc.property(sources, (source) => {
        if (splitDocument(source).length > 1) cut++
        // A link target binds the whole document together, so that it is parsed at once.
        expect(parseDocument(source)).toEqual(parseDocument(`[target]: https://lakes.example\n\n${source}`))
      }),
      { numRuns: 60 },
    )
    expect(cut).toBeGreaterThan(10)
  })

  test('is cut at headings, containers and notes, never within one', () => {
    const provision = `::::provision{#p}\n${'word '.repeat(300)}\n\n# Not a place to cut\n\n:::inserted\nx\n:::\n::::\n`
    const parts = splitDocument(Array.from({ length: 30 }, () => provision).join('\n'))
    expect(parts.length).toBeGreaterThan(3)
    for (const { source } of parts) expect(source.startsWith('::::provision')).toBe(true)
    expect(parts.map(({ source }) => source).join('')).toBe(Array.from({ length: 30 }, () => provision).join('\n'))
  })

  test('with a fence is not cut', () => {
    expect(splitDocument(`\`\`\`\n# code\n\`\`\`\n\n${'# Heading\n\nwords\n\n'.repeat(2000)}`)).toHaveLength(1)
  })
})

describe('Markdown from elsewhere', () => {
  const literal = { disable: { null: ['htmlFlow', 'htmlText'] } }
  const plainly = (node: Nodes): string => {
    if ('children' in node)
      return node.children
        .map(plainly)
        .join(
          node.type === 'paragraph' ||
            node.type === 'heading' ||
            node.type === 'link' ||
            node.type === 'strong' ||
            node.type === 'emphasis' ||
            node.type === 'tableCell'
            ? ''
            : ' ',
        )
    return node.type === 'break' ? ' ' : 'value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : ''
  }
  const squeezed = (value: string): string => value.replace(/\s+/g, '')

  test.each([
    ':::cover\n# A\n:::',
    '::contents',
    'text :late[x] and :del[y]{by="z"}',
    '<mailto:a@lakes.example> a:b',
    'escaped \\:late[x]',
    'see[^a]',
    '| :bar[a]{of=2} | b |\n|-|-|\n| :ins[c \\| d] | e |',
    '`:late[x]` and <b :late[x]>',
  ])('%s shows as CommonMark shows it', (source) => {
    expect(squeezed(wordsOf(parseDocument(withoutDirectives(source)).blocks))).toBe(
      squeezed(plainly(fromMarkdown(source, { extensions: [gfmTable(), literal], mdastExtensions: [gfmTableFromMarkdown()] }))),
    )
  })

  test('whatever it holds', () => {
    const bit = fc.constantFrom(
      ':late[',
      ':',
      '::',
      ':::note',
      ']',
      '{a=b}',
      '[^a]',
      'word',
      ' ',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '> ',
      '*',
      '`',
      '\\',
      '|',
      '#',
      ' :ins[x]',
      'é:ñ',
      '<b>',
      '&colon;late[x]',
    )
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 30 }), (bits) => {
        const source = bits.join('')
        fc.pre(!source.includes('[^a]:'))
        const expected = plainly(fromMarkdown(source, { extensions: [gfmTable(), literal], mdastExtensions: [gfmTableFromMarkdown()] }))
        expect(squeezed(wordsOf(parseDocument(withoutDirectives(source)).blocks))).toBe(squeezed(expected))
      }),
      { numRuns: 2000 },
    )
  })
})

test('the whole dialect in one document', () => {
  const { blocks, notes } = parseDocument(wholeDialect)
  const types = (list: readonly Block[]): string[] =>
    list.flatMap((block) => [block.type, ...('children' in block && block.type !== 'paragraph' && block.type !== 'heading' ? types(block.children) : [])])
  expect([...new Set(types(blocks))].sort()).toEqual([
    'changed',
    'chart',
    'code',
    'contents',
    'cover',
    'editorial',
    'heading',
    'list',
    'pagebreak',
    'paragraph',
    'provision',
    'quote',
    'rule',
    'table',
  ])
  expect(notes.map((note) => oneLine(wordsOf(note)).slice(0, 30))).toEqual(['The edition is named after its', 'Agreement AGR-2031-001 “Joint '])
})
