// A report: the tables and pictures that its template asks for, as data.
import { type Day, dueDay } from '../core/day.ts'
import { type FieldContext, fieldContext } from '../core/fields.ts'
import { userError } from '../core/failure.ts'
import type { Lang } from '../core/message.ts'
import type { Report, ReportDefinition, ReportOption } from '../core/report.ts'
import { phaseOf } from '../core/status.ts'
import { roleText } from '../core/record.ts'
import type { Workspace } from '../core/workspace.ts'
import { chartOf } from './report-chart.ts'
import { tableOf } from './report-table.ts'

export type Asked = { readonly [option in ReportOption]?: string | undefined }

export interface ReportRequest {
  readonly name: string
  readonly definition: ReportDefinition
  readonly day: Day
  readonly lang: Lang
  readonly asked: Asked
}

/** @throws UserError `report` for a table it cannot make, `query`, `field`, `asks` for an option it cannot do without */
export const reportOf = (workspace: Workspace, { day, lang, ...wanted }: ReportRequest): Report => reportIn(fieldContext(workspace, day, lang), wanted)

/** The same in a context that serves several. @throws UserError as above */
export function reportIn(context: FieldContext, { name, definition, asked: given }: Omit<ReportRequest, 'day' | 'lang'>): Report {
  const { day, lang } = context
  const asked = completed(name, given, definition.asks ?? [], context)
  const tables = Object.entries(definition.tables).map(([key, table]) => tableOf(key, table, asked, context))
  const charts = Object.entries(definition.charts ?? {}).map(([key, chart]) => {
    const table = tables.find((each) => each.name === chart.of)
    if (!table) throw new Error(`no table ${chart.of}`)
    return chartOf(key, chart, table, lang)
  })
  return { name, title: definition.title, day, asked, tables, charts }
}

/** What is needed and was not given: the year of the day, the last meeting held. */
function completed(name: string, given: Asked, needed: readonly ReportOption[], { workspace, day, standing }: FieldContext): Asked {
  const asked: { -readonly [option in ReportOption]?: string | undefined } = { ...given }
  if (needed.includes('year')) asked.year ??= day.slice(0, 4)
  if (needed.includes('meeting')) asked.meeting ??= lastMeeting(workspace, day, standing)
  for (const option of needed)
    if (asked[option] === undefined)
      throw userError(
        'asks',
        {
          en: '{option, select, party {The report “{name}” is about one party.} other {The report “{name}” is about one meeting, and none was held by this day.}}',
          es: '{option, select, party {El informe «{name}» trata de una parte.} other {El informe «{name}» trata de una reunión, y ninguna se había realizado en este día.}}',
        },
        { name, option },
        {
          en: '{option, select, party {Name it by its code: --party CODE} other {Name one: --for EVENT}}',
          es: '{option, select, party {Indíquela por su código: --party CÓDIGO} other {Indique una: --for ACTIVIDAD}}',
        },
      )
  return asked
}

function lastMeeting(workspace: Workspace, day: Day, standing: FieldContext['standing']): string | undefined {
  let last: { readonly id: string; readonly until: Day } | undefined
  for (const record of workspace.playing('event')) {
    const until = dueDay(roleText(record, 'date'))
    if (until === undefined || until > day || phaseOf(record, standing(record).status) !== 'done') continue
    if (!last || until >= last.until) last = { id: record.id, until }
  }
  return last?.id
}
