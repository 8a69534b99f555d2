// What differs between two states of the records, record by record, as `rcm diff` says it.
import { describe, expect, test } from 'vitest'
import { changeBetween } from '../../src/core/change.ts'
import { otherFiles, recordDiffs } from '../../src/wording/diff.ts'
import { type Overlay, lakes } from '../lakes.ts'

const path = 'records/follow-ups/FU-2031-020-wells.md'
const spanish = path.replace('.md', '.es.md')
const note = (text: string, more = '') => `---\nid: FU-2031-020\ntitle: Wells\ntype: task\n${more}---\n\n${text}\n`
const translation = '---\ntitle: Pozos\n---\n\nUna nota.\n'
async function diff(before: Overlay, after: Overlay, lang: 'en' | 'es' = 'en') {
  const change = changeBetween(await lakes(before), await lakes(after))
  return recordDiffs(change, { lang, authorOf: () => ({ by: 'Ada Alder', date: '2031-04-01' }) })
}

describe('a record', () => {
  test('that is the same is not there', async () => {
    expect(await diff({ [path]: note('A note.') }, { [path]: note('A note.') })).toEqual([])
  })
  test('that is new says what it holds, but for its id and title', async () => {
    const [only, ...others] = await diff({}, { [path]: note('A note.'), [spanish]: translation })
    expect(others).toEqual([])
    expect(only).toMatchObject({ id: 'FU-2031-020', title: 'Wells', what: 'new', nature: 'substantive', path, by: 'Ada Alder', date: '2031-04-01', facts: [] })
    expect(only?.changes.map(({ field, before, after }) => [field, before, after])).toEqual([['type', null, 'task']])
    expect(only?.texts.map(({ title }) => title)).toEqual(['Text', 'Text in Spanish'])
  })
  test('that is gone is only that', async () => {
    const [only] = await diff({ [path]: note('A note.'), [spanish]: translation }, {})
    expect(only).toMatchObject({ id: 'FU-2031-020', title: 'Wells', what: 'gone', nature: 'substantive', facts: ['The record is taken away'], changes: [] })
  })
  test('that changes is as weighty as its weightiest change', async () => {
    const [cosmetic] = await diff({ [path]: note('A note.') }, { [path]: note('Another note.', 'note: x\n') })
    expect(cosmetic).toMatchObject({ what: 'changed', nature: 'cosmetic' })
    const [substantive] = await diff({ [path]: note('A note.') }, { [path]: note('Another note.', 'due: 2031-05\n') })
    expect(substantive).toMatchObject({ what: 'changed', nature: 'substantive' })
    expect(substantive?.changes.map(({ words, nature }) => [words, nature])).toEqual([['Due set to May 2031', 'substantive']])
    expect(substantive?.texts[0]?.redline.map(({ type }) => type)).toEqual(['changed'])
  })
})

describe('a file', () => {
  test('renamed, laid out anew, with a translation more or less', async () => {
    const other = path.replace('wells', 'pumps')
    expect((await diff({ [path]: note('A note.') }, { [other]: note('A note.') }))[0]?.facts).toEqual([
      'File renamed from follow-ups/FU-2031-020-wells.md to follow-ups/FU-2031-020-pumps.md',
    ])
    const [laidOut] = await diff({ [path]: note('A note.') }, { [path]: note('A  note.') })
    expect(laidOut).toMatchObject({ facts: ['Only the layout of the file'], nature: 'cosmetic', changes: [] })
    expect((await diff({ [path]: note('A note.') }, { [path]: note('A note.'), [spanish]: translation }))[0]?.facts).toEqual([
      'In Spanish: A translation is new',
    ])
    expect((await diff({ [path]: note('A note.'), [spanish]: translation }, { [path]: note('A note.') }, 'es'))[0]?.facts).toEqual([
      'En español: Se quita la traducción',
    ])
  })
  test('that is no record: the forum itself', async () => {
    const change = async (after: Overlay) => otherFiles(changeBetween(await lakes(), await lakes(after)))
    expect(await change({})).toEqual([])
    expect(await change({ 'rcm.yaml': `${(await lakes()).forumText}# by hand\n` })).toEqual(['rcm.yaml'])
  })
})
