// rcm report: a named report, whose tables and pictures its template's front matter defines.
import { inLanguage } from '../core/forum.ts'
import { userError } from '../core/failure.ts'
import { type Lang, toolLanguages } from '../core/message.ts'
import { nearest } from '../core/nearest.ts'
import { type ReportSource, isReport, readReport } from '../core/report-definition.ts'
import { titleOf } from '../core/record.ts'
import { documentFormats } from '../formats/index.ts'
import { reportOf } from '../reports/report.ts'
import type { Command, Input, Session } from './command.ts'
import { renderDocument } from './render-document.ts'

export const report: Command = {
  name: 'report',
  summary: { en: 'a report: a matrix, a schedule, an account of contributions', es: 'un informe: una matriz, un calendario, el estado de las contribuciones' },
  description: {
    en: 'Each report is a folder in templates/; its front matter says which tables it has. A forum can have its own, and needs no code for it.',
    es: 'Cada informe es una carpeta de templates/; su encabezado dice qué tablas tiene. Un foro puede tener los suyos, sin programar.',
  },
  arguments: [{ flags: '[name]', text: { en: 'the report; the list of them unless given', es: 'el informe; la lista de ellos si no se indica' } }],
  options: [
    { flags: '--list', text: { en: 'the reports that there are', es: 'los informes que hay' } },
    { flags: '--party <code>', text: { en: 'the party or body it is about', es: 'la parte o el órgano del que trata' } },
    {
      flags: '--for <event>',
      text: { en: 'the meeting it is about; the last one held unless given', es: 'la reunión de la que trata; la última realizada si no se indica' },
    },
    { flags: '--year <year>', text: { en: 'the year it is about; the current one unless given', es: 'el año del que trata; el actual si no se indica' } },
  ],
  formats: Object.keys(documentFormats),
  examples: [
    { run: 'rcm report --list', text: { en: 'the reports that there are', es: 'los informes que hay' } },
    {
      run: 'rcm report follow-up-matrix --format docx -o matrix.docx',
      text: { en: 'the matrix of follow-ups, for Word', es: 'la matriz de seguimientos, para Word' },
    },
    { run: 'rcm report party --party HND --lang es', text: { en: 'all about Honduras, in Spanish', es: 'todo sobre Honduras, en español' } },
  ],
  async run(context, { args: [name], options }) {
    const session = await context.open()
    const { workspace, day, lang } = session
    const { format, width, colour } = context
    const forum = inLanguage(workspace.forum.name, lang)
    const common = { lang, format, width, colour }
    if (options.list || name === undefined) {
      const reports = [...reportFiles(session)].map(([each, paths]) => ({ name: each, ...sourceOf(session, paths).definition }))
      context.out(await renderDocument(session, { ...common, name: 'report-list', data: { forum, reports }, title: forum }))
      return 0
    }
    const { definition, body, path } = sourceOf(session, pathsOf(session, name))
    const made = reportOf(workspace, { name, definition, day, lang, asked: asked(session, options) })
    const data = { ...made, forum, secretariat: inLanguage(workspace.forum.secretariat, lang) }
    const source = body.trim() === '' ? undefined : { path, text: body }
    context.out(
      await renderDocument(session, {
        ...common,
        name: 'report',
        data: { ...data, meeting: meetingWords(session, made.asked.meeting) },
        title: definition.title,
        source,
      }),
    )
    return 0
  },
}

/** The files of each report by its name, one a language, that of the reader last. */
function reportFiles({ templates, template, lang }: Session): Map<string, string[]> {
  const files = new Map<string, string[]>()
  const langs: readonly Lang[] = [...toolLanguages.filter((each) => each !== lang), lang]
  const paths = templates()
  for (const path of paths) {
    const [folder, file] = path.split('/')
    if (folder === undefined || files.has(folder) || !langs.some((each) => file === `${folder}.${each}.md`)) continue
    const own = langs.map((each) => `${folder}/${folder}.${each}.md`).filter((each) => paths.includes(each))
    if (own.some((each) => isReport(template(each) ?? ''))) files.set(folder, own)
  }
  return files
}

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

function asked({ workspace }: Session, options: Input['options']) {
  const party = typeof options.party === 'string' ? options.party.toUpperCase() : undefined
  const meeting = typeof options.for === 'string' ? options.for : undefined
  const year = typeof options.year === 'string' ? options.year : undefined
  const plays = party === undefined ? undefined : workspace.byId.get(party)?.kind.plays
  if (party !== undefined && plays !== 'party' && plays !== 'body') throw unusable('party', party)
  if (meeting !== undefined && workspace.byId.get(meeting)?.kind.plays !== 'event') throw unusable('meeting', meeting)
  if (year !== undefined && !/^\d{4}$/.test(year)) throw unusable('year', year)
  return { party, meeting, year }
}

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
