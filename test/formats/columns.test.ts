// The columns of a table: they fit, they keep words whole, and shares are of the whole.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnShares, fitColumns } from '../../src/formats/columns.ts'
import type { Table } from '../../src/formats/document.ts'

fc.configureGlobal({ seed: 2031 })

const cell = (value: string) => [{ type: 'text', value }] as const
const table = (head: readonly string[] | undefined, rows: readonly (readonly string[])[], right: readonly boolean[]): Table => ({
  type: 'table',
  head: head?.map(cell),
  rows: rows.map((row) => row.map(cell)),
  right,
})

test('columns that fit are as wide as they need', () => {
  expect(
    fitColumns(
      [
        { natural: 5, least: 3 },
        { natural: 7, least: 7 },
      ],
      [[5, 7]],
      20,
    ),
  ).toEqual([5, 7])
})

test('whatever they need, they never take more than there is', () => {
  const column = fc.record({ least: fc.integer({ min: 1, max: 24 }), more: fc.integer({ min: 0, max: 100 }) })
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 6 }), fc.integer({ min: 40, max: 120 }), (columns, width) => {
      const widths = fitColumns(
        columns.map(({ least, more }) => ({ least, natural: least + more })),
        [columns.map(({ least, more }) => least + more)],
        width,
      )
      expect(widths.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(width)
      for (const [index, each] of widths.entries()) expect(each).toBeLessThanOrEqual((columns[index]?.least ?? 0) + (columns[index]?.more ?? 0))
    }),
  )
})

test('what is left over goes to words, not to numbers or to the names of facts', () => {
  const [party = 0, done = 0] = columnShares(table(['Party', 'Done'], [['Aldermere', '3']], [false, true]), 100)
  expect(party).toBeGreaterThan(0.9)
  expect(party + done).toBeCloseTo(1)
  const [name = 0] = columnShares(table(undefined, [['Presidency', 'Bravia']], [false, false]), 100)
  expect(name).toBeLessThan(0.15)
})

test('a date in words stays on one line beside a long text', () => {
  const [, date = 0] = columnShares(table(['Text', 'Adopted'], [['word '.repeat(60), '10 March 2031']], [false, false]), 100)
  expect(date * 100).toBeGreaterThanOrEqual(13)
})
