// What a format of traced passages is.
import type { ChalkInstance } from 'chalk'
import type { Lang } from '../core/message.ts'
import type { TraceView } from '../core/trace-view.ts'

export interface TraceFormatOptions {
  readonly lang: Lang
  readonly colour: ChalkInstance
  /** Columns of the terminal. */
  readonly width: number
}

export type TraceFormat = (view: TraceView, options: TraceFormatOptions) => string
