// Opens a forum's repository: the working tree, or a revision of it, as a workspace.
import { counted, enter } from '../core/phase.ts'
import { userError } from '../core/failure.ts'
import { type Plan, treeWith } from '../core/plan.ts'
import { systemError } from '../core/system-error.ts'
import { type Tree, type Workspace, buildWorkspace } from '../core/workspace.ts'
import type { Progress } from '../core/progress.ts'
import type { ForumRecord } from '../core/record.ts'
import { otherBranches } from './branches.ts'
import { readDefinitions } from './definitions.ts'
import type { Memory } from './memory.ts'
import { resolveRevision, revisionTree } from './git.ts'
import { workingTree } from './working-tree.ts'

export interface Opened {
  readonly workspace: Workspace
  /** The full hash when a revision was asked for. */
  readonly commit: string | undefined
  /** The files it was read from. */
  readonly tree: Tree
  /** A template of the forum's own, from the same moment as the records. */
  readonly template: (path: string) => string | undefined
}

/**
 * Reads the records in `root`, as they are or as a revision (tag, branch, commit or day) has them.
 * @param definitions the revision from which rcm.yaml, schemas and templates are taken instead
 * @param memory what is known from earlier runs of the files as they are; for a revision, none
 * @param progress told with each record that is read
 * @throws UserError `revision`, `git`
 */
export async function open(root: string, revision: string | undefined, definitions?: string, memory?: Memory, progress: Progress = () => {}): Promise<Opened> {
  enter('reading')
  const working = memory?.index.tree ?? workingTree(root)
  let tree = working
  let commit: string | undefined
  if (revision !== undefined) {
    const zone = (await readDefinitions(working)).forum['time-zone']
    commit = await resolveRevision(root, revision, zone)
    tree = revisionTree(root, commit)
  }
  if (definitions !== undefined) {
    const zone = (await readDefinitions(working)).forum['time-zone']
    tree = withDefinitions(tree, revisionTree(root, await resolveRevision(root, definitions, zone)))
  }
  const own = await readDefinitions(tree)
  const workspace = buildWorkspace(toldOf(tree, progress), own, memory?.index.known(own.fingerprint))
  memory?.index.save(workspace)
  counted('files', tree.paths.length)
  counted('records', workspace.records.length)
  enter('rest')
  const paths = new Set(tree.paths.filter((path) => path.startsWith('templates/')))
  return { workspace, commit, tree, template: (path) => (paths.has(`templates/${path}`) ? readTemplate(tree, `templates/${path}`) : undefined) }
}

/** @throws UserError `template` */
function readTemplate(tree: Tree, path: string): string {
  try {
    return tree.read(path)
  } catch (error) {
    throw userError(
      'template',
      { en: 'The template {path} cannot be read: {whyEn}.', es: 'No se puede leer la plantilla {path}: {whyEs}.' },
      { path, ...systemError(error) },
      { en: 'Remove the file to use the one that ships with rcm.', es: 'Quite el archivo para usar la que viene con rcm.' },
    )
  }
}

/** The same files; each record read is told. */
function toldOf(tree: Tree, progress: Progress): Tree {
  const total = tree.paths.filter((path) => path.startsWith('records/')).length
  let done = 0
  return {
    ...tree,
    read(path) {
      progress(done++, total)
      return tree.read(path)
    },
  }
}

/** The records of one tree, under everything else of another. */
function withDefinitions(records: Tree, definitions: Tree): Tree {
  const isRecord = (path: string) => path.startsWith('records/')
  return {
    paths: [...records.paths.filter(isRecord), ...definitions.paths.filter((path) => !isRecord(path))].sort(),
    refused: [...records.refused.filter(({ path }) => isRecord(path)), ...definitions.refused.filter(({ path }) => !isRecord(path))],
    read: (path) => (isRecord(path) ? records : definitions).read(path),
  }
}

/**
 * The records of some kinds as the other branches have them, where they differ from these files; of each branch its name and those records.
 * Definitions are those of the tree.
 * @param commit what is looked from; undefined for the branch that is checked out
 */
export async function openBranches(
  root: string,
  tree: Tree,
  folders: readonly string[],
  commit: string | undefined,
): Promise<{ readonly name: string; readonly records: readonly ForumRecord[] }[]> {
  const definitions = await readDefinitions(tree)
  const known = new Set(tree.paths)
  return otherBranches(root, folders, commit).map(({ name, files }) => {
    const own: Tree = { paths: [...files.keys()].sort(), refused: [], read: (path) => files.get(path) ?? '' }
    const differs = (path: string) => !known.has(path) || tree.read(path) !== files.get(path)
    return { name, records: own.paths.some(differs) ? buildWorkspace(own, definitions).records.filter(({ path }) => differs(path)) : [] }
  })
}

/** The workspace as a plan would leave it. */
export async function openPlanned(tree: Tree, plan: Plan): Promise<Workspace> {
  const planned = treeWith(tree, plan)
  return buildWorkspace(planned, await readDefinitions(planned))
}
