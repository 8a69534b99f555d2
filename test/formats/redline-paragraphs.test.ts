// Tracked changes of the Word file, resolved by their XML and read by mammoth: accepting all gives the text after, rejecting all the one before.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { toDocx } from '../../src/formats/docx.ts'
import { redlineParagraphs } from '../../src/formats/redline-paragraphs.ts'
import { redline } from '../../src/wording/redline.ts'
import { cases } from '../wording/redline-cases.ts'

const reviser = { by: 'Bravia', date: '2031-03-10' }

async function docxOf(before: string, after: string): Promise<Uint8Array> {
  return toDocx(redlineParagraphs({ redline: redline(before, after) }, reviser), { title: 'T', lang: 'en', author: 'Secretariat', date: '2031-04-01' })
}

/** The text when every change is resolved one way, as ECMA-376 17.13.5 says; a paragraph whose mark goes joins the next. */
async function resolved(bytes: Uint8Array, how: 'accept' | 'reject'): Promise<string> {
  const parts = unzipSync(bytes)
  const [kept, gone] = how === 'accept' ? ['ins', 'del'] : ['del', 'ins']
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    .replace(new RegExp(`(<w:rPr>)<w:${gone} [^>]*/>`, 'g'), '$1<gone/>')
    .replace(new RegExp(`<w:${gone} [^>]*>.*?</w:${gone}>`, 'gs'), '')
    .replace(new RegExp(`</?w:${kept}(?: [^>]*)?/?>`, 'g'), '')
    .replace(/w:delText/g, 'w:t')
  const joined = xml.replace(/<w:p>(?:(?!<\/w:p>).)*?<gone\/>(?:(?!<\/w:p>).)*<\/w:p>/gs, (paragraph) =>
    paragraph.replace(/<w:pPr>.*?<\/w:pPr>/s, '').replace('</w:p>', '<joined/>'),
  )
  const whole = joined.replace(/<joined\/>\s*<w:p>/g, '').replace(/<joined\/>/g, '</w:p>')
  const file = zipSync({ ...parts, 'word/document.xml': strToU8(whole) })
  return (await mammoth.extractRawText({ buffer: Buffer.from(file) })).value
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
