// Candidates in minutes as one JSON object.
import { visible } from '../core/visible.ts'
import type { MinutesFormat } from './minutes-format.ts'

export const minutesJson: MinutesFormat = ({ output }) => `${visible(JSON.stringify(output, null, 2))}\n`
