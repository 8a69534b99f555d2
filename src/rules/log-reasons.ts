// A log entry gives the reason or evidence that its status asks for.
import { message } from '../core/message.ts'
import type { Rule } from './rule.ts'

export const logReasons: Rule = {
  id: 'log-reasons',
  severity: 'error',
  reads: 'own',
  summary: {
    en: 'A log entry gives the reason or evidence that its status asks for.',
    es: 'Una entrada de la bitácora da el motivo o la prueba que su estado exige.',
  },
  why: {
    en: '“Fulfilled” without evidence is a claim, and “not fulfilled” without a reason is a reproach. A year later nobody remembers which it was.',
    es: '«Cumplido» sin prueba es una afirmación, y «no cumplido» sin motivo es un reproche. Un año después nadie recuerda cuál de los dos era.',
  },
  examples: {
    bad: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: pending }
  - { date: 2031-04-02, status: fulfilled }
`,
    },
    good: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: pending }
  - { date: 2031-04-02, status: fulfilled, evidence: DOC-2031-001 }
`,
    },
  },
  *check(workspace) {
    for (const { kind, data, path } of workspace.records) {
      if (!Array.isArray(data.log)) continue
      for (const [index, entry] of data.log.entries()) {
        const status: unknown = entry?.status
        const required = typeof status === 'string' ? (kind.statuses.get(status)?.requires ?? []) : []
        for (const key of required)
          if (isEmpty(entry[key]))
            yield {
              path,
              at: { data: ['log', index, 'status'] },
              message: message(
                { en: 'An entry “{status}” needs “{key}”, and this one has none.', es: 'Una entrada «{status}» necesita «{key}», y esta no lo tiene.' },
                { status: String(status), key },
              ),
              help: message(
                {
                  en: '{key, select, note {Say in “note” why, in a sentence.} evidence {Name in “evidence” the record that shows it: a document, a meeting, a response.} by {Name in “by” whose status it is.} other {Add “{key}” to the entry.}}',
                  es: '{key, select, note {Diga en «note» el porqué, en una oración.} evidence {Nombre en «evidence» el registro que lo demuestra: un documento, una reunión, una respuesta.} by {Nombre en «by» de quién es el estado.} other {Agregue «{key}» a la entrada.}}',
                },
                { key },
              ),
            }
      }
    }
  },
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
