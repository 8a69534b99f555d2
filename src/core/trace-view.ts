// Where passages come from, as a reader sees it, between what makes it and the formats that write it.
import type { TraceOutput } from './output.ts'

export interface TraceView {
  readonly passages: readonly PassageView[]
  /** For programs. */
  readonly output: TraceOutput
}

export interface PassageView {
  readonly ref: string
  readonly title: string
  /** What kind of text it stands in, in words. */
  readonly where: string
  readonly text: string
  /** Where it comes from, a line each: a label, and what it says. */
  readonly rows: readonly { readonly label: string; readonly values: readonly string[] }[]
}
