// rcm consult open: texts put to a body or to parties, pinned to the commit that holds them.
import { parseDate } from '../core/day.ts'
import { type UserError, userError } from '../core/failure.ts'
import { fieldOf, readValue, splitList } from '../core/field-input.ts'
import { langOf, message, say } from '../core/message.ts'
import { planOf } from '../core/plan.ts'
import { baseOf } from '../core/proposed-changes.ts'
import { editRecord, newRecord, withEntry } from '../core/record-edit.ts'
import { type ForumRecord, titleOf } from '../core/record.ts'
import { idOf } from '../core/reference.ts'
import { roundTypes, usualClose } from '../core/round.ts'
import { slugOf } from '../core/slug.ts'
import { Standing } from '../core/standing.ts'
import { askField } from './ask-field.ts'
import type { Context, Session } from './command.ts'
import { commitPlan } from './commit-plan.ts'
import type { ConsultStep } from './consult.ts'
import { statusIn } from './consult-round.ts'
import { freeId } from './new-record.ts'
import { kindPlaying } from './propose.ts'
import { noRecord } from './record-named.ts'

export const openRound: ConsultStep = async (context, session, id, options) => {
  const { workspace, day } = session
  const kind = kindPlaying(session, 'consultation')
  const text = (name: string): string | undefined => (typeof options[name] === 'string' ? (options[name] as string) : undefined)
  const read = (field: string, typed: string) => readValue(fieldOf(kind, field), typed, { workspace, day })
  const refs = await subjectRefs(context, session, text('subject') ?? id)
  const audience = text('audience') === undefined ? await asked(context, session, 'audience') : read('audience', text('audience') ?? '')
  const type = text('type') ?? (await asked(context, session, 'type'))
  const opens = text('opens') === undefined ? day : String(read('opens', text('opens') ?? ''))
  const closes = text('closes') === undefined ? usualClose(parseDate(opens)?.from ?? opens) : String(read('closes', text('closes') ?? ''))
  const records = refs.map((ref) => workspace.byId.get(idOf(ref)) as ForumRecord)
  const revision = await pinned(session, records, text('revision'))
  const title = (lang: string) => say(message(titleWords, { title: titleOf(records[0] as ForumRecord, lang), others: refs.length - 1 }), langOf(lang) ?? 'en')
  const [first = 'en', ...others] = workspace.forum.languages
  const own = text('title') ?? title(first)
  const data = {
    title: own,
    type,
    subjects: refs.map((record) => ({ record, revision })),
    audience,
    opens,
    closes,
    ...(text('note') !== undefined && { note: text('note') }),
    log: [{ date: opens, status: statusIn(kind, 'open') }],
  }
  const round = await freeId(session, { kind, data })
  const translations = new Map(text('title') === undefined ? others.map((lang) => [lang, { data: { title: title(lang) }, body: '' }] as const) : [])
  const why = message({ en: 'consultation {id}: {title}', es: 'consulta {id}: {title}' }, { id: round, title: own })
  const entered = [...new Set(records)].filter(({ kind: { plays } }) => plays === 'proposal')
  const plan = planOf([
    ...newRecord({ kind, id: round, slug: slugOf(own), data, body: '', translations }, why),
    ...entered.map((proposal) => editRecord(proposal, withEntry(proposal.data, { date: opens, status: consulted(proposal, session), evidence: round }), why)),
  ])
  return commitPlan(context, session, { plan, options, subject: why })
}

const titleWords = {
  en: 'Consultation on “{title}”{others, plural, =0 {} one { and another text} other { and # other texts}}',
  es: 'Consulta sobre «{title}»{others, plural, =0 {} one { y otro texto} other { y otros # textos}}',
}

/** The status of a proposal that is put to a round. @throws UserError `subject` when it waits for nothing any more */
function consulted(proposal: ForumRecord, { workspace, day }: Session): string {
  const { phase, status } = new Standing(proposal, workspace, day)
  if (phase === 'open' || phase === 'planned') return statusIn(proposal.kind, 'open', 'last')
  const label = proposal.kind.statuses.get(status ?? '')?.label
  throw userError(
    'subject',
    { en: '{id} is not waiting for answers: {statusEn}.', es: '{id} no espera respuestas: {statusEs}.' },
    { id: proposal.id, statusEn: label?.en.toLowerCase() ?? '–', statusEs: label?.es.toLowerCase() ?? '–' },
    { en: '“rcm show {id}” shows its log.', es: '«rcm show {id}» muestra su bitácora.' },
  )
}

async function subjectRefs(context: Context, session: Session, typed: string | undefined): Promise<readonly string[]> {
  const { workspace } = session
  const refs = typed === undefined ? await subjectsAsked(context, session) : splitList(typed)
  for (const ref of refs) if (!workspace.byId.has(idOf(ref))) throw noRecord(workspace.byId, ref)
  return refs
}

async function subjectsAsked(context: Context, { workspace, day, lang }: Session): Promise<readonly string[]> {
  const ask = await context.ask(lang)
  if (!ask) throw incomplete('subject')
  const waiting = workspace.playing('proposal').filter((record) => new Standing(record, workspace, day).phase === 'open')
  const choices = waiting.map((record) => ({ value: record.id, label: `${record.id}  ${titleOf(record, lang)}` }))
  const picked = await ask.chooseMany({ message: { en: 'On which texts?', es: '¿Sobre qué textos?' }[lang], choices })
  if (picked.length > 0) return picked
  throw incomplete('subject')
}

async function asked(context: Context, session: Session, name: 'audience' | 'type'): Promise<unknown> {
  const ask = await context.ask(session.lang)
  if (!ask) throw incomplete(name)
  return askField(ask, session, { field: fieldOf(kindPlaying(session, 'consultation'), name), isRequired: true })
}

const incomplete = (option: 'subject' | 'audience' | 'type'): UserError =>
  userError(
    'incomplete',
    { en: 'A consultation needs to know: --{option}.', es: 'Una consulta necesita saber: --{option}.' },
    { option, types: roundTypes.join(', ') },
    {
      subject: {
        en: 'Give what is put to consultation, such as --subject PRP-2016-HND-1.',
        es: 'Indique lo que se consulta, por ejemplo --subject PRP-2016-HND-1.',
      },
      audience: { en: 'Give who is asked, such as --audience MEMBERS.', es: 'Indique a quién se consulta, por ejemplo --audience MEMBERS.' },
      type: { en: 'Give one of: {types}.', es: 'Indique uno de: {types}.' },
    }[option],
  )

/** The commit that holds the very words; of the one checked out, only when nothing in them is uncommitted. @throws UserError `subject` */
async function pinned(session: Session, records: readonly ForumRecord[], revision: string | undefined): Promise<string> {
  const at = await session.at(revision ?? (await session.head()))
  for (const { id, body, data } of records) {
    const there = at.workspace.byId.get(id)
    const isSame = there && baseOf(there.body) === baseOf(body) && JSON.stringify(there.data.changes) === JSON.stringify(data.changes)
    if (there && (revision !== undefined || isSame)) continue
    throw userError(
      'subject',
      {
        en: '{id} is not in the commit as it is here, so nobody could tell later what was sent.',
        es: '{id} no está en el commit tal como está aquí, de modo que después nadie sabría qué se envió.',
      },
      { id },
      {
        en: 'Commit it first, or name the commit or tag that has it: --revision',
        es: 'Haga antes un commit, o nombre el commit o la etiqueta que lo contiene: --revision',
      },
    )
  }
  return at.commit ?? ''
}
