// What is said of YAML that cannot be read: the mistake itself, not the reader's view of it.
import { expect, test } from 'vitest'
import { foundIn } from './found-in.ts'

const path = 'records/topics/TOP-wells.yaml'

test.each([
  ['title: Wells: north\n', 1, 'The value holds a colon and a space'],
  ['list:\n  - Wells: north: deep\n', 2, 'The value holds a colon and a space'],
  ['title: "Wells" of the north\n', 1, 'Words follow the closing quote sign.'],
  ["title: 'it's'\n", 1, 'Words follow the closing quote sign.'],
  ['title: @wells\n', 1, 'A value cannot begin with “@”.'],
  ['title: `wells`\n', 1, 'A value cannot begin with “`”.'],
  ['topics: [A, B]]\n', 1, 'Something follows the closing bracket of a list.'],
  ['id: TOP-wells\n title: Wells\n', 2, 'The line is not indented like the others of its level.'],
  ['log:\n  - a\n id: 3\n', 3, 'The line is not indented like the others of its level.'],
  ['log:\n\t- a\n', 2, 'A tab stands where the line is indented.'],
  ['title: "Wells\nid: TOP-wells\n', 3, 'A text in quotes is opened above and never closed.'],
  ['topics: [A, B\n', 2, 'A list [ or a map is opened above and never closed.'],
  ['log: { date: 2031 status: x }\n', 1, 'Between two values of a list or map there must be one comma.'],
  ['title: "C:\\wells"\n', 1, 'In double quotes a backslash begins a code, and this is none.'],
  ['title: *wells\n', 1, '“*wells” is an anchor, an alias, a tag or a merge key'],
  ['id: TOP-wells\n---\ntitle: Wells\n', 1, 'A line “---” begins a second set of data in the same file.'],
  ['id: TOP-wells\nWells\ntype: issue\n', 3, 'This line is no “key: value”, and belongs to none above it.'],
  [`a: ${'['.repeat(2000)}\n`, 1, 'The data are nested too deep.'],
  ['%YAML 1.3\na: 1\n', 1, 'A line that begins with % asks for another YAML'],
  ['# Wells\n\n%YAML 1.1\n---\nid: TOP-wells\n', 3, 'A line that begins with % asks for another YAML'],
])('%j', async (text, line, said) => {
  const found = await foundIn('yaml', { [path]: text })
  expect(found).toHaveLength(1)
  expect(found[0]?.said.startsWith(said), found[0]?.said).toBe(true)
  expect(found[0]?.line).toBe(line)
})

test('a key given twice is named, where it stands the second time', async () => {
  const [found] = await foundIn('yaml', { [path]: 'id: TOP-wells\ntitle: Wells\n"id": TOP-wells\n' })
  expect(found).toMatchObject({ line: 3, said: 'The key “id” stands here a second time.' })
  const [inFlow] = await foundIn('yaml', { 'records/topics/TOP-wells.md': '---\nid: TOP-wells\npositions:\n  - { by: ALD, by: BRV }\n---\n' })
  expect(inFlow).toMatchObject({ line: 4, at: 'by', said: 'The key “by” stands here a second time.' })
})

test.each(['&a', '!!str', '!x'])('%s is refused', async (sign) => {
  const [found] = await foundIn('yaml', { [path]: `id: TOP-wells\ntitle: ${sign} Wells\n` })
  expect(found).toMatchObject({ line: 2, at: sign, said: `“${sign}” is an anchor, an alias, a tag or a merge key of YAML, which records do not use.` })
})

test('signs within a text are no anchors', async () => {
  expect(await foundIn('yaml', { [path]: 'id: TOP-wells\ntitle: Wells & springs *north*!\ntype: issue\nnote: |\n  &not an anchor\n' })).toEqual([])
})
