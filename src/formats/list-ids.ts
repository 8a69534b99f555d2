// A list as ids, one a line.
import { visible } from '../core/visible.ts'
import type { ListFormat } from './list-format.ts'

export const listIds: ListFormat = ({ ids }) => ids.map((id) => `${visible(id)}\n`).join('')
