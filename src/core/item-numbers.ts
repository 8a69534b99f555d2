// Numbers of a list into which items were put: the old ones keep theirs, the new ones get those in between (2 bis, 2 ter).
import { type Passage, type Slot, isWords } from './passage.ts'
import { isNumber } from './piece.ts'

/** The passage with its new items numbered; the number of an item never changes when a later amendment puts in another. */
export function numberItems(passage: Passage): Passage {
  const slots = passage.parts.filter((part): part is Slot => !isWords(part))
  if (slots.every(({ before, after }) => before.length === 0 && after.length === 0)) return passage
  for (const list of listsIn(passage.parts)) numberList(list)
  return passage
}

/** Items that are counted together: those that follow each other under one sign. */
function listsIn(parts: Passage['parts']): Slot[][] {
  const lists: Slot[][] = []
  let sign: string | undefined
  for (const part of parts) {
    const own = isWords(part) ? undefined : part.marker?.slice(-1)
    if (!isWords(part)) {
      if (own === sign && lists.length > 0) lists.at(-1)?.push(part)
      else lists.push([part])
    }
    sign = own
  }
  return lists
}

interface Entry {
  readonly passage: Passage | undefined
  label: string | undefined
  before: number
  after: number
}

function numberList(slots: readonly Slot[]): void {
  const { marker = '-' } = slots[0] as Slot
  const sign = marker.slice(-1)
  const labels = isNumber(marker) ? labelsIn(slots, sign) : undefined
  const marked = (passage: Passage): Passage => ({ ...passage, marker: labels ? `${labels.get(passage)}${sign}` : sign })
  for (const slot of slots) {
    slot.before = slot.before.map(marked)
    slot.after = slot.after.map(marked)
  }
}

/** The numbers of what was put in, given in the order in which it came. */
function labelsIn(slots: readonly Slot[], sign: string): Map<Passage, string> {
  const entries: Entry[] = []
  const add = (passage: Passage | undefined, label?: string) => entries.push({ passage, label, before: entries.length - 1, after: entries.length + 1 })
  for (const { before, marker, after } of slots) {
    for (const passage of before) add(passage)
    add(undefined, marker?.slice(0, -sign.length))
    for (const passage of after) add(passage)
  }
  const added = [...entries.keys()].filter((index) => entries[index]?.passage)
  const orderOf = (index: number) => entries[index]?.passage?.placed?.order as number
  added.sort((a, b) => orderOf(a) - orderOf(b) || a - b)
  for (const index of [...added].reverse()) {
    const { before, after } = entries[index] as Entry
    const [left, right] = [entries[before], entries[after]]
    if (left) left.after = after
    if (right) right.before = before
  }
  const used = new Set(entries.flatMap(({ label }) => label ?? []))
  const counts = new Map<string, number>()
  const labels = new Map<Passage, string>()
  for (const index of added) {
    const entry = entries[index] as Entry & { passage: Passage }
    const label = labelBetween(entries[entry.before]?.label, entries[entry.after]?.label, used, counts)
    entry.label = label
    used.add(label)
    labels.set(entry.passage, label)
  }
  return labels
}

const suffixes = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies']

function labelBetween(left: string | undefined, right: string | undefined, used: ReadonlySet<string>, counts: Map<string, number>): string {
  if (left === undefined && right !== undefined) {
    const first = String(Number.parseInt(right, 10) - 1)
    if (!first.startsWith('-') && !used.has(first)) return first
  }
  const base = (left ?? right ?? '0').replace(/ .*/, '')
  if (left !== undefined && right === undefined) return String(Number(base) + 1)
  for (;;) {
    const count = counts.get(base) ?? 0
    counts.set(base, count + 1)
    const label = `${base} ${suffixes[count] ?? count + 2}`
    if (!used.has(label)) return label
  }
}
