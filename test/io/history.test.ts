// The git history of the records: read in one pass, whatever the branches, the names and the clone.
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Change } from '../../src/core/history.ts'
import { readHistory } from '../../src/io/history.ts'
import { Repository } from '../repository.ts'

const made: { remove(): void }[] = []
const keep = <T extends { remove(): void }>(each: T): T => {
  made.push(each)
  return each
}
const repository = () => keep(new Repository())
afterEach(() => {
  for (const each of made.splice(0)) each.remove()
})

const read = (root: string, beginnings?: string[], commit?: string) => readHistory(root, { timeZone: 'UTC', beginnings, commit })
const path = 'records/follow-ups/FU-2031-001-nets.yaml'
const text = 'id: FU-2031-001\ntitle: Mark the nets of all boats on the seven lakes\ndue: 2031-04\nlog:\n  - { date: 2031-03-10, status: pending }\n'

const brief = (changes: readonly Change[]) =>
  changes.map(({ commit, path: to, before }) => [commit.subject, before.map((each) => each.path ?? null), to ?? null])

test('additions, changes, renames and deletions, oldest first', async () => {
  const own = repository()
  own.commit('One', { 'rcm.yaml': 'id: lakes\n', [path]: text })
  own.commit('Two', { [path]: text.replace('2031-04', '2031-05') })
  const moved = 'records/follow-ups/FU-2031-001-marks.yaml'
  own.commit('Three', { [path]: null, [moved]: text })
  own.commit('Four', { [moved]: null })
  own.commit('Outside', { 'README.md': 'Lakes\n' })
  const history = await read(own.root)
  expect(brief(history.changes)).toEqual([
    ['One', [null], path],
    ['Two', [path], path],
    ['Three', [path], moved],
    ['Four', [moved], null],
  ])
  const blobs = history.changes.map(({ blob }) => blob).filter((blob) => blob !== undefined)
  expect([...history.textsOf([...blobs, '0'.repeat(40)]).values()]).toEqual([text, text.replace('2031-04', '2031-05')])
  expect(history.unseen).toEqual({ reason: undefined, detail: undefined, cut: new Set(), isPartial: false })
  expect(history.head).toBe(own.git('rev-parse', 'HEAD'))
})

test('who, when, and the day in the forum’s time zone', async () => {
  const own = repository()
  own.commit('Late', { [path]: text }, { author: 'Bruno Bravá', date: '2031-03-10T22:30:00+00:00' })
  const [change] = (await readHistory(own.root, { timeZone: 'Asia/Kolkata' })).changes
  expect(change?.commit).toMatchObject({ author: 'Bruno Bravá', committed: '2031-03-10T22:30:00.000Z', day: '2031-03-11', subject: 'Late', isMerge: false })
  expect((await readHistory(own.root, { timeZone: 'Nowhere/At All' })).changes[0]?.commit.day).toBe('2031-03-10')
})

test('a merge shows only what differs from both sides, under the name that each side has', async () => {
  const own = repository()
  const [east, west] = ['records/follow-ups/FU-2031-001-east.yaml', 'records/follow-ups/FU-2031-002-west.yaml']
  const long = `${text}note: ${'The boats of the members carry their marks at the bow. '.repeat(4)}\n`
  own.commit('One', { [path]: long, [west]: long.replace('001', '002') })
  own.git('checkout', '--quiet', '-b', 'side')
  own.commit('Side', { [path]: long.replace('2031-04', '2031-05'), [west]: long.replace('Mark', 'Count') })
  own.git('checkout', '--quiet', 'main')
  own.commit('Main', { [path]: null, [east]: long.replace('nets', 'sails') })
  own.merge('side', { files: { [east]: long.replace('nets', 'hulls').replace('2031-04', '2031-06') } })
  const { changes } = await read(own.root)
  const merged = changes.filter(({ commit }) => commit.isMerge)
  expect(brief(merged)).toEqual([['Merge side', [east, path], east]])
  expect(brief(changes)).toContainEqual(['Side', [west], west])
  expect(changes.map(({ commit }) => commit.subject).indexOf('One')).toBe(0)
})

test('a branch that the merge left aside is part of the history', async () => {
  const own = repository()
  own.commit('One', { [path]: text })
  own.git('checkout', '--quiet', '-b', 'side')
  own.commit('Side', { [path]: text.replace('nets', 'sails') })
  own.git('checkout', '--quiet', 'main')
  own.commit('Main', { 'README.md': 'Lakes\n' })
  own.merge('side', { files: { [path]: text } })
  expect(brief((await read(own.root)).changes)).toEqual([
    ['One', [null], path],
    ['Side', [path], path],
  ])
})

test('hostile names and messages are text', async () => {
  const own = repository()
  const odd = 'records/follow-ups/:100644 100644 \x1b[2J\n--output=x “ñ”.yaml'
  own.commit(':100644 100644 aaaa bbbb M\n\nbody\x01\x1f', { [odd]: text }, { author: ':: M x' })
  own.commit('-', { [odd]: text.replace('nets', 'sails'), '-x': 'y' })
  expect(brief((await read(own.root)).changes)).toEqual([
    [':100644 100644 aaaa bbbb M', [null], odd],
    ['-', [odd], odd],
  ])
})

test('links and submodules are no files', async () => {
  const own = repository()
  own.commit('One', { [path]: text })
  rmSync(join(own.root, path))
  symlinkSync('/etc/passwd', join(own.root, path))
  own.commit('Link', {})
  expect((await read(own.root)).changes.map(({ blob, path: to }) => [typeof blob, to])).toEqual([
    ['string', path],
    ['undefined', undefined],
  ])
})

test('a forum in a folder of the repository', async () => {
  const own = repository()
  own.commit('One', { [`forum/${path}`]: text, [path]: 'id: OTHER\n' })
  own.commit('Moved in', { [path]: null, 'forum/records/follow-ups/FU-2031-002-x.yaml': 'id: OTHER\n' })
  const history = await read(join(own.root, 'forum'))
  expect(brief(history.changes)).toEqual([
    ['One', [null], path],
    ['Moved in', [null], 'records/follow-ups/FU-2031-002-x.yaml'],
  ])
  expect([...history.tip().keys()]).toEqual([path, 'records/follow-ups/FU-2031-002-x.yaml'])
})

test('up to a commit, and only some paths', async () => {
  const own = repository()
  const one = own.commit('One', { [path]: text, 'records/follow-ups/FU-2031-002-x.yaml': 'id: FU-2031-002\n' })
  own.commit('Two', { [path]: text.replace('nets', 'sails') })
  expect((await read(own.root, undefined, one)).changes).toHaveLength(2)
  expect(brief((await read(own.root, ['records/follow-ups/FU-2031-001'])).changes)).toEqual([
    ['One', [null], path],
    ['Two', [path], path],
  ])
  expect((await read(own.root, ['records/follow-ups/'])).changes).toHaveLength(3)
  expect((await read(own.root, ['records/follow-ups/FU-[2]*', 'records/x\\?'])).changes).toHaveLength(0)
  own.git('checkout', '--quiet', one)
  expect((await read(own.root)).changes).toHaveLength(2)
})

test('the names that a file had before are found where they were not asked for', async () => {
  const own = repository()
  const [first, second] = ['records/tasks/nets [old].yaml', 'records/follow-ups/marks.yaml']
  own.commit('One', { [first]: text, 'records/tasks/other.yaml': 'id: OTHER\n' })
  own.commit('Two', { [first]: null, [second]: text.replace('2031-04', '2031-05') })
  own.commit('Beside', { 'records/tasks/other.yaml': 'id: OTHER\ntitle: x\n' })
  own.commit('Three', { [second]: null, [path]: text })
  expect(brief((await read(own.root, ['records/follow-ups/FU-2031-001'])).changes)).toEqual([
    ['One', [null], first],
    ['Two', [first], second],
    ['Three', [second], path],
  ])
})

test('a shallow clone tells where it is cut off', async () => {
  const own = repository()
  own.commit('One', { [path]: text })
  const two = own.commit('Two', { [path]: text.replace('nets', 'sails') })
  const shallow = keep(own.clone('--depth=1'))
  const history = await read(shallow.root)
  expect(brief(history.changes)).toEqual([['Two', [null], path]])
  expect([...history.unseen.cut]).toEqual([two])
})

test('a partial clone lacks contents, and none is fetched', async () => {
  const own = repository()
  own.commit('One', { [path]: text })
  const sails = text.replace('nets', 'sails')
  own.commit('Two', { [path]: sails })
  const partial = keep(own.clone('--filter=blob:none'))
  const before = partial.git('count-objects', '-v')
  const history = await read(partial.root)
  expect(history.unseen).toMatchObject({ reason: undefined, isPartial: true })
  expect(history.changes.map(({ blob }) => history.textsOf([blob ?? '']).get(blob ?? ''))).toEqual([undefined, sails])
  expect(partial.git('count-objects', '-v')).toBe(before)
})

test('replaced objects and the repository’s own settings are not believed', async () => {
  const own = repository()
  const one = own.commit('One', { [path]: text })
  const two = own.commit('Two', { [path]: text.replace('nets', 'sails') })
  own.git('replace', '--graft', two)
  own.git('config', 'log.showSignature', 'true')
  own.git('config', 'diff.renames', 'false')
  own.git('config', 'core.fsmonitor', 'touch ran')
  own.git('config', 'format.pretty', 'oneline')
  expect(brief((await read(own.root)).changes)).toHaveLength(2)
  expect((await read(own.root, undefined, one)).changes).toHaveLength(1)
  expect(existsSync(join(own.root, 'ran'))).toBe(false)
})

test('no repository, and one without commits', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rcm-nothing-'))
  made.push({ remove: () => rmSync(folder, { recursive: true }) })
  expect(await read(folder)).toMatchObject({ changes: [], head: undefined, unseen: { reason: 'no-repository' } })
  const own = repository()
  own.write({ [path]: text })
  expect(await read(own.root)).toMatchObject({ changes: [], head: undefined, unseen: { reason: 'no-commits' } })
})

test('a repository that git does not read says why', async () => {
  const own = repository()
  own.commit('One', { [path]: text })
  own.git('config', 'core.repositoryformatversion', '99')
  const { unseen } = await read(own.root)
  expect(unseen.reason).toBe('unreadable')
  expect(unseen.detail).toMatch(/99/)
})

test('a content too large for a record is not read', async () => {
  const own = repository()
  own.commit('Large', { [path]: `id: FU-2031-001\nnote: ${'x'.repeat(9 * 1024 * 1024)}\n` })
  const history = await read(own.root)
  expect(history.textsOf(history.changes.map(({ blob }) => blob ?? '')).size).toBe(0)
})
