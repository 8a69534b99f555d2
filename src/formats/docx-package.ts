// A Word file's parts in an order, with names and dates, that depend on nothing but what they hold.
import { type Zippable, strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Day } from '../core/day.ts'
import { type MoveEnd, withMoves } from './docx-moves.ts'
import { resolveLists } from './docx-numbering.ts'

export interface Properties {
  readonly title: string
  readonly subject?: string | undefined
  readonly author: string
  readonly date: Day
  readonly locale: string
  /** What moved in the text. */
  readonly moves: readonly MoveEnd[]
}

/**
 * The same package with fixed bytes: relations numbered as they are met, our styles and properties, entries sorted, no time of making.
 * @param packed what the docx package made
 */
export function fixPackage(packed: Uint8Array, styles: string, properties: Properties): Uint8Array {
  const parts = unzipSync(packed)
  for (const name of texts) numberRelations(parts, `word/${name}.xml`, `word/_rels/${name}.xml.rels`)
  const lists = resolveLists(texts.map((name) => textOf(parts[`word/${name}.xml`])))
  for (const [index, name] of texts.entries()) parts[`word/${name}.xml`] = strToU8(lists.parts[index] ?? '')
  parts['word/document.xml'] = strToU8(withMoves(textOf(parts['word/document.xml']), properties.moves))
  parts['word/numbering.xml'] = strToU8(lists.numbering)
  parts['word/styles.xml'] = strToU8(styles)
  parts['docProps/core.xml'] = strToU8(coreXml(properties))
  const first = ['[Content_Types].xml', '_rels/.rels']
  const names = [
    ...first,
    ...Object.keys(parts)
      .filter((name) => !first.includes(name) && !name.endsWith('/'))
      .sort(),
  ]
  const sorted: Zippable = {}
  for (const name of names) sorted[name] = parts[name] as Uint8Array
  // fflate writes local time: a date made from local parts is the same bytes in every time zone.
  return zipSync(sorted, { level: 9, mtime: new Date(1980, 0, 1), os: 0 })
}

/** The parts that hold words of the document. */
const texts = ['document', 'footnotes'] as const

const textOf = (part: Uint8Array | undefined): string => (part ? strFromU8(part) : '')

/** docx names the relation of each hyperlink at random. */
function numberRelations(parts: Record<string, Uint8Array>, part: string, relations: string): void {
  const [text, links] = [parts[part], parts[relations]]
  if (!text || !links) return
  const random = /"rId[\w-]{21}"/g
  const numbers = new Map<string, string>()
  const numbered = (id: string) => {
    const known = numbers.get(id) ?? `"rIdLink${numbers.size + 1}"`
    numbers.set(id, known)
    return known
  }
  parts[part] = strToU8(strFromU8(text).replace(random, numbered))
  parts[relations] = strToU8(strFromU8(links).replace(random, numbered))
}

function coreXml({ title, subject, author, date, locale }: Properties): string {
  const text = (tag: string, value: string) => `<${tag}>${value.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</${tag}>`
  const time = (tag: string) => `<${tag} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</${tag}>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${text('dc:title', title)}${subject ? text('dc:subject', subject) : ''}${text('dc:creator', author)}${text('cp:lastModifiedBy', author)}${time('dcterms:created')}${time('dcterms:modified')}${text('dc:language', locale)}</cp:coreProperties>`
}
