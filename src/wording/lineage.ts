// Lineages: the history of each record by what its files said, through renames and new numbers, over all branches.
import { readFile } from '../core/front-matter.ts'
import type { Change, Commit, FileAt, History } from '../core/history.ts'
import type { Kind } from '../core/kind.ts'
import { FileRecord, type ForumRecord, type SourceFile, filesOf } from '../core/record.ts'
import type { Workspace } from '../core/workspace.ts'

/** A file at a moment. */
export interface Seen {
  readonly path: string
  /** Undefined when the content is not in this clone, or cannot be read as a record. */
  readonly file: SourceFile | undefined
  /** Is the content in this clone? */
  readonly isHere: boolean
}

/** What a commit made of one file of a record. */
export interface Step {
  readonly commit: Commit
  /** The language of a translation; undefined for the original. */
  readonly lang: string | undefined
  /** Undefined when the commit took the file away. */
  readonly after: Seen | undefined
  /** As each parent of the commit had it; undefined where one had none. */
  readonly before: readonly (Seen | undefined)[]
}

export interface Lineage {
  readonly id: string
  readonly kind: Kind
  /** The record as it is now; undefined for one that is not there any more. */
  readonly record: ForumRecord | undefined
  /** Parents before children. */
  readonly steps: readonly Step[]
}

/** A file of the history as a record of a kind, for all that is asked of records. */
export const asRecord = (file: SourceFile, { id, kind }: Pick<Lineage, 'id' | 'kind'>): ForumRecord => new FileRecord(file, textOf(file.data.id) ?? id, kind)

/**
 * The lineages of some records, and of those of some kinds that are not there any more. A file belongs to the record whose id, or former
 * id, it says; one that says none, such as a translation, to the record whose files it became, else to that with which its name begins.
 * @param lost the kinds of which records that are gone are looked for
 */
export function lineagesOf(history: History, workspace: Workspace, records: readonly ForumRecord[], lost: readonly Kind[] = []): Lineage[] {
  const { languages } = workspace.forum
  const holders = new Map<string, ForumRecord>()
  for (const record of workspace.records) for (const former of formerIds(record)) holders.set(former, record)
  for (const [id, record] of workspace.byId) holders.set(id, record)
  const folders = new Map(lost.map((kind) => [kind.folder, kind]))
  const claims = claim(history.changes, records, holders, (path) => path !== undefined && folders.has(folderOf(path)))
  const contents = new Contents(history, claims.keys(), records)
  const steps = new Map<ForumRecord, Step[]>(records.map((record) => [record, []]))
  const gone = new Map<string, { kind: Kind; steps: Step[] }>()
  for (const change of history.changes) {
    if (!claims.has(change)) continue
    const claimed = claims.get(change)
    const after = contents.seen(change)
    const before = change.before.map((each) => contents.seen(each))
    const there = after ?? before.find((each) => each !== undefined)
    if (!there) continue
    const lang = langOf(there.path, languages)
    const id = lang === undefined ? [after, ...before].map((seen) => textOf(seen?.file?.data.id)).find((each) => each !== undefined) : undefined
    const holder = id === undefined ? claimed : (holders.get(id) ?? claimed)
    const owner = holder && steps.has(holder) ? holder : undefined
    const step = { commit: change.commit, lang, after, before: before.map((each) => (owner && isOther(each, owner, holders) ? undefined : each)) }
    const kind = folders.get(folderOf(there.path)) ?? before.flatMap((each) => (each && folders.get(folderOf(each.path))) ?? [])[0]
    if (owner) steps.get(owner)?.push(step)
    else if (id !== undefined && kind && !holders.has(id)) {
      const lineage = gone.get(id) ?? { kind, steps: [] }
      lineage.steps.push(step)
      gone.set(id, lineage)
    }
  }
  return [
    ...records.map((record) => ({ id: record.id, kind: record.kind, record, steps: steps.get(record) ?? [] })),
    ...[...gone].map(([id, { kind, steps: own }]) => ({ id, kind, record: undefined, steps: own })),
  ]
}

/** The ids that a record had before. */
const formerIds = ({ data }: ForumRecord): string[] =>
  Array.isArray(data.formerly) ? data.formerly.filter((each): each is string => typeof each === 'string') : []

/** With what the paths of the records’ files begin: their ids, those they had before, and the names that they have now. */
export function beginningsOf(records: readonly ForumRecord[]): string[] {
  return [
    ...new Set(
      records.flatMap((record) => {
        const folder = record.path.slice(0, record.path.lastIndexOf('/') + 1)
        const ids = [record.id, ...formerIds(record)].map((id) => folder + id)
        return ids.some((each) => record.path.startsWith(each)) ? ids : [...ids, record.path.replace(/\.(?:md|yaml|yml)$/, '.')]
      }),
    ),
  ]
}

/**
 * The changes that can be of the records, each with the record that its file became, or with which its name begins; and those of files
 * of which nothing is known but the folder. From the newest back, so that a rename leads to the older name.
 */
function claim(
  changes: readonly Change[],
  records: readonly ForumRecord[],
  holders: ReadonlyMap<string, ForumRecord>,
  isWatched: (path: string | undefined) => boolean,
): Map<Change, ForumRecord | undefined> {
  const wanted = new Set(records)
  const tracked = new Map<string, ForumRecord>()
  for (const record of records) for (const { path } of filesOf(record)) tracked.set(path, record)
  const claims = new Map<Change, ForumRecord | undefined>()
  const renamed: [string, ForumRecord][] = []
  let commit: Commit | undefined
  for (const change of [...changes].reverse()) {
    if (change.commit !== commit) for (const [path, owner] of renamed.splice(0)) tracked.set(path, owner)
    commit = change.commit
    const older = change.before.flatMap(({ path }) => path ?? [])
    const paths = [...(change.path === undefined ? [] : [change.path]), ...older]
    const owner =
      paths.map((path) => tracked.get(path)).find((each) => each !== undefined) ??
      paths.map((path) => namesake(path, holders)).find((each) => each !== undefined)
    if (owner) for (const path of older) if ((namesake(path, holders) ?? owner) === owner) renamed.push([path, owner])
    if ((owner && wanted.has(owner)) || paths.some(isWatched)) claims.set(change, owner)
  }
  return claims
}

/** The record with whose id, or former id, a file's name begins; the longest such id. */
function namesake(path: string, holders: ReadonlyMap<string, ForumRecord>): ForumRecord | undefined {
  let name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:md|yaml|yml)$/, '')
  for (;;) {
    const owner = holders.get(name)
    if (owner) return owner
    const cut = Math.max(name.lastIndexOf('-'), name.lastIndexOf('.'))
    if (cut <= 0) return undefined
    name = name.slice(0, cut)
  }
}

/** Is it a file of another record of today, which only looks like an older one of this? */
function isOther(seen: Seen | undefined, owner: ForumRecord, holders: ReadonlyMap<string, ForumRecord>): boolean {
  if (!seen) return false
  const id = textOf(seen.file?.data.id)
  const holder = id === undefined ? namesake(seen.path, holders) : holders.get(id)
  return holder !== undefined && holder !== owner
}

/** Every content that the changes name, read together, each taken apart once. */
class Contents {
  readonly #texts: ReadonlyMap<string, string>
  readonly #files = new Map<string, SourceFile | undefined>()
  readonly #now = new Map<string, SourceFile>()

  /** @param records of which a content that is still the same is not taken apart again */
  constructor(history: History, changes: Iterable<Change>, records: readonly ForumRecord[]) {
    for (const record of records) for (const file of filesOf(record)) this.#now.set(file.path, file)
    const blobs = new Set<string>()
    for (const { blob, before } of changes) for (const each of [blob, ...before.map((file) => file.blob)]) if (each !== undefined) blobs.add(each)
    this.#texts = history.textsOf(blobs)
  }

  seen({ path, blob }: FileAt): Seen | undefined {
    if (path === undefined || blob === undefined) return undefined
    const text = this.#texts.get(blob)
    if (text === undefined) return { path, file: undefined, isHere: false }
    const key = `${blob} ${path}`
    const now = this.#now.get(path)
    if (!this.#files.has(key)) this.#files.set(key, now?.text === text ? now : fileOf(path, text))
    return { path, file: this.#files.get(key), isHere: true }
  }
}

/** A text at a path, taken apart; undefined when it is no record. */
export function fileOf(path: string, text: string): SourceFile | undefined {
  const { parts } = readFile(path, text)
  return parts && { path, text, ...parts }
}

const folderOf = (path: string): string => /^records\/(.*)\/[^/]*$/.exec(path)?.[1] ?? ''

function langOf(path: string, languages: readonly string[]): string | undefined {
  const lang = /\.([A-Za-z-]+)\.(?:md|yaml|yml)$/.exec(path)?.[1]
  return lang !== undefined && languages.includes(lang) ? lang : undefined
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
