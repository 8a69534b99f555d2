// A change: the records before and after, and each record that differs with what it was.
import type { Kind } from './kind.ts'
import type { ForumRecord, SourceFile } from './record.ts'
import { compareIds, type Workspace } from './workspace.ts'

/** A record at both times; one of the two is undefined where there was none, or is none any more. */
export interface RecordPair {
  /** The id that it has now, or had last. */
  readonly id: string
  readonly kind: Kind
  readonly before: ForumRecord | undefined
  readonly after: ForumRecord | undefined
  /** The files of it that differ, the original first. */
  readonly files: readonly FilePair[]
}

/** One file of a record at both times. */
export interface FilePair {
  /** The language of a translation; undefined for the original. */
  readonly lang: string | undefined
  readonly before: SourceFile | undefined
  readonly after: SourceFile | undefined
}

export interface Change {
  readonly before: Workspace
  readonly after: Workspace
  /** By id. */
  readonly pairs: readonly RecordPair[]
}

/** What leads from the records at one time to those at another. A record is the same through a new number, when it says which it had. */
export function changeBetween(before: Workspace, after: Workspace): Change {
  const pairs: RecordPair[] = []
  const known = new Set<ForumRecord>()
  for (const [id, now] of after.byId) {
    const was = before.byId.get(id) ?? formerly(now, before)
    if (was) known.add(was)
    const files = filesOf(was, now)
    if (files.length > 0) pairs.push({ id, kind: now.kind, before: was, after: now, files })
  }
  for (const [id, was] of before.byId) if (!known.has(was)) pairs.push({ id, kind: was.kind, before: was, after: undefined, files: filesOf(was, undefined) })
  pairs.sort((a, b) => compareIds(a.id, b.id))
  return { before, after, pairs }
}

function formerly({ data }: ForumRecord, { byId }: Workspace): ForumRecord | undefined {
  const ids: unknown[] = Array.isArray(data.formerly) ? data.formerly : []
  return ids.map((id) => byId.get(String(id))).find((record) => record !== undefined)
}

function filesOf(before: ForumRecord | undefined, after: ForumRecord | undefined): FilePair[] {
  const languages = new Set([...(before?.translations.keys() ?? []), ...(after?.translations.keys() ?? [])])
  const all: FilePair[] = [
    { lang: undefined, before, after },
    ...[...languages].map((lang) => ({ lang, before: before?.translations.get(lang), after: after?.translations.get(lang) })),
  ]
  return all.filter((file) => file.before?.text !== file.after?.text || file.before?.path !== file.after?.path)
}
