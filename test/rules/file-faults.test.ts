// The rules over the files themselves, each fault from a file that has it.
import { expect, test } from 'vitest'
import { type Tree, buildWorkspace } from '../../src/core/workspace.ts'
import { readDefinitions } from '../../src/io/definitions.ts'
import { lakesTree } from '../lakes.ts'
import { foundIn, shown } from './found-in.ts'

const topic = (title = 'Wells') => `id: TOP-wells\ntitle: ${title}\ntype: issue\n`
const path = 'records/topics/TOP-wells.yaml'

const saidIn = async (rule: string, text: string) => (await foundIn(rule, { [path]: text })).map(({ line, at, said }) => ({ line, at, said }))

test('files that are not followed or cannot be read', async () => {
  const tree = lakesTree({ 'records/topics/TOP-a.yaml': topic(), 'records/topics/TOP-b.yaml': topic() })
  const faulty: Tree = {
    ...tree,
    refused: [
      { path: 'records/topics/TOP-link.yaml', reason: 'link' },
      { path: 'records/topics/TOP-pipe.yaml', reason: 'special' },
    ],
    read(each) {
      if (each === 'records/topics/TOP-a.yaml') throw new Error('EACCES: permission denied')
      if (each === 'records/topics/TOP-b.yaml') throw Object.assign(new Error('larger'), { code: 'too-large' })
      return tree.read(each)
    },
  }
  const workspace = buildWorkspace(faulty, await readDefinitions(tree))
  expect(workspace.records).toHaveLength(36)
  expect((await shown('file-readable', workspace)).map(({ said }) => said)).toEqual([
    '“records/topics/TOP-a.yaml” cannot be read: EACCES: permission denied.',
    '“records/topics/TOP-b.yaml” is larger than a record can be (8 MB).',
    '“records/topics/TOP-link.yaml” is a symbolic link, and rcm follows none.',
    '“records/topics/TOP-pipe.yaml” is no ordinary file.',
  ])
})

test('files in the wrong place or with the wrong ending', async () => {
  const found = await foundIn('file-readable', {
    'records/TOP-wells.yaml': topic(),
    'records/topic/TOP-wells.yaml': topic(),
    'records/topics/old/TOP-wells.yaml': topic(),
    'records/vessels/VES-1.yaml': topic(),
    'records/topics/TOP-wells.txt': topic(),
    'records/README.md': '# The records of the Assembly\n',
  })
  expect(found.map(({ path: each, said, help }) => [each, said, help.slice(0, 45)])).toEqual([
    ['records/TOP-wells.yaml', 'This file lies in records/ itself, where no kind of record is kept.', 'Move the file to the folder of its kind (agre'],
    ['records/topic/TOP-wells.yaml', 'No kind of record is kept in records/topic/.', 'Move the file to records/topics/.'],
    [
      'records/topics/TOP-wells.txt',
      '“TOP-wells.txt” ends neither in .md nor in .yaml, so it is not read as a record.',
      'Name it .md when it holds a text, .yaml when ',
    ],
    ['records/topics/old/TOP-wells.yaml', 'No kind of record is kept in records/topics/old/.', 'Move the file to records/topics/.'],
    ['records/vessels/VES-1.yaml', 'No kind of record is kept in records/vessels/.', 'Move the file to the folder of its kind (agre'],
  ])
})

test('one record in two files', async () => {
  const found = await foundIn('file-readable', { [path]: topic(), 'records/topics/TOP-wells.md': `---\n${topic()}---\n` })
  expect(found.map(({ said }) => said)).toEqual(['This file and “records/topics/TOP-wells.md” are the same record in the same language.'])
})

test('encodings', async () => {
  expect(await saidIn('encoding', topic('Se\ufffdora'))).toEqual([
    { line: 2, at: '\ufffd', said: 'Line 2 holds bytes that are not UTF-8, or the sign “�” where a letter was lost.' },
  ])
  expect(await saidIn('encoding', `\ufeff${topic()}`)).toEqual([{ line: 1, at: '\ufeff', said: 'The file begins with an invisible byte order mark (U+FEFF).' }])
  const wide = Array.from(topic(), (letter) => `${letter}\0`).join('')
  expect((await saidIn('encoding', wide)).map(({ said }) => said)).toEqual([`“${path}” is in UTF-16 or another encoding of two bytes a letter.`])
  expect((await saidIn('file-readable', topic('We\0lls'))).map(({ said }) => said)).toEqual([`“${path}” holds a NUL character, so it is no text.`])
})

test('line ends', async () => {
  expect((await saidIn('line-ends', topic().replaceAll('\n', '\r\n'))).map(({ line, said }) => [line, said])).toEqual([
    [1, 'Lines end with CR LF, as Windows writes them.'],
  ])
  expect((await saidIn('line-ends', topic('"We\rlls"'))).map(({ line, said }) => [line, said])).toEqual([[2, 'A carriage return stands inside a line.']])
})

test('invisible characters', async () => {
  expect(await saidIn('control-characters', topic('"We\u0007lls"'))).toEqual([
    { line: 2, at: '\u0007', said: 'The invisible control character U+0007 stands here.' },
  ])
  expect(await saidIn('control-characters', topic('We\u2066lls'))).toEqual([
    { line: 2, at: '\u2066', said: 'The invisible character U+2066 turns the direction of the text.' },
  ])
})

test('fences', async () => {
  const said = async (text: string) =>
    (await foundIn('front-matter', { 'records/topics/TOP-wells.md': text })).map(({ line, at, said: words }) => [line, at, words])
  expect(await said(`id: TOP-wells\n`)).toEqual([[1, 'id: TOP-wells', 'The first line is not “---”.']])
  expect(await said(`---js\n${topic()}---\n`)).toEqual([[1, '---js', 'The first line is not “---”.']])
  expect(await said(`---\n${topic()}`)).toEqual([[1, '---', 'The data that begin here never end: a second line “---” is missing.']])
  expect(await said(`---\n${topic()}--- end\n`)).toEqual([[5, '--- end', 'The line “--- end” begins with three hyphens but is more than a fence.']])
  expect(await said('---\n- TOP-wells\n---\n')).toEqual([[2, '-', 'The data are not keys with values.']])
  expect((await said(`---\nnote: ${'x'.repeat(70_000)}\n---\n`)).map(([, , words]) => words)).toEqual([
    'The data of this record are longer than 65,536 characters.',
  ])
})

test('translations without a record, and in a language the forum does not use', async () => {
  const found = await foundIn('orphan-translation', {
    'records/topics/TOP-wells.es.yaml': 'title: Pozos\n',
    'records/topics/TOP-fish-stocks.fr.yaml': `translates: sha256-${'0'.repeat(64)}\ntitle: Poissons\n`,
  })
  expect(found.map(({ at, said }) => [at, said])).toEqual([
    ['translates', 'This translation is in no language of the forum.'],
    ['t', 'There is no record “TOP-wells.yaml” or “TOP-wells.md” beside this translation.'],
  ])
  expect(await foundIn('schema', { 'records/topics/TOP-fish-stocks.fr.yaml': `translates: sha256-${'0'.repeat(64)}\ntitle: Poissons\n` })).toEqual([])
})

test('raw HTML, but not code, addresses or a comparison', async () => {
  const body = 'A <u>well</u> of `<b>`, <https://example.org> and 3 < 4.\n\n    <i>\n\n<!-- deep\nwell -->\n'
  const found = await foundIn('raw-html', { 'records/topics/TOP-wells.md': `---\n${topic()}---\n\n${body}` })
  expect(found.map(({ line, at }) => [line, at])).toEqual([
    [7, '<u>'],
    [11, '<!-- deep'],
  ])
})

test('names of files', async () => {
  const overlay = { 'records/topics/TOP-wells2.yaml': topic(), 'records/topics/TOP-wells2.es.yaml': 'title: Pozos\n' }
  const [found] = await foundIn('file-name', overlay)
  expect(found).toMatchObject({ at: 'TOP-wells', said: 'The file “TOP-wells2.yaml” holds the record TOP-wells.' })
  expect(found?.help).toContain('TOP-wells-some-words.yaml. Rename its translations with it.')
  for (const name of ['TOP-wells.yaml', 'TOP-wells-of-the-north.yaml']) expect(await foundIn('file-name', { [`records/topics/${name}`]: topic() })).toEqual([])
})

test('a translation’s own data', async () => {
  const found = await foundIn('translation-form', { [path]: topic(), 'records/topics/TOP-wells.es.yaml': 'translates: abc\ntitel: Pozos\ntitle: 3\n' })
  expect(found.map(({ at, said, help }) => [at, said, help])).toEqual([
    ['abc', 'The value of “translates” is no fingerprint.', 'It is the fingerprint of the text that was translated: sha256- and 64 hexadecimal digits.'],
    ['titel', 'A translation has no “titel”.', 'Did you mean “title”?'],
    ['3', 'The translation of “title” is no text.', 'Write the translated text, or take the line out.'],
  ])
})

test('a schema that cannot be used is said, and the shipped one stands in', async () => {
  const found = await foundIn('schema-definition', { 'schemas/topic.schema.json': '{', [path]: topic() })
  expect(found).toHaveLength(1)
  expect(found[0]?.said).toMatch(/^The schema “schemas\/topic\.schema\.json” cannot be used: /)
  expect(await foundIn('file-readable', { 'schemas/topic.schema.json': '{', [path]: topic() })).toEqual([])
  expect((await foundIn('schema', { 'schemas/topic.schema.json': '{"x-rcm": 3}', [path]: 'id: TOP-wells\n' })).length).toBeGreaterThan(0)
})
