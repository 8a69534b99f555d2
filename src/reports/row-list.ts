// A list of rows that is worked out from the records, and its columns.
import type { FieldContext, FieldValue, QueryField } from '../core/fields.ts'
import type { Text } from '../core/message.ts'
import type { ReportOption } from '../core/report.ts'

/** A row: one value a column, a list, or undefined where nothing is on record. */
export type Row = Readonly<Record<string, FieldValue | readonly FieldValue[] | undefined>>

export interface RowColumn extends Pick<QueryField, 'name' | 'type' | 'label' | 'choices'> {
  /** What is said where there is no value; a dash unless given. */
  readonly missing?: Text
}

export interface RowList {
  readonly description: Text
  readonly columns: readonly RowColumn[]
  rows(context: FieldContext, asked: { readonly [option in ReportOption]?: string | undefined }): readonly Row[]
}
