// Notes in Markdown, without a front matter.
import { type NotesFormat, clean, decoded, tidy } from './notes-format.ts'

export const notesMd: NotesFormat = (bytes) => {
  const lines = clean(decoded(bytes)).split('\n')
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  return tidy(lines.slice(end + 1).map((line) => line.trimEnd()))
}
