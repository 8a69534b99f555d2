// The Word file, read back by its XML and by mammoth: styles, fields, notes, tracked changes, links, and nothing that runs.
import { strFromU8, unzipSync } from 'fflate'
import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import mammoth from 'mammoth'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toDocx } from '../../src/formats/docx.ts'
import { hostile, hostileWords, longWord, oneLine, options, passages, wholeDialect } from './document-sample.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
}

/** The root element of a part; throws where it is not well-formed. */
function parseXml(xml: string): Element {
  const open: Element[] = [{ name: '', attributes: {}, children: [] }]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => open.push({ name, attributes, children: [] }))
  parser.on('text', (text) => open.at(-1)?.children.push(text))
  parser.on('closetag', () => {
    const done = open.pop()
    if (done) open.at(-1)?.children.push(done)
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return open[0]?.children.find((child) => typeof child !== 'string') as Element
}

const all = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)]))
const values = (element: Element, name: string, attribute = 'w:val'): (string | undefined)[] =>
  all(element, name).map(({ attributes }) => attributes[attribute])
const wordsOf = (element: Element, name = 'w:t'): string =>
  all(element, name)
    .map(({ children }) => children.join(''))
    .join('')

/** The words of a page, without the numbers of its notes. */
const words = (node: Nodes): string => {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'sup') return ''
  const text = 'children' in node ? node.children.map(words).join('') : ''
  return node.type === 'element' && /^(?:p|li|td|th|h\d|br)$/.test(node.tagName) ? `${text}\n` : text
}

interface Read {
  readonly names: readonly string[]
  part(name: string): Element
  readonly text: string
}

async function read(bytes: Uint8Array): Promise<Read> {
  const parts = unzipSync(bytes)
  const part = (name: string): Element => parseXml(strFromU8(parts[name] ?? new Uint8Array()))
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
  return { names: Object.keys(parts), part, text: oneLine(words(fromHtml(value))) }
}

describe('the whole dialect', () => {
  let bytes: Uint8Array
  let file: Read
  let document: Element
  beforeAll(async () => {
    bytes = await toDocx(wholeDialect, options)
    file = await read(bytes)
    document = file.part('word/document.xml')
  })

  test('every part is well-formed XML, the list of types first', () => {
    for (const name of file.names.filter((each) => !each.endsWith('.png'))) file.part(name)
    expect(file.names.slice(0, 2)).toEqual(['[Content_Types].xml', '_rels/.rels'])
  })

  test.each(passages)('holds for another program: %s', (passage) => {
    expect(file.text).toContain(passage)
  })

  test('every style it uses is defined, and headings have their levels', () => {
    const defined = values(file.part('word/styles.xml'), 'w:style', 'w:styleId')
    expect(new Set(defined).size).toBe(defined.length)
    for (const part of ['word/document.xml', 'word/footnotes.xml', 'word/header1.xml', 'word/footer1.xml'])
      for (const style of ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((name) => values(file.part(part), name))) expect(defined).toContain(style)
    const headings = all(document, 'w:p').flatMap((paragraph) =>
      values(paragraph, 'w:pStyle')
        .filter((style) => /Heading|[Tt]itle|Provision|Editorial/.test(style ?? ''))
        .map((style) => [style, oneLine(wordsOf(paragraph)).slice(0, 20)]),
    )
    expect(headings).toEqual(
      expect.arrayContaining([
        ['CoverTitle', 'Assembly of the Seve'],
        ['CoverSubtitle', 'Regulations and Oper'],
        ['TOCHeading', 'Contents'],
        ['Heading1', 'Chapter I. Waters'],
        ['Heading2', 'Article 1. Joint pat'],
        ['Heading3', 'What changed'],
        ['Provision', 'The Parties shall ke'],
        ['Provision', 'carry the flag of th'],
        ['EditorialNote', 'Note of the Secretar'],
        ['Heading5', 'A fifth level'],
      ]),
    )
  })

  test('names its language, title, author and day', () => {
    expect(values(file.part('word/styles.xml'), 'w:lang')).toEqual(['en-GB'])
    const core = file.part('docProps/core.xml')
    expect(['dc:title', 'dc:creator', 'dcterms:created', 'dcterms:modified'].map((name) => wordsOf(core, name))).toEqual([
      'ASL: Regulations',
      'ASL, Secretariat',
      '2031-03-10T00:00:00Z',
      '2031-03-10T00:00:00Z',
    ])
  })

  test('the contents are a field over the chapters, with a link to each until Word fills it', () => {
    const codes = all(document, 'w:instrText').map(({ children }) => children.join(''))
    expect(codes).toEqual(['TOC \\o "1-3" \\b _contents \\h \\z', 'NOTEREF _note_2 \\f \\h', 'NOTEREF _note_1 \\f \\h'])
    const fields = values(document, 'w:fldChar', 'w:fldCharType')
    expect(fields).toEqual(codes.flatMap(() => ['begin', 'separate', 'end']))
    const entries = all(document, 'w:p').filter((paragraph) => /^TOC\d$/.test(values(paragraph, 'w:pStyle')[0] ?? ''))
    expect(entries.map((entry) => [values(entry, 'w:pStyle')[0], oneLine(wordsOf(entry)).slice(0, 12)])).toEqual([
      ['TOC1', 'Edition and '],
      ['TOC1', 'Chapter I. W'],
      ['TOC2', 'Article 1. J'],
      ['TOC3', 'What changed'],
      ['TOC1', 'Chapter II. '],
      ['TOC2', 'Stocks'],
      ['TOC3', 'Prose with c'],
    ])
  })

  test('every link within leads to a bookmark, each bookmark begins and ends once', () => {
    const bookmarks = values(document, 'w:bookmarkStart', 'w:name')
    expect(new Set(bookmarks).size).toBe(bookmarks.length)
    for (const name of bookmarks) expect(name).toMatch(/^[A-Za-z_]\w{0,39}$/)
    for (const anchor of values(document, 'w:hyperlink', 'w:anchor')) if (anchor !== undefined) expect(bookmarks).toContain(anchor)
    expect(values(document, 'w:bookmarkStart', 'w:id').sort()).toEqual(values(document, 'w:bookmarkEnd', 'w:id').sort())
    expect(bookmarks).toEqual(expect.arrayContaining(['_contents', 'p_1_1', 'p_1_2', 'p_1_3']))
  })

  test('notes are footnotes of their own', () => {
    expect(values(document, 'w:footnoteReference', 'w:id')).toEqual(['1', '2'])
    const notes = all(file.part('word/footnotes.xml'), 'w:footnote').filter(({ attributes }) => Number(attributes['w:id']) > 0)
    expect(notes.map((note) => oneLine(wordsOf(note)).slice(0, 40))).toEqual([
      'The edition is named after its year and ',
      'Agreement AGR-2031-001 “Joint patrols on',
    ])
  })

  test('changes are tracked with author and day: words, paragraphs and rows', () => {
    const changes = ['w:ins', 'w:del'].flatMap((name) => all(document, name))
    const ids = changes.map(({ attributes }) => attributes['w:id'])
    expect(new Set(ids).size).toBe(ids.length)
    const words = (name: string, text: string) =>
      all(document, name).flatMap((each) => (wordsOf(each, text) === '' ? [] : [[wordsOf(each, text), each.attributes['w:author'], each.attributes['w:date']]]))
    expect(words('w:del', 'w:delText')).toEqual([
      ['tenth', 'Bravia', '2031-03-09T00:00:00Z'],
      ['An old paragraph was taken out.', 'Estmark', '2031-03-11T00:00:00Z'],
      ['tenth', 'Bravia', '2031-03-10T00:00:00Z'],
    ])
    expect(words('w:ins', 'w:t')).toContainEqual(['without fail', 'Calanda', '2031-03-10T00:00:00Z'])
    const ofParagraphs = all(document, 'w:pPr').filter((properties) => all(properties, 'w:ins').length > 0)
    expect(ofParagraphs).toHaveLength(4 + 4)
    expect(all(document, 'w:trPr').filter((properties) => all(properties, 'w:ins').length > 0)).toHaveLength(2)
  })

  test('heads of tables are repeated on each page', () => {
    const heads = all(document, 'w:tr').filter((row) => all(row, 'w:tblHeader').length > 0)
    expect(heads.map((row) => oneLine(wordsOf(row)))).toEqual(['ProvisionWasIs', 'SourceMeeting', 'ObjectiveDoneShare'])
  })

  test('each numbered list counts by itself, from its own number', () => {
    const numbering = file.part('word/numbering.xml')
    const used = new Set([...values(document, 'w:numId'), ...values(file.part('word/footnotes.xml'), 'w:numId')])
    expect(new Set(values(numbering, 'w:num', 'w:numId'))).toEqual(used)
    expect(values(numbering, 'w:startOverride')).toEqual(['1', '5', '1', '1'])
  })

  test('the header names the document, the footer the page', () => {
    expect(wordsOf(file.part('word/header1.xml'))).toBe('ASL: Regulations')
    const footer = file.part('word/footer1.xml')
    expect(wordsOf(footer)).toBe('ASL, SecretariatPage  of ')
    expect(all(footer, 'w:instrText').map(({ children }) => children.join(''))).toEqual(['PAGE', 'NUMPAGES'])
  })

  describe('the bytes', () => {
    const zone = process.env.TZ
    afterAll(() => {
      process.env.TZ = zone
    })
    test('are the same in every time zone', async () => {
      for (const other of ['Asia/Tokyo', 'America/Costa_Rica']) {
        process.env.TZ = other
        expect(new Date(1980, 0, 1).getTimezoneOffset()).not.toBe(0)
        expect(Buffer.from(await toDocx(wholeDialect, options)).equals(bytes)).toBe(true)
      }
    })
  })

  test('speaks Spanish where it speaks', async () => {
    const spanish = await read(await toDocx('# A', { ...options, lang: 'es' }))
    expect(wordsOf(spanish.part('word/footer1.xml'))).toBe('ASL, SecretariatPágina  de ')
    expect(values(spanish.part('word/styles.xml'), 'w:lang')).toEqual(['es'])
  })
})

describe('hostile text', () => {
  let file: Read
  beforeAll(async () => {
    file = await read(await toDocx(hostile, { ...options, title: 'A & <b> "c"', author: '<&>' }))
  })

  test('brings nothing in from outside, and nothing that runs', () => {
    const relations = file.names.filter((name) => name.endsWith('.rels')).flatMap((name) => all(file.part(name), 'Relationship'))
    const outside = relations.filter(({ attributes }) => attributes.TargetMode === 'External')
    expect(outside.map(({ attributes }) => [attributes.Type?.split('/').at(-1), attributes.Target])).toEqual([['hyperlink', 'https://tracker.example/p.png']])
    expect(file.names.filter((name) => /vba|macro|\.bin$|embeddings/i.test(name))).toEqual([])
    const media = file.names.filter((name) => name.startsWith('word/media/'))
    expect(media.map((name) => name.split('.').at(-1))).toEqual(['png', 'svg'])
    const svg = file.part(media[1] ?? '')
    for (const name of ['script', 'image', 'foreignObject', 'a', 'style', 'use']) expect(all(svg, name)).toEqual([])
    expect(all(file.part('word/document.xml'), 'w:instrText')).toEqual([])
    expect(all(file.part('word/document.xml'), 'w:fldSimple')).toEqual([])
  })

  test('loses nothing', () => {
    for (const each of [...hostileWords, longWord, '<script>alert(2)</script>', 'A\\u0007bell', 'right\\u202eleft', 'half\ufffd'])
      expect(file.text).toContain(each)
    expect(values(file.part('word/document.xml'), 'wp:docPr', 'descr').join()).toContain('<script>alert(4)</script>')
    expect(wordsOf(file.part('docProps/core.xml'), 'dc:title')).toBe('A & <b> "c"')
  })
})

test('a document without a word is still a file', async () => {
  expect((await read(await toDocx('', options))).text).toBe('')
})
