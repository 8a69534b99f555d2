// A status goes back only with a reason.
import { message } from '../../core/message.ts'
import { logOf } from '../../core/status.ts'
import type { ChangeRule } from './change-rule.ts'

export const statusBack: ChangeRule = {
  id: 'status-back',
  severity: 'error',
  summary: { en: 'A status goes back only with a reason.', es: 'Un estado solo retrocede con un motivo.' },
  why: {
    en: 'What was fulfilled and is pending again has a story. Without it in a note, the next presidency can only guess.',
    es: 'Lo que estaba cumplido y vuelve a estar pendiente tiene una historia. Sin una nota que la cuente, la próxima presidencia solo puede adivinar.',
  },
  examples: {
    before: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: pending }
  - { date: 2031-04-02, status: in-progress, note: Half of it is here. }
`,
    },
    bad: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: pending }
  - { date: 2031-04-02, status: in-progress, note: Half of it is here. }
  - { date: 2031-05-01, status: pending }
`,
    },
    good: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: pending }
  - { date: 2031-04-02, status: in-progress, note: Half of it is here. }
  - { date: 2031-05-01, status: pending, note: The half that came was of another lake. }
`,
    },
  },
  *check({ pairs }) {
    for (const { id, kind, before, after } of pairs) {
      if (!after) continue
      const known = new Set(before ? logOf(before).map((entry) => JSON.stringify(entry)) : [])
      const order = [...kind.statuses.keys()]
      const last = new Map<string | undefined, string>()
      for (const [index, entry] of logOf(after).entries()) {
        const was = last.get(entry.by) ?? last.get(undefined)
        last.set(entry.by, entry.status)
        if (was === undefined || known.has(JSON.stringify(entry)) || order.indexOf(entry.status) >= order.indexOf(was) || entry.note) continue
        yield {
          path: after.path,
          at: { data: ['log', index, 'status'] },
          message: message(
            {
              en: '{id} goes back from “{was}” to “{status}”, and no note says why.',
              es: '{id} retrocede de «{was}» a «{status}», y ninguna nota dice por qué.',
            },
            { id, was, status: entry.status },
          ),
          help: message({ en: 'Say in “note” why, in a sentence.', es: 'Diga en «note» el porqué, en una oración.' }),
        }
      }
    }
  },
}
