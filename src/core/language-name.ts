// The name of a language in a language of the tool: `es` is “Spanish”, «español».
import type { Lang } from './message.ts'

/** The name of an ISO 639 code; a code without one is its own name. */
export const languageName = (code: string, lang: Lang): string => new Intl.DisplayNames([lang], { type: 'language' }).of(code) ?? code
