// A list of records as data, between the report that makes it and the formats that write it.
import type { FieldValue } from './fields.ts'
import type { Text } from './message.ts'

export interface Column {
  /** The field's name: the heading for programs. */
  readonly name: string
  /** The heading for people. */
  readonly label: Text
  readonly isNumber: boolean
}

export interface Cell {
  /** As the records have it. */
  readonly values: readonly FieldValue[]
  /** In words, in the reader's language. */
  readonly words: string
  /** Colour helps only: the words say it without. */
  readonly tone?: 'late' | 'done' | 'quiet' | undefined
}

export interface Group {
  /** Undefined when the list is not in groups. */
  readonly title: string | undefined
  readonly rows: readonly (readonly Cell[])[]
}

export interface Table {
  readonly columns: readonly Column[]
  readonly groups: readonly Group[]
}

/** Each part is worked out when a format asks for it. */
export interface Listing {
  readonly ids: readonly string[]
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly table: Table
}
