// Whether a change of data is cosmetic or substantive: by what the schema says of the field, and by the words.
import { describe, expect, test } from 'vitest'
import type { Kind } from '../../src/core/kind.ts'
import { natureOfData, natureOfText } from '../../src/wording/change-nature.ts'
import { dataChanges } from '../../src/wording/data-changes.ts'
import { lakes } from '../lakes.ts'

const workspace = await lakes()
const kind = (name: string): Kind => workspace.kinds.get(name) as Kind
const natures = (name: string, before: Record<string, unknown>, after: Record<string, unknown>) =>
  dataChanges(before, after, kind(name))
    .map(natureOfData)
    .map(({ nature, reasons }) => [nature, ...reasons])

describe('a change of data', () => {
  test.each<[string, string, Record<string, unknown>, Record<string, unknown>, string[]]>([
    ['what the schema calls editorial', 'follow-up', { note: 'Send it' }, { note: 'Send them' }, ['cosmetic', 'editorial']],
    ['what the schema calls numbering', 'follow-up', { formerly: ['FU-1'] }, { formerly: ['FU-2'] }, ['cosmetic', 'numbering']],
    ['what a translation was made from', 'follow-up', { translates: 'sha256-a' }, { translates: 'sha256-b' }, ['cosmetic', 'editorial']],
    ['white space of a text', 'follow-up', { title: 'Send it' }, { title: 'Send  it' }, ['cosmetic', 'white-space']],
    ['a word of a text', 'follow-up', { title: 'Send it' }, { title: 'Send them' }, ['substantive']],
    ['a day, however alike', 'follow-up', { due: '2031-06' }, { due: '2031-6' }, ['substantive']],
    ['the order of a list', 'follow-up', { responsible: ['ALD', 'BRV'] }, { responsible: ['BRV', 'ALD'] }, ['cosmetic', 'order']],
    ['a text put in', 'follow-up', {}, { title: 'Send it' }, ['substantive']],
    ['a text taken out', 'follow-up', { title: 'Send it' }, {}, ['substantive']],
    ['another type', 'follow-up', { due: ['2031'] }, { due: '2031' }, ['substantive']],
  ])('%s', (_, name, before, after, nature) => {
    expect(natures(name, before, after)).toEqual([nature])
  })
  test('one more of a list is no order', () => {
    for (const nature of natures('follow-up', { responsible: ['ALD'] }, { responsible: ['ALD', 'ALD'] })) expect(nature).toEqual(['substantive'])
  })
})

test('the body of a kind whose text only explains is never of substance', () => {
  expect(natureOfText('One.', 'Two.', kind('follow-up')).nature).toBe('cosmetic')
  expect(natureOfText('One.', 'Two.', kind('agreement')).nature).toBe('substantive')
})
