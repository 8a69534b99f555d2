// Words of a document as runs of a Word file: marks, links, footnote references, tracked changes.
import {
  BookmarkEnd,
  BookmarkStart,
  BuilderElement,
  DeletedTextRun,
  ExternalHyperlink,
  FootnoteReferenceRun,
  type IRunOptions,
  InsertedTextRun,
  InternalHyperlink,
  type ParagraphChild,
  TextRun,
  XmlComponent,
} from 'docx'
import type { Change, Inline, Tone } from './document.ts'
import type { MoveEnd } from './docx-moves.ts'
import { docxColours } from './docx-styles.ts'

export type Marks = Pick<IRunOptions, 'bold' | 'italics' | 'style' | 'font' | 'color' | 'break'>

/** What Word is told of a tracked change. */
export interface Revision {
  readonly id: number
  readonly author: string
  /** With time and zone. */
  readonly date: string
}

const toneStyles: Readonly<Record<Tone, string>> = { late: 'Late', soon: 'Soon', done: 'Done', id: 'RecordId' }

/** Gives out what must be unique in one file, and says who changed what when the document does not. */
export class DocxNames {
  readonly #author: string
  readonly #day: string
  readonly #bookmarks = new Map<string, string>()
  readonly #taken = new Set<string>()
  #revisions = 0
  readonly #moves = new Map<Change, { readonly end: Omit<MoveEnd, 'revisions'>; readonly revisions: number[] }>()
  /** The ends of moves whose other end has not come yet, by their number. */
  readonly #open = new Map<number, { readonly name: string; readonly kind: Change['kind'] }>()
  #marks = 0

  constructor(author: string, day: string) {
    this.#author = author
    this.#day = day
  }

  revision(change: Change): Revision {
    const { by, date } = change
    const revision = { id: ++this.#revisions, author: by ?? this.#author, date: `${date ?? this.#day}T00:00:00Z` }
    if (change.move !== undefined) this.#moved(change, change.move, revision)
    return revision
  }

  #moved(change: Change, number: number, { id, author, date }: Revision): void {
    const known = this.#moves.get(change)
    if (known) known.revisions.push(id)
    else {
      const other = this.#open.get(number)
      const isPair = other !== undefined && other.kind !== change.kind
      const name = isPair ? other.name : `move${this.#moves.size + 1}`
      if (isPair) this.#open.delete(number)
      else this.#open.set(number, { name, kind: change.kind })
      this.#moves.set(change, { end: { name, kind: change.kind, author, date }, revisions: [id] })
    }
  }

  /** The ends of everything that moved, each with the revisions of which it consists; one without its other end is none. */
  get moves(): MoveEnd[] {
    const ends = [...this.#moves.values()].map(({ end, revisions }): MoveEnd => ({ ...end, revisions }))
    return ends.filter(({ name }) => ends.filter((end) => end.name === name).length === 2)
  }

  /** The name of an anchor's bookmark: letters, digits and `_`, at most 40 of them. */
  bookmark(anchor: string): string {
    const known = this.#bookmarks.get(anchor)
    if (known !== undefined) return known
    const wished = anchor.replace(/\W/g, '_').slice(0, 32)
    let name = wished
    for (let count = 2; this.#taken.has(name); count++) name = `${wished}_${count}`
    this.#taken.add(name)
    this.#bookmarks.set(anchor, name)
    return name
  }

  /** The two ends of a bookmark; the number that ties them is unique in the file. */
  ends(name: string): [BookmarkStart, BookmarkEnd] {
    const number = ++this.#marks
    return [new BookmarkStart(name, number), new BookmarkEnd(number)]
  }

  /** Some runs with a bookmark round them. */
  marked(name: string, children: readonly ParagraphChild[]): ParagraphChild[] {
    const [start, end] = this.ends(name)
    return [start, ...children, end]
  }
}

/** The runs of some words. */
export function runs(nodes: readonly Inline[], names: DocxNames, marks: Marks = {}, change?: Change): ParagraphChild[] {
  return nodes.flatMap((node): ParagraphChild[] => {
    switch (node.type) {
      case 'text':
        return [run(node.value, names, marks, change)]
      case 'code':
        return [run(node.value, names, { ...marks, style: 'CodeWords' }, change)]
      case 'strong':
        return runs(node.children, names, { ...marks, bold: true }, change)
      case 'emphasis':
        return runs(node.children, names, { ...marks, italics: true }, change)
      case 'break':
        return [run('', names, { ...marks, break: 1 }, change)]
      case 'link':
        return [new ExternalHyperlink({ link: node.url, children: runs(node.children, names, { ...marks, style: 'Hyperlink' }, change) })]
      case 'jump':
        return [new InternalHyperlink({ anchor: names.bookmark(node.to), children: runs(node.children, names, { ...marks, style: 'Hyperlink' }, change) })]
      case 'note':
        return noteReference(node, names, change)
      case 'tone':
        return runs(node.children, names, { ...marks, style: toneStyles[node.tone] }, change)
      case 'bar':
        return bar(node.share, names, change)
      case 'change':
        return runs(node.children, names, marks, node.change)
    }
  })
}

/** Words go in as `text` alone: in `children` the package takes some words, such as CURRENT, for fields. */
function run(text: string, names: DocxNames, marks: Marks, change: Change | undefined): ParagraphChild {
  const options = { ...marks, text }
  if (!change) return new TextRun(options)
  const revision = names.revision(change)
  return change.kind === 'ins' ? new InsertedTextRun({ ...options, ...revision }) : new DeletedTextRun({ ...options, ...revision })
}

function bar(share: number, names: DocxNames, change: Change | undefined, length = 10): ParagraphChild[] {
  const full = Math.round(share * length)
  const part = (sign: string, count: number, color: string) => (count > 0 ? [run(sign.repeat(count), names, { font: 'Courier New', color }, change)] : [])
  return [...part('█', full, docxColours.done), ...part('░', length - full, docxColours.quiet)]
}

/** The code of a field. */
class Instruction extends XmlComponent {
  constructor(code: string) {
    super('w:instrText')
    this.root.push(code)
  }
}

/** A field whose result stands until Word works it out anew; `dirty` asks Word to do so on opening. */
export function field(
  code: string,
  result: readonly ParagraphChild[],
  { style, dirty }: { readonly style?: string; readonly dirty?: boolean } = {},
): ParagraphChild[] {
  const sign = (type: string) =>
    new BuilderElement({
      name: 'w:fldChar',
      attributes: { type: { key: 'w:fldCharType', value: type }, ...(dirty && type === 'begin' ? { dirty: { key: 'w:dirty', value: 'true' } } : {}) },
    })
  const part = (child: XmlComponent) => new TextRun({ ...(style ? { style } : {}), children: [child] })
  return [part(sign('begin')), part(new Instruction(code)), part(sign('separate')), ...result, part(sign('end'))]
}

/** The second reference to a note is a field that follows the number of the first; where it is put in or taken out, the number alone. */
function noteReference({ number, again }: Extract<Inline, { type: 'note' }>, names: DocxNames, change: Change | undefined): ParagraphChild[] {
  const name = `_note_${number}`
  const style = 'FootnoteReference'
  const text = String(number)
  if (again) return change ? [run(text, names, { style }, change)] : field(`NOTEREF ${name} \\f \\h`, [new TextRun({ style, text })], { style })
  const reference = new FootnoteReferenceRun(number)
  if (!change) return names.marked(name, [reference])
  const { id, author, date } = names.revision(change)
  const attributes = { id: { key: 'w:id', value: id }, author: { key: 'w:author', value: author }, date: { key: 'w:date', value: date } }
  return names.marked(name, [new BuilderElement({ name: `w:${change.kind}`, attributes, children: [reference] })])
}
