// A report as one JSON object: its tables with the values as records have them and in words, and what its pictures draw.
import type { ReportOutput } from '../core/output.ts'
import type { Report } from '../core/report.ts'
import { visible } from '../core/visible.ts'
import type { ReportFormat } from './report-format.ts'

export const reportJson: ReportFormat = (report) => `${visible(JSON.stringify(outputOf(report), null, 2))}\n`

const outputOf = ({ name, title, day, asked, tables, charts }: Report): ReportOutput => ({
  ...{ name, title, asOf: day, asked },
  tables: tables.map((table) => ({
    ...{ name: table.name, title: table.title, total: table.total },
    columns: table.columns.map((column) => ({ name: column.name, label: column.label, type: column.type })),
    groups: table.groups.map((group) => ({
      ...{ key: group.key ?? null, title: group.title ?? null },
      rows: group.rows.map((row) => row.map(({ values, words }) => ({ values: [...values], words }))),
    })),
  })),
  charts: charts.map((chart) => ({
    ...{ name: chart.name, of: chart.of, title: chart.title },
    pictures: chart.pictures.map((picture) => ({
      ...{ title: picture.title ?? null, type: picture.type, label: picture.label, measures: [...picture.measures] },
      rows: picture.rows.map((row) => ({ label: row.label, date: row.date ?? null, values: row.values.map((value) => value ?? null), words: [...row.words] })),
    })),
  })),
})
