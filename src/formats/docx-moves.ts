// What moved, as Word knows it (ECMA-376 17.13.5.21-28): the docx package writes only insertions and deletions, so those that belong to a move are
// renamed, and the range of each end is marked with the name that ties the two together.

/** One end of a move, by the revisions of which it consists. */
export interface MoveEnd {
  readonly name: string
  readonly kind: 'ins' | 'del'
  readonly author: string
  readonly date: string
  readonly revisions: readonly number[]
}

/** Range marks are counted from here, apart from revisions and bookmarks. */
const firstRange = 1_000_000

/** @param xml of the part of which they are revisions */
export function withMoves(xml: string, ends: readonly MoveEnd[]): string {
  return ends.reduce((text, end, index) => withMove(text, end, firstRange + index), xml)
}

function withMove(xml: string, { name, kind, author, date, revisions }: MoveEnd, range: number): string {
  const tag = kind === 'ins' ? 'w:moveTo' : 'w:moveFrom'
  const ids = revisions.join('|')
  const renamed = xml
    .replace(new RegExp(`<w:${kind}( w:id="(?:${ids})"[^>]*/)>`, 'g'), `<${tag}$1>`)
    .replace(new RegExp(`<w:${kind}( w:id="(?:${ids})"[^>]*[^/])>([\\s\\S]*?)</w:${kind}>`, 'g'), (_, attributes: string, content: string) => {
      const runs = content.replace(/<(\/?)w:delText\b/g, '<$1w:t')
      return `<${tag}${attributes}>${runs}</${tag}>`
    })
  const own = [...renamed.matchAll(new RegExp(`<${tag} w:id="(?:${ids})"[^>]*[^/]>`, 'g'))]
  const [first, last] = [own[0], own.at(-1)]
  if (!first || !last) return renamed
  const end = renamed.indexOf('</w:p>', last.index) + '</w:p>'.length
  const start = `<${tag}RangeStart w:id="${range}" w:author="${escapeXml(author)}" w:date="${date}" w:name="${name}"/>`
  return `${renamed.slice(0, first.index)}${start}${renamed.slice(first.index, end)}<${tag}RangeEnd w:id="${range}"/>${renamed.slice(end)}`
}

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
