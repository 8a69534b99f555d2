// What is done, or adopted, has its day behind it.
import { parseDate } from '../core/day.ts'
import { message } from '../core/message.ts'
import { role, roleText } from '../core/record.ts'
import { entryDay, logOf, phaseOf } from '../core/status.ts'
import type { Rule } from './rule.ts'

export const statusDates: Rule = {
  id: 'status-dates',
  severity: 'error',
  reads: 'own',
  summary: { en: 'A log does not say “held” or “adopted” before the day itself.', es: 'Una bitácora no dice «celebrada» o «adoptado» antes del día mismo.' },
  why: {
    en: 'An event held before its date, or an agreement without a day of adoption, cannot be placed in time: the briefing would show it as both done and still to come.',
    es: 'Un evento celebrado antes de su fecha, o un acuerdo sin día de adopción, no se puede situar en el tiempo: el informe lo mostraría hecho y por venir a la vez.',
  },
  examples: {
    bad: {
      'records/events/EVT-2031-009-visit-to-the-wells.yaml': `id: EVT-2031-009
title: Visit to the wells
type: meeting
date: 2031-04-12
log:
  - { date: 2031-04-02, status: held }
`,
    },
    good: {
      'records/events/EVT-2031-009-visit-to-the-wells.yaml': `id: EVT-2031-009
title: Visit to the wells
type: meeting
date: 2031-04-02
log:
  - { date: 2031-04-02, status: held }
`,
    },
  },
  *check(workspace) {
    for (const record of workspace.records) {
      const { kind } = record
      const field = kind.roles.date
      if (field === undefined || !Array.isArray(record.data.log)) continue
      const isSealable = kind.roles.seal !== undefined
      const date = roleText(record, 'date')
      const from = parseDate(date ?? '')?.from
      for (const [index, entry] of record.data.log.entries()) {
        if (typeof entry?.status !== 'string' || typeof entry.date !== 'string' || !parseDate(entry.date)) continue
        const phase = phaseOf(record, entry.status)
        if (phase !== 'done' && !(isSealable && phase === 'active')) continue
        const values = { id: record.id, status: entry.status, field, date, day: entry.date }
        if (from !== undefined && entryDay(entry) < from)
          yield {
            path: record.path,
            at: { data: ['log', index, 'date'] },
            message: message(
              {
                en: '{id} is “{status}” on {day}, before its date “{field}: {date}”.',
                es: '{id} está «{status}» el {day}, antes de su fecha «{field}: {date}».',
              },
              values,
            ),
            help: message({ en: 'Correct the entry’s date, or “{field}”.', es: 'Corrija la fecha de la entrada, o «{field}».' }, values),
          }
      }
      const adoption =
        isSealable && date === undefined && role(record, 'awaited') !== true && logOf(record).find((entry) => phaseOf(record, entry.status) === 'active')
      if (adoption)
        yield {
          path: record.path,
          at: { data: ['id'] },
          message: message(
            { en: '{id} is “{status}”, and “{field}” does not say when.', es: '{id} está «{status}», y «{field}» no dice cuándo.' },
            { id: record.id, status: adoption.status, field },
          ),
          help: message(
            { en: 'Add “{field}: {day}”, the day on which that happened.', es: 'Agregue «{field}: {day}», el día en que eso ocurrió.' },
            { field, day: adoption.date },
          ),
        }
    }
  },
}
