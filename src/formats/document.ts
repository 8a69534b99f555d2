// A document: Markdown with a few directives, as one tree that every format reads.
// `:late[3 days late]` sets the tone of words, `:bar[2 of 7]{value=2 of=7}` draws a bar, `:::chart{title=…}` draws the table inside it.
import { fromMarkdown } from 'mdast-util-from-markdown'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { directive } from 'micromark-extension-directive'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Root } from 'mdast'

/** The tones of words. Colour helps; the words must say it without. `id` keeps an id on one line. */
export const tones = ['late', 'soon', 'done', 'id'] as const
export type Tone = (typeof tones)[number]

export const toneOf = (name: string): Tone | undefined => tones.find((tone) => tone === name)

export function parseDocument(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfmTable(), directive()], mdastExtensions: [gfmTableFromMarkdown(), directiveFromMarkdown()] })
}

/** A bar's share, from 0 to 1. */
export function shareOf(attributes: Readonly<Record<string, string | null | undefined>> | null | undefined): number {
  const value = Number(attributes?.value ?? 0)
  const of = Number(attributes?.of ?? 0)
  return of > 0 && Number.isFinite(value) ? Math.min(1, Math.max(0, value / of)) : 0
}
