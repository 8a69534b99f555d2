// Who is responsible was a party or body of the forum at that time.
import { type Day, lastDay, parseDate } from '../core/day.ts'
import { type Kind, valuesAt } from '../core/kind.ts'
import { type Message, message } from '../core/message.ts'
import { type ForumRecord, role, roleText } from '../core/record.ts'
import { isOpenPhase, lastEntry, logOf, phaseOf } from '../core/status.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Rule } from './rule.ts'

export const responsibleInOffice: Rule = {
  id: 'responsible-in-office',
  severity: 'warning',
  reads: 'linked',
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
    const fields = new Map([...workspace.kinds.values()].map((kind) => [kind, actorFields(kind)]))
    const stays = new Map<ForumRecord, Stay>()
    for (const record of workspace.records) {
      let time: Time | undefined
      for (const field of fields.get(record.kind) ?? []) {
        for (const { value, at } of valuesAt(record.data, field)) {
          time ??= timeOf(record)
          const actor = typeof value === 'string' ? workspace.byId.get(value) : undefined
          if (!actor) continue
          const stay = stays.get(actor) ?? stayOf(actor)
          stays.set(actor, stay)
          const reason = absence(actor, stay, record, time, workspace)
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

const actorFields = ({ roles }: Kind): string[][] =>
  ['responsible', 'supporting', 'party'].flatMap((name) => (roles[name] === undefined ? [] : [roles[name].split('.')]))

interface Time {
  readonly text: string
  readonly from: Day
  readonly until: Day
}

/** When a record's parties have to be there: when it is due, else when it became known, else on its own date. */
function timeOf(record: ForumRecord): Time | undefined {
  return spanOf(roleText(record, 'due')) ?? spanOf(logOf(record)[0]?.date) ?? spanOf(roleText(record, 'date')) ?? spanOf(roleText(record, 'from'))
}

function spanOf(text: string | undefined): Time | undefined {
  const date = text === undefined ? undefined : parseDate(text)
  return date && { text: date.text, from: date.from, until: date.until }
}

/** What a party's or body's own record says of when it was there. */
interface Stay {
  readonly since: string | undefined
  readonly end: string | undefined
  readonly from: Day | undefined
  readonly until: Day | undefined
  readonly hasEnded: boolean
}

function stayOf(actor: ForumRecord): Stay {
  const [since, end] = [roleText(actor, 'from'), roleText(actor, 'until')]
  const until = parseDate(end ?? '')?.until
  return { since, end, from: parseDate(since ?? '')?.from, until, hasEnded: role(actor, 'standing') === 'ended' && until === undefined }
}

/** Why a party or body was surely not there, if so. */
function absence(
  actor: ForumRecord,
  { since, end, from, until, hasEnded }: Stay,
  record: ForumRecord,
  time: Time | undefined,
  workspace: Workspace,
): Message | undefined {
  const values = () => ({ code: actor.id, day: time?.text, since, end, fromField: actor.kind.roles.from, untilField: actor.kind.roles.until })
  if (time && from !== undefined && from > time.until)
    return message(
      {
        en: '“{code}” was not yet part of the forum at the time of this record, {day} ({fromField}: {since}).',
        es: '«{code}» aún no formaba parte del foro en el momento de este registro, {day} ({fromField}: {since}).',
      },
      values(),
    )
  if (time && until !== undefined && until < time.from)
    return message(
      {
        en: '“{code}” was no longer part of the forum at the time of this record, {day} ({untilField}: {end}).',
        es: '«{code}» ya no formaba parte del foro en el momento de este registro, {day} ({untilField}: {end}).',
      },
      values(),
    )
  if (hasEnded && isOpenPhase(phaseOf(record, lastEntry(record)?.status)))
    return message({ en: '“{code}” has ended, and this record is still open.', es: '«{code}» ya no existe, y este registro sigue abierto.' }, values())
  if (time && time.until !== lastDay && actor.kind.plays === 'body' && workspace.resolve(actor.id, time.until).length === 0)
    return message({ en: '“{code}” had no members on {day}.', es: '«{code}» no tenía integrantes en la fecha {day}.' }, values())
  return undefined
}
