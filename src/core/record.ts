// A record and its translations, read from files.
import type { Kind } from './kind.ts'

/** One file of a record: the original, or a translation of it. */
export interface SourceFile {
  readonly path: string
  /** The whole text, for places, excerpts and quotes. */
  readonly text: string
  readonly data: Readonly<Record<string, unknown>>
  readonly body: string
  readonly bodyLine: number
  /** The ids that it refers to, where they are known without a look at its data. */
  readonly targets?: readonly string[] | undefined
  /** What its `access` says, empty where it says nothing, where that is known without a look at its data. */
  readonly access?: string
}

export interface ForumRecord extends SourceFile {
  readonly id: string
  readonly kind: Kind
  /** By language, without the original. */
  readonly translations: ReadonlyMap<string, SourceFile>
  /** What its `access` says; empty where it says nothing. */
  readonly access: string
}

/** A text as it is; of anything else, none. */
export const textOr = (value: unknown): string => (typeof value === 'string' ? value : '')

const none: ReadonlyMap<string, SourceFile> = new Map()

/** A record over the file of its original, which may be read only when asked. */
export class FileRecord implements ForumRecord {
  private readonly file: SourceFile
  readonly id: string
  readonly kind: Kind
  private readonly others: readonly (readonly [string, SourceFile])[]
  private byLanguage: ReadonlyMap<string, SourceFile> | undefined

  /** @param translations each with its language */
  constructor(file: SourceFile, id: string, kind: Kind, translations: readonly (readonly [string, SourceFile])[] = []) {
    this.file = file
    this.id = id
    this.kind = kind
    this.others = translations
    this.byLanguage = undefined
  }

  get translations(): ReadonlyMap<string, SourceFile> {
    this.byLanguage ??= this.others.length === 0 ? none : new Map(this.others)
    return this.byLanguage
  }

  get path(): string {
    return this.file.path
  }
  get text(): string {
    return this.file.text
  }
  get data(): SourceFile['data'] {
    return this.file.data
  }
  get body(): string {
    return this.file.body
  }
  get bodyLine(): number {
    return this.file.bodyLine
  }
  get access(): string {
    return this.file.access ?? textOr(this.file.data.access)
  }
  get targets(): readonly string[] | undefined {
    return this.file.targets
  }
}

/** The same file with other data. */
export const fileWith = ({ path, text, body, bodyLine }: SourceFile, data: SourceFile['data']): SourceFile => ({ path, text, data, body, bodyLine })

/** The same record with other data, and perhaps other translations. */
export const recordWith = (record: ForumRecord, data: SourceFile['data'], translations = record.translations): ForumRecord =>
  new FileRecord(fileWith(record, data), record.id, record.kind, [...translations])

/** The original of a record and its translations. */
export const filesOf = (record: ForumRecord): readonly SourceFile[] => (record.translations.size === 0 ? [record] : [record, ...record.translations.values()])

/** Does it hold adopted text, or what changes adopted text? Asked without a look at its data. */
export const isAgreement = ({ kind }: ForumRecord): boolean => kind.plays === 'agreement'

/** The value of the field that plays a role, when the record has it. */
export function role(record: ForumRecord, name: string): unknown {
  const field = record.kind.roles[name]
  return field === undefined ? undefined : record.data[field]
}

/** The texts of the field that plays a role: one, a list, or none. */
export function roleTexts(record: ForumRecord, name: string): string[] {
  const value = role(record, name)
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}

export function roleText(record: ForumRecord, name: string): string | undefined {
  const value = role(record, name)
  return typeof value === 'string' ? value : undefined
}

/** The title in a language, else in the language of the original. */
export function titleOf(record: ForumRecord, lang: string): string {
  const title = role(record, 'title')
  if (title !== null && typeof title === 'object') {
    const names = title as Record<string, unknown>
    const name = names[lang] ?? Object.values(names)[0]
    return typeof name === 'string' ? name : record.id
  }
  return translated(record, record.kind.roles.title, lang) ?? record.id
}

/** The language in which the title is that is shown to readers of a language. @param first that of originals */
export function titleLang(record: ForumRecord, lang: string, first: string): string {
  const title = role(record, 'title')
  if (title !== null && typeof title === 'object') return lang in title ? lang : (Object.keys(title)[0] ?? first)
  return translatedLang(record, record.kind.roles.title, lang, first)
}

/** The language in which a text field is that is shown to readers of a language. @param first that of originals */
export const translatedLang = (record: ForumRecord, field: string, lang: string, first: string): string =>
  typeof record.translations.get(lang)?.data[field] === 'string' ? lang : first

/** A text field in a language: of the translation when it has one, else of the original. */
export function translated(record: ForumRecord, field: string, lang: string): string | undefined {
  const value = record.translations.get(lang)?.data[field] ?? record.data[field]
  return typeof value === 'string' ? value : undefined
}

/** The body in a language, and whether it is the translation. */
export function bodyIn(record: ForumRecord, lang: string): { body: string; isTranslation: boolean } {
  const translation = record.translations.get(lang)
  if (translation && translation.body.trim() !== '') return { body: translation.body, isTranslation: true }
  return { body: record.body, isTranslation: false }
}
