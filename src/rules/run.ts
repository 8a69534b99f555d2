// Runs the rules over a workspace: severities of the forum, places, order.
import { type Finding, type Found, type Severity, compareFindings } from '../core/finding.ts'
import { locate } from '../core/locate.ts'
import { counted, enter } from '../core/phase.ts'
import type { Progress } from '../core/progress.ts'
import type { Workspace } from '../core/workspace.ts'
import { changeRules } from './change/index.ts'
import { rules } from './index.ts'

export interface Findings {
  readonly findings: readonly Finding[]
  readonly errors: number
  readonly warnings: number
}

export type Weighed = { readonly rule: string; readonly severity: Severity; readonly found: Found }

/**
 * Every finding, without places: enough to count them.
 * @param only these rules alone, with their own severity, whatever rcm.yaml says
 * @param progress told with each rule
 */
export function check(workspace: Workspace, only?: ReadonlySet<string>, progress?: Progress): Weighed[] {
  enter('rules')
  const weighed: Weighed[] = []
  let run = 0
  const ruleIds = [...rules, ...changeRules].map(({ id }) => id)
  for (const [done, rule] of rules.entries()) {
    progress?.(done, rules.length)
    if (only && !only.has(rule.id)) continue
    const severity = only ? rule.severity : (workspace.forum.rules?.[rule.id] ?? rule.severity)
    if (severity === 'off') continue
    run++
    for (const found of rule.check(workspace, ruleIds)) weighed.push({ rule: found.rule ?? rule.id, severity: found.severity ?? severity, found })
  }
  counted('rules', run)
  enter('rest')
  return weighed
}

/** Every finding with its place, sorted by file, line, column and rule. */
export const findingsOf = (workspace: Workspace): Promise<Findings> => located(check(workspace), workspace)

/** Findings of any origin with their places, sorted. */
export async function located(weighed: readonly Weighed[], workspace: Workspace): Promise<Findings> {
  const ranges = await locate(
    weighed.map(({ found }) => found),
    workspace.text,
  )
  const findings = weighed.map(({ rule, severity, found }, index) => ({ ...found, rule, severity, range: ranges[index] as Finding['range'] }))
  findings.sort(compareFindings)
  return { findings, errors: countOf(weighed, 'error'), warnings: countOf(weighed, 'warning') }
}

export const countOf = (weighed: readonly { readonly severity: Severity }[], severity: Severity): number =>
  weighed.reduce((count, each) => count + (each.severity === severity ? 1 : 0), 0)
