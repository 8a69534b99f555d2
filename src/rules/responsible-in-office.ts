// Who is responsible was a party or body of the forum at that time.
import { type Day, lastDay, parseDate } from '../core/day.ts'
import { valuesAt } from '../core/kind.ts'
import { type Message, message } from '../core/message.ts'
import { type ForumRecord, role, roleText } from '../core/record.ts'
import { isOpenPhase, lastEntry, logOf, phaseOf } from '../core/status.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Rule } from './rule.ts'

export const responsibleInOffice: Rule = {
  id: 'responsible-in-office',
  severity: 'warning',
  summary: { en: 'Who is responsible was a party or body of the forum at that time.', es: 'Quien es responsable era parte u órgano del foro en ese momento.' },
  why: {
    en: 'A task given to who had not yet joined, or had already left, is owed by nobody, and the briefing would show it as late for ever.',
    es: 'Una tarea encomendada a quien aún no había ingresado, o ya se había retirado, no la debe nadie, y el informe la mostraría atrasada para siempre.',
  },
  examples: {
    bad: {
      'records/parties/FOL-folia.yaml': `id: FOL
names: { en: Folia, es: Folia }
type: member
since: '2031'
`,
      'records/follow-ups/FU-2030-009-list-of-wells.yaml': `id: FU-2030-009
title: Send the list of wells
type: request
responsible: [FOL]
due: 2030-06-01
log:
  - { date: 2030-03-10, status: pending }
`,
    },
    good: {
      'records/parties/FOL-folia.yaml': `id: FOL
names: { en: Folia, es: Folia }
type: member
since: '2030'
`,
      'records/follow-ups/FU-2030-009-list-of-wells.yaml': `id: FU-2030-009
title: Send the list of wells
type: request
responsible: [FOL]
due: 2030-06-01
log:
  - { date: 2030-03-10, status: pending }
`,
    },
  },
  *check(workspace) {
    for (const record of workspace.records) {
      const time = timeOf(record)
      for (const name of ['responsible', 'supporting', 'party']) {
        const field = record.kind.roles[name]
        if (field === undefined) continue
        for (const { value, at } of valuesAt(record.data, field.split('.'))) {
          const actor = typeof value === 'string' ? workspace.byId.get(value) : undefined
          const reason = actor && absence(actor, record, time, workspace)
          if (reason)
            yield {
              path: record.path,
              at: { data: at },
              message: reason,
              help: message(
                {
                  en: 'Name who was responsible then, or correct the dates in {path}.',
                  es: 'Nombre a quien era responsable entonces, o corrija las fechas en {path}.',
                },
                { path: actor.path },
              ),
            }
        }
      }
    }
  },
}

interface Time {
  readonly text: string
  readonly from: Day
  readonly until: Day
}

/** When a record's parties have to be there: when it is due, else when it became known, else on its own date. */
function timeOf(record: ForumRecord): Time | undefined {
  const [first] = logOf(record)
  for (const text of [roleText(record, 'due'), first?.date, roleText(record, 'date'), roleText(record, 'from')]) {
    const date = text === undefined ? undefined : parseDate(text)
    if (date && text !== undefined) return { text, from: date.from, until: date.until }
  }
  return undefined
}

/** Why a party or body was surely not there, if so. */
function absence(actor: ForumRecord, record: ForumRecord, time: Time | undefined, workspace: Workspace): Message | undefined {
  const { from: fromField = '', until: untilField = '' } = actor.kind.roles
  const [since, end] = [roleText(actor, 'from'), roleText(actor, 'until')]
  const [from, until] = [parseDate(since ?? '')?.from, parseDate(end ?? '')?.until]
  const values = { code: actor.id, day: time?.text, since, end, fromField, untilField }
  if (time && from !== undefined && from > time.until)
    return message(
      {
        en: '“{code}” was not yet part of the forum at the time of this record, {day} ({fromField}: {since}).',
        es: '«{code}» aún no formaba parte del foro en el momento de este registro, {day} ({fromField}: {since}).',
      },
      values,
    )
  if (time && until !== undefined && until < time.from)
    return message(
      {
        en: '“{code}” was no longer part of the forum at the time of this record, {day} ({untilField}: {end}).',
        es: '«{code}» ya no formaba parte del foro en el momento de este registro, {day} ({untilField}: {end}).',
      },
      values,
    )
  if (role(actor, 'standing') === 'ended' && until === undefined && isOpenPhase(phaseOf(record, lastEntry(record)?.status)))
    return message({ en: '“{code}” has ended, and this record is still open.', es: '«{code}» ya no existe, y este registro sigue abierto.' }, values)
  if (time && time.until !== lastDay && workspace.resolve(actor.id, time.until).length === 0)
    return message({ en: '“{code}” had no members on {day}.', es: '«{code}» no tenía integrantes en la fecha {day}.' }, values)
  return undefined
}
