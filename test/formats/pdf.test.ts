// The PDF, read back by another program: its words, outline, tags, links and properties, and what happens without the engine.
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { toPdf } from '../../src/formats/pdf.ts'
import { hostile, hostileWords, longWord, oneLine, options, passages, wholeDialect } from './document-sample.ts'

const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> => getDocument({ data: bytes.slice(), verbosity: 0 }).promise

async function textOf(pdf: PDFDocumentProxy): Promise<string> {
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''))
  }
  return pages.join('\n')
}

interface Tag {
  readonly role?: string
  readonly alt?: string
  readonly children?: readonly Tag[]
}

async function tagsOf(pdf: PDFDocumentProxy): Promise<Tag[]> {
  const tags: Tag[] = []
  const visit = (tag: Tag): void => {
    tags.push(tag)
    for (const child of tag.children ?? []) visit(child)
  }
  for (let number = 1; number <= pdf.numPages; number++) visit((await (await pdf.getPage(number)).getStructTree()) as Tag)
  return tags
}

/** Note numbers and the space round marks are the layout's. */
const bare = (text: string): string => oneLine(text).replace(/\s/g, '')

describe('the whole dialect', () => {
  let bytes: Uint8Array
  let pdf: PDFDocumentProxy
  beforeAll(async () => {
    bytes = await toPdf(wholeDialect, options)
    pdf = await open(bytes)
  })

  test('holds every passage', async () => {
    const text = bare(await textOf(pdf))
    for (const passage of passages) expect(text).toContain(bare(passage))
  })

  test('names its language, title, author and day, and claims PDF/UA', async () => {
    const { info, metadata } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: 'ASL: Regulations', Author: 'ASL, Secretariat', Language: 'en-GB' })
    expect((info as { CreationDate?: string }).CreationDate).toMatch(/^D:20310310/)
    expect(metadata?.getRaw()).toContain('pdfuaid')
    expect((await pdf.getMarkInfo())?.Marked).toBe(true)
  })

  test('has the chapters as bookmarks', async () => {
    const outline = (await pdf.getOutline()) ?? []
    const titles = (items: typeof outline): unknown[] =>
      items.map(({ title, items: inner }) => (inner.length > 0 ? [title.slice(0, 10), titles(inner)] : title.slice(0, 10)))
    expect(titles(outline)).toEqual([
      'Contents',
      'Edition an',
      ['Chapter I.', [['Article 1.', ['What chang']]]],
      ['Chapter II', [['Stocks', [['Prose with', [['A fourth l', ['A fifth le']]]]]]]],
    ])
  })

  test('is tagged: headings, contents, lists, tables, quotations, notes, figures with words', async () => {
    const tags = await tagsOf(pdf)
    const roles = new Set(tags.map(({ role }) => role))
    for (const role of ['H1', 'H2', 'H3', 'TOC', 'TOCI', 'L', 'LI', 'Table', 'TH', 'TD', 'BlockQuote', 'Link', 'Figure']) expect(roles).toContain(role)
    expect(tags.flatMap(({ role, alt }) => (role === 'Figure' ? [alt] : []))).toEqual([
      '2 of 7',
      '7 of 7',
      '0 of 3',
      'Follow-ups: Pending 21, In progress 11 and Fulfilled 2',
    ])
  })

  test('contents give the page of each heading, and notes stand on the page that refers to them', async () => {
    const text = oneLine(await textOf(pdf))
    expect(text).toMatch(/Chapter I\. Waters[ .]*2/)
    expect(text).toMatch(/Chapter II\. Fish[ .]*3/)
    const { items } = await (await pdf.getPage(2)).getTextContent()
    expect(bare(items.map((item) => ('str' in item ? item.str : '')).join(''))).toContain(bare('1The edition is named after its year and number.'))
  })

  test('links lead to the web and to provisions', async () => {
    const annotations = (
      await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await pdf.getPage(index + 1)).getAnnotations()))
    ).flat() as { url?: string; dest?: unknown }[]
    expect([...new Set(annotations.flatMap(({ url }) => (url ? [url] : [])))].sort()).toEqual([
      'https://lakes.example/records',
      'https://lakes.example/regulations?edition=2031.1&lang=en',
      'mailto:sec@lakes.example',
    ])
    expect(annotations.some(({ dest }) => dest !== undefined && dest !== null)).toBe(true)
  })

  describe('the bytes', () => {
    const zone = process.env.TZ
    afterAll(() => {
      process.env.TZ = zone
    })
    test('are the same in every time zone', async () => {
      for (const other of ['Asia/Tokyo', 'America/Costa_Rica']) {
        process.env.TZ = other
        expect(Buffer.from(await toPdf(wholeDialect, options)).equals(bytes)).toBe(true)
      }
    })
  })
})

test('Spanish is tagged as Spanish, and counts its pages in it', async () => {
  const pdf = await open(await toPdf('# Título\n\nTexto.', { ...options, lang: 'es' }))
  expect((await pdf.getMetadata()).info).toMatchObject({ Language: 'es' })
  expect(oneLine(await textOf(pdf))).toContain('Página 1 de 1')
})

test('hostile text is only text: nothing runs, nothing is lost', async () => {
  const pdf = await open(await toPdf(hostile, { ...options, title: '#panic("x") </x> $' }))
  const text = bare(await textOf(pdf))
  for (const each of [...hostileWords, longWord, '<script>alert(2)</script>', 'A\\u0007bell', 'right\\u202eleft']) expect(text).toContain(bare(each))
  expect((await pdf.getMetadata()).info).toMatchObject({ Title: '#panic("x") </x> $' })
  expect(await pdf.getJSActions()).toBeNull()
  expect(await pdf.getAttachments()).toBeNull()
  const annotations = (await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await pdf.getPage(index + 1)).getAnnotations()))).flat() as {
    url?: string
  }[]
  expect([...new Set(annotations.flatMap(({ url }) => (url ? [url] : [])))]).toEqual(['https://tracker.example/p.png'])
})

test('signs that no font has are named, not dropped', async () => {
  await expect(toPdf('A private sign: \u{f0000}.', options)).rejects.toMatchObject({
    code: 'rcm/pdf-signs',
    said: { values: { signs: expect.stringContaining('f0000') } },
  })
})

describe('without the engine', () => {
  afterAll(() => {
    vi.doUnmock('@myriaddreamin/typst-ts-node-compiler')
  })
  test('it says what is missing and what to do', async () => {
    vi.doMock('@myriaddreamin/typst-ts-node-compiler', () => {
      throw new Error('Cannot find native binding.\nmore')
    })
    await expect(toPdf('# A', options)).rejects.toMatchObject({ code: 'rcm/pdf-engine' })
  })
})
