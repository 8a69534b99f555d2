// What a format of findings is: a pure function of what a check found, to a text.
import type { ChalkInstance } from 'chalk'
import type { Finding, Severity } from '../core/finding.ts'
import type { Lang, Text } from '../core/message.ts'

/** What a check found, and in what. */
export interface FindingsReport {
  /** Sorted. */
  readonly findings: readonly Finding[]
  /** How many records were read. */
  readonly records: number
  readonly errors: number
  readonly warnings: number
  /** The text of a file that was read, for excerpts; empty for one that was not. */
  textOf(path: string): string
}

export interface FindingsOptions {
  readonly lang: Lang
  readonly colour: ChalkInstance
  /** Columns of the terminal. */
  readonly width: number
  /** The version of the tool, for formats that name it. */
  readonly version: string
  /** Words as a link to a file, where they are read in a place that shows links. */
  readonly link?: (path: string, words: string) => string
  /** The rules that were run, for formats that describe them. */
  readonly rules: readonly RuleFacts[]
}

export interface RuleFacts {
  readonly id: string
  readonly severity: Severity
  readonly summary: Text
  readonly why: Text
}

export type FindingsFormat = (report: FindingsReport, options: FindingsOptions) => string

export const severityWords: Readonly<Record<Severity, Text>> = {
  error: { en: 'error', es: 'error' },
  warning: { en: 'warning', es: 'advertencia' },
  info: { en: 'note', es: 'nota' },
}
