// A text holds no raw HTML.
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Nodes } from 'mdast'
import { message } from '../core/message.ts'
import { filesOf } from '../core/record.ts'
import type { Rule } from './rule.ts'

const withBody = (body: string) =>
  `---\nid: FU-2031-009\ntitle: Send the list of wells\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n---\n\n${body}\n`

export const rawHtml: Rule = {
  id: 'raw-html',
  severity: 'warning',
  reads: 'own',
  summary: { en: 'A text holds no raw HTML.', es: 'Un texto no contiene HTML.' },
  why: {
    en: 'Raw HTML is left out of every page and document that rcm makes, because it could run in the reader’s browser: what stands between the tags would look different to each reader, and a comment would be seen by nobody.',
    es: 'El HTML queda fuera de toda página y documento que rcm produce, porque podría ejecutarse en el navegador de quien lee: lo que está entre las etiquetas se vería distinto según el lector, y un comentario no lo vería nadie.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-009-list-of-wells.md': withBody('The wells of the <u>northern</u> shore.') },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.md': withBody('The wells of the *northern* shore; `<u>` is code.') },
  },
  *check(workspace) {
    for (const record of workspace.records)
      for (const { path, text, body } of filesOf(record)) {
        if (!mayHoldHtml.test(body)) continue
        for (const { html, offset } of htmlIn(body))
          yield {
            path,
            at: { offset: text.length - body.length + offset, length: html.length },
            message: message(
              { en: 'Raw HTML stands in the text: “{html}”.', es: 'Hay HTML en el texto: «{html}».' },
              { html: html.length > 60 ? `${html.slice(0, 59)}…` : html },
            ),
            help: message({
              en: 'Write it in Markdown (*emphasis*, **strong**, [text](address)), or put it between backticks if the sign itself is meant.',
              es: 'Escríbalo en Markdown (*énfasis*, **negrita**, [texto](dirección)), o entre acentos graves si se quiere mostrar el signo mismo.',
            }),
          }
      }
  },
}

const mayHoldHtml = /<[a-z!?]/i

/** The tags that open, and the comments; a closing tag says nothing new. Only the first line of each. */
function htmlIn(body: string): { html: string; offset: number }[] {
  const found: { html: string; offset: number }[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'html' && !node.value.startsWith('</')) found.push({ html: node.value.split('\n', 1)[0] ?? '', offset: node.position?.start.offset ?? 0 })
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(fromMarkdown(body))
  return found
}
