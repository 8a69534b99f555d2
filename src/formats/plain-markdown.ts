// Markdown of the kind that templates and adopted texts mostly are, read at once: paragraphs, headings, flat lists, tables, notes and containers.
import type { PhrasingContent, RootContent, TableCell, TableRow } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { type Tone, tones } from './document.ts'

/** Lines at the margin that begin a paragraph and can be nothing else. */
const words = /^(?:[\p{L}“”«»‘’"'¿¡(–…]|\*\*(?=[\p{L}\p{N}])|_(?=[\p{L}\p{N}(])|:(?=[a-z]+\[)|\\|\d+(?!\d*[.)])|[.,;%](?=[\p{L}\p{N} ]))/u
const heading = /^(#{1,6}) (?=\S)(.*[^\s#])$/
const item = /^(?:(\d{1,9})([.)])|([-*+])) (?=[\p{L}\p{N}“«"‘'¿¡(\\*_:[])(?!\[[ xX]\])(.*)$/u
const note = /^\[\^([\w.-]+)\]: (?=\S)(.*)$/
const leaf = /^::(contents|pagebreak)$/
const opening = /^(:{3,})([a-z]+)(?:\{((?:#[\w.-]+)?(?: ?[a-z]+="[^"{}&<>]*")*)\})?$/
const closing = /^:{3,}$/
const delimiters = /^\|(?: ?:?-+:? ?\|)+$/

/**
 * The tree that the Markdown reader makes of a source, as far as a document is made from it; undefined where the source has anything
 * beyond the plain, which is then the reader's to read. A reference to a note that is nowhere is left to who makes the document of it.
 * A test holds the two to the same documents.
 */
export function plainMarkdown(source: string): RootContent[] | undefined {
  if (/[\t\r\0\u2028\u2029]/.test(source)) return undefined
  const reader = new PlainReader(source.split('\n'))
  const nodes = reader.blocks(0)
  return reader.isPlain ? nodes : undefined
}

class PlainReader {
  isPlain = true
  readonly #lines: readonly string[]
  #at = 0

  constructor(lines: readonly string[]) {
    this.#lines = lines
  }

  /** @param colons of the container that these blocks stand in; 0 outside of any */
  blocks(colons: number): RootContent[] {
    const nodes: RootContent[] = []
    while (this.isPlain && this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] ?? ''
      if (line === '') this.#at++
      else if (closing.test(line)) {
        return colons === line.length ? nodes : this.#give()
      } else nodes.push(...this.#block(line, colons))
    }
    return colons === 0 ? nodes : this.#give()
  }

  #give(): [] {
    this.isPlain = false
    return []
  }

  #block(line: string, colons: number): RootContent[] {
    if (line.endsWith(' ')) return this.#give()
    const [, signs, title] = heading.exec(line) ?? []
    if (signs && title) {
      this.#at++
      return [{ type: 'heading', depth: signs.length as 1, children: this.#inline(title) }]
    }
    if (line.startsWith(':::')) return this.#container(line, colons)
    if (line.startsWith('::')) return this.#leaf(line)
    if (line.startsWith('[^') && colons === 0) return this.#note(line)
    if (line.startsWith('|')) return this.#table()
    if (item.test(line)) return this.#list()
    return words.test(line) ? this.#paragraph() : this.#give()
  }

  #container(line: string, outer: number): RootContent[] {
    const [, signs = '', name = '', given = ''] = opening.exec(line) ?? []
    // A container inside another has fewer colons, so that no line can close both.
    if (name === '' || (outer > 0 && signs.length >= outer) || signs.length > 20) return this.#give()
    this.#at++
    const children = this.blocks(signs.length)
    this.#at++
    const next = this.#lines[this.#at]
    if (next !== undefined && next !== '') return this.#give()
    const attributes: Record<string, string> = {}
    for (const [, id, key, value = ''] of given.matchAll(/#([\w.-]+)|([a-z]+)="([^"]*)"/g)) {
      if (key === 'class' || key === 'id') return this.#give()
      attributes[id === undefined ? (key ?? '') : 'id'] = id ?? value
    }
    return [{ type: 'containerDirective', name, attributes, children: children as ContainerDirective['children'] }]
  }

  #leaf(line: string): RootContent[] {
    const name = leaf.exec(line)?.[1]
    if (name === undefined) return this.#give()
    const offset = this.#lines.slice(0, this.#at).reduce((sum, { length }) => sum + length + 1, 0)
    this.#at++
    const position = { start: { line: this.#at, column: 1, offset }, end: { line: this.#at, column: line.length + 1, offset: offset + line.length } }
    return [{ type: 'leafDirective', name, attributes: {}, children: [], position }]
  }

  /** A note of one line. */
  #note(line: string): RootContent[] {
    const [, label = '', text = ''] = note.exec(line) ?? []
    const next = this.#lines[this.#at + 1]
    if (label === '' || !words.test(text)) return this.#give()
    // A line that is set in would belong to the note, and one right below it, too.
    const after = this.#lines.slice(this.#at + 1, this.#at + 4).find((each) => each !== '')
    if ((next !== undefined && next !== '' && !note.test(next)) || after?.startsWith(' ')) return this.#give()
    this.#at++
    return [{ type: 'footnoteDefinition', identifier: label.toLowerCase(), label, children: [{ type: 'paragraph', children: this.#inline(text) }] }]
  }

  #list(): RootContent[] {
    const [, number, dot, bullet] = item.exec(this.#lines[this.#at] ?? '') ?? []
    const children: RootContent[] = []
    let spread = false
    for (;;) {
      const line = this.#lines[this.#at] ?? ''
      const [, , ownDot, ownBullet, text = ''] = item.exec(line) ?? []
      if (text === '' || ownDot !== dot || ownBullet !== bullet || text.endsWith(' ') || item.test(text) || !words.test(text)) return this.#give()
      children.push({ type: 'listItem', spread: false, checked: null, children: [{ type: 'paragraph', children: this.#inline(text) }] })
      this.#at++
      let empty = 0
      while (this.#lines[this.#at] === '') {
        this.#at++
        empty++
      }
      const next = this.#lines[this.#at]
      if (next === undefined) break
      if (next.startsWith(' ')) return this.#give()
      const isItem = item.test(next)
      // What follows right below an item continues it, unless it is another item or closes the container.
      if (!isItem && empty === 0 && !closing.test(next)) return this.#give()
      if (!isItem) break
      const [, , nextDot, nextBullet] = item.exec(next) ?? []
      if (nextDot !== dot || nextBullet !== bullet) return this.#give()
      if (empty > 0) spread = true
    }
    return [
      {
        type: 'list',
        ordered: number !== undefined,
        start: number === undefined ? null : Number(number),
        spread,
        children: children as never,
      },
    ]
  }

  #paragraph(): RootContent[] {
    const lines: string[] = []
    for (;;) {
      const line = this.#lines[this.#at]
      if (line === undefined || line === '' || closing.test(line)) break
      // A line that could begin another block, or make the lines above a heading or a table, is looked at by the reader.
      if (lines.length > 0 && !words.test(line)) return this.#give()
      if (line.endsWith(' ') || line.endsWith('\\') || line.startsWith('=')) return this.#give()
      lines.push(line)
      this.#at++
    }
    return [{ type: 'paragraph', children: this.#inline(lines.join('\n')) }]
  }

  #table(): RootContent[] {
    const rows: string[][] = []
    let align: ('left' | 'right' | 'center' | null)[] = []
    for (let index = 0; ; index++) {
      const line = this.#lines[this.#at]
      if (line === undefined || line === '' || closing.test(line)) break
      if (!/^\|.*[^\\ ] ?\|$/.test(line) || line.includes('\\\\')) return this.#give()
      const cells = line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim())
      if (index === 1) {
        if (!delimiters.test(line) || cells.length !== rows[0]?.length) return this.#give()
        align = cells.map((cell) => (cell.endsWith(':') ? (cell.startsWith(':') ? 'center' : 'right') : cell.startsWith(':') ? 'left' : null))
      } else rows.push(cells)
      this.#at++
    }
    if (align.length === 0 || rows.some((cells) => cells.length > align.length)) return this.#give()
    const rowOf = (cells: readonly string[]): TableRow => ({
      type: 'tableRow',
      children: cells.map((cell): TableCell => ({ type: 'tableCell', children: cell === '' ? [] : this.#inline(cell.replaceAll('\\|', '|')) })),
    })
    return [{ type: 'table', align, children: rows.map(rowOf) }]
  }

  /** Words with escapes, strong and emphasised words, tones and references to notes. */
  #inline(source: string, isMark = false): PhrasingContent[] {
    const nodes: PhrasingContent[] = []
    let text = ''
    const end = () => {
      if (text !== '') nodes.push({ type: 'text', value: text })
      text = ''
    }
    for (let at = 0; at < source.length; ) {
      sign.lastIndex = at
      const found = sign.exec(source)
      if (!found) {
        text += source.slice(at)
        break
      }
      text += source.slice(at, found.index)
      at = found.index
      const rest = source.slice(at, at + 2000)
      const escaped = /^\\([!-/:-@[-`{-~])/.exec(rest)?.[1]
      if (escaped !== undefined) {
        text += escaped
        at += 2
        continue
      }
      if (rest[0] === ':' && !/^:[\p{L}\p{N}:]/u.test(rest)) {
        text += ':'
        at++
        continue
      }
      const mark = isMark ? undefined : this.#mark(rest, source[at - 1] ?? ' ')
      if (!mark) return this.#give()
      end()
      nodes.push(mark.node)
      at += mark.length
    }
    end()
    return nodes
  }

  #mark(rest: string, before: string): { readonly node: PhrasingContent; readonly length: number } | undefined {
    const code = /^`([^`\s\n](?:[^`\n]*[^`\s])?)`(?!`)/.exec(rest)?.[1]
    if (code !== undefined && before !== '`') return { node: { type: 'inlineCode', value: code }, length: code.length + 2 }
    const [bar, words = '', value = '', of = ''] = /^:bar\[([\p{L}\p{N}][\p{L}\p{N} ]*)\]\{value=(\d+) of=(\d+)\}/u.exec(rest) ?? []
    if (bar !== undefined && /\s/.test(before) && words.trim() === words)
      return { node: { type: 'textDirective', name: 'bar', attributes: { value, of }, children: [{ type: 'text', value: words }] }, length: bar.length }
    const label = /^\[\^([\w.-]+)\](?![(:[])/.exec(rest)?.[1]
    if (label !== undefined) return { node: { type: 'footnoteReference', identifier: label.toLowerCase(), label }, length: label.length + 3 }
    const [toned, name, inside = ''] = /^:([a-z]+)\[((?:[^\\[\]:*_`<&!\n]|\\[!-/:-@[-`{-~])+)\](?![{[(])/.exec(rest) ?? []
    if (toned !== undefined && tones.includes(name as Tone) && !/[\p{L}\p{N}:]/u.test(before) && inside.trim() === inside)
      return { node: { type: 'textDirective', name: name ?? '', attributes: {}, children: this.#inline(inside, true) }, length: toned.length }
    if (!/\s/.test(before)) return undefined
    const strong = /^\*\*([\p{L}\p{N}](?:[^\\[\]:*_`<&!\n]|\\[!-/:-@[-`{-~])*)\*\*(?=$|[\s.,;:!?()[\]])/u.exec(rest)
    const emphasis = strong ? null : /^_([\p{L}\p{N}(](?:[^\\[\]:*_`<&!\n]|\\[!-/:-@[-`{-~])*)_(?=$|[\s.,;:!?()[\]])/u.exec(rest)
    const [whole, marked = ''] = strong ?? emphasis ?? []
    if (whole === undefined || /\s$/.test(marked)) return undefined
    return { node: { type: strong ? 'strong' : 'emphasis', children: this.#inline(marked, true) }, length: whole.length }
  }
}

/** A sign that means something, or may. */
const sign = /[\\[\]:*_`<&]|!(?=\[)/g
