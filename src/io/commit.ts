// What a writing command asks of git beyond files: a branch of its own, and a commit of just the files it wrote.
import { type UserError, userError } from '../core/failure.ts'
import { visible } from '../core/visible.ts'
import { git } from './git.ts'
import { runGit, saidBy, withoutPrograms } from './git-process.ts'
import { hooksOf } from './hooks.ts'

/** The commit that is checked out. @throws UserError `git` */
export const headCommit = (root: string): string => git(root, ['rev-parse', '--verify', 'HEAD^{commit}']).toString('utf8').trim()

/**
 * Makes sure that a branch can be begun, and a commit made, before anything is written.
 * @throws UserError `branch` for a name that is taken or none, `identity` when git knows nobody to commit as, `git`
 */
export function checkCommit(root: string, { branch, commits }: { readonly branch?: string | undefined; readonly commits: boolean }): void {
  git(root, ['rev-parse', '--git-dir'])
  if (branch !== undefined) {
    if (!answers(root, ['check-ref-format', '--branch', branch])) throw noBranch(branch)
    if (answers(root, ['show-ref', '--verify', '--quiet', `refs/heads/${branch}`])) throw takenBranch(branch)
  }
  if (commits && !answers(root, ['var', 'GIT_COMMITTER_IDENT']))
    throw userError(
      'identity',
      { en: 'git does not know as whom to commit. Nothing was written.', es: 'git no sabe en nombre de quién hacer el commit. No se escribió nada.' },
      {},
      {
        en: 'Tell it once: git config --global user.name "…" and git config --global user.email "…"',
        es: 'Indíqueselo una vez: git config --global user.name "…" y git config --global user.email "…"',
      },
    )
}

/** Goes over to a new branch; changed files come along. */
export const beginBranch = (root: string, branch: string): void =>
  void git(root, ['switch', '--quiet', '--create', branch], undefined, { before: withoutPrograms(root) })

/** What a commit is to be, and whether the hooks of the repository itself are to run. */
export interface CommitWish {
  readonly subject: string
  readonly hooks: boolean
}

/**
 * Commits these files and nothing else, whatever else is changed or staged. The person's own hooks run, those of the repository only when wished.
 * Gives the names of the hooks that did not run.
 * @throws UserError `commit` when a hook, or git itself, makes no commit; the files stay as they are
 */
export function commitFiles(root: string, paths: readonly string[], { subject, hooks }: CommitWish): string[] {
  const list = paths.map((path) => `:(top,literal)${prefix(root)}${path}`)
  const before = withoutPrograms(root)
  const { folder, left } = hooksOf(root, hooks)
  git(root, ['add', '--all', '--', ...list], undefined, { before })
  const own = folder === undefined ? before : [...before, '-c', `core.hooksPath=${folder}`]
  const run = runGit(root, ['commit', '--quiet', '--only', '-m', subject, '--', ...list], { before: own })
  if (!run.error && run.status === 0) return left
  throw userError(
    'commit',
    { en: 'The files are written, but no commit was made: {detail}', es: 'Los archivos están escritos, pero no se hizo el commit: {detail}' },
    { detail: saidByHook(run), subject },
    { en: 'Put right what it says, then: git commit -m "{subject}"', es: 'Corrija lo que dice y después: git commit -m "{subject}"' },
  )
}

/** All that a hook said, of a long report the end. */
const saidByHook = (run: ReturnType<typeof runGit>): string => {
  const lines = `${run.stdout ?? ''}${run.stderr ?? ''}`.trim().split('\n')
  return visible(run.error || lines.join('') === '' ? saidBy(run) : lines.slice(-20).join('\n'))
}

const prefix = (root: string): string =>
  git(root, ['rev-parse', '--show-prefix'])
    .toString('utf8')
    .replace(/\r?\n$/, '')

function answers(root: string, args: readonly string[]): boolean {
  try {
    git(root, args)
    return true
  } catch {
    return false
  }
}

const noBranch = (branch: string): UserError =>
  userError('branch', { en: '“{branch}” cannot be the name of a branch.', es: '«{branch}» no puede ser el nombre de una rama.' }, { branch })

const takenBranch = (branch: string): UserError =>
  userError(
    'branch',
    { en: 'There is a branch “{branch}” already.', es: 'Ya existe la rama «{branch}».' },
    { branch },
    { en: 'Go over to it (git switch {branch}) and leave out --branch.', es: 'Pase a ella (git switch {branch}) y omita --branch.' },
  )
