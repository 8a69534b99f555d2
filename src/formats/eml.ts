// A letter as an e-mail draft (RFC 5322, 2045-2047, 2183), opened as unsent by the usual programs. No text can add a header: control characters
// become spaces, words that are not plain are encoded, and an address that is none is refused.
import type { Day } from '../core/day.ts'
import { fingerprint } from '../core/text.ts'

interface Mailbox {
  readonly name: string
  readonly address: string
}

export interface Mail {
  /** The mail program's own when there is none. */
  readonly from: Mailbox | undefined
  readonly to: readonly Mailbox[]
  readonly subject: string
  readonly date: Day
  readonly lang: string
  readonly text: string
  readonly html: string
  readonly attachment: { readonly name: string; readonly type: string; readonly content: Uint8Array }
}

/**
 * The draft: the same bytes for the same mail; lines end with CRLF.
 * @throws RangeError for an address that is none
 */
export function printEml({ from, to, subject, date, lang, text, html, attachment }: Mail): string {
  const boundary = (part: string) => `rcm-${fingerprint(`${part} ${subject} ${text}`).slice(7, 39)}`
  const [outer, inner] = [boundary('mixed'), boundary('alternative')]
  const base64 = (content: string | Uint8Array) =>
    Buffer.from(content)
      .toString('base64')
      .replace(/.{1,76}(?=.)/g, '$&\r\n')
  const part = (headers: readonly string[], content: string | Uint8Array) => [...headers, 'Content-Transfer-Encoding: base64', '', base64(content)]
  return [
    ...(from ? [`From: ${mailbox(from)}`] : []),
    ...(to.length > 0 ? [`To: ${to.map(mailbox).join(',\r\n ')}`] : []),
    `Subject: ${words(subject)}`,
    `Date: ${dateHeader(date)}`,
    `Content-Language: ${lang.replace(/[^A-Za-z-]/g, '')}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${outer}"`,
    '',
    `--${outer}`,
    `Content-Type: multipart/alternative; boundary="${inner}"`,
    '',
    `--${inner}`,
    ...part(['Content-Type: text/plain; charset=utf-8'], text),
    `--${inner}`,
    ...part(['Content-Type: text/html; charset=utf-8'], html),
    `--${inner}--`,
    `--${outer}`,
    ...part(
      [`Content-Type: ${attachment.type}`, `Content-Disposition: attachment; filename="${attachment.name.replace(/[^A-Za-z0-9._-]/g, '_')}"`],
      attachment.content,
    ),
    `--${outer}--`,
    '',
  ].join('\r\n')
}

function mailbox({ name, address }: Mailbox): string {
  if (!/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(address) || address.length > 254)
    throw new RangeError(`no address: ${JSON.stringify(address)}`)
  return `${words(name)} <${address}>`
}

/** Plain words as they are, others as encoded words of RFC 2047, each of whole characters and at most 75 long. */
function words(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, ' ').trim()
  if (/^[A-Za-z0-9 !*+/-]{0,60}$/.test(line)) return line
  const chunks: string[] = []
  let chunk = ''
  for (const sign of line) {
    if (Buffer.byteLength(chunk + sign) > 42) {
      chunks.push(chunk)
      chunk = ''
    }
    chunk += sign
  }
  return [...chunks, chunk].map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ')
}

/** Noon, so that the day is the same almost everywhere. */
const dateHeader = (day: Day): string => new Date(`${day}T12:00:00Z`).toUTCString().replace('GMT', '+0000')
