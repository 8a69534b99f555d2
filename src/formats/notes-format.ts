// What a reader of notes is: from the bytes of a file to Markdown that can be the text of a record.

/** @throws Error for bytes that are no such file */
export type NotesFormat = (bytes: Uint8Array) => string | Promise<string>

/** More than any minutes; bounds the time a hostile file can take. In bytes, of each file in a package too. */
export const largestNotes = 20_000_000

/** Text in UTF-8, UTF-16 with its mark, or, when it is neither, the letters of Western Windows. */
export function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Line ends as LF, no mark of byte order, no control characters. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\f\u2028\u2029]/g, '\n')
    .replace(/[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd]/g, '')

/** Lines as a text: at most one blank line between others, none at the ends. Raw HTML is escaped, for a record holds none. */
export function tidy(lines: readonly string[]): string {
  const kept = lines.map(withoutHtml).filter((line, index, all) => line.trim() !== '' || (all[index - 1]?.trim() ?? '') !== '')
  return `${kept.join('\n').trim()}\n`
}

const withoutHtml = (line: string): string => line.replace(/<(?=[a-z/!?])(?![a-z][a-z0-9+.-]{1,31}:[^\s<>]*>)/gi, '\\<')
