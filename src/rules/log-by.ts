// A log entry names one of those who are responsible.
import { type Day, dueDay } from '../core/day.ts'
import { message } from '../core/message.ts'
import { roleText, roleTexts } from '../core/record.ts'
import { entryDay, logOf } from '../core/status.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Rule } from './rule.ts'

export const logBy: Rule = {
  id: 'log-by',
  severity: 'warning',
  reads: 'linked',
  summary: { en: '“by” in a log entry names one of those who are responsible.', es: '«by» en una entrada de la bitácora nombra a uno de los responsables.' },
  why: {
    en: '“by” sets the status of one party among several. When it names somebody else, the entry counts for all of them, and the others seem to have answered.',
    es: '«by» fija el estado de una parte entre varias. Si nombra a alguien más, la entrada cuenta para todas, y las demás parecen haber respondido.',
  },
  examples: {
    bad: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD, BRV]
log:
  - { date: 2031-03-10, status: pending }
  - { date: 2031-03-20, status: in-progress, by: CAL }
`,
    },
    good: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD, BRV]
log:
  - { date: 2031-03-10, status: pending }
  - { date: 2031-03-20, status: in-progress, by: BRV }
`,
    },
  },
  *check(workspace) {
    for (const record of workspace.records) {
      if (!record.kind.shared || !Array.isArray(record.data.log)) continue
      const responsible = roleTexts(record, 'responsible')
      if (responsible.length === 0) continue
      for (const [index, entry] of record.data.log.entries()) {
        const by: unknown = entry?.by
        if (typeof by !== 'string' || typeof entry.date !== 'string' || !workspace.byId.has(by)) continue
        const days = [entryDay(entry), dueDay(roleText(record, 'due')), ...logOf(record).slice(0, 1).map(entryDay)].filter((day) => day !== undefined)
        if (days.some((day) => isWithin(by, responsible, day, workspace))) continue
        const parties = [...new Set(responsible.flatMap((code) => [code, ...workspace.resolve(code, days[0] ?? '')]))].join(', ')
        yield {
          path: record.path,
          at: { data: ['log', index, 'by'] },
          message: message({ en: '“{by}” is not among the responsible: {parties}.', es: '«{by}» no está entre los responsables: {parties}.' }, { by, parties }),
          help: message({
            en: 'Name whose status it is, or leave “by” out when the entry is about the whole. Who reported it can go into “note”.',
            es: 'Nombre de quién es el estado, o quite «by» si la entrada se refiere al conjunto. Quién lo informó puede ir en «note».',
          }),
        }
      }
    }
  },
}

/** Is it one of the codes, a party of theirs on the day, or a body with such a party in it? */
function isWithin(by: string, codes: readonly string[], day: Day, workspace: Workspace): boolean {
  const parties = new Set(codes.flatMap((code) => workspace.resolve(code, day)))
  if (codes.includes(by) || workspace.resolve(by, day).some((party) => parties.has(party))) return true
  return parties.size === 1 && isUnder(by, parties, workspace)
}

/** Is it an office of the only party there is? Of one among several, its entry would count for all. */
function isUnder(code: string, parties: ReadonlySet<string>, workspace: Workspace): boolean {
  const seen = new Set<string>()
  for (let id = code; id !== '' && !seen.has(id); ) {
    if (parties.has(id)) return true
    seen.add(id)
    const record = workspace.byId.get(id)
    id = (record && roleText(record, 'parent')) ?? ''
  }
  return false
}
