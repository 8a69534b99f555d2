// What a site is made of: the records that may be shown, in both languages, its templates and words, and the names of its files.
import { isInternal, publicWorkspace } from '../core/access.ts'
import type { Day } from '../core/day.ts'
import { dateInWords } from '../core/day-words.ts'
import { userError } from '../core/failure.ts'
import { type FieldContext, fieldContext } from '../core/fields.ts'
import { inLanguage } from '../core/forum.ts'
import type { Kind } from '../core/kind.ts'
import { type Lang, toolLanguages } from '../core/message.ts'
import { type ForumRecord, roleText, titleLang, titleOf } from '../core/record.ts'
import { idOf } from '../core/reference.ts'
import { fingerprint } from '../core/text.ts'
import { type Workspace, groupBy } from '../core/workspace.ts'
import { Html, SiteTemplates } from '../formats/site-templates.ts'
import { escapeHtml } from '../formats/site-values.ts'
import { siteWords } from '../formats/site-words.ts'
import type { Session } from './command.ts'

export interface SiteOptions {
  readonly isInternal: boolean
  /** Where the site will stand, with a slash at its end; undefined when nobody said. */
  readonly baseUrl: string | undefined
  readonly day: Day
  /** The one language of which files will be asked for, where others make the rest. */
  readonly only?: Lang
}

export interface SiteKind {
  readonly kind: Kind
  readonly records: readonly ForumRecord[]
  /** The file of its list in the folder of a language. */
  readonly href: string
}

/** One file of the site: its path from the site’s folder, and what is in it, made when it is asked for. */
export interface SiteFile {
  readonly path: string
  make(): Content | Promise<Content>
  /** The same in two steps, so that a file that would be the same need not be made. */
  prepare?(): Promise<Prepared>
}

export interface Prepared {
  /** A fingerprint of what the file depends on. */
  readonly key: string
  make(): Content | Promise<Content>
  /** When it is made: did it depend on nothing else? Then it need not be made again while the key is the same. */
  isAll?(): boolean
}

interface Title {
  readonly words: string
  readonly lang: string
}

type Content = string | Uint8Array

export class SiteModel {
  readonly session: Session
  readonly options: SiteOptions
  /** The records that may be shown. */
  readonly workspace: Workspace
  readonly contexts: Readonly<Record<Lang, FieldContext>>
  readonly templates: SiteTemplates
  /** The kinds of which there are records, in the order of their names. */
  readonly kinds: readonly SiteKind[]
  readonly #listed: ReadonlyMap<string, SiteKind>

  constructor(session: Session, options: SiteOptions) {
    this.session = session
    this.options = options
    this.workspace = options.isInternal ? session.workspace : publicWorkspace(session.workspace)
    const context = (lang: Lang) => fieldContext(this.workspace, options.day, lang)
    this.contexts = { en: context('en'), es: context('es') }
    for (const answer of session.workspace.playing('response'))
      if (!this.workspace.byId.has(answer.id)) this.#hidden.add(roleText(answer, 'consultation') ?? '')
    const shown = this.workspace.records.filter((record) => this.workspace.byId.get(record.id) === record)
    const byKind = groupBy(shown, ({ kind }) => kind.name)
    this.kinds = [...this.workspace.kinds.values()].flatMap((kind) => {
      const records = byKind.get(kind.name)
      return records ? [{ kind, records, href: reserved.has(kind.folder) ? `kind-${kind.folder}.html` : `${kind.folder}.html` }] : []
    })
    this.#listed = new Map(this.kinds.map((each) => [each.kind.name, each]))
    this.templates = new SiteTemplates({
      templates: templatesOf(session),
      words: siteWords((path) => session.template(path)),
      title: (written, lang) => {
        const id = idOf(written)
        const title = this.#titleOf(id, lang)
        if (title) this.#read.add(id)
        return title
      },
      href: (id) => recordFile(idOf(id)),
    })
  }

  /** The first of the kinds that play a part and have records. */
  playing(part: string): SiteKind | undefined {
    return this.kinds.find(({ kind }) => kind.plays === part)
  }

  listOf(kind: Kind): SiteKind | undefined {
    return this.#listed.get(kind.name)
  }

  readonly #hidden = new Set<string>()
  /** Has a round answers that are not shown? Then who has not answered, and how it ended, cannot be told either. */
  hasHiddenAnswers(round: string): boolean {
    return this.#hidden.has(round)
  }

  readonly #titlesIn = { en: new Map<string, Title>(), es: new Map<string, Title>() }
  #titleOf(id: string, lang: Lang): Title | undefined {
    const known = this.#titlesIn[lang].get(id)
    const record = known ? undefined : this.workspace.byId.get(id)
    if (!record) return known
    const title = { words: titleOf(record, lang), lang: this.titleLang(record, lang) }
    this.#titlesIn[lang].set(id, title)
    return title
  }

  /** The language of originals. */
  get first(): string {
    return this.workspace.forum.languages[0]
  }

  /** The language in which the title is that readers of a language are shown. */
  titleLang(record: ForumRecord, lang: Lang): string {
    return titleLang(record, lang, this.first)
  }

  isInternal(record: ForumRecord): boolean {
    return isInternal(record)
  }

  /**
   * A page in both languages.
   * @param path in the folder of a language
   * @param title by its key among the words, or as it is
   */
  pages(path: string, template: string, part: string, data: (lang: Lang) => PageData | Promise<PageData>): SiteFile[] {
    return toolLanguages.map((lang) => {
      const prepare = async () => {
        const filled = await data(lang)
        const json = JSON.stringify(filled)
        const named = this.#namedIn(filled, lang)
        let isAll = true
        const make = () => {
          this.#read.clear()
          const content = this.page(path, template, part, lang, filled)
          isAll = [...this.#read].every((id) => named.has(id))
          return content
        }
        return { key: this.keyOf(path, template, part, json, [...named.values()].join('\n')), make, isAll: () => isAll }
      }
      return { path: `${lang}/${path}`, prepare, make: async () => (await prepare()).make() }
    })
  }

  /** The records whose titles a template has asked for since this was last emptied. */
  readonly #read = new Set<string>()

  /** The records that the data of a page names, each with its title as the page may show it. */
  #namedIn(data: unknown, lang: Lang, named = new Map<string, string>()): Map<string, string> {
    if (typeof data === 'string') {
      // What is longer, or has a space in it, is no id.
      if (data.length > 200 || data.includes(' ') || named.has(data)) return named
      const id = idOf(data)
      const title = this.#titleOf(id, lang)
      if (title) named.set(id, `${id} ${title.lang} ${title.words}`)
    } else if (Array.isArray(data)) for (const each of data) this.#namedIn(each, lang, named)
    else if (typeof data === 'object' && data !== null) for (const key in data) this.#namedIn((data as Record<string, unknown>)[key], lang, named)
    return named
  }

  #titles: string | undefined
  /** A fingerprint of the titles of all records. */
  get titles(): string {
    this.#titles ??= fingerprint(JSON.stringify(this.workspace.records.map((record) => [record.id, ...toolLanguages.map((lang) => titleOf(record, lang))])))
    return this.#titles
  }

  #common: string | undefined
  /** A fingerprint of what a file of the site depends on: its own parts, and what all files share. */
  keyOf(...parts: readonly string[]): string {
    this.#common ??= fingerprint(
      JSON.stringify([
        { ...this.options, only: undefined },
        this.session.commit,
        this.workspace.forumText,
        this.workspace.definitions,
        this.templates.fingerprint,
        this.kinds.map(({ kind }) => kind.name),
      ]),
    )
    return fingerprint([this.#common, ...parts].join('\n')).slice(7, 39)
  }

  /** @throws UserError `template` */
  page(path: string, template: string, part: string, lang: Lang, data: PageData): string {
    const { baseUrl } = this.options
    const up = path.includes('/') ? '../' : ''
    const other = toolLanguages.find((each) => each !== lang) ?? lang
    const slots: Record<Slot, string> = {
      title: escapeHtml(data.title),
      canonical: baseUrl === undefined ? '' : `<link rel="canonical" href="${escapeHtml(`${baseUrl}${lang}/${path}`)}">\n`,
      other: escapeHtml(`${up}../${other}/${path}`),
      content: this.render(template, lang, { ...data, lang, up, day: this.options.day }),
    }
    // Every other piece is the name of a slot.
    return this.#frame(lang, up, part)
      .map((piece, index) => (index % 2 === 1 ? slots[piece as Slot] : piece))
      .join('')
  }

  readonly #frames = new Map<string, readonly string[]>()
  /** What stands around the pages of a part, filled once: pieces of HTML with the names of slots between them. */
  #frame(lang: Lang, up: string, part: string): readonly string[] {
    const key = `${lang} ${up} ${part}`
    const known = this.#frames.get(key)
    if (known) return known
    const { forum } = this.workspace
    const { day } = this.options
    const other = toolLanguages.find((each) => each !== lang) ?? lang
    const slot = (name: Slot) => new Html(`<slot-${name}>`)
    const filled = this.render('layout', lang, {
      title: slot('title'),
      canonical: slot('canonical'),
      content: slot('content'),
      other: { lang: other, name: this.templates.say('other-language', other), href: slot('other') },
      lang,
      up,
      day,
      day_words: dateInWords(day, lang),
      revision: this.session.commit?.slice(0, 12),
      forum: { name: inLanguage(forum.name, lang), short: inLanguage(forum['short-name'], lang), secretariat: inLanguage(forum.secretariat, lang) },
      part,
      nav: this.#navEntries(lang).map((each) => ({ ...each, isCurrent: each.part === part })),
    })
    const made = filled.split(/<slot-(title|canonical|other|content)>/)
    this.#frames.set(key, made)
    return made
  }

  /** @throws UserError `template` */
  render(template: string, lang: Lang, data: Readonly<Record<string, unknown>>): string {
    try {
      return this.templates.render(template, lang, data)
    } catch (error) {
      throw userError(
        'template',
        { en: 'The template {path} cannot be filled: {detail}', es: 'No se puede completar la plantilla {path}: {detail}' },
        { path: `templates/site/${template}.html`, detail: (error as Error).message.split('\n')[0] },
        {
          en: 'Correct the place that the message names, or remove the file to use the one that ships with rcm.',
          es: 'Corrija el lugar que indica el mensaje, o quite el archivo para usar la que viene con rcm.',
        },
      )
    }
  }

  #navEntries(lang: Lang): readonly NavEntry[] {
    const say = (key: string) => this.templates.say(key, lang)
    return [
      { href: 'index.html', part: 'today', title: say('today') },
      { href: 'calendar.html', part: 'calendar', title: say('calendar') },
      ...navParts.flatMap((part) => {
        const listed = this.playing(part)
        if (!listed) return []
        return [{ href: listed.href, part, title: part === 'regulation' ? say('regulations') : capitalised(listed.kind.label[lang].other) }]
      }),
      { href: 'records.html', part: 'records', title: say('records') },
    ]
  }
}

export interface PageData {
  readonly title: string
  readonly [key: string]: unknown
}

/** The places of the layout that differ from page to page. */
type Slot = 'title' | 'canonical' | 'other' | 'content'

interface NavEntry {
  readonly href: string
  readonly part: string
  readonly title: string
}

const navParts = ['follow-up', 'objective', 'regulation', 'agreement', 'event', 'proposal', 'consultation', 'party', 'topic']

/** Names of files that a kind’s list may not take. */
const reserved = new Set(['index', 'calendar', 'search', 'records', 'regulations-changes', 'reports'])

export const recordFile = (id: string): string => `records/${fileOf(id)}.html`

/** An id as the name of a file on any system: an id of the usual form stays as it is. */
export const fileOf = (id: string): string =>
  /^[A-Za-z0-9][\w.-]*$/.test(id) && id.length <= 120
    ? id
    : `_${[...id]
        .map((sign) => (/[\w-]/.test(sign) ? sign : `_${sign.codePointAt(0)?.toString(16)}_`))
        .join('')
        .slice(0, 180)}`

/** The templates of the site by name: the forum’s own, else the shipped ones. */
function templatesOf(session: Session): Record<string, string> {
  const templates: Record<string, string> = {}
  for (const path of session.templates()) {
    const name = /^site\/([\w-]+)\.html$/.exec(path)?.[1]
    if (name !== undefined) templates[name] = session.template(path) ?? ''
  }
  return templates
}

export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
