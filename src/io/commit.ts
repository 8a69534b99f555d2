// What a writing command asks of git beyond files: a branch of its own, and a commit of just the files it wrote.
import { type UserError, userError } from '../core/failure.ts'
import type { GitWish } from '../core/plan.ts'
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
    if (isBranch(root, branch)) throw takenBranch(branch)
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

/** What is wished of git as a journal keeps it, with what there was before, so that it can be gone on with or taken back. Hooks are wished anew each time. */
export interface GitStep {
  readonly branch: string | undefined
  readonly subject: string | undefined
  /** The commit that was checked out; nothing before the first. */
  readonly head: string
  /** The full name of the branch that was; nothing for a detached head. */
  readonly on: string
  /** What the index held of the files: `git ls-files --stage -z`. */
  readonly staged: string
}

/** @throws UserError `git` */
export function gitStep(root: string, paths: readonly string[], { branch, subject }: GitWish): GitStep {
  const staged = git(root, ['ls-files', '--stage', '--full-name', '-z', '--', ...specs(root, paths)]).toString('utf8')
  return {
    branch,
    subject,
    head: said(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
    on: said(root, ['symbolic-ref', '--quiet', 'HEAD']),
    staged,
  }
}

/** Is it what `gitStep` makes? A journal may be planted. */
export function isGitStep(value: unknown): value is GitStep {
  const { branch, subject, head, on, staged } = (value ?? {}) as Partial<Record<keyof GitStep, unknown>>
  const isText = (each: unknown) => each === undefined || typeof each === 'string'
  return (
    isText(branch) &&
    isText(subject) &&
    typeof head === 'string' &&
    /^(?:[0-9a-f]{40}|[0-9a-f]{64}|)$/.test(head) &&
    typeof on === 'string' &&
    /^(?:refs\/heads\/.+|)$/s.test(on) &&
    typeof staged === 'string'
  )
}

/**
 * Begins the branch and commits these files and nothing else, whatever else is changed or staged; what of it is done already stays. The
 * person's own hooks run, those of the repository only when wished. Gives the names of the hooks that did not run.
 * @throws UserError `commit` when a hook, or git itself, makes no commit; `git`
 */
export function takeGitStep(root: string, paths: readonly string[], { branch, subject }: GitStep, hooks: boolean): string[] {
  const before = withoutPrograms(root)
  if (branch !== undefined && said(root, ['symbolic-ref', '--quiet', 'HEAD']) !== `refs/heads/${branch}`)
    git(root, isBranch(root, branch) ? ['switch', '--quiet', '--', branch] : ['switch', '--quiet', '--create', branch], undefined, { before })
  if (subject === undefined) return []
  const list = specs(root, paths)
  const { folder, left } = hooksOf(root, hooks)
  if (said(root, ['status', '--porcelain', '--', ...list]) === '') return left
  git(root, ['add', '--all', '--', ...list], undefined, { before })
  const own = folder === undefined ? before : [...before, '-c', `core.hooksPath=${folder}`]
  const run = runGit(root, ['commit', '--quiet', '--only', '-m', subject, '--', ...list], { before: own })
  if (!run.error && run.status === 0) return left
  throw new NotCommitted(saidByHook(run))
}

/** What a hook, or git itself, says against a commit. */
export class NotCommitted extends Error {}

/** Has git gone on since, so that the step cannot be taken back without taking back more? */
export function isGitStepPassed(root: string, paths: readonly string[], step: GitStep): boolean {
  const head = said(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
  return head !== step.head && !isOurs(root, paths, step, head)
}

/** Takes back the commit, the branch and what was put into the index; the files themselves are left. @throws UserError `git` */
export function takeBackGitStep(root: string, paths: readonly string[], step: GitStep): void {
  const head = said(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
  if (head !== step.head && isOurs(root, paths, step, head))
    git(root, step.head === '' ? ['update-ref', '-d', 'HEAD', head] : ['update-ref', '-m', 'rcm: taken back', 'HEAD', step.head, head])
  const { branch, on } = step
  if (branch !== undefined && said(root, ['symbolic-ref', '--quiet', 'HEAD']) === `refs/heads/${branch}`)
    git(root, on === '' ? ['update-ref', '--no-deref', 'HEAD', step.head] : ['symbolic-ref', 'HEAD', on])
  if (branch !== undefined && step.head !== '' && isBranch(root, branch)) git(root, ['update-ref', '-d', `refs/heads/${branch}`, step.head])
  const top = said(root, ['rev-parse', '--show-toplevel'])
  const names = paths.map((path) => `${prefix(root)}${path}\0`).join('')
  git(top, ['update-index', '--force-remove', '-z', '--stdin'], names)
  if (step.staged !== '') git(top, ['update-index', '-z', '--index-info'], step.staged)
}

/** Is a commit the one that the step makes: the next after the one that was, with all its files? */
function isOurs(root: string, paths: readonly string[], { subject, head: before }: GitStep, head: string): boolean {
  if (subject === undefined || head === '' || said(root, ['rev-parse', '--verify', '--quiet', `${head}^`]) !== before) return false
  const changed = said(root, ['diff-tree', '-r', '-z', '--root', '--no-commit-id', '--name-only', '--no-renames', head]).split('\0')
  return paths.every((path) => changed.includes(`${prefix(root)}${path}`))
}

const specs = (root: string, paths: readonly string[]): string[] => paths.map((path) => `:(top,literal)${prefix(root)}${path}`)

const isBranch = (root: string, branch: string): boolean => answers(root, ['show-ref', '--verify', '--quiet', `refs/heads/${branch}`])

/** What git says, without the line end; nothing when it says no. */
function said(root: string, args: readonly string[]): string {
  const run = runGit(root, args)
  return run.error || run.status !== 0 ? '' : run.stdout.toString('utf8').replace(/\r?\n$/, '')
}

/** All that a hook said, of a long report the end. */
const saidByHook = (run: ReturnType<typeof runGit>): string => {
  const lines = `${run.stdout ?? ''}${run.stderr ?? ''}`.trim().split('\n')
  return visible(run.error || lines.join('') === '' ? saidBy(run) : lines.slice(-20).join('\n'))
}

const prefix = (root: string): string => said(root, ['rev-parse', '--show-prefix'])

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
