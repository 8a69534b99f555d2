// Where passages come from, as JSON, for programs: the contract of schemas/output/trace.schema.json.
import { visible } from '../core/visible.ts'
import type { TraceFormat } from './trace-format.ts'

export const traceJson: TraceFormat = ({ output }) => `${visible(JSON.stringify(output, null, 2))}\n`
