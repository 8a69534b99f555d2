// rcm consult respond: the answer of a party, as a record of its own; a second answer changes the first, which stays.
import { userError } from '../core/failure.ts'
import { fieldOf, readValue, splitList } from '../core/field-input.ts'
import { langOf, message, say } from '../core/message.ts'
import { planOf } from '../core/plan.ts'
import { newRecord } from '../core/record-edit.ts'
import { titleOf } from '../core/record.ts'
import type { Round } from '../core/round.ts'
import { slugOf } from '../core/slug.ts'
import { askField } from './ask-field.ts'
import type { Context, Session } from './command.ts'
import { commitPlan } from './commit-plan.ts'
import type { ConsultStep } from './consult.ts'
import { dayValues, roundOr } from './consult-round.ts'
import { freeId } from './new-record.ts'
import { kindPlaying } from './propose.ts'

export const respond: ConsultStep = async (context, session, id, options) => {
  const { workspace, day, lang } = session
  const round = await roundOr(context, session, id)
  const phase = round.standing.phase
  if (phase === 'planned' || phase === 'closed') throw notRunning(round)
  const kind = kindPlaying(session, 'response')
  const text = (name: string): string | undefined => (typeof options[name] === 'string' ? (options[name] as string) : undefined)
  const party = await partyOf(context, session, round, text('party'))
  const stance = text('stance') ?? (await stanceAsked(context, session))
  const received = text('received') === undefined ? day : String(readValue(fieldOf(kind, 'received'), text('received') ?? '', { workspace, day }))
  const opens = round.record.data[round.record.kind.roles.opens ?? '']
  if (received > day || (typeof opens === 'string' && received < opens))
    throw userError(
      'date',
      { en: 'An answer to {id} cannot have come on {receivedEn}.', es: 'Una respuesta a {id} no pudo llegar el {receivedEs}.' },
      { id: round.record.id, ...dayValues('received', received) },
      {
        en: 'Give the day on which it came: after the opening, and not after today.',
        es: 'Indique el día en que llegó: después de la apertura y no después de hoy.',
      },
    )
  const on = subjectsMeant(round, text('on'))
  const body = text('text') === undefined ? '' : await context.read(text('text') ?? '')
  const record = workspace.byId.get(party)
  const title = (code: string) =>
    say(
      message(
        { en: 'Answer of {party}: {title}', es: 'Respuesta de {party}: {title}' },
        { party: record ? titleOf(record, code) : party, title: titleOf(round.record, code) },
      ),
      langOf(code) ?? 'en',
    )
  const [first = 'en', ...others] = workspace.forum.languages
  const data = {
    title: title(first),
    consultation: round.record.id,
    party,
    stance,
    received,
    ...(on.length > 0 && { on }),
    ...(text('note') !== undefined && { note: text('note') }),
  }
  const own = await ownId(session, await freeId(session, { kind, data }), kind.folder)
  const why = message({ en: 'answer {id}: {title}', es: 'respuesta {id}: {title}' }, { id: own, title: data.title })
  const translations = new Map(others.map((code) => [code, { data: { title: title(code) }, body: '' }] as const))
  const plan = planOf(newRecord({ kind, id: own, slug: slugOf(String(titleOf(round.record, first))), data, body, translations }, why))
  const code = await commitPlan(context, session, { plan, options, subject: why })
  if (code === 0 && round.closes !== undefined && received > round.closes)
    context.note(`${say(message(late, { ...dayValues('closes', round.closes) }), lang)}\n`)
  return code
}

const late = { en: 'The answer is late: the last day was {closesEn}.', es: 'La respuesta es tardía: el último día fue el {closesEs}.' }

const notRunning = (round: Round) =>
  userError(
    'round',
    { en: '{id} takes no answers: it was never opened, or was cancelled.', es: '{id} no admite respuestas: no se abrió o se canceló.' },
    { id: round.record.id },
    { en: '“rcm show {id}” shows its log.', es: '«rcm show {id}» muestra su bitácora.' },
  )

async function partyOf(context: Context, session: Session, round: Round, typed: string | undefined): Promise<string> {
  const { workspace, day, lang } = session
  const nameOf = (code: string) => {
    const record = workspace.byId.get(code)
    return record ? titleOf(record, lang) : code
  }
  if (typed === undefined) {
    const ask = await context.ask(lang)
    const choices = round.asked.map((code) => ({ value: code, label: `${code}  ${nameOf(code)}` }))
    if (ask && choices.length > 0) return ask.choose({ message: { en: 'Who answers?', es: '¿Quién responde?' }[lang], choices })
    throw userError(
      'incomplete',
      { en: 'An answer needs to say whose it is.', es: 'Una respuesta debe decir de quién es.' },
      { asked: round.asked.join(', ') },
      { en: 'Give --party; asked are: {asked}.', es: 'Indique --party; se consulta a: {asked}.' },
    )
  }
  const party = String(readValue(fieldOf(kindPlaying(session, 'response'), 'party'), typed, { workspace, day }))
  if (round.asked.includes(party)) return party
  throw userError(
    'party',
    { en: '{party} is not asked in {id}.', es: '{id} no consulta a {party}.' },
    { party, id: round.record.id, asked: round.asked.join(', ') },
    { en: 'Asked are: {asked}.', es: 'Se consulta a: {asked}.' },
  )
}

async function stanceAsked(context: Context, session: Session): Promise<string> {
  const ask = await context.ask(session.lang)
  const field = fieldOf(kindPlaying(session, 'response'), 'stance')
  if (ask) return String(await askField(ask, session, { field, isRequired: true }))
  throw userError(
    'incomplete',
    { en: 'An answer needs a stance.', es: 'Una respuesta necesita una postura.' },
    { stances: field.choices.join(', ') },
    { en: 'Give --stance, one of: {stances}.', es: 'Indique --stance, una de: {stances}.' },
  )
}

/** @throws UserError `subject` for what the round is not on */
function subjectsMeant(round: Round, typed: string | undefined): readonly string[] {
  const known = round.subjects.map(({ ref }) => ref)
  const on = typed === undefined ? [] : splitList(typed)
  const odd = on.find((ref) => !known.includes(ref))
  if (odd === undefined) return on
  throw userError(
    'subject',
    { en: '{id} is not on {odd}.', es: '{id} no trata de {odd}.' },
    { id: round.record.id, odd, known: known.join(', ') },
    { en: 'Its subjects are: {known}.', es: 'Sus asuntos son: {known}.' },
  )
}

/** The id of a first answer; of a later one the same with a number behind it. */
async function ownId(session: Session, id: string, folder: string): Promise<string> {
  const names = await session.namesOnBranches(`records/${folder}`)
  const isTaken = (each: string) =>
    session.workspace.byId.has(each) ||
    names.some((name) => name === each || (name.startsWith(each) && /^(?:[.]|-(?!\d+(?:[-.]|$)))/.test(name.slice(each.length))))
  let own = id
  for (let number = 2; isTaken(own); number++) own = `${id}-${number}`
  return own
}
