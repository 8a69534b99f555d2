// Charts: horizontal bars drawn from a table, as SVG, by vega without a browser.
import type { Spec } from 'vega'
import { type Lang, localeOf } from '../core/message.ts'
import { type Table, plainText } from './document.ts'

export interface Series {
  /** The heading of the labels, and of the numbers. */
  readonly label: string
  readonly measure: string
  readonly rows: readonly { readonly label: string; readonly value: number }[]
}

/** The first two columns of a table; undefined when the second is not all numbers. */
export function tableSeries({ head, rows }: Table): Series | undefined {
  const [label = '', measure = ''] = head?.map(plainText) ?? []
  const values = rows.map(([name = [], value = []]) => ({ label: plainText(name), value: plainText(value) === '' ? Number.NaN : Number(plainText(value)) }))
  return values.length === 0 || values.some(({ value }) => !Number.isFinite(value)) ? undefined : { label, measure, rows: values }
}

/** What the chart says, in words. */
export const chartWords = ({ measure, rows }: Series, lang: Lang): string =>
  `${measure}: ${new Intl.ListFormat(localeOf(lang)).format(rows.map(({ label, value }) => `${label} ${value}`))}`

/** The chart as an SVG element with a text alternative, its words in the font family given; the same bytes for the same series. */
export async function chartSvg(series: Series, lang: Lang, font: string): Promise<string> {
  const vega = await import('vega')
  const view = new vega.View(vega.parse(barSpec(series, font)), { renderer: 'none' }).initialize()
  const svg = await view.toSVG()
  view.finalize()
  return svg.replace(/^<svg /, `<svg role="img" aria-label="${escapeAttribute(chartWords(series, lang))}" `)
}

const escapeAttribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

function barSpec({ rows }: Series, font: string): Spec {
  const step = 26
  return {
    $schema: 'https://vega.github.io/schema/vega/v6.json',
    width: 360,
    height: rows.length * step,
    padding: 4,
    autosize: { type: 'pad' },
    background: 'white',
    data: [{ name: 'rows', values: rows.map(({ label, value }) => ({ label, value })) }],
    scales: [
      { name: 'y', type: 'band', domain: { data: 'rows', field: 'label' }, range: 'height', padding: 0.25 },
      { name: 'x', domain: { data: 'rows', field: 'value' }, range: 'width', nice: true, zero: true },
    ],
    axes: [
      { orient: 'left', scale: 'y', domain: false, ticks: false, labelFontSize: 13, labelFont: font, labelColor: '#1c2733', labelPadding: 8, labelLimit: 260 },
    ],
    marks: [
      {
        type: 'rect',
        from: { data: 'rows' },
        encode: {
          enter: {
            y: { scale: 'y', field: 'label' },
            height: { scale: 'y', band: 1 },
            x: { scale: 'x', value: 0 },
            x2: { scale: 'x', field: 'value' },
            fill: { value: '#1f4e79' },
          },
        },
      },
      {
        type: 'text',
        from: { data: 'rows' },
        encode: {
          enter: {
            y: { scale: 'y', field: 'label', band: 0.5 },
            x: { scale: 'x', field: 'value', offset: 6 },
            text: { field: 'value' },
            baseline: { value: 'middle' },
            fontSize: { value: 13 },
            font: { value: font },
            fill: { value: '#1c2733' },
          },
        },
      },
    ],
  }
}
