// A log entry has a status of its kind.
import { message } from '../core/message.ts'
import { nearestOfFew } from '../core/nearest.ts'
import type { Rule } from './rule.ts'

export const logStatus: Rule = {
  id: 'log-status',
  severity: 'error',
  reads: 'own',
  summary: { en: 'A log entry has a status of its kind.', es: 'Una entrada de la bitácora tiene un estado de su tipo.' },
  why: {
    en: 'Reports count by status. A word that is none puts the record in no column: neither done nor due.',
    es: 'Los informes cuentan por estado. Una palabra que no es ninguno deja el registro fuera de toda columna: ni hecho ni pendiente.',
  },
  examples: {
    bad: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: in-progres }
`,
    },
    good: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: in-progress }
`,
    },
  },
  *check(workspace) {
    const suggest = nearestOfFew()
    for (const { kind, data, path } of workspace.records) {
      if (kind.statuses.size === 0 || !Array.isArray(data.log)) continue
      for (const [index, entry] of data.log.entries()) {
        const status: unknown = entry?.status
        if (typeof status !== 'string' || kind.statuses.has(status)) continue
        const suggestion = suggest(status, kind.statuses.keys())
        const values = { status, suggestion, all: [...kind.statuses.keys()].join(', '), kindEn: kind.label.en.one, kindEs: kind.label.es.one }
        yield {
          path,
          at: { data: ['log', index, 'status'] },
          message: message(
            { en: 'There is no status “{status}” of the kind “{kindEn}”.', es: 'No existe el estado «{status}» en el tipo «{kindEs}».' },
            values,
          ),
          help: suggestion
            ? message({ en: 'Did you mean {suggestion}? The statuses are: {all}.', es: '¿Quiso decir {suggestion}? Los estados son: {all}.' }, values)
            : message({ en: 'The statuses are: {all}.', es: 'Los estados son: {all}.' }, values),
        }
      }
    }
  },
}
