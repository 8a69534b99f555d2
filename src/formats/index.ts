// The formats of a document, by the word that `--format` takes; each is loaded only when it is asked for.
import type { ChalkInstance } from 'chalk'
import type { Lang } from '../core/message.ts'

export interface DocumentOptions {
  readonly title: string
  readonly lang: Lang
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: ChalkInstance
}

/** From a document (Markdown with directives) to what is written. */
export type DocumentFormat = (markdown: string, options: DocumentOptions) => string | Promise<string>

export const documentFormats: Readonly<Record<string, () => Promise<DocumentFormat>>> = {
  text: async () => (await import('./terminal.ts')).toTerminal,
  md: async () => (await import('./markdown.ts')).toPlainMarkdown,
  html: async () => (await import('./html.ts')).toHtmlPage,
}
