// rcm import: rows of a spreadsheet or lines of JSON, back into the records.
import { userError } from '../core/failure.ts'
import { kindNamed, kindWords } from '../core/fields.ts'
import type { ImportFault, Imported } from '../core/exchange.ts'
import type { Kind } from '../core/kind.ts'
import { type Lang, message, say } from '../core/message.ts'
import { nearest } from '../core/nearest.ts'
import type { ImportOutput } from '../core/output.ts'
import { planOf } from '../core/plan.ts'
import { importFormats } from '../formats/exchange.ts'
import { type Outcome, type RowReport, importReport } from '../reports/import.ts'
import { type Command, type Context, type Session, writingOptions } from './command.ts'
import { newFindings, writePlan, yesOption } from './write-plan.ts'

export const importCommand: Command = {
  name: 'import',
  summary: { en: 'rows of a spreadsheet, back into the records', es: 'filas de una hoja de cálculo, de vuelta a los registros' },
  description: {
    en: `Reads what “rcm export” wrote, after you changed it: csv, xlsx or jsonl. It
shows record by record what is new and what changes, and writes only what you
agree to. A column that is not in the file is left alone; an empty cell takes
the field out. A row without an id becomes a new record with the next free id.
A record that changed since the export, an id that is gone, and a row that would
make the records invalid are told and left out; the command then ends with 1.`,
    es: `Lee lo que escribió «rcm export», después de que usted lo cambió: csv, xlsx o
jsonl. Muestra registro por registro qué es nuevo y qué cambia, y escribe solo
lo que usted confirma. Una columna que no está en el archivo no se toca; una
celda vacía quita el campo. Una fila sin id. se vuelve un registro nuevo con el
siguiente id. libre. Un registro que cambió desde la exportación, un id. que ya
no existe y una fila que haría inválidos los registros se señalan y se omiten;
la orden termina entonces con 1.`,
  },
  arguments: [{ flags: '<file>', text: { en: 'the file; “-” is standard input', es: 'el archivo; «-» es la entrada estándar' } }],
  options: [
    {
      flags: '--kind <kind>',
      text: {
        en: 'the kind of every row; else the sheet, the file’s name or the id tells',
        es: 'el tipo de todas las filas; si no, lo indica la hoja, el nombre del archivo o el id.',
      },
    },
    {
      flags: '--from <form>',
      choices: Object.keys(importFormats),
      text: { en: 'the form of the file; else its ending tells', es: 'la forma del archivo; si no, la indica su terminación' },
    },
    yesOption,
    ...writingOptions,
  ],
  formats: ['text', 'json'],
  examples: [
    { run: 'rcm import follow-up.csv --dry-run', text: { en: 'what would change', es: 'qué cambiaría' } },
    { run: 'rcm import forum.xlsx', text: { en: 'shows it, asks, and writes', es: 'lo muestra, pregunta y escribe' } },
  ],
  next: { en: '“git diff” shows what was written; then commit it.', es: '«git diff» muestra lo escrito; luego haga el commit.' },
  async run(context, { args, options }) {
    const session = await context.open()
    const { workspace, lang, day } = session
    const [file = '-'] = args
    const kind = typeof options.kind === 'string' ? kindOr(session, options.kind) : undefined
    const imported = await read(context, file, options.from)
    if (imported.fault) throw unreadable(file, imported.fault)
    const rows = await judged(session, importReport(workspace, imported, { day, lang, kind, taken: await takenIds(session, imported, kind) }))
    const output = asOutput(rows, lang)
    if (context.format === 'json') context.out(`${JSON.stringify(output, null, 2)}\n`)
    else context.out((await import('../formats/import-text.ts')).importText(output, lang, context.colour))
    const { conflict, unknown, invalid } = output.summary
    const found = conflict + unknown + invalid > 0 ? 1 : 0
    const plan = planOf(rows.flatMap(({ edits }) => edits))
    const count = output.summary.new + output.summary.changed
    if (plan.length === 0 || options.dryRun) return found
    if (!options.yes) {
      const ask = await context.ask(lang)
      if (!ask) throw nobody(count)
      if (!(await ask.agree(say(message(words.question, { count, left: conflict + unknown + invalid }), lang)))) return 1
    }
    // What is written is told beside the report, so that JSON stays JSON.
    return (await writePlan({ ...context, out: (text) => context.note(String(text)) }, session, { plan, options: { ...options, yes: true } })) || found
  },
}

const words = {
  question: {
    en: 'Write {count, plural, one {# record} other {# records}}{left, plural, =0 {} one {, and leave # row out} other {, and leave # rows out}}?',
    es: '¿Escribir {count, plural, one {# registro} other {# registros}}{left, plural, =0 {} one { y omitir # fila} other { y omitir # filas}}?',
  },
}

async function read(context: Context, file: string, from: unknown): Promise<Imported> {
  const [, stem = '', ending = ''] = /([^/\\]*?)(?:\.(\w+))?$/.exec(file) ?? []
  const form = typeof from === 'string' ? from : ending.toLowerCase()
  const format = Object.hasOwn(importFormats, form) ? await importFormats[form]?.() : undefined
  if (!format)
    throw userError(
      'format',
      { en: 'The name of “{file}” does not tell its form.', es: 'El nombre de «{file}» no indica su forma.' },
      { file, forms: Object.keys(importFormats).join(', ') },
      { en: 'Give --from with one of: {forms}.', es: 'Indique --from con una de: {forms}.' },
    )
  return format(await context.readBytes(file), stem)
}

/** Names of files on every branch, for the kinds of rows without an id. */
async function takenIds(session: Session, imported: Exclude<Imported, { fault: object }>, kind: Kind | undefined): Promise<Map<Kind, readonly string[]>> {
  const tables = [
    ...(imported.rows ?? []).filter(({ cells }) => !cells.get('id')?.trim()).map(({ table }) => table),
    ...(imported.records ?? []).filter(({ id }) => id === undefined).map((record) => record.kind ?? record.table),
  ]
  const kinds = new Set(tables.flatMap((table) => kind ?? kindNamed(session.workspace, table) ?? []))
  const taken = new Map<Kind, readonly string[]>()
  for (const each of kinds) taken.set(each, await session.namesOnBranches(`records/${each.folder}`))
  return taken
}

/**
 * The rows that would bring an error into the records are invalid, and left out; what then is wrong with others is looked for again,
 * since a row can rest on another one.
 */
async function judged(session: Session, rows: readonly RowReport[]): Promise<readonly RowReport[]> {
  let all = rows
  for (;;) {
    const plan = planOf(all.flatMap(({ edits }) => edits))
    if (plan.length === 0) return all
    const errors = (await newFindings(session.workspace, await session.planned(plan))).filter(({ severity }) => severity === 'error')
    if (errors.length === 0) return all
    const isAt = (row: RowReport, path: string) => row.edits.some((edit) => edit.path === path)
    const own = errors.some(({ path }) => all.some((row) => isAt(row, path)))
    all = all.map((row) => {
      // An error in a record that no row touches comes from what some row took away: then none is written.
      const problems =
        row.edits.length === 0 ? [] : errors.filter(({ path }) => (own ? isAt(row, path) : true)).map(({ message: said, help }) => ({ message: said, help }))
      return problems.length === 0 ? row : { ...row, outcome: 'invalid', problems: [...row.problems, ...problems], edits: [] }
    })
  }
}

function asOutput(rows: readonly RowReport[], lang: Lang): ImportOutput {
  const count = (outcome: Outcome) => rows.reduce((sum, row) => sum + (row.outcome === outcome ? 1 : 0), 0)
  return {
    rows: rows.map(({ outcome, id, kind, title, table, line, path, fields, problems }) => ({
      outcome,
      id: id ?? null,
      kind: kind?.name ?? null,
      title: title ?? null,
      table,
      line,
      path: path ?? null,
      fields: fields.map((field) => ({ ...field })),
      problems: problems.map(({ message: said, help }) => ({ message: say(said, lang), help: say(help, lang) })),
    })),
    summary: {
      rows: rows.length,
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      conflict: count('conflict'),
      unknown: count('unknown'),
      invalid: count('invalid'),
    },
  }
}

function kindOr({ workspace }: Session, word: string): Kind {
  const kind = kindNamed(workspace, word)
  if (kind) return kind
  const near = nearest(word, [...workspace.kinds.values()].flatMap(kindWords))
  const values = { word, near, kinds: [...workspace.kinds.keys()].join(', ') }
  const text = { en: 'There is no kind of record “{word}”.', es: 'No existe el tipo de registro «{word}».' }
  throw near
    ? userError('kind', text, values, { en: 'Did you mean {near}? There are: {kinds}.', es: '¿Quiso decir {near}? Hay: {kinds}.' })
    : userError('kind', text, values, { en: 'There are: {kinds}.', es: 'Hay: {kinds}.' })
}

const nobody = (count: number) =>
  userError(
    'confirm',
    {
      en: 'This writes {count, plural, one {# record} other {# records}}, and nobody is at the terminal to agree.',
      es: 'Esto escribe {count, plural, one {# registro} other {# registros}}, y no hay nadie en la terminal que lo confirme.',
    },
    { count },
    { en: 'Look at the changes above, then give --yes.', es: 'Revise los cambios de arriba y luego indique --yes.' },
  )

function unreadable(file: string, { reason, line, detail }: ImportFault) {
  if (reason === 'encoding')
    return userError(
      'import',
      { en: 'The text of {file} is not in UTF-8.', es: 'El texto de {file} no está en UTF-8.' },
      { file },
      { en: 'Save it as “CSV UTF-8”, or as xlsx.', es: 'Guárdelo como «CSV UTF-8» o como xlsx.' },
    )
  return userError(
    'import',
    { en: 'The file {file} cannot be read at line {line, number}: {detail}', es: 'No se puede leer el archivo {file} en la línea {line, number}: {detail}' },
    { file, line, detail },
    { en: 'Export again, and change only the cells.', es: 'Exporte de nuevo y cambie solo las celdas.' },
  )
}
