// rcm show: one record and all it touches.
import { showFormats } from '../formats/show.ts'
import { showReport } from '../reports/show.ts'
import type { Command } from './command.ts'
import { recordNamed } from './record-named.ts'

export const show: Command = {
  name: 'show',
  summary: { en: 'one record and all it touches', es: 'un registro y todo lo que lo toca' },
  description: {
    en: 'Shows a record: its status on the day, its fields with the titles of what they refer to, its text, its log, and everything that refers to it.',
    es: 'Muestra un registro: su estado en el día, sus campos con los títulos de aquello a lo que se refieren, su texto, su bitácora y todo lo que se refiere a él.',
  },
  arguments: [{ flags: '<ids...>', text: { en: 'the ids of the records', es: 'los ids de los registros' } }],
  options: [],
  formats: Object.keys(showFormats),
  examples: [
    { run: 'rcm show FU-2016-001', text: { en: 'a follow-up', es: 'un seguimiento' } },
    { run: 'rcm show AGR-2016-001 --lang es --as-of 2016-03-05', text: { en: 'an agreement on a day, in Spanish', es: 'un acuerdo en un día, en español' } },
  ],
  async run(context, { args }) {
    const { workspace, day, lang } = await context.open()
    const records = args.map((typed) => recordNamed(workspace, typed))
    const format = await showFormats[context.format as keyof typeof showFormats]()
    context.out(
      format(
        records.map((record) => showReport(record, workspace, day, lang)),
        { lang, colour: context.colour, width: context.width },
      ),
    )
    return 0
  },
}
