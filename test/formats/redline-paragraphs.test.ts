// Tracked changes of the Word file, resolved by their XML and read by mammoth: accepting all gives the text after, rejecting all the one before.
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { toDocx } from '../../src/formats/docx.ts'
import { redlineParagraphs } from '../../src/formats/redline-paragraphs.ts'
import { redline } from '../../src/wording/redline.ts'
import { cases } from '../wording/redline-cases.ts'
import { resolved } from './tracked-changes.ts'
import { rasterise } from '../../src/io/rasterise.ts'

const reviser = { by: 'Bravia', date: '2031-03-10' }

async function docxOf(before: string, after: string): Promise<Uint8Array> {
  return toDocx(redlineParagraphs({ redline: redline(before, after) }, reviser), {
    title: 'T',
    lang: 'en',
    author: 'Secretariat',
    date: '2031-04-01',
    rasterise,
  })
}

const plain = (text: string): string =>
  text
    .split(/\n+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')

const written = (text: string): string => plain(text.replace(/([^\n])\n(?!\n|\s*(?:\d+[.)]|[-*+#|]))/g, '$1 '))

test.each(cases)('$title', async ({ before, after }) => {
  const bytes = await docxOf(before, after)
  expect(plain(await resolved(bytes, 'accept'))).toBe(written(after))
  expect(plain(await resolved(bytes, 'reject'))).toBe(written(before))
})

test('a change says who made it, and on which day', async () => {
  const xml = strFromU8(unzipSync(await docxOf('One boat.', 'Two boats.'))['word/document.xml'] ?? new Uint8Array())
  expect(xml).toMatch(/<w:ins [^>]*w:author="Bravia"[^>]*w:date="2031-03-10T00:00:00Z"/)
  expect(xml).toMatch(/<w:del [^>]*w:author="Bravia"/)
})

describe('a paragraph that moved', () => {
  const [one, two, three] = ['Every lake is patrolled at least once a week.', 'The boats carry lights by night.', 'Each patrol is entered in the common log.']
  const [before, after] = [`${one}\n\n${two}\n\n${three}`, `${two}\n\n${three}\n\n${one}`]
  const xmlOf = async (...texts: readonly [string, string][]) => {
    const markdown = texts.map(([was, now]) => redlineParagraphs({ redline: redline(was, now) }, reviser)).join('\n\n')
    const bytes = await toDocx(markdown, { title: 'T', lang: 'en', author: 'Secretariat', date: '2031-04-01', rasterise })
    return strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  }
  const namesOf = (xml: string, end: 'From' | 'To') =>
    [...xml.matchAll(new RegExp(`<w:move${end}RangeStart [^>]*w:name="([^"]*)"`, 'g'))].map(([, name]) => name)

  test('is a move for Word: words, paragraph mark and both ranges, under one name', async () => {
    const xml = await xmlOf([before, after])
    expect(xml).toMatch(/<w:moveFrom w:id="\d+" w:author="Bravia" w:date="2031-03-10T00:00:00Z"><w:r>/)
    expect(xml).toMatch(/<w:rPr><w:moveFrom [^>]*\/>/)
    expect(xml).toMatch(/<w:rPr><w:moveTo [^>]*\/>/)
    expect(xml).not.toMatch(/<w:(?:ins|del) /)
    expect(xml).not.toContain('w:delText')
    expect(namesOf(xml, 'From')).toEqual(namesOf(xml, 'To'))
    expect(namesOf(xml, 'To')).toHaveLength(1)
    for (const end of ['From', 'To']) {
      const [, start] = new RegExp(`<w:move${end}RangeStart w:id="(\\d+)"`).exec(xml) ?? []
      expect(xml).toContain(`<w:move${end}RangeEnd w:id="${start}"/>`)
    }
  })

  test('accepted and rejected, it stands where it is and where it was', async () => {
    const bytes = await docxOf(before, after)
    expect(plain(await resolved(bytes, 'accept'))).toBe(plain(after))
    expect(plain(await resolved(bytes, 'reject'))).toBe(plain(before))
  })

  test('in another text of the same file is another move', async () => {
    const xml = await xmlOf([before, after], [before.replaceAll('lake', 'river'), after.replaceAll('lake', 'river')])
    expect(namesOf(xml, 'From')).toEqual(namesOf(xml, 'To'))
    expect(new Set(namesOf(xml, 'To')).size).toBe(2)
    const ids = [...xml.matchAll(/<w:move(?:From|To)RangeStart w:id="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(4)
  })
})
