// A commit of what a command wrote, and the hooks that run at it.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { isUserError } from '../../src/core/failure.ts'
import { message, say } from '../../src/core/message.ts'
import type { Plan } from '../../src/core/plan.ts'
import { applyPlan, recoverPlan } from '../../src/io/apply.ts'
import { gitStep, takeGitStep } from '../../src/io/commit.ts'
import { realDisk } from '../../src/io/disk.ts'
import { Repository } from '../repository.ts'

const above = mkdtempSync(join(tmpdir(), 'rcm-commit-'))
const personal = join(above, 'personal.gitconfig')
const before = { global: process.env.GIT_CONFIG_GLOBAL, system: process.env.GIT_CONFIG_NOSYSTEM }
let repository: Repository
const writer = join(above, 'writer.mjs')

beforeAll(() =>
  esbuild.build({
    stdin: {
      contents: `import { applyPlan } from './src/io/apply.ts'
const why = { text: { en: '', es: '' }, values: {} }
const plan = [{ path: 'a.txt', before: 'b\\n', after: 'c\\n', why }, { path: 'new.txt', before: null, after: 'new\\n', why }]
applyPlan(process.argv[2], plan, { git: { subject: 'two', hooks: true } })`,
      resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: writer,
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: 'error',
  }),
)

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
  rmSync(ran, { force: true })
  writeFileSync(join(folder, name), `#!/bin/sh\necho ran > "${ran}"\n${refuses ? 'echo "not today" >&2; exit 1' : 'exit 0'}\n`)
  chmodSync(join(folder, name), 0o755)
  return ran
}

const commit = (hooks: boolean, ...paths: string[]) => takeGitStep(repository.root, paths, gitStep(repository.root, paths, { subject: 'two' }), hooks)
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

const why = message({ en: 'why', es: 'por qué' })
const plan: Plan = [
  { path: 'a.txt', before: 'b\n', after: 'c\n', why },
  { path: 'new.txt', before: null, after: 'new\n', why },
]

/** Everything that git shows, and the files. */
const state = () => [
  repository.git('log', '--all', '--format=%H %D'),
  repository.git('status', '--porcelain', '--branch'),
  repository.git('ls-files', '--stage'),
  ...['a.txt', 'c.txt', 'new.txt'].map((name) => (existsSync(join(repository.root, name)) ? readFileSync(join(repository.root, name), 'utf8') : null)),
]

function saidBy(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (isUserError(error)) return `${say(error.said, 'en')} ${error.help && say(error.help, 'en')}`
    throw error
  }
  return ''
}

test.each([{}, { branch: 'side' }])('a hook that refuses: what it says is told, and all is as before, what was staged too (%o)', (wish) => {
  hook(hooksFolder(), 'pre-commit', true)
  repository.git('add', 'a.txt', 'c.txt')
  repository.write({ 'a.txt': 'b\n' })
  const begun = state()
  const said = saidBy(() => applyPlan(repository.root, plan, { git: { ...wish, subject: 'two', hooks: true } }))
  expect(said).toBe('No commit was made, so nothing was changed: not today Put right what it says and run the command again.')
  expect(state()).toEqual(begun)
  expect(recoverPlan(repository.root, 'finish').plan).toEqual([])
})

test('a hook that refuses before the first commit, and with no branch checked out', () => {
  const other = new Repository(mkdtempSync(join(above, 'unborn-')))
  other.git('init', '--quiet', '--initial-branch=main')
  other.git('config', 'user.name', 'Ada Alder')
  other.git('config', 'user.email', 'ada@lakes.example')
  hook(join(other.root, '.git', 'hooks'), 'pre-commit', true)
  const first: Plan = [{ path: 'new.txt', before: null, after: 'new\n', why }]
  expect(saidBy(() => applyPlan(other.root, first, { git: { subject: 'one', hooks: true } }))).toContain('nothing was changed')
  expect(other.git('status', '--porcelain')).toBe('')
  applyPlan(other.root, first, { git: { subject: 'one' } })
  expect(other.git('log', '--format=%s')).toBe('one')
  repository.git('checkout', '--quiet', '--detach')
  hook(hooksFolder(), 'pre-commit', true)
  const begun = state()
  expect(saidBy(() => applyPlan(repository.root, plan, { git: { branch: 'side', subject: 'two', hooks: true } }))).toContain('nothing was changed')
  expect(state()).toEqual(begun)
})

test('a hook that changes a file and refuses: nothing of it is overwritten, and one command goes on or back', () => {
  mkdirSync(hooksFolder(), { recursive: true })
  writeFileSync(join(hooksFolder(), 'pre-commit'), '#!/bin/sh\necho formatted > new.txt; echo "look again" >&2; exit 1\n')
  chmodSync(join(hooksFolder(), 'pre-commit'), 0o755)
  const said = saidBy(() => applyPlan(repository.root, plan, { git: { subject: 'two', hooks: true } }))
  expect(said).toContain('The files are written, but no commit was made: look again')
  expect(said).toContain('“rcm recover” makes the commit, “rcm recover --undo” takes the change back.')
  expect(saidBy(() => recoverPlan(repository.root, 'undo'))).toContain('rcm recover --keep')
  expect(readFileSync(join(repository.root, 'new.txt'), 'utf8')).toBe('formatted\n')
  repository.write({ 'new.txt': 'new\n' })
  recoverPlan(repository.root, 'finish')
  expect(repository.git('show', '--name-only', '--format=%s')).toBe('two\n\na.txt\nnew.txt')
})

test('killed in the middle of the commit, and after it: finished, or taken back', ({ task }) => {
  task.meta.times = 4
  const begun = state()
  for (const at of ['pre-commit', 'post-commit'])
    for (const how of ['finish', 'undo'] as const) {
      rmSync(hooksFolder(), { recursive: true, force: true })
      mkdirSync(hooksFolder(), { recursive: true })
      // The hook kills git and the writer; git's own lock of the index stays where it held one.
      writeFileSync(join(hooksFolder(), at), '#!/bin/sh\nkill -9 $(ps -o ppid= -p $PPID) $PPID\n')
      chmodSync(join(hooksFolder(), at), 0o755)
      expect(spawnSync(process.execPath, [writer, repository.root]).signal).toBe('SIGKILL')
      expect(saidBy(() => applyPlan(repository.root, plan))).toContain('“rcm recover” finishes it, “rcm recover --undo” takes it back.')
      const stale = join(repository.root, '.git', 'index.lock')
      if (existsSync(stale)) {
        const said = saidBy(() => recoverPlan(repository.root, how))
        expect(said).toContain('index.lock')
        expect(said).toContain('delete that file')
        rmSync(stale)
      }
      recoverPlan(repository.root, how)
      if (how === 'finish') {
        expect(repository.git('show', '--name-only', '--format=%s')).toBe('two\n\na.txt\nnew.txt')
        expect(repository.git('log', '--format=%s')).toBe('two\none')
        repository.git('reset', '--quiet', 'HEAD^')
        repository.write({ 'a.txt': 'b\n', 'new.txt': null })
      }
      expect(state(), `${at} ${how}`).toEqual(begun)
    }
})

test('what git did since is not taken back', () => {
  applyPlan(repository.root, plan, {
    git: { subject: 'two' },
    disk: { ...realDisk, remove: (path) => (path.endsWith('plan.json') ? undefined : realDisk.remove(path)) },
  })
  repository.commit('three', { 'c.txt': 'd\n' })
  const begun = state()
  expect(saidBy(() => recoverPlan(repository.root, 'undo'))).toContain('rcm recover --keep')
  expect(state()).toEqual(begun)
  expect(recoverPlan(repository.root, 'finish').plan).toHaveLength(2)
  expect(state()).toEqual(begun)
})

test('a planted journal makes no hook run', () => {
  const ran = hook(hooksFolder(), 'pre-commit')
  const git = { subject: 'two', hooks: true, head: repository.git('rev-parse', 'HEAD'), on: 'refs/heads/main', staged: '' }
  const steps = [{ path: 'a.txt', before: 'b\n', after: 'c\n', temporary: '.a.txt.1-0.rcm-tmp' }]
  mkdirSync(join(repository.root, '.git', 'rcm'), { recursive: true })
  writeFileSync(join(repository.root, '.git/rcm/plan.json'), JSON.stringify({ version: 1, root: '../..', steps, git }))
  expect(recoverPlan(repository.root, 'finish').left).toEqual(['pre-commit'])
  expect(existsSync(ran)).toBe(false)
})

test('the hooks of the person’s own configuration run', () => {
  const ran = hook(join(above, 'own', 'hooks'), 'pre-commit')
  writeFileSync(personal, `[core]\n\thooksPath = ${join(above, 'own', 'hooks')}\n`)
  const other = hook(hooksFolder(), 'post-commit')
  expect(commit(false, 'a.txt')).toEqual([])
  expect(existsSync(ran)).toBe(true)
  expect(existsSync(other)).toBe(false)
})
