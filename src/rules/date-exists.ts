// A date can be read, and the day that it names exists.
import { daysInMonth, parseDate } from '../core/day.ts'
import { someValue, valuesAt } from '../core/kind.ts'
import { type Message, message } from '../core/message.ts'
import type { Rule } from './rule.ts'

export const dateExists: Rule = {
  id: 'date-exists',
  severity: 'error',
  reads: 'own',
  summary: { en: 'A date can be read, and the day that it names exists.', es: 'Una fecha se puede leer, y el día que nombra existe.' },
  why: {
    en: 'What is due on a day that does not exist is never overdue, and nobody is reminded of it.',
    es: 'Lo que vence un día que no existe nunca está vencido, y nadie lo recuerda.',
  },
  examples: {
    bad: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
due: 2031-02-29
log:
  - { date: 2031-01-10, status: pending }
`,
    },
    good: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
due: 2031-02?
log:
  - { date: 2031-01-10, status: pending }
`,
    },
  },
  *check(workspace) {
    for (const record of workspace.records)
      for (const field of record.kind.dates)
        if (someValue(record.data, field.path, isNoDate))
          for (const { value, at } of valuesAt(record.data, field.path))
            if (isNoDate(value)) yield { path: record.path, at: { data: at }, message: reason(value), help: forms }
  },
}

const isNoDate = (value: unknown): value is string => typeof value === 'string' && !parseDate(value)

/** What is wrong with a text that is no date, as exactly as can be said. */
function reason(date: string): Message {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})[?~%]?$/.exec(date) ?? []
  if (year && Number(month) >= 1 && Number(month) <= 12 && day !== '00')
    return message(
      {
        en: 'The day “{date}” does not exist: that month has {count} days.',
        es: 'El día «{date}» no existe: ese mes tiene {count} días.',
      },
      { date, count: daysInMonth(Number(year), Number(month)) },
    )
  const [from = '', until = '', ...rest] = date.split('/')
  if (rest.length === 0 && parseDate(from) && parseDate(until))
    return message({ en: 'The period “{date}” ends before it begins.', es: 'El período «{date}» termina antes de comenzar.' }, { date })
  return message({ en: '“{date}” is no date that can be read.', es: '«{date}» no es una fecha que se pueda leer.' }, { date })
}

const forms = message({
  en: 'Write 2031-03-10, 2031-03 (in March), 2031 (in the year), 2031-08? (possibly), 2031-08~ (about), 2031-03-10/2031-03-12 (from, until), 2031-03-10/.. (since).',
  es: 'Escriba 2031-03-10, 2031-03 (en marzo), 2031 (en el año), 2031-08? (posiblemente), 2031-08~ (hacia), 2031-03-10/2031-03-12 (desde, hasta), 2031-03-10/.. (a partir de).',
})
