// A picture's data: taken from the columns of a table, one picture for each of its groups.
import { type Lang, type Text, localeOf } from '../core/message.ts'
import { userError } from '../core/failure.ts'
import type { ChartDefinition, Picture, PictureRow, ReportCell, ReportChart, ReportGroup, ReportTable } from '../core/report.ts'
import { groupBy } from '../core/workspace.ts'

/** @throws UserError `report` for a column that the table lacks */
export function chartOf(name: string, definition: ChartDefinition, table: ReportTable, lang: Lang): ReportChart {
  const column = (wanted: string): number => {
    const place = table.columns.findIndex((each) => each.name === wanted)
    if (place === -1)
      throw userError(
        'report',
        {
          en: 'The chart {name} needs the column {wanted}, which its table does not show.',
          es: 'El gráfico {name} necesita la columna {wanted}, que su tabla no muestra.',
        },
        { name, wanted },
      )
    return place
  }
  const label = column(definition.label)
  const dates = definition.type === 'lines' ? label : definition.date === undefined ? undefined : column(definition.date)
  const before = definition.before === undefined ? undefined : column(definition.before)
  const added = definition.added === undefined ? undefined : column(definition.added)
  const by = definition.by === undefined ? undefined : column(definition.by)
  const places = (definition.values ?? []).map(column)
  const isCount = places.length === 0 && definition.type !== 'timeline'
  const headings = places.map((place) => table.columns[place]?.label ?? '')
  const rowsOf = (rows: ReportGroup['rows']): PictureRow[] =>
    isCount
      ? counted(rows, label, lang)
      : rows
          .map((row) => ({ ...pictureRow(row, label, dates, places), ...changesOf(row, before, added) }))
          .filter(({ date }) => dates === undefined || date !== undefined)
  const groups = isCount ? [{ title: undefined, rows: table.groups.flatMap(({ rows }) => rows) }] : table.groups.flatMap((group) => splitBy(group, by))
  return {
    name,
    of: definition.of,
    title: definition.title ?? table.title,
    pictures: groups.flatMap((group): Picture[] => {
      const rows = rowsOf(group.rows)
      const isDrawn = definition.type === 'timeline' ? rows.length > 0 : rows.some(({ values }) => values.some((value) => value !== undefined && value !== 0))
      const measures = isCount ? [words.count[lang]] : headings
      const labels = {
        ...(dates !== undefined && { dateLabel: table.columns[dates]?.label ?? '' }),
        ...(before !== undefined && { beforeLabel: table.columns[before]?.label ?? '' }),
        ...(added !== undefined && { addedLabel: table.columns[added]?.label ?? '' }),
      }
      return isDrawn ? [{ title: group.title, type: definition.type, label: table.columns[label]?.label ?? '', ...labels, isCount, measures, rows }] : []
    }),
  }
}

interface Part {
  readonly title: string | undefined
  readonly rows: ReportGroup['rows']
}

/** The rows of a group by what they have in a column; those with nothing in it are not drawn. */
function splitBy({ title, rows }: ReportGroup, by: number | undefined): Part[] {
  if (by === undefined) return [{ title, rows }]
  const known = rows.filter((row) => (row[by]?.values.length ?? 0) > 0)
  return [...groupBy(known, (row) => row[by]?.words ?? '')].map(([each, own]) => ({
    title: [title, each].filter((part) => part !== undefined).join(', '),
    rows: own,
  }))
}

function pictureRow(row: readonly ReportCell[], label: number, dates: number | undefined, places: readonly number[]): PictureRow {
  const date = dates === undefined ? undefined : row[dates]?.values[0]
  return {
    label: row[label]?.words ?? '',
    ...(typeof date === 'string' && { date }),
    values: places.map((place) => numberOf(row[place])),
    words: places.map((place) => row[place]?.words ?? ''),
  }
}

/** From which date a row was moved, and whether it was added. */
function changesOf(row: readonly ReportCell[], before: number | undefined, added: number | undefined): Pick<PictureRow, 'before' | 'isAdded'> {
  const date = before === undefined ? undefined : row[before]?.values[0]
  return { ...(typeof date === 'string' && { before: date }), ...(added !== undefined && row[added]?.values[0] === true && { isAdded: true }) }
}

const numberOf = (cell: ReportCell | undefined): number | undefined => (typeof cell?.values[0] === 'number' ? cell.values[0] : undefined)

/** How often each label comes, as the rows stand. */
function counted(rows: ReportGroup['rows'], label: number, lang: Lang): PictureRow[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const words = row[label]?.words ?? ''
    if (words !== '') counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const plain = new Intl.NumberFormat(localeOf(lang))
  return [...counts].map(([each, count]) => ({ label: each, values: [count], words: [plain.format(count)] }))
}

const words = { count: { en: 'How many', es: 'Cuántos' } } satisfies Record<string, Text>
