// No record is deleted; it ends in its log.
import { message } from '../../core/message.ts'
import type { ChangeRule } from './change-rule.ts'

export const recordDeleted: ChangeRule = {
  id: 'record-deleted',
  severity: 'error',
  summary: { en: 'No record is deleted; it ends in its log.', es: 'Ningún registro se elimina; termina en su bitácora.' },
  why: {
    en: 'What others refer to, and what was once agreed or promised, stays findable. A record that is over says so in its log.',
    es: 'Lo que otros mencionan, y lo que una vez se acordó o prometió, sigue localizable. Un registro que terminó lo dice en su bitácora.',
  },
  examples: {
    before: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: pending }
`,
    },
    bad: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': null,
    },
    good: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: pending }
  - { date: 2031-04-02, status: overtaken, note: The wells are listed on the map. }
`,
    },
  },
  *check({ pairs }) {
    for (const { id, before, after } of pairs)
      if (before && !after)
        yield {
          path: before.path,
          at: { line: 1 },
          message: message({ en: '{id} is not among the records any more.', es: '{id} ya no está entre los registros.' }, { id }),
          help: message(
            {
              en: 'Bring {path} back; when it is over, add a log entry that says how it ended. A record with a new number says “formerly: [{id}]”.',
              es: 'Recupere {path}; si terminó, agregue a la bitácora una entrada que diga cómo. Un registro con número nuevo dice «formerly: [{id}]».',
            },
            { id, path: before.path },
          ),
        }
  },
}
