// Charts: which tables are drawn, numbers as each language writes them, what the drawing says in words, and that it is legible without colour.
import { Chalk } from 'chalk'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { chartSvg, monthsOver } from '../../src/formats/chart.ts'
import { chartLines } from '../../src/formats/chart-lines.ts'
import type { Block } from '../../src/formats/document.ts'
import { toDocx } from '../../src/formats/docx.ts'
import { toHtmlPage } from '../../src/formats/html.ts'
import { toPlainMarkdown } from '../../src/formats/markdown.ts'
import { parseDocument } from '../../src/formats/parse-document.ts'
import { toPdf } from '../../src/formats/pdf.ts'
import { toTerminal } from '../../src/formats/terminal.ts'
import { rasterise } from '../../src/io/rasterise.ts'
import { type Series, numberIn } from '../../src/formats/series.ts'
import type { Lang } from '../../src/core/message.ts'
import { localeOf } from '../../src/core/message.ts'

const chart = (table: string, type = 'bars', lang: Lang = 'en') => {
  const [block] = parseDocument(`:::chart{type=${type}}\n${table}\n:::`, lang).blocks as [Extract<Block, { type: 'chart' }>]
  return block.type === 'chart' ? block : undefined
}

describe('a table is drawn', () => {
  test('when a column after the first has a number; what is none keeps its words', () => {
    expect(chart('| Status | Count | Note |\n|-|-:|-|\n| **Open** | 3 | |\n| Done | none | |')?.series).toEqual({
      type: 'bars',
      label: 'Status',
      measures: ['Count', 'Note'],
      rows: [
        { label: 'Open', values: [3, undefined], words: ['3', ''] },
        { label: 'Done', values: [undefined, undefined], words: ['none', ''] },
      ],
    })
    expect(chart('| Status | Count |\n|-|-:|\n| Open | many |')).toBeUndefined()
    expect(chart('| Status | Count |\n|-|-:|\n| Open | |')).toBeUndefined()
    expect(chart('| Status | Count |\n|-|-:|')).toBeUndefined()
    expect(chart('| Status |\n|-|\n| Open |')).toBeUndefined()
  })

  test('with dates as records have them, which readers see in words', () => {
    const made = chart('| Event | Date |\n|-|-|\n| Workshop | 2031-06? |', 'timeline', 'es')
    expect(made?.series.rows).toEqual([{ label: 'Workshop', date: '2031-06?', values: [], words: [] }])
    expect(made?.table.rows[0]?.[1]).toEqual([{ type: 'text', value: 'posiblemente en junio de 2031' }])
    expect(chart('| Event | Date |\n|-|-|\n| Workshop | some day |', 'timeline')).toBeUndefined()
  })
})

describe('a number', () => {
  test('is read as the language writes it', () => {
    expect(numberIn('1,200', 'en')).toBe(1200)
    expect(numberIn('1,234,567.25', 'en')).toBe(1_234_567.25)
    expect(numberIn('1.200', 'en')).toBe(1.2)
    expect(numberIn('12.000', 'es')).toBe(12_000)
    expect(numberIn('12.000,5', 'es')).toBe(12_000.5)
    expect(numberIn('0,5', 'es')).toBe(0.5)
    expect(numberIn('0.5', 'es')).toBe(0.5)
    for (const text of ['', '1,2', '1,20,000', '3 of 4', '–']) expect(numberIn(text, 'en'), text).toBeUndefined()
  })

  test('comes back from what Intl writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.constantFrom<Lang>('en', 'es'), fc.boolean(), (hundredths, lang, useGrouping) => {
        const words = new Intl.NumberFormat(localeOf(lang), { useGrouping, maximumFractionDigits: 2 }).format(hundredths / 100)
        expect(numberIn(words, lang)).toBe(hundredths / 100)
      }),
    )
  })
})

const rows = (values: (number | undefined)[][]): Series['rows'] =>
  values.map((own, place) => ({ label: `Row ${place}`, values: own, words: own.map((each) => String(each ?? 'none')) }))
const samples: Record<Series['type'], Series> = {
  bars: {
    type: 'bars',
    label: 'Status',
    measures: ['Assessed', 'Paid'],
    rows: rows([
      [1200, 600],
      [300, undefined],
    ]),
  },
  stacked: {
    type: 'stacked',
    label: 'Objective',
    measures: ['Done', 'To do'],
    rows: rows([
      [1, 3],
      [0, 0],
    ]),
  },
  lines: {
    type: 'lines',
    label: 'On',
    measures: ['Open', 'Done'],
    rows: [
      { label: '10 March 2031', date: '2031-03-10', values: [0, 0], words: ['0', '0'] },
      { label: '10 June 2031', date: '2031-06-10', values: [5, 2], words: ['5', '2'] },
    ],
  },
  timeline: {
    type: 'timeline',
    label: 'Event',
    measures: [],
    rows: [
      { label: 'Meeting', date: '2031-03-10', values: [], words: [] },
      { label: 'Workshop', date: '2031-06?', values: [], words: ['Proposed'] },
    ],
  },
}

describe.each(Object.values(samples))('$type', (series) => {
  test('say in words what they show, and are the same again', async () => {
    const svg = await chartSvg(series, 'en', 'Georgia, serif')
    expect(svg).toMatch(/^<svg role="img" aria-label="[^"]+" /)
    for (const { label } of series.type === 'lines' ? [] : series.rows) expect(svg).toContain(label)
    for (const { label } of series.rows) expect(/aria-label="([^"]+)"/.exec(svg)?.[1]).toContain(label)
    expect(await chartSvg(series, 'en', 'Georgia, serif')).toBe(svg)
  })

  test('fit the terminal, and show something of every row', () => {
    for (const width of [40, 80, 120]) {
      const lines = chartLines(series, 'en', width, (text) => [text]).map((line) => line.map(({ text }) => text).join(''))
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width)
    }
  })
})

test('measures are told apart in grey: by shade, by dashes', async () => {
  const luminance = (colour: string) =>
    [1, 3, 5].reduce((sum, at, place) => sum + Number.parseInt(colour.slice(at, at + 2), 16) * ([0.2126, 0.7152, 0.0722][place] ?? 0), 0)
  const fills = [
    ...new Set([...(await chartSvg(samples.bars, 'en', 'serif')).matchAll(/fill="(#[0-9a-f]{6})" stroke="#/g)].map(([, fill = '']) => luminance(fill))),
  ].sort((a, b) => a - b)
  expect(fills.length).toBeGreaterThan(1)
  for (const [place, fill] of fills.slice(1).entries()) expect(fill - (fills[place] ?? 0)).toBeGreaterThan(40)
  expect(await chartSvg(samples.lines, 'en', 'serif')).toContain('stroke-dasharray="6,3"')
})

test('an arrow leads from where an event was, and a plus stands behind one that was added, by shape and not by colour alone', async () => {
  const series = {
    ...samples.timeline,
    beforeLabel: 'Moved from',
    addedLabel: 'Added',
    rows: [
      { label: 'Visit', date: '2031-09-10', before: '2031-03', values: [], words: [] },
      { label: 'Earlier', date: '2031-03-10', before: '2031-09-10', values: [], words: [] },
      { label: 'Talk', date: '2031-07-02', isAdded: true, values: [], words: [] },
    ],
  } as const
  const svg = await chartSvg(series, 'en', 'Georgia, serif')
  const arrows = [...svg.matchAll(/<path transform="translate\(([-\d.]+),([-\d.]+)\) rotate\((-?90)\)/g)].map((match) => match.slice(1).map(Number))
  // One to the right, one to the left, and that of the legend.
  expect(arrows.map(([, , angle]) => angle)).toEqual([90, -90, 90])
  for (const words of ['Moved from', 'Added']) expect(svg).toContain(`>${words}</text>`)
  const without = await chartSvg({ ...series, rows: [{ label: 'Talk', date: '2031-07-02', values: [], words: [] }] }, 'en', 'Georgia, serif')
  for (const words of ['Moved from', 'Added']) expect(without).not.toContain(`>${words}</text>`)
})

test('words of a record are escaped', async () => {
  const svg = await chartSvg({ ...samples.bars, measures: ['Count'], rows: [{ label: '<script>"&', values: [3], words: ['3'] }] }, 'es', 'Georgia, serif')
  expect(svg).toContain('aria-label="Count: &#60;script&#62;&#34;&#38; 3"')
  expect(svg).not.toContain('<script')
})

test('the months of a timeline', () => {
  expect(monthsOver(['2032-02-01', '2031-11-20']).map(({ year, month }) => `${year}-${month}`)).toEqual(['2031-11', '2031-12', '2032-1', '2032-2'])
})

describe('in a document', () => {
  const table = (...rows: string[]) => rows.map((row) => `| ${row} |`).join('\n')
  const document = `# Charts

:::chart{type=stacked}
Progress *by objective*

${table('Objective | Done | To do', '-|-:|-:', 'OBJ-1 | 1 | 3')}
:::

:::chart{type=lines again}
Open over time

${table('On | Open', '-|-:', '2031-03-10 | 5', '2031-06-10 | 2')}
:::

:::chart{type=timeline again before added}
The year

${table('Event | Date | Moved from | Added', '-|-|-|-', 'Workshop on nets | 2031-06? | |', 'Visit | 2031-09-10 | 2031-03 |', 'Talk | 2031-07-02 | | yes')}
:::
`
  const options = { title: 'Charts', lang: 'es', author: 'ASL', date: '2031-06-10' } as const

  test('on a page: captions, pictures, and the figures as a table unless they stand beside it', async () => {
    const html = await toHtmlPage(document, options)
    expect(html.match(/<svg role="img"/g)?.length).toBe(3)
    expect(html).toContain('<figcaption>Progress <em>by objective</em></figcaption>')
    expect(html.match(/<details>/g)?.length).toBe(1)
    expect(html).toContain('aria-label="Workshop on nets: posiblemente en junio de 2031, Visit: 10 de septiembre de 2031, Moved from marzo de 2031 y Talk')
  })

  test('as Markdown: the figures alone, and not twice', () => {
    const markdown = toPlainMarkdown(document, options)
    expect(markdown).toContain('| OBJ-1 | 1 | 3 |')
    expect(markdown).not.toContain('Open over time')
    expect(markdown).not.toContain('Workshop')
  })

  test('on a terminal: bars, sparklines and months in letters', () => {
    const text = toTerminal(document, { width: 60, colour: new Chalk({ level: 0 }), lang: 'es' })
    expect(text).toMatch(/█ Done {3}▒ To do\nOBJ-1 {2}1 · 3 {2}█+▒+\n/)
    expect(text).toMatch(/Open {2}5 █▄ 2\n/)
    expect(text).toMatch(/○ Moved from {3}\+ Added\n/)
    expect(text).toMatch(/Workshop on nets {4}·+┄+/)
    expect(text).toMatch(/Visit {11} ○ {2}·○·+●/)
    expect(text).toMatch(/Talk {12} {2}\+ ·+●·/)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
  })

  test('in Word: pictures that say what they show, with others for programs that know no SVG; always the same bytes', async () => {
    const bytes = await toDocx(document, { ...options, rasterise })
    expect(Buffer.from(await toDocx(document, { ...options, rasterise })).equals(bytes)).toBe(true)
    const parts = unzipSync(bytes)
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    expect([...xml.matchAll(/<wp:docPr id="(\d+)" name="(.*?)" descr="(.*?)"/g)].map((match) => match.slice(1))).toEqual([
      ['1', 'Progress by objective', 'Done: OBJ-1 1; To do: OBJ-1 3'],
      ['2', 'Open over time', 'Open: 10 de marzo de 2031 5 y 10 de junio de 2031 2'],
      [
        '3',
        'The year',
        'Workshop on nets: posiblemente en junio de 2031, Visit: 10 de septiembre de 2031, Moved from marzo de 2031 y Talk: 2 de julio de 2031, Added',
      ],
    ])
    const kinds = (ending: string) => Object.keys(parts).filter((name) => name.startsWith('word/media/') && name.endsWith(ending))
    expect([kinds('.svg').length, kinds('.png').length]).toEqual([3, 3])
    expect(strFromU8(parts[kinds('.svg')[0] ?? ''] ?? new Uint8Array())).toMatch(/^<svg [\s\S]+<\/svg>$/)
    for (const name of kinds('.png')) {
      const png = Buffer.from(parts[name] ?? [])
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
      expect(png.readUInt32BE(16)).toBeGreaterThan(900)
    }
  })

  test('in PDF: pictures that say what they show', async () => {
    const page = await (await getDocument({ data: new Uint8Array(await toPdf(document, options)), verbosity: 0 }).promise).getPage(1)
    const tree = JSON.stringify(await page.getStructTree())
    expect(tree).toContain('Done: OBJ-1 1; To do: OBJ-1 3')
    expect(tree).toContain('Workshop on nets: posiblemente en junio de 2031')
  })
})
