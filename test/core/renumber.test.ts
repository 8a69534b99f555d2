// Another id for a record: files, references, and what else names the old one.
import { expect, test } from 'vitest'
import type { ForumRecord } from '../../src/core/record.ts'
import { mentionsOf, renumberEdits } from '../../src/core/renumber.ts'
import { lakes } from '../lakes.ts'

test('the old id is kept, the files are renamed, references and places in text follow', async () => {
  const path = 'records/follow-ups/FU-2031-020-x.yaml'
  const workspace = await lakes({
    [path]: 'id: FU-2031-020\ntitle: Wells\ntype: task\nformerly: [FU-2030-007, FU-2031-020]\nlog: []\n',
    'records/follow-ups/FU-2031-020-x.es.yaml': 'title: Pozos\n',
    'records/follow-ups/odd.yaml':
      'id: FU-2031-021\ntitle: Nets\ntype: task\nsource:\n  - { record: FU-2031-020, quote: Wells }\n  - { record: EVT-2031-001, quote: X }\n',
  })
  const record = workspace.byId.get('FU-2031-020') as ForumRecord
  const edits = renumberEdits(record, 'FU-2031-099', workspace.linksTo('FU-2031-020'))
  const after = new Map(edits.map((edit) => [edit.path, edit.after]))
  expect([...after.keys()].sort()).toEqual([
    'records/follow-ups/FU-2031-020-x.es.yaml',
    path,
    'records/follow-ups/FU-2031-099-x.es.yaml',
    'records/follow-ups/FU-2031-099-x.yaml',
    'records/follow-ups/odd.yaml',
  ])
  expect(after.get(path)).toBeNull()
  expect(after.get('records/follow-ups/FU-2031-099-x.yaml')).toBe('id: FU-2031-099\ntitle: Wells\ntype: task\nformerly: [FU-2030-007, FU-2031-020]\nlog: []\n')
  expect(after.get('records/follow-ups/FU-2031-099-x.es.yaml')).toBe('title: Pozos\n')
  expect(after.get('records/follow-ups/odd.yaml')).toContain('{ record: FU-2031-099, quote: Wells }\n  - { record: EVT-2031-001, quote: X }')
})

test('a file that is named otherwise keeps its name', async () => {
  const workspace = await lakes({ 'records/follow-ups/odd.yaml': 'id: FU-2031-021\ntitle: Nets\ntype: task\n' })
  const [edit, ...others] = renumberEdits(workspace.byId.get('FU-2031-021') as ForumRecord, 'FU-2031-099', [])
  expect(others).toEqual([])
  expect(edit).toMatchObject({ path: 'records/follow-ups/odd.yaml', before: 'id: FU-2031-021\ntitle: Nets\ntype: task\n' })
  expect(edit?.after).toContain('formerly: [FU-2031-021]')
})

test('prose that names it is told, with its line; other ids and what was formerly are not', async () => {
  const body =
    '---\nid: TOP-x\nformerly: [TOP-y]\ntitle: X\ntype: issue\n---\n\nSee FU-2031-090, and not FU-2031-0901, XFU-2031-090 or FU-2031-090.b.\n\nFU-2031-090. And TOP-y\n'
  const workspace = await lakes({ 'records/topics/TOP-x.md': body })
  expect(mentionsOf(workspace, 'FU-2031-090')).toEqual([
    { path: 'records/topics/TOP-x.md', line: 8 },
    { path: 'records/topics/TOP-x.md', line: 10 },
  ])
  expect(mentionsOf(workspace, 'TOP-y')).toEqual([{ path: 'records/topics/TOP-x.md', line: 10 }])
  expect(mentionsOf(workspace, 'TOP-z')).toEqual([])
})
