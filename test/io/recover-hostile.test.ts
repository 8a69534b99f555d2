// What lies where rcm keeps its own is not believed: a repository from elsewhere can hold anything there.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeWhole } from '../../src/io/write.ts'
import { lakesFiles } from '../lakes.ts'
import { Repository } from '../repository.ts'
import { runRcm } from '../run-rcm.ts'

let outside = ''
let repository: Repository
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'rcm-outside-'))
  repository = new Repository()
  repository.write({ ...lakesFiles(), 'notes.md': 'Notes.\n' })
  mkdirSync(join(repository.root, '.git/rcm'), { recursive: true })
})
afterEach(() => {
  rmSync(outside, { recursive: true, force: true })
  repository.remove()
})

const journal = (root: string, path: string) =>
  writeFileSync(
    join(repository.root, '.git/rcm/plan.json'),
    JSON.stringify({ version: 1, root, steps: [{ path, before: null, after: 'stolen\n', temporary: `.x.1-0.rcm-tmp` }] }),
  )

test.each(['finish', 'undo', 'keep'])('a journal that names another folder is refused (%s)', async (how) => {
  writeFileSync(join(outside, 'there'), 'mine\n')
  journal(outside, 'start-up')
  const { code, err } = await runRcm(repository.root, ['recover', ...(how === 'finish' ? [] : [`--${how}`])])
  expect(code).toBe(2)
  expect(err).toContain(`The interrupted change is one in ${outside}, not here. Nothing was written.`)
  expect(existsSync(join(outside, 'start-up'))).toBe(false)
  expect(readFileSync(join(outside, 'there'), 'utf8')).toBe('mine\n')
})

test.each(['../start-up', '.git/config', 'a/../../start-up', '/start-up', 'a\\..\\b'])('a journal that leads out by %s writes nothing', async (path) => {
  journal('../..', path)
  const { code } = await runRcm(repository.root, ['recover'])
  expect(code).toBe(2)
  expect(existsSync(join(repository.root, '../start-up'))).toBe(false)
})

test('a journal whose folder has become a link writes nothing', async () => {
  symlinkSync(outside, join(repository.root, 'records/elsewhere'))
  journal('../..', 'records/elsewhere/start-up.yaml')
  const { code, err } = await runRcm(repository.root, ['recover'])
  expect(code).toBe(2)
  expect(err).toContain('it, or a folder above it, is a link')
  expect(existsSync(join(outside, 'start-up.yaml'))).toBe(false)
})

test('a link under the name of a temporary file is not written through', () => {
  const target = join(outside, 'mine')
  writeFileSync(target, 'mine\n')
  symlinkSync(target, join(repository.root, `.briefing.md.${process.pid}.tmp`))
  writeWhole(join(repository.root, 'briefing.md'), 'briefing\n')
  expect(readFileSync(target, 'utf8')).toBe('mine\n')
  expect(readFileSync(join(repository.root, 'briefing.md'), 'utf8')).toBe('briefing\n')
})

test('a link under the name of the result is replaced, not followed', () => {
  const target = join(outside, 'mine')
  writeFileSync(target, 'mine\n')
  symlinkSync(target, join(repository.root, 'briefing.md'))
  writeWhole(join(repository.root, 'briefing.md'), 'briefing\n')
  expect(readFileSync(target, 'utf8')).toBe('mine\n')
})
