// Templates: Liquid over Markdown. Values are data, never markup, unless a filter of ours made them.
import { Liquid } from 'liquidjs'
import { dateInWords, shortDate, weekday } from '../core/day-words.ts'
import { type Lang, localeOf } from '../core/message.ts'

/** More output than any document needs, in characters and in memory units of the engine; bounds a template that loops. */
const limits = { parseLimit: 1_000_000, renderLimit: 20_000, memoryLimit: 50_000_000 }

/**
 * Fills a template.
 * @param source Liquid over Markdown
 * @param data plain data; a template sees its own keys only
 * @param names the name of a party or body by its code, for the filters `name` and `names`
 * @throws what liquidjs throws for a template it cannot read, with line and column in the message
 */
export function renderTemplate(source: string, data: Readonly<Record<string, unknown>>, lang: Lang, names: (code: string) => string): string {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    templates: {},
    outputEscape: (value: unknown) => escapeMarkdown(value),
    ...limits,
  })
  const list = new Intl.ListFormat(localeOf(lang))
  const plurals = new Intl.PluralRules(lang)
  engine.registerFilter('date', (value: unknown) => (typeof value === 'string' ? dateInWords(value, lang) : ''))
  engine.registerFilter('short_date', (value: unknown, year?: unknown) =>
    typeof value === 'string' ? shortDate(value, lang, typeof year === 'string' ? year.slice(0, 4) : undefined) : '',
  )
  engine.registerFilter('weekday', (value: unknown) => (typeof value === 'string' ? weekday(value, lang) : ''))
  engine.registerFilter('plural', (value: unknown, one: unknown, other: unknown) => `${Number(value)} ${plurals.select(Number(value)) === 'one' ? one : other}`)
  engine.registerFilter('list', (value: unknown) => (Array.isArray(value) ? list.format(value.map(String)) : String(value ?? '')))
  engine.registerFilter('name', (value: unknown) => (typeof value === 'string' ? names(value) : ''))
  engine.registerFilter('names', (value: unknown) => (Array.isArray(value) ? list.format(value.map((each) => names(String(each)))) : ''))
  engine.registerFilter('abs', (value: unknown) => Math.abs(Number(value)))
  return engine.parseAndRenderSync(source, data)
}

/** Text that Markdown shows as it is, on one line. */
function escapeMarkdown(value: unknown): string {
  const text = value === undefined || value === null ? '' : String(value)
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~&]/g, (sign) => `\\${sign}`)
    .replace(/:(?=[\w:])/g, '\\:')
    .replace(/^([-+]|\d+[.)])(?=\s)/, '\\$1')
}
