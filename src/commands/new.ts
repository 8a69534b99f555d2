// rcm new: a new record, from flags, from a meeting, or from questions at the terminal.
import { userError } from '../core/failure.ts'
import { type Data, assign, fieldOf, parseAssignment, readStatus, readValue } from '../core/field-input.ts'
import { kindNamed, kindWords } from '../core/fields.ts'
import type { Field, Kind } from '../core/kind.ts'
import { message } from '../core/message.ts'
import { nearest } from '../core/nearest.ts'
import { planOf } from '../core/plan.ts'
import { newRecord } from '../core/record-edit.ts'
import { slugOf } from '../core/slug.ts'
import { type Command, type Input, type Session, writingOptions } from './command.ts'
import { askAnswers } from './new-questions.ts'
import { type Answers, freeId, recordOr, takeOver, titleField, titleFor, withFirstEntry } from './new-record.ts'
import { listOf } from './update.ts'
import { writePlan } from './write-plan.ts'

export const newCommand: Command = {
  name: 'new',
  summary: { en: 'make a new record', es: 'crear un registro' },
  description: {
    en: 'Takes the next id that is free on every branch. At a terminal it asks for what is missing; in a script everything is given by options. Answers are kept until the record is written, so that nothing typed is lost.',
    es: 'Toma el siguiente id. libre en todas las ramas. En una terminal pregunta lo que falta; en un guion todo se indica con opciones. Las respuestas se guardan hasta que se escribe el registro, de modo que nada de lo escrito se pierde.',
  },
  arguments: [
    {
      flags: '[kind]',
      text: { en: 'the kind: follow-up, event, agreement… in either language', es: 'el tipo: seguimiento, actividad, acuerdo… en cualquiera de los idiomas' },
    },
  ],
  options: [
    { flags: '-t, --title <text>', text: { en: 'the title', es: 'el título' } },
    { flags: '--set <field=value>', isRepeatable: true, text: { en: 'any field; a list with commas', es: 'cualquier campo; una lista, separada por comas' } },
    { flags: '--responsible <codes>', text: { en: 'who has to act, with commas', es: 'quién debe actuar, separados por comas' } },
    { flags: '--due <date>', text: { en: 'until when: 2031-03-24, +2w, “end of March”', es: 'hasta cuándo: 2031-03-24, +2w, «fin de marzo»' } },
    {
      flags: '--from <record>',
      text: {
        en: 'the record it comes from, such as a meeting: its source, date and participants',
        es: 'el registro del que procede, por ejemplo una reunión: su fuente, fecha y participantes',
      },
    },
    { flags: '--quote <text>', isRepeatable: true, text: { en: 'what that record says, word for word', es: 'lo que dice ese registro, palabra por palabra' } },
    { flags: '-s, --status <status>', text: { en: 'its first status', es: 'su primer estado' } },
    {
      flags: '--date <date>',
      text: { en: 'the day of that status; the day of --from, else the as-of day', es: 'el día de ese estado; el de --from o, si no, el día de consulta' },
    },
    { flags: '--note <text>', text: { en: 'a note', es: 'una nota' } },
    {
      flags: '--translate <lang.field=value>',
      isRepeatable: true,
      text: { en: 'a field in another language, such as es.title=…', es: 'un campo en otro idioma, por ejemplo es.title=…' },
    },
    { flags: '--id <id>', text: { en: 'the id, where it is not the next number', es: 'el id., cuando no es el siguiente número' } },
    { flags: '--body <file>', text: { en: 'its text, from a file; “-” is standard input', es: 'su texto, de un archivo; «-» es la entrada estándar' } },
    { flags: '-e, --edit', text: { en: 'write its text in the editor', es: 'escribir su texto en el editor' } },
    ...writingOptions,
  ],
  formats: ['text'],
  examples: [
    { run: 'rcm new', text: { en: 'by questions', es: 'con preguntas' } },
    {
      run: 'rcm new follow-up --title "Send the list of wells" --set type=request --responsible HND --due "in two weeks" --from EVT-2016-001',
      text: { en: 'in one line', es: 'en una línea' },
    },
    {
      run: 'rcm new event --title "Workshop on data" --set type=workshop --set date=2016-08? --translate "es.title=Taller sobre datos"',
      text: { en: 'with its Spanish title', es: 'con su título en español' },
    },
  ],
  next: {
    en: '“git diff” and “rcm validate” show how it stands; then commit it.',
    es: '«git diff» y «rcm validate» muestran cómo quedó; luego haga el commit.',
  },
  async run(context, { args, options }) {
    const session = await context.open()
    const { lang, workspace } = session
    const ask = await context.ask(lang)
    const word = args[0]
    if (word === undefined && !ask) throw noKind(session)
    const kind = word === undefined ? undefined : kindOr(session, word)
    const given = kind && fromOptions(session, kind, options)
    const isAsking = ask !== undefined && (!kind || !given || missingIn(kind, given).length > 0)
    const answers = isAsking ? await askAnswers(ask, session, kind, given) : given
    if (!answers) throw noKind(session)
    const missing = missingIn(answers.kind, answers)
    if (missing.length > 0) throw incomplete(answers.kind, missing)
    const id = typeof options.id === 'string' ? options.id : (answers.id ?? (await freeId(session, answers)))
    if (workspace.byId.has(id)) throw taken(id)
    const edited = options.edit || answers.wantsEditor ? await session.edit(`${answers.kind.name}.md`, bodyTemplate(session, answers.kind)) : undefined
    const body = edited ?? (typeof options.body === 'string' ? await context.read(options.body) : '')
    const { data, translations } = answers
    const title = titleFor(answers.kind, data, workspace.forum.languages[0])
    const record = {
      kind: answers.kind,
      id,
      slug: slugIn(answers.kind, id, title),
      data,
      body,
      translations: new Map([...translations].map(([code, fields]) => [code, { data: fields, body: '' }])),
    }
    const plan = planOf(newRecord(record, message({ en: 'new: {id} {title}', es: 'nuevo: {id} {title}' }, { id, title })))
    const question = isAsking ? { question: message({ en: 'Write {id}?', es: '¿Escribir {id}?' }, { id }) } : {}
    return writePlan(context, session, { plan, options, ...question })
  },
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

const noKind = ({ workspace }: Session) =>
  userError(
    'kind',
    { en: 'rcm new needs to know of which kind.', es: 'rcm new necesita saber de qué tipo.' },
    { kinds: [...workspace.kinds.keys()].join(', ') },
    { en: 'There are: {kinds}.', es: 'Hay: {kinds}.' },
  )

/** The data that the options give, typed by the schema. */
function fromOptions(session: Session, kind: Kind, options: Input['options']): Answers {
  const { workspace, day } = session
  const text = (name: string): string | undefined => (typeof options[name] === 'string' ? (options[name] as string) : undefined)
  const context = { workspace, day }
  const isByLanguage = fieldOf(kind, titleField(kind)).type === 'object'
  let data: Data = {}
  const title = text('title')
  if (title !== undefined)
    data = assign(
      kind,
      data,
      { field: isByLanguage ? `${titleField(kind)}.${workspace.forum.languages[0]}` : titleField(kind), operator: '=', text: title },
      context,
    )
  for (const name of ['responsible', 'due'] as const) {
    const typed = text(name)
    if (typed !== undefined) data = { ...data, ...readRole(kind, name, typed, context) }
  }
  const note = text('note')
  if (note !== undefined) data = assign(kind, data, { field: 'note', operator: '=', text: note }, context)
  for (const each of listOf(options.set)) data = assign(kind, data, parseAssignment(each), context)
  const from = text('from')
  const origin = from === undefined ? undefined : recordOr(session, from)
  const quotes = listOf(options.quote)
  if (quotes.length > 0 && !origin)
    throw userError('usage', { en: '--quote needs --from: the record that says it.', es: '--quote necesita --from: el registro que lo dice.' })
  if (origin) data = takeOver(kind, data, origin, quotes)
  const status = text('status')
  const date = text('date')
  const logged = withFirstEntry(session, kind, data, {
    status: status === undefined ? undefined : readStatus(kind, status),
    date: date === undefined ? undefined : String(readValue({ ...fieldOf(kind, 'log.date'), isList: false }, date, context)),
    origin,
  })
  return { kind, ...splitTranslations(session, kind, logged, listOf(options.translate)), id: undefined, wantsEditor: false }
}

function readRole(kind: Kind, name: string, typed: string, context: { workspace: Session['workspace']; day: string }): Data {
  const field = kind.roles[name]
  if (field === undefined)
    throw userError(
      'field',
      { en: 'A record of the kind {kind} has no field for --{name}.', es: 'Un registro del tipo {kind} no tiene campo para --{name}.' },
      { kind: kind.name, name },
    )
  return { [field]: readValue(fieldOf(kind, field), typed, context) }
}

/** `es.title=…` goes into the Spanish sibling; where the names of all languages stand in one field, into that. */
function splitTranslations({ workspace, day }: Session, kind: Kind, data: Data, translate: readonly string[]): Pick<Answers, 'data' | 'translations'> {
  const { languages } = workspace.forum
  const translations = new Map<string, Record<string, string>>()
  let own = data
  for (const each of translate) {
    const { field: place, text } = parseAssignment(each)
    const [lang = '', field = ''] = place.split(/\.(.*)/s)
    if (!languages.includes(lang) || lang === languages[0] || !(field === titleField(kind) || field === 'title' || kind.translatable.includes(field)))
      throw userError(
        'value',
        { en: '“{place}” is no field in another language of this forum.', es: '«{place}» no es un campo en otro idioma de este foro.' },
        {
          place,
          languages: languages.slice(1).join(', '),
          fields: [titleField(kind), ...kind.translatable.filter((name) => name !== titleField(kind))].join(', '),
        },
        {
          en: 'Write language.field=value; languages: {languages}; fields: {fields}.',
          es: 'Escriba idioma.campo=valor; idiomas: {languages}; campos: {fields}.',
        },
      )
    const isTitle = field === 'title' || field === titleField(kind)
    if (isTitle && !kind.translatable.includes(titleField(kind)))
      own = assign(kind, own, { field: `${titleField(kind)}.${lang}`, operator: '=', text }, { workspace, day })
    else translations.set(lang, { ...translations.get(lang), [isTitle ? titleField(kind) : field]: text })
  }
  return { data: own, translations }
}

/** The required fields that the data lack, apart from the id. */
export const missingIn = (kind: Kind, { data }: Pick<Answers, 'data'>): Field[] =>
  kind.required.filter((name) => name !== 'id' && data[name] === undefined).map((name) => fieldOf(kind, name))

const incomplete = (kind: Kind, missing: readonly Field[]) =>
  userError(
    'incomplete',
    { en: 'A new record of the kind {kind} needs: {fields}.', es: 'Un registro nuevo del tipo {kind} necesita: {fields}.' },
    {
      kind: kind.name,
      fields: missing.map(({ name }) => name).join(', '),
      example: missing.map(({ name, choices }) => (name === titleField(kind) ? '--title …' : `--set ${name}=${choices.join('|') || '…'}`)).join(' '),
    },
    { en: 'Give {example}', es: 'Indique {example}' },
  )

const taken = (id: string) =>
  userError(
    'taken',
    { en: 'The id {id} is taken.', es: 'El id. {id} ya está ocupado.' },
    { id },
    { en: '“rcm show {id}” shows the record; “rcm update” changes it.', es: '«rcm show {id}» muestra el registro; «rcm update» lo cambia.' },
  )

/** The slug, unless the id says it already: TOP-wells needs no `-wells`. */
function slugIn(kind: Kind, id: string, title: string): string {
  const slug = slugOf(title)
  return kind.id.next?.includes('{slug}') || id.toLowerCase() === slug ? '' : slug
}

const bodyTemplate = (session: Session, kind: Kind): string => session.template(`new/${kind.name}.${session.lang}.md`) ?? ''
