// rcm consult close: a round ends by its rule, and the proposals it was on with it.
import { userError } from '../core/failure.ts'
import { defaultLanguage } from '../core/forum.ts'
import { type Lang, type Message, type Text, localeOf, message, say } from '../core/message.ts'
import { planOf } from '../core/plan.ts'
import { editRecord, withEntry } from '../core/record-edit.ts'
import { titleOf } from '../core/record.ts'
import { parseReference } from '../core/reference.ts'
import type { Outcome, Round, Subject } from '../core/round.ts'
import { isOpenPhase } from '../core/status.ts'
import { Standing } from '../core/standing.ts'
import type { Workspace } from '../core/workspace.ts'
import { commitPlan } from './commit-plan.ts'
import type { ConsultStep } from './consult.ts'
import { dayValues, requireOpen, roundOr, statusIn } from './consult-round.ts'

export const closeRound: ConsultStep = async (context, session, id, options) => {
  const { workspace, day, lang } = session
  const round = await roundOr(context, session, id)
  requireOpen(round)
  const { record } = round
  const { waiting } = round
  if (!round.isOver && waiting.length > 0)
    throw userError(
      'early',
      {
        en: '{id} runs until {untilEn}, and {count, plural, one {# party has} other {# parties have}} not answered: {waiting}.',
        es: '{id} está abierta hasta el {untilEs}, y {count, plural, one {# parte no ha respondido} other {# partes no han respondido}}: {waiting}.',
      },
      { id: record.id, count: waiting.length, waiting: waiting.join(', '), ...dayValues('until', round.closes ?? '') },
      {
        en: 'Close it the day after, or when all have answered; “rcm consult remind {id}” writes to them.',
        es: 'Ciérrela al día siguiente, o cuando todas hayan respondido; «rcm consult remind {id}» les escribe.',
      },
    )
  const main = defaultLanguage(workspace.forum)
  const ends = round.subjects.map((subject) => ({ subject, outcome: round.outcome(subject) }))
  const toldIn = (each: Lang) => ends.map(({ subject, outcome }) => said(round, subject, outcome, workspace, each)).join(' ')
  const short = ends.map(({ subject, outcome }) => `${subject.ref} ${outcomeWords[outcome.state][main]}`).join(', ')
  const why = message({ en: 'consultation {id} closed: {short}', es: 'consulta {id} cerrada: {short}' }, { id: record.id, short })
  const note = typeof options.note === 'string' ? `${toldIn(main)} ${options.note}` : toldIn(main)
  const closed = editRecord(record, withEntry(record.data, { date: day, status: statusIn(record.kind, 'active'), note }), why)
  const proposals = ends.flatMap(({ subject, outcome }) => {
    const proposal = workspace.byId.get(subject.ref)
    if (proposal?.kind.plays !== 'proposal' || outcome.state === 'answered' || !isOpenPhase(new Standing(proposal, workspace, day).phase)) return []
    const status = statusIn(proposal.kind, outcome.state === 'agreed' ? 'active' : 'open')
    return [
      editRecord(
        proposal,
        withEntry(proposal.data, { date: day, status, note: said(round, subject, outcome, workspace, main), evidence: evidenceOf(round) }),
        why,
      ),
    ]
  })
  const code = await commitPlan(context, session, { plan: planOf([closed, ...proposals]), options, subject: why })
  if (code === 0) context.note(`${toldIn(lang)}\n`)
  return code
}

const outcomeWords = {
  running: { en: 'open', es: 'abierta' },
  agreed: { en: 'agreed', es: 'acordado' },
  'not-agreed': { en: 'not agreed', es: 'no acordado' },
  answered: { en: 'answered', es: 'respondido' },
} satisfies Record<Outcome['state'], Text>

/** The round itself shows how it ended: its answers, or that there were none. */
const evidenceOf = ({ record }: Round): string => record.id

/** How a subject ended, in a sentence. */
function said(round: Round, { ref }: Subject, { state, against, missing }: Outcome, workspace: Workspace, lang: Lang): string {
  const list = (codes: readonly string[]) =>
    new Intl.ListFormat(localeOf(lang)).format(
      codes.map((code) => {
        const record = workspace.byId.get(code)
        return record ? titleOf(record, lang) : code
      }),
    )
  const values = {
    ref: parseReference(ref) ? ref : '',
    against: list(against),
    missing: list(missing),
    countMissing: missing.length,
    countAgainst: against.length,
  }
  return say(message(ending(round, state).text, values), lang)
}

function ending({ type }: Round, state: Outcome['state']): Message {
  if (state === 'answered')
    return message({
      en: '{ref}: comments received{countMissing, plural, =0 { from all} other {; none from {missing}}}.',
      es: '{ref}: comentarios recibidos{countMissing, plural, =0 { de todas las partes} other {; ninguno de {missing}}}.',
    })
  if (state === 'agreed')
    return type === 'silence'
      ? message({
          en: '{ref}: agreed; nobody objected in time{countMissing, plural, =0 {} other {, and the silence of {missing} means consent}}.',
          es: '{ref}: acordado; nadie objetó en plazo{countMissing, plural, =0 {} other {, y el silencio de {missing} vale como consentimiento}}.',
        })
      : message({ en: '{ref}: agreed; all approved in writing.', es: '{ref}: acordado; todas las partes aprobaron por escrito.' })
  return message({
    en: '{ref}: not agreed{countAgainst, plural, =0 {} other {; against: {against}}}{countMissing, plural, =0 {} other {; no answer from {missing}}}.',
    es: '{ref}: no acordado{countAgainst, plural, =0 {} other {; en contra: {against}}}{countMissing, plural, =0 {} other {; sin respuesta de {missing}}}.',
  })
}
