// Objectives of a presidency and permanent ones are kept apart.
import { type Message, message } from '../core/message.ts'
import { type ForumRecord, roleText } from '../core/record.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Rule } from './rule.ts'

export const objectiveScope: Rule = {
  id: 'objective-scope',
  severity: 'error',
  reads: 'linked',
  summary: {
    en: 'Objectives of a presidency and permanent ones are kept apart.',
    es: 'Los objetivos de una presidencia y los permanentes se mantienen separados.',
  },
  why: {
    en: 'A presidency lasts a year. When its objectives are mixed with the permanent ones, its successor inherits what it never agreed to, or the forum forgets what it did.',
    es: 'Una presidencia dura un año. Si sus objetivos se mezclan con los permanentes, la siguiente hereda lo que nunca acordó, o el foro olvida lo que sí acordó.',
  },
  examples: {
    bad: {
      'records/objectives/OBJ-9-wells.yaml': `id: OBJ-9
title: A list of all wells
level: specific
parent: OBJ-1
scope: presidency
presidency: PPT-2031
log:
  - { date: 2031-03-10, status: planned }
`,
    },
    good: {
      'records/objectives/OBJ-9-wells.yaml': `id: OBJ-9
title: A list of all wells
level: specific
scope: presidency
presidency: PPT-2031
log:
  - { date: 2031-03-10, status: planned }
`,
    },
  },
  *check(workspace) {
    for (const record of workspace.records) {
      const { scope: scopeField, presidency: presidencyField, parent: parentField } = record.kind.roles
      if (scopeField === undefined || presidencyField === undefined) continue
      const { id } = record
      const scope = roleText(record, 'scope')
      const presidency = roleText(record, 'presidency')
      const found = (field: string, reason: Message, help: Message) => ({ path: record.path, at: { data: [field] }, message: reason, help })
      if (scope === 'presidency' && presidency === undefined)
        yield found(
          scopeField,
          message(
            { en: '{id} is an objective of a presidency and does not say of which.', es: '{id} es un objetivo de una presidencia y no dice de cuál.' },
            { id },
          ),
          message(
            { en: 'Add “{presidencyField}” with the id of the presidency.', es: 'Agregue «{presidencyField}» con el id de la presidencia.' },
            { presidencyField },
          ),
        )
      if (scope === 'permanent' && presidency !== undefined)
        yield found(
          presidencyField,
          message(
            { en: '{id} is permanent and names the presidency “{presidency}”.', es: '{id} es permanente y nombra la presidencia «{presidency}».' },
            { id, presidency },
          ),
          message(
            {
              en: 'Take “{presidencyField}” out, or put “{scopeField}: presidency”. Who proposed it can go into “note”.',
              es: 'Quite «{presidencyField}», o ponga «{scopeField}: presidency». Quién lo propuso puede ir en «note».',
            },
            { presidencyField, scopeField },
          ),
        )
      const reason = parentField === undefined ? undefined : mixture(record, workspace)
      if (parentField !== undefined && reason)
        yield found(
          parentField,
          reason,
          message({ en: 'Put it under an objective of its own scope, or under none.', es: 'Póngalo bajo un objetivo de su mismo alcance, o bajo ninguno.' }),
        )
    }
  },
}

/** How its parent's scope differs, when both are decided. */
function mixture(record: ForumRecord, workspace: Workspace): Message | undefined {
  const parent = workspace.byId.get(roleText(record, 'parent') ?? '')
  if (!parent) return undefined
  const [own, above] = [roleText(record, 'scope'), roleText(parent, 'scope')]
  if (own === undefined || above === undefined || own === 'undecided' || above === 'undecided') return undefined
  const values = { id: record.id, own, above, parent: parent.id, presidency: roleText(record, 'presidency'), other: roleText(parent, 'presidency') }
  if (own !== above)
    return message(
      {
        en: 'The scope of {id} is “{own}”, and it stands under {parent}, which is “{above}”.',
        es: 'El alcance de {id} es «{own}», y depende de {parent}, que es «{above}».',
      },
      values,
    )
  if (own === 'presidency' && values.presidency !== undefined && values.other !== undefined && values.presidency !== values.other)
    return message(
      {
        en: '{id} belongs to {presidency}, and stands under {parent}, which belongs to {other}.',
        es: '{id} es de {presidency}, y depende de {parent}, que es de {other}.',
      },
      values,
    )
  return undefined
}
