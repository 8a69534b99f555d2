// The history of the records as git holds it: commits, and what each left in which file.
import type { Day } from './day.ts'

export interface Commit {
  /** The full hash. */
  readonly hash: string
  readonly author: string
  /** When it came into this history: the committer's date, ISO 8601 in UTC. */
  readonly committed: string
  /** That date as a day in the forum's time zone. */
  readonly day: Day
  /** The first line of its message. */
  readonly subject: string
  readonly isMerge: boolean
}

/** A file at a path with the id of its content; both undefined where there is no file, or one that is no text: a link, a submodule. */
export interface FileAt {
  readonly path: string | undefined
  readonly blob: string | undefined
}

/** What a commit made of a file; of a merge only what differs from every parent. */
export interface Change extends FileAt {
  readonly commit: Commit
  /** The file as each parent had it, under the path it had there. */
  readonly before: readonly FileAt[]
}

/** Why a history is not there, or not whole. */
export interface Unseen {
  /** No git, a folder outside any repository, a repository without commits, or one that git does not read, with what git says. */
  readonly reason: 'no-git' | 'no-repository' | 'no-commits' | 'unreadable' | undefined
  readonly detail: string | undefined
  /** Commits whose parents are not here: a shallow clone. */
  readonly cut: ReadonlySet<string>
  /** Are there contents that are not here: a partial clone? */
  readonly isPartial: boolean
}

export interface History {
  /** How many commits were looked at. */
  readonly commits: number
  /** Parents before their children, whatever the branch. */
  readonly changes: readonly Change[]
  readonly unseen: Unseen
  /** The commit that it leads up to. */
  readonly head: string | undefined
  /** The texts of contents by their id; those that are not here, and those too large for a record, are left out. */
  textsOf(blobs: Iterable<string>): ReadonlyMap<string, string>
  /** The files of that commit: path → content id. */
  tip(): ReadonlyMap<string, string>
}
