// The pages of a site: Liquid over HTML. Every value is text and escaped, unless a filter of ours made HTML of it.
import { Liquid, type Template } from 'liquidjs'
import { type Lang, localeOf, message, say } from '../core/message.ts'
import type { Detail, Entry, Referring, Value } from '../core/record-view.ts'
import type { RedlineBlock } from '../core/redline.ts'
import { fingerprint } from '../core/text.ts'
import { textHtml } from './html.ts'
import { redlineHtml } from './site-redline.ts'
import { boundOutput, wordFilters } from './template.ts'
import { entriesHtml, escapeHtml, factsHtml, joined, outside, recordsHtml, valueHtml } from './site-values.ts'

/** HTML that a format of ours made; nothing else reaches a page without being escaped. */
export class Html {
  readonly #made: string | (() => string)
  readonly #of: unknown
  #key: string | undefined

  /** @param of what it is made from, where that is told without making it */
  constructor(made: string | (() => string), of?: unknown) {
    this.#made = made
    this.#of = of
  }

  get value(): string {
    return typeof this.#made === 'string' ? this.#made : this.#made()
  }

  /** What stands for it where data are compared. */
  toJSON(): unknown {
    if (this.#of === undefined) this.#key ??= fingerprint(this.value)
    return this.#key ?? this.#of
  }
}

/** Filters that say the same of the same words, whatever the page. */
const constant: ReadonlySet<string> = new Set(['say', 'words'])

/** More than any page needs: bounds a template that loops. Milliseconds and units of the engine. */
const limits = { parseLimit: 4_000_000, renderLimit: 60_000, memoryLimit: 500_000_000 }

export interface SiteSources {
  /** The templates by name: `record` is templates/site/record.html. */
  readonly templates: Readonly<Record<string, string>>
  /** The words of the pages by key, in ICU message syntax, in each language. */
  readonly words: Readonly<Record<Lang, Readonly<Record<string, string>>>>
  /** The title of a record for readers of a language, and the language it is in; undefined for one that has no page. */
  title(id: string, lang: Lang): { readonly words: string; readonly lang: string } | undefined
  /** The file of a record's page in the folder of a language. */
  href(id: string): string
}

export class SiteTemplates {
  readonly #sources: SiteSources
  readonly #engines: Readonly<Record<Lang, Liquid>>
  readonly #begin: Readonly<Record<Lang, () => void>>
  readonly #parsed = new Map<string, Template[]>()

  constructor(sources: SiteSources) {
    this.#sources = sources
    this.#engines = { en: this.#engine('en'), es: this.#engine('es') }
    this.#begin = { en: boundOutput(this.#engines.en, constant), es: boundOutput(this.#engines.es, constant) }
  }

  /** Of all templates and words. */
  get fingerprint(): string {
    return fingerprint(JSON.stringify([this.#sources.templates, this.#sources.words]))
  }

  /** Is there such a template? */
  has(name: string): boolean {
    return Object.hasOwn(this.#sources.templates, name)
  }

  /**
   * Fills a template.
   * @param data plain data; `up` is the way from the page to the folder of its language: empty, or `../`
   * @throws what liquidjs throws for a template it cannot read or fill, with line and column in the message
   */
  render(name: string, lang: Lang, data: Readonly<Record<string, unknown>>): string {
    const engine = this.#engines[lang]
    const key = `${lang} ${name}`
    let parsed = this.#parsed.get(key)
    if (!parsed) {
      parsed = engine.parse(this.#sources.templates[name] ?? '', name)
      this.#parsed.set(key, parsed)
    }
    this.#begin[lang]()
    return engine.renderSync(parsed, data)
  }

  /** The words of a key. */
  say(key: string, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
    const [en, es] = [this.#sources.words.en[key], this.#sources.words.es[key]]
    if (en === undefined || es === undefined) throw new Error(`no words “${key}”`)
    return say(message({ en, es }, values), lang)
  }

  #engine(lang: Lang): Liquid {
    const { templates, title, href } = this.#sources
    const engine = new Liquid({
      ownPropertyOnly: true,
      strictFilters: true,
      strictVariables: false,
      templates: { ...templates },
      cache: true,
      outputEscape: (value: unknown) => escapeHtml(value),
      ...limits,
    })
    const raw = (name: string, handler: (this: { context: { getSync(path: string[]): unknown } }, value: unknown, ...args: unknown[]) => string) =>
      engine.registerFilter(name, { raw: true, handler } as never)
    const list = new Intl.ListFormat(localeOf(lang))
    const link = (up: unknown, id: unknown, words?: unknown): string => {
      const known = typeof id === 'string' ? title(id, lang) : undefined
      const shown = escapeHtml(words ?? known?.words ?? id)
      if (known === undefined) return shown
      // Codes before a title are in no language.
      const isTitle = words === undefined || String(words).replace(/^[\p{Lu}\d, -]+: /u, '') === known.words
      const other = isTitle && known.lang !== lang ? ` lang="${escapeHtml(known.lang)}"` : ''
      return `<a href="${escapeHtml(`${up ?? ''}${href(String(id))}`)}"${other}>${shown}</a>`
    }
    const evidence = this.#sources.words[lang].evidence ?? ''
    const linked = (items: readonly string[]): string =>
      items.length === 1
        ? (items[0] ?? '')
        : list
            .formatToParts(items.map((_, index) => String(index)))
            .map(({ type, value }) => (type === 'element' ? items[Number(value)] : escapeHtml(value)))
            .join('')
    // What a template calls raw is escaped like anything else.
    engine.registerFilter('raw', (value: unknown) => value)
    wordFilters(engine, lang, (code) => title(code, lang)?.words ?? code)
    engine.registerFilter('number', (value: unknown) => new Intl.NumberFormat(localeOf(lang)).format(Number(value)))
    engine.registerFilter('say', (key: unknown, ...values: unknown[]) =>
      this.say(String(key), lang, Object.fromEntries(values.filter(Array.isArray).map(([name, value]) => [name, value ?? '']))),
    )
    engine.registerFilter('words', (key: unknown) => this.#sources.words[lang][String(key)] ?? '')
    raw('values', function (values) {
      const up = this.context.getSync(['up'])
      return joined([values].flat().map((value) => valueHtml(value as Value, (id, words) => link(up, id, words))))
    })
    raw('facts', function (details) {
      const up = this.context.getSync(['up'])
      const value = (each: Value) => valueHtml(each, (id, words) => link(up, id, words))
      return factsHtml(details as readonly Detail[], value)
    })
    raw('entries', function (log) {
      const up = this.context.getSync(['up'])
      return entriesHtml(log as readonly Entry[], (id, words) => link(up, id, words), evidence)
    })
    raw('records', function (records) {
      const up = this.context.getSync(['up'])
      return recordsHtml(records as readonly Referring[], (id, words) => link(up, id, words))
    })
    raw('link', function (id, words) {
      return link(this.context.getSync(['up']), id, words)
    })
    raw('links', function (ids) {
      const up = this.context.getSync(['up'])
      return Array.isArray(ids) ? linked(ids.map((id) => link(up, id))) : ''
    })
    raw('outside', (url, words) => outside(url, words))
    raw('html', (value) => (value instanceof Html ? value.value : escapeHtml(value)))
    raw('text', (value, lowered) => (typeof value === 'string' ? textHtml(value, lang, { lowered: Number(lowered ?? 2), prefix: 'text-' }) : ''))
    raw('redline', (value) => (Array.isArray(value) ? redlineHtml(value as RedlineBlock[], lang) : ''))
    return engine
  }
}
