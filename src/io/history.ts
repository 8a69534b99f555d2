// The history of the records: one `git log` for all commits, one `cat-file` for all texts that are asked for.
// Nothing is fetched, nothing that the repository's configuration names is run, and no replaced object or graft is believed.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { dayIn } from '../core/day.ts'
import type { Progress } from '../core/progress.ts'
import type { Change, Commit, FileAt, History, Unseen } from '../core/history.ts'
import { editionTag, lastEdition } from './git.ts'
import { runGit, runLongGit, saidBy } from './git-process.ts'
import { maxFileSize } from './working-tree.ts'

/** No replaced object and no graft. */
const asCommitted = { before: ['--no-replace-objects'], env: { GIT_GRAFT_FILE: '/dev/null' } }

interface Answer {
  readonly out: Buffer
  readonly error: string | undefined
  readonly hasGit: boolean
}

function ask(root: string, args: readonly string[], input?: string): Answer {
  return answerOf(runGit(root, args, { input, ...asCommitted }))
}

function answerOf(run: Awaited<ReturnType<typeof runLongGit>>): Answer {
  if (run.error) return { out: Buffer.alloc(0), error: saidBy(run), hasGit: (run.error as NodeJS.ErrnoException).code !== 'ENOENT' }
  return { out: run.stdout, error: run.status === 0 ? undefined : saidBy(run), hasGit: true }
}

export interface Asked {
  /** The full hash to which it leads; the checked-out commit unless given. */
  readonly commit?: string | undefined
  readonly timeZone: string
  /** Only the files whose paths begin with one of these, under whatever names they had before; every record unless given. */
  readonly beginnings?: readonly string[] | undefined
  /** Told of the commits that are read, and of the texts. */
  readonly progress?: Progress
}

/** Reads the history of the records. Never throws: what cannot be seen is said in `unseen`. */
export async function readHistory(root: string, { commit, timeZone, beginnings, progress = () => {} }: Asked): Promise<History> {
  const { facts, prefix, head, isPartial, cut } = repositoryOf(root, commit)
  const nothing = (reason: Unseen['reason'], detail?: string): History => ({
    commits: 0,
    changes: [],
    unseen: { reason, detail, cut: new Set(), isPartial: false },
    head: undefined,
    textsOf: () => new Map(),
    tip: () => new Map(),
  })
  if (!facts.hasGit) return nothing('no-git')
  if (cut === undefined) return /not a git repository/i.test(facts.error ?? '') ? nothing('no-repository') : nothing('unreadable', facts.error)
  if (head === undefined) return nothing('no-commits')
  let commitsRead = 0
  const heard = (piece: Buffer) => {
    commitsRead += commitsIn(piece)
    progress(commitsRead, 0)
  }
  const read: ReadGit = async (how, paths, input) => {
    const args = ['log', format, ...output, isPartial ? '-M100%' : '-M', ...how, '--', ...paths]
    const answer = answerOf(await runLongGit(root, args, { input, ...asCommitted }, heard))
    return answer.error === undefined ? readLog(answer.out, prefix, timeZone) : answer.error
  }
  const isQuiet = (folder: string): boolean =>
    Number(
      ask(root, ['rev-list', '--count', `--max-count=${quietCommits + 1}`, '--full-history', head, '--', `:(literal)${folder.slice(0, -1)}`]).out.toString(
        'latin1',
      ),
    ) <= quietCommits
  const log = await follow(beginnings, head, cut, read, isQuiet)
  if (typeof log === 'string') return nothing('unreadable', log)
  const { changes, commits } = log
  let missing: ReadonlySet<string> | undefined
  return {
    commits,
    changes,
    head,
    unseen: { reason: undefined, detail: undefined, cut, isPartial },
    textsOf(blobs) {
      if (isPartial) missing ??= missingObjects(root, head)
      return readTexts(
        root,
        [...new Set(blobs)].filter((blob) => !missing?.has(blob)),
        progress,
      )
    },
    tip: () => tipOf(root, head),
  }
}

/**
 * What names all that the history can say, and the edition before: while it is the same, so are they. Undefined where more can change, as
 * in a partial clone, or where there is none.
 */
export function historyState(root: string, commit: string | undefined): string | undefined {
  const { prefix, head, isPartial, cut } = repositoryOf(root, commit)
  if (head === undefined || cut === undefined || isPartial) return undefined
  const edition = lastEdition(root, commit)
  const tag = edition === undefined ? '' : ask(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', editionTag(edition)]).out.toString('latin1')
  return JSON.stringify([prefix, head, [...cut].sort(), edition, tag])
}

interface Repository {
  readonly facts: Answer
  /** Where the forum lies in it. */
  readonly prefix: string
  /** Undefined without commits. */
  readonly head: string | undefined
  readonly isPartial: boolean
  /** Undefined where git reads no repository. */
  readonly cut: ReadonlySet<string> | undefined
}

function repositoryOf(root: string, commit: string | undefined): Repository {
  const facts = ask(root, ['rev-parse', '--show-prefix', '--is-shallow-repository', '--git-path', 'shallow', 'HEAD'])
  const [prefix = '', isShallow, shallowPath = '', tip = ''] = facts.out.toString('utf8').split('\n')
  const head = commit ?? (isHash(tip) ? tip : undefined)
  if (isShallow === undefined) return { facts, prefix, head, isPartial: false, cut: undefined }
  const isPartial = ask(root, ['config', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$']).out.length > 0
  return { facts, prefix, head, isPartial, cut: isShallow === 'true' ? shallowCommits(resolve(root, shallowPath)) : new Set() }
}

const isHash = (text: string): boolean => /^[0-9a-f]{40,64}$/.test(text)

const output = ['--encoding=UTF-8', '--raw', '-c', '--combined-all-paths', '-z', '--no-abbrev', '-l1000', '--no-ext-diff']

type ReadGit = (how: readonly string[], paths: readonly string[], input?: string) => Promise<Log | string>

/**
 * One `git log` over the paths asked for, and of it what is theirs. Where a file comes into sight in a commit, a second looks whether it
 * had a name there that was not asked for; only then, and if its folder was not read whole, the first is asked again, with that name too.
 */
async function follow(
  beginnings: readonly string[] | undefined,
  head: string,
  cut: ReadonlySet<string>,
  read: ReadGit,
  isQuiet: (folder: string) => boolean,
): Promise<Log | string> {
  const walk = ['--full-history', '--topo-order', '--reverse', head]
  if (!beginnings) return read(walk, ['records'])
  const wanted = new Set(beginnings)
  const looked = new Set(cut)
  const quiet = new Map<string, boolean>()
  let asked = ''
  let all: Log | string = ''
  for (;;) {
    const paths = new Set<string>()
    for (const each of wanted) {
      const folder = each.slice(0, each.lastIndexOf('/') + 1)
      const isWhole = quiet.get(folder) ?? (each === folder || isQuiet(folder))
      quiet.set(folder, isWhole)
      paths.add(isWhole ? `:(literal)${folder}` : pattern(each))
    }
    const now = [...paths].sort()
    if (now.join('\0') !== asked) all = await read(walk, now)
    asked = now.join('\0')
    if (typeof all === 'string') return all
    const log = ofPaths(all, wanted)
    const fresh = log.changes.filter(
      ({ commit, path, before }) =>
        path !== undefined && before.every((each) => each.path === undefined) && !looked.has(commit.hash) && !log.roots.has(commit.hash),
    )
    if (fresh.length === 0) return log
    const hashes = [...new Set(fresh.map(({ commit }) => commit.hash))]
    for (const hash of hashes) looked.add(hash)
    const whole = await read(['--no-walk=unsorted', '--stdin'], ['records'], `${hashes.join('\n')}\n`)
    if (typeof whole === 'string') return whole
    const added = new Set(fresh.map(({ commit, path }) => `${commit.hash} ${path}`))
    for (const { commit, path, before } of whole.changes)
      if (added.has(`${commit.hash} ${path}`)) for (const older of before) if (older.path !== undefined) wanted.add(older.path)
  }
}

/** What a log says of some paths, and of the names that their files had before, which are added to them. */
function ofPaths({ changes, ...rest }: Log, wanted: Set<string>): Log {
  // Few lengths, however many paths: so it is looked up, not searched for.
  const lengths = new Set([...wanted].map(({ length }) => length))
  const isWanted = (path: string | undefined): boolean => {
    if (path === undefined) return false
    for (const length of lengths) if (wanted.has(path.slice(0, length))) return true
    return false
  }
  const kept: Change[] = []
  for (const change of [...changes].reverse()) {
    if (!isWanted(change.path) && !change.before.some(({ path }) => isWanted(path))) continue
    kept.push(change)
    for (const { path } of change.before) {
      if (path === undefined || isWanted(path)) continue
      wanted.add(path)
      lengths.add(path.length)
    }
  }
  return { changes: kept.reverse(), ...rest }
}

/** Everything whose path begins so, whatever signs it has. */
const pattern = (beginning: string): string => `:(glob)${beginning.replace(/[\\*?[\]]/g, '\\$&')}*`

/** A folder that so few commits touched is read whole: git passes by a folder that a commit leaves alone, but looks for a pattern in all of them. */
const quietCommits = 500

/** Hash, parents, author, committer's date, subject, each with a NUL behind it, which none of them can hold. */
const format = '--format=%H%x00%P%x00%an%x00%ct%x00%s%x00'
const fieldCount = 5

/** How many commits begin in a piece of such a log, by the seconds between two NULs. For the eye: one that is cut in two is not seen. */
const commitsIn = (piece: Buffer): number => piece.toString('latin1').match(/\0\d{9,11}\0/g)?.length ?? 0

interface Log {
  readonly changes: readonly Change[]
  readonly commits: number
  /** Commits without parents. */
  readonly roots: ReadonlySet<string>
}

function readLog(out: Buffer, prefix: string, timeZone: string): Log {
  const changes: Change[] = []
  const roots = new Set<string>()
  let commits = 0
  let commit: Commit | undefined
  let at = 0
  const next = (): string | undefined => {
    if (at >= out.length) return undefined
    const end = out.indexOf(0, at)
    const token = out.toString('utf8', at, end === -1 ? out.length : end)
    at = end === -1 ? out.length : end + 1
    return token
  }
  const own = (path: string): string | undefined => (path.startsWith(prefix) ? path.slice(prefix.length) : undefined)
  for (let token = next(); token !== undefined; token = next()) {
    const plain = token.startsWith('\n') ? token.slice(1) : token
    if (plain === '') continue
    if (!plain.startsWith(':')) {
      const [parents = '', author = '', seconds = '', subject = ''] = Array.from({ length: fieldCount - 1 }, () => next() ?? '')
      const committed = instantOf(seconds)
      commit = {
        hash: plain,
        author,
        committed,
        get day() {
          return dayOf(committed, timeZone)
        },
        subject,
        isMerge: parents.includes(' '),
      }
      if (parents === '') roots.add(plain)
      commits++
      continue
    }
    const parents = /^:+/.exec(plain)?.[0].length ?? 1
    const fields = plain.slice(parents).split(' ')
    const modes = fields.slice(0, parents + 1)
    const blobs = fields.slice(parents + 1, 2 * parents + 2)
    const status = fields[2 * parents + 2] ?? ''
    const isMoved = parents === 1 && /^[RC]/.test(status)
    const paths = Array.from({ length: parents > 1 ? parents + 1 : isMoved ? 2 : 1 }, () => own(next() ?? ''))
    if (!commit) continue
    const fileAt = (index: number): FileAt => {
      const isFile = /^100/.test(modes[index] ?? '')
      const path = paths[Math.min(index, paths.length - 1)]
      return isFile && path !== undefined ? { path, blob: blobs[index] } : nowhere
    }
    changes.push({ commit, ...fileAt(parents), before: Array.from({ length: parents }, (_, index) => fileAt(index)) })
  }
  return { changes, commits, roots }
}

const nowhere: FileAt = { path: undefined, blob: undefined }

/** A date that no calendar holds is brought to the nearest that one does. */
function instantOf(seconds: string): string {
  const number = Number(seconds)
  return new Date(Math.min(Math.max(Number.isFinite(number) ? number : 0, -62_135_596_800), 253_402_300_799) * 1000).toISOString()
}

function dayOf(instant: string, timeZone: string): string {
  try {
    return dayIn(new Date(instant), timeZone)
  } catch {
    return instant.slice(0, 10)
  }
}

function shallowCommits(file: string): ReadonlySet<string> {
  try {
    return new Set(readFileSync(file, 'latin1').split('\n').filter(isHash))
  } catch {
    return new Set()
  }
}

const missingObjects = (root: string, head: string): ReadonlySet<string> =>
  new Set(
    ask(root, ['rev-list', '--objects', '--no-object-names', '--missing=print', head])
      .out.toString('latin1')
      .split('\n')
      .flatMap((line) => (line.startsWith('?') ? [line.slice(1)] : [])),
  )

/** The texts of blobs, through `cat-file --batch`; their sizes are asked first, so that none too large is read. */
function readTexts(root: string, hashes: readonly string[], progress: Progress): Map<string, string> {
  const texts = new Map<string, string>()
  for (let done = 0; done < hashes.length; done += textsAtOnce) {
    progress(done, hashes.length)
    for (const [hash, text] of someTexts(root, hashes.slice(done, done + textsAtOnce))) texts.set(hash, text)
  }
  return texts
}

/** A run of git for so many texts: it holds the program up for some tenths of a second at most. */
const textsAtOnce = 10_000

function someTexts(root: string, hashes: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>()
  const sizes = ask(root, ['cat-file', '--batch-check', '--buffer'], `${hashes.join('\n')}\n`).out.toString('latin1')
  const wanted = sizes.split('\n').flatMap((line) => {
    const [hash = '', type, size] = line.split(' ')
    return type === 'blob' && Number(size) <= maxFileSize ? [hash] : []
  })
  if (wanted.length === 0) return texts
  const { out } = ask(root, ['cat-file', '--batch', '--buffer'], `${wanted.join('\n')}\n`)
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf(10, at)
    if (end === -1) break
    const [hash = '', type, size] = out.toString('latin1', at, end).split(' ')
    at = end + 1
    if (type !== 'blob') continue
    texts.set(hash, out.toString('utf8', at, at + Number(size)))
    at += Number(size) + 1
  }
  return texts
}

function tipOf(root: string, head: string): Map<string, string> {
  const { out } = ask(root, ['ls-tree', '-r', '-z', head, '--', 'records'])
  const files = new Map<string, string>()
  for (const line of out.toString('utf8').split('\0')) {
    const match = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line)
    if (match?.[1] && match[2]) files.set(match[2], match[1])
  }
  return files
}
