// The forum of the tests: the Assembly of the Seven Lakes, read once from test/fixtures/lakes, with a test's own files put over it.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Tree, type Workspace, buildWorkspace } from '../src/core/workspace.ts'
import { readDefinitions } from '../src/io/definitions.ts'
import { packageRoot } from '../src/io/shipped.ts'

/** Files put over the forum: path → text; null takes the file away. */
export type Overlay = Readonly<Record<string, string | null>>

const folder = join(packageRoot, 'test', 'fixtures', 'lakes')

const files: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
)

/** The forum's files: path → text. */
export const lakesFiles = (): Readonly<Record<string, string>> => Object.fromEntries(files)

/** The forum's files as a tree in memory. */
export function lakesTree(overlay: Overlay = {}): Tree {
  const all = new Map(files)
  for (const [path, text] of Object.entries(overlay)) {
    if (text === null) all.delete(path)
    else all.set(path, text)
  }
  return { paths: [...all.keys()].sort(), refused: [], read: (path) => all.get(path) ?? '' }
}

/** The forum as a workspace. */
export async function lakes(overlay: Overlay = {}): Promise<Workspace> {
  const tree = lakesTree(overlay)
  return buildWorkspace(tree, await readDefinitions(tree))
}
