// Charts as SVG, by vega without a browser: bars, parts of a whole, lines over days, a timeline. Shades tell the measures apart in grey too.
import type { Mark, Spec } from 'vega'
import { daysInMonth, parseDate } from '../core/day.ts'
import { dateInWords } from '../core/day-words.ts'
import { type Lang, localeOf } from '../core/message.ts'
import type { Block, Document } from './document.ts'
import { type Series, seriesWords } from './series.ts'

/** The chart as an SVG element with a text alternative, its words in the font family given; the same bytes for the same series. */
export async function chartSvg(series: Series, lang: Lang, font: string): Promise<string> {
  const vega = await import('vega')
  const spec = { bars: barSpec, stacked: barSpec, lines: lineSpec, timeline: timelineSpec }[series.type](series, lang)
  const view = new vega.View(vega.parse(withFont(spec, font)), { renderer: 'none' }).initialize()
  const svg = await view.toSVG()
  view.finalize()
  // The picture speaks as a whole: what vega says of its parts would be read out as nameless pictures inside it.
  return svg
    .replace(/ (?:role|aria-roledescription|aria-hidden|aria-label)="[^"]*"/g, '')
    .replace(/^<svg /, `<svg role="img" aria-label="${escapeAttribute(seriesWords(series, lang))}" `)
}

/** The charts of a document, each drawn as `chartSvg` draws it. */
export async function drawnCharts({ blocks, notes }: Document, lang: Lang, font: string): Promise<Map<Block, string>> {
  const charts = new Map<Block, string>()
  const visit = async (own: readonly Block[]): Promise<void> => {
    for (const block of own) {
      if (block.type === 'chart') charts.set(block, await chartSvg(block.series, lang, font))
      else if (block.type === 'list') for (const item of block.items) await visit(item)
      else if ('children' in block && block.type !== 'paragraph' && block.type !== 'heading') await visit(block.children)
    }
  }
  for (const own of [blocks, ...notes]) await visit(own)
  return charts
}

/** What an SVG element says of its own size, in pixels. */
export const sizeOf = (svg: string): { readonly width: number; readonly height: number } => {
  const side = (name: string) => Math.ceil(Number(new RegExp(`^<svg [^>]*?\\b${name}="([\\d.]+)`).exec(svg)?.[1] ?? 400))
  return { width: side('width'), height: side('height') }
}

const escapeAttribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const ink = '#1c2733'
const quiet = '#5b6875'
const hair = '#d5dbe1'
/** From dark to light, far enough apart to be told in grey; the lightest ones by their outline. */
const shades = ['#1f4e79', '#9dbbd6', '#eef3f8', '#5b87b3']
const strokes = ['#1f4e79', '#1c2733', '#5b6875', '#5b87b3']
const dashes = [[], [6, 3], [2, 3], [9, 3, 2, 3]]
const width = 400
/** Of a timeline, whose titles are long. */
const long = 540
const size = 13
/** Labels of so few signs stand to the left of their bars; longer ones above them. */
const short = 14

const withFont = (spec: Spec, font: string): Spec => ({
  $schema: 'https://vega.github.io/schema/vega/v6.json',
  // The room around is reckoned here: without a browser vega takes letters for wider than they are.
  autosize: { type: 'none' },
  background: 'white',
  ...spec,
  config: {
    text: { font, fontSize: size, fill: ink },
    axis: { labelFont: font, labelFontSize: size - 1, labelColor: quiet, domain: false, ticks: false, gridColor: hair },
  },
})

/** Bars beside one another, or as parts of one bar. A row without a figure has its words and no bar. */
function barSpec({ type, measures, rows }: Series): Spec {
  const isStacked = type === 'stacked'
  const isAbove = rows.some(({ label }) => label.length > short)
  const bars = isStacked ? 1 : measures.length
  const [thickness, gap] = [bars > 1 ? 15 : 18, 9]
  const head = isAbove ? size + 6 : 0
  const step = head + bars * thickness + gap
  const flat = rows.flatMap(({ label, values, words }, row) => {
    let end = 0
    return measures.map((measure, place) => {
      const value = values[place]
      const start = isStacked ? end : 0
      end = isStacked ? end + Math.max(0, value ?? 0) : 0
      return {
        row,
        label,
        measure,
        start,
        end: start + (value ?? 0),
        words: words[place] ?? '',
        isKnown: value !== undefined,
        top: row * step + head + (isStacked ? 0 : place * thickness),
      }
    })
  })
  const totals = rows.map(({ values, words }, row) => ({
    top: row * step + head,
    end: values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0),
    words: words.map((each) => each || '–').join(' · '),
  }))
  const bar: Mark = {
    type: 'rect',
    from: { data: 'flat' },
    encode: {
      enter: {
        x: { scale: 'x', field: 'start' },
        x2: { scale: 'x', field: 'end' },
        y: { field: 'top' },
        height: { value: thickness - 2 },
        fill: { scale: 'shade', field: 'measure' },
        stroke: { value: quiet },
        strokeWidth: { signal: 'datum.end === datum.start ? 0 : 0.7' },
      },
    },
  }
  const figure: Mark = {
    type: 'text',
    from: { data: isStacked ? 'totals' : 'flat' },
    encode: {
      enter: {
        x: { scale: 'x', field: 'end', offset: 6 },
        y: { field: 'top', offset: thickness / 2 },
        text: { field: 'words' },
        baseline: { value: 'middle' },
      },
    },
  }
  const label: Mark = {
    type: 'text',
    from: { data: 'labels' },
    encode: {
      enter: isAbove
        ? { x: { value: 0 }, y: { field: 'top', offset: size }, text: { field: 'label' } }
        : {
            x: { value: -8 },
            align: { value: 'right' },
            y: { field: 'top', offset: (bars * thickness) / 2 },
            baseline: { value: 'middle' },
            text: { field: 'label' },
          },
    },
  }
  const right = Math.max(...(isStacked ? totals : flat).map((each) => each.words.length)) * letterWidth + 12
  const left = isAbove ? 0 : Math.max(...rows.map((row) => row.label.length)) * letterWidth + 12
  return {
    width: width - (isAbove ? 0 : 80),
    height: rows.length * step,
    padding: { left: 4 + left, right: 4 + right, top: legendHeight(measures) + 4, bottom: 4 },
    data: [
      { name: 'flat', values: flat },
      { name: 'totals', values: totals },
      { name: 'labels', values: rows.map((row, place) => ({ label: shortened(row.label, Math.floor((width + 80) / letterWidth)), top: place * step })) },
    ],
    scales: [
      { name: 'x', domain: [Math.min(0, ...flat.map(({ end }) => end)), Math.max(1, ...flat.map(({ end }) => end))], range: 'width', zero: true },
      { name: 'shade', type: 'ordinal', domain: [...measures], range: shades },
    ],
    marks: [bar, figure, label, ...legend(measures, (place) => ({ type: 'square', shade: shades[place % shades.length] ?? quiet }))],
  }
}

/** A line a measure, over the days as far apart as they are; the last figure stands at its end. */
function lineSpec({ measures, rows }: Series, lang: Lang): Spec {
  const times = rows.map(({ date = '' }) => timeOf(parseDate(date)?.until ?? ''))
  const points = rows.flatMap(({ values }, row) =>
    measures.flatMap((measure, place) => (values[place] === undefined ? [] : [{ measure, time: times[row], value: values[place] }])),
  )
  const last = measures.flatMap((measure) => points.filter((point) => point.measure === measure).slice(-1))
  const ends = [rows[0], rows.at(-1)].map((row, place) => ({
    x: place * (width - 80),
    words: dateInWords(row?.date ?? '', lang),
    align: place === 0 ? 'left' : 'right',
  }))
  const most = Math.max(1, ...points.map(({ value }) => value))
  return {
    width: width - 80,
    height: 150,
    padding: { left: 36, right: 60, top: legendHeight(measures) + 12, bottom: 26 },
    data: [
      { name: 'points', values: points },
      { name: 'last', values: last },
      { name: 'ends', values: rows.length > 1 ? ends : ends.slice(0, 1).map(({ words }) => ({ x: (width - 80) / 2, words, align: 'center' })) },
    ],
    scales: [
      { name: 'x', type: 'linear', domain: [Math.min(...times), Math.max(...times)], range: 'width', zero: false },
      { name: 'y', type: 'linear', domain: [Math.min(0, ...points.map(({ value }) => value)), most], range: 'height', nice: true },
      { name: 'shade', type: 'ordinal', domain: [...measures], range: strokes },
      { name: 'dash', type: 'ordinal', domain: [...measures], range: dashes },
    ],
    axes: [{ orient: 'left', scale: 'y', grid: true, tickCount: Math.min(4, most), format: 'd', labelPadding: 6 }],
    marks: [
      {
        type: 'group',
        from: { facet: { name: 'line', data: 'points', groupby: 'measure' } },
        marks: [
          {
            type: 'line',
            from: { data: 'line' },
            encode: {
              enter: {
                x: { scale: 'x', field: 'time' },
                y: { scale: 'y', field: 'value' },
                stroke: { scale: 'shade', field: 'measure' },
                strokeDash: { scale: 'dash', field: 'measure' },
                strokeWidth: { value: 2 },
              },
            },
          },
        ],
      },
      {
        type: 'symbol',
        from: { data: 'points' },
        encode: {
          enter: { x: { scale: 'x', field: 'time' }, y: { scale: 'y', field: 'value' }, size: { value: 22 }, fill: { scale: 'shade', field: 'measure' } },
        },
      },
      {
        type: 'text',
        from: { data: 'last' },
        encode: {
          enter: { x: { scale: 'x', field: 'time', offset: 8 }, y: { scale: 'y', field: 'value' }, text: { field: 'value' }, baseline: { value: 'middle' } },
        },
      },
      {
        type: 'text',
        from: { data: 'ends' },
        encode: { enter: { x: { field: 'x' }, y: { value: 168 }, text: { field: 'words' }, align: { field: 'align' }, fill: { value: quiet } } },
      },
      ...legend(measures, (place) => ({ type: 'stroke', shade: strokes[place % strokes.length] ?? ink, dash: dashes[place % dashes.length] ?? [] })),
    ],
  }
}

/**
 * A row an event: a dot for a day, a bar for a time as vague as its date, dashed when it is not certain. From where an event was moved an arrow
 * leads, which begins in a ring; one that was added has a plus behind it.
 */
function timelineSpec(series: Series, lang: Lang): Spec {
  const { rows } = series
  const spans = rows.map(({ date = '' }) => parseDate(date))
  const earlier = rows.map(({ before = '' }) => parseDate(before))
  const days = [...spans, ...earlier].flatMap((each) => (each ? [each.from, each.until] : []))
  const months = monthsOver(days)
  const [first, end] = [months[0]?.start ?? 0, months.at(-1)?.end ?? 1]
  const x = (time: number) => Math.round(((time - first) / (end - first)) * long * 10) / 10
  const step = 36
  const middleOf = (span: (typeof spans)[number]) => (span ? (x(timeOf(span.from)) + x(timeOf(span.until) + 1)) / 2 : undefined)
  const marks = rows.map(({ label, words, isAdded }, row) => {
    const span = spans[row]
    const [from, until] = [x(timeOf(span?.from ?? '')), x(timeOf(span?.until ?? '') + 1)]
    const text = shortened([label, ...words.filter((each) => each !== '')].join(', '), Math.floor(long / letterWidth))
    return {
      label: text,
      row: row * step,
      from,
      until: Math.max(until, from + 3),
      isDay: span?.precision === 'day',
      isSure: !(span?.uncertain || span?.approximate),
      isAdded: isAdded === true,
      middle: span?.precision === 'day' ? from + 2 : (from + until) / 2,
      before: middleOf(earlier[row]),
      at: Math.max(0, Math.min(from, long - text.length * letterWidth)),
    }
  })
  // The arrow ends before the dot or the bar, from whichever side it comes; of a move within some days the ring alone is seen.
  const moved = marks.flatMap(({ before, from, until, isDay, row }) => {
    if (before === undefined) return []
    const [start, end] = isDay ? [from - 4, from + 9] : [from - 3, until + 3]
    const tip = Math.max(start, Math.min(before, end))
    return [{ before, tip, row, angle: before < start ? 90 : -90, hasArrow: Math.abs(tip - before) > 8 }]
  })
  const signs = [
    ...(moved.length > 0 ? [{ name: series.beforeLabel ?? '', isMoved: true }] : []),
    ...(marks.some(({ isAdded }) => isAdded) ? [{ name: series.addedLabel ?? '', isMoved: false }] : []),
  ]
  const letter = new Intl.DateTimeFormat(localeOf(lang), { month: 'narrow', timeZone: 'UTC' })
  const every = Math.ceil(months.length / 24)
  const columns = months.map(({ start, year, month }, place) => ({
    x: x(start),
    middle: x(start + 15),
    name: place % every === 0 ? (months.length > 24 ? String(year) : letter.format(Date.UTC(year, month - 1, 15))) : '',
  }))
  return {
    width: long,
    height: rows.length * step + 4,
    padding: { left: 4, right: 14, top: 24 + (signs.length > 0 ? legendLine : 0), bottom: 4 },
    data: [
      { name: 'marks', values: marks },
      { name: 'moved', values: moved },
      { name: 'added', values: marks.filter(({ isAdded }) => isAdded) },
      { name: 'columns', values: [...columns, { x: long, middle: long, name: '' }] },
    ],
    marks: [
      {
        type: 'rule',
        from: { data: 'columns' },
        encode: { enter: { x: { field: 'x' }, y: { value: 0 }, y2: { value: rows.length * step + 4 }, stroke: { value: hair } } },
      },
      {
        type: 'text',
        from: { data: 'columns' },
        encode: { enter: { x: { field: 'middle' }, y: { value: -6 }, align: { value: 'center' }, text: { field: 'name' }, fill: { value: quiet } } },
      },
      {
        type: 'rect',
        from: { data: 'marks' },
        encode: {
          enter: {
            x: { field: 'from' },
            x2: { field: 'until' },
            y: { field: 'row', offset: 22 },
            height: { value: 9 },
            fill: { signal: "datum.isDay ? 'transparent' : datum.isSure ? '#9dbbd6' : '#ffffff'" },
            stroke: { signal: `datum.isDay ? 'transparent' : '${quiet}'` },
            strokeDash: { signal: 'datum.isSure ? [] : [3, 2]' },
          },
        },
      },
      {
        type: 'symbol',
        from: { data: 'marks' },
        encode: {
          enter: {
            x: { field: 'from', offset: 2 },
            y: { field: 'row', offset: 26.5 },
            size: { signal: 'datum.isDay ? 90 : 0' },
            fill: { signal: "datum.isSure ? '#1f4e79' : '#ffffff'" },
            stroke: { value: '#1f4e79' },
          },
        },
      },
      {
        type: 'text',
        from: { data: 'marks' },
        encode: { enter: { x: { field: 'at' }, y: { field: 'row', offset: 17 }, text: { field: 'label' } } },
      },
      ...moveMarks('moved'),
      plusMark('added'),
      ...timelineLegend(signs),
    ],
  }
}

/** Where a row of the data was before, and the arrow to where it is. */
const moveMarks = (data: string): Mark[] => [
  {
    type: 'rule',
    from: { data },
    encode: {
      enter: {
        x: { field: 'before', offset: { signal: 'datum.tip > datum.before ? 4 : -4' } },
        x2: { field: 'tip', offset: { signal: 'datum.tip > datum.before ? -4 : 4' } },
        y: { field: 'row', offset: 26.5 },
        stroke: { signal: `datum.hasArrow ? '${ink}' : 'transparent'` },
      },
    },
  },
  {
    type: 'symbol',
    from: { data },
    encode: {
      enter: {
        x: { field: 'tip', offset: { signal: 'datum.tip > datum.before ? -3 : 3' } },
        y: { field: 'row', offset: 26.5 },
        shape: { value: 'triangle' },
        angle: { field: 'angle' },
        size: { signal: 'datum.hasArrow ? 40 : 0' },
        fill: { value: ink },
      },
    },
  },
  {
    type: 'symbol',
    from: { data },
    encode: {
      enter: {
        x: { field: 'before' },
        y: { field: 'row', offset: 26.5 },
        size: { value: 60 },
        fill: { value: '#ffffff' },
        stroke: { value: ink },
      },
    },
  },
]

/** Behind each row of the data. */
const plusMark = (data: string): Mark => ({
  type: 'symbol',
  from: { data },
  encode: {
    enter: {
      x: { field: 'until', offset: { signal: 'datum.isDay ? 13 : 9' } },
      y: { field: 'row', offset: 26.5 },
      shape: { value: 'cross' },
      size: { value: 80 },
      fill: { value: ink },
    },
  },
})

/** What the signs of a timeline mean, above its months. */
function timelineLegend(signs: readonly { readonly name: string; readonly isMoved: boolean }[]): Mark[] {
  let x = 0
  return signs.flatMap(({ name, isMoved }): Mark[] => {
    const [at, y] = [x, -legendLine - 8]
    x += (isMoved ? 34 : 20) + name.length * letterWidth + 16
    const symbol = (shape: string, offset: number, symbolSize: number, fill: string, angle = 0): Mark => ({
      type: 'symbol',
      encode: {
        enter: {
          x: { value: at + offset },
          y: { value: y },
          shape: { value: shape },
          size: { value: symbolSize },
          angle: { value: angle },
          fill: { value: fill },
          stroke: { value: ink },
        },
      },
    })
    const line: Mark = { type: 'rule', encode: { enter: { x: { value: at + 9 }, x2: { value: at + 20 }, y: { value: y }, stroke: { value: ink } } } }
    return [
      ...(isMoved ? [line, symbol('triangle', 21, 40, ink, 90), symbol('circle', 5, 60, '#ffffff')] : [symbol('cross', 6, 80, ink)]),
      {
        type: 'text',
        encode: { enter: { x: { value: at + (isMoved ? 32 : 18) }, y: { value: y }, text: { value: name }, baseline: { value: 'middle' } } },
      },
    ]
  })
}

interface Sign {
  readonly type: 'square' | 'stroke'
  readonly shade: string
  readonly dash?: readonly number[]
}

const legendLine = 22

/** Where each measure is named, above the drawing, in lines; one alone needs no naming. */
function legendPlaces(measures: readonly string[]): { readonly x: number; readonly line: number }[] {
  let [x, line] = [0, 0]
  return measures.map((measure) => {
    const room = 30 + measure.length * letterWidth
    if (x > 0 && x + room > width) [x, line] = [0, line + 1]
    const place = { x, line }
    x += room + 14
    return place
  })
}

const legendHeight = (measures: readonly string[]): number => (measures.length > 1 ? ((legendPlaces(measures).at(-1)?.line ?? 0) + 1) * legendLine + 4 : 0)

function legend(measures: readonly string[], signOf: (place: number) => Sign): Mark[] {
  if (measures.length < 2) return []
  const places = legendPlaces(measures)
  const height = legendHeight(measures)
  return measures.flatMap((measure, place): Mark[] => {
    const { x, line } = places[place] ?? { x: 0, line: 0 }
    const y = line * legendLine - height + 8
    const { type, shade, dash } = signOf(place)
    const sign: Mark =
      type === 'square'
        ? {
            type: 'rect',
            encode: {
              enter: { x: { value: x }, y: { value: y - 6 }, width: { value: 12 }, height: { value: 12 }, fill: { value: shade }, stroke: { value: quiet } },
            },
          }
        : {
            type: 'rule',
            encode: {
              enter: {
                x: { value: x },
                x2: { value: x + 22 },
                y: { value: y },
                stroke: { value: shade },
                strokeWidth: { value: 2 },
                strokeDash: { value: [...(dash ?? [])] },
              },
            },
          }
    return [
      sign,
      {
        type: 'text',
        encode: { enter: { x: { value: x + (type === 'square' ? 18 : 28) }, y: { value: y }, text: { value: measure }, baseline: { value: 'middle' } } },
      },
    ]
  })
}

/** Of a text in the size of the charts, on the average, in pixels. */
const letterWidth = 6.2

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text)

/** Days since 1970. */
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** Every month from the first of some days to the last. */
export function monthsOver(days: readonly string[]): { year: number; month: number; start: number; end: number }[] {
  const months: { year: number; month: number; start: number; end: number }[] = []
  const ordered = [...days].sort()
  const [from = '', until = ''] = [ordered[0], ordered.at(-1)]
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  while (months.length < 600) {
    const start = timeOf(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`)
    months.push({ year, month, start, end: start + daysInMonth(year, month) })
    if (`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}` >= until.slice(0, 7)) break
    month++
    if (month > 12) [year, month] = [year + 1, 1]
  }
  return months
}
