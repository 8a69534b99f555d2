// rcm status: the briefing before a meeting.
import { isDay } from '../core/day.ts'
import { dateInWords } from '../core/day-words.ts'
import { userError } from '../core/failure.ts'
import { inLanguage } from '../core/forum.ts'
import { message, say } from '../core/message.ts'
import { nearest } from '../core/nearest.ts'
import type { StatusOutput } from '../core/output.ts'
import { type ForumRecord, titleOf } from '../core/record.ts'
import { compareIds } from '../core/workspace.ts'
import { documentFormats } from '../formats/index.ts'
import { type Grouping, statusReport } from '../reports/status.ts'
import { type Command, type Input, type Session, watchOption } from './command.ts'
import { printDocument } from './render-document.ts'

export const status: Command = {
  name: 'status',
  summary: { en: 'the briefing before a meeting', es: 'el informe previo a una reunión' },
  description: {
    en: 'Tells what is overdue, what is due soon, who still owes an answer, what was done since the last meeting and what comes next, on the day given.',
    es: 'Dice qué está vencido, qué vence pronto, quién debe aún una respuesta, qué se hizo desde la última reunión y qué viene, en el día indicado.',
  },
  options: [
    {
      flags: '--for <event>',
      text: { en: 'the meeting it prepares, by its id; the next one unless given', es: 'la reunión que prepara, por su id; la próxima si no se indica' },
    },
    {
      flags: '--since <when>',
      text: {
        en: 'a day or an event since which news counts; the last meeting held unless given',
        es: 'un día o una actividad desde la cual se cuentan las novedades; la última reunión realizada si no se indica',
      },
    },
    {
      flags: '--party <code>',
      text: {
        en: 'only what falls on this party, alone or as a member of a body',
        es: 'solo lo que corresponde a esta parte, sola o como integrante de un órgano',
      },
    },
    {
      flags: '--by <what>',
      choices: ['party', 'objective', 'source', 'due'],
      text: { en: 'list the open follow-ups in groups', es: 'listar por grupos los seguimientos abiertos' },
    },
    { flags: '--all', text: { en: 'whole lists, however long', es: 'listas completas, por largas que sean' } },
    watchOption,
  ],
  formats: [...Object.keys(documentFormats), 'json'],
  examples: [
    { run: 'rcm status --as-of 2016-03-05', text: { en: 'the briefing as of 5 March 2016', es: 'el informe al 5 de marzo de 2016' } },
    { run: 'rcm status --party HND --lang es', text: { en: 'what Honduras owes, in Spanish', es: 'lo que debe Honduras, en español' } },
    { run: 'rcm status --format html -o briefing.html', text: { en: 'one file to send or print', es: 'un solo archivo para enviar o imprimir' } },
  ],
  next: {
    en: '“rcm report follow-up-matrix -o matrix.xlsx” takes every follow-up along.',
    es: '«rcm report follow-up-matrix -o matriz.xlsx» reúne todos los seguimientos para llevar.',
  },
  async run(context, { options }) {
    const session = await context.open()
    const { workspace, day, lang, commit } = session
    const findings = await session.remembered('findings', async () => {
      const [{ checked }, { countOf }] = await Promise.all([import('./checked.ts'), import('../rules/run.ts')])
      const weighed = await checked(session)
      return { errors: countOf(weighed, 'error'), warnings: countOf(weighed, 'warning') }
    })
    const report = statusReport(workspace, {
      day,
      lang,
      commit,
      since: since(session, options.since),
      meeting: eventOption(session, options.for, '--for'),
      party: partyOption(session, options.party),
      by: options.by as Grouping | undefined,
      findings,
    })
    if (context.format === 'json') context.out(`${JSON.stringify(report, null, 2)}\n`)
    else await printDocument(context, session, 'status', briefing(session, report, options), titleWords(session))
    return 0
  },
}

/** The title of the file, where the format has one. */
const titleWords = ({ workspace, lang, day }: Session): string =>
  say(
    message(
      { en: '{forum}: briefing as of {day}', es: '{forum}: informe al {day}' },
      { forum: inLanguage(workspace.forum['short-name'], lang), day: dateInWords(day, lang) },
    ),
    lang,
  )

/** What the template sees: the report, and the words around it. */
function briefing({ workspace, lang }: Session, report: StatusOutput, options: Input['options']): Record<string, unknown> {
  const { forum } = workspace
  const { followUps } = report
  const labels: Record<string, string> = {}
  for (const kind of workspace.kinds.values()) if (kind.plays === 'follow-up') for (const each of kind.statuses.values()) labels[each.name] ??= each.label[lang]
  const open = [...followUps.inProgress, ...followUps.pending].sort((a, b) =>
    (a.dueDay ?? '9999') < (b.dueDay ?? '9999') ? -1 : (a.dueDay ?? '9999') > (b.dueDay ?? '9999') ? 1 : compareIds(a.id, b.id),
  )
  const leadership = workspace.byId.get(forum.bodies.leadership)
  return {
    ...report,
    forum_name: inLanguage(forum.name, lang),
    secretariat: inLanguage(forum.secretariat, lang),
    leadership: leadership ? titleOf(leadership, lang) : forum.bodies.leadership,
    due_soon_days: forum['due-soon-days'],
    open_count: followUps.overdue.length + followUps.dueSoon.length + followUps.noInformation.length + open.length,
    open_rest: open,
    labels,
    by: options.by,
    limit: options.all ? 1_000_000 : 10,
  }
}

function since(session: Session, asked: unknown): { day: string } | { event: ForumRecord } | undefined {
  if (typeof asked !== 'string') return undefined
  if (isDay(asked)) return { day: asked }
  const event = eventOption(session, asked, '--since')
  return event && { event }
}

function eventOption({ workspace }: Session, asked: unknown, flag: string): ForumRecord | undefined {
  if (typeof asked !== 'string') return undefined
  const record = workspace.byId.get(asked)
  if (record?.kind.plays === 'event') return record
  const events = workspace.playing('event').map(({ id }) => id)
  throw unknown(
    flag,
    asked,
    events,
    record
      ? { en: '{flag} needs an event, and {asked} is none.', es: '{flag} necesita una actividad, y {asked} no lo es.' }
      : { en: 'There is no event “{asked}”.', es: 'No existe la actividad «{asked}».' },
    'event',
  )
}

function partyOption({ workspace }: Session, asked: unknown): string | undefined {
  if (typeof asked !== 'string') return undefined
  const code = asked.toUpperCase()
  const plays = workspace.byId.get(code)?.kind.plays
  if (plays === 'party' || plays === 'body') return code
  const codes = [...workspace.playing('party'), ...workspace.playing('body')].map(({ id }) => id)
  throw unknown(
    '--party',
    asked,
    codes,
    { en: 'There is no party or body with the code “{asked}”.', es: 'No hay parte ni órgano con el código «{asked}».' },
    'party',
  )
}

function unknown(flag: string, asked: string, known: readonly string[], text: { en: string; es: string }, kind: string) {
  const near = nearest(asked, known)
  return near
    ? userError(
        'unknown-record',
        text,
        { flag, asked, near, kind },
        { en: 'Did you mean {near}? “rcm list {kind}” shows them all.', es: '¿Quiso decir {near}? «rcm list {kind}» los muestra todos.' },
      )
    : userError('unknown-record', text, { flag, asked, kind }, { en: '“rcm list {kind}” shows them all.', es: '«rcm list {kind}» los muestra todos.' })
}
