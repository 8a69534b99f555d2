// Reading from a revision: by tag, branch, hash and day, without touching the working tree; names that are options are refused.
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isUserError } from '../../src/core/failure.ts'
import { open } from '../../src/io/open.ts'
import { lakesTree } from '../lakes.ts'
import { Repository } from '../repository.ts'

const tree = lakesTree()
const files = Object.fromEntries(tree.paths.map((path) => [path, tree.read(path)]))
const followUp = 'records/follow-ups/FU-2031-001-landing-places.yaml'
const changed = (files[followUp] ?? '').replace('status: pending', 'status: in-progress')

const repository = new Repository()
const first = repository.commit('The records', files, { date: '2031-03-10' })
repository.git('-c', 'user.name=Ada', '-c', 'user.email=ada@lakes.example', 'tag', '-a', 'v2031.1', '-m', 'first')
const second = repository.commit(
  'Work has begun',
  { [followUp]: changed, 'records/follow-ups/FU-2031-001-landing-places.es.yaml': null },
  { date: '2031-03-20' },
)
afterAll(() => repository.remove())

const statusAt = async (revision: string | undefined) => {
  const { workspace, commit } = await open(repository.root, revision)
  const log = workspace.byId.get('FU-2031-001')?.data.log as { status: string }[] | undefined
  return { status: log?.[0]?.status, commit, records: workspace.records.length }
}

test.each([
  ['HEAD', () => second],
  ['HEAD~1', () => first],
  ['v2031.1', () => first],
  ['main', () => second],
  ['2031-03-10', () => first],
  ['2031-03-19', () => first],
  ['2031-03-20', () => second],
  ['2040-01-01', () => second],
])('the records at %s', async (revision, commit) => {
  const at = await statusAt(revision)
  expect(at.commit).toBe(commit())
  expect(at.status).toBe(commit() === first ? 'pending' : 'in-progress')
})

test('a short hash will do, and the working tree stays as it is', async () => {
  repository.write({ [followUp]: 'id: FU-2031-001\ntitle: Being written\n' })
  expect((await statusAt(first.slice(0, 8))).status).toBe('pending')
  expect(readFileSync(join(repository.root, followUp), 'utf8')).toBe('id: FU-2031-001\ntitle: Being written\n')
  expect((await statusAt(undefined)).status).toBeUndefined()
  repository.write({ [followUp]: changed })
})

test('a revision and the files on disk give the same workspace', async () => {
  const [disk, commit] = await Promise.all([open(repository.root, undefined), open(repository.root, 'HEAD')])
  const shape = ({ workspace }: typeof disk) =>
    workspace.records.map(({ path, data, body, translations }) => ({ path, data, body, translations: [...translations.keys()] }))
  expect(shape(commit)).toEqual(shape(disk))
})

test.each(['nope', '1999-01-01', '--output=stolen', '-1', 'HEAD:rcm.yaml', '@{upstream}', 'HEAD^{tree}', '', 'a b'])(
  '%o is no revision: said so, nothing written',
  async (revision) => {
    const failure = await open(repository.root, revision).catch((error: unknown) => error)
    expect(isUserError(failure) && failure.code).toBe('rcm/revision')
    expect(existsSync(join(repository.root, 'stolen'))).toBe(false)
  },
)

test('links and submodules in a revision are refused, the rest is read', async () => {
  symlinkSync('/etc/hostname', join(repository.root, 'records/topics/TOP-link.md'))
  repository.commit('A link', {}, { date: '2031-03-21' })
  const { workspace } = await open(repository.root, 'HEAD')
  expect(workspace.faults).toContainEqual(expect.objectContaining({ path: 'records/topics/TOP-link.md', reason: 'link' }))
  expect(workspace.byId.has('FU-2031-001')).toBe(true)
})

test('names outside ASCII and with spaces come through whole', async () => {
  repository.commit('Names', { 'records/topics/TOP-año nuevo.yaml': 'id: TOP-ano\ntitle: Año\ntype: issue\n' }, { date: '2031-03-22' })
  const { workspace } = await open(repository.root, 'HEAD')
  expect(workspace.byId.get('TOP-ano')?.path).toBe('records/topics/TOP-año nuevo.yaml')
})
