// An id is never given to another record.
import { message } from '../../core/message.ts'
import { titleOf } from '../../core/record.ts'
import { logOf } from '../../core/status.ts'
import type { ChangeRule } from './change-rule.ts'

export const idReused: ChangeRule = {
  id: 'id-reused',
  severity: 'error',
  summary: { en: 'An id is never given to another record.', es: 'Un id nunca se da a otro registro.' },
  why: {
    en: 'Letters, minutes and other records name the id. Given to something else, it makes them say what nobody said.',
    es: 'Cartas, actas y otros registros nombran el id. Dado a otra cosa, les hace decir lo que nadie dijo.',
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
      'records/follow-ups/FU-2031-009-buoys.yaml': `id: FU-2031-009
title: Buy new buoys
type: request
responsible: [BRV]
log:
  - { date: 2031-06-01, status: pending }
`,
    },
    good: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: pending }
`,
      'records/follow-ups/FU-2031-010-buoys.yaml': `id: FU-2031-010
title: Buy new buoys
type: request
responsible: [BRV]
log:
  - { date: 2031-06-01, status: pending }
`,
    },
  },
  *check({ before: old, after: now, pairs }) {
    const former = new Set(old.records.flatMap(({ data }) => (Array.isArray(data.formerly) ? data.formerly.map(String) : [])))
    const lang = now.forum.languages[0]
    for (const { id, before, after } of pairs) {
      if (!after) continue
      const isOther =
        before?.id === id &&
        (before.kind.name !== after.kind.name ||
          (titleOf(before, lang) !== titleOf(after, lang) &&
            before.path !== after.path &&
            JSON.stringify(logOf(before)[0]) !== JSON.stringify(logOf(after)[0])))
      if (!isOther && (before || !former.has(id))) continue
      yield {
        path: after.path,
        at: { data: ['id'] },
        message: message({ en: '{id} was another record: {was}.', es: '{id} era otro registro: {was}.' }, { id, was: before ? titleOf(before, lang) : id }),
        help: message({ en: 'Give this record a number of its own: rcm renumber {id}', es: 'Dé a este registro un número propio: rcm renumber {id}' }, { id }),
      }
    }
  },
}
