// An entry of a log is never altered or removed.
import { message } from '../../core/message.ts'
import { logOf } from '../../core/status.ts'
import type { ChangeRule } from './change-rule.ts'

export const logEntryAltered: ChangeRule = {
  id: 'log-entry-altered',
  severity: 'error',
  summary: { en: 'An entry of a log is never altered or removed.', es: 'Una entrada de la bitácora nunca se altera ni se quita.' },
  why: {
    en: 'The log is the only clock of what was so on a day. A mistake in it is put right by a later entry, which everybody sees.',
    es: 'La bitácora es el único reloj de lo que valía en un día. Un error en ella se corrige con una entrada posterior, que todos ven.',
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
  - { date: 2031-04-03, status: in-progress, note: Half of it is here. }
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
  - { date: 2031-04-03, status: in-progress, note: It came on 3 April. }
`,
    },
  },
  *check({ pairs }) {
    for (const { id, before, after } of pairs) {
      if (!before || !after) continue
      const now = logOf(after).map((entry) => JSON.stringify(entry, Object.keys(entry).sort()))
      let at = 0
      for (const entry of logOf(before)) {
        const place = now.indexOf(JSON.stringify(entry, Object.keys(entry).sort()), at)
        if (place !== -1) {
          at = place + 1
          continue
        }
        const { date, status } = entry
        yield {
          path: after.path,
          at: { data: after.data.log === undefined ? ['id'] : ['log'], key: after.data.log !== undefined },
          message: message(
            {
              en: 'The log of {id} had an entry of {date}, “{status}”, which is altered or gone.',
              es: 'La bitácora de {id} tenía una entrada del {date}, «{status}», que se alteró o ya no está.',
            },
            { id, date, status },
          ),
          help: message({
            en: 'Bring the entry back as it was, and say in a new one what is so.',
            es: 'Recupere la entrada tal como estaba y diga en una nueva lo que corresponde.',
          }),
        }
      }
    }
  },
}
