// rcm minutes: notes of a meeting, to candidates for records, to the records that the coordinator accepts.
import { userError } from '../core/failure.ts'
import { type Lang, type Text, message, say, toolLanguages } from '../core/message.ts'
import { acceptedEdits, kindsMade } from '../core/minutes/accept.ts'
import type { Item, Meeting } from '../core/minutes/candidates-file.ts'
import { readCandidates } from '../core/minutes/candidates-file.ts'
import { inWords } from '../core/minutes/dates.ts'
import { type Draft, draftOf } from '../core/minutes/draft.ts'
import { type KindsFile, readKinds } from '../core/minutes/patterns.ts'
import type { MinutesOutput } from '../core/output.ts'
import { planOf } from '../core/plan.ts'
import { type ForumRecord, roleText, titleOf } from '../core/record.ts'
import { fingerprint, normalise } from '../core/text.ts'
import { minutesFormats } from '../formats/minutes.ts'
import type { MinutesView } from '../formats/minutes-format.ts'
import { type FoundCandidate, minutesReport } from '../reports/minutes.ts'
import { type Command, type Context, type Input, type Session, writingOptions } from './command.ts'
import { meetingOf, patternsFor, readNotes } from './minutes-notes.ts'
import { askWhat, pickCandidates } from './minutes-questions.ts'
import { listOf } from './update.ts'
import { writePlan } from './write-plan.ts'

export const minutes: Command = {
  name: 'minutes',
  summary: { en: 'what the notes of a meeting agree, promise, ask and announce', es: 'lo que las notas de una reunión acuerdan, prometen, piden y anuncian' },
  description: {
    en: `Reads notes of a meeting (docx, md, txt) and lists the statements that agree,
commit, request, propose or set a date, each word for word, with who said it,
who is to act, the date and how it was found. Nothing becomes a record by
itself. Accept and correct the candidates one by one at the terminal, or in a
file (--output candidates.yaml), which --accept then turns into records. What
is looked for stands in templates/minutes/; a forum can have its own.`,
    es: `Lee notas de una reunión (docx, md, txt) y enumera las declaraciones que
acuerdan, comprometen, solicitan, proponen o fijan una fecha, palabra por
palabra, con quién lo dijo, quién debe actuar, el plazo y cómo se halló. Nada se
vuelve registro por sí solo. Acepte y corrija los candidatos uno por uno en la
terminal, o en un archivo (--output candidatos.yaml) que --accept convierte en
registros. Lo que se busca está en templates/minutes/; un foro puede tener lo
suyo.`,
  },
  arguments: [{ flags: '[file]', text: { en: 'the notes; “-” is standard input', es: 'las notas; «-» es la entrada estándar' } }],
  options: [
    {
      flags: '-m, --meeting <id>',
      text: {
        en: 'the meeting, when it has a record; its text becomes the minutes if it has none',
        es: 'la reunión, si tiene registro; las notas serán su acta si no tiene',
      },
    },
    {
      flags: '--date <day>',
      text: {
        en: 'the day of a meeting without a record; else the first date in the notes',
        es: 'el día de una reunión sin registro; si no, la primera fecha de las notas',
      },
    },
    { flags: '-t, --title <text>', text: { en: 'its title; else the first line of the notes', es: 'su título; si no, la primera línea de las notas' } },
    {
      flags: '--lang-of <language>',
      choices: [...toolLanguages],
      text: { en: 'the language of the notes; else the notes tell', es: 'el idioma de las notas; si no, lo dicen las notas' },
    },
    {
      flags: '--kind <kinds>',
      text: {
        en: 'only these kinds of candidates, with commas: commitment,request',
        es: 'solo estos tipos de candidatos, separados por comas: commitment,request',
      },
    },
    { flags: '--sure <percent>', text: { en: 'only candidates at least so sure', es: 'solo candidatos con al menos esta certeza' } },
    {
      flags: '--accept <file>',
      text: { en: 'make records of what is accepted in a file of candidates', es: 'crear los registros de lo aceptado en un archivo de candidatos' },
    },
    ...writingOptions,
  ],
  formats: Object.keys(minutesFormats),
  examples: [
    {
      run: 'rcm minutes notes.docx --date 2016-02-19 --kind commitment,request',
      text: { en: 'who promised and who was asked', es: 'quién prometió y a quién se pidió' },
    },
    {
      run: 'rcm minutes notes.docx --output candidates.yaml',
      text: { en: 'a file to accept and correct them in', es: 'un archivo para aceptarlos y corregirlos' },
    },
    { run: 'rcm minutes --accept candidates.yaml --dry-run', text: { en: 'the records it would make', es: 'los registros que crearía' } },
  ],
  async run(context, { args, options }) {
    const session = await context.open()
    const kinds = readKinds(session.template('minutes/kinds.yaml') ?? '', 'templates/minutes/kinds.yaml')
    if (typeof options.accept === 'string') return acceptFile(context, session, kinds, options.accept, options)
    const [file] = args
    if (file === undefined)
      throw userError(
        'usage',
        { en: 'rcm minutes needs to know: the file of the notes.', es: 'rcm minutes necesita saber: el archivo de las notas.' },
        {},
        { en: 'Give it, or --accept with a file of candidates.', es: 'Indíquelo, o --accept con un archivo de candidatos.' },
      )
    const body = await readNotes(context, file)
    const patterns = patternsFor(session, body, typeof options.langOf === 'string' ? options.langOf : undefined)
    const { meeting, event, date } = meetingOf(context, session, body, patterns, options)
    const report = minutesReport(session.workspace, { body, date, event, kinds: kinds.kinds, patterns })
    const wanted = chosen(report.candidates, kinds, options)
    const name = typeof options.output === 'string' ? options.output : 'candidates.yaml'
    const view = viewOf(session, { kinds, meeting, event, candidates: wanted, body, file, name, language: patterns.language })
    const isFile = options.format === undefined && /\.ya?ml$/.test(name) && options.output !== undefined
    const ask = isFile || options.format !== undefined || options.output !== undefined ? undefined : await context.ask(session.lang)
    const what = ask && wanted.length > 0 ? await askWhat(ask, context, session, view) : 'list'
    if (ask && what === 'pick') {
      const drafts = await pickCandidates(ask, context, session, view)
      if (drafts.length === 0) {
        context.note(`${words.none[session.lang]}\n`)
        return 0
      }
      return write(context, session, { kinds, meeting, body, language: patterns.language, drafts, options, isAsked: true })
    }
    if (what === 'written') return 0
    const format = await minutesFormats[(isFile ? 'yaml' : context.format) as keyof typeof minutesFormats]()
    context.out(format(view, { lang: session.lang, colour: context.colour, width: context.width }))
    context.note(`${say(message(words.count, { shown: wanted.length, total: report.candidates.length }), session.lang)}\n`)
    context.hint(isFile ? message(words.accept, { name }) : message(words.output, { file }), session.lang)
    return 0
  },
}

const words = {
  count: {
    en: '{shown, plural, one {# candidate} other {# candidates}} of {total, number}; nothing is accepted yet.',
    es: '{shown, plural, one {# candidato} other {# candidatos}} de {total, number}; aún no se acepta nada.',
  },
  output: {
    en: 'To accept some in a file: rcm minutes {file} --output candidates.yaml',
    es: 'Para aceptar algunos en un archivo: rcm minutes {file} --output candidatos.yaml',
  },
  accept: { en: 'After you edited it: rcm minutes --accept {name} --dry-run', es: 'Después de editarlo: rcm minutes --accept {name} --dry-run' },
  none: { en: 'Nothing was accepted, so nothing is written.', es: 'No se aceptó nada, de modo que no se escribe nada.' },
  noneIn: {
    en: 'None of {count, plural, one {# candidate} other {# candidates}} is accepted.',
    es: 'No se acepta ninguno de {count, plural, one {# candidato} other {# candidatos}}.',
  },
  question: { en: 'Write {count, plural, one {# file} other {# files}}?', es: '¿Escribir {count, plural, one {# archivo} other {# archivos}}?' },
} satisfies Record<string, Text>

function chosen(candidates: readonly FoundCandidate[], { kinds }: KindsFile, options: Input['options']): readonly FoundCandidate[] {
  const asked = listOf(options.kind).flatMap((each) => each.split(',').map((name) => name.trim()))
  const unknown = asked.find((kind) => !Object.hasOwn(kinds, kind))
  if (unknown !== undefined)
    throw userError(
      'kind',
      { en: 'There is no kind of candidate “{unknown}”.', es: 'No existe el tipo de candidato «{unknown}».' },
      { unknown, kinds: Object.keys(kinds).join(', ') },
      { en: 'There are: {kinds}.', es: 'Hay: {kinds}.' },
    )
  const least = options.sure === undefined ? 0 : Number(String(options.sure).replace('%', '')) / 100
  if (Number.isNaN(least)) throw userError('usage', { en: '--sure takes a number from 0 to 100.', es: '--sure admite un número de 0 a 100.' })
  return candidates.filter(({ kind, confidence }) => (asked.length === 0 || asked.includes(kind)) && confidence >= least)
}

interface Found {
  readonly kinds: KindsFile
  readonly meeting: Meeting
  readonly event: ForumRecord | undefined
  readonly candidates: readonly FoundCandidate[]
  readonly body: string
  readonly file: string
  readonly name: string
  readonly language: Lang
}

function viewOf({ workspace, lang }: Session, { kinds, meeting, event, candidates, body, file, name, language }: Found): MinutesView {
  const items = candidates.map(
    (candidate): Item => ({
      draft: draftOf(candidate, workspace.forum.languages, language),
      found: reasonsOf(candidate, lang),
      confidence: candidate.confidence,
      records: candidate.records,
    }),
  )
  const title = event ? titleOf(event, lang) : 'title' in meeting ? meeting.title : ''
  const date = event ? (roleText(event, 'date') ?? '') : 'date' in meeting ? meeting.date : ''
  const output: MinutesOutput = {
    meeting: { id: event?.id ?? null, title, date },
    language,
    candidates: candidates.map((each, index) => ({
      number: index + 1,
      kind: each.kind,
      title: each.title,
      quote: each.quote,
      at: each.section ?? null,
      speaker: each.speaker ?? null,
      parties: [...each.parties],
      due: each.due ?? null,
      basis: each.basis ?? null,
      how: each.how ? say(inWords(each.how, lang), lang) : null,
      stance: each.stance ?? null,
      movedFrom: each.movedFrom ?? null,
      added: each.added,
      reasons: reasonsOf(each, lang),
      confidence: each.confidence,
      records: [...each.records],
    })),
  }
  const nameOf = (code: string): string => {
    const record = workspace.byId.get(code)
    return record ? titleOf(record, lang) : code
  }
  return { output, items, kinds: kinds.kinds, name, nameOf, file: { notes: file, text: fingerprint(normalise(body)), language, meeting } }
}

const reasonsOf = ({ reasons }: FoundCandidate, lang: Lang): string[] =>
  reasons.map(({ words: said, why }) =>
    said === '' ? why[lang] : say(message({ en: '“{said}”: {why}', es: '«{said}»: {why}' }, { said, why: why[lang] }), lang),
  )

async function acceptFile(context: Context, session: Session, kinds: KindsFile, path: string, options: Input['options']): Promise<number> {
  const { notes, text, language, meeting, accepted, count } = readCandidates(await context.read(path), path, kinds.kinds, session.workspace.forum.languages)
  if (accepted.length === 0) {
    context.note(`${say(message(words.noneIn, { count }), session.lang)}\n`)
    return 0
  }
  const body = await readNotes(context, notes)
  if (fingerprint(normalise(body)) !== text)
    throw userError(
      'changed',
      { en: 'The notes in {notes} changed since {path} was made from them.', es: 'Las notas de {notes} cambiaron desde que se hizo {path} a partir de ellas.' },
      { notes, path },
      {
        en: 'Make the file of candidates anew, and take over what you accepted: rcm minutes {notes} --output …',
        es: 'Haga de nuevo el archivo de candidatos y pase a él lo aceptado: rcm minutes {notes} --output …',
      },
    )
  return write(context, session, { kinds, meeting, body, language, drafts: accepted, options, isAsked: false })
}

interface Writing {
  readonly kinds: KindsFile
  readonly meeting: Meeting
  readonly body: string
  readonly language: string
  readonly drafts: readonly Draft[]
  readonly options: Input['options']
  /** Is the person asked once more before it is written? */
  readonly isAsked: boolean
}

async function write(context: Context, session: Session, { kinds, meeting, body, language, drafts, options, isAsked }: Writing): Promise<number> {
  const { workspace } = session
  const taken = new Map<string, readonly string[]>()
  for (const { folder } of kindsMade({ workspace, kinds, drafts, meeting })) taken.set(folder, await session.namesOnBranches(`records/${folder}`))
  const plan = planOf(acceptedEdits({ workspace, kinds, meeting, body, language, drafts, taken }))
  return writePlan(context, session, { plan, options, ...(isAsked ? { question: message(words.question, { count: plan.length }) } : {}) })
}
