// From a spot in a record to lines and columns; the reader with positions is loaded only when there is something to show.
import type { Document, Pair, Scalar } from 'yaml'
import type { Found, Range, Spot } from './finding.ts'

type Yaml = typeof import('yaml')

/** Ranges of found things, in their order; each file's data is read once. */
export async function locate(found: readonly Found[], textOf: (path: string) => string): Promise<Range[]> {
  const needsYaml = found.some(({ at }) => 'data' in at)
  const yaml = needsYaml ? ((await import('yaml')) as Yaml & { default?: Yaml }) : undefined
  const documents = new Map<string, Located>()
  return found.map(({ path, at }) => {
    const text = textOf(path)
    if (!('data' in at)) return rangeOf(text, at)
    let document = documents.get(path)
    if (!document) {
      document = readDocument(text, yaml?.default ?? (yaml as Yaml))
      documents.set(path, document)
    }
    return rangeIn(document, at.data, at.key ?? false)
  })
}

interface Located {
  readonly text: string
  readonly start: number
  readonly document: Document
}

function readDocument(text: string, yaml: Yaml): Located {
  const fence = /^\ufeff?---\r?\n/.exec(text)
  const start = fence ? fence[0].length : 0
  const end = fence ? text.search(/\r?\n---(?:\r?\n|$)/) : text.length
  return { text, start, document: yaml.parseDocument(text.slice(start, end === -1 ? text.length : Math.max(start, end)), { keepSourceTokens: false }) }
}

/** The value at a path, else the nearest thing above it that is there. */
function rangeIn({ text, start, document }: Located, path: readonly (string | number)[], key: boolean): Range {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    const pair = (parent as { items?: unknown[] } | undefined)?.items?.find(
      (item): item is Pair<Scalar, Scalar> => typeof item === 'object' && item !== null && 'key' in item && (item.key as Scalar | null)?.value === last,
    )
    const node = key && length === path.length && pair ? pair.key : (document.getIn(path.slice(0, length), true) as Scalar | undefined)
    const range = node?.range ?? (pair ? pair.key.range : undefined)
    if (range) return rangeOf(text, { offset: start + range[0], length: Math.max(1, range[1] - range[0]) })
  }
  return rangeOf(text, { offset: 0, length: 1 })
}

/** Line and column of an offset, or of a line given as it is. */
function rangeOf(text: string, at: Exclude<Spot, { data: unknown }>): Range {
  if ('line' in at) {
    const column = at.column ?? 1
    return { start: { line: at.line, column }, end: { line: at.line, column: column + (at.length ?? 1) } }
  }
  const point = (offset: number) => {
    let line = 1
    let begin = 0
    for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) {
      line++
      begin = next + 1
    }
    return { line, column: offset - begin + 1 }
  }
  return { start: point(at.offset), end: point(at.offset + Math.max(1, at.length ?? 1)) }
}
