// A picture's data: taken from the columns of a table, one picture for each of its groups.
import type { Cell } from '../core/listing.ts'
import { type Lang, type Text, localeOf } from '../core/message.ts'
import { userError } from '../core/failure.ts'
import type { ChartDefinition, Picture, PictureRow, ReportChart, ReportGroup, ReportTable } from '../core/report.ts'

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
  const places = (definition.values ?? []).map(column)
  const headings = [label, ...places].map((place) => table.columns[place]?.label ?? '')
  const isCount = places.length === 0
  const rowsOf = ({ rows }: ReportGroup): PictureRow[] => {
    if (isCount) return counted(rows, label, lang)
    return rows.map((row) => ({
      label: row[label]?.words ?? '',
      values: places.map((place) => numberOf(row[place])),
      words: places.map((place) => row[place]?.words ?? ''),
    }))
  }
  const groups = isCount ? [{ key: undefined, title: undefined, rows: table.groups.flatMap(({ rows }) => rows) }] : table.groups
  return {
    name,
    of: definition.of,
    title: definition.title ?? table.title,
    pictures: groups.flatMap((group): Picture[] => {
      const rows = rowsOf(group)
      const isDrawn = rows.some(({ values }) => values.some((value) => value !== undefined))
      const measures = isCount ? [words.count[lang]] : headings.slice(1)
      return isDrawn ? [{ title: group.title, type: definition.type, label: headings[0] ?? '', measures, rows }] : []
    }),
  }
}

const numberOf = (cell: Cell | undefined): number | undefined => (typeof cell?.values[0] === 'number' ? cell.values[0] : undefined)

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
