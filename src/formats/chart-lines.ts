// Charts in letters: bars, parts of a bar, sparklines and a timeline, for a terminal or any other line of text.
import stringWidth from 'fast-string-width'
import { parseDate } from '../core/day.ts'
import { dateInWords } from '../core/day-words.ts'
import { type Lang, localeOf } from '../core/message.ts'
import { monthsOver } from './chart.ts'
import type { Series } from './series.ts'

/** A piece of a line: text, or a part of the drawing itself. */
export interface Stroke {
  readonly text: string
  readonly isDrawn: boolean
}

const gap = 2
const shades = ['█', '▒', '░', '▓']

/** @param wrap the lines of a text within a width */
export function chartLines(series: Series, lang: Lang, width: number, wrap: (text: string, width: number) => string[]): Stroke[][] {
  switch (series.type) {
    case 'lines':
      return sparklines(series, lang, width)
    case 'timeline':
      return timeline(series, lang, width, wrap)
    default:
      return bars(series, width, wrap)
  }
}

const plain = (text: string): Stroke => ({ text, isDrawn: false })
const drawn = (text: string): Stroke => ({ text, isDrawn: true })
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)))
const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => stringWidth(text)))

function bars({ type, measures, rows }: Series, width: number, wrap: (text: string, width: number) => string[]): Stroke[][] {
  const isStacked = type === 'stacked'
  const labels = Math.min(36, widest(rows.map(({ label }) => label)))
  const figures = rows.map(({ words }) => (isStacked ? [words.map((each) => each || '–').join(' · ')] : words.map((each) => each || '–')))
  const digits = widest(figures.flat())
  const sums = rows.map(({ values }) => (isStacked ? [sumOf(values, values.length)] : values.map((value) => value ?? 0)))
  const most = Math.max(1, ...sums.flat())
  const space = Math.max(8, Math.min(40, width - labels - digits - 2 * gap))
  const length = (value: number) => Math.max(0, Math.round((value / most) * space))
  const legend = measures.length > 1 ? [[plain(measures.map((measure, place) => `${shades[place % shades.length]} ${measure}`).join('   '))]] : []
  return [
    ...legend,
    ...rows.flatMap(({ label, values }, row) => {
      const words = wrap(label, labels)
      const last = words.pop() ?? ''
      const own = figures[row] ?? []
      return [
        ...words.map((line) => [plain(line)]),
        ...own.map((figure, place): Stroke[] => {
          const parts = isStacked
            ? values.map((_, part) => (shades[part % shades.length] ?? '').repeat(length(sumOf(values, part + 1)) - length(sumOf(values, part)))).join('')
            : (shades[measures.length > 1 ? place % shades.length : 0] ?? '').repeat(length(values[place] ?? 0))
          return [plain(`${padded(place === 0 ? last : '', labels + gap)}${' '.repeat(digits - stringWidth(figure))}${figure}${' '.repeat(gap)}`), drawn(parts)]
        }),
      ]
    }),
  ]
}

/** Of the first so many figures; what is none or negative takes no room. */
const sumOf = (values: readonly (number | undefined)[], count: number): number =>
  values.slice(0, count).reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0)

const heights = '▁▂▃▄▅▆▇█'

/** A sparkline a measure, all of one scale, between its first and its last figure; under them the first and the last day. */
function sparklines({ measures, rows }: Series, lang: Lang, width: number): Stroke[][] {
  const labels = widest(measures)
  const most = Math.max(1, ...rows.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const kept = rows.slice(-Math.max(8, width - labels - 20))
  const figure = (place: number, at: number) => kept.at(at)?.words[place] || '–'
  const first = widest(measures.map((_, place) => figure(place, 0)))
  const days = [kept[0], kept.at(-1)].map((row) => dateInWords(row?.date ?? '', lang))
  return [
    ...measures.map((measure, place): Stroke[] => [
      plain(`${padded(measure, labels + gap)}${figure(place, 0).padStart(first)} `),
      drawn(
        kept
          .map(({ values }) =>
            values[place] === undefined ? ' ' : (heights[Math.min(7, Math.max(0, Math.floor(((values[place] ?? 0) / most) * 7.99)))] ?? ''),
          )
          .join(''),
      ),
      plain(` ${figure(place, -1)}`),
    ]),
    [plain(`${' '.repeat(labels + gap)}${[...new Set(days)].join(' – ')}`)],
  ]
}

/** A line an event, over the months: ● a day, ━ a time as vague as its date, ┄ one that is not certain; ○ the date from which one was moved, + one that was added. */
function timeline({ rows, beforeLabel, addedLabel }: Series, lang: Lang, width: number, wrap: (text: string, width: number) => string[]): Stroke[][] {
  const spans = rows.map(({ date = '' }) => parseDate(date))
  const earlier = rows.map(({ before = '' }) => parseDate(before))
  const days = [...spans, ...earlier].flatMap((each) => (each ? [each.from, each.until] : []))
  const months = monthsOver(days)
  const signs = [...(earlier.some((each) => each) ? [`○ ${beforeLabel}`] : []), ...(rows.some(({ isAdded }) => isAdded) ? [`+ ${addedLabel}`] : [])]
  const middle = signs.length > 0 ? gap + 2 : gap
  const labels = Math.min(Math.max(24, width - middle - 3 * months.length), 44, widest(rows.map(({ label }) => label)))
  const each = Math.max(1, Math.min(3, Math.floor((width - labels - middle) / months.length)))
  const shown = months.slice(0, Math.floor((width - labels - middle) / each))
  const letter = new Intl.DateTimeFormat(localeOf(lang), { month: 'narrow', timeZone: 'UTC' })
  const columns = shown.length * each
  const [start, end] = [shown[0]?.start ?? 0, shown.at(-1)?.end ?? 1]
  const at = (day: string, isEnd: boolean) => {
    const time = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + (isEnd ? 1 : 0)
    return Math.min(columns, Math.max(0, Math[isEnd ? 'ceil' : 'floor'](((time - start) / (end - start)) * columns - (isEnd ? 0.2 : -0.2))))
  }
  const head = `${' '.repeat(labels + middle)}${shown.map(({ year, month }) => letter.format(Date.UTC(year, month - 1, 15)).padEnd(each)).join('')}`
  return [
    ...(signs.length > 0 ? [[plain(signs.join('   '))]] : []),
    [plain(head.trimEnd())],
    ...rows.flatMap(({ label, isAdded }, row) => {
      const span = spans[row]
      const before = earlier[row]
      const words = wrap(label, labels)
      const last = `${padded(words.pop() ?? '', labels)}${signs.length > 0 ? ` ${before ? '○' : ' '}${isAdded ? '+' : ' '}` : ''}`
      const from = Math.min(columns - 1, at(span?.from ?? '', false))
      const sign = span?.precision === 'day' ? '●' : span?.uncertain || span?.approximate ? '┄' : '━'
      const length = span?.precision === 'day' ? 1 : Math.max(1, at(span?.until ?? '', true) - from)
      const line = Array.from({ length: columns }, (_, place): string => (place >= from && place < from + length ? sign : '·'))
      const was = before ? Math.min(columns - 1, Math.floor((at(before.from, false) + at(before.until, true)) / 2)) : from
      if (line[was] === '·') line[was] = '○'
      const drawnTo = Math.max(from + length, line.lastIndexOf('○') + 1)
      return [
        ...words.map((text) => [plain(text)]),
        [plain(padded(last, labels + middle)), drawn(line.slice(0, drawnTo).join('')), plain(line.slice(drawnTo).join(''))],
      ]
    }),
  ]
}
