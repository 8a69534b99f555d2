// Templates: Liquid over Markdown. Values are data, never markup, unless a filter of ours made them.
import { Liquid } from 'liquidjs'
import { dateInWords, shortDate, weekday } from '../core/day-words.ts'
import { type Lang, localeOf } from '../core/message.ts'
import { fillInSteps } from './liquid-steps.ts'

/** Bounds a template that loops: characters of its source, milliseconds, units of memory as the engine counts them. */
const limits = { parseLimit: 1_000_000, renderLimit: 10_000, memoryLimit: 50_000_000 }
/** More than any document needs, in UTF-16 units, with all that is written aside (`capture`). */
const maxOutput = 16_000_000

/**
 * Fills a template.
 * @param source Liquid over Markdown
 * @param data plain data; a template sees its own keys only
 * @param names the name of a party or body by its code, for the filters `name` and `names`
 * @throws what liquidjs throws for a template it cannot read, with line and column in the message; Error for one that writes without end
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
  boundOutput(engine)
  wordFilters(engine, lang, names)
  return engine.parseAndRenderSync(source, data)
}

/** The filters that every template has: dates, lists, plurals and names in words. */
export function wordFilters(engine: Liquid, lang: Lang, names: (code: string) => string): void {
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
}

/**
 * Lets an engine fill templates in steps, and counts all that is written, wherever it goes, and ends what writes too much.
 * @param constant filters that make the same of the same
 * @returns what begins the count anew, for the next page
 */
export function boundOutput(engine: Liquid, constant?: ReadonlySet<string>): () => void {
  let written = 0
  class Bounded {
    buffer = ''
    write(value: unknown): void {
      const text = typeof value === 'string' ? value : Array.isArray(value) ? value.join('') : value === undefined || value === null ? '' : String(value)
      written += text.length
      if (written > maxOutput) throw new Error(`it writes more than ${maxOutput} characters`)
      this.buffer += text
    }
  }
  fillInSteps(engine, () => new Bounded(), constant)
  return () => {
    written = 0
  }
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
