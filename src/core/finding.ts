// A finding: one thing a check has to say, as data.
import type { Message } from './message.ts'

export type Severity = 'error' | 'warning' | 'info'

/** Where in a file: a value of its data by its path (`['log', 0, 'date']`; `key` means the name, not the value), or a place in its text. */
export type Spot =
  | { readonly data: readonly (string | number)[]; readonly key?: boolean }
  | { readonly offset: number; readonly length?: number }
  | { readonly line: number; readonly column?: number; readonly length?: number }

/** What a rule gives: the reason, the place, and the next step to take. */
export interface Found {
  /** Given only by a rule that carries others' names and weights: the forum's own rules. */
  readonly rule?: string
  readonly severity?: Severity
  readonly path: string
  readonly at: Spot
  readonly message: Message
  readonly help: Message
}

/** Lines and columns count from 1, columns in UTF-16 units, as editors and SARIF count them; the end is exclusive. */
export interface Range {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly line: number; readonly column: number }
}

/** A found thing with its rule, how much it weighs, its lines and an excerpt of the file. */
export interface Finding extends Found {
  readonly rule: string
  readonly severity: Severity
  readonly range: Range
}

/** By file, line, column, rule: the order in which findings are always shown. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compare(a.path, b.path) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compare(a.rule, b.rule) ||
    compare(JSON.stringify(a.message.values), JSON.stringify(b.message.values))
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
