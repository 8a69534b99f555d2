// Charts: which tables are drawn, and what the drawing says in words.
import { describe, expect, test } from 'vitest'
import { chartSvg, tableSeries } from '../../src/formats/chart.ts'
import type { Block, Table } from '../../src/formats/document.ts'
import { parseDocument } from '../../src/formats/parse-document.ts'

const isTable = (block: Block | undefined): block is Table => block?.type === 'table'
const series = (markdown: string) => {
  const [block] = parseDocument(markdown).blocks
  return isTable(block) ? tableSeries(block) : undefined
}

test('a table whose second column is all numbers', () => {
  expect(series('| Status | Count |\n|-|-:|\n| **Open** | 3 |\n| Done | 0 |')).toEqual({
    label: 'Status',
    measure: 'Count',
    rows: [
      { label: 'Open', value: 3 },
      { label: 'Done', value: 0 },
    ],
  })
  expect(series('| Status | Count |\n|-|-:|\n| Open | many |')).toBeUndefined()
  expect(series('| Status | Count |\n|-|-:|\n| Open | |')).toBeUndefined()
  expect(series('| Status | Count |\n|-|-:|')).toBeUndefined()
  expect(series('| Status |\n|-|\n| Open |')).toBeUndefined()
})

describe('the drawing', async () => {
  const made = {
    label: 'Status',
    measure: 'Count',
    rows: [
      { label: '<script>"&', value: 3 },
      { label: 'Done', value: 21 },
    ],
  }
  const svg = await chartSvg(made, 'es', 'Georgia, serif')

  test('says what it shows, escaped', () => {
    expect(svg).toContain('aria-label="Count: &#60;script&#62;&#34;&#38; 3 y Done 21"')
    expect(svg).not.toContain('<script')
    expect(svg).toContain('21</text>')
  })

  test('is the same again', async () => {
    expect(await chartSvg(made, 'es', 'Georgia, serif')).toBe(svg)
  })
})
