// Runs the rules over a workspace: severities of the forum, places, order.
import { type Finding, type Found, type Severity, compareFindings } from '../core/finding.ts'
import { locate } from '../core/locate.ts'
import { counted, enter } from '../core/phase.ts'
import type { Progress } from '../core/progress.ts'
import { once } from '../core/once.ts'
import type { ForumRecord } from '../core/record.ts'
import type { Touched } from '../core/touched.ts'
import { type Workspace, groupBy } from '../core/workspace.ts'
import { changeRules } from './change/index.ts'
import { rules } from './index.ts'
import type { Rule } from './rule.ts'

export interface Findings {
  readonly findings: readonly Finding[]
  readonly errors: number
  readonly warnings: number
}

export type Weighed = { readonly rule: string; readonly severity: Severity; readonly found: Found }

/** What an earlier check left: in which files it found something, by rule; and what changed since. */
export interface Earlier {
  readonly value: FoundIn
  readonly touched: Touched
}

/** The paths of the files in which each rule found something. */
export type FoundIn = Readonly<Record<string, readonly string[]>>

export const foundIn = (weighed: readonly Weighed[]): FoundIn =>
  Object.fromEntries([...groupBy(weighed, ({ rule }) => rule)].map(([rule, all]) => [rule, [...new Set(all.map(({ found }) => found.path))]]))

/**
 * Every finding, without places: enough to count them.
 * @param only these rules alone, with their own severity, whatever rcm.yaml says
 * @param progress told with each rule
 * @param earlier a rule that says what it reads is then run over the records that may have changed for it, and over those in which it found
 *   something; the findings are the same
 */
export function check(workspace: Workspace, only?: ReadonlySet<string>, progress?: Progress, earlier?: Earlier): Weighed[] {
  enter('rules')
  const weighed: Weighed[] = []
  let run = 0
  const again = earlier && Again.after(earlier, workspace)
  const ruleIds = [...rules, ...changeRules].map(({ id }) => id)
  for (const [done, rule] of rules.entries()) {
    progress?.(done, rules.length)
    if (only && !only.has(rule.id)) continue
    const severity = only ? rule.severity : (workspace.forum.rules?.[rule.id] ?? rule.severity)
    if (severity === 'off') continue
    run++
    const records = again?.recordsFor(rule)
    for (const found of rule.check(records ? { ...workspace, records } : workspace, ruleIds))
      weighed.push({ rule: found.rule ?? rule.id, severity: found.severity ?? severity, found })
  }
  counted('rules', run)
  enter('rest')
  return weighed
}

/** Those on whom roles are worked out: when one changes, any record may be judged otherwise. */
const actors: ReadonlySet<string> = new Set(['party', 'body', 'presidency'])

/** The records that have to be looked at again. */
class Again {
  private readonly workspace: Workspace
  private readonly earlier: Earlier
  private readonly own: ReadonlySet<string>

  private constructor(earlier: Earlier, workspace: Workspace) {
    this.workspace = workspace
    this.earlier = earlier
    this.own = this.namesOf(earlier.touched.paths)
  }

  /** Undefined where all records have to be. */
  static after(earlier: Earlier, workspace: Workspace): Again | undefined {
    const isActor = new Map([...workspace.kinds.values()].map(({ folder, plays }) => [`records/${folder}`, actors.has(plays)]))
    return earlier.touched.paths.some((path) => isActor.get(path.slice(0, path.lastIndexOf('/')))) ? undefined : new Again(earlier, workspace)
  }

  /** Undefined for all. */
  recordsFor({ id, reads, isWide }: Rule): readonly ForumRecord[] | undefined {
    if (reads === 'all' || (isWide && this.recordsNamed(this.own).some(isWide))) return undefined
    const records = this.recordsNamed([...this.own, ...this.namesOf(this.earlier.value[id] ?? [])])
    return [...new Set(reads === 'linked' ? [...records, ...this.linked()] : records)]
  }

  private recordsNamed(names: Iterable<string>): ForumRecord[] {
    return [...names].map((name) => this.byName().get(name)).filter((record) => record !== undefined)
  }

  private readonly byName = once(() => new Map(this.workspace.records.map((record) => [withoutEnding(record.path), record])))

  /** The records that refer to what was touched, and those to which it refers. */
  private readonly linked = once((): ReadonlySet<ForumRecord> => {
    const { linksTo, records } = this.workspace
    const { ids, targets } = this.earlier.touched
    const named = new Set([...ids, ...targets])
    return new Set([...ids.flatMap((id) => linksTo(id).map(({ from }) => from)), ...records.filter(({ id }) => named.has(id))])
  })

  /** The paths of records, without ending: of an original or of any of its translations the same. */
  private namesOf(paths: readonly string[]): ReadonlySet<string> {
    const { languages } = this.workspace.forum
    return new Set(
      paths.flatMap((path) => {
        const name = withoutEnding(path)
        const lang = languages.find((each) => name.endsWith(`.${each}`))
        return lang === undefined ? [name] : [name, name.slice(0, -lang.length - 1)]
      }),
    )
  }
}

const withoutEnding = (path: string): string => path.replace(/\.(?:md|ya?ml)$/, '')

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
