// What lies in folders of the forum on the other branches that are here, local and remote-tracking, as git objects: nothing is checked out.
import { git, readBlobs } from './git.ts'
import { maxFileSize } from './working-tree.ts'

export interface Branch {
  readonly name: string
  /** Path from the forum's folder → text. */
  readonly files: ReadonlyMap<string, string>
}

/**
 * Every branch but the one that is looked from, with its files of these folders; none without git. One of which a file is not here (a partial
 * clone) is left out: it was not looked at.
 * A remote-tracking branch that stands where its local namesake does is left out.
 * @param commit what is looked from; undefined for the branch that is checked out
 */
export function otherBranches(root: string, folders: readonly string[], commit: string | undefined): Branch[] {
  try {
    const prefix = git(root, ['rev-parse', '--show-prefix'])
      .toString('utf8')
      .replace(/\r?\n$/, '')
    const branches = others(root, commit)
    const asked = branches.flatMap(({ hash }) => folders.map((folder) => ({ hash, folder })))
    const answers = git(root, ['cat-file', '--batch-check'], asked.map(({ hash, folder }) => `${hash}:${prefix}${folder}\n`).join(''))
      .toString('utf8')
      .split('\n')
    const trees = new Map(asked.map(({ hash, folder }, index) => [`${hash} ${folder}`, /^([0-9a-f]+) tree /.exec(answers[index] ?? '')?.[1]]))
    const entries = new Map([...new Set(trees.values())].flatMap((tree) => (tree === undefined ? [] : [[tree, blobsIn(root, tree)] as const])))
    const texts = textsOf(root, [...new Set([...entries.values()].flatMap((each) => each.map(({ blob }) => blob)))])
    return branches.flatMap(({ name, hash }) => {
      const files = folders.flatMap((folder) =>
        (entries.get(trees.get(`${hash} ${folder}`) ?? '') ?? []).map(({ path, blob }) => [`${folder}/${path}`, texts.get(blob)] as const),
      )
      const read = files.flatMap(([path, text]) => (typeof text === 'string' ? [[path, text] as const] : []))
      return files.some(([, text]) => text === undefined) ? [] : [{ name, files: new Map(read) }]
    })
  } catch {
    return []
  }
}

/** The texts of blobs; null for one that is too large, nothing for one that is not here (a partial clone). */
function textsOf(root: string, blobs: readonly string[]): Map<string, string | null> {
  if (blobs.length === 0) return new Map()
  const sizes = git(root, ['cat-file', '--batch-check'], `${blobs.join('\n')}\n`)
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const [, blob = '', size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? []
      return blob === '' ? [] : [{ blob, isRead: Number(size) <= maxFileSize }]
    })
  const texts = readBlobs(
    root,
    sizes.flatMap(({ blob, isRead }) => (isRead ? [blob] : [])),
  )
  return new Map(sizes.map(({ blob, isRead }) => [blob, isRead ? (texts.get(blob) ?? '') : null] as const))
}

function others(root: string, commit: string | undefined): { readonly name: string; readonly hash: string }[] {
  const listed = git(root, ['for-each-ref', '--format=%(objectname) %(refname) %(HEAD)%(symref)', 'refs/heads', 'refs/remotes'])
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const [, hash = '', kind, name = '', rest = ''] = /^([0-9a-f]+) refs\/(heads|remotes)\/(\S+) (.*)$/.exec(line) ?? []
      return hash === '' || rest.replace(/^[* ]/, '') !== '' ? [] : [{ hash, name, isLocal: kind === 'heads', isCurrent: rest.startsWith('*') }]
    })
  const current = commit === undefined ? listed.find(({ isCurrent }) => isCurrent)?.name : undefined
  const local = new Map(listed.filter(({ isLocal }) => isLocal).map(({ name, hash }) => [name, hash]))
  return listed.filter(({ name, hash, isLocal }) => {
    const own = isLocal ? name : name.slice(name.indexOf('/') + 1)
    return own !== current && hash !== commit && (isLocal || local.get(own) !== hash)
  })
}

function blobsIn(root: string, tree: string): { readonly path: string; readonly blob: string }[] {
  const listing = git(root, ['ls-tree', '-r', '-z', '--full-tree', tree]).toString('utf8')
  return listing.split('\0').flatMap((line) => {
    const [, blob = '', path = ''] = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? []
    return blob === '' || path.split('/').some((part) => part.startsWith('.')) ? [] : [{ path, blob }]
  })
}
