// The questions of rcm minutes: what to do with the candidates, then each of them: accept, correct, leave.
import { fieldOf, readValue } from '../core/field-input.ts'
import type { Kind } from '../core/kind.ts'
import { languageName } from '../core/language-name.ts'
import { type Text, message, say } from '../core/message.ts'
import type { Draft } from '../core/minutes/draft.ts'
import type { CandidateKind } from '../core/minutes/patterns.ts'
import { normalise } from '../core/text.ts'
import { minutesText } from '../formats/minutes-text.ts'
import { minutesYaml } from '../formats/minutes-yaml.ts'
import type { MinutesView } from '../formats/minutes-format.ts'
import type { Ask } from './ask.ts'
import { problem } from './ask-field.ts'
import type { Context, Session } from './command.ts'

const words = {
  what: {
    en: '{count, plural, one {# candidate} other {# candidates}}. What now?',
    es: '{count, plural, one {# candidato} other {# candidatos}}. ¿Qué hacer?',
  },
  pick: { en: 'go through them one by one', es: 'revisarlos uno por uno' },
  file: { en: 'put them into a file to edit', es: 'ponerlos en un archivo para editar' },
  list: { en: 'only list them', es: 'solo enumerarlos' },
  name: { en: 'The name of the file:', es: 'El nombre del archivo:' },
  needed: { en: 'This is needed.', es: 'Esto es necesario.' },
  written: {
    en: 'Written: {name}. After you edited it: rcm minutes --accept {name} --dry-run',
    es: 'Escrito: {name}. Después de editarlo: rcm minutes --accept {name} --dry-run',
  },
  each: { en: '{number} of {count}:', es: '{number} de {count}:' },
  accept: { en: 'accept', es: 'aceptar' },
  correct: { en: 'correct, then accept', es: 'corregir y aceptar' },
  skip: { en: 'leave', es: 'omitir' },
  stop: { en: 'stop here, and write what is accepted', es: 'terminar aquí y escribir lo aceptado' },
  quote: { en: 'Quote, shorter if you like:', es: 'Cita, más corta si quiere:' },
  notIn: {
    en: 'The quote can be made shorter; other words the minutes do not hold here.',
    es: 'La cita se puede acortar; el acta no contiene aquí otras palabras.',
  },
  title: { en: 'Title:', es: 'Título:' },
  titleIn: { en: 'Title in {language}', es: 'Título en {language}' },
  kind: { en: 'Kind:', es: 'Tipo:' },
  about: { en: 'The record it is about (id of a topic, term or proposal):', es: 'El registro al que se refiere (id. de un tema, término o propuesta):' },
  optional: { en: '(Enter for none)', es: '(Intro si no hay)' },
} satisfies Record<string, Text>

/** `written` when they were put into a file. */
export async function askWhat(ask: Ask, context: Context, session: Session, view: MinutesView): Promise<'pick' | 'list' | 'written'> {
  const { lang } = session
  const what = await ask.choose({
    message: say(message(words.what, { count: view.items.length }), lang),
    choices: (['pick', 'file', 'list'] as const).map((value) => ({ value, label: words[value][lang] })),
  })
  if (what !== 'file') return what
  const name = await ask.text({ message: words.name[lang], initial: view.name, check: (text) => (text.trim() === '' ? words.needed[lang] : undefined) })
  context.write(name, minutesYaml({ ...view, name }, { lang, colour: context.colour, width: context.width }))
  context.note(`${say(message(words.written, { name }), lang)}\n`)
  return 'written'
}

/** Shows the candidates one after the other; gives those that were accepted. */
export async function pickCandidates(ask: Ask, context: Context, session: Session, view: MinutesView): Promise<readonly Draft[]> {
  const { lang } = session
  const accepted: Draft[] = []
  const count = view.items.length
  for (let index = 0; index < count; index++) {
    const draft = view.items[index]?.draft
    const shown = view.output.candidates[index]
    if (!draft || !shown) continue
    const one = { ...view, output: { ...view.output, candidates: [shown] } }
    const [, ...text] = minutesText(one, { lang, colour: context.colour, width: context.width }).split('\n')
    context.note(`${text.join('\n')}\n`)
    const answer = await ask.choose({
      message: say(message(words.each, { number: index + 1, count }), lang),
      choices: (['accept', 'correct', 'skip', 'stop'] as const).map((value) => ({ value, label: words[value][lang] })),
      initial: shown.records.length > 0 ? 'skip' : 'accept',
    })
    if (answer === 'stop') break
    if (answer === 'correct') accepted.push(await corrected(ask, session, view, draft))
    if (answer === 'accept') accepted.push(await completed(ask, session, view, draft))
  }
  return accepted
}

async function corrected(ask: Ask, session: Session, view: MinutesView, draft: Draft): Promise<Draft> {
  const { lang } = session
  const kind = await ask.choose({
    message: words.kind[lang],
    choices: Object.entries(view.kinds).map(([value, { label }]) => ({ value, label: label[lang] })),
    initial: draft.kind,
  })
  const title = await ask.text({ message: words.title[lang], initial: draft.title, check: (text) => (text.trim() === '' ? words.needed[lang] : undefined) })
  const translations: Record<string, Draft['translations'][string]> = { ...draft.translations }
  for (const [code, texts] of Object.entries(translations)) {
    const typed = await ask.text({
      message: `${say(message(words.titleIn, { language: languageName(code, lang) }), lang)} ${words.optional[lang]}:`,
      initial: texts.title ?? '',
    })
    translations[code] = { ...texts, title: typed.trim() === '' ? undefined : typed.trim() }
  }
  const quote = await ask.text({
    message: words.quote[lang],
    initial: draft.quote,
    check: (text) => (text.trim() !== '' && normalise(draft.quote).includes(normalise(text)) ? undefined : words.notIn[lang]),
  })
  let changed: Draft = { ...draft, kind, title: title.trim(), quote: normalise(quote), translations }
  const spec = view.kinds[kind]
  const record = recordKind(session, spec)
  for (const [name, from] of Object.entries(spec?.fields ?? {}))
    if (record && (from === 'parties' || from === 'speaker' || from === 'due')) changed = await withField(ask, session, changed, record, name, from)
  return completed(ask, session, view, changed)
}

const recordKind = ({ workspace }: Session, spec: CandidateKind | undefined): Kind | undefined =>
  spec?.record === undefined ? undefined : [...workspace.kinds.values()].find(({ plays }) => plays === spec.record)

/** One field, typed as in rcm new: codes or names with commas, a date in words. */
async function withField(
  ask: Ask,
  session: Session,
  draft: Draft,
  kind: Kind,
  name: string,
  from: 'parties' | 'speaker' | 'due',
  isRequired = false,
): Promise<Draft> {
  const { lang, workspace, day } = session
  const field = fieldOf(kind, name)
  const before = from === 'parties' ? draft.parties.join(', ') : (draft[from] ?? '')
  const read = (text: string) => readValue(field, text, { workspace, day })
  const typed = await ask.text({
    message: isRequired ? `${field.label?.[lang] ?? name}:` : `${field.label?.[lang] ?? name} ${words.optional[lang]}:`,
    initial: before,
    check: (text) => (text.trim() === '' ? (isRequired ? words.needed[lang] : undefined) : problem(() => read(text), session)),
  })
  if (typed.trim() === before) return draft
  const values = typed.trim() === '' ? [] : [read(typed)].flat().map(String)
  if (from === 'parties') return { ...draft, parties: values }
  if (from === 'speaker') return { ...draft, speaker: values[0] }
  return {
    ...draft,
    due: values[0],
    basis: values[0] === undefined ? undefined : 'stated',
    note: undefined,
    translations: Object.fromEntries(Object.entries(draft.translations).map(([code, { title }]) => [code, { title }])),
  }
}

/** What cannot be left out: the record that a position is about, and what an id is made from. */
async function completed(ask: Ask, session: Session, view: MinutesView, draft: Draft): Promise<Draft> {
  const { lang, workspace } = session
  const spec = view.kinds[draft.kind]
  const record = recordKind(session, spec)
  const needed = record ? [...record.required, ...[...(record.id.next ?? '').matchAll(/\{([a-z-]+)\}/g)].map(([, place]) => place)] : []
  for (const [name, from] of Object.entries(spec?.fields ?? {}))
    if (
      record &&
      needed.includes(name) &&
      (from === 'parties' || from === 'speaker' || from === 'due') &&
      (from === 'parties' ? draft.parties.length === 0 : draft[from] === undefined)
    )
      return completed(ask, session, view, await withField(ask, session, draft, record, name, from, true))
  const target = spec?.target
  if (target === undefined || draft.about !== undefined) return draft
  const holders = workspace.records.filter(({ kind }) => kind.roles[target] !== undefined)
  if (holders.length === 0) return draft
  const about = await ask.choose({
    message: words.about[lang],
    choices: holders.map(({ id, data }) => ({ value: id, label: `${id}  ${typeof data.title === 'string' ? data.title : ''}` })),
  })
  return { ...draft, about }
}
