// Words for people: a text in every language of the tool, and messages that put values into it.
import { IntlMessageFormat } from 'intl-messageformat'

/** The languages the tool itself speaks. */
export const toolLanguages = ['en', 'es'] as const
export type Lang = (typeof toolLanguages)[number]

/** The locale whose lists, plurals and numbers a language takes. */
export const localeOf = (lang: string): string => (lang === 'en' ? 'en-GB' : lang)

/** The same words in each language, in ICU message syntax (`{count, plural, one {# day} other {# days}}`). */
export type Text = Readonly<Record<Lang, string>>

export type Values = Readonly<Record<string, string | number | undefined>>

/** A text and what goes into its places; formatted only when somebody reads it. */
export interface Message {
  readonly text: Text
  readonly values?: Values | undefined
}

export const message = (text: Text, values?: Values): Message => ({ text, values })

const formats = new Map<string, IntlMessageFormat>()

/**
 * The message in one language.
 * @throws SyntaxError when the text is not ICU message syntax: a fault of the program, held by a test over all texts.
 */
export function say({ text, values }: Message, lang: Lang): string {
  const pattern = text[lang]
  if (!/[{'<]/.test(pattern)) return pattern
  const key = `${lang}\n${pattern}`
  let format = formats.get(key)
  if (!format) {
    format = new IntlMessageFormat(pattern, localeOf(lang), undefined, { ignoreTag: true })
    formats.set(key, format)
  }
  return String(format.format({ ...values }))
}

/** The language of a tag such as `es`, `es_HN.UTF-8` or `en-GB`, when the tool speaks it. */
export function langOf(tag: string | undefined): Lang | undefined {
  const code = tag?.toLowerCase().split(/[-_.@]/)[0]
  return toolLanguages.find((lang) => lang === code)
}
