// A round of consultation as data: the matrix of parties by subject, with what is late, missing and changed, and how each subject ends.
import { daysBetween } from '../core/day.ts'
import type { ConsultOutput } from '../core/output.ts'
import { role, roleText, titleOf } from '../core/record.ts'
import { idOf } from '../core/reference.ts'
import type { Round } from '../core/round.ts'
import { type Workspace, compareIds } from '../core/workspace.ts'

export function consultationReport(round: Round, workspace: Workspace, lang: string): ConsultOutput {
  const { record, subjects, asked, closes, day } = round
  const others = [...new Set(round.answers.map(({ party }) => party))].filter((party) => !asked.includes(party)).sort(compareIds)
  return {
    asOf: day,
    id: record.id,
    title: titleOf(record, lang),
    type: round.type,
    status: round.standing.status ?? null,
    opens: roleText(record, 'opens') ?? null,
    closes: closes ?? null,
    daysLeft: closes === undefined ? null : daysBetween(day, closes),
    timeZone: workspace.forum['time-zone'],
    extended: extensionsOf(role(record, 'extensions')),
    subjects: subjects.map((subject) => {
      const { state, against, missing } = round.outcome(subject)
      return {
        ref: subject.ref,
        title: titleAt(subject.ref, workspace, lang),
        revision: subject.revision ?? null,
        outcome: state,
        against: [...against],
        missing: [...missing],
      }
    }),
    parties: [...asked, ...others].map((party) => ({
      party,
      asked: asked.includes(party),
      answers: subjects.map((subject) =>
        round.answersOn(party, subject).map(({ record: answer, stance, received, isLate }) => ({ id: answer.id, stance, received, late: isLate })),
      ),
    })),
  }
}

/** The title of the record in which a place lies. */
export function titleAt(ref: string, workspace: Workspace, lang: string): string {
  const record = workspace.byId.get(idOf(ref))
  return record ? titleOf(record, lang) : ref
}

function extensionsOf(listed: unknown): ConsultOutput['extended'] {
  if (!Array.isArray(listed)) return []
  return listed.flatMap((each: { readonly date?: unknown; readonly closes?: unknown; readonly note?: unknown } | null) =>
    typeof each?.date === 'string' && typeof each.closes === 'string'
      ? [{ date: each.date, closes: each.closes, note: typeof each.note === 'string' ? each.note : null }]
      : [],
  )
}
