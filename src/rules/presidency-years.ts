// Presidencies follow each other without gap or overlap, one a year.
import { daysBetween, parseDate } from '../core/day.ts'
import { message } from '../core/message.ts'
import { type ForumRecord, roleText } from '../core/record.ts'
import type { Rule } from './rule.ts'

export const presidencyYears: Rule = {
  id: 'presidency-years',
  severity: 'warning',
  reads: 'all',
  summary: {
    en: 'Presidencies follow each other without gap or overlap, one a year.',
    es: 'Las presidencias se suceden sin vacío ni superposición, una por año.',
  },
  why: {
    en: 'Who presides, and who belongs to the bodies around the presidency, is worked out from these periods. With a gap or an overlap the wrong party is asked.',
    es: 'Quién preside, y quién integra los órganos en torno a la presidencia, se calcula a partir de estos períodos. Con un vacío o una superposición se pregunta a la parte equivocada.',
  },
  examples: {
    bad: {
      'records/presidencies/PPT-2035-estmark.yaml': `id: PPT-2035
title: Presidency of Estmark, 2035
party: EST
from: '2035'
until: '2035'
`,
    },
    good: {
      'records/presidencies/PPT-2034-estmark.yaml': `id: PPT-2034
title: Presidency of Estmark, 2034
party: EST
from: '2034'
until: '2034'
`,
    },
  },
  *check(workspace) {
    const { presidencies } = workspace
    for (const [index, { record: later }] of presidencies.entries()) {
      const earlier = presidencies[index - 1]?.record
      if (!earlier) continue
      const end = roleText(earlier, 'until') ?? ''
      const start = roleText(later, 'from') ?? ''
      const [ends, starts] = [parseDate(end), parseDate(start)]
      if (!ends || !starts) continue
      const values = { earlier: earlier.id, later: later.id, end, start, year: starts.from.slice(0, 4) }
      const found = (reason: Parameters<typeof message>[0], help: Parameters<typeof message>[0]) => ({
        path: later.path,
        at: { data: [later.kind.roles.from ?? 'from'] },
        message: message(reason, values),
        help: message(help, values),
      })
      if (daysBetween(ends.until, starts.from) > 1)
        yield found(
          {
            en: 'Nobody presides between {earlier} (until {end}) and {later} (from {start}).',
            es: 'Nadie preside entre {earlier} (hasta {end}) y {later} (desde {start}).',
          },
          {
            en: 'Add the presidency in between, or correct the period of one of the two.',
            es: 'Agregue la presidencia intermedia, o corrija el período de una de las dos.',
          },
        )
      else if (starts.until < ends.from)
        yield found(
          {
            en: '{later} begins ({start}) before {earlier} ends ({end}).',
            es: '{later} comienza ({start}) antes de que termine {earlier} ({end}).',
          },
          {
            en: 'Correct the period of one of the two; on the day of the handover they may meet.',
            es: 'Corrija el período de una de las dos; el día del traspaso pueden coincidir.',
          },
        )
      else if (yearsOf(earlier) === yearsOf(later))
        yield found(
          { en: '{later} and {earlier} both preside in {year}.', es: '{later} y {earlier} presiden ambas en {year}.' },
          {
            en: 'There is one presidency a year: correct the period of one of the two.',
            es: 'Hay una presidencia por año: corrija el período de una de las dos.',
          },
        )
    }
  },
}

/** The year in which it begins and the year in which it ends. */
const yearsOf = (record: ForumRecord): string =>
  [parseDate(roleText(record, 'from') ?? '')?.from, parseDate(roleText(record, 'until') ?? '')?.until].map((day) => day?.slice(0, 4)).join(' ')
