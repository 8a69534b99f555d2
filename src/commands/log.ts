// rcm log: how a record came to be.
import { logFormats } from '../formats/log.ts'
import { beginningsOf } from '../wording/lineage.ts'
import { recordLogs } from '../wording/record-log.ts'
import type { Command } from './command.ts'
import { recordNamed } from './record-named.ts'

export const log: Command = {
  name: 'log',
  summary: { en: 'how a record came to be', es: 'cómo llegó un registro a ser lo que es' },
  description: {
    en: 'Shows the entries of a record’s own log with their days, then every commit that changed it, in words, with a redline of its text; through new names, new numbers and merges, the newest last.',
    es: 'Muestra las entradas de la bitácora de un registro con sus días y después cada commit que lo cambió, en palabras, con las marcas de cambio de su texto; a través de cambios de nombre, de número y de fusiones, lo más reciente al final.',
  },
  arguments: [
    { flags: '<ids...>', text: { en: 'the ids of the records, those they had before too', es: 'los ids de los registros, también los que tuvieron antes' } },
  ],
  options: [],
  formats: Object.keys(logFormats),
  examples: [
    { run: 'rcm log FU-2016-001', text: { en: 'a follow-up', es: 'un seguimiento' } },
    {
      run: 'rcm log AGR-2016-001 --rev v2016.1 --format md',
      text: { en: 'an agreement up to an edition, for a wiki', es: 'un acuerdo hasta una edición, para un wiki' },
    },
  ],
  async run(context, { args }) {
    const session = await context.open()
    const { workspace, day, lang, commit } = session
    const records = args.map((typed) => recordNamed(workspace, typed))
    const history = await session.history(beginningsOf(records))
    const format = await logFormats[context.format as keyof typeof logFormats]()
    const views = recordLogs(records, history, workspace, { day, lang, isWorkingTree: commit === undefined })
    context.out(format(views, { lang, colour: context.colour, width: context.width }))
    return 0
  },
}
