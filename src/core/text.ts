// Text that may not change: how it is normalised, addressed by blocks, and fingerprinted.
import { hash } from 'node:crypto'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { ListItem, Nodes, RootContent } from 'mdast'
import { plainBlocks } from './plain-blocks.ts'

/** Unicode NFC, every run of white space (line ends too) as one space, none at the ends; everything else as it is. */
export const normalise = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim()

/** `sha256-` and 64 hexadecimal digits, over UTF-8. */
export const fingerprint = (text: string): string => `sha256-${hash('sha256', text, 'hex')}`

/** Has the text the form of a fingerprint? */
export const isFingerprint = (value: unknown): boolean => typeof value === 'string' && /^sha256-[0-9a-f]{64}$/.test(value)

/** What a seal covers: title, meeting, day of adoption and text, each normalised, one a line. */
export function sealOf(agreement: { title: string; meeting: string; adopted: string; body: string }): string {
  return fingerprint(
    [`title: ${normalise(agreement.title)}`, `meeting: ${agreement.meeting}`, `adopted: ${agreement.adopted}`, normalise(agreement.body)].join('\n'),
  )
}

/** What a translation is made from: the translatable fields by name, then the body, each normalised, one a line. */
export function translationBase(data: Readonly<Record<string, unknown>>, translatable: readonly string[], body: string): string {
  const fields = translatable.filter((name) => typeof data[name] === 'string').map((name) => `${name}: ${normalise(data[name] as string)}`)
  return fingerprint([...fields, normalise(body)].join('\n'))
}

/** One block of a body as it stands in the source, and the items of it when it is a list. */
export interface Block {
  readonly type: RootContent['type']
  readonly text: string
  readonly items: readonly Block[]
  /** Offset of its first character in the body. */
  readonly offset: number
  /** The whole of it in the body, with the number or bullet of an item and the items inside it; the end is exclusive. */
  readonly start: number
  readonly end: number
}

/** The blocks of a body in order: every heading, paragraph, list, quotation, table counts one; footnotes and link targets count none. */
export function blocksOf(body: string): Block[] {
  return plainBlocks(body) ?? readBlocks(body)
}

/** The blocks as the Markdown reader finds them. */
export function readBlocks(body: string): Block[] {
  const tree = fromMarkdown(body, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
  return tree.children.filter((node) => node.type !== 'definition' && node.type !== 'footnoteDefinition').map((node) => blockOf(node, body))
}

function blockOf(node: RootContent, body: string): Block {
  const nested = node.type === 'list' ? node.children.map((item) => itemOf(item, body)) : []
  const { start, end } = placeOf(node)
  return { type: node.type, text: body.slice(start, end), items: nested, offset: start, start, end }
}

/** An item's own items are those of the lists inside it, in order. */
function itemOf(item: ListItem, body: string): Block {
  const { children } = item
  const nested = children.filter((child) => child.type === 'list').flatMap((list) => blockOf(list, body).items)
  const own = children.filter((child) => child.type !== 'list')
  const whole = placeOf(item)
  const [first, last] = [own[0], own.at(-1)]
  const offset = first ? placeOf(first).start : whole.start
  const end = last ? placeOf(last).end : offset
  return { type: 'listItem', text: body.slice(offset, end), items: nested, offset, ...whole }
}

/** Where a node stands in the text; the reader gives a place to each. */
const placeOf = ({ position }: Nodes): { start: number; end: number } => ({ start: position?.start.offset as number, end: position?.end.offset as number })

/** The block or item at a place such as `[3, 2]`. */
export function blockAt(blocks: readonly Block[], place: readonly number[]): Block | undefined {
  let level = blocks
  let block: Block | undefined
  for (const number of place) {
    block = level[number - 1]
    if (!block) return undefined
    level = block.items
  }
  return block
}
