// rcm consult: a round of consultation, from its opening to its end.
import { userError } from '../core/failure.ts'
import { nearest } from '../core/nearest.ts'
import { roundTypes, stances } from '../core/round.ts'
import { documentFormats } from '../formats/index.ts'
import { type Command, type Context, type Input, type Session, writingOptions } from './command.ts'
import { commitOptions } from './commit-plan.ts'

/** One step in the life of a round; `id` is the second word, where there is one. */
export type ConsultStep = (context: Context, session: Session, id: string | undefined, options: Input['options']) => Promise<number>

const steps: Readonly<Record<string, () => Promise<ConsultStep>>> = {
  open: async () => (await import('./consult-open.ts')).openRound,
  respond: async () => (await import('./consult-respond.ts')).respond,
  extend: async () => (await import('./consult-extend.ts')).extend,
  remind: async () => (await import('./consult-remind.ts')).remind,
  close: async () => (await import('./consult-close.ts')).closeRound,
  show: async () => (await import('./consult-show.ts')).showRound,
}

export const consult: Command = {
  name: 'consult',
  summary: {
    en: 'a round of consultation: open, respond, extend, remind, close, show',
    es: 'una ronda de consulta: open, respond, extend, remind, close, show',
  },
  description: {
    en: `open     puts texts to a body or to parties, as they are in a commit; two
         weeks unless said
respond  keeps the answer of a party; a second one changes the first
extend   gives more time
remind   writes a letter to each party that still owes an answer
close    ends the round by its rule: where silence means consent, unless a
         party objected in time; where approval is written, when all approved
show     parties by subject: answered, late, missing, changed
The last day ends at midnight in the forum’s time zone.`,
    es: `open     somete textos a un órgano o a partes, tal como están en un commit; dos
         semanas si no se indica
respond  guarda la respuesta de una parte; una segunda modifica la primera
extend   da más tiempo
remind   escribe una carta a cada parte que aún debe respuesta
close    termina la ronda según su regla: si el silencio vale como
         consentimiento, salvo que una parte objete en plazo; si la aprobación
         es escrita, cuando todas aprueban
show     partes por asunto: respondido, tardío, pendiente, modificado
El último día termina a la medianoche en la zona horaria del foro.`,
  },
  arguments: [
    { flags: '<step>', text: { en: 'open, respond, extend, remind, close or show', es: 'open, respond, extend, remind, close o show' } },
    { flags: '[round]', text: { en: 'the id of the round, such as CNS-2016-001', es: 'el id. de la ronda, por ejemplo CNS-2016-001' } },
  ],
  options: [
    {
      flags: '--subject <refs>',
      text: { en: 'open: the records or places put to consultation, with commas', es: 'open: los registros o lugares que se consultan, separados por comas' },
    },
    {
      flags: '--audience <codes>',
      text: { en: 'open: who is asked, bodies or parties, with commas', es: 'open: a quién se consulta, órganos o partes, separados por comas' },
    },
    { flags: '--type <type>', choices: [...roundTypes], text: { en: 'open: what an answer means', es: 'open: qué significa una respuesta' } },
    { flags: '-t, --title <text>', text: { en: 'open: its title; else from the first subject', es: 'open: su título; si no, el del primer asunto' } },
    { flags: '--opens <date>', text: { en: 'open: the first day; the as-of day unless given', es: 'open: el primer día; el día de consulta si no se indica' } },
    { flags: '--closes <date>', text: { en: 'open, extend: the last day for answers', es: 'open, extend: el último día para responder' } },
    {
      flags: '--revision <revision>',
      text: {
        en: 'open: the commit or tag that holds the words; HEAD unless given',
        es: 'open: el commit o la etiqueta que contiene el texto; HEAD si no se indica',
      },
    },
    { flags: '--party <code>', text: { en: 'respond, remind: the party', es: 'respond, remind: la parte' } },
    { flags: '--stance <stance>', choices: [...stances], text: { en: 'respond: the answer in a word', es: 'respond: la respuesta en una palabra' } },
    {
      flags: '--on <refs>',
      text: { en: 'respond: the subjects it is on; all unless given', es: 'respond: los asuntos a los que se refiere; todos si no se indica' },
    },
    {
      flags: '--received <date>',
      text: { en: 'respond: the day it came; the as-of day unless given', es: 'respond: el día en que llegó; el día de consulta si no se indica' },
    },
    {
      flags: '--text <file>',
      text: { en: 'respond: its words, from a file; “-” is standard input', es: 'respond: sus palabras, de un archivo; «-» es la entrada estándar' },
    },
    { flags: '--note <text>', text: { en: 'a note; of an extension, the reason', es: 'una nota; de una prórroga, el motivo' } },
    ...commitOptions,
    ...writingOptions,
  ],
  formats: [...Object.keys(documentFormats), 'xlsx', 'eml', 'json'],
  examples: [
    {
      run: 'rcm consult open --subject PRP-2016-HND-1 --audience MEMBERS --type silence',
      text: { en: 'two weeks from today; silence means consent', es: 'dos semanas desde hoy; el silencio vale como consentimiento' },
    },
    {
      run: 'rcm consult respond CNS-2016-001 --party MEX --stance comment --text answer.md',
      text: { en: 'the answer of a party', es: 'la respuesta de una parte' },
    },
    { run: 'rcm consult remind CNS-2016-001 --format eml -o letters', text: { en: 'letters ready to send', es: 'cartas listas para enviar' } },
    {
      run: 'rcm consult show CNS-2016-001 --format xlsx -o answers.xlsx',
      text: { en: 'the answers as a workbook', es: 'las respuestas como libro de cálculo' },
    },
  ],
  async run(context, { args, options }) {
    const [word = '', id] = args
    const step = steps[word]
    if (!step) throw notAStep(word)
    const run = await step()
    return run(context, await context.open(), id, options)
  },
}

function notAStep(word: string) {
  const near = nearest(word, Object.keys(steps))
  const text = { en: '“{word}” is no step of a consultation.', es: '«{word}» no es un paso de una consulta.' }
  const values = { word, near, steps: Object.keys(steps).join(', ') }
  return near
    ? userError('action', text, values, { en: 'Did you mean {near}? There are: {steps}.', es: '¿Quiso decir {near}? Hay: {steps}.' })
    : userError('action', text, values, { en: 'There are: {steps}.', es: 'Hay: {steps}.' })
}
