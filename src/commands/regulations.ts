// rcm regulations: the compiled document, word for word, at any day and any revision; and its release as an edition.
import { isDay } from '../core/day.ts'
import { userError } from '../core/failure.ts'
import { documentFormats } from '../formats/index.ts'
import type { Command, Context, Input, Session } from './command.ts'
import { atOwnDay, compileRegulations, editionBefore, regulationsData, sourcesOf } from './compile-regulations.ts'
import { regulationsAkn } from './regulations-akn.ts'
import { releaseFiles, releaseNames } from './release-files.ts'
import { rememberedRegulations } from './remembered-regulations.ts'
import { renderDocument } from './render-document.ts'

export const regulations: Command = {
  name: 'regulations',
  summary: { en: 'the compiled document', es: 'el documento compilado' },
  description: {
    en: 'Compiles the regulations from adopted text alone: what was in force on the day (--as-of), as the repository knew it at a revision (--rev). “rcm regulations release 2016.1” writes every format and language of an edition with its checksums, and tags the commit.',
    es: 'Compila las normas solo a partir de texto adoptado: lo vigente en el día (--as-of), según lo que el repositorio sabía en una revisión (--rev). «rcm regulations release 2016.1» escribe todos los formatos e idiomas de una edición con sus sumas de verificación, y pone una etiqueta al commit.',
  },
  arguments: [
    { flags: '[action]', text: { en: '“release” to publish an edition', es: '«release» para publicar una edición' } },
    { flags: '[edition]', text: { en: 'the name of the edition, such as 2016.1', es: 'el nombre de la edición, por ejemplo 2016.1' } },
  ],
  options: [
    { flags: '--edition <name>', text: { en: 'the name of the edition on its cover', es: 'el nombre de la edición en su portada' } },
    {
      flags: '--redline <revision>',
      text: { en: 'mark what changed since an edition, such as v2016.1', es: 'marcar lo que cambió desde una edición, por ejemplo v2016.1' },
    },
    {
      flags: '--redline-as-of <day>',
      text: {
        en: 'the day of that edition, when not the one it was compiled for, or of its commit',
        es: 'el día de esa edición, si no es aquel para el que se compiló, o el de su commit',
      },
    },
    { flags: '--no-tag', text: { en: 'release without a tag', es: 'publicar sin etiqueta' } },
    { flags: '--dry-run', text: { en: 'tell what a release would write, and write nothing', es: 'decir qué escribiría una publicación, sin escribir nada' } },
  ],
  formats: [...Object.keys(documentFormats), 'akn', 'json'],
  examples: [
    { run: 'rcm regulations --as-of 2016-03-05', text: { en: 'what is in force on 5 March 2016', es: 'lo vigente al 5 de marzo de 2016' } },
    { run: 'rcm regulations --rev HEAD --format pdf -o regulations.pdf', text: { en: 'a document to print', es: 'un documento para imprimir' } },
    {
      run: 'rcm regulations release 2016.1 -o editions/2016.1',
      text: { en: 'an edition, with everything that proves it', es: 'una edición, con todo lo que la acredita' },
    },
  ],
  next: { en: '“rcm trace "WORDS"” says where a sentence comes from.', es: '«rcm trace "PALABRAS"» dice de dónde viene una frase.' },
  async run(context, input) {
    const [action, name] = input.args
    const session = await context.open()
    if (action !== undefined) {
      if (action !== 'release') throw notAnAction(action)
      return release(context, session, name, input)
    }
    const edition = typeof input.options.edition === 'string' ? input.options.edition : undefined
    const make = async () => documentOf(context, session, edition, await earlier(session, input))
    const isKept = typeof input.options.redline !== 'string' && !isBinary(context.format)
    context.out(isKept ? await rememberedRegulations(context, session, edition, make as () => Promise<string>) : await make())
    return 0
  },
}

/** The document in the format asked for. */
async function documentOf(context: Context, session: Session, edition: string | undefined, against: Session | undefined): Promise<string | Uint8Array> {
  const { format, width, colour } = context
  const { workspace, lang } = session
  const sources = await sourcesOf(session, await editionBefore(session), against)
  const output = compileRegulations(sources, lang, edition)
  if (format === 'json') return `${JSON.stringify(output, null, 2)}\n`
  if (format === 'akn') return regulationsAkn(workspace, output, lang)
  return renderDocument(session, { name: 'regulations', data: regulationsData(sources, output, lang), title: output.title, lang, format, width, colour })
}

/** Is it a file of bytes? What is remembered is text. */
const isBinary = (format: string): boolean => format === 'docx' || format === 'pdf'

/**
 * The records, and the day, against which changes are marked.
 * @throws UserError `revision`, `day`
 */
async function earlier(session: Session, { options }: Input): Promise<Session | undefined> {
  const { redline, redlineAsOf: day } = options
  if (typeof redline !== 'string') return undefined
  if (typeof day === 'string' && !isDay(day)) throw notADay(day)
  return atOwnDay(session, redline, typeof day === 'string' ? day : undefined)
}

/** Tags a commit as an edition, never what is being worked on, and writes its files. */
async function release(context: Context, opened: Session, edition: string | undefined, { options }: Input): Promise<number> {
  if (edition === undefined || !/^\d+(\.\d+)*$/.test(edition))
    throw userError(
      'edition',
      { en: 'An edition needs a name of numbers, such as 2016.1.', es: 'Una edición necesita un nombre de números, por ejemplo 2016.1.' },
      {},
      { en: 'Write: rcm regulations release 2016.1', es: 'Escriba: rcm regulations release 2016.1' },
    )
  const session = opened.commit === undefined ? await opened.at('HEAD') : opened
  const folder = typeof options.output === 'string' ? options.output : `editions/${edition}`
  if (options.dryRun) {
    context.print(
      releaseNames(session, edition)
        .map((name) => `${folder}/${name}\n`)
        .join(''),
    )
    return 0
  }
  if (options.tag !== false) await session.checkEdition(edition)
  const files = await releaseFiles(session, edition, { previous: await editionBefore(session), tool: context.version })
  // The tag comes last: an edition that has it was written whole.
  for (const [name, content] of files) context.write(`${folder}/${name}`, content)
  if (options.tag !== false) await session.tagEdition(edition)
  context.print(`${folder}/SHA256SUMS\n`)
  return 0
}

const notADay = (asked: string) =>
  userError(
    'day',
    { en: '“{asked}” is not a day of the calendar.', es: '«{asked}» no es un día del calendario.' },
    { asked },
    { en: 'Write the day as year-month-day: --redline-as-of 2016-03-05', es: 'Escriba el día como año-mes-día: --redline-as-of 2016-03-05' },
  )

const notAnAction = (action: string) =>
  userError(
    'action',
    { en: '“{action}” is nothing that can be done with the regulations.', es: '«{action}» no es algo que se pueda hacer con las normas.' },
    { action },
    {
      en: 'Write “rcm regulations” to read them, “rcm regulations release 2016.1” to publish an edition.',
      es: 'Escriba «rcm regulations» para leerlas, «rcm regulations release 2016.1» para publicar una edición.',
    },
  )
