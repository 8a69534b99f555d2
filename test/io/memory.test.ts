import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readFile } from '../../src/core/workspace.ts'
import { Memory, memoryFolder } from '../../src/io/memory.ts'
import { lakes } from '../lakes.ts'

const folder = mkdtempSync(join(tmpdir(), 'rcm-memory-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0
const fresh = () => join(folder, String(count++))

/** Reads texts by path with what is kept in a folder, and keeps what was learned. */
function readAll(where: string, texts: Readonly<Record<string, string>>, program = 'one') {
  const { read, keep } = new Memory(where, '/forum', program).reader()
  const result = Object.entries(texts).map(([path, text]) => read(path, text))
  keep()
  return result
}
const plainly = (texts: Readonly<Record<string, string>>) => Object.entries(texts).map(([path, text]) => readFile(path, text))

describe('what is known of a text', () => {
  const record = (body: string, due: string) => `---\nid: FU-2031-001\ndue: ${due}\n---\n${body}`

  test('any files, read twice and changed between, read as without a memory', () => {
    const value = fc.oneof(
      fc.constantFrom('2031-04-01', '-0', '-0.0', '.inf', '.NaN', '{ a: [-0, 1] }', '0o17', '~', '"x"', '[', '&a 1', '__proto__'),
      fc.string(),
    )
    const files = fc.dictionary(fc.constantFrom('a.md', 'b.md', 'c.yaml', '__proto__.md', 'constructor'), fc.tuple(fc.string(), value))
    fc.assert(
      fc.property(files, files, (first, second) => {
        const where = fresh()
        for (const each of [first, first, second, first]) {
          const texts = Object.fromEntries(Object.entries(each).map(([path, [body, due]]) => [path, record(body, due)]))
          expect(readAll(where, texts)).toEqual(plainly(texts))
        }
      }),
      { seed: 1, numRuns: 60 },
    )
  })

  test('is taken from the memory: the same text is not read again, another text and another program are', () => {
    const where = fresh()
    const texts = { 'a.md': record('Words.\n', '2031-04-01') }
    readAll(where, texts)
    const [file = ''] = readdirSync(where).map((name) => join(where, name))
    writeFileSync(file, readFileSync(file, 'utf8').replace('2031-04-01', '1999-01-01'))
    expect(readAll(where, texts)[0]?.parts?.data.due).toBe('1999-01-01')
    expect(readAll(where, { 'a.md': record('Other words.\n', '2031-04-01') })).toEqual(plainly({ 'a.md': record('Other words.\n', '2031-04-01') }))
    writeFileSync(file, readFileSync(file, 'utf8').replace('2031-04-01', '1999-01-01'))
    expect(readAll(where, texts, 'two')).toEqual(plainly(texts))
  })

  test('a memory that is cut, empty, of another form, or not writable is as none', () => {
    const where = fresh()
    const texts = { 'a.md': record('Words.\n', '2031-04-01'), 'b.yaml': 'id: X\n' }
    readAll(where, texts)
    const [file = ''] = readdirSync(where).map((name) => join(where, name))
    const whole = readFileSync(file, 'utf8')
    for (const broken of ['', whole.slice(0, whole.length / 2), '[]', 'null', '{"key":"one","value":null}', '{"key":"one","value":{"a.md":[1]}}', '\0\0']) {
      writeFileSync(file, broken)
      expect(readAll(where, texts)).toEqual(plainly(texts))
    }
    expect(readAll('/dev/null/nowhere', texts)).toEqual(plainly(texts))
    expect(readAll('/dev/null/nowhere', texts)).toEqual(plainly(texts))
  })

  test('is for its owner alone', () => {
    const where = fresh()
    readAll(where, { 'a.yaml': 'id: X\n' })
    expect(statSync(where).mode & 0o77).toBe(0)
  })
})

describe('an answer', () => {
  test('is given again until a file, the question, its input or the program changes', async () => {
    const where = fresh()
    const before = await lakes()
    const after = await lakes({ 'records/topics/TOP-new.yaml': 'id: TOP-new\ntitle: New\n' })
    let made = 0
    const ask = (workspace: typeof before, what = 'findings', input = '', program = 'one') =>
      new Memory(where, '/forum', program).value(workspace, what, input, async () => ++made)
    expect(await ask(before)).toBe(1)
    expect(await ask(before)).toBe(1)
    expect(await ask(before, 'other')).toBe(2)
    expect(await ask(before, 'findings', 'x')).toBe(3)
    expect(await ask(after)).toBe(4)
    expect(await ask(after)).toBe(4)
    expect(await ask(after, 'findings', '', 'two')).toBe(5)
    expect(await new Memory(undefined, '/forum', 'one').value(after, 'findings', '', async () => ++made)).toBe(6)
  })
})

describe('an answer by the times of the files', () => {
  const forum = () => {
    const root = mkdtempSync(join(folder, 'forum-'))
    mkdirSync(join(root, 'records', 'topics'), { recursive: true })
    writeFileSync(join(root, 'rcm.yaml'), 'forum: X\n')
    writeFileSync(join(root, 'records', 'topics', 'TOP-a.yaml'), 'id: TOP-a\n')
    return root
  }

  test('is given again until any file of the forum is changed, put in, renamed or taken out, even to the same size and time', async () => {
    const [root, where] = [forum(), fresh()]
    let made = 0
    // A moment later, so that what was written before is not of the same moment.
    const ask = async () => {
      await new Promise((done) => setTimeout(done, 15))
      return new Memory(where, root, 'one').kept('validated', 'x', async () => ++made, 1)
    }
    const file = join(root, 'records', 'topics', 'TOP-a.yaml')
    const then = Date.parse('2021-03-10T12:00:00Z') / 1000
    utimesSync(file, then, then)
    expect([await ask(), await ask()]).toEqual([1, 1])
    const changes = [
      () => {
        writeFileSync(file, 'id: TOP-b\n')
        utimesSync(file, then, then)
      },
      () => writeFileSync(join(root, 'rcm.yaml'), 'forum: Y\n'),
      () => renameSync(file, join(root, 'records', 'topics', 'TOP-c.yaml')),
      () => writeFileSync(join(root, 'records', 'TOP-d.yaml'), 'id: TOP-d\n'),
      () => rmSync(join(root, 'records', 'TOP-d.yaml')),
      () => mkdirSync(join(root, 'schemas')),
      () => writeFileSync(join(root, 'schemas', 'site.schema.json'), '{}'),
    ]
    for (const [index, change] of changes.entries()) {
      change()
      expect([await ask(), await ask()], String(change)).toEqual([index + 2, index + 2])
    }
    writeFileSync(join(root, 'README.md'), 'None of the records.\n')
    expect(await ask()).toBe(changes.length + 1)
  })

  test('is worked out anew for another input, another program, without a folder, and while a file is young', async () => {
    const [root, where] = [forum(), fresh()]
    let made = 0
    const ask = (input: string, program = 'one', lately = 0, at: string | undefined = where) =>
      new Memory(at, root, program).kept('validated', input, async () => ++made, lately)
    await new Promise((done) => setTimeout(done, 15))
    expect([await ask('a'), await ask('a'), await ask('b'), await ask('b', 'two'), await ask('b', 'two')]).toEqual([1, 1, 2, 3, 3])
    expect(await new Memory(undefined, root, 'two').kept('validated', 'b', async () => ++made, 0)).toBe(4)
    expect([await ask('b', 'two', 60_000), await ask('b', 'two', 60_000)]).toEqual([5, 6])
  })
})

test('the folder is the one that the environment names', () => {
  expect(memoryFolder({ RCM_CACHE: '/x', HOME: '/h' })).toBe('/x')
  expect(memoryFolder({ RCM_CACHE: '', HOME: '/h' })).toBeUndefined()
  expect(memoryFolder({ XDG_CACHE_HOME: '/c', HOME: '/h' })).toBe(join('/c', 'rcm'))
  expect(memoryFolder({ HOME: '/h' })).toBe(join('/h', '.cache', 'rcm'))
  expect(memoryFolder({})).toBeUndefined()
})
