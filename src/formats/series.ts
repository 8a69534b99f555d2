// What a chart draws, read from a table of a document: labels, measures, figures; or dates, on a timeline.
import { parseDate } from '../core/day.ts'
import { dateInWords } from '../core/day-words.ts'
import { type Lang, localeOf } from '../core/message.ts'
import type { ChartType, PictureRow } from '../core/report.ts'
import { type Table, plainText } from './document.ts'

export interface Series {
  readonly type: ChartType
  /** The heading of the labels, and of the measures. */
  readonly label: string
  readonly measures: readonly string[]
  /** Of a timeline: what is said of rows that were moved, and of those that were added. */
  readonly beforeLabel?: string
  readonly addedLabel?: string
  /** In a timeline and under lines each row has a date. */
  readonly rows: readonly PictureRow[]
}

export interface Drawing {
  readonly series: Series
  /** The same in a table, its dates in words. */
  readonly table: Table
}

/**
 * The first column names the rows, each other one is a measure; under lines the first column is a date; in a timeline the second is, and what
 * follows is said in words: first, where asked for, the date from which a row was moved, and a column that is filled where one was added. Dates
 * stand as records have them (EDTF). Undefined when there is nothing to draw.
 */
export function drawingOf(table: Table, type: ChartType, lang: Lang, changes: { hasBefore?: boolean; hasAdded?: boolean } = {}): Drawing | undefined {
  const head = table.head?.map(plainText) ?? []
  const cells = table.rows.map((row) => row.map(plainText))
  if (head.length < 2 || cells.length === 0) return undefined
  const dated = type === 'lines' ? 0 : type === 'timeline' ? 1 : undefined
  const isTimeline = type === 'timeline'
  const before = isTimeline && changes.hasBefore ? 2 : undefined
  const added = isTimeline && changes.hasAdded ? (before ?? 1) + 1 : undefined
  const words = (added ?? before ?? 1) + 1
  const rows = cells.map((row): PictureRow => {
    const date = dated === undefined ? undefined : (row[dated] ?? '')
    const rest = row.slice(isTimeline ? words : 1)
    const earlier = before === undefined ? '' : (row[before] ?? '')
    const isAdded = added !== undefined && (row[added] ?? '') !== ''
    const label = type === 'lines' ? dateInWords(date ?? '', lang) : (row[0] ?? '')
    return {
      label,
      ...(date !== undefined && { date }),
      ...(parseDate(earlier) && { before: earlier }),
      ...(isAdded && { isAdded }),
      values: isTimeline ? [] : rest.map((cell) => numberIn(cell, lang)),
      words: rest,
    }
  })
  const isDrawn = dated === undefined || rows.every(({ date }) => parseDate(date ?? '') !== undefined)
  if (!isDrawn || (!isTimeline && !rows.some(({ values }) => values.some((value) => value !== undefined)))) return undefined
  const inWords = (row: Table['rows'][number]): Table['rows'][number] =>
    row.map((cell, column) =>
      column === dated || (column === before && parseDate(plainText(cell))) ? [{ type: 'text', value: dateInWords(plainText(cell), lang) }] : cell,
    )
  const labels = { ...(before !== undefined && { beforeLabel: head[before] ?? '' }), ...(added !== undefined && { addedLabel: head[added] ?? '' }) }
  return {
    series: { type, label: head[0] ?? '', measures: head.slice(isTimeline ? words : 1), ...labels, rows },
    table: dated === undefined ? table : { ...table, rows: table.rows.map(inWords) },
  }
}

/** A number as the language writes it (1,200.5; 1.200,5 or 1200,5) or as programs do (1200.5). */
export function numberIn(text: string, lang: Lang): number | undefined {
  const [group = ',', decimal = '.'] = signsOf(lang)
  const plain = text.trim().replace(/^−/, '-')
  const grouped = new RegExp(`^-?\\d{1,3}(?:[${group}\\s]\\d{3})+(?:[${decimal}]\\d+)?$`)
  const simple = new RegExp(`^-?\\d+(?:[${decimal}.]\\d+)?$`)
  if (grouped.test(plain)) return Number(plain.replaceAll(group, '').replace(/\s/g, '').replace(decimal, '.'))
  return simple.test(plain) ? Number(plain.replace(decimal, '.')) : undefined
}

/** What stands between thousands, and before decimals. */
function signsOf(lang: Lang): string[] {
  const parts = new Intl.NumberFormat(localeOf(lang), { useGrouping: true }).formatToParts(1_234_567.5)
  return ['group', 'decimal'].map((type) => parts.find((part) => part.type === type)?.value ?? '')
}

/** What the chart says, in words. */
export function seriesWords({ type, measures, rows, beforeLabel = '', addedLabel = '' }: Series, lang: Lang): string {
  const list = new Intl.ListFormat(localeOf(lang))
  if (type === 'timeline')
    return list.format(
      rows.map((row) => {
        const said = [dateInWords(row.date ?? '', lang), ...changesInWords(row, beforeLabel, addedLabel, lang), ...row.words]
        return `${row.label}: ${said.filter((each) => each !== '').join(', ')}`
      }),
    )
  return measures.map((measure, place) => `${measure}: ${list.format(rows.map(({ label, words }) => `${label} ${words[place] || '–'}`))}`).join('; ')
}

/** What became of a row of a timeline: from which date it was moved, that it was added. */
const changesInWords = ({ before, isAdded }: PictureRow, beforeLabel: string, addedLabel: string, lang: Lang): string[] => [
  ...(before === undefined ? [] : [`${beforeLabel} ${dateInWords(before, lang)}`]),
  ...(isAdded ? [addedLabel] : []),
]
