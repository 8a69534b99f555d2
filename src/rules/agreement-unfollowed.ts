// An operative agreement in force has a follow-up.
import { message } from '../core/message.ts'
import { type ForumRecord, role } from '../core/record.ts'
import { lastEntry, phaseOf } from '../core/status.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Rule } from './rule.ts'

export const agreementUnfollowed: Rule = {
  id: 'agreement-unfollowed',
  severity: 'warning',
  reads: 'linked',
  summary: { en: 'An operative agreement in force has a follow-up.', es: 'Un acuerdo operativo vigente tiene un seguimiento.' },
  why: {
    en: 'A presidency lasts a year. An agreement that asks for something and that no follow-up names is forgotten with the presidency that reached it.',
    es: 'Una presidencia dura un año. Un acuerdo que pide algo y que ningún seguimiento nombra se olvida con la presidencia que lo alcanzó.',
  },
  examples: {
    bad: {
      'records/agreements/AGR-2031-009-list-of-wells.yaml': `id: AGR-2031-009
title: A common list of wells
adopted: 2031-03-10
operative: true
awaited: true
log:
  - { date: 2031-03-10, status: adopted }
`,
    },
    good: {
      'records/agreements/AGR-2031-009-list-of-wells.yaml': `id: AGR-2031-009
title: A common list of wells
adopted: 2031-03-10
operative: true
awaited: true
log:
  - { date: 2031-03-10, status: adopted }
`,
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
agreements: [AGR-2031-009]
log:
  - { date: 2031-03-10, status: pending }
`,
    },
  },
  *check(workspace) {
    for (const record of workspace.records) {
      if (record.kind.plays !== 'agreement' || role(record, 'operative') !== true || !isInForce(record)) continue
      if (workspace.linksTo(record.id).some(({ from, field, value }) => isFollowUp(from, field) || isRepeal(from, field, value, workspace))) continue
      yield {
        path: record.path,
        at: { data: ['id'] },
        message: message(
          {
            en: 'No follow-up names the agreement {id}, which is operative and adopted.',
            es: 'Ningún seguimiento nombra el acuerdo {id}, que es operativo y está adoptado.',
          },
          { id: record.id },
        ),
        help: message(
          {
            en: 'Make a follow-up with “agreements: [{id}]” for who does what by when, or put “operative: false” when nobody has to do anything.',
            es: 'Cree un seguimiento con «agreements: [{id}]» para quién hace qué y hasta cuándo, o ponga «operative: false» si nadie tiene que hacer nada.',
          },
          { id: record.id },
        ),
      }
    }
  },
}

const isInForce = (record: ForumRecord): boolean => phaseOf(record, lastEntry(record)?.status) === 'active'

const isFollowUp = (from: ForumRecord, field: string): boolean => from.kind.plays === 'follow-up' && field === from.kind.roles.agreements

/** Does an agreement in force end this one as a whole? */
const isRepeal = (from: ForumRecord, field: string, value: string, workspace: Workspace): boolean =>
  workspace.byId.get(from.id) === from && field.split('.')[0] === from.kind.roles.repeals && !value.includes('#') && isInForce(from)
