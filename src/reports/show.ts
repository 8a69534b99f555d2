// One record and all it touches: its status on the day, its fields with their labels, its text, its log, what refers to it.
import { dateInWords } from '../core/day-words.ts'
import { type Day, isDay } from '../core/day.ts'
import { type FieldContext, fieldContext } from '../core/fields.ts'
import { type Field, type Kind, valuesAt } from '../core/kind.ts'
import { languageName } from '../core/language-name.ts'
import type { Lang, Text } from '../core/message.ts'
import { type ForumRecord, type SourceFile, bodyIn, titleLang, titleOf, translated, translatedLang } from '../core/record.ts'
import type { Detail, RecordView, Value, Words } from '../core/record-view.ts'
import { idOf } from '../core/reference.ts'
import { normalise } from '../core/text.ts'
import { isInForce } from '../core/standing.ts'
import { entryDay, logOf, statusByParty } from '../core/status.ts'
import { type Workspace, groupBy } from '../core/workspace.ts'

export const showReport = (record: ForumRecord, workspace: Workspace, day: Day, lang: Lang): RecordView => showIn(record, fieldContext(workspace, day, lang))

/** The same in a context that serves many records. */
export function showIn(record: ForumRecord, context: FieldContext): RecordView {
  const { workspace, day, lang } = context
  const standing = context.standing(record)
  const { kind } = record
  const status = standing.status
  const label = (name: string | undefined, of: Kind = kind): string | undefined =>
    name === undefined ? undefined : (of.statuses.get(name)?.label[lang] ?? name)
  const words = new Wording(workspace, lang)
  const { body, isTranslation } = bodyIn(record, lang)
  const textLang = isTranslation ? lang : workspace.forum.languages[0]
  const own = standing.parties
  const each = kind.shared && own.length > 1 ? statusByParty(record, own, day, workspace.resolve) : undefined
  const written = new Set(context.workspace.linksFrom(record).map(({ to }) => to))
  const parties = each || own.some((party) => !written.has(party)) ? own.map((id) => ({ id, title: words.title(id) ?? id, status: label(each?.get(id)) })) : []
  const first = logOf(record).map(entryDay).sort()[0]
  const referring = workspace.linksTo(record.id).filter(({ from }) => from !== record && context.standing(from).isKnown)
  const inForce = kind.roles.seal === undefined ? undefined : isInForce(record, workspace, day)
  return {
    id: record.id,
    title: titleOf(record, lang),
    titleLang: words.other(titleLang(record, lang, words.first)),
    kind: capitalised(kind.label[lang].one),
    path: record.path,
    day: dateInWords(day, lang),
    isKnown: standing.isKnown,
    knownFrom: first === undefined ? undefined : dateInWords(first, lang),
    status: label(status),
    since: standing.last && sinceWords(standing.last.date, lang),
    daysLate: standing.daysLate,
    inForce,
    parties,
    details: words.detailsOf(record),
    text:
      body.trim() === ''
        ? undefined
        : { body: body.trim(), otherLang: textLang === lang ? undefined : languageName(textLang, lang), lang: words.other(textLang) },
    log: standing.entries.map((entry) => ({
      date: dateInWords(entry.date, lang),
      status: label(entry.status) ?? entry.status,
      by: entry.by === undefined ? undefined : words.reference(entry.by),
      note: entry.note,
      noteLang: entry.note === undefined ? undefined : words.other(words.first),
      evidence: [entry.evidence ?? []].flat().map((id) => words.reference(id)),
    })),
    referredBy: [...groupBy(referring, ({ from }) => from.kind.name).values()].map((links) => ({
      kind: capitalised(links[0]?.from.kind.label[lang].other ?? ''),
      records: [...groupBy(links, ({ from }) => from.id).values()].flatMap((own) => {
        const from = own[0]?.from
        return from
          ? [
              {
                id: from.id,
                title: titleOf(from, lang),
                status: label(context.standing(from).status, from.kind),
                fields: [...new Set(own.map(({ field }) => fieldLabel(from.kind, field, lang)))],
              },
            ]
          : []
      }),
    })),
    get output() {
      return {
        id: record.id,
        kind: kind.name,
        title: titleOf(record, lang),
        status: status ?? null,
        statusSince: standing.updated ?? null,
        path: record.path,
        asOf: day,
        known: standing.isKnown,
        parties: [...own],
        due: standing.due ?? null,
        daysLate: standing.daysLate ?? null,
        inForce: inForce ?? null,
        data: record.data,
        text: body,
        textLang: body.trim() === '' ? null : textLang,
        refersTo: workspace.linksFrom(record).map(({ field, value, to }) => ({ field, id: to, reference: value, title: words.title(to) ?? null })),
        referredBy: referring.map(({ from, field }) => ({
          field,
          id: from.id,
          kind: from.kind.name,
          title: titleOf(from, lang),
          status: context.standing(from).status ?? null,
        })),
      }
    },
  }
}

/** A field that refers, in words: as a whole, but in a log by whom or as evidence. */
export function fieldLabel({ fields }: Kind, name: string, lang: Lang): string {
  const shown = name.startsWith('log.') ? name : name.split('.')[0]
  return fields.find((field) => field.name === shown)?.label?.[lang] ?? name
}

/** Values as a reader says them. */
class Wording {
  readonly workspace: Workspace
  readonly lang: Lang
  /** The language of originals. */
  readonly first: string

  constructor(workspace: Workspace, lang: Lang) {
    this.workspace = workspace
    this.lang = lang
    this.first = workspace.forum.languages[0]
  }

  /** A language, where it is another than the reader’s. */
  other(lang: string): string | undefined {
    return lang === this.lang ? undefined : lang
  }

  title(id: string): string | undefined {
    const record = this.workspace.byId.get(id)
    return record && titleOf(record, this.lang)
  }

  reference(written: string): Value {
    return { id: written, title: this.title(idOf(written)) }
  }

  /** The key of an object without fields of its own: a language by its name. */
  keyLabel(key: string): string {
    return this.workspace.forum.languages.includes(key) ? (languageName(key, this.lang) ?? key) : key
  }

  /** The fields of a record in the order of its schema, without those that are shown elsewhere. */
  detailsOf(record: ForumRecord): Detail[] {
    const elsewhere = new Set(['id', 'log', record.kind.roles.title])
    const own = fieldsIn(record.kind, []).filter(({ name }) => !elsewhere.has(name))
    return this.details(own, record.data, record.kind, (field) => {
      const text = record.kind.translatable.includes(field.name) ? translated(record, field.name, this.lang) : undefined
      return text === undefined ? undefined : { words: text, lang: this.other(translatedLang(record, field.name, this.lang, this.first)) }
    })
  }

  details(fields: readonly Field[], data: unknown, kind: Kind, instead: (field: Field) => Words | undefined = () => undefined): Detail[] {
    return fields.flatMap((field) => {
      const key = field.path.at(-1) ?? ''
      const own = instead(field)
      const values = own === undefined ? valuesAt(data, [key]).map(({ value }) => this.value(field, value, kind, data)) : [own]
      return values.length > 0 ? [{ label: field.label?.[this.lang] ?? key, values }] : []
    })
  }

  /** @param beside the object in which it stands */
  value(field: Field, value: unknown, kind: Kind, beside: unknown): Value {
    if (typeof value === 'object' && value !== null) {
      const inner = fieldsIn(kind, field.path)
      if (inner.length > 0) return { details: this.details(inner, value, kind) }
      return {
        details: Object.entries(value).map(([key, each]) => ({
          label: this.keyLabel(key),
          values: [each].flat().map((one) => ({ words: String(one), lang: this.workspace.forum.languages.includes(key) ? this.other(key) : undefined })),
        })),
      }
    }
    if (typeof value === 'boolean') return { words: (value ? yes : no)[this.lang] }
    const text = String(value)
    if (field.type === 'reference') return this.reference(text)
    if (field.type === 'date') return { words: dateInWords(text, this.lang) }
    if (field.type === 'choice') return { words: field.choiceLabels[text]?.[this.lang] ?? text }
    if (field.isQuote) return { words: this.lang === 'es' ? `«${text}»` : `“${text}”`, lang: this.other(this.#quoteLang(text, field, kind, beside)) }
    return { words: text, lang: isProse(text) ? this.other(this.first) : undefined }
  }

  /** A quote is in the language of that version of the record named beside it in which it stands; the reader’s own where it stands in several. */
  #quoteLang(quote: string, { path }: Field, kind: Kind, beside: unknown): string {
    const named = fieldsIn(kind, path.slice(0, -1)).filter(({ type }) => type === 'reference')
    const words = normalise(quote)
    const langs = named
      .flatMap((field) => valuesAt(beside, [field.path.at(-1) ?? '']))
      .flatMap(({ value }) => this.workspace.byId.get(idOf(String(value))) ?? [])
      .flatMap((record) => [[this.first, record] as const, ...record.translations])
      .flatMap(([lang, file]) => (bodyOf(file).includes(words) ? [lang] : []))
    return langs.includes(this.lang) ? this.lang : (langs[0] ?? this.first)
  }
}

const byKind = new WeakMap<Kind, ReadonlyMap<string, readonly Field[]>>()

/** The fields of an object in the data of a kind, by its path; of none, those of the record. */
function fieldsIn(kind: Kind, path: readonly string[]): readonly Field[] {
  const known = byKind.get(kind) ?? groupBy(kind.fields, (field) => field.path.slice(0, -1).join('.'))
  byKind.set(kind, known)
  return known.get(path.join('.')) ?? []
}

const bodies = new WeakMap<SourceFile, string>()

/** The text of a version as quotes are compared with it, made once. */
function bodyOf(file: SourceFile): string {
  const known = bodies.get(file) ?? normalise(file.body)
  bodies.set(file, known)
  return known
}

/** Is it in a language at all, and not a number, a code, an address? */
const isProse = (text: string): boolean => /\p{Ll}/u.test(text) && !/^\S*[@:/\d]\S*$/u.test(text)

/** Spanish has an article before a day: desde el 4 de marzo, desde marzo. */
const sinceWords = (date: string, lang: Lang): string => (lang === 'es' && isDay(date) ? `el ${dateInWords(date, lang)}` : dateInWords(date, lang))

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const yes: Text = { en: 'yes', es: 'sí' }
const no: Text = { en: 'no', es: 'no' }
