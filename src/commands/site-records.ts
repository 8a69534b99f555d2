// The page of a record, in both languages.
import type { Commit, History } from '../core/history.ts'
import type { Lang } from '../core/message.ts'
import { type ForumRecord, titleOf } from '../core/record.ts'
import type { RecordView } from '../core/record-view.ts'
import { linkMap } from '../formats/site-map.ts'
import { Html } from '../formats/site-templates.ts'
import { inForceOn } from '../reports/site-lists.ts'
import { fieldLabel, showIn } from '../reports/show.ts'
import { SiteOwn, refersTo } from './site-own.ts'
import type { SiteRegulations } from './site-regulations.ts'
import { type PageData, type SiteFile, type SiteModel, capitalised, recordFile } from './site-model.ts'

/** The commits in which each file was entered or changed: the day and the first signs of the hash, oldest first. */
export type Recorded = ReadonlyMap<string, readonly { readonly day: string; readonly hash: string }[]>

/** By path. What a commit says of itself is not shown: it may speak of what is internal. */
export function recordedIn({ changes }: Pick<History, 'changes'>): Recorded {
  const recorded = new Map<string, { day: string; hash: string }[]>()
  const entries = new Map<Commit, { day: string; hash: string }>()
  for (const { path, commit } of changes) {
    if (path === undefined) continue
    const own = recorded.get(path)
    const entry = entries.get(commit) ?? { day: commit.day, hash: commit.hash.slice(0, 10) }
    entries.set(commit, entry)
    if (own) own.push(entry)
    else recorded.set(path, [entry])
  }
  return recorded
}

export interface RecordSources {
  readonly recorded: Recorded
  readonly regulations: SiteRegulations | undefined
}

/** The pages of every record. */
export function recordPages(model: SiteModel, sources: RecordSources): SiteFile[] {
  const own = new SiteOwn(model)
  return model.kinds.flatMap(({ kind, records }) => {
    const named = `record-${kind.plays}`
    const template = model.templates.has(named) ? named : 'record'
    const part = model.playing(kind.plays) ? kind.plays : 'records'
    return records.flatMap((record) =>
      model.pages(recordFile(record.id), template, part, (lang) => ({ ...recordData(record, model, lang, sources), ...own.of(record, lang) })),
    )
  })
}

function recordData(record: ForumRecord, model: SiteModel, lang: Lang, { recorded, regulations }: RecordSources): PageData {
  const context = model.contexts[lang]
  const view = showIn(record, context)
  const late = view.daysLate
  return {
    id: view.id,
    title: view.title,
    title_lang: view.titleLang,
    kind: view.kind,
    status: view.status,
    since: view.since,
    isLate: late !== undefined && late > 0,
    lateness:
      late === undefined
        ? undefined
        : { tone: late > 0 ? 'late' : 'soon', words: model.templates.say(late > 0 ? 'days-late' : 'days-left', lang, { n: Math.abs(late) }) },
    inForce: inForceOn(record, context, model.session.workspace),
    isInternal: model.isInternal(record),
    parties: view.parties,
    details: view.details,
    text: view.text,
    log: view.log,
    commits: recorded.get(record.path) ?? [],
    places: regulations?.places(record.id) ?? [],
    ...referring(record, view, model),
    map: mapOf(record, view, model, lang),
    follow_ups_href: model.playing('follow-up')?.href,
  }
}

/** What refers to a record; of a meeting, what it produced: all that has a status of its own, agreements and follow-ups first. */
function referring(record: ForumRecord, { referredBy }: RecordView, { workspace }: SiteModel) {
  if (record.kind.plays !== 'event') return { referredBy }
  const kindOf = ({ records: [first] }: RecordView['referredBy'][number]) => workspace.byId.get(first?.id ?? '')?.kind
  const rank = (each: RecordView['referredBy'][number]) => producedFirst.indexOf(kindOf(each)?.plays ?? '') >>> 0
  const isProduced = (each: RecordView['referredBy'][number]) => (kindOf(each)?.statuses.size ?? 0) > 0
  return {
    produced: referredBy.filter(isProduced).sort((a, b) => rank(a) - rank(b)),
    referredBy: referredBy.filter((each) => !isProduced(each)),
  }
}

const producedFirst = ['agreement', 'follow-up', 'proposal', 'consultation', 'event', 'document']

/** On one side of the map. */
const most = 10

/** The picture and what is in it as rows; undefined for a record with fewer than two links. */
function mapOf(record: ForumRecord, { title, titleLang, referredBy }: RecordView, model: SiteModel, lang: Lang) {
  const { workspace, templates } = model
  const from = refersTo(record, model)
  const referring = new Map(referredBy.flatMap(({ records }) => records.map(({ id, fields }) => [id, fields])))
  const to = [...referring.keys()]
  if (from.length + to.length < 2) return undefined
  const titled = (id: string) => {
    const linked = workspace.byId.get(id)
    return linked ? { title: titleOf(linked, lang), lang: otherThan(lang, model.titleLang(linked, lang)) } : { title: id, lang: undefined }
  }
  const side = (ids: readonly string[]) => ({
    nodes: ids.slice(0, most).map((id) => ({ id, ...titled(id), href: `../${recordFile(id)}` })),
    more: ids.length > most ? templates.say('more', lang, { n: ids.length - most }) : undefined,
  })
  const labels = (id: string) => [...new Set(workspace.linksFrom(record).flatMap(({ to, field }) => (to === id ? [fieldLabel(record.kind, field, lang)] : [])))]
  const row = (id: string, direction: string, fields: readonly string[]) => ({
    id,
    kind: capitalised(workspace.byId.get(id)?.kind.label[lang].one ?? ''),
    direction,
    fields,
  })
  const words = templates.say('map-alt', lang, { title, from: from.length, to: to.length })
  const map = [{ id: record.id, title, lang: titleLang, href: undefined }, side(from), side(to), words] as const
  return {
    svg: new Html(() => linkMap(...map), map),
    rows: [
      ...from.slice(0, most).map((id) => row(id, 'links-to', labels(id))),
      ...to.slice(0, most).map((id) => row(id, 'links-from', referring.get(id) ?? [])),
    ],
  }
}

const otherThan = (lang: Lang, own: string): string | undefined => (own === lang ? undefined : own)
