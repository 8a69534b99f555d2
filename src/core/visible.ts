// Characters that steer a terminal or hide text, made visible as `\u001b`: what a record holds never reaches a screen raw.

/** Control characters but for line feed and tab; what turns the direction, joins, separates or fills without a sign of its own; tags. */
const unseen =
  '\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180e\\u200b\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb'
const tags = '\\udb40[\\udc00-\\udc7f]'

const hidden = new RegExp(`[\\t${unseen}]|${tags}`, 'g')

/** Such characters as `\uXXXX`, which JSON reads as the same character; line feeds stay. */
export const visible = (text: string): string =>
  text.replace(hidden, (sign) => Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''))

/** The same on one line: what names a place, such as a path. */
export const visibleLine = (text: string): string => visible(text).replaceAll('\n', '\\u000a')

/** Joiners and marks of direction have a use among letters of some scripts and in emoji; behind a Latin letter they have none. */
const hiddenOnce = new RegExp(`[${unseen}]|${tags}|(?<=[A-Za-z\\xc0-\\u024f])[\\u061c\\u200c-\\u200f]`)

/** May a text hold any of them, or bytes that are not UTF-8, or carriage returns? */
export const odd = new RegExp(`[\\r\\ufffd${unseen}]|${tags}|(?<=[A-Za-z\\xc0-\\u024f])[\\u061c\\u200c-\\u200f]`)

/** Where the first character stands that nobody sees, and its name (`U+00AD`). */
export function hiddenIn(text: string): { readonly index: number; readonly code: string } | undefined {
  const found = hiddenOnce.exec(text)
  if (!found) return undefined
  return { index: found.index, code: `U+${(text.codePointAt(found.index) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` }
}
