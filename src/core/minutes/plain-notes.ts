// Notes of a meeting as plain text or Markdown, made ready to be the text of a record.

/** Marks that programs leave where they turn a word-processor file into text. */
const debris = /\[(?:image|bookmark):[^\]\n]{0,200}\]/gi
const noteMark = /\[footnoteRef:\s?(\d{1,4})\]/g
const noteStart = /\[(\d{1,4}):\s/g

/**
 * Plain text as Markdown: indents and signs of lists made regular, footnotes at the end, what a program left behind taken away. The words
 * stay as they are.
 */
export function plainNotes(text: string): string {
  const notes: string[] = []
  const marked = withFootnotes(clean(text).replace(debris, ''), notes)
  const lines = marked.split('\n').map((line) => {
    const words = line.replace(/[\t\u00a0]+/g, ' ').trim()
    return words.replace(/^[·•‣◦▪●○\uf0b7]\s*/, '- ').replace(/^- ?$/, '')
  })
  return tidy([...lines, ...(notes.length > 0 ? ['', ...notes] : [])])
}

/** Markdown as it is, without a front matter, line ends and control characters made regular. */
export const markdownNotes = (text: string): string => tidy(clean(text).replace(/^---\n[\s\S]*?\n---\n/, '').split('\n').map((line) => line.trimEnd()))

/** Takes `[footnoteRef:1] … [1:  See the annex.]` apart. */
function withFootnotes(text: string, notes: string[]): string {
  const numbers = new Set([...text.matchAll(noteMark)].map(([, number]) => number))
  if (numbers.size === 0) return text
  let out = ''
  let at = 0
  for (const match of text.matchAll(noteStart)) {
    if (match.index < at || !numbers.has(match[1])) continue
    const from = match.index + match[0].length
    const until = closing(text, from)
    if (until === undefined) continue
    notes.push(`[^${match[1]}]: ${text.slice(from, until).replace(/\s+/g, ' ').trim()}`)
    out += text.slice(at, match.index).replace(/[ \t]+$/, '')
    at = until + 1
  }
  return (out + text.slice(at)).replace(noteMark, '[^$1]')
}

/** The bracket that closes what begins at a place, within a footnote's length. */
function closing(text: string, from: number): number | undefined {
  let depth = 1
  for (let at = from; at < Math.min(text.length, from + 4000); at++) {
    if (text[at] === '[') depth++
    else if (text[at] === ']' && --depth === 0) return at
  }
  return undefined
}

/** Line ends as LF, no mark of byte order, no control characters. */
const clean = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')

/** At most one blank line between others; none at the ends. Raw HTML is escaped, for a record holds none. */
function tidy(lines: readonly string[]): string {
  const kept = lines.map(withoutHtml).filter((line, index, all) => line.trim() !== '' || (all[index - 1]?.trim() ?? '') !== '')
  return `${kept.join('\n').replace(/^\n+/, '').trimEnd()}\n`
}

const withoutHtml = (line: string): string => line.replace(/<(?=[a-z/!?])(?![a-z][a-z0-9+.-]{1,31}:[^\s<>]*>)/gi, '\\<')
