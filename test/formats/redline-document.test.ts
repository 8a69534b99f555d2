// A redline inside a document: a list stays as tight as it was, and a table a table.
import { expect, test } from 'vitest'
import { redlineMarkdown } from '../../src/formats/redline-document.ts'
import { redline } from '../../src/wording/redline.ts'

const marked = (before: string, after: string): string => redlineMarkdown(redline(before, after))

test('words changed in a tight list leave it tight', () => {
  expect(marked('1. Each lake is patrolled once.\n2. By night, two boats.', '1. Each lake is patrolled twice.\n2. By night, two boats.')).toBe(
    '1. Each lake is patrolled :del[once]:ins[twice].\n2. By night, two boats.',
  )
})

test('a loose list stays loose', () => {
  expect(marked('- One lake.\n\n- Two boats sail.', '- One lake.\n\n- Two boats sink.')).toBe('- One lake.\n\n- Two boats :del[sail]:ins[sink].')
})

test('items put in one after the other are one insertion', () => {
  expect(marked('- One lake.\n- Two boats.', '- One lake.\n- Three oars each.\n- Four nets of twine.\n- Two boats.')).toBe(
    '- One lake.\n\n:::inserted\n- Three oars each.\n- Four nets of twine.\n:::\n\n- Two boats.',
  )
})

test('a row put into a table is marked cell by cell; a change does not reach over the border of a cell', () => {
  const table = (...rows: string[]) => ['| Lake | Boats |', '|-|-|', ...rows].join('\n')
  expect(marked(table('| Ald | 2 |', '| Cala | 4 |'), table('| Ald | 2 |', '| Brava pond | 9 |', '| Cala | 4 |'))).toBe(
    table('| Ald | 2 |', '| :ins[Brava pond] | :ins[9] |', '| Cala | 4 |'),
  )
})
