// Where rcm keeps what is its own: under the git directory, so that no commit takes it along; beside rcm.yaml when there is no git.
import { join, resolve, sep } from 'node:path'
import { runGit } from './git-process.ts'

const known = new Map<string, string>()

/** Where a file of rcm's own lies: `plan.json` is `.git/rcm/plan.json`, or `.rcm-plan.json` in the forum's folder when there is no git. */
export function statePath(root: string, name: string): string {
  const prefix = known.get(root) ?? lookUp(root)
  known.set(root, prefix)
  return prefix + name
}

function lookUp(root: string): string {
  const run = runGit(root, ['rev-parse', '--git-path', 'rcm'])
  const path = run.status === 0 ? run.stdout.toString('utf8').replace(/\r?\n$/, '') : ''
  return path === '' ? join(root, '.rcm-') : join(resolve(root, path), sep)
}
