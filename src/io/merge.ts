// Merging as git does, and telling git of the driver for records.
import { userError } from '../core/failure.ts'
import { git } from './git.ts'
import { runGit, saidBy } from './git-process.ts'

export interface Merged {
  /** With the marks of a conflict where there is one. */
  readonly text: string
  readonly isClean: boolean
}

/**
 * Three versions of a text, by their files, merged line by line.
 * @throws UserError `git`
 */
export function mergeTexts(cwd: string, ours: string, base: string, theirs: string): Merged {
  const run = runGit(cwd, ['merge-file', '-p', '-L', 'ours', '-L', 'base', '-L', 'theirs', '--', ours, base, theirs])
  if (run.error || run.status === null || run.status > 127)
    throw userError('git', { en: 'git could not answer: {detail}', es: 'git no pudo responder: {detail}' }, { detail: saidBy(run) })
  return { text: run.stdout.toString('utf8'), isClean: run.status === 0 }
}

/**
 * Sets the driver in the repository's own configuration; false where there is none.
 * @throws UserError `git` when it cannot be written
 */
export function setUpMergeDriver(cwd: string): boolean {
  if (runGit(cwd, ['rev-parse', '--git-dir']).status !== 0) return false
  git(cwd, ['config', 'merge.rcm.name', 'records of rcm: additions to a log'])
  git(cwd, ['config', 'merge.rcm.driver', 'npx --no-install rcm merge-driver %O %A %B %P'])
  return true
}
