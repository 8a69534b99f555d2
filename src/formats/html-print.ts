// HTML of our elements at once, where none of their words has to be escaped; what has is the HTML printer's.
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Node, Properties } from './html-page.ts'

/** The attributes by the names that their properties have; an element with any other is the printer's. */
const attributes: Readonly<Record<string, string | undefined>> = {
  id: 'id',
  className: 'class',
  href: 'href',
  rel: 'rel',
  role: 'role',
  scope: 'scope',
  start: 'start',
  title: 'title',
  dateTime: 'datetime',
  ariaLabel: 'aria-label',
  dataRef: 'data-ref',
  dataLabel: 'data-label',
}
/** Elements that hold nothing and are not closed. */
const voids: ReadonlySet<string> = new Set(['br', 'hr'])
/** Elements with rules of their own. */
const others = /^(?:svg|template|script|style|area|base|col|embed|img|input|link|meta|source|track|wbr)$/
const escapedInText = /[<&]/
const escapedInValue = /["&'`\0]/

/** The same text as that of `toHtml`, dangerous HTML allowed; a test holds the two to each other. */
export function printHtml(nodes: readonly Node[]): string {
  let html = ''
  for (const node of nodes) html += plainHtml(node) ?? toHtml(node as ElementContent, { allowDangerousHtml: true })
  return html
}

function plainHtml(node: Node): string | undefined {
  if (node.type === 'raw') return node.value
  if (node.type === 'text') return escapedInText.test(node.value) ? undefined : node.value
  if (node.type !== 'element' || others.test(node.tagName)) return undefined
  const given = plainAttributes(node.properties)
  if (given === undefined || (voids.has(node.tagName) && node.children.length > 0)) return undefined
  const opened = `<${node.tagName}${given}>`
  return voids.has(node.tagName) ? opened : `${opened}${printHtml(node.children)}</${node.tagName}>`
}

function plainAttributes(properties: Properties): string | undefined {
  let html = ''
  for (const name in properties) {
    const value = properties[name]
    if (value === undefined || value === null) continue
    const attribute = attributes[name]
    const text = Array.isArray(value) ? value.join(' ') : String(value)
    if (attribute === undefined || typeof value === 'boolean' || escapedInValue.test(text)) return undefined
    html += ` ${attribute}="${text}"`
  }
  return html
}
