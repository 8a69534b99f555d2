// Two dates of a record, or of a record and the one it refers to, stand in their order.
import { parseDate } from '../core/day.ts'
import { valuesAt } from '../core/kind.ts'
import { message } from '../core/message.ts'
import type { ForumRecord } from '../core/record.ts'
import { idOf } from '../core/reference.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Rule } from './rule.ts'

export const datesFit: Rule = {
  id: 'dates-fit',
  severity: 'error',
  reads: 'linked',
  summary: {
    en: 'What comes first has the earlier date: a meeting before what it adopts, an opening before the close.',
    es: 'Lo que va primero tiene la fecha anterior: una reunión antes de lo que adopta, la apertura antes del cierre.',
  },
  why: {
    en: 'Whether something was in force, open or in time on a day is worked out from these dates. Two that contradict each other make every answer wrong.',
    es: 'Si algo estaba vigente, abierto o en plazo en un día se calcula a partir de estas fechas. Dos que se contradicen hacen falsa toda respuesta.',
  },
  examples: {
    bad: {
      'records/consultations/CNS-2031-009-list-of-wells.yaml': `id: CNS-2031-009
title: List of wells
type: comment
subjects:
  - record: DOC-2031-002
audience: [MEMBERS]
opens: 2031-03-31
closes: 2031-03-10
log:
  - { date: 2031-03-31, status: open }
`,
    },
    good: {
      'records/consultations/CNS-2031-009-list-of-wells.yaml': `id: CNS-2031-009
title: List of wells
type: comment
subjects:
  - record: DOC-2031-002
audience: [MEMBERS]
opens: 2031-03-10
closes: 2031-03-31
log:
  - { date: 2031-03-10, status: open }
`,
    },
  },
  *check(workspace) {
    for (const record of workspace.records)
      for (const [first, second] of record.kind.order)
        for (const early of datesAt(record, first, workspace))
          for (const late of datesAt(record, second, workspace)) {
            const [from, until] = [parseDate(early.date)?.from, parseDate(late.date)?.until]
            if (from === undefined || until === undefined || from <= until) continue
            yield {
              path: record.path,
              at: { data: late.at },
              message: message(
                {
                  en: '“{second}” ({late}) is before “{first}” ({early}).',
                  es: '«{second}» ({late}) es anterior a «{first}» ({early}).',
                },
                { first, second, early: early.date, late: late.date },
              ),
              help: early.of
                ? message(
                    {
                      en: 'Correct the date, the reference to {id}, or the date in {path}.',
                      es: 'Corrija la fecha, la referencia a {id}, o la fecha en {path}.',
                    },
                    { id: early.of.id, path: early.of.path },
                  )
                : message({ en: 'Correct one of the two.', es: 'Corrija una de las dos.' }),
            }
          }
  },
}

interface Dated {
  readonly date: string
  /** Where it stands in the record itself: the date, or the reference to the record that has it. */
  readonly at: readonly (string | number)[]
  readonly of?: ForumRecord
}

/** The dates at a path such as `opens` or `meeting.date`, whose first part can be a reference. */
function datesAt(record: ForumRecord, path: string, workspace: Workspace): Dated[] {
  const keys = path.split('.')
  const isText = (each: { value: unknown; at: readonly (string | number)[] }): each is { value: string; at: readonly (string | number)[] } =>
    typeof each.value === 'string'
  const own = valuesAt(record.data, keys).filter(isText)
  if (own.length > 0 || keys.length === 1) return own.map(({ value, at }) => ({ date: value, at }))
  return valuesAt(record.data, keys.slice(0, 1))
    .filter(isText)
    .flatMap(({ value, at }) => {
      const of = workspace.byId.get(idOf(value))
      return of
        ? valuesAt(of.data, keys.slice(1))
            .filter(isText)
            .map((each) => ({ date: each.value, at, of }))
        : []
    })
}
