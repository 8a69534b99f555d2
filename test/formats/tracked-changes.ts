// Word files in tests: their tracked changes resolved by the XML, and what another program reads in them.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'

/** The text when every change is resolved one way, as ECMA-376 17.13.5 says; a paragraph whose mark goes joins the next. */
export async function resolved(bytes: Uint8Array, how: 'accept' | 'reject'): Promise<string> {
  const parts = unzipSync(bytes)
  const [kept, gone] = how === 'accept' ? ['(?:ins|moveTo)', '(?:del|moveFrom)'] : ['(?:del|moveFrom)', '(?:ins|moveTo)']
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    .replace(/<w:move(?:From|To)Range(?:Start|End)\b[^>]*>/g, '')
    .replace(new RegExp(`(<w:rPr>)<w:${gone} [^>]*/>`, 'g'), '$1<gone/>')
    .replace(new RegExp(`<w:${gone} [^>]*>.*?</w:${gone}>`, 'gs'), '')
    .replace(new RegExp(`</?w:${kept}(?: [^>]*)?/?>`, 'g'), '')
    .replace(/w:delText/g, 'w:t')
  const joined = xml.replace(/<w:p>(?:(?!<\/w:p>).)*?<gone\/>(?:(?!<\/w:p>).)*<\/w:p>/gs, (paragraph) =>
    paragraph.replace(/<w:pPr>.*?<\/w:pPr>/s, '').replace('</w:p>', '<joined/>'),
  )
  const whole = joined.replace(/<joined\/>\s*<w:p>/g, '').replace(/<joined\/>/g, '</w:p>')
  return rawText(zipSync({ ...parts, 'word/document.xml': strToU8(whole) }))
}

/** The words of a Word file, as mammoth reads them. */
export const rawText = async (bytes: Uint8Array): Promise<string> => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value

/** Kind, author and day of every tracked change, with its words, in order. */
export function changesIn(bytes: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  return [...xml.matchAll(/<w:(ins|del)\b([^>]*[^/])>(.*?)<\/w:\1>/gs)].map(([, kind, attributes = '', content = '']) => {
    const of = (name: string) => new RegExp(`w:${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    return `${kind} ${of('author')} ${of('date').slice(0, 10)}: ${[...content.matchAll(/<w:(?:t|delText)\b[^>]*>([^<]*)</g)].map(([, text]) => text).join('')}`
  })
}
