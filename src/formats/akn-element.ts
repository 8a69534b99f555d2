// An element of an Akoma Ntoso document, its words, and its XML: the same bytes for the same element, in XML 1.0's characters alone.
import { normalise } from '../core/text.ts'

export interface AknElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (AknElement | string)[]
}

type Attributes = Readonly<Record<string, string | undefined>>
type Child = AknElement | string | undefined

/** Attributes without a value are left out, children too. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly Child[]): AknElement {
  const given: Record<string, string> = {}
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) given[key] = xmlSafe(value)
  }
  const held: (AknElement | string)[] = []
  for (const child of children) if (child !== undefined) held.push(typeof child === 'string' ? xmlSafe(child) : child)
  return { name, attributes: given, children: held }
}

/** Those in which white space counts. */
const flowing: ReadonlySet<string> = new Set(['p', 'num', 'heading', 'docTitle', 'docNumber', 'docDate', 'ref', 'b', 'i', 'a', 'span', 'ins', 'del'])

/** What XML 1.0 cannot hold: control characters as `\uXXXX`, halves of characters and non-characters as U+FFFD; line ends as line feeds. */
export function xmlSafe(text: string): string {
  if (!doubtful.test(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replace(steering, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
}

const doubtful = /[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/
const steering = /[\0-\x08\x0b\x0c\x0e-\x1f]/g

/** The words in an element, white space folded; the same as XPath’s normalize-space() gives, in NFC. What is marked as deleted is no part of them. */
export const wordsIn = (root: AknElement): string => normalise(textIn(root))

const textIn = (root: AknElement): string =>
  root.name === 'del' ? '' : root.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join(flowing.has(root.name) ? '' : '\n')

/** Every element, each before those in it. */
export function* eachElement(root: AknElement): Iterable<AknElement> {
  yield root
  for (const child of root.children) if (typeof child !== 'string') yield* eachElement(child)
}

/** The whole document, with its declaration. */
export const printXml = (root: AknElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${printed(root, '')}`

function printed({ name, attributes, children }: AknElement, indent: string | undefined): string {
  let xml = `${indent ?? ''}<${name}`
  for (const key in attributes) xml += ` ${key}="${escaped(attributes[key] ?? '').replace(/[\n\t]/g, ' ')}"`
  const end = indent === undefined ? '' : '\n'
  if (children.length === 0) return `${xml}/>${end}`
  const inner = indent === undefined || flowing.has(name) ? undefined : `${indent}  `
  xml += inner === undefined ? '>' : '>\n'
  for (const child of children) xml += typeof child === 'string' ? escaped(child) : printed(child, inner)
  return `${xml}${inner === undefined ? '' : indent}</${name}>${end}`
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => (/[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign) : text)
