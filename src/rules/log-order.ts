// The entries of a log stand in the order of their dates.
import { parseDate } from '../core/day.ts'
import { message } from '../core/message.ts'
import type { Rule } from './rule.ts'

export const logOrder: Rule = {
  id: 'log-order',
  severity: 'error',
  reads: 'own',
  summary: { en: 'The entries of a log stand in the order of their dates.', es: 'Las entradas de una bitácora van en el orden de sus fechas.' },
  why: {
    en: 'The status on a day is that of the last entry until then. An entry out of order is read by its date, not by its place, and a person reads another status than the tool.',
    es: 'El estado en un día es el de la última entrada hasta entonces. Una entrada fuera de orden cuenta por su fecha, no por su lugar, y una persona lee otro estado que la herramienta.',
  },
  examples: {
    bad: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: pending }
  - { date: 2031-03-02, status: in-progress }
`,
    },
    good: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-02, status: pending }
  - { date: 2031-03-10, status: in-progress }
`,
    },
  },
  *check(workspace) {
    for (const record of workspace.records) {
      if (!Array.isArray(record.data.log)) continue
      let before: { date: string; until: string } | undefined
      for (const [index, entry] of record.data.log.entries()) {
        const date: unknown = entry?.date
        const until = typeof date === 'string' ? parseDate(date)?.until : undefined
        if (typeof date !== 'string' || until === undefined) continue
        if (before && until < before.until)
          yield {
            path: record.path,
            at: { data: ['log', index, 'date'] },
            message:
              before.date === before.until
                ? message({ en: '“{date}” stands after “{before}”.', es: '«{date}» está después de «{before}».' }, { date, before: before.date })
                : message(
                    {
                      en: '“{date}” stands after “{before}”, which counts from its last day, {until}.',
                      es: '«{date}» está después de «{before}», que cuenta desde su último día, {until}.',
                    },
                    { date, before: before.date, until: before.until },
                  ),
            help: message({
              en: 'Put the entry where its date belongs, the oldest first, or correct the date.',
              es: 'Ponga la entrada donde corresponde por su fecha, la más antigua primero, o corrija la fecha.',
            }),
          }
        if (!before || until >= before.until) before = { date, until }
      }
    }
  },
}
