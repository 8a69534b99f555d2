// The styles of a Word file: word/styles.xml as Word itself names them, so that a reader can restyle the document in one place.
import { type Lang, localeOf } from '../core/message.ts'

export const docxColours = {
  ink: '1C2733',
  quiet: '5B6875',
  line: 'D5DBE1',
  accent: '1F4E79',
  wash: 'F4F6F8',
  late: 'A8201A',
  soon: '8A5A00',
  done: '1D6B3A',
} as const

/** Twips (a twentieth of a point) from the left edge of the text to that of a style's paragraphs. */
export const docxIndents = { Provision: 340, Quote: 340, EditorialNote: 140 } as const

const font = 'Cambria'
/** For pictures: what stands in for it is as wide. */
export const docxFonts = `${font}, Caladea, serif`
const { ink, quiet, line, accent, wash, late, soon, done } = docxColours

interface Style {
  readonly id: string
  readonly name: string
  readonly basedOn?: string
  readonly next?: string
  readonly paragraph?: string
  readonly run?: string
}

const spacing = (before: number, after: number, height = 264): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${height}" w:lineRule="auto"/>`
const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const colour = (value: string): string => `<w:color w:val="${value}"/>`
const bold = '<w:b/><w:bCs/>'
const italic = '<w:i/><w:iCs/>'
const keep = '<w:keepNext/><w:keepLines/>'
const border = (side: string, width: number, space: number, value: string): string =>
  `<w:${side} w:val="single" w:sz="${width}" w:space="${space}" w:color="${value}"/>`
const tabs = (...stops: readonly string[]): string => `<w:tabs>${stops.join('')}</w:tabs>`
const right = (leader = ''): string => `<w:tab w:val="right"${leader} w:pos="9070"/>`

/** In the order that the format's schema asks for inside pPr: keeps, borders, shading, tabs, spacing, indent, alignment, outline. */
const paragraphStyles: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    next: 'Normal',
    paragraph: `${keep}<w:pBdr>${border('bottom', 12, 6, accent)}</w:pBdr>${spacing(0, 200, 240)}`,
    run: `${bold}${colour(accent)}${size(36)}`,
  },
  { id: 'Subtitle', name: 'Subtitle', next: 'Normal', paragraph: `${keep}${spacing(120, 120)}`, run: `${colour(quiet)}${size(26)}` },
  {
    id: 'Heading1',
    name: 'heading 1',
    next: 'Normal',
    paragraph: `${keep}${spacing(360, 100, 240)}<w:outlineLvl w:val="0"/>`,
    run: `${bold}${colour(accent)}${size(28)}`,
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    next: 'Normal',
    paragraph: `${keep}${spacing(280, 80, 240)}<w:outlineLvl w:val="1"/>`,
    run: `${bold}${colour(accent)}${size(24)}`,
  },
  {
    id: 'Heading3',
    name: 'heading 3',
    next: 'Normal',
    paragraph: `${keep}${spacing(220, 60, 240)}<w:outlineLvl w:val="2"/>`,
    run: `${bold}${colour(ink)}${size(22)}`,
  },
  {
    id: 'Heading4',
    name: 'heading 4',
    next: 'Normal',
    paragraph: `${keep}${spacing(200, 60, 240)}<w:outlineLvl w:val="3"/>`,
    run: `${bold}${italic}${colour(ink)}${size(22)}`,
  },
  {
    id: 'Heading5',
    name: 'heading 5',
    next: 'Normal',
    paragraph: `${keep}${spacing(160, 40, 240)}<w:outlineLvl w:val="4"/>`,
    run: `${italic}${colour(ink)}${size(22)}`,
  },
  {
    id: 'Heading6',
    name: 'heading 6',
    next: 'Normal',
    paragraph: `${keep}${spacing(160, 40, 240)}<w:outlineLvl w:val="5"/>`,
    run: `${italic}${colour(quiet)}${size(22)}`,
  },
  { id: 'TOCHeading', name: 'TOC Heading', next: 'Normal', paragraph: `${keep}${spacing(240, 120, 240)}`, run: `${bold}${colour(accent)}${size(28)}` },
  { id: 'TOC1', name: 'toc 1', next: 'Normal', paragraph: `${tabs(right(' w:leader="dot"'))}${spacing(100, 40, 240)}<w:ind w:right="500"/>`, run: bold },
  { id: 'TOC2', name: 'toc 2', next: 'Normal', paragraph: `${tabs(right(' w:leader="dot"'))}${spacing(0, 40, 240)}<w:ind w:left="280" w:right="500"/>` },
  {
    id: 'TOC3',
    name: 'toc 3',
    next: 'Normal',
    paragraph: `${tabs(right(' w:leader="dot"'))}${spacing(0, 40, 240)}<w:ind w:left="560" w:right="500"/>`,
    run: size(20),
  },
  { id: 'CoverText', name: 'Cover', paragraph: `${spacing(60, 160)}<w:jc w:val="center"/>` },
  { id: 'CoverTitle', name: 'Cover title', basedOn: 'Title', next: 'CoverText', paragraph: `${spacing(0, 240, 240)}<w:jc w:val="center"/>`, run: size(48) },
  {
    id: 'CoverSubtitle',
    name: 'Cover subtitle',
    basedOn: 'Subtitle',
    next: 'CoverText',
    paragraph: `${spacing(120, 200)}<w:jc w:val="center"/>`,
    run: size(30),
  },
  { id: 'Quote', name: 'Quote', paragraph: `${spacing(60, 120)}<w:ind w:left="${docxIndents.Quote}" w:right="${docxIndents.Quote}"/>`, run: colour(ink) },
  {
    id: 'Provision',
    name: 'Provision',
    paragraph: `<w:pBdr>${border('left', 18, 10, accent)}</w:pBdr>${spacing(0, 120)}<w:ind w:left="${docxIndents.Provision}"/>`,
  },
  {
    id: 'EditorialNote',
    name: 'Editorial note',
    paragraph: `<w:pBdr>${['top', 'left', 'bottom', 'right'].map((side) => border(side, 4, 5, line)).join('')}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="${wash}"/>${spacing(80, 120, 240)}<w:ind w:left="${docxIndents.EditorialNote}" w:right="${docxIndents.EditorialNote}"/>`,
    run: `${colour('3C4955')}${size(19)}`,
  },
  {
    id: 'Code',
    name: 'Code',
    paragraph: `<w:shd w:val="clear" w:color="auto" w:fill="${wash}"/>${spacing(60, 120, 240)}`,
    run: `<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>${size(19)}`,
  },
  { id: 'TableText', name: 'Table text', paragraph: spacing(40, 40, 240), run: size(20) },
  { id: 'TableHead', name: 'Table head', basedOn: 'TableText', paragraph: '<w:keepNext/>', run: `${bold}${colour(quiet)}` },
  { id: 'FootnoteText', name: 'footnote text', paragraph: spacing(0, 40, 240), run: size(18) },
  {
    id: 'Header',
    name: 'header',
    paragraph: `<w:pBdr>${border('bottom', 4, 4, line)}</w:pBdr>${tabs(right())}${spacing(0, 0, 240)}`,
    run: `${colour(quiet)}${size(18)}`,
  },
  { id: 'Footer', name: 'footer', paragraph: `${tabs(right())}${spacing(0, 0, 240)}`, run: `${colour(quiet)}${size(18)}` },
]

const characterStyles: readonly Style[] = [
  { id: 'Hyperlink', name: 'Hyperlink', run: `${colour(accent)}<w:u w:val="single"/>` },
  { id: 'FootnoteReference', name: 'footnote reference', run: '<w:vertAlign w:val="superscript"/>' },
  { id: 'Late', name: 'Late', run: `${bold}${colour(late)}` },
  { id: 'Soon', name: 'Soon', run: `${bold}${colour(soon)}` },
  { id: 'Done', name: 'Done', run: colour(done) },
  { id: 'RecordId', name: 'Record id', run: colour(quiet) },
  { id: 'CodeWords', name: 'Code words', run: `<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>${size(20)}` },
]

/** Names that Word knows by itself; the others are marked as custom. */
const known = /^(?:Title|Subtitle|Heading\d|TOC\w+|Quote|FootnoteText|Header|Footer|Hyperlink|FootnoteReference)$/

const styleXml = (type: 'paragraph' | 'character', { id, name, basedOn, next, paragraph, run }: Style): string =>
  `<w:style w:type="${type}"${known.test(id) ? '' : ' w:customStyle="1"'} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn ?? (type === 'paragraph' ? 'Normal' : 'DefaultParagraphFont')}"/>${
    next ? `<w:next w:val="${next}"/>` : ''
  }<w:uiPriority w:val="9"/><w:qFormat/>${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ''}${run ? `<w:rPr>${run}</w:rPr>` : ''}</w:style>`

const cellMargins = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
const tableStyle = `<w:style w:type="table" w:customStyle="1" w:styleId="RecordTable"><w:name w:val="Record table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${border('top', 4, 0, quiet)}${border('bottom', 4, 0, quiet)}${border('insideH', 4, 0, line)}</w:tblBorders>${cellMargins}</w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>${border('bottom', 8, 0, quiet)}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="${wash}"/></w:tcPr></w:tblStylePr></w:style>`
const factsStyle = `<w:style w:type="table" w:customStyle="1" w:styleId="FactsTable"><w:name w:val="Facts table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${border('bottom', 4, 0, line)}${border('insideH', 4, 0, line)}</w:tblBorders>${cellMargins}</w:tblPr></w:style>`

/** word/styles.xml for a document in a language. */
export const stylesXml = (lang: Lang): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:cs="${font}"/>${size(22)}<w:lang w:val="${localeOf(lang)}" w:eastAsia="${localeOf(lang)}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${spacing(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>${paragraphStyles.map((each) => styleXml('paragraph', each)).join('')}${characterStyles.map((each) => styleXml('character', each)).join('')}${tableStyle}${factsStyle}</w:styles>`
