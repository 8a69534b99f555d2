import { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { notesDocx } from '../../src/formats/notes-docx.ts'
import { notesMd } from '../../src/formats/notes-md.ts'
import { notesTxt } from '../../src/formats/notes-txt.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('notes in text', () => {
  it('lose the marks of the program that made the text, and keep their words', async () => {
    const text =
      '[bookmark: _GoBack] Meeting[image: ]\r\n\r\n·\tMr Reed\r\n· \r\nThe agenda[footnoteRef:1] and the map[footnoteRef:2]. [1:  See the annex [page 3].]  [2: See: map.] \r\n\tJanuary\r\n\r\nWorkshop'
    expect(await notesTxt(bytes(text))).toBe(
      'Meeting\n\n- Mr Reed\n\nThe agenda[^1] and the map[^2].\nJanuary\n\nWorkshop\n\n[^1]: See the annex [page 3].\n[^2]: See: map.\n',
    )
  })

  it('are read in the letters they were written in', async () => {
    expect(await notesTxt(new Uint8Array([0x52, 0x65, 0x75, 0x6e, 0x69, 0xf3, 0x6e]))).toBe('Reunión\n')
    expect(await notesTxt(new Uint8Array([0xff, 0xfe, 0xf3, 0x00]))).toBe('ó\n')
    expect(await notesTxt(bytes('\ufeffReunión'))).toBe('Reunión\n')
  })

  it('hold no raw HTML and no control characters', async () => {
    expect(await notesTxt(bytes('a <script>b</script> <https://x.org> 1 < 2 \u001b[31m\u202ec'))).toBe('a \\<script>b\\</script> <https://x.org> 1 < 2 [31mc\n')
  })
})

describe('notes in Markdown', () => {
  it('lose a front matter', async () => {
    expect(await notesMd(bytes('---\ntitle: A\n---\n\n# Notes  \n\n\n\nText\n'))).toBe('# Notes\n\nText\n')
    expect(await notesMd(bytes('---\nText'))).toBe('---\nText\n')
  })
})

describe('notes in Word', () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const row = (...cells: string[]) => new TableRow({ children: cells.map(cell) })
  const packed = async (children: (Paragraph | Table)[]) =>
    new Uint8Array(await Packer.toBuffer(new Document({ footnotes: { 1: { children: [new Paragraph('See the annex.')] } }, sections: [{ children }] })))

  it('keep headings, lists, tables and footnotes', async () => {
    const file = await packed([
      new Paragraph({ text: 'Notes', heading: HeadingLevel.HEADING_1 }),
      new Paragraph({
        children: [new TextRun({ text: 'The agenda', bold: true }), new FootnoteReferenceRun(1), new TextRun(' was adopted. Snake_case, *starred*.')],
      }),
      new Paragraph({ text: 'a list', bullet: { level: 0 } }),
      new Paragraph({ text: 'below', bullet: { level: 1 } }),
      new Paragraph('2. not a list'),
      new Table({ rows: [row('May', 'Workshop | nets'), row('June', 'Meeting')] }),
      new Table({ rows: [row('A box')] }),
    ])
    expect(await notesDocx(file)).toBe(
      '# Notes\n\nThe agenda[^1] was adopted. Snake_case, \\*starred\\*.\n\n- a list\n  - below\n\n2\\. not a list\n\n| May | Workshop \\| nets |\n| --- | --- |\n| June | Meeting |\n\nA box\n\n[^1]: See the annex.\n',
    )
  })

  it('are refused when they are no package, or unpack to too much', async () => {
    await expect(async () => notesDocx(bytes('no zip'))).rejects.toThrow()
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(110_000_000) }, { level: 9 })
    await expect(async () => notesDocx(bomb)).rejects.toThrow('too large')
  })
})
