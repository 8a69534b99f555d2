// The questions of rcm new: what the kind's schema requires, then what makes a record useful.
import { fieldOf, isStructured, readValue } from '../core/field-input.ts'
import type { Field, Kind } from '../core/kind.ts'
import { languageName } from '../core/language-name.ts'
import { type Text, message, say } from '../core/message.ts'
import type { Ask } from './ask.ts'
import { askField, choicesOf, problem, statusChoices } from './ask-field.ts'
import { askSource } from './ask-source.ts'
import type { Session } from './command.ts'
import { type Answers, firstStatus, freeId, recordOr, takeOver, titleField, withFirstEntry } from './new-record.ts'

const words = {
  kind: { en: 'What kind of record?', es: '¿Qué tipo de registro?' },
  translated: { en: '{field} in {language} (Enter to leave it for later):', es: '{field} en {language} (Intro para dejarlo para después):' },
  id: { en: 'Id, in the form {form}, such as {example}:', es: 'Id., con la forma {form}, por ejemplo {example}:' },
  form: { en: 'The form is {form}, such as {example}.', es: 'La forma es {form}, por ejemplo {example}.' },
  taken: { en: 'This id is taken.', es: 'Este id. ya está ocupado.' },
  editor: { en: 'Write its text in the editor now?', es: '¿Escribir ahora su texto en el editor?' },
  needed: { en: 'This is needed.', es: 'Esto es necesario.' },
} satisfies Record<string, Text>

export async function askAnswers(ask: Ask, session: Session, known: Kind | undefined, given: Answers | undefined): Promise<Answers> {
  const { lang, workspace } = session
  const kind =
    known ??
    (await ask.choose({
      message: words.kind[lang],
      choices: [...workspace.kinds.values()].map((each) => ({ value: each, label: each.label[lang].one, hint: each.description[lang] })),
    }))
  return new Interview(ask, session, kind, given).run()
}

class Interview {
  readonly ask: Ask
  readonly session: Session
  readonly kind: Kind
  data: Record<string, unknown>
  translations: Record<string, Record<string, unknown>>
  /** Fields that were asked about, answered or not. */
  asked: Set<string>
  id: string | undefined
  origin: string | undefined

  constructor(ask: Ask, session: Session, kind: Kind, given: Answers | undefined) {
    this.ask = ask
    this.session = session
    this.kind = kind
    const { log, ...data } = given?.data ?? {}
    this.data = { ...data, ...(given && given.data.log !== undefined && given.data.source !== undefined ? { log } : {}) }
    this.translations = Object.fromEntries(given?.translations ?? [])
    this.asked = new Set(Object.keys(this.data))
  }

  async run(): Promise<Answers> {
    const { kind } = this
    const { roles, required } = kind
    await this.askTitle()
    await this.askOrigin()
    const useful = [roles.responsible, roles.due, roles.date, roles.place].filter((name) => name !== undefined)
    const fields = [
      ...required.filter((name) => name !== 'id' && name !== 'log' && name !== titleField(kind)),
      ...useful.filter((name) => !required.includes(name)),
    ]
    for (const name of fields) await this.askOne(fieldOf(kind, name), required.includes(name))
    await this.askLog()
    await this.askTranslations()
    await this.askId()
    const wantsEditor =
      kind.text !== undefined && !this.asked.has('body') && (await this.ask.confirm({ message: words.editor[this.session.lang], initial: false }))
    return { kind, data: this.data, translations: new Map(Object.entries(this.translations)), id: this.id, wantsEditor }
  }

  async askTitle(): Promise<void> {
    const { kind, session, ask } = this
    const { lang, workspace } = session
    const name = titleField(kind)
    const field = fieldOf(kind, name)
    if (this.asked.has(name)) return
    if (field.type === 'object') {
      const names: Record<string, string> = {}
      for (const code of workspace.forum.languages)
        names[code] = await ask.text({ message: `${field.label?.[lang] ?? name} (${languageName(code, lang)}):`, check: needed(lang) })
      this.data[name] = names
    } else {
      const [first = 'en', ...others] = workspace.forum.languages
      const language = others.length > 0 ? ` (${languageName(first, lang)})` : ''
      this.data[name] = await ask.text({ message: `${field.label?.[lang] ?? name}${language}:`, check: needed(lang) })
    }
    this.asked.add(name)
  }

  async askOrigin(): Promise<void> {
    const { kind, session, ask } = this
    if (this.asked.has('source') || !kind.fields.some(({ name }) => name === 'source.quote')) return
    const source = await askSource(ask, session, kind)
    if (source) {
      const record = recordOr(session, source.record)
      this.data = { ...takeOver(kind, this.data, record, source.quote === undefined ? [] : [source.quote]) }
      this.origin = source.record
      for (const name of Object.keys(this.data)) this.asked.add(name)
    }
    this.asked.add('source')
  }

  async askOne(field: Field, isRequired: boolean): Promise<void> {
    if (this.asked.has(field.name)) return
    const value = isStructured(field) ? await this.askStructure(field, isRequired) : await askField(this.ask, this.session, { field, isRequired })
    if (value !== undefined) this.data[field.name] = value
    this.asked.add(field.name)
  }

  /** A list of things that name records is a pick from the records; anything else is typed as YAML. */
  async askStructure(field: Field, isRequired: boolean): Promise<unknown> {
    const { kind, session, ask } = this
    const inner = kind.fields.find((each) => each.path.length === 2 && each.path[0] === field.name && each.type === 'reference')
    if (field.isList && inner?.path[1] !== undefined) {
      const key = inner.path[1]
      const picked = await ask.chooseMany({ message: `${field.label?.[session.lang] ?? field.name}:`, choices: choicesOf(session, inner) })
      return picked.length > 0 ? picked.map((id) => ({ [key]: id })) : undefined
    }
    const context = { workspace: session.workspace, day: session.day }
    const answer = await ask.text({
      message: `${field.label?.[session.lang] ?? field.name} (YAML):`,
      check: (text) => (text.trim() === '' && !isRequired ? undefined : problem(() => readValue(field, text, context), session)),
    })
    return answer.trim() === '' ? undefined : readValue(field, answer, context)
  }

  async askLog(): Promise<void> {
    const { kind, session, ask } = this
    if (kind.statuses.size === 0 || !kind.required.includes('log') || this.data.log !== undefined) return
    const initial = firstStatus(kind)
    const field = fieldOf(kind, 'log.status')
    const status = await ask.choose({
      message: `${field.label?.[session.lang] ?? field.name}:`,
      choices: statusChoices(kind, session),
      ...(initial === undefined ? {} : { initial }),
    })
    const origin = this.origin === undefined ? undefined : session.workspace.byId.get(this.origin)
    this.data = { ...withFirstEntry(session, kind, this.data, { status, date: undefined, origin }) }
  }

  async askTranslations(): Promise<void> {
    const { kind, session, ask } = this
    const { lang, workspace } = session
    for (const code of workspace.forum.languages.slice(1))
      for (const name of kind.translatable) {
        if (typeof this.data[name] !== 'string' || this.translations[code]?.[name] !== undefined) continue
        const field = fieldOf(kind, name).label?.[lang] ?? name
        const answer = await ask.text({ message: say(message(words.translated, { field, language: languageName(code, lang) }), lang) })
        if (answer.trim() !== '') this.translations[code] = { ...this.translations[code], [name]: answer.trim() }
      }
  }

  async askId(): Promise<void> {
    const { kind, session, ask } = this
    const { lang, workspace } = session
    const { form, example } = kind.id
    if (this.id !== undefined || kind.id.next !== undefined) {
      if (this.id === undefined) await freeId(session, { kind, data: this.data })
      return
    }
    this.id = await ask.text({
      message: say(message(words.id, { form, example }), lang),
      check: (answer) =>
        workspace.byId.has(answer) ? words.taken[lang] : kind.id.pattern.test(answer) ? undefined : say(message(words.form, { form, example }), lang),
    })
  }
}

const needed = (lang: Session['lang']) => (answer: string) => (answer.trim() === '' ? words.needed[lang] : undefined)
