// A forum on disk, and edits of its files as anybody may make them, drawn at random.
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { workingTree } from '../src/io/working-tree.ts'
import { lakesFiles } from './lakes.ts'

export interface Forum {
  readonly root: string
  readonly kept: string
}

/** The forum of the tests, written into a new folder in a folder, and an empty one for what is kept of it. */
export function forum(folder: string): Forum {
  const root = mkdtempSync(join(folder, 'forum-'))
  for (const [path, text] of Object.entries(lakesFiles())) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { root, kept: mkdtempSync(join(folder, 'kept-')) }
}

export const topic = (id: string, rest = '') => `id: ${id}\ntitle: Fish\n${rest}`

/** Edits of any kind, among them some that make a file unreadable as a record. */
export const edits = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    path: fc.constantFrom(
      'topics/TOP-a.yaml',
      'topics/TOP-b.yaml',
      'topics/TOP-b.md',
      'topics/TOP-a.es.yaml',
      'topics/README.md',
      'nowhere/TOP-c.yaml',
      'topics/TOP-d.txt',
    ),
    text: fc.constantFrom(
      topic('TOP-a'),
      topic('TOP-a', 'note: -0\n'),
      topic('TOP-a', 'note: .inf\n'),
      topic('"a\\nb"'),
      topic('""'),
      topic('7'),
      topic('TOP-b', 'related: [NOTHING-1, TOP-a]\n'),
      topic('TOP-b', 'related: [TOP-a]\n'),
      'translates: 0\ntitle: Peces\n',
      '---\nid: TOP-b\n---\nWords.\n',
      'id: [\n',
      'id: TOP-a\r\n',
      '\ufeffid: TOP-a\n',
      '<<<<<<< ours\n',
      'a\0b',
      '',
      'id: TOP-a\nnote: \u202e\n',
    ),
  }),
  fc.record({ do: fc.constant('copy' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ do: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({ do: fc.constant('rename' as const), at: fc.nat(), name: fc.constantFrom('a', 'ZZ-1', 'AGR-2031-001') }),
  fc.record({ do: fc.constant('append' as const), at: fc.nat(), text: fc.constantFrom('\n', 'More.\n', 'more: words\n', '\u0007') }),
  fc.record({ do: fc.constant('touch' as const), at: fc.nat() }),
  fc.record({ do: fc.constant('link' as const), at: fc.nat() }),
  fc.record({
    do: fc.constant('line' as const),
    at: fc.nat(),
    line: fc.nat(),
    how: fc.constantFrom('delete', 'twice', 'id', 'figure', 'internal', 'name'),
    with: fc.nat(),
  }),
  fc.record({ do: fc.constant('forum' as const), text: fc.constantFrom('languages: [en]\n', 'languages: [en, es]\n', 'x: [\n') }),
)

export type Edit = typeof edits extends fc.Arbitrary<infer T> ? T : never

/** Makes an edit. */
export function make({ root }: Forum, edit: Edit): void {
  const paths = workingTree(root).paths.filter((path) => path.startsWith('records/'))
  const pathAt = (at: number) => join(root, paths[at % Math.max(1, paths.length)] ?? 'records')
  if (edit.do === 'write') {
    mkdirSync(dirname(join(root, 'records', edit.path)), { recursive: true })
    writeFileSync(join(root, 'records', edit.path), edit.text)
  } else if (edit.do === 'forum') writeFileSync(join(root, 'rcm.yaml'), `${lakesFiles()['rcm.yaml']}\n`.replace(/^languages:.*(?:\n {2}.*)*\n/m, edit.text))
  else if (edit.do === 'copy') writeFileSync(pathAt(edit.to), readFileSync(pathAt(edit.at)))
  else if (edit.do === 'line') writeFileSync(pathAt(edit.at), changed(readFileSync(pathAt(edit.at), 'utf8'), edit, paths))
  else if (edit.do === 'remove') rmSync(pathAt(edit.at), { force: true })
  else if (edit.do === 'rename') renameSync(pathAt(edit.at), join(dirname(pathAt(edit.at)), `${edit.name}.md`))
  else if (edit.do === 'append') writeFileSync(pathAt(edit.at), edit.text, { flag: 'a' })
  else if (edit.do === 'touch') writeFileSync(pathAt(edit.at), readFileSync(pathAt(edit.at)))
  else {
    rmSync(`${pathAt(edit.at)}.link.md`, { force: true })
    symlinkSync('x', `${pathAt(edit.at)}.link.md`)
  }
}

/** One line taken out, doubled, or with another id or another figure in the place of one that it has, or with an id more; or the record made internal. */
function changed(text: string, { line, how, with: other }: Extract<Edit, { do: 'line' }>, paths: readonly string[]): string {
  const lines = text.split('\n')
  const at = line % lines.length
  const own = lines[at] ?? ''
  const ids = paths.flatMap((path) => /\/([A-Z]+-?[0-9A-Z-]*)[^/]*$/.exec(path)?.[1]?.replace(/-$/, '') ?? [])
  const changes = {
    delete: [],
    twice: [own, own],
    id: [own.replace(/\b[A-Z]{2,}(?:-[0-9A-Z]+)*/, ids[other % Math.max(1, ids.length)] ?? '')],
    internal: [own, ...(/^(?:---|id: .*)$/.test(own) ? ['access: internal'] : [])],
    name: [`${own} ${ids[other % Math.max(1, ids.length)] ?? ''}`],
    figure: [own.replace(/\d(?=\D*$)/, String(other % 10))],
  }
  return lines.toSpliced(at, 1, ...changes[how as keyof typeof changes]).join('\n')
}
