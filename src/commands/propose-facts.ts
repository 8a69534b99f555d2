// What a proposal says beside its wording: titles, and the record in which it was made.
import { userError } from '../core/failure.ts'
import { parseAssignment } from '../core/field-input.ts'
import type { Kind } from '../core/kind.ts'
import { languageName } from '../core/language-name.ts'
import { message, say } from '../core/message.ts'
import { askSource } from './ask-source.ts'
import type { Context, Input, Session } from './command.ts'
import { recordOr } from './new-record.ts'
import { listOf } from './update.ts'

/** The title, and those in other languages, from the options or the person. @throws UserError `incomplete`, `value` */
export async function proposalTitles(
  context: Context,
  { workspace, lang }: Session,
  kind: Kind,
  options: Input['options'],
): Promise<{ readonly title: string; readonly titles: ReadonlyMap<string, string> }> {
  const [first = 'en', ...others] = workspace.forum.languages
  const titles = new Map<string, string>()
  for (const each of listOf(options.translate)) {
    const { field, text } = parseAssignment(each)
    const code = field.split('.')[0] ?? ''
    if (!others.includes(code) || field !== `${code}.title`)
      throw userError(
        'value',
        { en: '“{field}” is no title in another language of this forum.', es: '«{field}» no es un título en otro idioma de este foro.' },
        { field, languages: others.join(', ') },
        { en: 'Write language.title=text; languages: {languages}.', es: 'Escriba idioma.title=texto; idiomas: {languages}.' },
      )
    titles.set(code, text)
  }
  if (typeof options.title === 'string' && options.title.trim() !== '') return { title: options.title.trim(), titles }
  const ask = await context.ask(lang)
  if (!ask)
    throw userError(
      'incomplete',
      { en: 'A new {kindEn} needs a title.', es: 'Un registro nuevo del tipo «{kindEs}» necesita un título.' },
      { kindEn: kind.label.en.one, kindEs: kind.label.es.one },
      { en: 'Give --title.', es: 'Indique --title.' },
    )
  const question = (code: string) => say(message({ en: 'Title ({language}):', es: 'Título ({language}):' }, { language: languageName(code, lang) }), lang)
  const title = await ask.text({
    message: question(first),
    check: (answer) => (answer.trim() === '' ? { en: 'This is needed.', es: 'Esto es necesario.' }[lang] : undefined),
  })
  for (const code of others) {
    if (titles.has(code)) continue
    const answer = await ask.text({ message: question(code) })
    if (answer.trim() !== '') titles.set(code, answer.trim())
  }
  return { title: title.trim(), titles }
}

/** Where the proposal was made: as the options say, or the person who is asked for other things, too. @throws UserError `usage` */
export async function proposalSource(
  context: Context,
  session: Session,
  kind: Kind,
  { source, quote, title, proposer }: Input['options'],
): Promise<{ readonly record: string; readonly quote?: string } | undefined> {
  if (typeof source !== 'string') {
    if (quote !== undefined)
      throw userError('usage', { en: '--quote needs --source: the record that says it.', es: '--quote necesita --source: el registro que lo dice.' })
    if (title !== undefined && proposer !== undefined) return undefined
    const ask = await context.ask(session.lang)
    return ask && askSource(ask, session, kind)
  }
  return { record: recordOr(session, source).id, ...(typeof quote === 'string' && { quote }) }
}
