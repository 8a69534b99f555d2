// Tokens: the words and signs of a text with their places in it.

export interface Token {
  readonly text: string
  readonly lower: string
  /** Places in the text; the end is exclusive. */
  readonly start: number
  readonly end: number
}

const form = /\[\^[^\]\s]{1,40}\]|\d{4}-\d{2}-\d{2}(?!\d)|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu

/** Signs that say nothing here: hyphens, emphasis, escapes, strokes of a table. */
const silent = new Set(['-', '‐', '‑', '*', '_', '\\', '|', '`', '~'])

/** The tokens of a part of a text. Hyphens, marks of Markdown and of footnotes are none. */
export function tokensOf(text: string, from: number, until: number): Token[] {
  const tokens: Token[] = []
  for (const match of text.slice(from, until).matchAll(form)) {
    const [word] = match
    if (silent.has(word) || word.startsWith('[^')) continue
    const start = from + match.index
    tokens.push({ text: word, lower: word.normalize('NFC').toLowerCase(), start, end: start + word.length })
  }
  return tokens
}

/** The word or sign at a place; nothing where there is none. */
export const signAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? ''
