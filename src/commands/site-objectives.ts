// The tree of objectives in a site, each with the follow-ups that serve it.
import type { Lang } from '../core/message.ts'
import type { StatusOutput } from '../core/output.ts'
import type { SiteModel } from './site-model.ts'
import { statusIn } from './site-today.ts'

interface ObjectiveNode {
  readonly id: string
  readonly done: number
  readonly total: number
  readonly overdue: number
  /** Whole per cent. */
  readonly share: number
  readonly children: ObjectiveNode[]
}

export function objectiveNodes(model: SiteModel, lang: Lang): ObjectiveNode[] {
  return nested(statusIn(model, lang).objectives)
}

function nested(lines: StatusOutput['objectives']): ObjectiveNode[] {
  const top: ObjectiveNode[] = []
  const open = [top]
  for (const { id, depth, done, total, overdue } of lines) {
    while (open.length > depth + 1) open.pop()
    const node = { id, done, total, overdue, share: total === 0 ? 0 : Math.round((100 * done) / total), children: [] }
    open.at(-1)?.push(node)
    open.push(node.children)
  }
  return top
}
