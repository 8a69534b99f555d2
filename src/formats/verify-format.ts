// What a format of a verification is: the findings, and what was held against what.
import type { VerifyOutput } from '../core/output.ts'
import type { FindingsOptions, FindingsReport } from './findings-format.ts'

export interface VerifyReport extends FindingsReport {
  readonly texts: VerifyOutput['texts']
  readonly history: VerifyOutput['history']
  /** How many quotes were held against the records that they name. */
  readonly quotes: number
}

export type VerifyFormat = (report: VerifyReport, options: FindingsOptions) => string
