// Reads the provisions back out of each format, with other programs than those that wrote them: fflate and saxes, mammoth, pdf.js, parsers of HTML and XML.
import { unzipSync } from 'fflate'
import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import mammoth from 'mammoth'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SaxesParser } from 'saxes'

/** The text of each provision by its paragraph number, without the signs of lists. */
export type Provisions = ReadonlyMap<number, string>

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The words of Markdown as the fixture has it: lists, tables, emphasis; numbers and bullets of items are no words. */
export const plain = (markdown: string): string =>
  oneSpace(
    markdown
      .split('\n')
      .filter((line) => !/^\s*\|[\s|:-]*\|$/.test(line))
      .map((line) =>
        line
          .replace(/^\s*(?:\d+\.|-)\s+/, '')
          .replace(/\||[*_](?=\S)|(?<=\S)[*_]/g, ' ')
          .replace(/\\([^\w\s])/g, '$1'),
      )
      .join(' '),
  ).replace(/ (?=[,.;])/g, '')

/** The words on a terminal: the bar of a provision, bullets and the lines of tables taken away. */
export function fromText(text: string): Provisions {
  const found = new Map<number, string>()
  for (const [, number = '', lines = ''] of text.matchAll(/^(\d+)\.\[\d+\][^\n]*\n(?:[^┃\n][^\n]*\n)*\n((?:┃[^\n]*\n)+)/gm))
    found.set(
      Number(number),
      oneSpace(
        lines
          .split('\n')
          .map((line) => line.replace(/^┃ ?/, '').replace(/^(?:\d+\.|•)\s|[─│]/g, ' '))
          .join(' '),
      ),
    )
  return found
}

export function fromMd(markdown: string): Provisions {
  const found = new Map<number, string>()
  for (const [, number = '', lines = ''] of markdown.matchAll(/^<a id="para-(\d+)"><\/a>\n\n((?:>[^\n]*\n)+)/gm))
    found.set(Number(number), plain(lines.replace(/^> ?/gm, '')))
  return found
}

export function fromPage(html: string): Provisions {
  const found = new Map<number, string>()
  const visit = (node: Nodes): void => {
    if (node.type === 'element' && node.properties.dataRef !== undefined)
      found.set(Number(String(node.properties.id).replace('para-', '')), oneSpace(htmlText(node)))
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(fromHtml(html))
  return found
}

const htmlText = (node: Nodes): string => {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const text = node.children.map(htmlText).join('')
  return node.type === 'element' && /^(?:p|li|td|th|tr|br)$/.test(node.tagName) ? ` ${text} ` : text
}

/** Akoma Ntoso: what each article quotes, the numbers of items left out. */
export function fromAkn(xml: string): Provisions {
  const found = new Map<number, string>()
  const open: string[] = []
  let number = 0
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name)
    if (name === 'article') number = Number(/^art_(\d+)$/.exec(attributes.eId ?? '')?.[1])
  })
  parser.on('text', (words) => {
    if (open.includes('embeddedStructure') && !open.includes('num')) found.set(number, (found.get(number) ?? '') + words)
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return new Map([...found].map(([each, words]) => [each, oneSpace(words)]))
}

interface WordParagraph {
  readonly style: string
  readonly text: string
  readonly bookmarks: readonly string[]
}

/** The paragraphs of a Word file, with every tracked change accepted or rejected. */
function wordParagraphs(bytes: Uint8Array, changes: 'accepted' | 'rejected' = 'accepted'): WordParagraph[] {
  const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])
  const paragraphs: WordParagraph[] = []
  const dropped = changes === 'accepted' ? 'w:del' : 'w:ins'
  let [style, text, bookmarks, isWords, depth]: [string, string, string[], boolean, number] = ['', '', [], false, 0]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:p') [style, text, bookmarks] = ['', '', []]
    else if (name === 'w:pStyle') style = attributes['w:val'] ?? ''
    else if (name === 'w:bookmarkStart') bookmarks.push(attributes['w:name'] ?? '')
    else if (name === dropped) depth++
    else if (name === 'w:t' || name === 'w:delText') isWords = depth === 0
  })
  parser.on('text', (words) => {
    if (isWords) text += words
  })
  parser.on('closetag', ({ name }) => {
    if (name === dropped) depth--
    else if (name === 'w:t' || name === 'w:delText') isWords = false
    else if (name === 'w:p') paragraphs.push({ style, text, bookmarks })
  })
  parser.write(xml).close()
  return paragraphs
}

/** A provision begins at its bookmark and goes on as long as its style, or a table, does. */
export function fromWord(bytes: Uint8Array, changes?: 'accepted' | 'rejected'): Provisions {
  const found = new Map<number, string>()
  let number: number | undefined
  for (const { style, text, bookmarks } of wordParagraphs(bytes, changes)) {
    const begun = bookmarks.map((name) => /^para_(\d+)$/.exec(name)?.[1]).find((each) => each !== undefined)
    if (begun !== undefined) number = Number(begun)
    else if (!/^(?:Provision|Table)/.test(style)) number = undefined
    if (number !== undefined) found.set(number, oneSpace(`${found.get(number) ?? ''} ${text}`))
  }
  return found
}

/** All text of a Word file, as mammoth finds it. */
export const mammothText = async (bytes: Uint8Array): Promise<string> => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value

interface StructNode {
  readonly role?: string
  readonly type?: string
  readonly id?: string
  readonly children?: readonly StructNode[]
}

/** The text of all quotations of a tagged PDF one after the other, the signs of items left out; white space and hyphens too, since lines are broken anew. */
export async function fromPdf(bytes: Uint8Array): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const file = await loading.promise
  const parts: string[] = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const words = new Map<string, string>()
    let open = ''
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) words.set(open, (words.get(open) ?? '') + item.str)
      else open = item.type === 'endMarkedContent' ? '' : ((item as { id?: string }).id ?? '')
    }
    const visit = (node: StructNode, isQuoted: boolean): void => {
      if (node.role === 'Lbl') return
      if (node.type === 'content' && isQuoted) parts.push(words.get(node.id ?? '') ?? '')
      for (const child of node.children ?? []) visit(child, isQuoted || node.role === 'BlockQuote')
    }
    visit(((await page.getStructTree()) ?? {}) as StructNode, false)
  }
  await loading.destroy()
  return compact(parts.join(''))
}

export const compact = (text: string): string => text.replace(/[\s\u00ad\u2010-]/g, '')
