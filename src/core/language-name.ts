// The name of a language in a language of the tool: `es` is “Spanish”, «español».
import type { Lang } from './message.ts'

const names = new Map<Lang, Intl.DisplayNames>()

/** The name of an ISO 639 code; a code without one is its own name. */
export function languageName(code: string, lang: Lang): string {
  const known = names.get(lang) ?? new Intl.DisplayNames([lang], { type: 'language' })
  names.set(lang, known)
  return known.of(code) ?? code
}
