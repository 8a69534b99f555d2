// The calendar: events, the closing days of consultations, and what is due as to-dos.
import { isInternal } from '../core/access.ts'
import { dateInWords } from '../core/day-words.ts'
import { type Day, type EdtfDate, firstDay, lastDay, parseDate } from '../core/day.ts'
import { fieldContext } from '../core/fields.ts'
import { inLanguage } from '../core/forum.ts'
import type { Agenda, AgendaEntry } from '../core/agenda.ts'
import type { Status } from '../core/kind.ts'
import { type Lang, type Text, localeOf, message, say } from '../core/message.ts'
import { compileQuery } from '../core/query.ts'
import { type ForumRecord, role, roleText, roleTexts, titleOf } from '../core/record.ts'
import type { Standing } from '../core/standing.ts'
import type { Workspace } from '../core/workspace.ts'

export interface CalendarOptions {
  readonly day: Day
  readonly lang: Lang
  readonly query: string
  /** Also records whose access is internal. */
  readonly internalToo: boolean
}

/** What is known on the day, by id. @throws UserError `query`, `field` */
export function calendarReport(workspace: Workspace, { day, lang, query, internalToo }: CalendarOptions): Agenda {
  const { forum } = workspace
  const context = fieldContext(workspace, day, lang)
  const matches = compileQuery(query, workspace, { day, lang }, context)
  const entries: AgendaEntry[] = []
  const seen = new Set<string>()
  for (const record of workspace.records) {
    if (seen.has(record.id) || (!internalToo && isInternal(record)) || !matches(record)) continue
    const entry = entryOf(record, context.standing(record), workspace, lang)
    if (!entry) continue
    seen.add(record.id)
    entries.push(entry)
  }
  return { forum: forum.id, name: inLanguage(forum['short-name'], lang), entries }
}

function entryOf(record: ForumRecord, standing: Standing, workspace: Workspace, lang: Lang): AgendaEntry | undefined {
  if (record.kind.plays === 'event') return eventOf(record, standing, workspace, lang)
  if (record.kind.roles.due === undefined || record.kind.statuses.size === 0) return undefined
  return record.kind.roles.opens === undefined ? taskOf(record, standing, workspace, lang) : closingOf(record, standing, workspace, lang)
}

function eventOf(record: ForumRecord, standing: Standing, workspace: Workspace, lang: Lang): AgendaEntry | undefined {
  const date = parseDate(roleText(record, 'date') ?? '')
  if (!date) return undefined
  const days = daysOf(date)
  const isVague = isUnsure(date)
  const movedFrom = roleText(record, 'moved-from')
  const notes = [
    isVague && say(message(words.vague, { date: dateInWords(date.text, lang) }), lang),
    movedFrom && say(message(words.moved, { date: dateInWords(movedFrom, lang) }), lang),
    role(record, 'added') === true && words.added[lang],
    people(words.hosts, roleTexts(record, 'hosts'), workspace, lang),
    people(words.body, roleTexts(record, 'body'), workspace, lang),
  ]
  return {
    ...common(record, standing, lang, notes),
    type: 'event',
    summary: isVague ? withDate(titleOf(record, lang), dateInWords(date.text, lang)) : titleOf(record, lang),
    place: roleText(record, 'place'),
    ...days,
    isVague,
    status: eventStatus(standing, date),
  }
}

/** A title that says its date already does not say it twice. */
const withDate = (title: string, date: string): string => (title.toLowerCase().includes(date.toLowerCase()) ? title : `${title} (${date})`)

/** Its last day, on which the answers are due. */
function closingOf(record: ForumRecord, standing: Standing, workspace: Workspace, lang: Lang): AgendaEntry | undefined {
  const date = parseDate(standing.due ?? '')
  if (!date || !standing.dueDay) return undefined
  const opens = roleText(record, 'opens')
  const isVague = isUnsure(date)
  const extended = standing.due !== roleText(record, 'due') && roleText(record, 'due')
  const notes = [
    isVague && say(message(words.vague, { date: dateInWords(date.text, lang) }), lang),
    opens && say(message(words.opened, { date: dateInWords(opens, lang) }), lang),
    extended && say(message(words.extended, { date: dateInWords(extended, lang) }), lang),
    people(words.asked, roleTexts(record, 'responsible'), workspace, lang),
  ]
  const status = standing.phase === 'closed' ? 'cancelled' : standing.phase === 'planned' || isVague ? 'tentative' : 'confirmed'
  return {
    ...common(record, standing, lang, notes),
    type: 'event',
    summary: say(message(words.closes, { title: titleOf(record, lang) }), lang),
    place: undefined,
    from: isVague ? daysOf(date).from : standing.dueDay,
    until: standing.dueDay,
    isVague,
    status,
  }
}

function taskOf(record: ForumRecord, standing: Standing, workspace: Workspace, lang: Lang): AgendaEntry | undefined {
  const date = parseDate(standing.due ?? '')
  if (!date || !standing.dueDay) return undefined
  const isVague = isUnsure(date)
  const notes = [
    isVague && say(message(words.vagueDue, { date: dateInWords(date.text, lang) }), lang),
    people(words.responsible, roleTexts(record, 'responsible'), workspace, lang),
    standing.last?.note,
  ]
  const status =
    standing.phase === 'done' ? 'completed' : standing.phase === 'closed' ? 'cancelled' : standing.phase === 'active' ? 'in-process' : 'needs-action'
  const who = roleTexts(record, 'responsible')
  return {
    ...common(record, standing, lang, notes),
    type: 'task',
    summary: who.length > 0 ? `${who.join(', ')}: ${titleOf(record, lang)}` : titleOf(record, lang),
    place: undefined,
    from: standing.dueDay,
    until: standing.dueDay,
    isVague,
    status,
  }
}

function common(record: ForumRecord, standing: Standing, lang: Lang, notes: readonly (string | false | undefined)[]) {
  const { kind } = record
  const label = statusOf(standing)?.label[lang]
  const status = label === undefined ? undefined : say(message(words.status, { label }), lang)
  return {
    id: record.id,
    description: [status, ...notes, record.id].filter((each) => typeof each === 'string' && each !== '').join('\n'),
    categories: [kind.label[lang].one],
    changed: standing.updated ?? parseDate(roleText(record, 'date') ?? '')?.from ?? '1970-01-01',
    revision: Math.max(0, standing.entries.length - 1),
  }
}

const statusOf = ({ record, status }: Standing): Status | undefined => (status === undefined ? undefined : record.kind.statuses.get(status))

/**
 * Cancelled stays in the calendar, told as such. What is planned is certain by its date and by its status: not by the first one that a kind
 * has, which only proposes, nor by one that needs a reason, which puts off.
 */
function eventStatus(standing: Standing, date: EdtfDate): AgendaEntry['status'] {
  const status = statusOf(standing)
  if (status?.phase === 'closed') return 'cancelled'
  if (status?.phase === 'done') return 'confirmed'
  const [first] = standing.record.kind.statuses.keys()
  const isSettled = status?.phase === 'planned' && status.name !== first && !status.requires.includes('note')
  return isSettled && !date.uncertain && !date.approximate ? 'confirmed' : 'tentative'
}

/** Is it somewhere within its days, rather than on all of them? */
const isUnsure = (date: EdtfDate): boolean =>
  date.uncertain || date.approximate || (date.ends ? date.ends.some((end) => end === undefined || end.precision !== 'day') : date.precision !== 'day')

/** An open end counts as the day on which the other lies. */
function daysOf({ from, until }: EdtfDate): { from: Day; until: Day } {
  if (from === firstDay) return { from: until, until }
  return { from, until: until === lastDay ? from : until }
}

function people(text: Text, ids: readonly string[], { byId }: Workspace, lang: Lang): string | undefined {
  if (ids.length === 0) return undefined
  const names = ids.map((id) => {
    const record = byId.get(id)
    return record ? titleOf(record, lang) : id
  })
  return say(message(text, { names: new Intl.ListFormat(localeOf(lang), { type: 'conjunction' }).format(names) }), lang)
}

const words = {
  status: { en: 'Status: {label}', es: 'Estado: {label}' },
  vague: { en: 'Date: {date}. The days shown are those it may fall on.', es: 'Fecha: {date}. Los días que se muestran son aquellos en que podría caer.' },
  vagueDue: { en: 'Due: {date}.', es: 'Plazo: {date}.' },
  moved: { en: 'Moved from {date}.', es: 'Cambiada de fecha; antes: {date}.' },
  added: { en: 'Added to the calendar.', es: 'Agregada al calendario.' },
  hosts: { en: 'Hosts: {names}', es: 'Anfitriones: {names}' },
  body: { en: 'Meeting of: {names}', es: 'Se reúne: {names}' },
  opened: { en: 'Open since {date}.', es: 'Abierta desde: {date}.' },
  extended: { en: 'Extended; it was to close: {date}.', es: 'Prorrogada; iba a cerrarse: {date}.' },
  asked: { en: 'Asked: {names}', es: 'Consultados: {names}' },
  closes: { en: 'Closes: {title}', es: 'Cierra: {title}' },
  responsible: { en: 'Responsible: {names}', es: 'Responsables: {names}' },
} satisfies Record<string, Text>
