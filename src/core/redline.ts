// A redline as data: two texts in one, block by block, each part marked.

export interface RedlinePart {
  readonly type: 'same' | 'ins' | 'del' | 'move-from' | 'move-to'
  readonly text: string
  /** Of a part that is the same: how it stood before, when the white space differs. */
  readonly was?: string
}

export interface RedlineBlock {
  readonly type: 'same' | 'changed' | 'inserted' | 'deleted' | 'moved-from' | 'moved-to'
  readonly parts: readonly RedlinePart[]
  /** The two ends of a move have the same number, from 1. */
  readonly move?: number
}

/** The text after all changes, exactly. */
export const acceptAll = (blocks: readonly RedlineBlock[]): string =>
  partsOf(blocks)
    .map(({ type, text }) => (type === 'del' || type === 'move-from' ? '' : text))
    .join('')

/** The text before all changes, exactly. */
export const rejectAll = (blocks: readonly RedlineBlock[]): string =>
  partsOf(blocks)
    .map(({ type, text, was }) => (type === 'ins' || type === 'move-to' ? '' : (was ?? text)))
    .join('')

const partsOf = (blocks: readonly RedlineBlock[]): RedlinePart[] => blocks.flatMap(({ parts }) => parts)
