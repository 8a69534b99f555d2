// A plan: what a command is about to write, as data; one place applies it, a preview shows it, and rules judge the records as they would be.
import type { Message } from './message.ts'
import type { Tree } from './workspace.ts'

/** One file, as it is and as it is to be; `null` is a file that is not there. */
export interface Edit {
  /** From the forum's folder, with `/`. */
  readonly path: string
  readonly before: string | null
  readonly after: string | null
  readonly why: Message
}

export type Plan = readonly Edit[]

/** What git is to do with the files of a plan. */
export interface GitWish {
  readonly branch?: string | undefined
  /** Of the commit; none is made without it. */
  readonly subject?: string | undefined
  /** Are the hooks of the repository itself to run? */
  readonly hooks?: boolean
}

/**
 * Edits in the order of their paths, without those that change nothing.
 * @throws Error for two edits of one path: a fault of the program
 */
export function planOf(edits: readonly Edit[]): Plan {
  const plan = edits.filter(({ before, after }) => before !== after).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  for (const [index, { path }] of plan.entries()) if (plan[index + 1]?.path === path) throw new Error(`two edits of ${path}`)
  return plan
}

/** The tree as it would be. */
export function treeWith(tree: Tree, plan: Plan): Tree {
  const edited = new Map(plan.map(({ path, after }) => [path, after]))
  const paths = tree.paths.filter((path) => edited.get(path) !== null)
  const known = new Set(paths)
  for (const [path, after] of edited) if (after !== null && !known.has(path)) paths.push(path)
  return { paths: paths.sort(), refused: tree.refused, read: (path) => edited.get(path) ?? tree.read(path) }
}
