// A report as data, between what a template's front matter asks for and the formats that write it.
import type { Day } from './day.ts'
import type { FieldValue } from './fields.ts'
import type { FieldType } from './kind.ts'
import type { Cell } from './listing.ts'

export interface ReportCell extends Cell {
  /** How deep in a tree the row stands that the cell names. */
  readonly depth?: number
}

/** What a report can be asked about; `{party}` in a query stands for it. */
export const reportOptions = ['party', 'meeting', 'year'] as const
export type ReportOption = (typeof reportOptions)[number]

/** The rows of a table: records that match a query, or one of the lists that are worked out (`rows`). */
export interface TableDefinition {
  readonly title?: string | undefined
  /** A kind, or several; all without it. A shipped kind also takes in the forum's own kinds that play its part. */
  readonly kind?: readonly string[] | undefined
  /** Queries that must all hold. One that names an option which was not given is left out. */
  readonly query?: readonly string[] | undefined
  /** One row for each entry of this list in a record (`positions`, `indicators`), and no row for a record without. */
  readonly each?: string | undefined
  /** The name of a list that is worked out. */
  readonly rows?: string | undefined
  /** Of such a list: only the rows in which a column has this value. */
  readonly where?: Readonly<Record<string, string>> | undefined
  /** Names of fields, or of the list's columns; `no` numbers the rows. */
  readonly columns: readonly string[]
  /** Headings, where the field's own does not serve. */
  readonly labels?: Readonly<Record<string, string>> | undefined
  /** The columns in which a record is named by its title, not its id. */
  readonly titles?: readonly string[] | undefined
  /** Columns that stand in brackets behind another one on a page; in a spreadsheet each has its own. */
  readonly beside?: Readonly<Record<string, readonly string[]>> | undefined
  readonly group?: string | undefined
  /** The values whose groups come first, in this order. */
  readonly first?: readonly string[] | undefined
  readonly sort?: readonly string[] | undefined
  /** What is said when there is no row. */
  readonly empty?: string | undefined
}

/** Bars beside one another; parts of one bar; lines over days; events over months. */
export const chartTypes = ['bars', 'stacked', 'lines', 'timeline'] as const
export type ChartType = (typeof chartTypes)[number]

/** A picture of a table, or one for each of its groups. */
export interface ChartDefinition {
  readonly title?: string | undefined
  /** The table's name. */
  readonly of: string
  readonly type: ChartType
  /** The column that names a row. */
  readonly label: string
  /** The columns drawn. Without them, the rows of each label are counted; under lines the label is the date. */
  readonly values?: readonly string[] | undefined
  /** Of a timeline: the column that has the date. */
  readonly date?: string | undefined
  /** Of a timeline: the column with the date from which a row was moved, and the one that says that it was added. */
  readonly before?: string | undefined
  readonly added?: string | undefined
  /** One picture for each value of this column, so that currencies are not drawn on one scale. */
  readonly by?: string | undefined
}

export interface ReportDefinition {
  readonly title: string
  readonly summary: string
  /** The options it cannot do without; a year or a meeting that is not given is the current year, the last meeting. */
  readonly asks?: readonly ReportOption[] | undefined
  readonly tables: Readonly<Record<string, TableDefinition>>
  readonly charts?: Readonly<Record<string, ChartDefinition>> | undefined
}

export interface ReportColumn {
  readonly name: string
  readonly label: string
  readonly type: FieldType
  /** The column behind which it stands on a page. */
  readonly beside?: string | undefined
}

export interface ReportGroup {
  /** The value that its rows share; undefined when the table is not in groups, or for those without one. */
  readonly key: FieldValue | undefined
  readonly title: string | undefined
  readonly rows: readonly (readonly ReportCell[])[]
}

export interface ReportTable {
  readonly name: string
  readonly title: string
  readonly columns: readonly ReportColumn[]
  readonly groups: readonly ReportGroup[]
  /** What the groups are by; undefined when the table is not in groups. */
  readonly groupLabel: string | undefined
  readonly total: number
  readonly empty: string
}

export interface PictureRow {
  readonly label: string
  /** As the record has it, where days are drawn. */
  readonly date?: string
  /** On a timeline: the date from which it was moved, as the record has it; whether it was added. */
  readonly before?: string
  readonly isAdded?: boolean
  /** One a measure, undefined where nothing is on record. */
  readonly values: readonly (number | undefined)[]
  /** The same in words. */
  readonly words: readonly string[]
}

export interface Picture {
  readonly title: string | undefined
  readonly type: ChartType
  /** The heading of the labels, and that of the dates of a timeline. */
  readonly label: string
  readonly dateLabel?: string
  /** Of a timeline: what is said of rows that were moved, and of those that were added; absent where neither is drawn. */
  readonly beforeLabel?: string
  readonly addedLabel?: string
  /** Its figures are counted, and stand in no table. */
  readonly isCount: boolean
  readonly measures: readonly string[]
  readonly rows: readonly PictureRow[]
}

export interface ReportChart {
  readonly name: string
  /** The table it is drawn from. */
  readonly of: string
  readonly title: string
  readonly pictures: readonly Picture[]
}

export interface Report {
  readonly name: string
  readonly title: string
  readonly day: Day
  readonly asked: { readonly [option in ReportOption]?: string | undefined }
  readonly tables: readonly ReportTable[]
  readonly charts: readonly ReportChart[]
}
