// What a record says, as HTML: its facts, its log, the records that refer to it. Every word of it is escaped.
import type { Detail, Entry, Referring, Value } from '../core/record-view.ts'
import { visible } from '../core/visible.ts'

/** A link to the page of a record, with its title as words unless others are given; only words for one without a page. */
export type Link = (id: string, words?: string) => string

/** The rows of a list of facts. */
export const factsHtml = (details: readonly Detail[], value: (each: Value) => string): string =>
  details.map(({ label, values }) => `<div><dt>${escapeHtml(label)}</dt><dd>${joined(values.map(value))}</dd></div>`).join('\n')

/** The items of a log. */
export const entriesHtml = (log: readonly Entry[], link: Link, evidenceWord: string): string =>
  log
    .map(({ date, status, by, note, noteLang, evidence }) => {
      const who = by === undefined ? '' : ` · ${valueHtml(by, link)}`
      const said = note === undefined ? '' : `<br>${inLang(escapeHtml(note), noteLang)}`
      const proof = evidence.length === 0 ? '' : `<br>${escapeHtml(evidenceWord)} ${evidence.map((each) => valueHtml(each, link)).join(', ')}`
      return `<li><span class="when">${escapeHtml(date)}</span> <strong>${escapeHtml(status)}</strong>${who}${said}${proof}</li>`
    })
    .join('\n')

/** The items of a list of records, each with the fields in which it refers. */
export const recordsHtml = (records: readonly Referring[], link: Link): string =>
  records
    .map(
      ({ id, status, fields }) =>
        `<li>${link(id)} <span class="tone-id">${escapeHtml(id)}</span>${status === undefined ? '' : ` · ${escapeHtml(status)}`} <span class="quiet">(${escapeHtml(fields.join(', '))})</span></li>`,
    )
    .join('\n')

/** Values one below another; a list of parts stands apart by itself. */
export const joined = (values: readonly string[]): string =>
  values.reduce((all, each) => (all === '' || all.endsWith('</ul>') ? all + each : `${all}<br>${each}`), '')

/** A value of a record: words, a link to a record, or a list of its parts. Addresses of the web are links. */
export function valueHtml(value: Value, link: Link): string {
  if ('words' in value) return inLang(outside(value.words, value.words), value.lang)
  if ('id' in value)
    return value.title === undefined
      ? escapeHtml(value.id)
      : `${link(value.id)}${value.id.includes('#') ? ` <span class="tone-id">${escapeHtml(value.id)}</span>` : ''}`
  const parts = value.details.map(({ label, values }, place) => {
    const inner = values.map((each) => valueHtml(each, link)).join(', ')
    const [first] = values
    return `<li>${place === 0 && values.length === 1 && first && 'id' in first ? '' : `${escapeHtml(label)}: `}${inner}</li>`
  })
  return `<ul>${parts.join('')}</ul>`
}

/** HTML that says in which language it is, where that is not the page’s. */
const inLang = (html: string, lang: string | undefined): string => (lang === undefined ? html : `<span lang="${escapeHtml(lang)}">${html}</span>`)

/** A link to a page of the web or a mail address; anything else is only words. */
export function outside(url: unknown, words: unknown): string {
  const shown = escapeHtml(words ?? url)
  return typeof url === 'string' && /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(url)
    ? `<a href="${escapeHtml(url)}" rel="noopener noreferrer">${shown}</a>`
    : shown
}

/** Nothing in it that HTML reads as other than text, nor anything that is not seen: one quick look, which is enough for nearly every text. */
const plain = /^[ !#-%(-;=?-~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*$/

/** Text as HTML shows it, in an attribute too; control and direction characters are made visible. */
export function escapeHtml(value: unknown): string {
  const text = value === undefined || value === null ? '' : String(value)
  if (plain.test(text)) return text
  if (!/[&<>"'\p{Cc}\p{Cf}\p{Surrogate}]/u.test(text)) return text
  return visible(text.replace(/\s+/g, ' '))
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
