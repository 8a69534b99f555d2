// The formats of a document, by the word that `--format` takes; each is loaded only when it is asked for.
import type { ChalkInstance } from 'chalk'
import type { Day } from '../core/day.ts'
import type { Lang } from '../core/message.ts'

export interface DocumentOptions {
  readonly title: string
  readonly lang: Lang
  /** Who issues it. */
  readonly author: string
  /** The day of the document; with the same day the same document has the same bytes. */
  readonly date: Day
  readonly subject?: string
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: ChalkInstance
  /** Draws an SVG as PNG, so many times its own size, with a font that comes with rcm; the same bytes everywhere. */
  readonly rasterise: (svg: string, scale: number) => Promise<Uint8Array>
}

/** From a document (Markdown with directives) to what is written: text, or bytes. */
export type DocumentFormat = (markdown: string, options: DocumentOptions) => string | Uint8Array | Promise<string | Uint8Array>

export const documentFormats: Readonly<Record<string, () => Promise<DocumentFormat>>> = {
  text: async () => (await import('./terminal.ts')).toTerminal,
  md: async () => (await import('./markdown.ts')).toPlainMarkdown,
  html: async () => (await import('./html.ts')).toHtmlPage,
  docx: async () => (await import('./docx.ts')).toDocx,
  pdf: async () => (await import('./pdf.ts')).toPdf,
}
