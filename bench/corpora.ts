// Fictional forums in a folder, each made once: for the measurements.
import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export interface Wanted {
  readonly records: number
  readonly seed: string
  /** Commits of one edit each after the first. */
  readonly commits?: number
  /** Branches with a new record each. */
  readonly branches?: number
}

/**
 * The folder of a forum in a git repository of its own, as it was made; one that is there already is put back.
 * @throws Error when it could not be made
 */
export function corpus(root: string, folder: string, { records, seed, commits = 0, branches = 0 }: Wanted): string {
  const out = join(folder, `${records}-${seed}-${commits}-${branches}`)
  const run = (program: string, args: readonly string[], cwd: string) => {
    const { status, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
    if (status !== 0) throw new Error(error?.message ?? stderr)
  }
  if (existsSync(out)) run('git', ['reset', '--quiet', '--hard'], out)
  else {
    rmSync(`${out}.making`, { recursive: true, force: true })
    const sizes = ['--records', String(records), '--seed', seed, '--commits', String(commits), '--branches', String(branches)]
    run(process.execPath, ['scripts/run.mjs', 'bench/corpus.ts', ...sizes, '--git', '--out', `${out}.making`], root)
    renameSync(`${out}.making`, out)
  }
  // Files of the same second as git's index would be read again by every `git status`.
  run('git', ['update-index', '-q', '--refresh', '--force-write-index'], out)
  return out
}
