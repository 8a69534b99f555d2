// The objectives as a tree, with the follow-ups done of those there are.
import type { FieldContext } from '../core/fields.ts'
import { role, roleText, roleTexts, titleOf } from '../core/record.ts'
import { phaseOf } from '../core/status.ts'
import { type Counted, objectiveTree } from './objective-tree.ts'
import type { Row, RowList } from './row-list.ts'

export const objectives: RowList = {
  description: {
    en: 'The objectives as a tree, with the follow-ups done of those there are.',
    es: 'Los objetivos en árbol, con los seguimientos cumplidos del total.',
  },
  columns: [
    { name: 'id', type: 'reference', label: { en: 'Id', es: 'Id.' } },
    { name: 'title', type: 'text', label: { en: 'Objective', es: 'Objetivo' } },
    { name: 'depth', type: 'number', label: { en: 'Depth', es: 'Nivel' } },
    { name: 'scope', type: 'choice', label: { en: 'Scope', es: 'Alcance' }, choices: ({ kinds }) => scopes(kinds) },
    { name: 'presidency', type: 'reference', label: { en: 'Presidency', es: 'Presidencia' } },
    { name: 'status', type: 'choice', label: { en: 'Status', es: 'Estado' }, choices: ({ kinds }) => statuses(kinds) },
    { name: 'done', type: 'number', label: { en: 'Done', es: 'Cumplidos' } },
    { name: 'total', type: 'number', label: { en: 'Follow-ups', es: 'Seguimientos' } },
    { name: 'to-do', type: 'number', label: { en: 'To do', es: 'Por cumplir' } },
    { name: 'overdue', type: 'number', label: { en: 'Overdue', es: 'Vencidos' } },
  ],
  rows: (context) =>
    objectiveLines(context).map(
      ({ record, depth, done, total, overdue }): Row => ({
        id: record.id,
        title: titleOf(record, context.lang),
        depth,
        scope: textOf(role(record, 'scope')),
        presidency: roleText(record, 'presidency'),
        status: context.standing(record).status,
        done,
        total,
        'to-do': total - done,
        overdue,
      }),
    ),
}

/** The tree, and its counts, on the day. */
export function objectiveLines(context: FieldContext) {
  const { workspace } = context
  const known = (part: string) => workspace.playing(part).filter((record) => context.standing(record).isKnown)
  const followUps = known('follow-up').map((record): Counted => {
    const { isOverdue, status } = context.standing(record)
    const phase = phaseOf(record, status)
    return { objectives: roleTexts(record, 'objectives'), standing: phase === 'done' || phase === 'closed' ? phase : isOverdue ? 'late' : 'open' }
  })
  return objectiveTree(known('objective'), followUps)
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

type Kinds = FieldContext['workspace']['kinds']

const scopes = (kinds: Kinds) =>
  new Map(
    [...kinds.values()].flatMap((kind) =>
      kind.plays === 'objective'
        ? kind.fields
            .filter(({ name }) => name === kind.roles.scope)
            .flatMap(({ choices, choiceLabels }) => choices.map((each) => [each, choiceLabels[each]] as const))
        : [],
    ),
  )

const statuses = (kinds: Kinds) =>
  new Map(
    [...kinds.values()].flatMap((kind) => (kind.plays === 'objective' ? [...kind.statuses.values()].map(({ name, label }) => [name, label] as const) : [])),
  )
