// What the steps of a consultation share: the round that is meant, and the words of its states.
import { dateInWords } from '../core/day-words.ts'
import { userError } from '../core/failure.ts'
import type { Kind, Phase } from '../core/kind.ts'
import type { Lang } from '../core/message.ts'
import { titleOf } from '../core/record.ts'
import { Round } from '../core/round.ts'
import type { Context, Session } from './command.ts'
import { recordOr } from './new-record.ts'

/** The round of an id; without one the person picks it, or it is the only one that is open. @throws UserError `round` */
export async function roundOr(context: Context, session: Session, id: string | undefined): Promise<Round> {
  const { workspace, day, lang } = session
  if (id !== undefined) {
    const record = recordOr(session, id)
    if (record.kind.plays === 'consultation') return new Round(record, workspace, day)
    throw userError(
      'round',
      { en: '{id} is no consultation.', es: '{id} no es una consulta.' },
      { id: record.id },
      { en: '“rcm list kind:consultation” lists them.', es: '«rcm list kind:consultation» las lista.' },
    )
  }
  const open = openRounds(session)
  const [only] = open
  if (open.length === 1 && only) return only
  const ask = open.length > 1 ? await context.ask(lang) : undefined
  if (ask) {
    const choices = open.map((round) => ({ value: round.record.id, label: `${round.record.id}  ${titleOf(round.record, lang)}` }))
    return roundOr(context, session, await ask.choose({ message: { en: 'Which round?', es: '¿Qué ronda?' }[lang], choices }))
  }
  throw userError(
    'round',
    {
      en: '{count, plural, =0 {No round is open.} other {Several rounds are open: {ids}.}}',
      es: '{count, plural, =0 {No hay rondas abiertas.} other {Hay varias rondas abiertas: {ids}.}}',
    },
    { count: open.length, ids: open.map(({ record }) => record.id).join(', ') },
    { en: 'Name the round, such as CNS-2016-001.', es: 'Nombre la ronda, por ejemplo CNS-2016-001.' },
  )
}

/** The rounds that are open on the day, by id. */
export const openRounds = ({ workspace, day }: Session): Round[] =>
  workspace
    .playing('consultation')
    .map((record) => new Round(record, workspace, day))
    .filter(({ standing }) => standing.phase === 'open')

/** @throws UserError `round` when the round does not run */
export function requireOpen(round: Round): void {
  const { standing, record } = round
  if (standing.phase === 'open') return
  const label = (each: Lang) => record.kind.statuses.get(standing.status ?? '')?.label[each].toLowerCase() ?? '–'
  throw userError(
    'round',
    { en: '{id} is not open: {statusEn}.', es: '{id} no está abierta: {statusEs}.' },
    { id: record.id, statusEn: label('en'), statusEs: label('es') },
    { en: '“rcm consult show {id}” shows where it stands.', es: '«rcm consult show {id}» muestra en qué estado está.' },
  )
}

/** The first or last status of a kind in a phase. @throws UserError `status` when the kind has none */
export function statusIn(kind: Kind, phase: Phase, which: 'first' | 'last' = 'first'): string {
  const all = [...kind.statuses.values()].filter((status) => status.phase === phase)
  const found = which === 'first' ? all[0] : all.at(-1)
  if (found) return found.name
  throw userError(
    'status',
    { en: 'The kind {kind} has no status of the phase “{phase}”.', es: 'El tipo {kind} no tiene un estado de la fase «{phase}».' },
    { kind: kind.name, phase },
  )
}

/** A day for a message in both languages. */
export const dayValues = (name: string, day: string): Record<string, string> => ({
  [`${name}En`]: dateInWords(day, 'en'),
  [`${name}Es`]: dateInWords(day, 'es'),
})
