// The pictures of a site, drawn when it is made, each with its figures as a table.
import type { Lang } from '../core/message.ts'
import { dateInWords } from '../core/day-words.ts'
import type { ChartDefinition, Picture, TableDefinition } from '../core/report.ts'
import { chartSvg } from '../formats/chart.ts'
import { Html } from '../formats/site-templates.ts'
import { reportIn } from '../reports/report.ts'
import type { SiteModel } from './site-model.ts'

export interface SiteChart {
  readonly title: string
  readonly svg: Html
  readonly label: string
  readonly measures: readonly string[]
  readonly rows: readonly { readonly label: string; readonly words: readonly string[] }[]
}

/** How the follow-ups stand, how long what is open has been overdue, and how it was over time. */
export async function statusCharts(model: SiteModel, lang: Lang): Promise<SiteChart[]> {
  if (!model.playing('follow-up')) return []
  const say = (key: string) => model.templates.say(key, lang)
  return chartsOf(model, lang, {
    status: { title: say('by-status'), table: { kind: ['follow-up'], columns: ['status'], sort: ['status'] }, chart: { type: 'bars', label: 'status' } },
    ageing: { title: say('by-age'), table: { rows: 'follow-up-ageing', columns: ['age', 'count'] }, chart: { type: 'bars', label: 'age', values: ['count'] } },
    time: {
      title: say('over-time'),
      table: { rows: 'follow-ups-over-time', columns: ['date', 'open', 'overdue', 'done'] },
      chart: { type: 'lines', label: 'date', values: ['open', 'overdue', 'done'] },
    },
  })
}

/** The events of a year on a line, with those that were moved or added where their kind says so. */
export async function yearChart(model: SiteModel, lang: Lang, year: string): Promise<SiteChart[]> {
  const roles = model.playing('event')?.kind.roles
  if (!roles) return []
  const title = `${model.templates.say('the-year', lang)} ${year}`
  const signs = { ...(roles['moved-from'] && { before: roles['moved-from'] }), ...(roles.added && { added: roles.added }) }
  const table = { kind: ['event'], query: [`year:${year}`], columns: ['date', 'title', ...Object.values(signs)], sort: ['date'] }
  // A longer one is no picture any more; the list of the page says the same.
  return chartsOf(model, lang, { year: { title, table, chart: { type: 'timeline', label: 'title', date: 'date', ...signs } } }, 40)
}

/** What was assessed and paid, a picture for each year and currency. */
export async function contributionCharts(model: SiteModel, lang: Lang): Promise<SiteChart[]> {
  const table = { rows: 'contributions', columns: ['party', 'assessed', 'paid', 'currency'], titles: ['party'], group: 'year' }
  const chart = { type: 'bars' as const, label: 'party', values: ['assessed', 'paid'], by: 'currency' }
  return chartsOf(model, lang, { contributions: { title: model.templates.say('contributions-chart', lang), table, chart } })
}

interface Wanted {
  readonly title: string
  readonly table: Omit<TableDefinition, 'title'>
  readonly chart: Omit<ChartDefinition, 'of' | 'title'>
}

/** @param most rows of a picture; one with more is left out */
async function chartsOf(model: SiteModel, lang: Lang, wanted: Readonly<Record<string, Wanted>>, most = Number.POSITIVE_INFINITY): Promise<SiteChart[]> {
  const names = Object.entries(wanted)
  const { charts } = reportIn(model.contexts[lang], {
    name: 'site',
    definition: {
      title: '',
      summary: '',
      tables: Object.fromEntries(names.map(([name, { title, table }]) => [name, { ...table, title }])),
      charts: Object.fromEntries(names.map(([name, { title, chart }]): [string, ChartDefinition] => [name, { of: name, title, ...chart }])),
    },
    asked: {},
  })
  const drawn: SiteChart[] = []
  for (const { title, pictures } of charts)
    for (const picture of pictures) {
      if (picture.rows.length > most) continue
      const svg = new Html(await chartSvg(picture, lang, 'Georgia, serif'))
      drawn.push({
        title: picture.title === undefined ? title : `${title}: ${picture.title}`,
        svg,
        label: picture.label,
        ...figures(picture, lang),
      })
    }
  return drawn
}

/** What stands in the table; of a line of days the days, and what became of them. */
function figures({ type, dateLabel = '', beforeLabel, addedLabel, measures, rows }: Picture, lang: Lang): Pick<SiteChart, 'measures' | 'rows'> {
  if (type !== 'timeline') return { measures, rows }
  const isMoved = beforeLabel !== undefined && rows.some(({ before }) => before !== undefined)
  const isAny = addedLabel !== undefined && rows.some(({ isAdded }) => isAdded)
  return {
    measures: [dateLabel, ...(isMoved ? [beforeLabel] : []), ...(isAny ? [addedLabel] : [])],
    rows: rows.map(({ label, date = '', before, isAdded }) => ({
      label,
      words: [dateInWords(date, lang), ...(isMoved ? [before === undefined ? '–' : dateInWords(before, lang)] : []), ...(isAny ? [isAdded ? '+' : '–'] : [])],
    })),
  }
}
