import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { namesOnBranches } from '../../src/io/ids.ts'

const root = mkdtempSync(join(tmpdir(), 'rcm-ids-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root, encoding: 'utf8' })
const write = (path: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), 'x\n')
}

test('without git, and without a commit, there are none', () => {
  expect(namesOnBranches(root, 'records/follow-ups')).toEqual([])
  git('init', '-q', '-b', 'main')
  expect(namesOnBranches(root, 'records/follow-ups')).toEqual([])
})

test('names are found on local and remote-tracking branches, also for a forum in a folder of the repository', () => {
  write('forum/records/follow-ups/FU-2031-001-año nuevo.yaml')
  git('add', '-A')
  git('commit', '-qm', 'one')
  for (let branch = 1; branch <= 50; branch++) git('branch', `topic/${branch}`)
  git('checkout', '-qb', 'mine')
  write('forum/records/follow-ups/FU-2031-002.yaml')
  git('add', '-A')
  git('commit', '-qm', 'two')
  git('update-ref', 'refs/remotes/origin/theirs', 'mine')
  git('checkout', '-q', 'main')
  git('branch', '-qD', 'mine')
  expect(namesOnBranches(join(root, 'forum'), 'records/follow-ups').sort()).toEqual(['FU-2031-001-año nuevo.yaml', 'FU-2031-002.yaml'])
  expect(namesOnBranches(root, 'records/follow-ups')).toEqual([])
  const start = performance.now()
  namesOnBranches(join(root, 'forum'), 'records/follow-ups')
  expect(performance.now() - start).toBeLessThan(2000)
})
