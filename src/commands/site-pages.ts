// Every file of a site. Each is made when it is asked for, so that a server can show one page without making the others.
import { inLanguage } from '../core/forum.ts'
import { type Lang, type Text, toolLanguages } from '../core/message.ts'
import { once } from '../core/once.ts'
import { type ForumRecord, titleOf } from '../core/record.ts'
import { agendaIcs } from '../formats/ics.ts'
import { htmlStyle } from '../formats/html-style.ts'
import { type SearchEntry, searchIndex } from '../formats/site-search.ts'
import { calendarYear, calendarYears } from '../reports/site-calendar.ts'
import { siteFollowUps, siteTable } from '../reports/site-lists.ts'
import { calendarReport } from '../reports/calendar.ts'
import { sourcesOf } from './compile-regulations.ts'
import type { Session } from './command.ts'
import { contributionCharts, yearChart } from './site-charts.ts'
import { objectiveNodes } from './site-objectives.ts'
import { type PageData, type SiteFile, type SiteKind, SiteModel, type SiteOptions, capitalised, fileOf } from './site-model.ts'
import { recordPages, recordedIn } from './site-records.ts'
import { SiteRegulations, regulationPages } from './site-regulations.ts'
import { todayPages } from './site-today.ts'

export interface Site {
  /** Each path once. */
  readonly files: readonly SiteFile[]
  /** A fingerprint of all that it is made from. */
  state(): string
}

export async function siteOf(session: Session, options: SiteOptions): Promise<Site> {
  const model = new SiteModel(session, options)
  const history = await session.history()
  const chapters = model.playing('regulation')
  const regulations = chapters && new SiteRegulations(model, await sourcesOf({ ...session, day: options.day }, undefined), chapters.href)
  const search = once(() =>
    searchIndex(
      model.workspace.records.filter(isFirst(model)).map((record) => entryOf(record, model)),
      kindTitles(model),
    ),
  )
  const files = [
    ...assets(model),
    ...todayPages(model),
    ...calendarPages(model),
    ...model.kinds.filter((each) => each !== chapters).flatMap((each) => listPages(each, model)),
    ...(regulations ? regulationPages(model, regulations) : []),
    ...recordPages(model, { recorded: recordedIn(history), regulations }),
    ...model.pages('records.html', 'records', 'records', (lang) => allKinds(model, lang)),
    // The index is one for all languages.
    ...(options.only === undefined
      ? [
          ...model.pages('search.html', 'search', 'search', (lang) => ({ title: model.templates.say('search', lang), shards: search().shards.join(' ') })),
          ...[...search().files].map(([name, content]) => ({ path: `search/${name}`, make: () => content })),
        ]
      : []),
  ]
  return {
    files: [...new Map(files.toReversed().map((file) => [file.path, file])).values()].reverse(),
    state: () =>
      model.keyOf(
        history.head ?? '',
        ...session.workspace.records.flatMap((record) => [record, ...record.translations.values()].map(({ path, text }) => `${path}\n${text}`)),
      ),
  }
}

const isFirst =
  ({ workspace }: SiteModel) =>
  (record: ForumRecord): boolean =>
    workspace.byId.get(record.id) === record

/** The style, the script and the page at which the languages part. */
function assets(model: SiteModel): SiteFile[] {
  const { session, workspace } = model
  const text = (path: string) => session.template(`site/${path}`) ?? ''
  const langs = toolLanguages.toSorted((a, b) => rank(a, workspace.forum.languages) - rank(b, workspace.forum.languages))
  return [
    {
      path: 'index.html',
      make: () =>
        model.render('start', langs[0] ?? 'en', {
          langs: langs.map((lang) => ({ lang, forum: inLanguage(workspace.forum.name, lang), enter: model.templates.say('enter', lang) })),
        }),
    },
    { path: 'assets/site.css', make: () => `${htmlStyle}\n${text('site.css')}` },
    { path: 'assets/site.js', make: () => text('site.js') },
    { path: 'assets/icon.svg', make: () => text('icon.svg') },
  ]
}

const rank = (lang: string, languages: readonly string[]): number => (languages.includes(lang) ? languages.indexOf(lang) : languages.length)

function calendarPages(model: SiteModel): SiteFile[] {
  const { options, workspace, templates } = model
  const agendas = Object.fromEntries(
    toolLanguages.map((lang) => [lang, once(() => calendarReport(workspace, { day: options.day, lang, query: '', internalToo: true }))]),
  ) as Record<Lang, () => ReturnType<typeof calendarReport>>
  const years = calendarYears(agendas.en())
  const current = options.day.slice(0, 4)
  const hrefOf = (year: string) => (year === current ? 'calendar.html' : `calendar/${year}.html`)
  const data = async (year: string, lang: Lang): Promise<PageData> => {
    const calendar = calendarYear(agendas[lang](), year, lang)
    const name = templates.say('calendar', lang)
    return {
      title: `${name} ${year}`,
      charts: await yearChart(model, lang, year),
      ics: options.baseUrl === undefined ? 'calendar.ics' : `${options.baseUrl}${lang}/calendar.ics`,
      years: [...new Set([...years, current])].sort().map((each) => ({ year: each, href: hrefOf(each), isCurrent: each === year })),
      calendar: {
        ...calendar,
        months: calendar.months.map((month) => ({
          ...month,
          weeks: month.weeks.map((week) =>
            week.map((each) => ({ ...each, href: each.entry === undefined ? undefined : `records/${fileOf(each.entry)}.html` })),
          ),
        })),
        groups: calendar.groups.map((group) => ({
          ...group,
          entries: group.entries.map((entry) => ({
            ...entry,
            file: fileOf(entry.id),
            dates: entry.from === entry.until ? entry.from : `${entry.from}/${entry.until}`,
          })),
        })),
      },
    }
  }
  return [
    ...[...new Set([...years, current])].flatMap((year) => model.pages(hrefOf(year), 'calendar', 'calendar', (lang) => data(year, lang))),
    ...toolLanguages.map((lang) => ({ path: `${lang}/calendar.ics`, make: () => agendaIcs(agendas[lang](), lang) })),
  ]
}

function listPages({ kind, records, href }: SiteKind, model: SiteModel): SiteFile[] {
  const own = `list-${kind.plays}`
  const template = model.templates.has(own) ? own : 'list'
  const part = model.playing(kind.plays) ? kind.plays : 'records'
  return model.pages(href, template, part, async (lang) => {
    const context = model.contexts[lang]
    return {
      title: capitalised(kind.label[lang].other),
      description: kind.description[lang],
      ...(kind.plays === 'follow-up'
        ? { followUps: siteFollowUps(context) }
        : kind.plays === 'objective'
          ? { tree: objectiveNodes(model, lang) }
          : { table: siteTable(kind, records, context), charts: kind.plays === 'contribution' ? await contributionCharts(model, lang) : [] }),
    }
  })
}

const allKinds = (model: SiteModel, lang: Lang): PageData => ({
  title: model.templates.say('records', lang),
  kinds: model.kinds.map(({ kind, records, href }) => ({
    href,
    title: capitalised(kind.label[lang].other),
    count: records.length,
    description: kind.description[lang],
  })),
})

const kindTitles = ({ kinds }: SiteModel): Map<string, Text> => new Map(kinds.map(({ kind }) => [kind.name, { en: kind.label.en.one, es: kind.label.es.one }]))

function entryOf(record: ForumRecord, model: SiteModel): SearchEntry {
  const { workspace } = model
  const file = fileOf(record.id)
  const files = [record, ...record.translations.values()]
  return {
    id: record.id,
    kind: record.kind.name,
    file: file === record.id ? undefined : file,
    title: { en: titleOf(record, 'en'), es: titleOf(record, 'es') },
    titleLang: { en: model.titleLang(record, 'en'), es: model.titleLang(record, 'es') },
    texts: [...workspace.forum.languages.map((lang) => titleOf(record, lang)), ...files.flatMap(({ data, body }) => [...wordsIn(data), body])],
  }
}

/** Every text in a value, however deep, but fingerprints. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('sha256-') ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}
