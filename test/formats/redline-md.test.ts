// A redline in Markdown, read back by the reference parser of CommonMark: what is struck was taken out, what is strong was put in.
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { redlineBlocks } from '../../src/formats/redline-md.ts'
import { redline } from '../../src/wording/redline.ts'
import { cases } from '../wording/redline-cases.ts'

const strong = (node: Nodes): string[] =>
  node.type === 'strong' ? [words(node)] : 'children' in node ? node.children.flatMap((child) => strong(child as Nodes)) : []
const words = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map((child) => words(child as Nodes)).join('') : ''
const read = (before: string, after: string) => fromMarkdown(redlineBlocks(redline(before, after), 'en').join('\n\n'))

test('a sentence that is put in or taken out is strong or struck, with its full stop', () => {
  const both = redlineBlocks(redline('One.\n\nTwo boats sail.', 'One.\n\nThe boats carry lights (at night).\n\nTwo boats sail.'), 'en')[0]
  expect(both).toContain('> **The boats carry lights (at night).**')
  expect(redlineBlocks(redline('One.\n\nTwo boats sail.', 'One.'), 'en')[0]).toContain('> ~~Two boats sail.~~')
})

test('a comma between letters keeps its own signs, which Markdown would not see otherwise', () => {
  expect(redlineBlocks(redline('By night, two boats sail.', 'By night two boats sail.'), 'en')[0]).toBe(
    '> By night~~,~~ two boats sail.'.replace('~~,~~', '\\[-,-\\]'),
  )
})

test.each(cases)('$title', ({ before, after }) => {
  const blocks = redline(before, after)
  const seen = strong(read(before, after)).map((each) => each.replace(/\s+/g, ' '))
  const put = blocks
    .flatMap(({ parts }) => parts)
    .filter(({ type }) => type === 'ins' || type === 'move-to')
    .map(({ text }) => text.replace(/\s+/g, ' ').trim())
  for (const each of seen) expect(put).toContain(each)
  expect(words(read(before, after))).not.toContain('**')
})
