// The example forum of the tests (test/fixtures/lakes), with other files put over it.
import { join } from 'node:path'
import { type Tree, type Workspace, buildWorkspace } from '../../src/core/workspace.ts'
import { readDefinitions } from '../../src/io/definitions.ts'
import { packageRoot } from '../../src/io/shipped.ts'
import { workingTree } from '../../src/io/working-tree.ts'

export const lakesFolder = join(packageRoot, 'test', 'fixtures', 'lakes')

/** @param files path → text */
export async function lakes(files: Readonly<Record<string, string>> = {}): Promise<Workspace> {
  const base = workingTree(lakesFolder)
  const paths = [...new Set([...base.paths, ...Object.keys(files)])].sort()
  const tree: Tree = { paths, refused: base.refused, read: (path) => files[path] ?? base.read(path) }
  return buildWorkspace(tree, await readDefinitions(tree))
}
