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
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) given[key] = xmlSafe(value)
  return { name, attributes: given, children: children.flatMap((child) => (child === undefined ? [] : typeof child === 'string' ? xmlSafe(child) : child)) }
}

/** Those in which white space counts. */
const flowing: ReadonlySet<string> = new Set(['p', 'num', 'heading', 'docTitle', 'docNumber', 'docDate', 'ref', 'b', 'i', 'a', 'span'])

/** What XML 1.0 cannot hold: control characters as `\uXXXX`, halves of characters and non-characters as U+FFFD; line ends as line feeds. */
export const xmlSafe = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')

/** The words in an element, white space folded; the same as XPath’s normalize-space() gives, in NFC. */
export const wordsIn = (root: AknElement): string => normalise(textIn(root))

const textIn = (root: AknElement): string => root.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join(flowing.has(root.name) ? '' : '\n')

/** Every element, each before those in it. */
export function* eachElement(root: AknElement): Iterable<AknElement> {
  yield root
  for (const child of root.children) if (typeof child !== 'string') yield* eachElement(child)
}

/** The whole document, with its declaration. */
export function printXml(root: AknElement): string {
  const parts: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n']
  print(root, '', parts)
  return parts.join('')
}

function print({ name, attributes, children }: AknElement, indent: string | undefined, parts: string[]): void {
  parts.push(indent ?? '', '<', name)
  for (const key of Object.keys(attributes)) parts.push(' ', key, '="', escape(attributes[key] ?? '').replace(/[\n\t]/g, ' '), '"')
  if (children.length === 0) parts.push('/>')
  else {
    const inner = indent === undefined || flowing.has(name) ? undefined : `${indent}  `
    parts.push(inner === undefined ? '>' : '>\n')
    for (const child of children) {
      if (typeof child === 'string') parts.push(escape(child))
      else print(child, inner, parts)
    }
    parts.push(inner === undefined ? '' : (indent ?? ''), '</', name, '>')
  }
  if (indent !== undefined) parts.push('\n')
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
