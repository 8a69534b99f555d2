// The regulations in a site: as in force on the day, on every day on which they changed, and what any two days differ in.
import type { Day } from '../core/day.ts'
import { dateInWords } from '../core/day-words.ts'
import { languageName } from '../core/language-name.ts'
import { once } from '../core/once.ts'
import { type Lang, toolLanguages } from '../core/message.ts'
import type { ProvisionItem, RegulationsOutput } from '../core/output.ts'
import { translatedLang } from '../core/record.ts'
import { idOf } from '../core/reference.ts'
import { Html } from '../formats/site-templates.ts'
import { type ProvisionDays, type RegulationDays, regulationChanges, regulationDays, stateOn } from '../wording/regulation-days.ts'
import type { Session } from './command.ts'
import { type Sources, compileRegulations, isMinutes, regulationsData } from './compile-regulations.ts'
import { regulationsAkn } from './regulations-akn.ts'
import { renderDocument } from './render-document.ts'
import { type PageData, type SiteFile, type SiteModel, fileOf } from './site-model.ts'

const changesHref = 'regulations-changes.html'

const dayHref = (day: Day): string => `regulations/${day}.html`

/** The ends of the files that can be downloaded, and how a reader knows them. */
const formats = [
  ['docx', 'Word'],
  ['pdf', 'PDF'],
  ['html', 'HTML'],
  ['md', 'Markdown'],
  ['akn', 'Akoma Ntoso'],
  ['json', 'JSON'],
] as const

const downloadName = (format: string): string => `downloads/regulations.${format === 'akn' ? 'akn.xml' : format}`

/** The regulations on all their days, in each language worked out once. */
export class SiteRegulations {
  readonly sources: Sources
  /** The file of the regulations as they are. */
  readonly href: string
  readonly #model: SiteModel
  readonly #days = new Map<Lang, RegulationDays>()
  #places: Map<string, { readonly number: number; readonly href: string }[]> | undefined

  constructor(model: SiteModel, sources: Sources, href: string) {
    this.#model = model
    this.sources = sources
    this.href = href
  }

  days(lang: Lang): RegulationDays {
    const { session, options } = this.#model
    // What is withheld only the full records say.
    const made = this.#days.get(lang) ?? regulationDays(session.workspace, { asOf: options.day, lang, commits: this.sources.commits })
    this.#days.set(lang, made)
    return made
  }

  /** The language in which is worked out what is the same in all. */
  get #any(): Lang {
    return this.#model.options.only ?? 'en'
  }

  /** The days on which something changed. */
  get listed(): readonly Day[] {
    return this.days(this.#any).days
  }

  /** The paragraphs in which words of a record stand, or that it changed. */
  places(id: string): readonly { readonly number: number; readonly href: string }[] {
    this.#places ??= this.#found()
    return this.#places.get(id) ?? []
  }

  #found() {
    const places = new Map<string, { readonly number: number; readonly href: string }[]>()
    for (const { provisions } of this.days(this.#any).chapters)
      for (const { number, ref, states } of provisions) {
        const item = states.at(-1)?.item
        if (!item || item.state === 'internal') continue
        const place = { number, href: `${this.href}#${anchorOf(ref)}` }
        for (const id of new Set([item.agreement, ...item.sources.map(({ agreement }) => agreement), ...item.amendedBy]))
          places.set(id, [...(places.get(id) ?? []), place])
      }
    return places
  }
}

export function regulationPages(model: SiteModel, regulations: SiteRegulations): SiteFile[] {
  const { options } = model
  const { href, sources } = regulations
  const { listed } = regulations
  const provisions = new Provisions(model)
  const page = (lang: Lang, on: Day, isNow: boolean): PageData => {
    const made = regulations.days(lang)
    return {
      title: model.templates.say('regulations-title', lang),
      on,
      on_words: dateInWords(on, lang),
      isNow,
      now_href: href,
      changes_href: changesHref,
      days_list: listed.join(' '),
      days_count: listed.length,
      days: dayLinks(model, listed, isNow ? '' : '../', lang),
      downloads: isNow ? formats.map(([format, label]) => ({ href: downloadName(format), label })) : [],
      chapters: made.chapters.map(({ provisions: ofChapter, ...chapter }) => ({
        ...chapter,
        file: fileOf(chapter.id),
        ...chapterLangs(model, chapter.id, lang),
        level: Math.min(6, chapter.depth + 1),
        awaited: isNow ? chapter.awaited : [],
        paragraphs: joined(ofChapter.flatMap((provision) => provisions.on(provision, on, isNow, lang) ?? [])),
      })),
    }
  }
  return [
    ...model.pages(href, 'regulations', 'regulation', (lang) => page(lang, options.day, true)),
    ...listed.flatMap((day) => model.pages(dayHref(day), 'regulations', 'regulation', (lang) => page(lang, day, false))),
    ...model.pages(changesHref, 'regulations-changes', 'regulation', (lang) => changesData(model, regulations.days(lang), href, lang)),
    ...toolLanguages.flatMap((lang) => downloads(model, sources, lang)),
  ]
}

const links = new WeakMap<SiteModel, Map<string, Html>>()

/** The days as links, made once for all the pages on which they stand. */
function dayLinks(model: SiteModel, listed: readonly Day[], up: string, lang: Lang): Html {
  const known = links.get(model) ?? new Map<string, Html>()
  links.set(model, known)
  const made = known.get(lang + up) ?? new Html(model.render('day-links', lang, { up, days: listed.map((day) => ({ day, href: dayHref(day) })) }))
  known.set(lang + up, made)
  return made
}

const joined = (paragraphs: readonly Html[]): Html => new Html(() => paragraphs.map(({ value }) => value).join('\n'), paragraphs)

/** Paragraphs as HTML, each text of each made once for all the days on which it stood. */
class Provisions {
  readonly #model: SiteModel
  readonly #made = new Map<string, Html>()

  constructor(model: SiteModel) {
    this.#model = model
  }

  on(provision: ProvisionDays, day: Day, isNow: boolean, lang: Lang): Html | undefined {
    const state = stateOn(provision, day)
    const item = state?.item ?? (isNow ? provision.states[0]?.item : undefined)
    if (!item) return undefined
    const key = `${lang} ${provision.number} ${state?.from ?? ''} ${isNow}`
    const known = this.#made.get(key) ?? new Html(this.#html(item, state?.from, isNow, lang))
    this.#made.set(key, known)
    return known
  }

  #html(item: ProvisionItem, from: Day | undefined, isNow: boolean, lang: Lang): string {
    const isWithheld = item.state === 'internal'
    const anchor = isWithheld ? `p-${item.number}` : anchorOf(item.ref)
    const up = isNow ? '' : '../'
    return this.#model.render('provision', lang, {
      ...item,
      up,
      anchor,
      permalink: from === undefined || isWithheld ? `#${anchor}` : `${up}${dayHref(from)}#${anchor}`,
      minutes: isMinutes(this.#model.session.workspace, item) ? item.agreement : undefined,
      isForeign: item.lang !== lang && item.text !== '',
      text_lang: item.lang,
      language: languageName(item.lang, lang),
      seal: item.seal?.slice(0, 19),
      commit: item.commit?.slice(0, 12),
    })
  }
}

/** The languages of a chapter’s title and note, where they are not the page’s. */
function chapterLangs(model: SiteModel, id: string, lang: Lang) {
  const record = model.session.workspace.byId.get(id)
  const other = (own: string | undefined) => (own === lang ? undefined : own)
  return record ? { title_lang: other(model.titleLang(record, lang)), note_lang: other(translatedLang(record, 'note', lang, model.first)) } : {}
}

/** A text reference as the id of an element: AGR-2016-001#3.2 is AGR-2016-001-3.2. */
const anchorOf = (ref: string): string => `p-${fileOf(ref.replace('#', '-'))}`

function changesData(model: SiteModel, made: RegulationDays, href: string, lang: Lang): PageData {
  const byDay = regulationChanges(made).sort((a, b) => (a.to > b.to ? -1 : a.to < b.to ? 1 : a.number - b.number))
  return {
    title: model.templates.say('changes-title', lang),
    now_href: href,
    changes: byDay.map((change) => ({
      ...change,
      href: `${dayHref(change.to)}#${anchorOf(change.ref)}`,
      before_href: change.from === undefined ? undefined : `${dayHref(change.from)}#${anchorOf(change.ref)}`,
      text_lang: change.lang,
    })),
  }
}

/** The regulations as files, compiled once for all of them. */
function downloads(model: SiteModel, sources: Sources, lang: Lang): SiteFile[] {
  const session: Session = { ...model.session, day: model.options.day, lang }
  const compiled = once(() => publicOutput(model, compileRegulations({ ...sources, session }, lang, undefined)))
  return formats.map(([format]) => {
    const prepare = async () => {
      const output = compiled()
      const shown = { ...session, workspace: model.workspace }
      const make = (): Promise<string | Uint8Array> | string => {
        if (format === 'json') return `${JSON.stringify(output, null, 2)}\n`
        if (format === 'akn') return regulationsAkn(model.workspace, output, lang)
        const data = regulationsData({ ...sources, session: shown }, output, lang)
        return renderDocument(shown, { name: 'regulations', data, title: output.title, lang, format })
      }
      return { key: model.keyOf(format, lang, model.titles, session.template(`regulations/regulations.${lang}.md`) ?? '', JSON.stringify(output)), make }
    }
    return { path: `${lang}/${downloadName(format)}`, prepare, make: async () => (await prepare()).make() }
  })
}

/** The output without the ids of records that are not shown, those of texts that it withholds too. */
function publicOutput(model: SiteModel, output: RegulationsOutput): RegulationsOutput {
  const isShown = (id: string): boolean => !model.session.workspace.byId.has(idOf(id)) || model.workspace.byId.has(idOf(id))
  return {
    ...output,
    chapters: output.chapters.map((chapter) => ({
      ...chapter,
      provisions: chapter.provisions.map((each) => (each.state === 'internal' ? { ...each, ref: `withheld#${each.number}`, agreement: 'withheld' } : each)),
    })),
    amendments: output.amendments.filter(({ by }) => isShown(by)),
    sources: output.sources.filter(({ agreement }) => isShown(agreement)),
    awaited: output.awaited.filter(({ id }) => isShown(id)),
    uncovered: output.uncovered.filter(isShown),
  }
}
