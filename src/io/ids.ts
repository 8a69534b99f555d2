// The names of record files on every local and remote-tracking branch: where an id may be taken already.
import { git } from './git.ts'

/**
 * File names in a folder of the forum (`records/follow-ups`) over all branches and HEAD, each once; none without git.
 * Four processes of git, however many branches there are.
 */
export function namesOnBranches(root: string, folder: string): string[] {
  try {
    const prefix = git(root, ['rev-parse', '--show-prefix'])
      .toString('utf8')
      .replace(/\r?\n$/, '')
    const refs = git(root, ['for-each-ref', '--format=%(objectname)', 'refs/heads', 'refs/remotes']).toString('utf8').split('\n').filter(Boolean)
    const asked = [...new Set(['HEAD', ...refs])].map((commit) => `${commit}:${prefix}${folder}\n`)
    const trees = new Set<string>()
    for (const line of git(root, ['cat-file', '--batch-check'], asked.join('')).toString('utf8').split('\n')) {
      const [hash = '', type] = line.split(' ')
      if (type === 'tree') trees.add(hash)
    }
    if (trees.size === 0) return []
    return namesIn(git(root, ['cat-file', '--batch', '--buffer'], `${[...trees].join('\n')}\n`))
  } catch {
    return []
  }
}

/** The names in a stream of tree objects: `hash tree size`, then per entry `mode name NUL hash`. */
function namesIn(stream: Buffer): string[] {
  const names = new Set<string>()
  for (let at = 0; at < stream.length; ) {
    const headEnd = stream.indexOf(10, at)
    if (headEnd === -1) break
    const [hash = '', , size] = stream.toString('latin1', at, headEnd).split(' ')
    const end = headEnd + 1 + Number(size)
    for (let entry = headEnd + 1; entry < end; ) {
      const space = stream.indexOf(32, entry)
      const zero = stream.indexOf(0, space)
      names.add(stream.toString('utf8', space + 1, zero))
      entry = zero + 1 + hash.length / 2
    }
    at = end + 1
  }
  return [...names]
}
