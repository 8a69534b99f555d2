// The lists of a site: the records of a kind, the follow-ups with what they can be filtered by, as plain data.
import { isInternal } from '../core/access.ts'
import { type FieldContext, requireField } from '../core/fields.ts'
import type { Kind } from '../core/kind.ts'
import { type ForumRecord, roleTexts, titleOf, translatedLang } from '../core/record.ts'
import { isInForce } from '../core/standing.ts'
import type { Workspace } from '../core/workspace.ts'
import { inWords } from './list.ts'

export interface SiteCell {
  /** Ids of records, where the field refers to them. */
  readonly ids: readonly string[] | undefined
  readonly words: string
  /** The language of the words, where it is another than the reader’s. */
  readonly lang: string | undefined
  readonly date: string | undefined
}

export interface SiteRow {
  readonly id: string
  readonly title: string
  /** In words; undefined without one. */
  readonly status: string | undefined
  readonly tone: 'late' | 'done' | undefined
  readonly isInternal: boolean
  readonly cells: readonly SiteCell[]
}

export interface SiteTable {
  readonly columns: readonly string[]
  readonly hasStatus: boolean
  readonly rows: readonly SiteRow[]
}

/** The records of a kind that are known on the day, with the columns of its schema. */
export function siteTable(kind: Kind, records: readonly ForumRecord[], context: FieldContext): SiteTable {
  const { workspace, lang } = context
  const first = workspace.forum.languages[0]
  const other = (own: string) => (own === lang ? undefined : own)
  const elsewhere = new Set(['id', 'title', 'status', 'kind', kind.roles.title])
  const fields = kind.columns.filter((name) => !elsewhere.has(name)).map((name) => requireField(workspace, name))
  return {
    columns: fields.map(({ label }) => label[lang]),
    hasStatus: kind.statuses.size > 0,
    rows: records
      .filter((record) => context.standing(record).isKnown)
      .map((record) => {
        const standing = context.standing(record)
        return {
          id: record.id,
          title: titleOf(record, lang),
          status: statusWords(record, context),
          tone: standing.isOverdue ? 'late' : standing.phase === 'done' ? 'done' : undefined,
          isInternal: isInternal(record),
          cells: fields.map((field): SiteCell => {
            const values = field.value(record, context)
            const words = values.map((value) => inWords(field, value, record, context)).join(', ')
            return {
              ids: field.type === 'reference' ? values.map(String) : undefined,
              words,
              lang: kind.translatable.includes(field.name) && words !== '' ? other(translatedLang(record, field.name, lang, first)) : undefined,
              date: field.type === 'date' && values.length === 1 ? String(values[0]) : undefined,
            }
          }),
        }
      }),
  }
}

/** The status on the day in words, and whether an adopted text is in force where that says more. */
function statusWords(record: ForumRecord, { standing, lang }: FieldContext): string | undefined {
  const { status } = standing(record)
  return status === undefined ? undefined : (record.kind.statuses.get(status)?.label[lang] ?? status)
}

export interface SiteFollowUp extends Omit<SiteRow, 'cells'> {
  readonly parties: readonly string[]
  readonly responsible: readonly string[]
  readonly waiting: readonly string[]
  /** Those it serves, and those above them. */
  readonly objectives: readonly string[]
  readonly statusName: string | undefined
  readonly due: string | undefined
  readonly daysLate: number | undefined
  /** What the filter by due date asks for. */
  readonly when: 'overdue' | 'soon' | 'later' | 'none' | 'settled'
}

export interface SiteFollowUps {
  readonly rows: readonly SiteFollowUp[]
  /** What there is to choose from, each once, in order. */
  readonly parties: readonly { readonly id: string; readonly title: string }[]
  readonly objectives: readonly { readonly id: string; readonly title: string }[]
  readonly statuses: readonly { readonly name: string; readonly label: string }[]
}

/** Those still open first, by their due day; then those that are settled, the last first. */
export function siteFollowUps(context: FieldContext): SiteFollowUps {
  const { workspace, lang } = context
  const records = workspace.playing('follow-up').filter((record) => context.standing(record).isKnown)
  const rows = records.map((record): SiteFollowUp => {
    const standing = context.standing(record)
    const objectives = [...new Set(roleTexts(record, 'objectives').flatMap((id) => context.objectivesAbove(id)))]
    return {
      id: record.id,
      title: titleOf(record, lang),
      status: statusWords(record, context),
      statusName: standing.status,
      tone: standing.isOverdue ? 'late' : standing.phase === 'done' ? 'done' : undefined,
      isInternal: isInternal(record),
      responsible: roleTexts(record, 'responsible'),
      parties: [...new Set([...standing.parties, ...roleTexts(record, 'responsible')])],
      waiting: standing.waiting,
      objectives,
      due: standing.due,
      daysLate: standing.daysLate,
      when: !standing.isOpen ? 'settled' : standing.isOverdue ? 'overdue' : standing.isDueSoon ? 'soon' : standing.dueDay === undefined ? 'none' : 'later',
    }
  })
  const order = new Map(records.map((record) => [record.id, context.standing(record).dueDay ?? '9999-99']))
  const ranks = { overdue: 0, soon: 0, later: 0, none: 1, settled: 2 }
  const sorted = rows.toSorted((a, b) => {
    const byRank = ranks[a.when] - ranks[b.when]
    if (byRank !== 0) return byRank
    const [left = '', right = ''] = [order.get(a.id), order.get(b.id)]
    return left === right ? 0 : left < right === (a.when !== 'settled') ? -1 : 1
  })
  const named = (ids: Iterable<string>) =>
    [...new Set(ids)].flatMap((id) => {
      const record = workspace.byId.get(id)
      return record ? [{ id, title: titleOf(record, lang) }] : []
    })
  const collator = new Intl.Collator(lang)
  const present = new Set(rows.map(({ statusName }) => statusName))
  return {
    rows: sorted,
    parties: named(rows.flatMap(({ parties }) => parties)).sort((a, b) => collator.compare(a.title, b.title)),
    objectives: workspace
      .playing('objective')
      .filter(({ id }) => rows.some(({ objectives }) => objectives.includes(id)))
      .map((record) => ({ id: record.id, title: titleOf(record, lang) })),
    statuses: [...workspace.kinds.values()]
      .filter(({ plays }) => plays === 'follow-up')
      .flatMap(({ statuses }) => [...statuses.values()])
      .filter(({ name }) => present.has(name))
      .map(({ name, label }) => ({ name, label: label[lang] })),
  }
}

/** Is an adopted text in force on the day? Undefined for what is not adopted text, and where only what is not shown says that it is not. */
export function inForceOn(record: ForumRecord, { workspace, day }: FieldContext, full: Workspace): boolean | undefined {
  if (record.kind.roles.seal === undefined) return undefined
  const shown = isInForce(record, workspace, day)
  const own = full.byId.get(record.id)
  return own && isInForce(own, full, day) === shown ? shown : undefined
}
