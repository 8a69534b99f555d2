// Every sort of repository works, or says why not.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { lakesFiles } from '../lakes.ts'
import { Repository } from '../repository.ts'
import { runRcm } from '../run-rcm.ts'

const above = mkdtempSync(join(tmpdir(), 'rcm-repositories-'))
vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null')
vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1')
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(above, { recursive: true, force: true })
})

const files = lakesFiles()
const source = new Repository(made('source'))
source.git('init', '--quiet', '--initial-branch=main')
const first = source.commit('The records', files)
source.commit('A note', { 'records/topics/TOP-wells.yaml': 'id: TOP-wells\ntitle: Wells\ntype: issue\n' }, { date: '2031-03-20' })

function made(name: string): string {
  mkdirSync(join(above, name))
  return join(above, name)
}

/** Ids of the topics, of the working tree and of the last commit. */
async function topics(root: string, ...options: string[]): Promise<string[]> {
  const { code, out, err } = await runRcm(root, ['list', 'topic', '--format', 'ids', ...options])
  expect(err).not.toContain('fault of the program')
  expect(code, err).toBe(0)
  return out.trim().split('\n')
}
const both = ['TOP-fish-stocks', 'TOP-wells']

async function works(root: string): Promise<void> {
  expect(await topics(root)).toEqual(both)
  expect(await topics(root, '--rev', 'HEAD')).toEqual(both)
  for (const argv of [['status'], ['validate'], ['verify'], ['log', 'TOP-wells'], ['update', 'TOP-wells', '--set', 'note=Deep']]) {
    const { code, err } = await runRcm(root, argv)
    expect(code, `${argv.join(' ')}: ${err}`).toBe(0)
  }
}

test('a plain one, and one with its head detached', async () => {
  const plain = source.copy()
  await works(plain.root)
  plain.git('checkout', '--quiet', '--force', '--detach', 'HEAD')
  await works(plain.root)
  plain.remove()
})

test('a worktree beside it, and a folder within it', async () => {
  const main = source.copy()
  main.git('worktree', 'add', '--quiet', '-b', 'side', join(above, 'worktree'))
  await works(join(above, 'worktree'))
  const outer = new Repository(made('outer'))
  outer.git('init', '--quiet', '--initial-branch=main')
  outer.commit('All', Object.fromEntries(Object.entries(files).map(([path, text]) => [`forum/${path}`, text])))
  outer.commit('Wells', { 'forum/records/topics/TOP-wells.yaml': 'id: TOP-wells\ntitle: Wells\ntype: issue\n' })
  await works(join(outer.root, 'forum'))
  main.remove()
})

test('a submodule of another', async () => {
  const outer = new Repository(made('super'))
  outer.git('init', '--quiet', '--initial-branch=main')
  outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', source.root, 'forum')
  await works(join(outer.root, 'forum'))
})

test('a submodule among the records is a finding, the others are read', async () => {
  const outer = source.copy()
  outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', source.root, 'records/topics/inner')
  outer.commit('A submodule', {}, { date: '2031-03-21' })
  const { out } = await runRcm(outer.root, ['validate', '--rev', 'HEAD'])
  expect(out).toContain('“records/topics/inner” is no ordinary file.')
  expect(await topics(outer.root, '--rev', 'HEAD')).toEqual(both)
  outer.remove()
})

test('one with SHA-256', async () => {
  const sha256 = new Repository(made('sha256'))
  sha256.git('init', '--quiet', '--initial-branch=main', '--object-format=sha256')
  sha256.commit('All', { ...files, 'records/topics/TOP-wells.yaml': 'id: TOP-wells\ntitle: Wells\ntype: issue\n' })
  await works(sha256.root)
})

test('a shallow one: what it lacks is said', async () => {
  const shallow = source.clone('--depth=1')
  expect(await topics(shallow.root, '--rev', 'HEAD')).toEqual(both)
  const { code, out, err } = await runRcm(shallow.root, ['verify'])
  expect(code).toBeLessThan(2)
  expect(out + err).toMatch(/shallow|cut/i)
  const missing = await runRcm(shallow.root, ['list', '--rev', first])
  expect(missing.code).toBe(2)
  expect(missing.err).toContain('The repository has no revision')
  shallow.remove()
})

test('an empty one: the records are read, a revision is refused', async () => {
  const empty = new Repository(made('empty'))
  empty.git('init', '--quiet', '--initial-branch=main')
  empty.write(files)
  expect(await topics(empty.root)).toEqual(['TOP-fish-stocks'])
  for (const argv of [['status'], ['validate'], ['verify']]) expect((await runRcm(empty.root, argv)).code, argv.join(' ')).toBe(0)
  const { code, err } = await runRcm(empty.root, ['list', '--rev', 'HEAD'])
  expect(code).toBe(2)
  expect(err).toContain('The repository has no revision “HEAD”.')
})

test('a folder without git: the records are read, a revision says why not', async () => {
  const none = made('none')
  cpSync(source.root, none, { recursive: true, filter: (path) => !path.endsWith('.git') })
  expect(await topics(none)).toEqual(both)
  const { code, err } = await runRcm(none, ['list', '--rev', 'HEAD'])
  expect(code).toBe(2)
  expect(err).toMatch(/not a git repository/)
})

test('a bare one has no files: it says what to do', async () => {
  const bare = join(above, 'bare.git')
  source.git('clone', '--quiet', '--bare', source.root, bare)
  const { code, err } = await runRcm(bare, ['status'])
  expect(code).toBe(2)
  expect(err).toBe(`rcm: ${bare} is a bare repository: it has a history, but no files.\nWork in a clone of it: git clone ${bare} FOLDER\n`)
})

test('one that belongs to somebody else: git’s word is handed on, the records are read', async () => {
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1')
  try {
    expect(await topics(source.root)).toEqual(both)
    const { code, err } = await runRcm(source.root, ['list', '--rev', 'HEAD'])
    expect(code).toBe(2)
    expect(err).toMatch(/dubious ownership/)
    expect(err).toContain('safe.directory')
  } finally {
    vi.unstubAllEnvs()
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null')
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1')
  }
})

test('one whose objects are damaged: git’s word is handed on', async () => {
  const broken = source.copy()
  const hash = broken.git('rev-parse', 'HEAD:records/topics/TOP-wells.yaml')
  const object = join(broken.root, '.git/objects', hash.slice(0, 2), hash.slice(2))
  chmodSync(object, 0o644)
  writeFileSync(object, 'rubbish')
  expect(await topics(broken.root)).toEqual(both)
  for (const argv of [['list', '--rev', 'HEAD'], ['verify'], ['log', 'TOP-wells'], ['diff', 'HEAD~1']]) {
    const { err } = await runRcm(broken.root, argv)
    expect(err, argv.join(' ')).not.toContain('fault of the program')
  }
  broken.remove()
})
