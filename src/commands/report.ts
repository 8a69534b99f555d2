// rcm report: a named report, whose tables and pictures its template's front matter defines.
import { inLanguage } from '../core/forum.ts'
import { userError } from '../core/failure.ts'
import type { Text } from '../core/message.ts'
import { nearest } from '../core/nearest.ts'
import { type ReportSource, readReport } from '../core/report-definition.ts'
import type { Report } from '../core/report.ts'
import { titleOf } from '../core/record.ts'
import { documentFormats } from '../formats/index.ts'
import { reportFormats } from '../formats/report.ts'
import type { ReportFormat } from '../formats/report-format.ts'
import { reportPage } from '../reports/report-page.ts'
import { reportOf } from '../reports/report.ts'
import type { Command, Context, Input, Session } from './command.ts'
import { renderDocument } from './render-document.ts'
import { reportFiles } from './report-files.ts'

export const report: Command = {
  name: 'report',
  summary: { en: 'a report: a matrix, a schedule, an account of contributions', es: 'un informe: una matriz, un calendario, el estado de las contribuciones' },
  description: {
    en: 'Each report is a folder in templates/; its front matter says which tables it has. A forum can have its own, and needs no code for it.',
    es: 'Cada informe es una carpeta de templates/; su encabezado dice qué tablas tiene. Un foro puede tener los suyos, sin programar.',
  },
  arguments: [
    { flags: '[report]', text: { en: 'its name; the list of them all unless given', es: 'su nombre; la lista de ellos si no se indica' } },
    {
      flags: '[about]',
      text: {
        en: 'the party, the meeting or the year it is about, as with the options',
        es: 'la parte, la reunión o el año del que trata, como con las opciones',
      },
    },
  ],
  options: [
    { flags: '--list', text: { en: 'the reports that there are', es: 'los informes que hay' } },
    { flags: '--party <code>', text: { en: 'the party or body it is about', es: 'la parte o el órgano del que trata' } },
    {
      flags: '--for <event>',
      text: { en: 'the meeting it is about; the last one held unless given', es: 'la reunión de la que trata; la última realizada si no se indica' },
    },
    { flags: '--year <year>', text: { en: 'the year it is about; the current one unless given', es: 'el año del que trata; el actual si no se indica' } },
  ],
  formats: [...Object.keys(documentFormats), ...Object.keys(reportFormats)],
  examples: [
    { run: 'rcm report --list', text: { en: 'the reports that there are', es: 'los informes que hay' } },
    {
      run: 'rcm report follow-up-matrix --format docx -o matrix.docx',
      text: { en: 'the matrix of follow-ups, for Word', es: 'la matriz de seguimientos, para Word' },
    },
    {
      run: 'rcm report contributions -o contributions.xlsx',
      text: { en: 'its tables in a workbook; the form follows the ending', es: 'sus tablas en un libro; la forma sigue la terminación' },
    },
    { run: 'rcm report meeting EVT-2016-001', text: { en: 'everything one meeting produced', es: 'todo lo que produjo una reunión' } },
    { run: 'rcm report party --party HND --lang es', text: { en: 'all about Honduras, in Spanish', es: 'todo sobre Honduras, en español' } },
  ],
  next: {
    en: 'With -o FILE.docx, FILE.pdf or FILE.xlsx it is a file to send.',
    es: 'Con -o ARCHIVO.docx, ARCHIVO.pdf o ARCHIVO.xlsx es un archivo para enviar.',
  },
  async run(context, { args: [name, about], options }) {
    const session = await context.open()
    const { workspace, day, lang } = session
    const { format, width, colour } = context
    const forum = inLanguage(workspace.forum.name, lang)
    const common = { lang, format, width, colour }
    const write = reportFormats[format]
    if (options.list || name === undefined) {
      const reports = [...reportFiles(session)].map(([each, paths]) => ({ name: each, ...sourceOf(session, paths).definition }))
      if (write) put(context, options, await (await write())(listed(reports, session)))
      else context.out(await renderDocument(session, { ...common, name: 'report-list', data: { forum, reports }, title: forum }))
      return 0
    }
    const { definition, body, path } = sourceOf(session, pathsOf(session, name))
    const made = reportOf(workspace, { name, definition, day, lang, asked: asked(session, options, about) })
    if (write) {
      put(context, options, await (await write())(made))
      return 0
    }
    const data = { ...reportPage(made), forum, secretariat: inLanguage(workspace.forum.secretariat, lang), meeting: meetingWords(session, made.asked.meeting) }
    const source = body.trim() === '' ? undefined : { path, text: body }
    context.out(await renderDocument(session, { ...common, name: 'report', data, title: definition.title, source }))
    return 0
  },
}

/** One table goes where one file goes, several into a folder. */
function put(context: Context, { output }: Input['options'], written: Awaited<ReturnType<ReportFormat>>): void {
  if (typeof written === 'string' || written instanceof Uint8Array) context.out(written)
  else if (written.size === 1 && (output === undefined || /\.csv$/i.test(String(output)))) context.out([...written.values()].join(''))
  else if (/\.csv$/i.test(String(output))) throw oneTable(written.size)
  else context.outAll(written)
}

const oneTable = (count: number) =>
  userError(
    'output',
    {
      en: 'A csv file holds one table, and this report has {count, number}.',
      es: 'Un archivo csv contiene una sola tabla, y este informe tiene {count, number}.',
    },
    { count },
    { en: 'Name a folder (--output FOLDER) or a file that ends with .xlsx.', es: 'Indique una carpeta (--output CARPETA) o un archivo que termine en .xlsx.' },
  )

/** The list of reports as one, for a spreadsheet or a program. */
function listed(reports: readonly { readonly name: string; readonly title: string; readonly summary: string }[], { day, lang }: Session): Report {
  const columns = (['name', 'title', 'summary'] as const).map((name) => ({ name, label: words[name][lang], type: 'text' as const }))
  const rows = reports.map((each) => columns.map(({ name }) => ({ values: [each[name]], words: each[name] })))
  const groups = [{ key: undefined, title: undefined, rows }]
  const table = { name: 'reports', title: words.reports[lang], columns, groups, groupLabel: undefined, total: rows.length, empty: '' }
  return { name: 'report-list', title: words.reports[lang], day, asked: {}, tables: [table], charts: [] }
}

const words = {
  reports: { en: 'Reports', es: 'Informes' },
  name: { en: 'Name', es: 'Nombre' },
  title: { en: 'Title', es: 'Título' },
  summary: { en: 'What it tells', es: 'Qué dice' },
} satisfies Record<string, Text>

const sourceOf = ({ template }: Session, paths: readonly string[]): ReportSource => readReport(paths.map((path) => ({ path, text: template(path) ?? '' })))

/** @throws UserError `report-name` */
function pathsOf(session: Session, name: string): readonly string[] {
  const files = reportFiles(session)
  const found = files.get(name)
  if (found) return found
  const near = nearest(name, [...files.keys()])
  const text = { en: 'There is no report “{name}”.', es: 'No existe el informe «{name}».' }
  throw near
    ? userError(
        'report-name',
        text,
        { name, near },
        { en: 'Did you mean {near}? “rcm report --list” names them all.', es: '¿Quiso decir {near}? «rcm report --list» los nombra todos.' },
      )
    : userError('report-name', text, { name }, { en: '“rcm report --list” names them all.', es: '«rcm report --list» los nombra todos.' })
}

/** What the options say; what is given without one goes where it belongs. */
function asked({ workspace }: Session, options: Input['options'], about: string | undefined) {
  const playing = (id: string | undefined) => (id === undefined ? undefined : workspace.byId.get(id)?.kind.plays)
  const isYear = /^\d{4}$/
  const isParty = (code: string) => playing(code) === 'party' || playing(code) === 'body'
  const given = { party: text(options.party), meeting: text(options.for), year: text(options.year) }
  if (about !== undefined) given[isYear.test(about) ? 'year' : isParty(about.toUpperCase()) ? 'party' : 'meeting'] ??= about
  const party = given.party?.toUpperCase()
  const { meeting, year } = given
  if (party !== undefined && !isParty(party)) throw unusable('party', party)
  if (meeting !== undefined && playing(meeting) !== 'event') throw unusable('meeting', meeting)
  if (year !== undefined && !isYear.test(year)) throw unusable('year', year)
  return { party, meeting, year }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const unusable = (option: 'party' | 'meeting' | 'year', value: string) =>
  userError(
    'report-option',
    {
      en: '{option, select, party {There is no party or body with the code “{value}”.} meeting {There is no event “{value}”.} other {“{value}” is not a year.}}',
      es: '{option, select, party {No hay parte ni órgano con el código «{value}».} meeting {No existe la actividad «{value}».} other {«{value}» no es un año.}}',
    },
    { option, value },
    {
      en: '{option, select, party {“rcm list party” shows them all.} meeting {“rcm list event” shows them all.} other {Write it in four digits: --year 2031}}',
      es: '{option, select, party {«rcm list party» las muestra todas.} meeting {«rcm list event» las muestra todas.} other {Escríbalo con cuatro cifras: --year 2031}}',
    },
  )

function meetingWords({ workspace, lang }: Session, id: string | undefined): string | undefined {
  const record = id === undefined ? undefined : workspace.byId.get(id)
  return record && `${titleOf(record, lang)} (${record.id})`
}
