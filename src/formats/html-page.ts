// One HTML page around what a format makes, and the elements of which it is made: no script, no request.
import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Lang } from '../core/message.ts'

export type Properties = Element['properties']
export type Node = ElementContent | { readonly type: 'raw'; readonly value: string }

export const element = (tagName: string, properties: Properties, children: readonly Node[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children as ElementContent[],
})
export const words = (value: string): Node => ({ type: 'text', value })
export const separated = (nodes: readonly Node[]): Node[] => nodes.flatMap((node, index) => (index === 0 ? [node] : [words('\n'), node]))

export interface PageFacts {
  readonly title: string
  readonly lang: Lang
  readonly author: string
  readonly date: string
  readonly style: string
}

/** @param content HTML of ours */
export function htmlPage(content: string, { title, lang, author, date, style }: PageFacts): string {
  const meta = (name: string, value: string) => toHtml(element('meta', { name, content: value }, []))
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="referrer" content="no-referrer">
${meta('author', author)}
${meta('dcterms.date', date)}
<title>${toHtml({ type: 'text', value: title })}</title>
<style>${style}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`
}
