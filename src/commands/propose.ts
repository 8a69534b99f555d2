// rcm propose: a new wording for adopted text, from the text as it is in force.
import { userError } from '../core/failure.ts'
import { fieldOf, readValue } from '../core/field-input.ts'
import { message } from '../core/message.ts'
import { planOf } from '../core/plan.ts'
import { baseOf } from '../core/proposed-changes.ts'
import { newRecord } from '../core/record-edit.ts'
import { slugOf } from '../core/slug.ts'
import { Consolidation } from '../wording/consolidation.ts'
import { askField } from './ask-field.ts'
import { type Command, type Context, type Input, type Session, writingOptions } from './command.ts'
import { commitOptions, commitPlan } from './commit-plan.ts'
import { firstStatus, freeId } from './new-record.ts'
import { type Place, type Section, assemble, changedSections, printSections, readSections } from './propose-text.ts'
import { choosePlaces, placesAt } from './propose-places.ts'
import { proposalSource, proposalTitles } from './propose-facts.ts'
import { listOf } from './update.ts'

export const propose: Command = {
  name: 'propose',
  summary: { en: 'propose a new wording for adopted text', es: 'proponer una nueva redacción de un texto adoptado' },
  description: {
    en: 'Opens the text in force in the editor, or takes the new one from a file, and makes a proposal of what differs: words replaced, added or deleted, at one place or several. The proposal keeps the text that it starts from with its fingerprint, so that everybody sees when that has changed since. A record such as AGR-2016-001 stands for all places in it.',
    es: 'Abre el texto vigente en el editor, o toma el nuevo de un archivo, y hace una propuesta de lo que difiere: palabras reemplazadas, agregadas o suprimidas, en uno o varios lugares. La propuesta conserva el texto del que parte con su huella, de modo que todos vean cuándo este ha cambiado. Un registro como AGR-2016-001 vale por todos sus lugares.',
  },
  arguments: [
    {
      flags: '[places...]',
      text: { en: 'text references, such as AGR-2016-001#3.2, or an agreement', es: 'referencias a textos, por ejemplo AGR-2016-001#3.2, o un acuerdo' },
    },
  ],
  options: [
    { flags: '-t, --title <text>', text: { en: 'the title of the proposal', es: 'el título de la propuesta' } },
    { flags: '--proposer <codes>', text: { en: 'who proposes, with commas', es: 'quién propone, separados por comas' } },
    {
      flags: '--text <file>',
      text: { en: 'the new text, from a file; “-” is standard input', es: 'el nuevo texto, de un archivo; «-» es la entrada estándar' },
    },
    {
      flags: '--translation <lang=file>',
      isRepeatable: true,
      text: { en: 'the new text in another language, such as es=text.es.md', es: 'el nuevo texto en otro idioma, por ejemplo es=texto.es.md' },
    },
    {
      flags: '--translate <lang.title=text>',
      isRepeatable: true,
      text: { en: 'the title in another language, such as es.title=…', es: 'el título en otro idioma, por ejemplo es.title=…' },
    },
    { flags: '--after', text: { en: 'put the text in after the place', es: 'insertar el texto después del lugar' } },
    { flags: '--before', text: { en: 'put the text in before the place', es: 'insertar el texto antes del lugar' } },
    { flags: '--delete', text: { en: 'propose to delete the places', es: 'proponer que se supriman los lugares' } },
    {
      flags: '--source <record>',
      text: { en: 'the record in which it is proposed, such as a meeting', es: 'el registro en que consta, por ejemplo una reunión' },
    },
    { flags: '--quote <text>', text: { en: 'what that record says, word for word', es: 'lo que dice ese registro, palabra por palabra' } },
    {
      flags: '--date <date>',
      text: { en: 'the day on which it is tabled; the as-of day unless given', es: 'el día en que se presenta; el día de consulta si no se indica' },
    },
    { flags: '--note <text>', text: { en: 'a note, such as the reason', es: 'una nota, por ejemplo el motivo' } },
    { flags: '--branch', text: { en: 'put it on a git branch of its own', es: 'ponerla en una rama git propia' } },
    ...commitOptions,
    ...writingOptions,
  ],
  formats: ['text'],
  examples: [
    { run: 'rcm propose AGR-2016-001#3', text: { en: 'in the editor, by questions', es: 'en el editor, con preguntas' } },
    {
      run: 'rcm propose AGR-2016-001#3 --text new.md --proposer HND --title "New wording on the Troika" --branch --commit',
      text: { en: 'in one line, on a branch to be reviewed', es: 'en una línea, en una rama para su revisión' },
    },
    { run: 'rcm propose AGR-2016-001#3 --delete --proposer HND --title "Delete the paragraph on the Troika"', text: { en: 'a deletion', es: 'una supresión' } },
  ],
  next: {
    en: '“rcm review” shows what it would change; “rcm consult open” asks the others.',
    es: '«rcm review» muestra qué cambiaría; «rcm consult open» consulta a los demás.',
  },
  async run(context, { args, options }) {
    const session = await context.open()
    const { workspace, day } = session
    const [original = 'en'] = workspace.forum.languages
    const action = actionOf(options)
    const consolidation = new Consolidation(workspace, { asOf: day, lang: original })
    const refs = args.length > 0 ? args : await choosePlaces(context, session, consolidation)
    const places = placesAt(refs, consolidation, options.delete === true)
    const textOf = (ref: string) => consolidation.provision(ref).own
    const sections = changedSections(await writtenSections(context, session, { places, action, options }), textOf)
    if (sections.length === 0) {
      context.note(`${{ en: 'The text is as it was: nothing is proposed.', es: 'El texto está como estaba: no se propone nada.' }[session.lang]}\n`)
      return 0
    }
    return tabled(context, session, { places, action, options, sections, textOf })
  },
}

interface Tabling extends Writing {
  readonly sections: readonly Section[]
  /** The text in force at a place. */
  textOf(ref: string): string
}

/** Asks for what is missing, and writes the proposal; gives the exit code. */
async function tabled(context: Context, session: Session, { places, action, options, sections, textOf }: Tabling): Promise<number> {
  const { workspace, day } = session
  const kind = kindPlaying(session, 'proposal')
  const { body, changes } = assemble(sections)
  const translations = await translatedBodies(context, session, { places, action, options, sections })
  const { title, titles } = await proposalTitles(context, session, kind, options)
  const proposer = await proposerOf(context, session, options)
  const source = await proposalSource(context, session, kind, options)
  const date = typeof options.date === 'string' ? String(readValue({ ...fieldOf(kind, 'log.date'), isList: false }, options.date, { workspace, day })) : day
  const data = {
    title,
    type: 'wording',
    proposer,
    changes: changes.flatMap((each) =>
      each.map(({ target, action: how, with: place }) => ({
        target,
        ...(how && { action: how }),
        was: textOf(target),
        base: baseOf(textOf(target)),
        ...(place && { with: place }),
      })),
    ),
    ...(source && { source: [source] }),
    ...(typeof options.note === 'string' && { note: options.note }),
    log: [{ date, status: firstStatus(kind) }],
  }
  const id = await freeId(session, { kind, data })
  const languages = new Set([...titles.keys(), ...translations.keys()])
  const siblings = new Map(
    [...languages].map((code) => [code, { data: titles.has(code) ? { title: titles.get(code) } : {}, body: translations.get(code) ?? '' }] as const),
  )
  const slug = slugOf(title)
  const why = message({ en: 'proposal {id}: {title}', es: 'propuesta {id}: {title}' }, { id, title })
  const plan = planOf(newRecord({ kind, id, slug, data, body, translations: siblings }, why))
  return commitPlan(context, session, { plan, options, subject: why, ...(options.branch === true && { branch: `propose/${id}-${slug}` }) })
}

type Action = 'replace' | 'insert-before' | 'insert-after'

function actionOf({ after, before, delete: gone, text }: Input['options']): Action {
  if ([after, before, gone].filter(Boolean).length > 1 || (gone && text !== undefined))
    throw userError(
      'usage',
      {
        en: '--after, --before and --delete exclude each other, and a deletion has no text.',
        es: '--after, --before y --delete se excluyen entre sí, y una supresión no lleva texto.',
      },
      {},
      {
        en: 'Give one of them; in one text, marks say what happens to each place: <!-- after AGR-2016-001#3 -->',
        es: 'Indique una de ellas; en un mismo texto, las marcas dicen qué ocurre con cada lugar: <!-- after AGR-2016-001#3 -->',
      },
    )
  return after ? 'insert-after' : before ? 'insert-before' : 'replace'
}

/** The kind that plays a part in this forum. */
export function kindPlaying({ workspace }: Pick<Session, 'workspace'>, part: string) {
  const kind = [...workspace.kinds.values()].find(({ plays }) => plays === part)
  if (!kind) throw userError('kind', { en: 'This forum has no records of the kind {part}.', es: 'Este foro no tiene registros del tipo {part}.' }, { part })
  return kind
}

interface Writing {
  readonly places: readonly Place[]
  readonly action: Action
  readonly options: Input['options']
}

async function writtenSections(context: Context, session: Session, { places, action, options }: Writing): Promise<readonly Section[]> {
  if (options.delete) return places.map(({ ref }) => ({ ref, action: 'replace', text: '' }))
  if (typeof options.text === 'string') return readSections(await context.read(options.text), places, action)
  const edited = await session.edit(`propose-${places[0]?.ref.replace('#', '-')}.md`, printSections(places, action, session.lang))
  return readSections(edited, places, action)
}

/** The new text in other languages, place by place like the original. */
async function translatedBodies(
  context: Context,
  session: Session,
  { places, action, options, sections }: Writing & { readonly sections: readonly Section[] },
): Promise<Map<string, string>> {
  const bodies = new Map<string, string>()
  const { languages } = session.workspace.forum
  for (const each of listOf(options.translation)) {
    const [lang = '', file = ''] = each.split(/=(.*)/s)
    if (!languages.slice(1).includes(lang) || file === '')
      throw userError(
        'value',
        { en: '“{each}” is no text in another language of this forum.', es: '«{each}» no es un texto en otro idioma de este foro.' },
        { each, languages: languages.slice(1).join(', ') },
        { en: 'Write language=file; languages: {languages}.', es: 'Escriba idioma=archivo; idiomas: {languages}.' },
      )
    const written = readSections(await context.read(file), places, action)
    const own = sections.map(({ ref, action: how }) => written.find((one) => one.ref === ref && (one.action === how || how === 'delete')))
    const texts = sections.flatMap((section, index) => (section.action === 'delete' ? [] : [{ ...section, text: own[index]?.text ?? '' }]))
    const translated = assemble(texts.filter(({ text }) => text !== ''))
    const originals = assemble(sections.filter(({ action: how }) => how !== 'delete'))
    if (JSON.stringify(translated.changes) !== JSON.stringify(originals.changes))
      throw userError(
        'translation',
        {
          en: 'The text in {file} does not have the places and paragraphs of the original.',
          es: 'El texto de {file} no tiene los lugares y párrafos del original.',
        },
        { file },
        { en: 'Give each of them, in the same order, with the same marks.', es: 'Indique cada uno, en el mismo orden y con las mismas marcas.' },
      )
    bodies.set(lang, translated.body)
  }
  return bodies
}

async function proposerOf(context: Context, session: Session, { proposer }: Input['options']): Promise<unknown> {
  const { workspace, day, lang } = session
  const field = fieldOf(kindPlaying(session, 'proposal'), 'proposer')
  if (typeof proposer === 'string') return readValue(field, proposer, { workspace, day })
  const ask = await context.ask(lang)
  const answer = ask && (await askField(ask, session, { field, isRequired: true }))
  if (answer) return answer
  throw userError(
    'incomplete',
    { en: 'A proposal needs to say who proposes.', es: 'Una propuesta debe decir quién propone.' },
    {},
    { en: 'Give --proposer with the code of a party, such as HND.', es: 'Indique --proposer con el código de una parte, por ejemplo HND.' },
  )
}
