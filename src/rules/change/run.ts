// Runs the rules on change. How much each weighs is what the forum said before the change: a branch does not silence what is held against it.
import type { Change } from '../../core/change.ts'
import type { Weighed } from '../run.ts'
import { changeRules } from './index.ts'

export function checkChange(change: Change): Weighed[] {
  return changeRules.flatMap((rule) => {
    const severity = change.before.forum.rules?.[rule.id] ?? rule.severity
    return severity === 'off' ? [] : [...rule.check(change)].map((found): Weighed => ({ rule: rule.id, severity: found.severity ?? severity, found }))
  })
}
