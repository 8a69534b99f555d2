// rcm export: records for a spreadsheet, a program or a database.
import { userError } from '../core/failure.ts'
import { kindNamed } from '../core/fields.ts'
import type { Kind } from '../core/kind.ts'
import { message, say } from '../core/message.ts'
import { exportFormats } from '../formats/exchange.ts'
import { exportReport } from '../reports/export.ts'
import type { Command, Context, Input, Session } from './command.ts'
import { asQuery } from './list.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: { en: 'records for a spreadsheet, a program, a database', es: 'registros para una hoja de cálculo, un programa o una base de datos' },
  description: {
    en: `Writes records, all of them or those of some kinds that match a query, in a
form that “rcm import” reads back (but sqlite):
  jsonl   one record a line, whole
  csv     one file a kind, in the folder of --output; one kind alone on stdout
  xlsx    one sheet a kind
  sqlite  one database: a table a kind, log_entries, record_links, texts,
          full_text; status_on, open_on and overdue_on look from the day in
          as_of, which can be changed: update as_of set day = '2016-03-05'
The columns are the fields: due, names.es, title@es (a translation), markdown
(the text). A list is joined by “; ”, what is nested is JSON. Columns with _ are
worked out and not read back; log.new.… is a log entry to be added on import.
A cell that a spreadsheet would run begins with an apostrophe in csv. A program
that opens csv can change dates and numbers on its own; xlsx keeps them.`,
    es: `Escribe registros, todos o los de algunos tipos que cumplen una consulta, en
una forma que «rcm import» vuelve a leer (salvo sqlite):
  jsonl   un registro por línea, completo
  csv     un archivo por tipo, en la carpeta de --output; un solo tipo, en la
          salida estándar
  xlsx    una hoja por tipo
  sqlite  una base de datos: una tabla por tipo, log_entries, record_links,
          texts, full_text; status_on, open_on y overdue_on miran desde el día
          de as_of, que se puede cambiar: update as_of set day = '2016-03-05'
Las columnas son los campos: due, names.es, title@es (una traducción), markdown
(el texto). Una lista se une con «; »; lo anidado es JSON. Las columnas con _ se
deducen y no se leen; log.new.… es una entrada que se agregará a la bitácora al
importar. Una celda que una hoja de cálculo ejecutaría comienza con un apóstrofo
en csv. Un programa que abre csv puede cambiar por su cuenta fechas y números;
xlsx los conserva.`,
  },
  arguments: [
    {
      flags: '[kinds...]',
      text: {
        en: 'kinds, by their names in either language, then a query; all records without them',
        es: 'tipos, por sus nombres en cualquiera de los idiomas, y luego una consulta; sin ellos, todos los registros',
      },
    },
  ],
  options: [],
  formats: Object.keys(exportFormats),
  examples: [
    {
      run: 'rcm export -o forum.xlsx',
      text: { en: 'everything in one workbook; the form follows the ending', es: 'todo en un libro; la forma sigue la terminación' },
    },
    {
      run: 'rcm export follow-ups "responsible:HND" --format csv -o honduras.csv',
      text: { en: 'one country’s follow-ups, to be edited and imported', es: 'los seguimientos de un país, para editarlos e importarlos' },
    },
    {
      run: 'rcm export --format sqlite -o forum.db',
      text: { en: 'for questions in SQL: select * from status_on', es: 'para preguntas en SQL: select * from status_on' },
    },
  ],
  async run(context, { args, options }) {
    const session = await context.open()
    const { workspace, day, lang } = session
    const { kinds, query } = asked(session, args)
    const format = formatOf(context, options)
    const report = exportReport(workspace, { day, lang, kinds, query })
    const write = exportFormats[format] ?? exportFormats.jsonl
    const written = await (await write?.())?.(report)
    if (written instanceof Map) {
      const isFile = typeof options.output === 'string' && options.output.endsWith('.csv')
      if (written.size > 1 && isFile) throw oneKind(written.size)
      if (written.size > 1 || (options.output !== undefined && !isFile)) context.outAll(written)
      else context.out([...written.values()].join(''))
    } else if (written !== undefined) context.out(written as string | Uint8Array)
    context.note(`${say(message(words.exported, { total: report.total }), lang)}\n`)
    return 0
  },
}

/** The words that are kinds, then the query. */
function asked({ workspace }: Pick<Session, 'workspace'>, args: readonly string[]): { kinds: Kind[]; query: string } {
  const kinds: Kind[] = []
  let at = 0
  for (; at < args.length; at++) {
    const kind = kindNamed(workspace, args[at] ?? '')
    if (!kind) break
    kinds.push(kind)
  }
  return { kinds, query: args.slice(at).map(asQuery).join(' ') }
}

/** `--format`, else what the file's ending says. */
function formatOf(context: Context, options: Input['options']): string {
  const ending = typeof options.output === 'string' ? /\.(\w+)$/.exec(options.output)?.[1]?.toLowerCase() : undefined
  const byEnding = ending === 'db' ? 'sqlite' : ending
  return options.format === undefined && byEnding !== undefined && Object.hasOwn(exportFormats, byEnding) ? byEnding : context.format
}

const oneKind = (count: number) =>
  userError(
    'output',
    {
      en: 'A csv file holds one kind, and these records are of {count, number}.',
      es: 'Un archivo csv contiene un solo tipo, y estos registros son de {count, number}.',
    },
    { count },
    {
      en: 'Name a folder (--output FOLDER), one kind, or a file that ends with .xlsx.',
      es: 'Indique una carpeta (--output CARPETA), un solo tipo o un archivo que termine en .xlsx.',
    },
  )

const words = { exported: { en: '{total, plural, one {# record} other {# records}}', es: '{total, plural, one {# registro} other {# registros}}' } }
