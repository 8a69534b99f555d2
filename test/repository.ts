// A git repository for a test, in a temporary folder: fixed people and dates, so that the same steps give the same hashes.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Overlay } from './lakes.ts'

const quiet = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' }

export interface Signed {
  readonly author?: string
  /** A day, at noon UTC, or an instant. */
  readonly date?: string
}

export class Repository {
  readonly root: string

  constructor(root?: string) {
    this.root = root ?? mkdtempSync(join(tmpdir(), 'rcm-repository-'))
    if (root === undefined) this.git('init', '--quiet', '--initial-branch=main')
  }

  /** The same files and history in another folder. */
  copy(): Repository {
    const root = mkdtempSync(join(tmpdir(), 'rcm-repository-'))
    cpSync(this.root, root, { recursive: true })
    return new Repository(root)
  }

  /** @returns what git says, without the last line end */
  git(...args: string[]): string {
    return this.#run(args, {})
  }

  /** Writes files, or takes away those that are null, and commits everything. */
  commit(subject: string, files: Overlay, { author = 'Ada Alder', date = '2031-03-10' }: Signed = {}): string {
    this.write(files)
    this.git('add', '--all')
    return this.#sign(['commit', '--quiet', '--allow-empty', '-m', subject], author, date)
  }

  /** Merges a branch; with files, the merge commit has these. */
  merge(branch: string, { author = 'Ada Alder', date = '2031-03-10', files }: Signed & { files?: Overlay } = {}): string {
    spawnSync('git', ['merge', '--quiet', '--no-ff', '--no-commit', branch], { cwd: this.root, env: { ...process.env, ...quiet, ...person(author, date) } })
    return this.commit(`Merge ${branch}`, files ?? {}, { author, date })
  }

  write(files: Overlay): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.root, path)
      if (text === null) rmSync(file, { force: true })
      else {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
    }
  }

  /** A clone beside it; `--depth` and `--filter` work as from a server. */
  clone(...options: string[]): Repository {
    this.git('config', 'uploadpack.allowFilter', 'true')
    const root = mkdtempSync(join(tmpdir(), 'rcm-clone-'))
    this.git('clone', '--quiet', ...options, `file://${this.root}`, root)
    return new Repository(root)
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }

  #sign(args: string[], author: string, date: string): string {
    this.#run(args, person(author, date))
    const head = readFileSync(join(this.root, '.git/HEAD'), 'utf8').trim()
    return head.startsWith('ref: ') ? readFileSync(join(this.root, '.git', head.slice(5)), 'utf8').trim() : head
  }

  #run(args: readonly string[], env: Readonly<Record<string, string>>): string {
    const run = spawnSync('git', args, { cwd: this.root, env: { ...process.env, ...quiet, ...env }, encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`)
    return run.stdout.replace(/\n$/, '')
  }
}

function person(author: string, date: string): Record<string, string> {
  const at = date.length === 10 ? `${date}T12:00:00Z` : date
  const email = `${author.toLowerCase().replace(/\W+/g, '.')}@lakes.example`
  return {
    GIT_AUTHOR_NAME: author,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_NAME: author,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: at,
  }
}
