// Text that no person writes and that would hold up the Markdown reader: it is refused before it is read.

export interface Tangle {
  readonly what: 'long' | 'deep' | 'lists' | 'marks' | 'backticks' | 'boxes'
  /** 1-based line in the text. */
  readonly line: number
}

/** Each far above what a text for people holds; the time to read what is below them grows with its length. */
const limits = { long: 1_048_576, columns: 80, deep: 12, lists: 10_000, marks: 2_000, backticks: 32, boxes: 20 }

/** The quotation signs, bullets and numbers with which a line begins, and its indentation. */
const prefix = /^(?:[ \t]+|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/
const sign = />|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])/g
/** What opens and closes emphasis, links, pictures, and what they rest on. */
const marks = /[*_~]+|[[\]<&]|:(?=[\w[{:])/g
const backticks = '`'.repeat(limits.backticks + 1)
/** A line that could begin with more signs, or farther in, than may be. */
const far = new RegExp(`^[ \\t>*+\\-\\d.)]{${limits.deep + 1}}`, 'm')

/** Is nothing in the text near any limit? One quick look, which is enough for nearly every text. */
const isPlain = (text: string): boolean =>
  text.length < limits.lists &&
  !far.test(text) &&
  !text.includes(':::') &&
  !text.includes(backticks) &&
  (text.length <= limits.marks || (text.match(marks)?.length ?? 0) <= limits.marks)

/** The line below the head of a table. */
const underHead = /^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/

/**
 * The first thing in a text that is beyond every measure.
 * @param isDocument a whole document, which is read in parts: its length and the number of its lists are not bounded here
 */
export function tangleIn(text: string, isDocument = false): Tangle | undefined {
  if (!isDocument && text.length > limits.long) return { what: 'long', line: 1 }
  if (isPlain(text)) return undefined
  let [lists, inParagraph, boxes] = [0, 0, 0]
  let [isTable, wasRow] = [false, false]
  let line = 0
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next === -1 ? text.length : next
    const source = text.slice(start, end)
    line++
    start = end + 1
    if (source.trim() === '') {
      inParagraph = 0
      isTable = false
      wasRow = false
      continue
    }
    // The cells of a table are read one by one: only those of one row weigh together.
    if (wasRow && underHead.test(source)) isTable = true
    wasRow = source.startsWith('|')
    if (isTable && wasRow) inParagraph = 0
    const before = prefix.exec(source)?.[0] ?? ''
    const deep = before.match(sign)?.length ?? 0
    if (deep > limits.deep || before.length > limits.columns) return { what: 'deep', line }
    lists += deep
    if (!isDocument && lists > limits.lists) return { what: 'lists', line }
    if (deep > 0) inParagraph = 0
    inParagraph += source.match(marks)?.length ?? 0
    if (inParagraph > limits.marks) return { what: 'marks', line }
    if (source.includes(backticks)) return { what: 'backticks', line }
    const box = /^[ \t]*:::+[ \t]*(\w?)/.exec(source)
    if (box) boxes = box[1] ? boxes + 1 : Math.max(0, boxes - 1)
    if (boxes > limits.boxes) return { what: 'boxes', line }
  }
  return undefined
}
