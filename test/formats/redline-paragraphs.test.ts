// Tracked changes of the Word file, resolved by their XML and read by mammoth: accepting all gives the text after, rejecting all the one before.
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { toDocx } from '../../src/formats/docx.ts'
import { redlineParagraphs } from '../../src/formats/redline-paragraphs.ts'
import { redline } from '../../src/wording/redline.ts'
import { cases } from '../wording/redline-cases.ts'
import { resolved } from './tracked-changes.ts'

const reviser = { by: 'Bravia', date: '2031-03-10' }

async function docxOf(before: string, after: string): Promise<Uint8Array> {
  return toDocx(redlineParagraphs({ redline: redline(before, after) }, reviser), { title: 'T', lang: 'en', author: 'Secretariat', date: '2031-04-01' })
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
