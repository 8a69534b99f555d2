// A report as a page shows it: columns that stand behind another are in its cells, and the rows of a tree are set in.
import type { Report, ReportCell, ReportTable } from '../core/report.ts'

/** The same report, with what its templates print. */
export const reportPage = (report: Report): Report => ({ ...report, tables: report.tables.map(tablePage) })

function tablePage(table: ReportTable): ReportTable {
  const shown = table.columns.flatMap((column, place) => (column.beside === undefined ? [{ column, place }] : []))
  const behind = (name: string) => table.columns.flatMap(({ beside }, place) => (beside === name ? [place] : []))
  const places = shown.map(({ column, place }) => ({ place, behind: behind(column.name) }))
  return {
    ...table,
    columns: shown.map(({ column }) => column),
    groups: table.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) =>
        places.flatMap((each): ReportCell[] =>
          cellPage(
            row[each.place],
            each.behind.map((place) => row[place]),
          ),
        ),
      ),
    })),
  }
}

function cellPage(cell: ReportCell | undefined, behind: readonly (ReportCell | undefined)[]): ReportCell[] {
  if (!cell) return []
  const rest = behind.flatMap((each) => (each && each.words !== '' ? [each.words] : [])).join(', ')
  const own = `${'– '.repeat(cell.depth ?? 0)}${cell.words}`
  return [{ ...cell, words: rest === '' ? own : own === '' ? rest : `${own} (${rest})` }]
}
