// The HTML page, read back by a parser: what it holds, where its links lead, and that nothing in it runs.
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'
import { toHtmlPage } from '../../src/formats/html.ts'
import { hostile, hostileWords, longWord, oneLine, options, passages, wholeDialect } from './document-sample.ts'

const elements = (node: Nodes): Element[] =>
  'children' in node ? node.children.flatMap((child) => [...(child.type === 'element' ? [child] : []), ...elements(child)]) : []
const words = (node: Nodes): string => {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && (node.tagName === 'sup' || node.tagName === 'style')) return ''
  const text = 'children' in node ? node.children.map(words).join('') : ''
  return node.type === 'element' && /^(?:p|li|td|th|h\d|blockquote|div|svg|text)$/.test(node.tagName) ? `${text}\n` : text
}
const named = (all: readonly Element[], tagName: string, className?: string): Element[] =>
  all.filter(
    (each) =>
      each.tagName === tagName && (className === undefined || (Array.isArray(each.properties.className) && each.properties.className.includes(className))),
  )

describe('the whole dialect', async () => {
  const page = await toHtmlPage(wholeDialect, options)
  const tree = fromHtml(page)
  const all = elements(tree)

  test.each(passages)('holds: %s', (passage) => {
    expect(oneLine(words(tree))).toContain(passage)
  })

  test('names its language, author and day', () => {
    expect(named(all, 'html')[0]?.properties.lang).toBe('en')
    expect(named(all, 'meta').map(({ properties }) => [properties.name, properties.content])).toEqual(
      expect.arrayContaining([
        ['author', 'ASL, Secretariat'],
        ['dcterms.date', '2031-03-10'],
      ]),
    )
    expect(words(named(all, 'title')[0] as Element)).toBe('ASL: Regulations')
  })

  test('every link within leads to one element, every note back to each of its references', () => {
    const ids = all.flatMap(({ properties }) => (properties.id === undefined ? [] : [String(properties.id)]))
    expect(new Set(ids).size).toBe(ids.length)
    const links = named(all, 'a').map(({ properties }) => String(properties.href))
    for (const link of links) if (link.startsWith('#')) expect(ids).toContain(link.slice(1))
    expect(links.filter((link) => !link.startsWith('#'))).toEqual([
      'https://lakes.example/regulations?edition=2031.1&lang=en',
      'mailto:sec@lakes.example',
      'https://lakes.example/records',
    ])
    expect(links.filter((link) => link.startsWith('#note-1-ref'))).toEqual(['#note-1-ref', '#note-1-ref-2'])
    expect(links).toContain('#p-1-2')
  })

  test('sets adopted text and editorial notes apart, and contents as nested links', () => {
    expect(named(all, 'blockquote', 'provision').map(({ properties }) => [properties.id, properties.dataRef])).toEqual([
      ['p-1-1', 'AGR-2031-001#1'],
      ['p-1-2', 'AGR-2031-001#3'],
      ['p-1-3', 'AGR-2031-002#1'],
    ])
    expect(named(all, 'aside', 'editorial')).toHaveLength(1)
    expect(oneLine(words(named(all, 'nav')[0] as Element))).toMatch(/^Edition and how to cite it Chapter I\. Waters ?Article 1\./)
  })

  test('marks changes with who and when', () => {
    expect(named(all, 'ins').map(({ properties }) => [properties.dateTime, properties.title])).toEqual(
      expect.arrayContaining([
        ['2031-03-10', 'Inserted: Calanda, 10 March 2031'],
        [undefined, 'Inserted: Calanda'],
        ['2031-03-10', 'Inserted: Dorania, 10 March 2031'],
      ]),
    )
    expect(named(all, 'del').map(words).map(oneLine)).toEqual(['tenth', 'An old paragraph was taken out.', 'tenth'])
  })

  test('is the same bytes again', async () => {
    expect(await toHtmlPage(wholeDialect, options)).toBe(page)
  })

  test('speaks Spanish where it speaks', async () => {
    const spanish = await toHtmlPage(wholeDialect, { ...options, lang: 'es' })
    expect(spanish).toContain('<html lang="es">')
    expect(spanish).toContain('Insertado: Calanda, 10 de marzo de 2031')
    expect(spanish).toContain('Los mismos datos en una tabla')
  })
})

describe('hostile text', async () => {
  const page = await toHtmlPage(hostile, { ...options, title: '</title><script>alert(5)</script>', author: '"><script>alert(6)</script>' })
  const tree = fromHtml(page)
  const all = elements(tree)

  test('runs nothing and fetches nothing', () => {
    expect(all.filter(({ tagName }) => /^(?:script|iframe|object|embed|img|link|base|form|foreignobject)$/i.test(tagName))).toEqual([])
    const handlers = all.flatMap(({ properties }) => Object.keys(properties).filter((name) => /^on/i.test(name)))
    expect(handlers).toEqual([])
    const targets = all.flatMap(({ properties }) => [properties.href, properties.src, properties.xLinkHref].filter((each) => each !== undefined).map(String))
    expect(targets.filter((each) => !each.startsWith('#'))).toEqual(['https://tracker.example/p.png'])
    expect(page).toContain("default-src 'none'")
  })

  test('loses nothing', () => {
    const text = oneLine(words(tree))
    for (const each of [...hostileWords, longWord, '<script>alert(4)</script>', '<script>alert(5)</script>', 'right\\u202eleft', 'mark\u200fand\u200e'])
      expect(text).toContain(each)
  })
})
