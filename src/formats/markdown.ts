// A document as Markdown that any forge shows: the directives become what they say.
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { PhrasingContent, Root, RootContent } from 'mdast'
import { parseDocument, shareOf } from './document.ts'

export function toPlainMarkdown(markdown: string): string {
  const tree = parseDocument(markdown)
  return toMarkdown({ type: 'root', children: plainBlocks(tree) } as Root, {
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '_',
    rule: '-',
    listItemIndent: 'one',
  })
}

const plainBlocks = (parent: { readonly children: readonly (RootContent | Root)[] }): RootContent[] =>
  parent.children.flatMap((node): RootContent[] => {
    if (node.type === 'containerDirective') return plainBlocks(node)
    if (node.type === 'leafDirective' || node.type === 'root') return []
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return [{ ...node, children: plainInline(node.children) }]
    return 'children' in node ? [{ ...node, children: plainBlocks(node) } as RootContent] : [node]
  })

const plainInline = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'textDirective') {
      if (node.name === 'bar') {
        const full = Math.round(shareOf(node.attributes) * 10)
        return [{ type: 'text', value: `${'█'.repeat(full)}${'░'.repeat(10 - full)}` }]
      }
      const words = plainInline(node.children)
      return node.name === 'late' ? [{ type: 'strong', children: words }] : words
    }
    return 'children' in node ? [{ ...node, children: plainInline(node.children as PhrasingContent[]) } as PhrasingContent] : [node]
  })
