// rcm adopt: an agreed proposal becomes adopted text: a new sealed agreement that amends the old, and the logs that say so.
import { dateInWords } from '../core/day-words.ts'
import { dueDay, isDay } from '../core/day.ts'
import { type UserError, userError } from '../core/failure.ts'
import { fieldOf, readValue } from '../core/field-input.ts'
import { type Message, message, say } from '../core/message.ts'
import { planOf, type Plan } from '../core/plan.ts'
import { proposedChanges } from '../core/proposed-changes.ts'
import { editRecord, newRecord, withEntry } from '../core/record-edit.ts'
import { type ForumRecord, roleText, titleOf } from '../core/record.ts'
import { printReference } from '../core/reference.ts'
import { Round, roundsOn } from '../core/round.ts'
import { sealFor, translationSealFor } from '../core/sealed.ts'
import { slugOf } from '../core/slug.ts'
import { Standing } from '../core/standing.ts'
import { refusals } from './adopt-refusals.ts'
import { regulationsChange } from './adopt-preview.ts'
import { type Command, type Context, type Input, type Session, writingOptions } from './command.ts'
import { commitOptions, commitPlan } from './commit-plan.ts'
import { statusIn } from './consult-round.ts'
import { freeId, recordOr } from './new-record.ts'
import { kindPlaying } from './propose.ts'
import { yesOption } from './write-plan.ts'

export const adopt: Command = {
  name: 'adopt',
  summary: { en: 'make an agreed proposal adopted text', es: 'convertir una propuesta acordada en texto adoptado' },
  description: {
    en: 'Writes the new agreement with its seal and what it amends or repeals, and enters the adoption in the logs of the proposal and its rounds: one plan, and with --commit one commit. Refuses, with every reason, what is not agreed, what a member objects to, and what no longer starts from the text in force. --dry-run shows the regulations before and after.',
    es: 'Escribe el nuevo acuerdo con su sello y lo que modifica o deroga, y anota la adopción en las bitácoras de la propuesta y de sus rondas: un solo plan y, con --commit, un solo commit. Rechaza, con todos los motivos, lo que no está acordado, lo que un miembro objeta y lo que ya no parte del texto vigente. --dry-run muestra las normas antes y después.',
  },
  arguments: [{ flags: '<proposal>', text: { en: 'the id of the proposal', es: 'el id. de la propuesta' } }],
  options: [
    { flags: '-m, --meeting <id>', text: { en: 'the meeting that adopts it', es: 'la reunión que la adopta' } },
    {
      flags: '--date <date>',
      text: { en: 'the day of adoption; that of the meeting unless given', es: 'el día de la adopción; el de la reunión si no se indica' },
    },
    { flags: '--effective <date>', text: { en: 'since when it has effect; that day unless given', es: 'desde cuándo tiene efecto; ese día si no se indica' } },
    {
      flags: '-t, --title <text>',
      text: { en: 'the title of the agreement; that of the proposal unless given', es: 'el título del acuerdo; el de la propuesta si no se indica' },
    },
    { flags: '--nature <nature>', text: { en: 'decision unless given', es: 'decisión (decision) si no se indica' } },
    ...commitOptions,
    yesOption,
    ...writingOptions,
  ],
  formats: ['text'],
  examples: [
    { run: 'rcm adopt PRP-2016-HND-1 --meeting EVT-2016-003 --dry-run', text: { en: 'the regulations before and after', es: 'las normas antes y después' } },
    { run: 'rcm adopt PRP-2016-HND-1 --meeting EVT-2016-003 --commit --yes', text: { en: 'adopted, in one commit', es: 'adoptada, en un solo commit' } },
  ],
  next: { en: '“rcm regulations” shows the text in force.', es: '«rcm regulations» muestra el texto vigente.' },
  async run(context, { args, options }) {
    const session = await context.open()
    const { workspace, lang } = session
    const proposal = recordOr(session, args[0] ?? '')
    if (proposal.kind.plays !== 'proposal') throw notAProposal(proposal.id)
    const meeting = await meetingOr(context, session, options)
    const adopted = adoptedOn(session, meeting, options)
    const effective =
      typeof options.effective === 'string'
        ? String(readValue(fieldOf(kindPlaying(session, 'agreement'), 'effective'), options.effective, { workspace, day: session.day }))
        : undefined
    const reasons = refusals(proposal, workspace, { day: adopted, effective: dueDay(effective) ?? adopted, meeting })
    if (reasons.length > 0) {
      context.note(
        `${say(message(refused, { id: proposal.id }), lang)}\n${reasons.map(({ reason, help }) => `✗ ${say(reason, lang)}\n  → ${help[lang]}\n`).join('')}`,
      )
      return 1
    }
    const { plan, why } = await adoption(session, { proposal, meeting, adopted, effective, options })
    if (options.dryRun) context.out(await regulationsChange(context, session, plan, dueDay(effective) ?? adopted))
    const question = message({ en: 'Adopt {id}?', es: '¿Adoptar {id}?' }, { id: proposal.id })
    return commitPlan(context, session, { plan, options, subject: why, question })
  },
}

const refused = { en: '{id} cannot be adopted:', es: '{id} no se puede adoptar:' }

interface Adoption {
  readonly proposal: ForumRecord
  readonly meeting: ForumRecord
  readonly adopted: string
  readonly effective: string | undefined
  readonly options: Input['options']
}

/** The new agreement, sealed as the records would then be read, and the entries in the logs. */
async function adoption(
  session: Session,
  { proposal, meeting, adopted, effective, options }: Adoption,
): Promise<{ readonly plan: Plan; readonly why: Message }> {
  const { workspace } = session
  const kind = kindPlaying(session, 'agreement')
  const [first = 'en'] = workspace.forum.languages
  const title = typeof options.title === 'string' ? options.title : titleOf(proposal, first)
  const changes = proposedChanges(proposal)
  const local = (place: readonly number[]) => printReference({ id: '', place })
  const amends = changes.flatMap(({ ref, action, with: places }) =>
    action === 'delete'
      ? []
      : places.map((place, index) => {
          const own = action === 'replace' && index > 0 ? 'insert-after' : action
          return { target: ref, ...(own !== 'replace' && { action: own }), with: local(place) }
        }),
  )
  const repeals = changes.flatMap(({ ref, action }) => (action === 'delete' ? [{ target: ref }] : []))
  const body = typeof meeting.data.body === 'string' ? meeting.data.body : undefined
  const data = {
    title,
    meeting: meeting.id,
    ...(body !== undefined && { body }),
    adopted,
    ...(effective !== undefined && { effective }),
    nature: typeof options.nature === 'string' ? readValue(fieldOf(kind, 'nature'), options.nature, { workspace, day: session.day }) : 'decision',
    ...(amends.length > 0 && { amends }),
    ...(repeals.length > 0 && { repeals }),
    source: [{ record: proposal.id }, { record: meeting.id }],
    log: [{ date: adopted, status: statusIn(kind, 'active') }],
  }
  const id = await freeId(session, { kind, data })
  const why = message({ en: 'adoption {id}: {title}', es: 'adopción {id}: {title}' }, { id, title })
  const translations = new Map(
    [...proposal.translations].map(([lang, file]) => [
      lang,
      { data: typeof file.data.title === 'string' && options.title === undefined ? { title: file.data.title } : {}, body: file.body },
    ]),
  )
  const agreement = { kind, id, slug: slugOf(title), data, body: proposal.body, translations }
  const unsealed = (await session.planned(planOf(newRecord(agreement, why)))).byId.get(id)
  if (!unsealed) throw new Error(`${id} cannot be read back`)
  const seal = kind.roles.seal ?? 'seal'
  const sealedTranslations = [...translations].map(([lang, translation]) => {
    const own = translationSealFor(unsealed, translation)
    return [lang, { ...translation, data: { ...translation.data, ...(own !== undefined && { [seal]: own }) } }] as const
  })
  const sealed = newRecord({ ...agreement, data: { ...data, [seal]: sealFor(unsealed) }, translations: new Map(sealedTranslations) }, why)
  const rounds = roundsOn(proposal.id, workspace).filter((record) => new Round(record, workspace, adopted).standing.phase === 'active')
  const entry = (record: ForumRecord) => editRecord(record, withEntry(record.data, { date: adopted, status: statusIn(record.kind, 'done'), evidence: id }), why)
  return { plan: planOf([...sealed, entry(proposal), ...rounds.map(entry)]), why }
}

async function meetingOr(context: Context, session: Session, { meeting }: Input['options']): Promise<ForumRecord> {
  const { workspace, lang, day } = session
  const record = typeof meeting === 'string' ? recordOr(session, meeting) : await pickMeeting(context, session)
  if (record.kind.plays !== 'event')
    throw userError(
      'meeting',
      { en: '{id} is no meeting.', es: '{id} no es una reunión.' },
      { id: record.id },
      { en: '“rcm list kind:event” lists the meetings.', es: '«rcm list kind:event» lista las reuniones.' },
    )
  const { phase } = new Standing(record, workspace, day)
  if (phase !== 'closed') return record
  throw userError(
    'meeting',
    { en: 'The meeting {id} was cancelled: {title}', es: 'La reunión {id} se canceló: {title}' },
    { id: record.id, title: titleOf(record, lang) },
    { en: 'Name the meeting that adopted the text.', es: 'Nombre la reunión que adoptó el texto.' },
  )
}

async function pickMeeting(context: Context, { workspace, lang }: Session): Promise<ForumRecord> {
  const ask = await context.ask(lang)
  if (ask) {
    const choices = [...workspace.playing('event')].reverse().map((each) => ({ value: each, label: `${each.id}  ${titleOf(each, lang)}` }))
    return ask.choose({ message: { en: 'Which meeting adopts it?', es: '¿Qué reunión la adopta?' }[lang], choices })
  }
  throw userError(
    'incomplete',
    { en: 'No text is adopted without a meeting.', es: 'Ningún texto se adopta sin una reunión.' },
    {},
    { en: 'Give --meeting, such as EVT-2016-003.', es: 'Indique --meeting, por ejemplo EVT-2016-003.' },
  )
}

/** The day of adoption. @throws UserError `date` for a meeting whose day is not exact, or not yet come */
function adoptedOn({ workspace, day }: Session, meeting: ForumRecord, { date }: Input['options']): string {
  const written = roleText(meeting, 'date') ?? ''
  const adopted = typeof date === 'string' ? String(readValue({ ...fieldOf(meeting.kind, 'date'), isList: false }, date, { workspace, day })) : written
  if (!isDay(adopted))
    throw dateError(
      { en: 'The record of {id} does not say on which day it adopted the text.', es: 'El registro de {id} no dice en qué día adoptó el texto.' },
      meeting.id,
    )
  if (adopted > day)
    throw userError(
      'date',
      {
        en: 'The day of adoption at {id} has not come yet: {en}.',
        es: 'El día de la adopción en {id} aún no ha llegado: {es}.',
      },
      { id: meeting.id, adopted, en: dateInWords(adopted, 'en'), es: dateInWords(adopted, 'es') },
      {
        en: 'Adopt it on that day or later; --as-of {adopted} --dry-run shows what would be written.',
        es: 'Adóptela ese día o después; --as-of {adopted} --dry-run muestra lo que se escribiría.',
      },
    )
  return adopted
}

const dateError = (text: { readonly en: string; readonly es: string }, id: string): UserError =>
  userError('date', text, { id }, { en: 'Give it: --date 2016-11-18', es: 'Indíquelo: --date 2016-11-18' })

const notAProposal = (id: string): UserError =>
  userError(
    'proposal',
    { en: '{id} is no proposal.', es: '{id} no es una propuesta.' },
    { id },
    { en: '“rcm proposals marshal” shows those that wait.', es: '«rcm proposals marshal» muestra las pendientes.' },
  )
