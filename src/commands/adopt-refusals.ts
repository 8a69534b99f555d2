// Why a proposal cannot be adopted: it is not agreed, its base changed, a member objected, a round still runs, or the day is not one of the meeting.
import { dateInWords } from '../core/day-words.ts'
import { type Day, parseDate } from '../core/day.ts'
import { type Message, type Text, message } from '../core/message.ts'
import { proposedChanges } from '../core/proposed-changes.ts'
import { type ForumRecord, role, roleText } from '../core/record.ts'
import { Round, isObstacle, roundsOn } from '../core/round.ts'
import { Standing } from '../core/standing.ts'
import type { Workspace } from '../core/workspace.ts'
import { ProposedWordings } from '../wording/proposed-wording.ts'

/** A reason, and what to do about it. */
export interface Refusal {
  readonly reason: Message
  readonly help: Text
}

/**
 * Every reason against the adoption of a proposal on a day.
 * @param effective the day from which it would have effect: the text in force on that day must be the one the proposal starts from
 * @param meeting which would adopt it: a vague date of it counts from its first day to its last
 */
export function refusals(
  proposal: ForumRecord,
  workspace: Workspace,
  { day, effective, meeting }: { readonly day: Day; readonly effective: Day; readonly meeting: ForumRecord },
): Refusal[] {
  const found: Refusal[] = []
  const { id } = proposal
  const standing = new Standing(proposal, workspace, day)
  if (proposedChanges(proposal).length === 0)
    found.push({
      reason: message({ en: '{id} changes no adopted text.', es: '{id} no cambia ningún texto adoptado.' }, { id }),
      help: { en: 'Write its wording with “rcm propose”.', es: 'Escriba su redacción con «rcm propose».' },
    })
  if (standing.phase !== 'active') {
    const label = proposal.kind.statuses.get(standing.status ?? '')?.label
    found.push({
      reason: message(
        { en: '{id} is not agreed: {statusEn}.', es: '{id} no está acordada: {statusEs}.' },
        { id, statusEn: label?.en.toLowerCase() ?? '–', statusEs: label?.es.toLowerCase() ?? '–' },
      ),
      help: {
        en: 'A round that ends in agreement says so; what a meeting agrees is said by “rcm update” with its evidence.',
        es: 'Una ronda que termina en acuerdo lo dice; lo que acuerda una reunión se dice con «rcm update» y su respaldo.',
      },
    })
  }
  if (!isDayOf(meeting, day)) {
    const date = roleText(meeting, 'date') ?? ''
    const [en, es] = [dateInWords(date, 'en'), dateInWords(date, 'es')]
    found.push({
      reason: message(
        {
          en: '{dayEn} is no day of the meeting {id}: {en}.',
          es: 'El {dayEs} no es un día de la reunión {id}: {es}.',
        },
        { id: meeting.id, en, es, dayEn: dateInWords(day, 'en'), dayEs: dateInWords(day, 'es') },
      ),
      help: {
        en: 'Give the day on which the meeting adopted it; or put the date of the meeting right first, with “rcm update”.',
        es: 'Indique el día en que la reunión la adoptó; o corrija antes la fecha de la reunión, con «rcm update».',
      },
    })
  }
  for (const record of roundsOn(id, workspace)) {
    const round = new Round(record, workspace, day)
    if (round.standing.phase === 'open')
      found.push({
        reason: message({ en: 'The round {round} on it is still open.', es: 'La ronda {round} sobre ella sigue abierta.' }, { round: record.id }),
        help: { en: 'Close it first: rcm consult close', es: 'Ciérrela antes: rcm consult close' },
      })
  }
  const against = objectors(proposal, workspace, day)
  if (against.length > 0)
    found.push({
      reason: message({ en: 'Against it: {against}.', es: 'En contra: {against}.' }, { against: against.join(', ') }),
      help: {
        en: 'The party can take its objection back: a later answer, or a later position.',
        es: 'La parte puede retirar su objeción: una respuesta posterior, o una posición posterior.',
      },
    })
  const wordings = new ProposedWordings(workspace, { day: effective, lang: workspace.forum.languages[0] })
  for (const { ref, isBaseChanged } of wordings.of(proposal))
    if (isBaseChanged)
      found.push({
        reason: message(
          {
            en: 'Base changed: the text at {ref} is not the one that {id} starts from.',
            es: 'La base cambió: el texto de {ref} no es aquel del que parte {id}.',
          },
          { ref, id },
        ),
        help: {
          en: '“rcm proposals marshal” shows it three ways; propose anew from the text as it is now.',
          es: '«rcm proposals marshal» lo muestra de tres modos; proponga de nuevo a partir del texto actual.',
        },
      })
  return found
}

/** Does the day lie within the date of the meeting? A meeting whose date cannot be read has any. */
function isDayOf(meeting: ForumRecord, day: Day): boolean {
  const date = parseDate(roleText(meeting, 'date') ?? '')
  return !date || (date.from <= day && day <= date.until)
}

/** The members whose last word, in an answer or a position, stands in the way. */
function objectors(proposal: ForumRecord, workspace: Workspace, day: Day): string[] {
  const members = workspace.resolve(workspace.forum.bodies.members, day)
  const against = new Set<string>()
  for (const each of (role(proposal, 'positions') ?? []) as readonly { readonly by?: unknown; readonly stance?: unknown }[]) {
    if (typeof each?.by !== 'string') continue
    if (each.stance === 'objects') against.add(each.by)
    else against.delete(each.by)
  }
  for (const record of roundsOn(proposal.id, workspace)) {
    const round = new Round(record, workspace, day)
    if (round.standing.phase === 'closed') continue
    const subject = round.subjects.find(({ ref }) => ref === proposal.id)
    for (const party of members) {
      const answer = subject && round.counting(party, subject)
      if (answer && isObstacle(answer)) against.add(party)
      else if (answer) against.delete(party)
    }
  }
  return members.filter((party) => against.has(party))
}
