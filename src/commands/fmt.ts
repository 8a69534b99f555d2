// rcm fmt: the canonical layout of the records' files.
import { userError } from '../core/failure.ts'
import { layOut } from '../core/layout.ts'
import { message, say } from '../core/message.ts'
import { type Edit, planOf } from '../core/plan.ts'
import { filesOf } from '../core/record.ts'
import { keyOrder } from '../core/record-edit.ts'
import { visible } from '../core/visible.ts'
import { type Command, writingOptions } from './command.ts'
import { writePlan } from './write-plan.ts'

export const fmt: Command = {
  name: 'fmt',
  summary: { en: 'put files into the canonical layout', es: 'dar a los archivos su forma canónica' },
  description: {
    en: 'Keys in the order of the schema, one form of log, quotes only where they are needed, LF, one line end at the end. Comments and every value stay. Files that cannot be read are left as they are; “rcm validate” says why.',
    es: 'Las claves en el orden del esquema, una sola forma de bitácora, comillas solo donde hacen falta, LF, un fin de línea al final. Los comentarios y todos los valores se conservan. Los archivos que no se pueden leer se dejan como están; «rcm validate» dice por qué.',
  },
  arguments: [{ flags: '[paths...]', text: { en: 'files or folders; all records without them', es: 'archivos o carpetas; sin ellos, todos los registros' } }],
  options: [
    {
      flags: '--check',
      text: {
        en: 'write nothing; name the files that are not in it, and end with 1 when there are any',
        es: 'no escribir nada; nombrar los archivos que no la tienen, y terminar con 1 si los hay',
      },
    },
    ...writingOptions,
  ],
  formats: ['text'],
  examples: [
    { run: 'rcm fmt', text: { en: 'all records', es: 'todos los registros' } },
    { run: 'rcm fmt --check', text: { en: 'in CI', es: 'en la integración continua' } },
    { run: 'rcm fmt records/events --dry-run', text: { en: 'what it would change in one folder', es: 'lo que cambiaría en una carpeta' } },
  ],
  async run(context, { args, options }) {
    const session = await context.open()
    const { workspace, lang, pathOf } = session
    const wanted = args.map((typed) => {
      const path = pathOf(typed)
      if (path !== undefined && (path === '' || workspace.paths.some((each) => each === path || each.startsWith(`${path}/`)))) return path
      throw userError(
        'path',
        { en: 'There are no records at “{typed}”.', es: 'No hay registros en «{typed}».' },
        { typed },
        {
          en: 'Give a file or folder of the records, such as records/follow-ups.',
          es: 'Indique un archivo o una carpeta de los registros, por ejemplo records/follow-ups.',
        },
      )
    })
    const isWanted = (path: string) => wanted.length === 0 || wanted.some((each) => each === '' || each === path || path.startsWith(`${each}/`))
    const edits: Edit[] = []
    const why = message({ en: 'layout', es: 'forma' })
    for (const record of workspace.records) {
      const order = keyOrder(record.kind)
      for (const { path, text } of filesOf(record))
        if (isWanted(path)) edits.push({ path, before: text, after: layOut(path, text, path === record.path ? order : ['translates', ...order]), why })
    }
    const plan = planOf(edits)
    if (!options.check) return writePlan(context, session, { plan, options })
    if (plan.length > 0) context.out(plan.map(({ path }) => `${visible(path)}\n`).join(''))
    const text = {
      en: '{count, plural, =0 {All files have the canonical layout.} one {# file does not have the canonical layout: rcm fmt} other {# files do not have the canonical layout: rcm fmt}}',
      es: '{count, plural, =0 {Todos los archivos tienen la forma canónica.} one {# archivo no tiene la forma canónica: rcm fmt} other {# archivos no tienen la forma canónica: rcm fmt}}',
    }
    context.note(`${say(message(text, { count: plan.length }), lang)}\n`)
    return plan.length > 0 ? 1 : 0
  },
}
