// A document: a template filled with a report's data, in a format and a language.
import { Chalk, type ChalkInstance } from 'chalk'
import { userError } from '../core/failure.ts'
import { inLanguage } from '../core/forum.ts'
import type { Lang } from '../core/message.ts'
import { enter } from '../core/phase.ts'
import { tangleIn } from '../core/tangle.ts'
import { titleOf } from '../core/record.ts'
import { documentFormats } from '../formats/index.ts'
import type { Context, Session } from './command.ts'

export interface DocumentRequest {
  /** The template's folder and file name: `status` is templates/status/status.LANG.md. */
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  /** The title of the file, where the format has one. */
  readonly title: string
  readonly lang: Lang
  /** What is filled instead of that template. */
  readonly source?: { readonly path: string; readonly text: string } | undefined
  /** A format of formats/index.ts. */
  readonly format: string
  /** Columns, and the colours, of a terminal; 80 and none unless given. */
  readonly width?: number
  readonly colour?: ChalkInstance
}

/**
 * Fills the template and lays it out; the same bytes for the same session and request.
 * @throws UserError `template`
 */
export async function renderDocument({ workspace, day, template, rasterise, progress }: Session, request: DocumentRequest): Promise<string | Uint8Array> {
  const { name, data, title, lang, format } = request
  const path = request.source?.path ?? templatePath(name, lang)
  const source = request.source?.text ?? template(path)
  if (source === undefined)
    throw userError('template', { en: 'There is no template {path}.', es: 'No existe la plantilla {path}.' }, { path: `templates/${path}` })
  const names = (code: string) => {
    const record = workspace.byId.get(code)
    return record ? titleOf(record, lang) : code
  }
  enter('template')
  const { renderTemplate } = await import('../formats/template.ts')
  let markdown: string
  try {
    markdown = renderTemplate(source, data, lang, names)
    const tangle = tangleIn(markdown, true)
    if (tangle) throw new Error(`its text cannot be laid out (${tangle.what}, line ${tangle.line})`)
  } catch (error) {
    throw userError(
      'template',
      { en: 'The template {path} cannot be filled: {detail}', es: 'No se puede completar la plantilla {path}: {detail}' },
      { path: `templates/${path}`, detail: (error as Error).message.split('\n')[0] },
      {
        en: 'Correct the place that the message names, or remove the file to use the one that ships with rcm.',
        es: 'Corrija el lugar que indica el mensaje, o quite el archivo para usar la que viene con rcm.',
      },
    )
  }
  enter('layout')
  if (format !== 'text') progress?.('layout')(0, 0)
  const lay = await documentFormats[format]?.()
  if (!lay) throw new Error(`no document format ${format}`)
  const author = `${inLanguage(workspace.forum['short-name'], lang)}, ${inLanguage(workspace.forum.secretariat, lang)}`
  return lay(markdown, { title, lang, author, date: day, width: request.width ?? 80, colour: request.colour ?? new Chalk({ level: 0 }), rasterise })
}

/** The path of a document's template under templates/. */
export const templatePath = (name: string, lang: Lang): string => `${name}/${name}.${lang}.md`

/** Puts a document where the command's result goes, in the format and the language asked for. */
export async function printDocument(context: Context, session: Session, name: string, data: Readonly<Record<string, unknown>>, title: string): Promise<void> {
  const { format, width, colour } = context
  const { lang, day } = session
  const make = () => renderDocument(session, { name, data, title, lang, format, width, colour })
  if (format !== 'text') return context.out(await make())
  const input = JSON.stringify([session.template(templatePath(name, lang)), data, title, lang, day, width, colour.level])
  context.out(await session.remembered(`${name}-text`, make, input))
}
