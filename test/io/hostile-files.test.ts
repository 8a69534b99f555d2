// Files as they may lie in a folder: links, pipes, devices, unreadable ones, ones that change while they are read. None is waited for,
// none outside the forum is read, each is a finding, and every other record is read.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { workingTree } from '../../src/io/working-tree.ts'
import { lakesFiles } from '../lakes.ts'
import { runRcm } from '../run-rcm.ts'

let above = ''
let root = ''
beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'rcm-files-'))
  root = join(above, 'forum')
  for (const [path, text] of Object.entries(lakesFiles())) put(path, text)
})
afterEach(() => rmSync(above, { recursive: true, force: true }))

function put(path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const pipe = (path: string) => spawnSync('/bin/sh', ['-c', 'mkfifo "$1"', 'sh', path])

interface Said {
  readonly rule: string
  readonly file: string
  readonly message: string
}

async function validated(): Promise<{ said: string[]; records: number }> {
  const { code, out, err } = await runRcm(root, ['validate', '--format', 'json'])
  expect(err).toBe('')
  expect(code).toBeLessThan(2)
  const { findings, summary } = JSON.parse(out) as { findings: Said[]; summary: { records: number } }
  return { said: findings.filter(({ rule }) => rule === 'file-readable').map(({ message }) => message), records: summary.records }
}

test('links: to a file, out, to nothing, in a circle', async () => {
  symlinkSync('TOP-fish-stocks.md', join(root, 'records/topics/TOP-in.md'))
  symlinkSync('/etc/passwd', join(root, 'records/topics/TOP-out.yaml'))
  symlinkSync('/nowhere', join(root, 'records/topics/TOP-nothing.yaml'))
  symlinkSync('.', join(root, 'records/topics/circle'))
  const { said, records } = await validated()
  expect(said).toEqual(
    ['TOP-in.md', 'TOP-nothing.yaml', 'TOP-out.yaml', 'circle'].map((name) => `“records/topics/${name}” is a symbolic link, and rcm follows none.`),
  )
  expect(records).toBe(36)
})

test.each(['records', 'schemas', 'templates'])('the folder %s itself is a link', async (folder) => {
  mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, folder, 'topic.schema.json'), '{')
  renameSync(join(root, folder), join(above, 'elsewhere'))
  symlinkSync('../elsewhere', join(root, folder))
  const { said, records } = await validated()
  expect(said).toEqual([`“${folder}” is a symbolic link, and rcm follows none.`])
  expect(records).toBe(folder === 'records' ? 0 : 36)
})

test('rcm.yaml is a link', async () => {
  renameSync(join(root, 'rcm.yaml'), join(above, 'other.yaml'))
  symlinkSync('../other.yaml', join(root, 'rcm.yaml'))
  const { said, records } = await validated()
  expect(said).toEqual(['“rcm.yaml” is a symbolic link, and rcm follows none.'])
  expect(records).toBe(36)
})

test.skipIf(process.platform === 'win32')('pipes are not waited for', async () => {
  for (const name of ['TOP-pipe.yaml', 'README.md']) pipe(join(root, 'records/topics', name))
  const { said, records } = await validated()
  expect(said).toEqual(['README.md', 'TOP-pipe.yaml'].map((name) => `“records/topics/${name}” is no ordinary file.`))
  expect(records).toBe(36)
})

test.skipIf(process.platform === 'win32')('a pipe or a link that takes the place of a file after the folder was listed', () => {
  const tree = workingTree(root)
  const path = 'records/topics/TOP-fish-stocks.md'
  rmSync(join(root, path))
  pipe(join(root, path))
  expect(() => tree.read(path)).toThrow(/ESPIPE/)
  rmSync(join(root, path))
  symlinkSync('/etc/passwd', join(root, path))
  expect(() => tree.read(path)).toThrow(/ELOOP/)
})

test('a file that goes, shrinks or grows after the folder was listed', () => {
  const tree = workingTree(root)
  const path = 'records/topics/TOP-fish-stocks.md'
  put(path, 'x'.repeat(200_000))
  expect(tree.read(path)).toHaveLength(200_000)
  put(path, '')
  expect(tree.read(path)).toBe('')
  put(path, Buffer.alloc(9 * 1024 * 1024, 'x'))
  expect(() => tree.read(path)).toThrow(/larger/)
  rmSync(join(root, path))
  expect(() => tree.read(path)).toThrow(/ENOENT/)
})

test('too large: a record, rcm.yaml, a schema, a template', async () => {
  const large = Buffer.alloc(9 * 1024 * 1024, '#')
  put('records/topics/TOP-large.yaml', large)
  put('schemas/topic.schema.json', large)
  put('templates/status/status.en.md', large)
  put('rcm.yaml', large)
  const { said, records } = await validated()
  expect(said).toEqual(
    ['rcm.yaml', 'records/topics/TOP-large.yaml', 'schemas/topic.schema.json'].map((path) => `“${path}” is larger than a record can be (8 MB).`),
  )
  expect(records).toBe(36)
  const { code, err } = await runRcm(root, ['status', '--lang', 'en'])
  expect(code).toBe(2)
  expect(err).toContain('The template templates/status/status.en.md cannot be read: it is larger than 8 MB.')
})

/** Runs something as a user whom permissions stop: the system's own user is stopped by none. */
async function asSomebody<T>(run: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return run()
  process.seteuid?.(65534)
  try {
    return await run()
  } finally {
    process.seteuid?.(0)
  }
}

test.skipIf(process.platform === 'win32')('not to be read: a record, a folder, rcm.yaml, a schema', async () => {
  chmodSync(above, 0o755)
  // Once before: then every part of the program is loaded.
  expect((await validated()).said).toEqual([])
  put('schemas/topic.schema.json', '{')
  for (const path of ['records/topics/TOP-fish-stocks.md', 'records/terms', 'schemas/topic.schema.json', 'rcm.yaml']) chmodSync(join(root, path), 0)
  const { said } = await asSomebody(validated)
  chmodSync(join(root, 'records/terms'), 0o755)
  expect(said).toEqual([
    '“rcm.yaml” cannot be read: the system does not allow it.',
    '“records/terms” cannot be read.',
    '“records/topics/TOP-fish-stocks.md” cannot be read: the system does not allow it.',
    '“schemas/topic.schema.json” cannot be read: the system does not allow it.',
  ])
})

test('folders within folders, and a folder with the name of a record', async () => {
  put(`records/topics/${'d/'.repeat(300)}TOP-deep.yaml`, 'id: TOP-deep\n')
  mkdirSync(join(root, 'records/topics/TOP-folder.yaml'))
  const { said, records } = await validated()
  expect(said).toHaveLength(1)
  expect(records).toBe(36)
})
