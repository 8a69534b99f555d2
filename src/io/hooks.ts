// Which hooks run at a commit. Those that the person's own configuration names do, as everywhere; those of the repository itself only when the
// person says so, since they lie where others may have put them.
import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { runGit } from './git-process.ts'

/** Those that `git commit` would run. */
const atCommit = ['pre-commit', 'prepare-commit-msg', 'commit-msg', 'post-commit']

/** The folder whose hooks run, undefined for none; and the hooks of the repository that are left out. */
export function hooksOf(root: string, isWished: boolean): { readonly folder: string | undefined; readonly left: string[] } {
  const own = configured(root, ['local', 'worktree'])
  const personal = configured(root, ['global', 'system'])
  const ofRepository = own ?? (personal === undefined ? join(commonFolder(root), 'hooks') : undefined)
  if (isWished) return { folder: ofRepository ?? personal, left: [] }
  const left = ofRepository === undefined ? [] : atCommit.filter((name) => runs(join(resolve(topOf(root), ofRepository), name)))
  return { folder: personal, left }
}

/** The folder of hooks in the last of some scopes that has one. */
function configured(root: string, scopes: readonly string[]): string | undefined {
  const parts = asked(root, ['config', '--list', '--includes', '--show-scope', '-z']).split('\0')
  let found: string | undefined
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [key, ...rest] = (parts[index + 1] ?? '').split('\n')
    if (key === 'core.hookspath' && scopes.includes(parts[index] ?? '')) found = rest.join('\n')
  }
  return found?.replace(/^~(?=\/)/, homedir())
}

/** The git folder that all worktrees share. */
function commonFolder(root: string): string {
  const folder = asked(root, ['rev-parse', '--git-common-dir']).trim()
  return isAbsolute(folder) ? folder : resolve(root, folder)
}

const topOf = (root: string): string => asked(root, ['rev-parse', '--show-toplevel']).trim()

/** What git says; nothing when it cannot say. */
function asked(root: string, args: readonly string[]): string {
  const run = runGit(root, args)
  return run.error || run.status !== 0 ? '' : run.stdout.toString('utf8')
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
