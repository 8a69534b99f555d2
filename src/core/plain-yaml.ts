// Data as nearly every record holds them: block maps and lists of one-line values, with flow collections and quotes on one line.

/** Anything that is not printable as it stands, and the line ends and spaces that YAML and JavaScript see differently. */
const unprinted = /[^\n\x20-\x7e\xa0-\u1fff\u2010-\u2027\u2030-\ud7ff\uf900-\ufdff]/
/** Texts that YAML reads as other than text. */
const constants = new Map<string, unknown>(
  [
    [['null', 'Null', 'NULL'], null],
    [['true', 'True', 'TRUE'], true],
    [['false', 'False', 'FALSE'], false],
  ].flatMap(([texts, value]) => (texts as string[]).map((text) => [text, value])),
)
/** So that no map is as deep as what other readers refuse. */
const deepest = 12

/** What was met is for the whole reader. */
const other = Symbol('other')

/**
 * The same data that the YAML reader finds, at a fraction of the time; undefined for a text that is not plain, which is then
 * the reader's to read: every error is found there. A test holds the two to the same answers.
 */
export function plainYaml(source: string): Record<string, unknown> | undefined {
  if (source === '' || unprinted.test(source)) return undefined
  const reader = new Reader(source)
  const data = reader.map(0, 0)
  return data === other || !reader.isAtEnd ? undefined : data
}

class Reader {
  private readonly source: string
  /** In a block, where a line begins; within a line, the next character. */
  private at = 0

  constructor(source: string) {
    this.source = source
  }

  get isAtEnd(): boolean {
    return this.at >= this.source.length
  }

  /** A map whose keys stand in one column; the first line may have begun already (behind a dash). */
  map(column: number, depth: number, isBegun = false): Record<string, unknown> | typeof other {
    if (depth > deepest) return other
    const data: Record<string, unknown> = {}
    for (let isFirst = isBegun; !this.isAtEnd; isFirst = false) {
      if (!isFirst) {
        const indent = this.indent()
        if (indent < column) return data
        if (indent > column) return other
        this.at += indent
      }
      const key = this.key()
      if (key === undefined || Object.hasOwn(data, key)) return other
      const value = this.isLineEnd(this.at) ? this.below(column, depth) : this.source.charCodeAt(this.at) === space ? this.line(this.at + 1, depth) : other
      if (value === other) return other
      data[key] = value
    }
    return data
  }

  /** What stands below a key without a value on its line: a map or list farther in, a list in the same column, or nothing. */
  private below(column: number, depth: number): unknown {
    this.at++
    const indent = this.isAtEnd ? 0 : this.indent()
    if (this.isList(this.at + indent) && indent >= column) return this.list(indent, depth + 1)
    return indent > column ? this.map(indent, depth + 1) : null
  }

  private list(column: number, depth: number): unknown[] | typeof other {
    if (depth > deepest) return other
    const items: unknown[] = []
    while (!this.isAtEnd) {
      const indent = this.indent()
      if (indent > column) return other
      if (indent < column || !this.isList(this.at + column)) return items
      const start = this.at + column + 2
      this.at = start
      const key = this.key()
      const isMap = key !== undefined && (this.isLineEnd(this.at) || this.source.charCodeAt(this.at) === space)
      this.at = start
      const item = isMap ? this.map(column + 2, depth + 1, true) : this.line(start, depth)
      if (item === other) return other
      items.push(item)
    }
    return items
  }

  /** The value that fills the line from a place on; then at the next line. */
  private line(start: number, depth: number): unknown {
    const next = this.source.indexOf('\n', start)
    const end = next === -1 ? this.source.length : next
    const sign = this.source.charCodeAt(start)
    this.at = start
    let value: unknown
    if (sign === bracket || sign === brace || sign === doubleQuote || sign === singleQuote) {
      value = this.flow(depth)
      if (this.at !== end) return other
    } else value = this.text(start, end)
    this.at = end + 1
    return value
  }

  /** A value within a line, of which only the line's end or a sign of the collection around it can follow; then behind it. */
  private flow(depth: number): unknown {
    if (depth > deepest) return other
    const sign = this.source.charCodeAt(this.at)
    if (sign === bracket) return this.flowList(depth)
    if (sign === brace) return this.flowMap(depth)
    if (sign === doubleQuote || sign === singleQuote) return this.quoted(sign === doubleQuote ? '"' : "'")
    const start = this.at
    let end = start
    for (; end < this.source.length; end++) {
      const each = this.source.charCodeAt(end)
      if (each === comma || each === closingBracket || each === closingBrace) break
      if (each === colon || each === bracket || each === brace || each === lineFeed) return other
    }
    this.at = end
    while (this.source.charCodeAt(end - 1) === space) end--
    return this.text(start, end)
  }

  private flowList(depth: number): unknown {
    const items: unknown[] = []
    this.at++
    if (this.isClosed(closingBracket)) return items
    for (;;) {
      const item = this.flow(depth + 1)
      if (item === other) return other
      items.push(item)
      if (this.isClosed(closingBracket)) return items
      if (!this.isNext(comma)) return other
    }
  }

  private flowMap(depth: number): unknown {
    const data: Record<string, unknown> = {}
    this.at++
    if (this.isClosed(closingBrace)) return data
    for (;;) {
      const key = this.key()
      if (key === undefined || Object.hasOwn(data, key) || this.source.charCodeAt(this.at) !== space) return other
      this.at++
      const value = this.flow(depth + 1)
      if (value === other) return other
      data[key] = value
      if (this.isClosed(closingBrace)) return data
      if (!this.isNext(comma)) return other
    }
  }

  /** Passes over the closing sign, if it comes next. */
  private isClosed(sign: number): boolean {
    this.spaces()
    if (this.source.charCodeAt(this.at) !== sign) return false
    this.at++
    return true
  }

  /** Passes over a sign and the spaces behind it, if it comes next. */
  private isNext(sign: number): boolean {
    if (this.source.charCodeAt(this.at) !== sign) return false
    this.at++
    this.spaces()
    return true
  }

  private spaces(): void {
    while (this.source.charCodeAt(this.at) === space) this.at++
  }

  /** A quoted text of one line without anything escaped. */
  private quoted(quote: string): string | typeof other {
    const end = this.source.indexOf(quote, this.at + 1)
    const text = this.source.slice(this.at + 1, end)
    if (end === -1 || this.source[end + 1] === quote || text.includes('\n') || (quote === '"' && text.includes('\\'))) return other
    this.at = end + 1
    return text
  }

  /** What a plain scalar says: text, number, true, false or nothing. */
  private text(start: number, end: number): unknown {
    const text = this.source.slice(start, end)
    const first = text.charCodeAt(0)
    if (first >= zero && first <= nine) {
      if (/^\d{1,15}$/.test(text)) return Number(text)
      if (!/^\d+-\d/.test(text) && !/[^\w.+-]/.test(text)) return other
    } else if (!isLetter(first) && first !== parenthesis && !(first > 0xa0)) return other
    const last = text.charCodeAt(text.length - 1)
    if (last === colon || last === space || text.includes(': ') || text.includes(' #')) return other
    return text.length < 6 && constants.has(text) ? constants.get(text) : text
  }

  /** A key of letters, figures, `-` and `_` with its colon; undefined, and nothing passed over, where there is none. */
  private key(): string | undefined {
    let end = this.at
    if (!isLetter(this.source.charCodeAt(end))) return undefined
    for (end++; isOfKey(this.source.charCodeAt(end)); end++);
    if (this.source.charCodeAt(end) !== colon || end - this.at > 100) return undefined
    const key = this.source.slice(this.at, end)
    if (key.length < 6 && constants.has(key)) return undefined
    this.at = end + 1
    return key
  }

  private indent(): number {
    let end = this.at
    while (this.source.charCodeAt(end) === space) end++
    return end - this.at
  }

  private isList(at: number): boolean {
    return this.source.charCodeAt(at) === dash && this.source.charCodeAt(at + 1) === space
  }

  private isLineEnd(at: number): boolean {
    return at >= this.source.length || this.source.charCodeAt(at) === lineFeed
  }
}

const lineFeed = 10
const space = 32
const doubleQuote = 34
const singleQuote = 39
const parenthesis = 40
const comma = 44
const dash = 45
const zero = 48
const nine = 57
const colon = 58
const bracket = 91
const closingBracket = 93
const underscore = 95
const brace = 123
const closingBrace = 125

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const isOfKey = (code: number): boolean => isLetter(code) || (code >= zero && code <= nine) || code === dash || code === underscore
