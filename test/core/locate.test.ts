// Where a finding stands in its file: lines and columns from 1, the end exclusive.
import { describe, expect, test } from 'vitest'
import type { Spot } from '../../src/core/finding.ts'
import { locate } from '../../src/core/locate.ts'

const yaml = 'id: A-1\nlog:\n  - date: 2031-03-10\n    status: held\n  - { date: x }\nempty:\n"odd key": [one, two]\n'
const markdown = `---\n${yaml}---\n\nid: not here\n`
const broken = '---\nid: A-1\nno end\n'

async function at(spot: Spot, text = yaml): Promise<string> {
  const [range] = await locate(
    [{ path: 'a', at: spot, message: { text: { en: '', es: '' }, values: {} }, help: { text: { en: '', es: '' }, values: {} } }],
    () => text,
  )
  return range ? `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}` : 'nowhere'
}

describe('a value of the data', () => {
  test.each<[string, Spot, string]>([
    ['a scalar', { data: ['id'] }, '1:5-1:8'],
    ['its name', { data: ['id'], key: true }, '1:1-1:3'],
    ['in a list', { data: ['log', 0, 'status'] }, '4:13-4:17'],
    ['its name in a list', { data: ['log', 0, 'status'], key: true }, '4:5-4:11'],
    ['in a flow map', { data: ['log', 1, 'date'] }, '5:13-5:14'],
    ['an item of a flow list', { data: ['odd key', 1] }, '7:18-7:21'],
    ['a quoted name', { data: ['odd key'], key: true }, '7:1-7:10'],
    ['a list, from its first item', { data: ['log'] }, '3:3-6:1'],
    ['one with nothing in it', { data: ['empty'] }, '6:7-7:1'],
    ['what is missing, at what is above it', { data: ['log', 0, 'by'] }, '3:5-5:1'],
    ['the name of what is missing, at the value above it', { data: ['log', 0, 'by'], key: true }, '3:5-5:1'],
    ['what is missing at the top, at the beginning', { data: ['title'] }, '1:1-1:2'],
    ['below a scalar, at the scalar', { data: ['id', 'more'] }, '1:5-1:8'],
    ['the whole', { data: [] }, '1:1-1:2'],
  ])('%s', async (_, spot, expected) => {
    expect(await at(spot)).toBe(expected)
  })

  test('between the fences of Markdown, whatever its line ends and with a byte order mark', async () => {
    expect(await at({ data: ['id'] }, markdown)).toBe('2:5-2:8')
    expect(await at({ data: ['odd key', 0] }, markdown)).toBe('8:13-8:16')
    expect(await at({ data: ['log', 0, 'status'] }, markdown.replaceAll('\n', '\r\n'))).toBe('5:13-5:17')
    expect(await at({ data: ['id'] }, `\ufeff${markdown}`)).toBe('2:5-2:8')
    expect(await at({ data: ['no'] }, markdown)).toBe('1:1-1:2')
    expect(await at({ data: ['id'] }, '---\n---\nid: x\n')).toBe('1:1-1:2')
  })

  test('where the fence has no end, the rest of the file is read', async () => {
    expect(await at({ data: ['id'] }, broken)).toMatch(/^2:5-/)
  })
})

describe('a place in the text', () => {
  test.each<[Spot, string]>([
    [{ offset: 0 }, '1:1-1:2'],
    [{ offset: 4, length: 3 }, '1:5-1:8'],
    [{ offset: 7 }, '1:8-2:1'],
    [{ offset: 8 }, '2:1-2:2'],
    [{ offset: 8, length: 0 }, '2:1-2:2'],
    [{ offset: 4, length: 6 }, '1:5-2:3'],
    [{ line: 3 }, '3:1-3:2'],
    [{ line: 3, column: 5, length: 4 }, '3:5-3:9'],
    [{ line: 3, length: 4 }, '3:1-3:5'],
  ])('%j', async (spot, expected) => {
    expect(await at(spot)).toBe(expected)
  })

  test('each in its own file, in their order', async () => {
    const words = { text: { en: '', es: '' }, values: {} }
    const found = (['b', 'a', 'b'] as const).map((path) => ({ path, at: { data: ['id'] }, message: words, help: words }))
    const texts = { a: 'id: one\n', b: 'x: 1\nid: three\n' }
    const ranges = await locate(found, (path) => texts[path as 'a' | 'b'])
    expect(ranges.map(({ start, end }) => [start.line, end.column])).toEqual([
      [2, 10],
      [1, 8],
      [2, 10],
    ])
  })
})
