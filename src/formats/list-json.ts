// A list as one JSON array.
import { visible } from '../core/visible.ts'
import type { ListFormat } from './list-format.ts'

export const listJson: ListFormat = ({ items }) => `${visible(JSON.stringify(items, null, 2))}\n`
