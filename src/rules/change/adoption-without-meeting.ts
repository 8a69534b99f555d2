// A text is adopted at a meeting.
import { message } from '../../core/message.ts'
import { role, roleText } from '../../core/record.ts'
import { wasAdopted } from '../../core/sealed.ts'
import type { ChangeRule } from './change-rule.ts'

export const adoptionWithoutMeeting: ChangeRule = {
  id: 'adoption-without-meeting',
  severity: 'error',
  summary: { en: 'A text is adopted at a meeting.', es: 'Un texto se adopta en una reunión.' },
  why: {
    en: 'An agreement is what a meeting agreed. Without its record nobody can see who was there, or that it was adopted at all.',
    es: 'Un acuerdo es lo que una reunión acordó. Sin su registro nadie puede ver quién estuvo, ni que se adoptó.',
  },
  examples: {
    before: {},
    bad: {
      'records/agreements/AGR-2031-009-wells.md': `---
id: AGR-2031-009
title: Wells
adopted: 2031-10-08
nature: decision
log:
  - { date: 2031-10-08, status: adopted }
---

Every member keeps a list of its wells.
`,
    },
    good: {
      'records/agreements/AGR-2031-009-wells.md': `---
id: AGR-2031-009
title: Wells
meeting: EVT-2031-002
adopted: 2031-10-08
nature: decision
log:
  - { date: 2031-10-08, status: adopted }
---

Every member keeps a list of its wells.
`,
    },
  },
  *check({ pairs, after: now }) {
    for (const { id, before, after } of pairs) {
      if (!after || after.kind.roles.seal === undefined || !wasAdopted(after) || (before && wasAdopted(before))) continue
      const meeting = roleText(after, 'meeting')
      if (role(after, 'awaited') === true || (meeting !== undefined && now.byId.has(meeting))) continue
      yield {
        path: after.path,
        at: { data: [meeting === undefined ? 'id' : (after.kind.roles.meeting ?? 'id')] },
        message: message({ en: '{id} is adopted, and no meeting adopted it.', es: '{id} se adopta, y ninguna reunión lo adoptó.' }, { id }),
        help: message(
          { en: 'Name the record of the meeting: {field}: EVT-…', es: 'Nombre el registro de la reunión: {field}: EVT-…' },
          { field: after.kind.roles.meeting ?? 'meeting' },
        ),
      }
    }
  },
}
