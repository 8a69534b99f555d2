// A list as JSON lines: one record a line, for programs that read as it comes.
import { visible } from '../core/visible.ts'
import type { ListFormat } from './list-format.ts'

export const listJsonl: ListFormat = ({ items }) => items.map((item) => `${visible(JSON.stringify(item))}\n`).join('')
