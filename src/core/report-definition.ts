// What a report's template asks for in its front matter, read and checked; one language's front matter is laid over the others'.
import * as z from 'zod'
import { userError } from './failure.ts'
import { readMarkdown } from './front-matter.ts'
import { type ReportDefinition, chartTypes, reportOptions } from './report.ts'

const words = z.string().min(1)
const list = z.union([words, z.array(words)]).transform((value) => (Array.isArray(value) ? value : [value]))

const tableDefinition = z
  .strictObject({
    title: words.optional(),
    kind: list.optional(),
    query: list.optional(),
    each: words.optional(),
    rows: words.optional(),
    where: z.record(z.string(), z.coerce.string()).optional(),
    columns: z.array(words).min(1),
    labels: z.record(z.string(), words).optional(),
    titles: list.optional(),
    beside: z.record(z.string(), list).optional(),
    group: words.optional(),
    first: list.optional(),
    sort: list.optional(),
    empty: words.optional(),
  })
  .refine(({ rows, kind, query, each }) => rows === undefined || (kind ?? query ?? each) === undefined, {
    message: 'rows stands alone, without kind, query and each',
  })

const chartDefinition = z.strictObject({
  title: words.optional(),
  of: words,
  type: z.enum(chartTypes),
  label: words,
  values: list.optional(),
  date: words.optional(),
  before: words.optional(),
  added: words.optional(),
  by: words.optional(),
})

const reportDefinition = z.strictObject({
  title: words,
  summary: words,
  asks: z
    .union([z.enum(reportOptions), z.array(z.enum(reportOptions))])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .optional(),
  tables: z.record(z.string().regex(/^[a-z][a-z0-9_-]*$/), tableDefinition),
  charts: z.record(z.string().regex(/^[a-z][a-z0-9_-]*$/), chartDefinition).optional(),
})

/** Every key that the front matter takes, in order: `title`, `tables.NAME.columns`. */
export const definitionKeys: readonly string[] = Object.keys(reportDefinition.shape).flatMap((key) => {
  const inner = { tables: tableDefinition.shape, charts: chartDefinition.shape }[key]
  return inner ? Object.keys(inner).map((each) => `${key}.NAME.${each}`) : [key]
})

export interface ReportTemplate {
  readonly path: string
  readonly text: string
}

export interface ReportSource {
  readonly definition: ReportDefinition
  /** The Liquid text; empty when the tables and charts are to be shown as they come. */
  readonly body: string
  readonly path: string
}

/** Is this template a report: does its front matter define tables? */
export const isReport = (text: string): boolean => /^---\r?\n(?:(?!---).*\r?\n)*tables:/.test(text)

/**
 * The definition of a report.
 * @param templates its file in each language that it has, the reader's language last: its words and its body are taken
 * @throws UserError `report`
 */
export function readReport(templates: readonly ReportTemplate[]): ReportSource {
  let merged: unknown = {}
  let body = ''
  let path = ''
  for (const template of templates) {
    path = template.path
    const read = readMarkdown(template.text)
    if (read.fault) throw unreadable(path, read.fault.detail ?? read.fault.reason, read.fault.line)
    merged = laidOver(merged, read.parts.data)
    body = read.parts.body
  }
  const parsed = reportDefinition.safeParse(merged)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw unreadable(path, `${issue?.path.join('.')}: ${issue?.message}`, 1)
  }
  for (const [name, { of }] of Object.entries(parsed.data.charts ?? {}))
    if (!Object.hasOwn(parsed.data.tables, of)) throw unreadable(path, `charts.${name}.of: ${of}`, 1)
  return { definition: parsed.data, body, path }
}

/** Maps are merged; any other value takes the place of the one below. */
function laidOver(below: unknown, above: unknown): unknown {
  if (!isMap(below) || !isMap(above)) return above
  const merged: Record<string, unknown> = Object.assign(Object.create(null), below)
  for (const [key, value] of Object.entries(above)) merged[key] = Object.hasOwn(below, key) ? laidOver(below[key], value) : value
  return merged
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const unreadable = (path: string, detail: string, line: number) =>
  userError(
    'report',
    { en: 'The front matter of {path} defines no report: line {line}: {detail}', es: 'El encabezado de {path} no define un informe: línea {line}: {detail}' },
    { path: `templates/${path}`, detail, line },
    {
      en: 'It needs a title, a summary and tables, each with columns; compare templates/schedule/schedule.en.md.',
      es: 'Necesita title, summary y tables, cada una con columns; compare templates/schedule/schedule.en.md.',
    },
  )
