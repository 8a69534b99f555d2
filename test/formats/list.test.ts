// The formats of a list: what each writes, and that no text of a record steers a terminal, a spreadsheet or a page.
import { Chalk } from 'chalk'
import * as fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { expect, test } from 'vitest'
import type { Cell, Listing } from '../../src/core/listing.ts'
import { listFormats } from '../../src/formats/list.ts'
import type { ListOptions } from '../../src/formats/list-format.ts'
import { hostile } from './findings-sample.ts'

fc.configureGlobal({ seed: 2016 })

const options: ListOptions = { lang: 'en', colour: new Chalk({ level: 0 }), width: 80 }
const cell = (value: string | number, more: Partial<Cell> = {}): Cell => ({ values: [value], words: String(value), ...more })

function listing(rows: readonly (readonly Cell[])[], title?: string): Listing {
  const names = rows[0]?.map((_, place) => `field-${place}`) ?? []
  return {
    ids: rows.map((row) => row[0]?.words ?? ''),
    items: rows.map((row) => Object.fromEntries(row.map(({ values }, place) => [names[place], values[0]]))),
    table: {
      columns: names.map((name, place) => ({
        name,
        label: { en: `Field ${place}`, es: `Campo ${place}` },
        isNumber: typeof rows[0]?.[place]?.values[0] === 'number',
      })),
      groups: [{ title, rows }],
    },
  }
}

async function write(name: keyof typeof listFormats, list: Listing, more: Partial<ListOptions> = {}): Promise<string> {
  return (await listFormats[name]())(list, { ...options, ...more })
}

/** A reader of RFC 4180, written from its grammar. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let at = 0
  while (at < text.length) {
    const row: string[] = []
    for (;;) {
      let field = ''
      if (text[at] === '"') {
        at++
        while (text[at] !== '"' || text[at + 1] === '"') {
          if (at >= text.length) throw new Error('a quoted field never ends')
          field += text[at]
          at += text[at] === '"' ? 2 : 1
        }
        at++
      } else while (!/^(?:,|\r\n|"|$)/.test(text.slice(at, at + 2))) field += text[at++]
      row.push(field)
      if (text[at] === ',') at++
      else if (text.startsWith('\r\n', at)) {
        at += 2
        break
      } else throw new Error(`neither a comma nor a line end at ${at}`)
    }
    rows.push(row)
  }
  return rows
}

test('CSV is read back as it was, and no cell is a formula', async () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'ñ', ' ', ',', '"', '\n', '=', '+', '-', '@', ';') })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 4 }), async (rows) => {
      const read = readCsv(await write('csv', listing(rows.map((row) => row.map((value) => cell(value))))))
      expect(read[0]).toEqual(['field-0', 'field-1'])
      const cells = read.slice(1).flat()
      expect(cells.map((each) => each.replace(/^'(?=[=+\-@\n])/, ''))).toEqual(rows.flat())
      expect(cells.some((each) => /^[=+\-@\t\r\n]/.test(each))).toBe(false)
    }),
  )
})

test('CSV keeps numbers, puts several values into one cell, and the group in front', async () => {
  const row = [cell('FU-1'), cell(-81), { values: ['HND', 'SLV'], words: 'HND, SLV' }, { values: [], words: '' }, { values: [true], words: 'yes' }]
  expect(await write('csv', listing([row]))).toBe('field-0,field-1,field-2,field-3,field-4\r\nFU-1,-81,HND; SLV,,true\r\n')
  expect(await write('csv', listing([row], '=Late'))).toBe("group,field-0,field-1,field-2,field-3,field-4\r\n'=Late,FU-1,-81,HND; SLV,,true\r\n")
})

test('Markdown: one line a record, no markup of its own', async () => {
  const text = await write('md', listing([[cell('a|b\n# c <b>*d*</b> [e](f) `g` ~~h~~ $i$ \\'), cell(3)]]))
  expect(text).toBe('| Field 0 | Field 1 |\n| - | -: |\n| a\\|b \\# c \\<b\\>\\*d\\*\\</b\\> \\[e\\](f) \\`g\\` \\~\\~h\\~\\~ \\$i\\$ \\\\ | 3 |\n')
  expect(await write('md', listing([[cell('x')]], 'A *b*'))).toBe('## A \\*b\\* (1)\n\n| Field 0 |\n| - |\n| x |\n')
})

test('no format lets a character steer a terminal', async () => {
  const list = listing([[cell(hostile), cell('x')]], hostile)
  for (const name of ['text', 'json', 'jsonl', 'csv', 'md', 'ids'] as const) {
    const text = await write(name, list)
    expect(text.replaceAll('\r\n', '\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
    expect(text).toContain('\\u001b')
  }
})

test('JSON and JSON lines hold what the items are', async () => {
  const list = listing([
    [cell(hostile), cell(1)],
    [cell('b'), cell(2)],
  ])
  expect(JSON.parse(await write('json', list))).toEqual(list.items)
  const lines = (await write('jsonl', list)).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual(list.items)
  expect(await write('json', listing([]))).toBe('[]\n')
  expect(await write('jsonl', listing([]))).toBe('')
  expect(await write('ids', list)).toBe(`${(await write('ids', listing([[cell(hostile)]]))).trimEnd()}\nb\n`)
})

test('a terminal of any width holds every line, and every word is still there', async () => {
  const words = fc.array(fc.constantFrom('to', 'strengthen', 'regional', 'niñez', '移民', 'dialogue'), { maxLength: 12 }).map((each) => each.join(' '))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('FU-2031-001', 'OBJ-1.a'), words, words), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 40, max: 120 }),
      async (rows, width) => {
        const text = await write('text', listing(rows.map((row) => row.map((value) => cell(value)))), { width })
        for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width)
        const count = (each: string, word: string) => each.split(word).length - 1
        for (const word of ['strengthen', 'FU-2031-001']) expect(count(text, word)).toBe(rows.reduce((sum, row) => sum + count(row.join(' '), word), 0))
      },
    ),
  )
})

test('a terminal: nothing for nothing, numbers to the right, tones as colours that change no word', async () => {
  expect(await write('text', listing([]))).toBe('')
  const list = listing([
    [cell('a', { tone: 'done' }), cell(5)],
    [cell('b', { tone: 'quiet' }), cell(17)],
  ])
  expect(await write('text', list)).toBe('Field 0  Field 1\n───────  ───────\na              5\nb             17\n')
  const coloured = await write('text', list, { colour: new Chalk({ level: 1 }) })
  expect(coloured).toContain('\u001b[32ma\u001b[39m')
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(await write('text', list))
})
