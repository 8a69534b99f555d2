// A slow, obvious model of consolidation for the property test: paragraphs and flat lists, one day at a time, everything looked for anew.
import { addDays } from '../../src/core/day.ts'
import type { Agreement } from './agreements.ts'

/** A paragraph, or the items of a list; a repealed item is null. */
export type Content = string | readonly (string | null)[]

export interface Reading {
  readonly state: 'in-force' | 'not-yet' | 'repealed' | 'lapsed' | 'missing'
  readonly contents: readonly Content[]
}

export type Blocks = readonly (string | readonly string[])[]

/** An agreement whose body is given as blocks. */
export interface Plain extends Omit<Agreement, 'body' | 'es' | 'log' | 'meeting'> {
  readonly blocks: Blocks
}

interface Change {
  readonly by: string
  readonly from: string
  readonly until: string
  readonly target: string
  readonly action: string
  readonly words: string | undefined
  readonly with: string
}

interface Item {
  readonly of: number
  readonly side: 'before' | 'self' | 'after'
  text: string | null
}

interface Block {
  before: Content[]
  self: string | Item[] | undefined
  after: Content[]
  /** The items as adopted, which outlive the list. */
  readonly items: Item[]
  isReplaced: boolean
}

export class SlowModel {
  readonly agreements: Readonly<Record<string, Plain>>
  readonly changes: readonly Change[]

  constructor(agreements: Readonly<Record<string, Plain>>) {
    this.agreements = agreements
    let changes = Object.keys(agreements)
      .sort()
      .flatMap((by) => this.#changesBy(by))
    changes = changes.filter((change) => change.from <= change.until)
    changes.sort((a, b) => order(a.from, b.from) || order(this.#adopted(a.by), this.#adopted(b.by)) || order(a.by, b.by))
    const kept: Change[] = []
    for (const change of changes) {
      const isRepealed = kept.some(({ target, from, until }) => target === change.by && from <= change.from && change.from <= until)
      if (!isRepealed) kept.push(change)
    }
    const sound: Change[] = []
    for (const change of kept) if (change.action === 'repeal' || !this.#reaches(`${change.by}${change.with}`, blockOf(change.target), sound)) sound.push(change)
    this.changes = sound
  }

  #adopted(id: string): string {
    return this.agreements[id]?.adopted ?? ''
  }

  #changesBy(by: string): Change[] {
    const { adopted, effective = adopted, lapses = '9999-12-31', amends = [], repeals = [] } = this.agreements[by] as Plain
    const start = (own: string | undefined) => later(own ?? effective, adopted)
    return [
      ...amends.map((each) => ({
        by,
        from: start(each.effective),
        until: lapses,
        target: each.target,
        action: each.action ?? 'replace',
        words: each.words as string | undefined,
        with: each.with,
      })),
      ...repeals
        .filter(({ target }) => target !== by)
        .map((each) => ({ by, from: start(each.effective), until: lapses, target: each.target, action: 'repeal', words: undefined, with: '' })),
    ]
  }

  /** Does the text of one block come, by way of amendments, from another? */
  #reaches(from: string, goal: string, changes: readonly Change[]): boolean {
    if (blockOf(from) === goal) return true
    return changes.some(
      (change) => change.action !== 'repeal' && blockOf(change.target) === blockOf(from) && this.#reaches(`${change.by}${change.with}`, goal, changes),
    )
  }

  /** What stands at a place on a day. */
  read(ref: string, day: string): Reading {
    const [id = ''] = ref.split('#')
    const agreement = this.agreements[id]
    if (!agreement || !this.#has(ref)) return { state: 'missing', contents: [] }
    const { adopted, effective = adopted, lapses = '9999-12-31' } = agreement
    const start = later(effective, adopted)
    const repeal = this.changes.find(({ target, from, until }) => target === id && from <= day && day <= until && start <= from && from <= lapses)
    if (day >= start && start <= lapses && repeal) return { state: 'repealed', contents: [] }
    if (day > lapses && start <= lapses) return { state: 'lapsed', contents: [] }
    const { before, self, after, isEnded } = this.#look(ref, day)
    const contents = isEnded ? [...before, ...after] : [...before, ...(self === undefined ? [] : [self]), ...after]
    if (day < start || start > lapses) return { state: 'not-yet', contents: isEnded === 'lost' ? [] : contents }
    return isEnded || self === undefined ? { state: 'repealed', contents: isEnded === 'lost' ? [] : contents } : { state: 'in-force', contents }
  }

  #has(ref: string): boolean {
    const [id = '', place = ''] = ref.split('#')
    const [block, item] = place.split('.').map(Number)
    const own = this.agreements[id]?.blocks[(block ?? 0) - 1]
    return own !== undefined && (item === undefined || (typeof own !== 'string' && own[item - 1] !== undefined))
  }

  /** A place with what was put beside it; `lost` when the list in which it lay is gone. */
  #look(ref: string, day: string): { before: Content[]; self: Content | undefined; after: Content[]; isEnded: false | 'lost' } {
    const block = this.#block(blockOf(ref), day)
    const item = ref.split('.')[1]
    if (item === undefined) return { before: block.before, self: plain(block.self), after: block.after, isEnded: false }
    const own = block.items.filter(({ of }) => of === Number(item))
    const on = (side: Item['side']) => own.filter((each) => each.side === side).map(({ text }) => text as string)
    return {
      before: on('before'),
      self: own.find(({ side }) => side === 'self')?.text ?? undefined,
      after: on('after'),
      isEnded: block.isReplaced ? 'lost' : false,
    }
  }

  #block(ref: string, day: string): Block {
    const [id = '', number] = ref.split('#')
    const adopted = this.agreements[id]?.blocks[Number(number) - 1] ?? ''
    const items: Item[] = typeof adopted === 'string' ? [] : adopted.map((text, index) => ({ of: index + 1, side: 'self', text }))
    const block: Block = { before: [], self: typeof adopted === 'string' ? adopted : items, after: [], items, isReplaced: false }
    for (const change of this.changes)
      if (change.target.includes('#') && blockOf(change.target) === ref && change.from <= day && day <= change.until && this.#has(change.target))
        this.#apply(change, block, day)
    return block
  }

  #apply(change: Change, block: Block, day: string): void {
    const item = change.target.split('.')[1]
    if (item !== undefined && block.isReplaced) return
    const source = change.action === 'repeal' || !this.#has(`${change.by}${change.with}`) ? undefined : this.#look(`${change.by}${change.with}`, day)
    if (!source && change.action !== 'repeal') return
    const added = source && [...source.before, ...(source.self === undefined ? [] : [source.self]), ...source.after]
    const place = Number(item)
    const cell = block.items.find(({ of, side }) => of === place && side === 'self')
    const put = (side: Item['side'], texts: readonly string[], at: number) =>
      block.items.splice(at, 0, ...texts.map((text): Item => ({ of: place, side, text })))
    const endOf = (side: Item['side']) => block.items.findLastIndex(({ of, side: own }) => of === place && (own === side || own === 'self')) + 1
    if (change.words === undefined && change.action.startsWith('insert')) {
      if (item === undefined) (change.action === 'insert-before' ? block.before : block.after).push(...(added ?? []))
      else if (change.action === 'insert-before') put('before', flat(added ?? []), block.items.indexOf(cell as Item))
      else put('after', flat(added ?? []), endOf('after'))
      return
    }
    if (item === undefined ? block.self === undefined : cell?.text === null) return
    if (change.words !== undefined) {
      reword(change, item === undefined ? block : undefined, item === undefined ? (block.self as Item[] | string) : [cell as Item], texts(source?.self))
      return
    }
    if (item === undefined) {
      block.isReplaced = true
      block.self = change.action === 'repeal' ? undefined : asItems(source?.self)
      block.before.push(...(source?.before ?? []))
      block.after.unshift(...(source?.after ?? []))
    } else {
      const [first, ...rest] = flat(source?.self === undefined ? [] : [source.self])
      ;(cell as Item).text = first ?? null
      put('after', [...rest, ...flat(source?.after ?? [])], block.items.indexOf(cell as Item) + 1)
      put('before', flat(source?.before ?? []), block.items.indexOf(cell as Item))
    }
  }
}

const later = (a: string, b: string): string => [a, b].sort().at(-1) as string

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const blockOf = (ref: string): string => ref.split('.')[0] as string

const plain = (self: Block['self']): Content | undefined => (Array.isArray(self) ? self.map(({ text }) => text) : self)

/** Items that have lost their numbers: those of a list that took the place of another. */
const asItems = (content: Content | undefined): Block['self'] =>
  content === undefined || typeof content === 'string' ? content : content.map((text) => ({ of: 0, side: 'self' as const, text }))

const flat = (contents: readonly Content[]): string[] =>
  contents.flatMap((content) => (typeof content === 'string' ? [content] : content.filter((text) => text !== null)))

/** New words within a sentence: those of a paragraph or an item, or a list as it is written. */
const texts = (content: Content | undefined): string =>
  content === undefined ? '' : typeof content === 'string' ? content : content.map((text, index) => `${index + 1}. ${text ?? '[…]'}`).join('\n')

function reword({ words = '', action }: Change, block: Block | undefined, where: string | Item[], added: string): void {
  const split = (text: string) => ` ${text} `.split(new RegExp(`(?<=[^a-z])${words}(?=[^a-z])`))
  const all: (string | null)[] = typeof where === 'string' ? [where] : where.map(({ text }) => text)
  if (all.reduce((sum, text) => sum + (text === null ? 0 : split(text).length - 1), 0) !== 1) return
  const put = action === 'replace' ? added : added === '' ? words : action === 'insert-before' ? `${added} ${words}` : `${words} ${added}`
  const changed = all.map((text) => (text === null ? null : split(text).join(put).trim()))
  if (typeof where === 'string' && block) block.self = changed[0] ?? ''
  else if (typeof where !== 'string') for (const [index, item] of where.entries()) item.text = changed[index] ?? null
}

/** The times in which a reading stays the same, from the first day to the last. */
export function periodsOf(model: SlowModel, ref: string, first: string, last: string): { from: string; until: string; reading: Reading }[] {
  const periods: { from: string; until: string; reading: Reading }[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const reading = model.read(ref, day)
    const current = periods.at(-1)
    if (current && JSON.stringify(current.reading) === JSON.stringify(reading)) current.until = day
    else periods.push({ from: day, until: day, reading })
  }
  return periods
}
