// The name of a language in a language of the tool: `es` is “Spanish”, «español».
import type { Lang } from './message.ts'

const names = new Map<string, string>()

/** The name of an ISO 639 code; a code without one, and what is no code, is its own name. */
export function languageName(code: string, lang: Lang): string {
  const key = `${lang} ${code}`
  const name = names.get(key) ?? named(code, lang) ?? code
  names.set(key, name)
  return name
}

function named(code: string, lang: Lang): string | undefined {
  try {
    return new Intl.DisplayNames([lang], { type: 'language' }).of(code)
  } catch {
    return undefined
  }
}
