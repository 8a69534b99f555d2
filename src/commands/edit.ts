// rcm edit: a record in the person's own editor, judged when it comes back.
import { message } from '../core/message.ts'
import { planOf } from '../core/plan.ts'
import { titleOf } from '../core/record.ts'
import { nearest } from '../core/nearest.ts'
import { userError } from '../core/failure.ts'
import { type Command, writingOptions } from './command.ts'
import { recordOr } from './new-record.ts'
import { writePlan } from './write-plan.ts'

export const edit: Command = {
  name: 'edit',
  summary: { en: 'open a record in the editor', es: 'abrir un registro en el editor' },
  description: {
    en: 'Opens a copy in VISUAL or EDITOR and writes it when the records stay valid. A text that does not pass is kept, and is what the next “rcm edit” of the record opens.',
    es: 'Abre una copia en VISUAL o EDITOR y la escribe si los registros siguen siendo válidos. Un texto que no pasa se conserva, y es lo que abre el siguiente «rcm edit» del registro.',
  },
  arguments: [{ flags: '<id>', text: { en: 'the id of the record', es: 'el id. del registro' } }],
  options: [{ flags: '--translation <language>', text: { en: 'its translation into this language', es: 'su traducción a este idioma' } }, ...writingOptions],
  formats: ['text'],
  examples: [
    { run: 'rcm edit FU-2016-001', text: { en: 'the record', es: 'el registro' } },
    { run: 'rcm edit EVT-2016-001 --translation es', text: { en: 'its Spanish translation', es: 'su traducción al español' } },
  ],
  next: { en: '“git diff” shows what was written; then commit it.', es: '«git diff» muestra lo escrito; luego haga el commit.' },
  async run(context, { args, options }) {
    const session = await context.open()
    const { lang } = session
    const record = recordOr(session, args[0] ?? '')
    const code = typeof options.translation === 'string' ? options.translation : undefined
    const file = code === undefined ? record : record.translations.get(code)
    if (!file) throw noTranslation(record.id, code ?? '', [...record.translations.keys()])
    const edited = await session.edit(file.path.slice(file.path.lastIndexOf('/') + 1), file.text)
    const why = message({ en: '{id} {title}', es: '{id} {title}' }, { id: record.id, title: titleOf(record, lang) })
    const plan = planOf([{ path: file.path, before: file.text, after: edited, why }])
    return writePlan(context, session, { plan, options })
  },
}

function noTranslation(id: string, code: string, known: readonly string[]) {
  const near = nearest(code, known)
  const text = { en: '{id} has no translation into “{code}”.', es: '{id} no tiene traducción a «{code}».' }
  return near
    ? userError('translation', text, { id, code, near }, { en: 'Did you mean {near}?', es: '¿Quiso decir {near}?' })
    : userError('translation', text, { id, code, known: known.join(', ') || '–' }, { en: 'It has: {known}.', es: 'Tiene: {known}.' })
}
