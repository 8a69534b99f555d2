// A commit of what a command wrote, and the hooks that run at it.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { isUserError } from '../../src/core/failure.ts'
import { say } from '../../src/core/message.ts'
import { commitFiles } from '../../src/io/commit.ts'
import { Repository } from '../repository.ts'

const above = mkdtempSync(join(tmpdir(), 'rcm-commit-'))
const personal = join(above, 'personal.gitconfig')
const before = { global: process.env.GIT_CONFIG_GLOBAL, system: process.env.GIT_CONFIG_NOSYSTEM }
let repository: Repository

beforeEach(() => {
  repository = new Repository(mkdtempSync(join(above, 'repository-')))
  repository.git('init', '--quiet', '--initial-branch=main')
  repository.git('config', 'user.name', 'Ada Alder')
  repository.git('config', 'user.email', 'ada@lakes.example')
  repository.commit('one', { 'a.txt': 'a\n' })
  repository.write({ 'a.txt': 'b\n', 'c.txt': 'c\n' })
  writeFileSync(personal, '')
  process.env.GIT_CONFIG_GLOBAL = personal
  process.env.GIT_CONFIG_NOSYSTEM = '1'
})
afterEach(() => {
  for (const [name, value] of [['GIT_CONFIG_GLOBAL', before.global] as const, ['GIT_CONFIG_NOSYSTEM', before.system] as const]) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})
afterAll(() => rmSync(above, { recursive: true, force: true }))

/** A hook that leaves a file, named like it, beside the repository; one that refuses says so and ends with 1. */
function hook(folder: string, name: string, refuses = false): string {
  mkdirSync(folder, { recursive: true })
  const ran = join(above, `${name}-${folder.split('/').at(-2)}`)
  writeFileSync(join(folder, name), `#!/bin/sh\necho ran > "${ran}"\n${refuses ? 'echo "not today" >&2; exit 1' : 'exit 0'}\n`)
  chmodSync(join(folder, name), 0o755)
  return ran
}

const commit = (hooks: boolean, ...paths: string[]) => commitFiles(repository.root, paths, { subject: 'two', hooks })
const subject = () => repository.git('log', '-1', '--format=%s')
const hooksFolder = () => join(repository.root, '.git', 'hooks')

test('commits the files that were written and nothing else', () => {
  repository.git('add', 'c.txt')
  expect(commit(false, 'a.txt')).toEqual([])
  expect(repository.git('show', '--name-only', '--format=%s')).toBe('two\n\na.txt')
  expect(repository.git('status', '--porcelain')).toBe('A  c.txt')
})

test('the hooks of the repository do not run unless wished, and are named', () => {
  const ran = hook(hooksFolder(), 'pre-commit', true)
  expect(commit(false, 'a.txt')).toEqual(['pre-commit'])
  expect(subject()).toBe('two')
  expect(existsSync(ran)).toBe(false)
})

test('a folder of hooks that the repository itself names does not run either: a branch could bring it', () => {
  repository.git('config', 'core.hooksPath', '.githooks')
  const ran = hook(join(repository.root, '.githooks'), 'commit-msg')
  expect(commit(false, 'a.txt')).toEqual(['commit-msg'])
  expect(existsSync(ran)).toBe(false)
  repository.write({ 'a.txt': 'd\n' })
  expect(commit(true, 'a.txt')).toEqual([])
  expect(existsSync(ran)).toBe(true)
})

test('wished, they run as git runs them: one that refuses stops the commit, and what it says is told', () => {
  hook(hooksFolder(), 'pre-commit', true)
  let said = ''
  try {
    commit(true, 'a.txt')
  } catch (error) {
    if (!isUserError(error)) throw error
    said = `${say(error.said, 'en')} ${error.help && say(error.help, 'es')}`
  }
  expect(said).toBe('The files are written, but no commit was made: not today Corrija lo que dice y después: git commit -m "two"')
  expect(subject()).toBe('one')
  expect(repository.git('status', '--porcelain', 'a.txt')).toBe('M  a.txt')
})

test('the hooks of the person’s own configuration run', () => {
  const ran = hook(join(above, 'own', 'hooks'), 'pre-commit')
  writeFileSync(personal, `[core]\n\thooksPath = ${join(above, 'own', 'hooks')}\n`)
  const other = hook(hooksFolder(), 'post-commit')
  expect(commit(false, 'a.txt')).toEqual([])
  expect(existsSync(ran)).toBe(true)
  expect(existsSync(other)).toBe(false)
})
