// The corpus of the benchmark: the same bytes for the same seed, as many records as asked for, and nothing that a rule finds.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Draft } from '../../bench/chronicle.ts'
import { filesOf, forumFile, makeForum } from '../../bench/forum.ts'
import { makeRulebook } from '../../bench/rulebook.ts'
import { type Workspace, buildWorkspace } from '../../src/core/workspace.ts'
import { readDefinitions } from '../../src/io/definitions.ts'
import { findingsOf } from '../../src/rules/run.ts'

const { kinds } = await readDefinitions({ paths: [], refused: [], read: () => '' })

const filesBy = (drafts: readonly Draft[]): ReadonlyMap<string, string> =>
  new Map([forumFile, ...drafts.flatMap((draft) => filesOf(draft, kinds))].map(({ path, text }) => [path, text]))
const corpus = (count: number, seed: number): ReadonlyMap<string, string> => filesBy(makeForum(count, seed))

async function workspaceOf(files: ReadonlyMap<string, string>): Promise<Workspace> {
  const tree = { paths: [...files.keys()].sort(), refused: [], read: (path: string) => files.get(path) ?? '' }
  return buildWorkspace(tree, await readDefinitions(tree))
}

const digest = (files: ReadonlyMap<string, string>): string =>
  createHash('sha256')
    .update(JSON.stringify([...files]))
    .digest('hex')

test('the same seed gives the same bytes, another seed others', () => {
  const first = digest(corpus(300, 1))
  expect(digest(corpus(300, 1))).toBe(first)
  expect(digest(corpus(300, 2))).not.toBe(first)
})

test.each([
  [100, 7],
  [300, 1],
  [1000, 3],
])('%i records of seed %i are valid and whole', async (count, seed) => {
  const workspace = await workspaceOf(corpus(count, seed))
  expect(
    (await findingsOf(workspace)).findings.map(({ path, rule, message }) => `${path} ${rule} ${message.text.en} ${JSON.stringify(message.values)}`),
  ).toEqual([])
  expect(workspace.records).toHaveLength(count)
  expect(workspace.faults).toEqual([])
})

test('every kind is there, in the shares and sizes of a real forum', async () => {
  const { records, kinds: all } = await workspaceOf(corpus(1000, 1))
  const share = (kind: string) => records.filter((record) => record.kind.name === kind).length / records.length
  expect([...all.keys()].filter((kind) => share(kind) === 0)).toEqual([])
  expect(share('follow-up')).toBeGreaterThan(0.35)
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  const front = mean(records.map(({ text, body }) => text.length - body.length))
  const bodies = mean(records.map(({ body }) => body.length))
  expect([front, bodies].map((size) => size > 450 && size < 950)).toEqual([true, true])
  const minutes = records.filter(({ kind, body }) => kind.text === 'minutes' && body !== '').map(({ body }) => body.length)
  expect([Math.min(...minutes) > 700, Math.max(...minutes) < 4000]).toEqual([true, true])
  const quotes = records.flatMap(({ data }) => (Array.isArray(data.source) ? data.source : [])).length
  expect(quotes / minutes.length).toBeGreaterThan(12)
  const translated = records.filter(({ translations }) => translations.size > 0).length
  expect(translated / records.length).toBeGreaterThan(0.9)
})

test('regulations of a length asked for are valid, and half as many amendments change them', async () => {
  const workspace = await workspaceOf(filesBy(makeRulebook(400, 2)))
  expect((await findingsOf(workspace)).findings.map(({ path, rule }) => `${path} ${rule}`)).toEqual([])
  const listed = workspace.playing('regulation').flatMap(({ data, id }) => (id.startsWith('REG-9') && Array.isArray(data.provisions) ? data.provisions : []))
  expect(listed).toHaveLength(400)
  const changing = workspace.playing('agreement').filter(({ id, data }) => id < 'AGR-2025' && (data.amends ?? data.repeals) !== undefined)
  expect(changing.length).toBeGreaterThanOrEqual(100)
})
