// Notes as plain text, also as a program wrote it that turned a word-processor file into text.
import { type NotesFormat, clean, decoded, tidy } from './notes-format.ts'

/** Marks that such programs leave. */
const debris = /\[(?:image|bookmark):[^\]\n]{0,200}\]/gi
const noteMark = /\[footnoteRef:\s?(\d{1,4})\]/g
const noteStart = /\[(\d{1,4}):\s/g

/** Indents and signs of lists made regular, footnotes at the end, debris taken away; the words stay as they are. */
export const notesTxt: NotesFormat = (bytes) => {
  const notes: string[] = []
  const marked = withFootnotes(clean(decoded(bytes)).replace(debris, ''), notes)
  const lines = marked.split('\n').map((line) => {
    const words = line.replace(/[\t\u00a0]+/g, ' ').trim()
    return words.replace(/^[·•‣◦▪●○\uf0b7]\s*/, '- ').replace(/^- ?$/, '')
  })
  return tidy([...lines, ...(notes.length > 0 ? ['', ...notes] : [])])
}

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
    out += text.slice(at, match.index).trimEnd()
    at = until + 1
  }
  return (out + text.slice(at)).replace(noteMark, '[^$1]')
}

/** The bracket that closes what begins at a place, within a footnote's length. */
function closing(text: string, from: number): number | undefined {
  let depth = 1
  for (let at = from; at < Math.min(text.length, from + 2000); at++) {
    if (text[at] === '[') depth++
    else if (text[at] === ']' && --depth === 0) return at
  }
  return undefined
}
