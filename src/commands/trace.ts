// rcm trace: where a sentence comes from.
import { userError } from '../core/failure.ts'
import { message, say } from '../core/message.ts'
import { parseReference } from '../core/reference.ts'
import type { Workspace } from '../core/workspace.ts'
import { traceFormats } from '../formats/trace.ts'
import { limitOf } from '../reports/list.ts'
import type { Passage } from '../wording/find-passages.ts'
import { beginningsOf } from '../wording/lineage.ts'
import { Trace } from '../wording/trace.ts'
import type { Command } from './command.ts'

/** Shown unless --limit says otherwise. */
const usual = 20

export const trace: Command = {
  name: 'trace',
  summary: { en: 'where a sentence comes from', es: 'de dónde viene una frase' },
  description: {
    en: 'Finds words in adopted texts, in the compilation of the day, in minutes, proposals and other texts, in any language; or takes a text reference (AGR-2016-001#3.2), a record, or the number of a chapter. Tells provision, agreement, meeting, day, proposal, consultation and answers, the commit, and what the words replaced or what replaced them.',
    es: 'Busca palabras en los textos adoptados, en la compilación del día, en actas, propuestas y otros textos, en todo idioma; o toma una referencia a un texto (AGR-2016-001#3.2), un registro o el número de un capítulo. Dice la disposición, el acuerdo, la reunión, el día, la propuesta, la consulta y las respuestas, el commit, y qué reemplazaron las palabras o qué las reemplazó.',
  },
  arguments: [
    {
      flags: '<words...>',
      text: {
        en: 'words as they stand in a text, or a text reference, a record, a chapter',
        es: 'palabras tal como figuran en un texto, o una referencia a un texto, un registro, un capítulo',
      },
    },
  ],
  options: [{ flags: '--limit <number>', text: { en: 'at most so many passages; 20 unless given', es: 'a lo sumo tantos pasajes; 20 si no se indica' } }],
  formats: Object.keys(traceFormats),
  examples: [
    { run: 'rcm trace "best interest of the child"', text: { en: 'where these words come from', es: 'de dónde vienen estas palabras' } },
    {
      run: 'rcm trace AGR-2016-001#3 --format md',
      text: { en: 'the third block of an agreement, for a wiki', es: 'el tercer bloque de un acuerdo, para un wiki' },
    },
  ],
  async run(context, { args, options }) {
    const session = await context.open()
    const { workspace, day, lang } = session
    const limit = typeof options.limit === 'string' ? limitOf(options.limit) : usual
    const own = new Trace(workspace, { day, lang })
    const asked = args.join(' ')
    const passages = passagesFor(own, workspace, asked)
    const shown = passages.slice(0, limit)
    const history = await session.history(beginningsOf(shown.map(({ record }) => record)))
    const format = await traceFormats[context.format as keyof typeof traceFormats]()
    context.out(format(own.view(asked, shown, passages.length, history), { lang, colour: context.colour, width: context.width }))
    if (passages.length === 0) context.note(`${words.none[lang]}\n`)
    else if (shown.length < passages.length) context.note(`${say(message(words.some, { shown: shown.length, total: passages.length }), lang)}\n`)
    return 0
  },
}

/** @throws UserError `no-place` for a reference into a text that has no such place */
function passagesFor(trace: Trace, { byId }: Workspace, asked: string): Passage[] {
  const reference = parseReference(asked)
  if (reference && byId.has(reference.id)) {
    const passages = trace.passagesOf(asked)
    if (passages.length === 0 && reference.place.length > 0)
      throw userError(
        'no-place',
        { en: 'The text of {id} has no place #{place}.', es: 'El texto de {id} no tiene el lugar #{place}.' },
        { id: reference.id, place: reference.place.join('.') },
        {
          en: '#3 is its third block, #3.2 the second item of the list there. See it: rcm show {id}',
          es: '#3 es su tercer bloque; #3.2, el segundo elemento de la lista que está allí. Véalo: rcm show {id}',
        },
      )
    return passages
  }
  const inChapter = /^\d+(?:\.\d+)*$/.test(asked) ? trace.passagesInChapter(asked) : []
  return inChapter.length > 0 ? inChapter : trace.passagesWith(asked)
}

const words = {
  none: { en: 'No text holds these words.', es: 'Ningún texto contiene estas palabras.' },
  some: {
    en: '{shown, number} of {total, plural, one {# passage} other {# passages}}',
    es: '{shown, number} de {total, plural, one {# pasaje} other {# pasajes}}',
  },
}
