import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { otherBranches } from '../../src/io/branches.ts'
import { Repository } from '../repository.ts'

const nowhere = mkdtempSync(join(tmpdir(), 'rcm-branches-'))
const own = new Repository()
afterAll(() => {
  rmSync(nowhere, { recursive: true, force: true })
  own.remove()
})

const folder = 'records/proposals'
const namesOf = (root: string, commit?: string) => otherBranches(root, [folder], commit).map(({ name }) => name)

test('without git, and without a commit, there are none', () => {
  expect(otherBranches(nowhere, [folder], undefined)).toEqual([])
  expect(otherBranches(own.root, [folder], undefined)).toEqual([])
})

test('every branch but the own one, with what lies in the folders, also for a forum in a folder of the repository', () => {
  own.commit('one', { 'forum/records/proposals/A.md': 'a\n', 'forum/records/events/E.yaml': 'e\n' })
  own.git('checkout', '--quiet', '-b', 'topic')
  const topic = own.commit('two', { 'forum/records/proposals/B año.md': 'b\n', 'forum/records/proposals/.hidden.md': 'h\n' })
  own.git('checkout', '--quiet', 'main')
  own.git('update-ref', 'refs/remotes/origin/topic', 'topic')
  own.git('update-ref', 'refs/remotes/origin/main', 'main')
  own.git('update-ref', 'refs/remotes/origin/theirs', 'main')
  own.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main')
  const forum = join(own.root, 'forum')
  expect(otherBranches(forum, [folder], undefined)).toEqual([
    {
      name: 'topic',
      files: new Map([
        ['records/proposals/A.md', 'a\n'],
        ['records/proposals/B año.md', 'b\n'],
      ]),
    },
    { name: 'origin/theirs', files: new Map([['records/proposals/A.md', 'a\n']]) },
  ])
  expect(namesOf(forum, topic)).toEqual(['main', 'origin/theirs'])
})

test('a link in the folder is not followed', () => {
  own.git('checkout', '--quiet', '-b', 'linked')
  own.git('update-index', '--add', '--cacheinfo', `120000,${own.git('rev-parse', 'main:forum/records/proposals/A.md')},forum/records/proposals/link.md`)
  own.git('-c', 'user.name=A', '-c', 'user.email=a@lakes.example', 'commit', '--quiet', '-m', 'three')
  own.git('checkout', '--quiet', '-f', 'main')
  const linked = otherBranches(join(own.root, 'forum'), [folder], undefined).find(({ name }) => name === 'linked')
  expect([...(linked?.files.keys() ?? [])]).toEqual(['records/proposals/A.md'])
})

test('a branch of which a file is not here, in a partial clone, is not said to have been looked at', () => {
  own.git('config', 'uploadpack.allowFilter', 'true')
  const partial = own.clone('--filter=blob:none', '--branch', 'main')
  try {
    expect(otherBranches(join(partial.root, 'forum'), [folder], undefined).map(({ name }) => name)).not.toContain('origin/topic')
  } finally {
    partial.remove()
  }
})

test('a file that is too large is left out, and the others are read', () => {
  own.git('checkout', '--quiet', '-b', 'large', 'topic')
  own.commit('four', { 'forum/records/proposals/C.md': 'c'.repeat(9 * 1024 * 1024) })
  own.git('checkout', '--quiet', 'main')
  const large = otherBranches(join(own.root, 'forum'), [folder], undefined).find(({ name }) => name === 'large')
  expect([...(large?.files.keys() ?? [])]).toEqual(['records/proposals/A.md', 'records/proposals/B año.md'])
})
