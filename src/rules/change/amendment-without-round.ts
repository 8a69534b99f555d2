// An amendment of adopted text went through the round that the forum requires.
import { message } from '../../core/message.ts'
import { type ForumRecord, role, roleText } from '../../core/record.ts'
import { idOf } from '../../core/reference.ts'
import { wasAdopted } from '../../core/sealed.ts'
import { logOf, phaseOf } from '../../core/status.ts'
import type { Workspace } from '../../core/workspace.ts'
import type { ChangeRule } from './change-rule.ts'

export const amendmentWithoutRound: ChangeRule = {
  id: 'amendment-without-round',
  severity: 'error',
  summary: {
    en: 'An amendment of adopted text went through the round that the forum requires.',
    es: 'La modificación de un texto adoptado pasó por la ronda que el foro exige.',
  },
  why: {
    en: 'Every member has a right to be asked before what it agreed to is changed. What kind of round it takes stands in rcm.yaml, under “amendment-round”.',
    es: 'Cada miembro tiene derecho a que se le consulte antes de cambiar aquello en lo que convino. El tipo de ronda necesario está en rcm.yaml, bajo «amendment-round».',
  },
  examples: {
    before: {
      'rcm.yaml': `# A forum that does not exist, for the tests.
id: asl
name:
  en: Assembly of the Seven Lakes (ASL)
  es: Asamblea de los Siete Lagos (ASL)
short-name: { en: ASL, es: ASL }
secretariat: { en: Secretariat, es: Secretaría }
languages: [en, es]
time-zone: UTC
due-soon-days: 14
stale-days: 180
bodies: { presidency: PPT, leadership: TROIKA, members: MEMBERS }
amendment-round: comment
`,
    },
    bad: {
      'records/agreements/AGR-2031-009-wells.md': `---
id: AGR-2031-009
title: Wells
meeting: EVT-2031-002
adopted: 2031-10-08
nature: decision
amends:
  - target: AGR-2031-001#3.2
    with: "#1"
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
amends:
  - target: AGR-2031-001#3.2
    with: "#1"
log:
  - { date: 2031-10-08, status: adopted }
---

Every member keeps a list of its wells.
`,
      'records/consultations/CNS-2031-009-patrols-by-night.yaml': `id: CNS-2031-009
title: Comments on patrols by night
type: comment
subjects:
  - record: PRP-2031-BRV-1
audience: [MEMBERS]
opens: 2031-04-01
closes: 2031-06-30
log:
  - { date: 2031-04-01, status: open }
  - { date: 2031-07-01, status: closed }
`,
    },
  },
  *check({ before: old, after: now, pairs }) {
    const required = old.forum['amendment-round']
    if (required === undefined) return
    for (const { id, before, after } of pairs) {
      if (!after || !wasAdopted(after) || (before && wasAdopted(before))) continue
      const amended = new Set(['amends', 'repeals'].flatMap((name) => targetsOf(role(after, name))))
      if (amended.size === 0 || roundsOn([id, ...amended], now).some((round) => isEnough(round, required))) continue
      yield {
        path: after.path,
        at: { data: [after.kind.roles[role(after, 'amends') === undefined ? 'repeals' : 'amends'] ?? 'id'] },
        message: message(
          {
            en: '{id} amends adopted text, and no {required, select, comment {round} silence {silence procedure} other {round of written approval}} on it has closed.',
            es: '{id} modifica un texto adoptado, y no se ha cerrado {required, select, comment {ninguna ronda} silence {ningún procedimiento de silencio} other {ninguna ronda de aprobación escrita}} al respecto.',
          },
          { id, required },
        ),
        help: message({
          en: 'Open a round on the proposal, and adopt it when the round has closed.',
          es: 'Abra una ronda sobre la propuesta, y adóptela cuando la ronda se haya cerrado.',
        }),
      }
    }
  },
}

/** From the weakest to the strongest; a stronger round is enough where a weaker one is required. */
const strength = ['comment', 'silence', 'written-approval']

const isEnough = (round: ForumRecord, required: string): boolean => strength.indexOf(String(round.data.type)) >= strength.indexOf(required)

const targetsOf = (entries: unknown): string[] =>
  Array.isArray(entries) ? entries.flatMap(({ target }) => (typeof target === 'string' ? [idOf(target)] : [])) : []

/** The rounds that have closed on one of the texts, or on a proposal to change it. */
function roundsOn(ids: readonly string[], workspace: Workspace): ForumRecord[] {
  const isOn = (subject: string): boolean => {
    const record = workspace.byId.get(idOf(subject))
    const target = record && record.kind.plays === 'proposal' ? roleText(record, 'target') : undefined
    return ids.includes(idOf(subject)) || (target !== undefined && ids.includes(idOf(target)))
  }
  return workspace.playing('consultation').filter((round) => {
    const subjects = role(round, 'subjects')
    const hasClosed = logOf(round).some(({ status }) => ['active', 'done'].includes(phaseOf(round, status) ?? ''))
    return hasClosed && Array.isArray(subjects) && subjects.some(({ record }) => typeof record === 'string' && isOn(record))
  })
}
