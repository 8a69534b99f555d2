// A record as somebody wants it to be: what that changes, cell by cell, and the edits it means.
import { cellText } from './cell.ts'
import { type Data, isMarkdownPath, isSame, rewriteBody, rewriteData } from './edit.ts'
import { type ExchangeColumn, columnsOf, markdownOf, partsOf, recordCell, valueIn } from './exchange.ts'
import type { Kind } from './kind.ts'
import { type Message, message } from './message.ts'
import type { Edit } from './plan.ts'
import { keyOrder, newRecord } from './record-edit.ts'
import type { ForumRecord, SourceFile } from './record.ts'
import { slugOf } from './slug.ts'
import { translationBase } from './text.ts'

/** A record as it is to be. */
export interface Wanted {
  readonly data: Data
  readonly markdown: string
  readonly translations: ReadonlyMap<string, { readonly data: Data; readonly markdown: string }>
}

/** One cell that differs. */
export interface Difference {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** The cells in which a record and what is wanted of it differ. */
export function differences(record: ForumRecord, { data, markdown, translations }: Wanted, languages: readonly string[]): Difference[] {
  const fileOf = (path: string, part: { data: Data; markdown: string }): SourceFile => ({ path, text: '', data: part.data, body: part.markdown, bodyLine: 1 })
  const wanted: ForumRecord = {
    ...record,
    ...fileOf(record.path, { data, markdown }),
    translations: new Map([...translations].map(([lang, part]) => [lang, fileOf('', part)])),
  }
  return columnsOf(record.kind, [record, wanted], languages).flatMap((column) => {
    if (column.part === 'derived' || column.part === 'entry') return []
    const [before, after] = [recordCell(record, column), recordCell(wanted, column)]
    return isSameCell(record, wanted, column) ? [] : [{ field: column.name, before: cellText(before), after: cellText(after) }]
  })
}

function isSameCell(a: ForumRecord, b: ForumRecord, { part, lang, path }: ExchangeColumn): boolean {
  const [left, right] = [a, b].map((record) => (lang === undefined ? record : record.translations.get(lang)))
  if (part === 'markdown') return (left ? markdownOf(left) : '') === (right ? markdownOf(right) : '')
  const [x, y] = [valueIn(left?.data, path), valueIn(right?.data, path)]
  const isTakenApart = [x, y].some((value) => value !== undefined && partsOf(value, path).some((each) => each.path.length > path.length))
  return isSame(x, y) || isTakenApart
}

/**
 * The edits of a record's own file and of its translations; what a translation says anew is said of the text as it now is.
 * @throws UserError `odd-yaml`
 */
export function recordEdits(record: ForumRecord, { data, markdown, translations }: Wanted): Edit[] {
  const { kind } = record
  const why = message({ en: 'import: {id}', es: 'importación: {id}' }, { id: record.id })
  const edits = fileEdits(record, data, markdown, keyOrder(kind), why)
  const base = translationBase(data, kind.translatable, markdown)
  for (const [lang, wanted] of translations) {
    const file = record.translations.get(lang)
    if (file && isSame(file.data, wanted.data) && markdownOf(file) === wanted.markdown) continue
    const isGiven = file ? !isSame(file.data.translates, wanted.data.translates) : wanted.data.translates !== undefined
    const translated = isGiven ? wanted.data : { translates: base, ...wanted.data, ...(file && { translates: base }) }
    const order = ['translates', ...kind.translatable]
    if (file) edits.push(...fileEdits(file, translated, wanted.markdown, order, why))
    else {
      const stem = record.path.replace(/\.\w+$/, '')
      const made = newRecord(
        { kind, id: record.id, slug: '', data, body: markdown, translations: new Map([[lang, { data: translated, body: wanted.markdown }]]) },
        why,
      )[1]
      if (made) edits.push({ ...made, path: `${stem}.${lang}${wanted.markdown === '' ? '.yaml' : '.md'}` })
    }
  }
  return edits.filter(({ before, after }) => before !== after)
}

/** One file with other data and text; data without a text that get one become Markdown, every byte of the data as it was. */
function fileEdits(file: SourceFile, data: Data, markdown: string, order: readonly string[], why: Message): Edit[] {
  const { path, text } = file
  const rewritten = rewriteData(path, text, data, order)
  if (markdown === markdownOf(file)) return [{ path, before: text, after: rewritten, why }]
  if (isMarkdownPath(path)) return [{ path, before: text, after: rewriteBody(rewritten, markdown), why }]
  const fenced = `---\n${rewritten.replace(/^\ufeff/, '')}${rewritten.endsWith('\n') ? '' : '\n'}---\n\n${markdown}\n`
  return [
    { path, before: text, after: null, why },
    { path: path.replace(/\.\w+$/, '.md'), before: null, after: fenced, why },
  ]
}

export function newEdits(kind: Kind, id: string, { data: { id: _, ...data }, markdown, translations }: Wanted, lang = 'en'): Edit[] {
  const slug = slugOf(titleIn(kind, data, lang))
  const isInId = kind.id.next?.includes('{slug}') || id.toLowerCase() === slug
  const siblings = new Map(
    [...translations]
      .filter(([, part]) => Object.keys(part.data).length > 0 || part.markdown !== '')
      .map(([code, part]) => [code, { data: part.data, body: part.markdown }]),
  )
  return newRecord(
    { kind, id, slug: isInId ? '' : slug, data, body: markdown, translations: siblings },
    message({ en: 'import: new {id}', es: 'importación: nuevo {id}' }, { id }),
  )
}

export function titleIn(kind: Kind, data: Data, lang: string): string {
  const title = data[kind.roles.title]
  if (typeof title === 'string') return title
  const names = typeof title === 'object' && title !== null ? (title as Readonly<Record<string, unknown>>) : {}
  return String(names[lang] ?? Object.values(names)[0] ?? '')
}
