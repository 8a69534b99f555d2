// The briefing before a meeting, as data: what is due, late, done since last time, who still owes input, what is coming.
import { type Day, daysBetween, dueDay, parseDate } from '../core/day.ts'
import type { EventItem, FollowUpItem, StatusOutput } from '../core/output.ts'
import { type ForumRecord, role, roleText, roleTexts, titleOf, translated } from '../core/record.ts'
import { type Presidency, presidencyIndex } from '../core/roles.ts'
import { Round } from '../core/round.ts'
import { entryDay, isKnown, isOpenPhase, logUntil, phaseOf, statusByParty, statusOn } from '../core/status.ts'
import { type Counted, objectiveTree } from './objective-tree.ts'
import { type Workspace, compareIds } from '../core/workspace.ts'

export type Grouping = 'party' | 'objective' | 'source' | 'due'

export interface StatusOptions {
  readonly day: Day
  readonly lang: string
  readonly commit: string | undefined
  /** The day, or the event, since which news counts; the last meeting held unless given. */
  readonly since: { readonly day: Day } | { readonly event: ForumRecord } | undefined
  readonly meeting: ForumRecord | undefined
  readonly party: string | undefined
  readonly by: Grouping | undefined
  readonly findings: { readonly errors: number; readonly warnings: number }
}

/** Everything the briefing says; templates and formats only lay it out. */
export function statusReport(workspace: Workspace, options: StatusOptions): StatusOutput {
  const { day, lang } = options
  const view = new View(workspace, day, lang)
  const since = sinceWhen(view, options)
  const all = view.followUps().filter((item) => options.party === undefined || concerns(item, options.party))
  const open = all.filter(({ phase }) => isOpenPhase(phase))
  const soon = workspace.forum['due-soon-days']
  const isLate = ({ item }: Followed) => item.daysLate !== null && item.daysLate > 0
  const isSoon = ({ item }: Followed) => item.daysLate !== null && item.daysLate <= 0 && -item.daysLate <= soon
  const rest = open.filter((each) => !isLate(each) && !isSoon(each))
  const items = (list: readonly Followed[]) => list.map(({ item }) => item)
  const overdue = open.filter(isLate).sort((a, b) => (b.item.daysLate ?? 0) - (a.item.daysLate ?? 0) || compareIds(a.item.id, b.item.id))
  const dueSoon = open.filter(isSoon).sort((a, b) => (b.item.daysLate ?? 0) - (a.item.daysLate ?? 0) || compareIds(a.item.id, b.item.id))
  const events = view.events()
  const isPlanned = ({ phase }: Dated) => phase === 'planned'
  const next = events.filter((each) => isPlanned(each) && each.until !== undefined && each.until >= day)
  const meeting = options.meeting ? view.event(options.meeting) : next.find(({ record, from }) => roleText(record, 'body') !== undefined && from !== undefined)
  const index = presidencyIndex(workspace.presidencies, day)
  const presidency = workspace.presidencies[index]
  return {
    asOf: day,
    since: since.day ?? null,
    sinceEvent: since.event ? { id: since.event.id, title: titleOf(since.event, lang), date: roleText(since.event, 'date') ?? null } : null,
    revision: options.commit ?? null,
    party: options.party ?? null,
    forum: workspace.forum.id,
    presidency: presidency ? presidencyItem(view, presidency) : null,
    troika: leadership(workspace, day),
    meeting: meeting ? meeting.item : null,
    nextEvents: next.map(({ item }) => item),
    unsettledEvents: events.filter((each) => isPlanned(each) && each.until !== undefined && each.until < day).map(({ item }) => item),
    followUps: {
      overdue: items(overdue),
      dueSoon: items(dueSoon),
      noInformation: items(rest.filter(({ phase }) => phase === 'unknown')),
      inProgress: items(rest.filter(({ phase }) => phase === 'active')),
      pending: items(rest.filter(({ phase }) => phase === 'open')),
      doneSince: items(
        all.filter(
          ({ phase, item }) =>
            !isOpenPhase(phase) && item.statusSince !== null && since.day !== undefined && item.statusSince >= since.day && item.statusSince <= day,
        ),
      ),
    },
    consultations: consultations(view).filter(
      (each) => options.party === undefined || each.waiting.includes(options.party) || each.answered.includes(options.party),
    ),
    proposals: proposals(view).filter((each) => options.party === undefined || view.parties(each.proposer).includes(options.party)),
    objectives: objectives(view, all).filter(({ total }) => options.party === undefined || total > 0),
    unfollowed: unfollowed(view),
    counts: {
      byStatus: countByStatus(view, all),
      byParty: countByParty(all, isLate, isSoon).filter(({ party }) => options.party === undefined || view.parties([options.party]).includes(party)),
    },
    groups: options.by ? grouped(view, open, options.by, options.party) : null,
    findings: { errors: options.findings.errors, warnings: options.findings.warnings },
  }
}

interface Followed {
  readonly record: ForumRecord
  readonly item: FollowUpItem
  readonly phase: ReturnType<typeof phaseOf>
}

interface Dated {
  readonly record: ForumRecord
  readonly item: EventItem
  readonly phase: ReturnType<typeof phaseOf>
  readonly from: Day | undefined
  readonly until: Day | undefined
}

/** The workspace on one day, in one language. */
class View {
  readonly workspace: Workspace
  readonly day: Day
  readonly lang: string

  constructor(workspace: Workspace, day: Day, lang: string) {
    this.workspace = workspace
    this.day = day
    this.lang = lang
  }

  known(part: string): ForumRecord[] {
    return this.workspace.playing(part).filter((record) => isKnown(record, this.day))
  }

  parties(codes: readonly string[], day = this.day): string[] {
    return [...new Set(codes.flatMap((each) => this.workspace.resolve(each, day)))]
  }

  status(record: ForumRecord, parties: readonly string[] = []): string | undefined {
    return statusOn(record, parties, this.day, this.workspace.resolve)
  }

  followUps(): Followed[] {
    return this.known('follow-up').map((record) => {
      const responsible = roleTexts(record, 'responsible')
      const due = roleText(record, 'due')
      const end = dueDay(due)
      const parties = this.parties(responsible, end !== undefined && end < this.day ? end : this.day)
      const status = this.status(record, parties)
      const last = logUntil(record, this.day).at(-1)
      const each = statusByParty(record, parties, this.day, this.workspace.resolve)
      const item: FollowUpItem = {
        id: record.id,
        title: titleOf(record, this.lang),
        type: stringOf(record.data.type),
        responsible,
        parties,
        waiting: parties.filter((party) => isOpenPhase(phaseOf(record, each.get(party) ?? status))),
        due: due ?? null,
        dueDay: end ?? null,
        daysLate: end === undefined ? null : daysBetween(end, this.day),
        status: status ?? null,
        statusSince: last ? entryDay(last) : null,
        statusDate: last?.date ?? null,
        note: last?.note ?? null,
        objectives: roleTexts(record, 'objectives'),
        sources: sourcesOf(record),
      }
      return { record, item, phase: phaseOf(record, status) }
    })
  }

  events(): Dated[] {
    return this.known('event')
      .map((record) => this.event(record))
      .sort((a, b) => compare(a.until ?? '', b.until ?? '') || compare(a.from ?? '', b.from ?? '') || compareIds(a.item.id, b.item.id))
  }

  event(record: ForumRecord): Dated {
    const date = roleText(record, 'date')
    const days = date === undefined ? undefined : parseDate(date)
    const status = this.status(record)
    return {
      record,
      phase: phaseOf(record, status),
      from: days?.from,
      until: days?.until,
      item: {
        id: record.id,
        title: titleOf(record, this.lang),
        date: date ?? null,
        place: roleText(record, 'place') ?? null,
        hosts: roleTexts(record, 'hosts'),
        status: status ?? null,
        added: role(record, 'added') === true,
        movedFrom: roleText(record, 'moved-from') ?? null,
      },
    }
  }
}

function sinceWhen(view: View, { since, day }: StatusOptions): { day?: Day | undefined; event?: ForumRecord } {
  if (since && 'day' in since) return { day: since.day }
  if (since) return { day: view.event(since.event).until, event: since.event }
  const held = view.events().filter(({ phase, until }) => phase === 'done' && until !== undefined && until <= day)
  const last = held.at(-1)
  return last ? { day: last.until, event: last.record } : {}
}

/** The members of the body around the presidency, with their place in it. */
function leadership({ forum, presidencies, byId, resolve }: Workspace, day: Day): StatusOutput['troika'] {
  const index = presidencyIndex(presidencies, day)
  const composition = byId.get(forum.bodies.leadership)?.data.composition as { presidencies?: readonly number[] } | undefined
  if (!Array.isArray(composition?.presidencies))
    return resolve(forum.bodies.leadership, day)
      .filter((party) => byId.has(party))
      .map((party) => ({ party, role: 'member' }))
  return composition.presidencies.flatMap((step) => {
    const party = presidencies[index + step]?.party
    return party === undefined ? [] : [{ party, role: step < 0 ? ('former' as const) : step > 0 ? ('next' as const) : ('current' as const) }]
  })
}

/** Who presides follows from the period; the theme is told only once a source has told it. */
function presidencyItem({ day, lang }: View, { record, party }: Presidency): NonNullable<StatusOutput['presidency']> {
  const isTold = isKnown(record, day)
  return {
    id: record.id,
    party,
    theme: (isTold && translated(record, record.kind.roles.theme ?? 'theme', lang)) || null,
    themeStanding: isTold ? (roleText(record, 'theme-standing') ?? null) : null,
  }
}

/** Does the follow-up fall on the party, alone or through a body? */
const concerns = ({ item }: Followed, party: string): boolean => item.parties.includes(party) || item.responsible.includes(party)

function consultations(view: View): StatusOutput['consultations'] {
  return view
    .known('consultation')
    .map((record) => new Round(record, view.workspace, view.day))
    .filter(({ standing }) => standing.phase === 'open')
    .map(({ record, standing, closes, waiting }) => ({
      id: record.id,
      title: titleOf(record, view.lang),
      opens: roleText(record, 'opens') ?? null,
      closes: standing.due ?? null,
      daysLeft: closes === undefined ? null : daysBetween(view.day, closes),
      answered: standing.parties.filter((party) => !waiting.includes(party)),
      waiting: standing.parties.filter((party) => waiting.includes(party)),
    }))
    .sort((a, b) => compare(a.closes ?? '9999', b.closes ?? '9999') || compareIds(a.id, b.id))
}

function proposals(view: View): StatusOutput['proposals'] {
  return view
    .known('proposal')
    .map((record) => ({ record, status: view.status(record) }))
    .filter(({ record, status }) => phaseOf(record, status) === 'open')
    .map(({ record, status }) => {
      const last = logUntil(record, view.day).at(-1)
      return {
        id: record.id,
        title: titleOf(record, view.lang),
        proposer: roleTexts(record, 'responsible'),
        status: status ?? null,
        statusSince: last ? entryDay(last) : null,
        concerns: concernsOn(record),
      }
    })
    .sort((a, b) => b.concerns.length - a.concerns.length || compare(a.statusSince ?? '', b.statusSince ?? '') || compareIds(a.id, b.id))
}

/** Who is recorded with a concern or an objection. */
function concernsOn(record: ForumRecord): string[] {
  const positions = role(record, 'positions')
  if (!Array.isArray(positions)) return []
  return [...new Set(positions.filter((each) => each?.stance === 'concern' || each?.stance === 'objects').map((each) => String(each.by)))]
}

/** Each counts the follow-ups of those below it, each follow-up once. */
function objectives(view: View, all: readonly Followed[]): StatusOutput['objectives'] {
  const counted = all.map(
    ({ phase, item }): Counted => ({
      objectives: item.objectives,
      standing: phase === 'done' ? 'done' : phase === 'closed' ? 'closed' : isOpenPhase(phase) && (item.daysLate ?? 0) > 0 ? 'late' : 'open',
    }),
  )
  return objectiveTree(view.known('objective'), counted).map(({ record, ...line }) => ({ id: record.id, title: titleOf(record, view.lang), ...line }))
}

function unfollowed(view: View): StatusOutput['unfollowed'] {
  const followed = new Set(view.known('follow-up').flatMap((record) => roleTexts(record, 'agreements')))
  return view
    .known('agreement')
    .filter((record) => role(record, 'operative') === true && phaseOf(record, view.status(record)) === 'active' && !followed.has(record.id))
    .map((record) => ({ id: record.id, title: titleOf(record, view.lang), adopted: roleText(record, 'date') ?? null }))
}

function countByStatus(view: View, all: readonly Followed[]): StatusOutput['counts']['byStatus'] {
  const counts = new Map<string, { status: string; label: string; count: number }>()
  for (const kind of view.workspace.kinds.values())
    if (kind.plays === 'follow-up')
      for (const status of kind.statuses.values())
        if (!counts.has(status.name)) counts.set(status.name, { status: status.name, label: view.lang === 'es' ? status.label.es : status.label.en, count: 0 })
  for (const { item } of all) {
    const line = counts.get(item.status ?? '')
    if (line) line.count++
  }
  return [...counts.values()].filter(({ count }) => count > 0)
}

function countByParty(all: readonly Followed[], isLate: (each: Followed) => boolean, isSoon: (each: Followed) => boolean): StatusOutput['counts']['byParty'] {
  const counts = new Map<string, { party: string; overdue: number; dueSoon: number; open: number; done: number }>()
  for (const each of all)
    for (const party of each.item.parties) {
      const line = counts.get(party) ?? { party, overdue: 0, dueSoon: 0, open: 0, done: 0 }
      counts.set(party, line)
      if (isOpenPhase(each.phase) && each.item.waiting.includes(party)) {
        line.open++
        if (isLate(each)) line.overdue++
        else if (isSoon(each)) line.dueSoon++
      } else if (each.phase === 'done' || !each.item.waiting.includes(party)) line.done++
    }
  return [...counts.values()].sort((a, b) => b.overdue - a.overdue || b.open - a.open || compare(a.party, b.party))
}

function grouped(view: View, open: readonly Followed[], by: Grouping, only: string | undefined): NonNullable<StatusOutput['groups']> {
  const keys: Record<Grouping, (each: Followed) => readonly string[]> = {
    party: ({ item }) => item.waiting.filter((party) => only === undefined || party === only),
    objective: ({ item }) => item.objectives,
    source: ({ item }) => item.sources,
    due: ({ item }) => (item.dueDay === null ? [] : [item.dueDay.slice(0, 7)]),
  }
  const groups = new Map<string, FollowUpItem[]>()
  for (const each of open)
    for (const key of keys[by](each).length > 0 ? keys[by](each) : ['']) {
      const list = groups.get(key)
      if (list) list.push(each.item)
      else groups.set(key, [each.item])
    }
  const order = (a: string, b: string) => (a === '' ? 1 : b === '' ? -1 : compareIds(a, b))
  return [...groups]
    .sort(([a], [b]) => order(a, b))
    .map(([key, items]) => {
      const record = view.workspace.byId.get(key)
      return {
        key,
        title: record ? titleOf(record, view.lang) : key,
        items: items.sort((a, b) => compare(a.dueDay ?? '9999', b.dueDay ?? '9999') || compareIds(a.id, b.id)),
      }
    })
}

/** The records a record comes from, each once. */
function sourcesOf(record: ForumRecord): string[] {
  const source = record.data.source
  const ids = Array.isArray(source) ? source.map((each) => each?.record).filter((id): id is string => typeof id === 'string') : []
  return [...new Set(ids)]
}

const stringOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
