import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readDefinitions } from '../../src/io/definitions.ts'
import { buildWorkspace } from '../../src/core/workspace.ts'
import { Memory, memoryFolder } from '../../src/io/memory.ts'

const folder = mkdtempSync(join(tmpdir(), 'rcm-memory-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0
const fresh = () => join(folder, String(count++))

const forum = () => {
  const root = mkdtempSync(join(folder, 'forum-'))
  mkdirSync(join(root, 'records', 'topics'), { recursive: true })
  writeFileSync(join(root, 'rcm.yaml'), 'forum: X\n')
  writeFileSync(join(root, 'records', 'topics', 'TOP-a.yaml'), 'id: TOP-a\n')
  return root
}

/** A moment, so that what was written before is not of the same moment. */
const moment = () => new Promise((done) => setTimeout(done, 15))

test('an answer is given again until any file of the forum is changed, put in, renamed or taken out, even to the same size and time', async () => {
  const [root, where] = [forum(), fresh()]
  let made = 0
  const ask = async () => {
    await moment()
    const memory = Memory.of(where, root, 'one', 1)
    return memory?.value('validated', 'x', async () => {
      const definitions = await readDefinitions(memory.index.tree)
      memory.index.save(buildWorkspace(memory.index.tree, definitions, memory.index.known(definitions.fingerprint)))
      return ++made
    })
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
    () => {
      mkdirSync(join(root, 'schemas'))
      writeFileSync(join(root, 'schemas', 'site.schema.json'), '{}')
    },
    () => writeFileSync(join(root, 'records', 'topics', 'TOP-e.yaml'), 'id: TOP-e\r\n'),
    () => writeFileSync(join(root, 'records', 'topics', 'TOP-e.yaml'), 'id: [\n'),
  ]
  for (const [index, change] of changes.entries()) {
    change()
    expect([await ask(), await ask()], String(change)).toEqual([index + 2, index + 2])
  }
  writeFileSync(join(root, 'README.md'), 'None of the records.\n')
  expect(await ask()).toBe(changes.length + 1)
})

test('an answer is worked out anew for another question, input or program, and of a file too young to tell its text does', async () => {
  const [root, where] = [forum(), fresh()]
  let made = 0
  const ask = async (what: string, input: string, { program = 'one', lately = 0, isRead = true } = {}) => {
    const memory = Memory.of(where, root, program, lately)
    return memory?.value(what, input, async () => {
      const definitions = await readDefinitions(memory.index.tree)
      if (isRead) memory.index.save(buildWorkspace(memory.index.tree, definitions, memory.index.known(definitions.fingerprint)))
      return ++made
    })
  }
  await moment()
  expect([await ask('a', 'x'), await ask('a', 'x'), await ask('b', 'x'), await ask('b', 'y'), await ask('b', 'y')]).toEqual([1, 1, 2, 3, 3])
  expect([await ask('b', 'y', { program: 'two' }), await ask('b', 'y', { program: 'two' })]).toEqual([4, 4])
  writeFileSync(join(root, 'records', 'topics', 'TOP-b.yaml'), 'id: TOP-b\n')
  expect([await ask('b', 'y', { lately: 60_000 }), await ask('b', 'y', { lately: 60_000, isRead: false })]).toEqual([5, 5])
  writeFileSync(join(root, 'records', 'topics', 'TOP-b.yaml'), 'id: TOP-c\n')
  expect(await ask('b', 'y', { lately: 60_000, isRead: false })).toBe(6)
  expect(Memory.of(undefined, root, 'one')).toBeUndefined()
})

test('the folder is the one that the environment names', () => {
  expect(memoryFolder({ RCM_CACHE: '/x', HOME: '/h' })).toBe('/x')
  expect(memoryFolder({ RCM_CACHE: '', HOME: '/h' })).toBeUndefined()
  expect(memoryFolder({ XDG_CACHE_HOME: '/c', HOME: '/h' })).toBe(join('/c', 'rcm'))
  expect(memoryFolder({ HOME: '/h' })).toBe(join('/h', '.cache', 'rcm'))
  expect(memoryFolder({})).toBeUndefined()
})
