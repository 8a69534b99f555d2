// The objectives as a tree, and how many of the follow-ups that serve each are done.
import { type ForumRecord, roleText } from '../core/record.ts'
import { groupBy } from '../core/workspace.ts'

export interface ObjectiveLine {
  readonly record: ForumRecord
  /** 0 for one that stands under no other. */
  readonly depth: number
  /** Of the follow-ups that serve it or one below it, each counted once; what was closed without being done is left out. */
  readonly done: number
  readonly total: number
  readonly overdue: number
}

/** What is counted of a follow-up. */
export interface Counted {
  readonly objectives: readonly string[]
  readonly standing: 'open' | 'late' | 'done' | 'closed'
}

/** Depth first, as the ids are sorted. Objectives that stand under each other in a circle come once, or not at all. */
export function objectiveTree(records: readonly ForumRecord[], followUps: readonly Counted[]): ObjectiveLine[] {
  const children = groupBy(records, (record) => roleText(record, 'parent') ?? '')
  const byObjective = new Map<string, Counted[]>()
  for (const each of followUps)
    for (const objective of each.objectives) {
      const list = byObjective.get(objective)
      if (list) list.push(each)
      else byObjective.set(objective, [each])
    }
  const lines: ObjectiveLine[] = []
  const visit = (record: ForumRecord, depth: number, above: ReadonlySet<string>): Set<Counted> => {
    const place = lines.length
    lines.push({ record, depth, done: 0, total: 0, overdue: 0 })
    const found = new Set(byObjective.get(record.id))
    const seen = new Set([...above, record.id])
    for (const child of children.get(record.id) ?? []) if (!seen.has(child.id)) for (const each of visit(child, depth + 1, seen)) found.add(each)
    const count = (...of: Counted['standing'][]) => [...found].filter(({ standing }) => of.includes(standing)).length
    lines[place] = { record, depth, done: count('done'), total: count('open', 'late', 'done'), overdue: count('late') }
    return found
  }
  const ids = new Set(records.map(({ id }) => id))
  for (const record of records) if (!ids.has(roleText(record, 'parent') ?? '')) visit(record, 0, new Set())
  return lines
}
