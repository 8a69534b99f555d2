// A map of the links around a record: those it refers to on the left, those that refer to it on the right, as SVG with links.
import { escapeHtml } from './site-values.ts'

export interface MapNode {
  readonly id: string
  readonly title: string
  /** The language of the title, where it is another than the page’s. */
  readonly lang: string | undefined
  /** Undefined for the record itself. */
  readonly href: string | undefined
}

export interface MapSide {
  readonly nodes: readonly MapNode[]
  /** What stands below when not all are shown. */
  readonly more: string | undefined
}

const box = { width: 236, height: 34, gap: 8 }
const columns = [4, 282, 560]
const width = 800

/** @param words what it shows, in words */
export function linkMap(centre: MapNode, left: MapSide, right: MapSide, words: string): string {
  const rows = (side: MapSide) => side.nodes.length + (side.more === undefined ? 0 : 1)
  const height = Math.max(1, rows(left), rows(right)) * (box.height + box.gap)
  const middle = height / 2
  const ys = (side: MapSide) => side.nodes.map((_, index) => middle - (rows(side) * (box.height + box.gap)) / 2 + index * (box.height + box.gap) + box.gap / 2)
  const side = (own: MapSide, x: number, from: number, to: number): string =>
    own.nodes
      .map((node, index) => {
        const y = ys(own)[index] ?? 0
        const line = `<path class="link" d="M${from},${y + box.height / 2}C${(from + to) / 2},${y + box.height / 2} ${(from + to) / 2},${middle} ${to},${middle}"/>`
        return line + nodeSvg(node, x, y)
      })
      .join('') +
    (own.more === undefined ? '' : `<text x="${x}" y="${middle + (rows(own) * (box.height + box.gap)) / 2 - box.gap - 8}">${escapeHtml(own.more)}</text>`)
  return `<svg class="map" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${escapeHtml(words)}" xmlns="http://www.w3.org/2000/svg">${side(left, columns[0] as number, (columns[0] as number) + box.width, columns[1] as number)}${side(right, columns[2] as number, columns[2] as number, (columns[1] as number) + box.width)}${nodeSvg(centre, columns[1] as number, middle - box.height / 2)}</svg>`
}

function nodeSvg({ id, title, lang, href }: MapNode, x: number, y: number): string {
  const other = lang === undefined ? '' : ` lang="${escapeHtml(lang)}"`
  const own = `<rect${href === undefined ? ' class="own"' : ''} x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="3"/><text x="${x + 8}" y="${y + 14}"${other}>${escapeHtml(shortened(title, 34))}</text><text class="id" x="${x + 8}" y="${y + 28}">${escapeHtml(shortened(id, 36))}</text>`
  return href === undefined ? own : `<a href="${escapeHtml(href)}"><title${other}>${escapeHtml(title)}</title>${own}</a>`
}

const shortened = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`)
