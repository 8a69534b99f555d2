// Prints a document: a template filled with a report's data, in the format asked for.
import { userError } from '../core/failure.ts'
import { titleOf } from '../core/record.ts'
import { documentFormats } from '../formats/index.ts'
import type { Context, Session } from './command.ts'

/**
 * @param name the template's folder and file name: `status` is templates/status/status.LANG.md
 * @param title the title of the file, where the format has one
 * @throws UserError `template`
 */
export async function printDocument(context: Context, session: Session, name: string, data: Readonly<Record<string, unknown>>, title: string): Promise<void> {
  const { lang, workspace } = session
  const path = `${name}/${name}.${lang}.md`
  const source = session.template(path)
  if (source === undefined) throw userError('template', { en: 'There is no template {path}.', es: 'No existe la plantilla {path}.' }, { path: `templates/${path}` })
  const names = (code: string) => {
    const record = workspace.byId.get(code)
    return record ? titleOf(record, lang) : code
  }
  const { renderTemplate } = await import('../formats/template.ts')
  let markdown: string
  try {
    markdown = renderTemplate(source, data, lang, names)
  } catch (error) {
    throw userError(
      'template',
      { en: 'The template {path} cannot be filled: {detail}', es: 'No se puede completar la plantilla {path}: {detail}' },
      { path: `templates/${path}`, detail: (error as Error).message.split('\n')[0] },
      { en: 'Correct the place that the message names, or remove the file to use the one that ships with rcm.', es: 'Corrija el lugar que indica el mensaje, o quite el archivo para usar la que viene con rcm.' },
    )
  }
  const format = await documentFormats[context.format]?.()
  if (format) context.out(await format(markdown, { title, lang, width: context.width, colour: context.colour }))
}
