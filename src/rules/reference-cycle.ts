// A chain of records, each under another, does not lead back to its beginning.
import { valuesAt } from '../core/kind.ts'
import { message } from '../core/message.ts'
import type { ForumRecord } from '../core/record.ts'
import { idOf } from '../core/reference.ts'
import { groupBy } from '../core/workspace.ts'
import type { Rule } from './rule.ts'

export const referenceCycle: Rule = {
  id: 'reference-cycle',
  severity: 'error',
  reads: 'all',
  summary: {
    en: 'A chain of records, each under another, does not lead back to its beginning.',
    es: 'Una cadena de registros en la que cada uno depende de otro no vuelve a su comienzo.',
  },
  why: {
    en: 'Reports count what stands under an objective, a chapter or a topic. What stands under itself has no place in the tree and falls out of the counts.',
    es: 'Los informes cuentan lo que depende de un objetivo, un capítulo o un tema. Lo que depende de sí mismo no tiene lugar en el árbol y se pierde en las cuentas.',
  },
  examples: {
    bad: {
      'records/topics/TOP-wells.yaml': `id: TOP-wells
title: Wells
type: issue
parent: TOP-groundwater
`,
      'records/topics/TOP-groundwater.yaml': `id: TOP-groundwater
title: Groundwater
type: issue
parent: TOP-wells
`,
    },
    good: {
      'records/topics/TOP-wells.yaml': `id: TOP-wells
title: Wells
type: issue
parent: TOP-groundwater
`,
      'records/topics/TOP-groundwater.yaml': `id: TOP-groundwater
title: Groundwater
type: issue
`,
    },
  },
  *check(workspace) {
    for (const records of groupBy(workspace.records, ({ kind }) => kind.name).values())
      for (const field of records[0]?.kind.acyclic ?? []) {
        const edgesOf = (record: ForumRecord): Edge[] =>
          valuesAt(record.data, field.split('.')).flatMap(({ value, at }) => {
            const to = typeof value === 'string' ? workspace.byId.get(idOf(value)) : undefined
            return to ? [{ to, at }] : []
          })
        for (const { first, others, at } of cyclesIn(records, edgesOf))
          yield {
            path: first.path,
            at: { data: at },
            message: message(
              { en: '“{field}” leads back to where it began: {chain}.', es: '«{field}» vuelve al punto de partida: {chain}.' },
              { field, chain: [first, ...others, first].map(({ id }) => id).join(' → ') },
            ),
            help: message(
              { en: 'Take “{field}” out of the one that stands on top, or name another.', es: 'Quite «{field}» del que está arriba de todos, o nombre otro.' },
              { field },
            ),
          }
      }
  },
}

interface Edge {
  readonly to: ForumRecord
  readonly at: readonly (string | number)[]
}

interface Cycle {
  readonly first: ForumRecord
  readonly others: readonly ForumRecord[]
  /** The reference of the first that closes it. */
  readonly at: readonly (string | number)[]
}

/** Every cycle once, from the record whose edge closes it; a depth-first walk without recursion. */
function* cyclesIn(records: readonly ForumRecord[], edgesOf: (record: ForumRecord) => Edge[]): Iterable<Cycle> {
  const isOnPath = new Map<ForumRecord, boolean>()
  for (const start of records) {
    if (isOnPath.has(start)) continue
    const path = [{ record: start, edges: edgesOf(start), next: 0 }]
    isOnPath.set(start, true)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = top.edges[top.next++]
      if (!edge) {
        isOnPath.set(top.record, false)
        path.pop()
      } else if (!isOnPath.has(edge.to)) {
        isOnPath.set(edge.to, true)
        path.push({ record: edge.to, edges: edgesOf(edge.to), next: 0 })
      } else if (isOnPath.get(edge.to)) {
        const members = path.map(({ record }) => record)
        yield { first: top.record, others: members.slice(members.indexOf(edge.to), -1), at: edge.at }
      }
    }
  }
}
