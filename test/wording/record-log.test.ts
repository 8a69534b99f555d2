// How a record came to be: what is not committed, merges, what a clone lacks.
import { afterEach, expect, test } from 'vitest'
import { buildWorkspace } from '../../src/core/workspace.ts'
import { readDefinitions } from '../../src/io/definitions.ts'
import { readHistory } from '../../src/io/history.ts'
import { workingTree } from '../../src/io/working-tree.ts'
import { beginningsOf } from '../../src/wording/lineage.ts'
import { recordLogs } from '../../src/wording/record-log.ts'
import { Repository } from '../repository.ts'

const made: Repository[] = []
const keep = (each: Repository): Repository => {
  made.push(each)
  return each
}
afterEach(() => {
  for (const each of made.splice(0)) each.remove()
})

const path = 'records/topics/TOP-fish-stocks.md'
const spanish = 'records/topics/TOP-fish-stocks.es.md'
const text = `---
id: TOP-fish-stocks
title: Fish stocks
note: Counted every two years
---

The stocks of the northern lakes fall.

The members count them together.
`
const start = { 'rcm.yaml': 'id: lakes\nlanguages: [en, es]\n', [path]: text }

async function logOf(own: Repository, id = 'TOP-fish-stocks') {
  const tree = workingTree(own.root)
  const workspace = buildWorkspace(tree, await readDefinitions(tree))
  const record = workspace.byId.get(id)
  const history = await readHistory(own.root, { timeZone: 'UTC', beginnings: record && beginningsOf([record]) })
  const [view] = record ? recordLogs([record], history, workspace, { day: '2031-12-31', lang: 'en', isWorkingTree: true }) : []
  if (!view) throw new Error('no record')
  return {
    view,
    commits: view.commits.map(({ commit, changes, texts }) => [
      commit?.subject ?? null,
      ...changes,
      ...texts.map(({ title, redline }) => `${title}: ${redline.map(({ type }) => type).join(' ')}`),
    ]),
  }
}

test('commits, then what is not committed yet', async () => {
  const own = keep(new Repository())
  own.commit('One', start)
  own.commit('Layout', { [path]: text.replace('note: Counted', 'note:  Counted') })
  own.commit('Words', { [path]: text.replace('fall', 'rise'), [spanish]: '---\ntranslates: x\ntitle: Peces\n---\n\nBajan.\n' })
  own.write({ [path]: text.replace('fall', 'rise').replace('two years', 'three years'), [spanish]: null })
  expect((await logOf(own)).commits).toEqual([
    ['One', 'Begun: Fish stocks'],
    ['Layout', 'Only the layout of the file'],
    ['Words', 'In Spanish: Begun: Peces', 'Text: changed same'],
    [null, 'Note changed from “Counted every two years” to “Counted every three years”', `In Spanish: File taken away: ${spanish}`],
  ])
})

test('a record that no commit has', async () => {
  const own = keep(new Repository())
  own.commit('One', { 'rcm.yaml': 'id: lakes\n' })
  own.write({ [path]: text })
  expect((await logOf(own)).commits).toEqual([[null, 'Begun: Fish stocks']])
})

test('a file renamed and changed without a commit', async () => {
  const own = keep(new Repository())
  own.commit('One', start)
  own.write({ [path]: null, 'records/topics/TOP-fish-stocks-of-all-lakes.md': text.replace('Fish stocks', 'Stocks of fish') })
  expect((await logOf(own)).commits[1]).toEqual([
    null,
    'File renamed from topics/TOP-fish-stocks.md to topics/TOP-fish-stocks-of-all-lakes.md',
    'Title changed from “Fish stocks” to “Stocks of fish”',
  ])
})

test('both sides of a merge, and what the merge itself changed', async () => {
  const own = keep(new Repository())
  own.commit('One', start)
  own.git('checkout', '--quiet', '-b', 'side')
  own.commit('Side', { [path]: text.replace('fall', 'rise') })
  own.git('checkout', '--quiet', 'main')
  own.commit('Main', { [path]: text.replace('two years', 'three years') })
  own.merge('side', { files: { [path]: text.replace('fall', 'rise slowly').replace('two years', 'three years') } })
  const { view, commits } = await logOf(own)
  expect(commits.slice(1, 3).sort()).toEqual([
    ['Main', 'Note changed from “Counted every two years” to “Counted every three years”'],
    ['Side', 'Text: changed same'],
  ])
  expect(commits[3]).toEqual(['Merge side', 'Text: changed same'])
  expect(view.commits[3]?.commit?.isMerge).toBe(true)
})

test('a record whose name begins another’s keeps its own history', async () => {
  const own = keep(new Repository())
  const other = text.replaceAll('TOP-fish-stocks', 'TOP-fish').replace('Fish stocks', 'Fish')
  own.commit('One', { ...start, 'records/topics/TOP-fish.md': other })
  own.commit('Two', { [path]: text.replace('fall', 'rise') })
  expect((await logOf(own, 'TOP-fish')).commits).toEqual([['One', 'Begun: Fish']])
  expect((await logOf(own)).commits.map(([subject]) => subject)).toEqual(['One', 'Two'])
})

test('two like records of which one takes a new name do not share their history', async () => {
  const own = keep(new Repository())
  const old = 'records/topics/TOP-nets.md'
  const translation = '---\ntranslates: x\ntitle: Peces\n---\n\nBajan.\n'
  own.commit('One', { ...start, [old]: text.replace('TOP-fish-stocks', 'TOP-nets'), 'records/topics/TOP-nets.es.md': translation })
  own.commit('Two', {
    [old]: null,
    'records/topics/TOP-nets.es.md': null,
    'records/topics/TOP-boats.md': text.replace('TOP-fish-stocks', 'TOP-boats'),
    'records/topics/TOP-boats.es.md': translation,
    'records/topics/TOP-sails.md': text.replace('id: TOP-fish-stocks', 'id: TOP-sails\nformerly: [TOP-nets]'),
  })
  expect((await logOf(own, 'TOP-boats')).commits).toEqual([['Two', 'Begun: Fish stocks', 'In Spanish: Begun: Peces']])
  const tree = workingTree(own.root)
  const workspace = buildWorkspace(tree, await readDefinitions(tree))
  const sails = workspace.byId.get('TOP-sails')
  const [view] = sails
    ? recordLogs([sails], await readHistory(own.root, { timeZone: 'UTC', beginnings: beginningsOf([sails]) }), workspace, {
        day: '2031-12-31',
        lang: 'en',
        isWorkingTree: true,
      })
    : []
  expect(view?.commits.map(({ commit }) => commit?.subject)).toEqual(['One', 'Two'])
})

test('a clone that lacks what came before says so', async () => {
  const own = keep(new Repository())
  own.commit('One', start)
  own.commit('Two', { [path]: text.replace('fall', 'rise') })
  const { view } = await logOf(keep(own.clone('--depth=1')))
  expect(view.unseen).toBe('The history is cut off here (a shallow clone); git fetch --unshallow brings what came before.')
  expect(view.output.history).toMatchObject({ isShallow: true, isPartial: false, unseen: null })
  const partial = await logOf(keep(own.clone('--filter=blob:none')))
  expect(partial.commits).toEqual([
    ['One', 'Changed; the contents are not in this clone'],
    ['Two', 'Changed; the contents are not in this clone'],
  ])
})

test('a version that was no record is told as one', async () => {
  const own = keep(new Repository())
  own.commit('One', start)
  own.commit('Conflict', { [path]: text.replace('title: Fish', '<<<<<<< HEAD\ntitle: Fish') })
  own.commit('Mended', { [path]: text })
  expect((await logOf(own)).commits.slice(1)).toEqual([
    ['Conflict', 'Changed; the file could not be read as a record'],
    ['Mended', 'Changed; the file could not be read as a record'],
  ])
})
