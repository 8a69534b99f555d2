import { describe, expect, test } from 'vitest'
import { assign, fieldOf, parseAssignment, readStatus, readValue, splitList, unassign } from '../../src/core/field-input.ts'
import type { Kind } from '../../src/core/kind.ts'
import { lakes } from '../lakes.ts'

const workspace = await lakes()
const context = { workspace, day: '2031-03-10' }
const kind = (name: string): Kind => workspace.kinds.get(name) as Kind
const read = (name: string, field: string, text: string) => readValue(fieldOf(kind(name), field), text, context)
const set = (name: string, data: Record<string, unknown>, text: string) => assign(kind(name), data, parseAssignment(text), context)
const saying = (run: () => unknown): string => {
  try {
    return JSON.stringify(run())
  } catch (error) {
    const { said, help } = error as { said: { text: { en: string } }; help?: { text: { en: string }; values: { near?: string } } }
    return `${said.text.en} ${help?.text.en ?? ''} ${help?.values.near ?? ''}`.trim()
  }
}

describe('a value as typed', () => {
  test.each([
    ['follow-up', 'due', 'in two weeks', '2031-03-24'],
    ['follow-up', 'due', '2031-08?', '2031-08?'],
    ['follow-up', 'responsible', 'ald, Bravia ,secretaría', ['ALD', 'BRV', 'SEC']],
    ['follow-up', 'objectives', 'obj-1.A', ['OBJ-1.a']],
    ['follow-up', 'type', 'Request', 'request'],
    ['agreement', 'nature', 'line-of-action', 'line-of-action'],
    ['agreement', 'nature', 'Line of action', 'line-of-action'],
    ['follow-up', 'aliases', 'one, "two, three", four\\, five', ['one', 'two, three', 'four, five']],
    ['agreement', 'operative', 'sí', true],
    ['contribution', 'assessed', '1200.50', 1200.5],
    ['objective', 'text', 'AGR-2031-001#3', 'AGR-2031-001#3'],
    ['body', 'composition', '{ list: [ALD] }', { list: ['ALD'] }],
    ['follow-up', 'log.evidence', 'Map of the lakes', ['DOC-2031-001']],
  ])('%s %s: %s', (name, field, text, value) => {
    expect(read(name, field, text)).toEqual(value)
  })
  test.each([
    ['follow-up', 'due', 'soon', '“{value}” is no value'],
    ['follow-up', 'responsible', 'ADL', 'Did you mean {near}? “rcm list” shows all records. ALD'],
    ['follow-up', 'responsible', 'OBJ-1', 'Give the id of a record ({kinds})'],
    ['follow-up', 'type', 'requst', 'Did you mean {near}'],
    ['agreement', 'operative', 'perhaps', 'Give yes or no'],
    ['contribution', 'assessed', 'much', 'Give a number'],
    ['contribution', 'assessed', '', 'Give a value'],
    ['body', 'composition', '{', 'Write it as YAML'],
  ])('%s %s: “%s” is refused with the next step', (name, field, text, words) => {
    expect(saying(() => read(name, field, text))).toContain(words)
  })
})

describe('--set and --unset', () => {
  test('set, add, take out, nested', () => {
    expect(set('follow-up', { id: 'A' }, 'due=+2w')).toEqual({ id: 'A', due: '2031-03-24' })
    expect(set('follow-up', { responsible: ['ALD'] }, 'responsible+=BRV,ALD')).toEqual({ responsible: ['ALD', 'BRV'] })
    expect(set('follow-up', { responsible: ['ALD', 'BRV'] }, 'responsible-=ALD')).toEqual({ responsible: ['BRV'] })
    expect(set('follow-up', { responsible: ['ALD'] }, 'responsible-=ALD')).toEqual({})
    expect(set('party', { names: { en: 'A' } }, 'names.es=B = C')).toEqual({ names: { en: 'A', es: 'B = C' } })
    expect(unassign(kind('party'), { names: { en: 'A', es: 'B' } }, 'names.es')).toEqual({ names: { en: 'A' } })
    expect(unassign(kind('follow-up'), { id: 'A', due: '2031' }, 'due')).toEqual({ id: 'A' })
  })
  test('by the label in either language', () => {
    expect(set('follow-up', {}, 'Plazo=2031-04')).toEqual({ due: '2031-04' })
  })
  test.each([
    ['due', 'does not set a field'],
    ['duee=2031', 'Did you mean {near}? due'],
    ['due+=2031', 'is no list'],
    ['log.status=done', 'lies within a list'],
    ['__proto__=x', 'has no field'],
    ['due.year=2031', 'has no field'],
  ])('%s is refused', (text, words) => {
    expect(saying(() => set('follow-up', {}, text))).toContain(words)
  })
})

test('a status by its name or label', () => {
  expect(readStatus(kind('follow-up'), 'Cumplido')).toBe('fulfilled')
  expect(readStatus(kind('follow-up'), 'in progress')).toBe('in-progress')
  expect(saying(() => readStatus(kind('follow-up'), 'fulfiled'))).toContain('fulfilled')
  expect(saying(() => readStatus(kind('party'), 'x'))).toContain('has no status')
})

test('lists', () => {
  expect(splitList(' a ,, b,"c\\"d" ')).toEqual(['a', 'b', 'c"d'])
  expect(splitList('')).toEqual([])
})
