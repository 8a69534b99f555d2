// What rcm minutes reads: the notes, their language, the meeting they are of and its day.
import { parseDate } from '../core/day.ts'
import { isUserError, userError } from '../core/failure.ts'
import { type Lang, type Text, langOf, message, say, toolLanguages } from '../core/message.ts'
import type { Meeting } from '../core/minutes/candidates-file.ts'
import { writtenDates } from '../core/minutes/dates.ts'
import { isIn } from '../core/minutes/pattern.ts'
import { type Patterns, readPatterns } from '../core/minutes/patterns.ts'
import { tokensOf } from '../core/minutes/token.ts'
import { type ForumRecord, roleText } from '../core/record.ts'
import { normalise } from '../core/text.ts'
import { largestNotes } from '../formats/notes-format.ts'
import { notesFormats } from '../formats/notes.ts'
import type { Context, Input, Session } from './command.ts'
import { recordOr } from './new-record.ts'

const words = {
  dated: {
    en: 'The day of the meeting is taken from the notes: {date}. --date gives another.',
    es: 'El día de la reunión se toma de las notas: {date}. Con --date se indica otro.',
  },
  other: {
    en: '{id} has minutes of its own, which stay; what they do not hold word for word cannot be accepted.',
    es: '{id} tiene su propia acta, que no cambia; lo que no figure en ella palabra por palabra no se puede aceptar.',
  },
} satisfies Record<string, Text>

/** The notes as Markdown, by the ending of their name. */
export async function readNotes(context: Context, file: string): Promise<string> {
  const ending = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? 'md'
  const form = ending === 'markdown' ? 'md' : ending === 'text' ? 'txt' : ending
  if (!isNotes(form))
    throw userError(
      'notes',
      { en: 'rcm minutes does not read files that end in “.{ending}”.', es: 'rcm minutes no lee archivos que terminan en «.{ending}».' },
      { ending, forms: Object.keys(notesFormats).join(', ') },
      { en: 'Save the notes as one of: {forms}.', es: 'Guarde las notas como uno de: {forms}.' },
    )
  const bytes = await context.readBytes(file)
  try {
    if (bytes.length > largestNotes) throw new Error(`> ${largestNotes / 1_000_000} MB`)
    return await (await notesFormats[form]())(bytes)
  } catch (error) {
    if (isUserError(error)) throw error
    throw userError(
      'notes',
      { en: 'The notes in {file} could not be read: {detail}', es: 'No se pudieron leer las notas de {file}: {detail}' },
      { file, detail: (error as Error).message },
      {
        en: 'Open the file in its program and save it anew, or save it as text.',
        es: 'Abra el archivo en su programa y guárdelo de nuevo, o guárdelo como texto.',
      },
    )
  }
}

const isNotes = (form: string): form is keyof typeof notesFormats => Object.hasOwn(notesFormats, form)

/** The patterns of the language asked for, else of the one whose articles and prepositions the notes hold more of. */
export function patternsFor(session: Session, body: string, asked: string | undefined): Patterns {
  const read = (lang: Lang) => readPatterns(session.template(`minutes/patterns.${lang}.yaml`) ?? '', `templates/minutes/patterns.${lang}.yaml`)
  const lang = langOf(asked)
  if (lang) return read(lang)
  const tokens = tokensOf(body, 0, Math.min(body.length, 20_000))
  const counted = toolLanguages.map((each) => {
    const patterns = read(each)
    return { patterns, count: tokens.filter((_, at) => isIn(patterns.articles, tokens, at) || isIn(patterns.prepositions, tokens, at)).length }
  })
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).patterns
}

export interface Known {
  readonly meeting: Meeting
  readonly event: ForumRecord | undefined
  /** The day from which terms count. */
  readonly date: string
}

export function meetingOf(context: Context, session: Session, body: string, patterns: Patterns, options: Input['options']): Known {
  const asked = typeof options.date === 'string' ? options.date : undefined
  if (asked !== undefined && !parseDate(asked))
    throw userError(
      'day',
      { en: '“{asked}” is not a day of the calendar.', es: '«{asked}» no es un día del calendario.' },
      { asked },
      { en: 'Write the day as year-month-day: --date 2016-02-19', es: 'Escriba el día como año-mes-día: --date 2016-02-19' },
    )
  if (typeof options.meeting === 'string') {
    const event = recordOr(session, options.meeting)
    const date = parseDate(asked ?? roleText(event, 'date') ?? '')
    if (event.body.trim() !== '' && !normalise(event.body).includes(normalise(body)))
      context.note(`${say(message(words.other, { id: event.id }), session.lang)}\n`)
    if (date) return { meeting: { id: event.id }, event, date: date.from }
    throw userError(
      'day',
      {
        en: 'The record {id} has no date, and terms count from the day of the meeting.',
        es: 'El registro {id} no tiene fecha, y los plazos se cuentan desde el día de la reunión.',
      },
      { id: event.id },
      { en: 'Give --date.', es: 'Indique --date.' },
    )
  }
  const found = asked ?? firstDate(body, patterns)
  if (found === undefined)
    throw userError(
      'day',
      {
        en: 'The notes do not begin with the day of the meeting, from which terms count.',
        es: 'Las notas no comienzan con el día de la reunión, desde el que se cuentan los plazos.',
      },
      {},
      { en: 'Give --date, or --meeting with the record of the meeting.', es: 'Indique --date, o --meeting con el registro de la reunión.' },
    )
  if (asked === undefined) context.note(`${say(message(words.dated, { date: found }), session.lang)}\n`)
  const line = body.split('\n').find((each) => /\p{L}/u.test(each)) ?? ''
  const title = typeof options.title === 'string' ? options.title : normalise(line.replace(/^#+\s*/, '').replace(/[*_]+/g, '')).slice(0, 120)
  return { meeting: { title, date: found }, event: undefined, date: parseDate(found)?.from ?? found }
}

/** The first day with its year at the head of the notes. */
function firstDate(body: string, patterns: Patterns): string | undefined {
  const tokens = tokensOf(body, 0, Math.min(body.length, 1500))
  return writtenDates(tokens, patterns, '2000-01-01').find(({ date, hasYear }) => hasYear && ['day', 'interval'].includes(parseDate(date)?.precision ?? ''))
    ?.date
}
