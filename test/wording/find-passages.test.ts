// Where words stand: the phrase, else all of its words; adopted texts first.
import { expect, test } from 'vitest'
import { findPassages } from '../../src/wording/find-passages.ts'
import { type Overlay, lakes } from '../lakes.ts'

const topic = (id: string, body: string): Overlay => ({ [`records/topics/${id}.md`]: `---\nid: ${id}\ntitle: X\ntype: issue\n---\n\n${body}\n` })
const overlay = { ...topic('TOP-x', 'Blue nets hang here.\n\n- Red buoys float.\n- Buoys that are red.'), ...topic('TOP-y', 'Nets hang here, in blue.') }
const found = async (words: string) =>
  findPassages(await lakes(overlay), words, [], 'en').map(({ record, place, where }) => `${record.id}#${place.join('.')} ${where}`)

test('a phrase stands in the smallest block that holds it', async () => {
  expect(await found('blue  NETS')).toEqual(['TOP-x#1 text'])
  expect(await found('red buoys')).toEqual(['TOP-x#2.1 text'])
})

test('where the phrase is nowhere, blocks with all of its words', async () => {
  expect(await found('hang blue nets')).toEqual(['TOP-x#1 text', 'TOP-y#1 text'])
  expect(await found('buoys, red!')).toEqual([])
  expect(await found('hang , blue')).toEqual(['TOP-x#1 text', 'TOP-y#1 text'])
})

test('nothing and marks alone stand nowhere', async () => {
  for (const words of ['', '   ', '?? !!', '— …']) expect(await found(words)).toEqual([])
})

test('adopted texts come first', async () => {
  const where = (await found('patrols')).map((each) => each.split(' ')[1])
  expect(where.length).toBeGreaterThan(1)
  expect(
    [...where].sort(
      (a = '', b = '') =>
        ['adopted', 'compiled', 'draft', 'proposal', 'minutes', 'text'].indexOf(a) - ['adopted', 'compiled', 'draft', 'proposal', 'minutes', 'text'].indexOf(b),
    ),
  ).toEqual(where)
})
