// Single records as one JSON array.
import { visible } from '../core/visible.ts'
import type { ShowFormat } from './show-format.ts'

export const showJson: ShowFormat = (views) =>
  `${visible(
    JSON.stringify(
      views.map(({ output }) => output),
      null,
      2,
    ),
  )}\n`
