// A document as one HTML page that needs nothing else: no script, no request, readable on a phone and on paper.
import type { Element, ElementContent, Root as HastRoot } from 'hast'
import { defaultSchema, sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import type { Root, RootContent, Table } from 'mdast'
import { type Handlers, toHast } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Lang } from '../core/message.ts'
import { chartSvg, tableSeries } from './chart.ts'
import { parseDocument, shareOf, toneOf } from './document.ts'

/** The page. Markup inside the document's text is shown as text or left out, never run. */
export async function toHtmlPage(markdown: string, { title, lang }: { readonly title: string; readonly lang: Lang }): Promise<string> {
  const tree = parseDocument(markdown)
  const charts = await drawCharts(tree, lang)
  const body = toHtml(sanitize(toHast(tree, { handlers }) as HastRoot, safe)).replace(/<div data-chart="(\d+)"><\/div>/g, (_, index) => charts[Number(index)] ?? '')
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="referrer" content="no-referrer">
<title>${toHtml({ type: 'text', value: title })}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

const element = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element => ({ type: 'element', tagName, properties, children })

const handlers: Handlers = {
  textDirective(state, node) {
    const children = state.all(node) as ElementContent[]
    if (node.name === 'bar') {
      const share = Math.round(shareOf(node.attributes) * 100)
      return element('span', { className: ['bar'], role: 'img', ariaLabel: textOf(node) }, [element('span', { className: ['bar-part', `share-${share}`] }, [])])
    }
    const tone = toneOf(node.name)
    return tone ? element('span', { className: [`tone-${tone}`] }, children) : element('span', {}, children)
  },
  leafDirective: () => undefined,
  containerDirective(state, node) {
    const children = state.all(node) as ElementContent[]
    if (node.name !== 'chart') return element('div', {}, children)
    const index = String(node.attributes?.index ?? '')
    return element('figure', {}, [element('div', { dataChart: index }, []), element('details', {}, [element('summary', {}, [{ type: 'text', value: String(node.attributes?.summary ?? '') }]), ...children])])
  },
  table(state, node: Table) {
    const [head, ...rows] = node.children
    const labels = head?.children.map((cell) => textOf(cell)) ?? []
    const align = (column: number) => (node.align?.[column] === 'right' ? { className: ['number'] } : {})
    const cells = (row: Table['children'][number], tagName: 'th' | 'td') =>
      row.children.map((cell, column) =>
        element(tagName, { ...align(column), ...(tagName === 'th' ? { scope: 'col' } : { dataLabel: labels[column] ?? '' }) }, state.all(cell) as ElementContent[]),
      )
    const isFacts = labels.every((label) => label === '')
    const body = rows.map((row) => {
      const line = cells(row, 'td')
      const first = line[0]
      if (isFacts && first) line[0] = element('th', { scope: 'row' }, first.children)
      return element('tr', {}, line)
    })
    return element('table', isFacts ? { className: ['facts'] } : {}, [
      ...(head && !isFacts ? [element('thead', {}, [element('tr', {}, cells(head, 'th'))])] : []),
      element('tbody', {}, body),
    ])
  },
}

const classes = [/^tone-(?:late|soon|done|id)$/, /^bar(?:-part)?$/, /^share-\d{1,3}$/, 'number', 'facts']
const safe: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), 'figure', 'details', 'summary'],
  attributes: {
    ...defaultSchema.attributes,
    span: [['className', ...classes], ['role', 'img'], 'ariaLabel'],
    div: ['dataChart'],
    table: [['className', 'facts']],
    th: [['className', 'number'], ['scope', 'col', 'row']],
    td: [['className', 'number'], 'dataLabel'],
  },
}

/** Draws each chart's table, numbers it for its place in the page, and names the table behind it. */
async function drawCharts(tree: Root, lang: Lang): Promise<string[]> {
  const charts: string[] = []
  const visit = async (node: Root | RootContent): Promise<void> => {
    if (node.type === 'containerDirective' && node.name === 'chart') {
      const table = node.children.find((child): child is Table => child.type === 'table')
      const series = table && tableSeries(table)
      node.attributes = { index: String(charts.length), summary: lang === 'es' ? 'Los mismos datos en una tabla' : 'The same figures as a table' }
      charts.push(series ? await chartSvg(series, lang) : '')
    } else if ('children' in node) for (const child of node.children) await visit(child as RootContent)
  }
  await visit(tree)
  return charts
}

const shares = Array.from({ length: 101 }, (_, share) => `.share-${share}{width:${share}%}`).join('')
const style = `
:root{color-scheme:light;--ink:#1c2733;--quiet:#5b6875;--line:#d5dbe1;--late:#a8201a;--soon:#8a5a00;--done:#1d6b3a;--accent:#1f4e79}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:1rem/1.5 Georgia,'Liberation Serif','Times New Roman',serif}
main{max-width:62rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .75rem;color:var(--accent);border-bottom:3px solid var(--accent);padding-bottom:.4rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:.5rem 0}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}
thead th{font-weight:600;color:var(--quiet);border-bottom:2px solid var(--line);white-space:nowrap}
.facts th{width:9rem;color:var(--quiet);font-weight:600;white-space:nowrap}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.tone-late{color:var(--late);font-weight:700}.tone-soon{color:var(--soon);font-weight:600}.tone-done{color:var(--done)}.tone-id{color:var(--quiet);white-space:nowrap}
.bar{display:inline-block;width:8rem;max-width:100%;height:.7rem;border:1px solid var(--quiet);border-radius:2px;vertical-align:middle;overflow:hidden;background:#eef1f4}
.bar-part{display:block;height:100%;background:var(--done)}${shares}
figure{margin:.5rem 0}figure svg{max-width:100%;height:auto}details{font-size:.9rem}summary{cursor:pointer;color:var(--accent)}
code{font-family:ui-monospace,'DejaVu Sans Mono',monospace;font-size:.88em;background:#eef1f4;padding:.05em .3em;border-radius:3px}
@media (max-width:40rem){
main{padding:1rem .9rem 3rem}
table:not(.facts) thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table:not(.facts) tr{display:block;border-bottom:2px solid var(--line);padding:.4rem 0}
table:not(.facts) td{display:block;position:relative;border:0;padding:.1rem 0 .1rem 7.5rem;min-height:1.6rem;text-align:left}
table:not(.facts) td::before{content:attr(data-label);position:absolute;left:0;width:7rem;color:var(--quiet);font-size:.85rem}
.facts th{width:6.5rem}
}
@media print{body{font-size:10pt}main{max-width:none;padding:0}h2{break-after:avoid}tr{break-inside:avoid}a{color:inherit}details{display:none}@page{margin:18mm}}
`.replace(/\n/g, '')
