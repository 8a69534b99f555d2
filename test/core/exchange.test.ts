// Columns of tables and what stands in their cells.
import { describe, expect, test } from 'vitest'
import { cellOf, readCell } from '../../src/core/cell.ts'
import { columnNamed, valueIn, withValueIn } from '../../src/core/exchange.ts'
import { fieldOf } from '../../src/core/field-input.ts'
import type { Kind } from '../../src/core/kind.ts'
import { lakes } from '../lakes.ts'

const workspace = await lakes()
const kind = (name: string): Kind => workspace.kinds.get(name) as Kind
const column = (name: string, of = 'follow-up', known: readonly string[] = []) => columnNamed(kind(of), name, new Set(known))

describe('the column that a name means', () => {
  test('a part of a new log entry, for a kind that has a log', () => {
    expect(column('log.new.status')).toMatchObject({ part: 'entry', path: ['status'], lang: undefined })
    expect(column('log.new.status')?.field?.name).toBe('log.status')
    expect(column('log.new.colour')).toBeUndefined()
    expect(column('log.new')).toBeUndefined()
    expect(column('log.new.status', 'party')).toBeUndefined()
  })
  test('text, data, what is derived, what a record has without the schema', () => {
    expect(column('markdown@es')).toMatchObject({ part: 'markdown', lang: 'es' })
    expect(column('_status')).toMatchObject({ part: 'derived', path: ['status'] })
    expect(column('title@es')).toMatchObject({ part: 'data', lang: 'es', path: ['title'] })
    expect(column('names.en', 'party')).toMatchObject({ part: 'data', path: ['names', 'en'] })
    expect(column('colour')).toBeUndefined()
    expect(column('colour', 'follow-up', ['colour'])).toMatchObject({ part: 'data', path: ['colour'], field: undefined })
    expect(column('log.status')).toBeUndefined()
  })
})

describe('a value at a path', () => {
  test('is read through maps that are its own', () => {
    expect(valueIn({ a: { b: 1 } }, ['a', 'b'])).toBe(1)
    expect(valueIn({ a: [1] }, ['a', '0'])).toBeUndefined()
    expect(valueIn({ a: {} }, ['a', 'constructor'])).toBeUndefined()
  })
  test('is put in and taken out; a map that would be empty goes with it', () => {
    expect(withValueIn({ x: 1 }, ['a', 'b'], 2)).toEqual({ x: 1, a: { b: 2 } })
    expect(withValueIn({ a: 7 }, ['a', 'b'], 2)).toEqual({ a: { b: 2 } })
    expect(withValueIn({ a: { b: 1, c: 2 } }, ['a', 'b'], undefined)).toEqual({ a: { c: 2 } })
    expect(withValueIn({ x: 1, a: { b: 1 } }, ['a', 'b'], undefined)).toEqual({ x: 1 })
    expect(withValueIn({ a: {} }, ['a'], {})).toEqual({ a: {} })
  })
})

describe('the text of a cell', () => {
  const read = (text: string, field?: string, old?: unknown, of = 'contribution') =>
    readCell(text, field === undefined ? undefined : fieldOf(kind(of), field), old)
  test.each<[string, string | undefined, unknown, unknown]>([
    ['  ', undefined, 'x', { value: undefined }],
    ['12.5', 'assessed', undefined, { value: 12.5 }],
    ['-1e3', 'assessed', undefined, { value: -1000 }],
    ['twelve', 'assessed', undefined, { fault: 'number' }],
    ['1.2.3', 'assessed', undefined, { fault: 'number' }],
    ['7', undefined, 3, { value: 7 }],
    ['seven', undefined, 3, { value: 'seven' }],
    ['7', undefined, '3', { value: '7' }],
    ['[1, 2', undefined, undefined, { value: '[1, 2' }],
    ['{"a": 1}', undefined, undefined, { value: { a: 1 } }],
    ['a; ;b', undefined, ['x'], { value: ['a', 'b'] }],
    [' as it is ', undefined, undefined, { value: ' as it is ' }],
  ])('%j of %s before %j', (text, field, old, value) => {
    expect(read(text, field, old)).toEqual(value)
  })
  test('of yes and no, of a list of maps', () => {
    expect(read('Sí', 'operative', undefined, 'agreement')).toEqual({ value: true })
    expect(read(' NO ', 'operative', undefined, 'agreement')).toEqual({ value: false })
    expect(read('perhaps', 'operative', undefined, 'agreement')).toEqual({ fault: 'boolean' })
    expect(read('[{]', 'log', undefined, 'follow-up')).toEqual({ fault: 'json' })
    expect(read('pending', 'log', undefined, 'follow-up')).toEqual({ fault: 'json' })
    expect(read('[{"date":"2031-01-01"}]', 'log', undefined, 'follow-up')).toEqual({ value: [{ date: '2031-01-01' }] })
    expect(read(' ALD ;BRV', 'responsible', undefined, 'follow-up')).toEqual({ value: ['ALD', 'BRV'] })
    expect(read('ALD', 'responsible', 'BRV', 'follow-up')).toEqual({ value: 'ALD' })
    expect(read('ALD', 'responsible', undefined, 'follow-up')).toEqual({ value: ['ALD'] })
  })
  test('is what the value says; what a semicolon could not part again is JSON', () => {
    expect([undefined, null, 'x', 3, false].map((value) => cellOf(value, undefined))).toEqual([undefined, undefined, 'x', 3, false])
    expect(cellOf(['a', 'b c'], undefined)).toBe('a; b c')
    for (const odd of [[], [' a'], ['a '], ['a;b'], ['a\nb'], [''], ['[a'], [1]]) expect(cellOf(odd, undefined)).toBe(JSON.stringify(odd))
    expect(cellOf(['a', '[b'], undefined)).toBe('a; [b')
    expect(cellOf([1, 2], fieldOf(kind('contribution'), 'assessed'))).toBe('1; 2')
    expect(cellOf({ a: 1 }, undefined)).toBe('{"a":1}')
  })
})
