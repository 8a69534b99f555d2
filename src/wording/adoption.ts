// The adoption of a text: the commit in which a record was first adopted with its seal.
import type { Commit, History } from '../core/history.ts'
import { isSealable } from '../core/force.ts'
import { roleText } from '../core/record.ts'
import { sealFor, wasAdopted } from '../core/sealed.ts'
import { normalise } from '../core/text.ts'
import type { Workspace } from '../core/workspace.ts'
import { type Lineage, type Seen, asRecord, lineagesOf } from './lineage.ts'

export interface Adoption {
  readonly commit: Commit
  /** The text as it was adopted. */
  readonly text: Seen
  /** Undefined for the original. */
  readonly lang: string | undefined
  /** Its place among the steps of the lineage. */
  readonly step: number
  /** Was all that came before seen? In a shallow or partial clone an older commit may be the one. */
  readonly isCertain: boolean
}

/** Is the file an original that is adopted and has a seal? */
function isSealed(seen: Seen | undefined, lineage: Lineage): boolean {
  const record = seen?.file && asRecord(seen.file, lineage)
  return record !== undefined && roleText(record, 'seal') !== undefined && wasAdopted(record)
}

/** The first commit in which the record is adopted with a seal that fits; where none ever fitted, with a seal. */
export function adoptionOf(lineage: Lineage, history: History): Adoption | undefined {
  let sealed: Adoption | undefined
  let isCertain = true
  for (const [step, { commit, lang, after, before }] of lineage.steps.entries()) {
    if (lang !== undefined) continue
    if (history.unseen.cut.has(commit.hash) || [after, ...before].some((seen) => seen && !seen.isHere)) isCertain = false
    if (!after?.file || !isSealed(after, lineage)) continue
    const adoption = { commit, text: after, lang, step, isCertain }
    const record = asRecord(after.file, lineage)
    if (roleText(record, 'seal') === sealFor(record)) return adoption
    sealed ??= adoption
  }
  return sealed
}

/** The folders in which adopted texts lie: with what the paths begin of which the history is asked. */
export const sealedFolders = (workspace: Workspace): string[] =>
  [...workspace.kinds.values()].flatMap(({ folder, roles }) => (roles.seal === undefined ? [] : [`records/${folder}/`]))

/**
 * The full hash of the commit that adopted each text, by the id of its record. Undefined where there is no history; without those of which
 * a shallow or partial clone may hide the adoption.
 */
export function adoptionCommits(history: History, workspace: Workspace): ReadonlyMap<string, string> | undefined {
  if (history.unseen.reason !== undefined) return undefined
  const lineages = lineagesOf(history, workspace, sealedRecords(workspace))
  return new Map(
    lineages.flatMap((lineage) => {
      const adoption = adoptionOf(lineage, history)
      return adoption?.isCertain ? [[lineage.id, adoption.commit.hash] as const] : []
    }),
  )
}

/** The records whose kind has seals; of two with one id, the first. */
export const sealedRecords = (workspace: Workspace) => workspace.records.filter((record) => isSealable(record) && workspace.byId.get(record.id) === record)

/** What may not change of an original, field by field; white space apart. Undefined when it is not, or no longer, adopted and sealed. */
export function sealedWords(seen: Seen | undefined, lineage: Lineage): SealedWords | undefined {
  if (!seen?.file || !isSealed(seen, lineage)) return undefined
  const record = asRecord(seen.file, lineage)
  return {
    title: normalise(roleText(record, 'title') ?? ''),
    meeting: roleText(record, 'meeting') ?? '',
    date: roleText(record, 'date') ?? '',
    body: normalise(record.body),
  }
}

/** The same of a translation: its title and text. Undefined when it has no text. */
export function translatedWords(seen: Seen | undefined, { kind }: Lineage): SealedWords | undefined {
  if (!seen?.file || seen.file.body.trim() === '') return undefined
  const title = seen.file.data[kind.roles.title]
  return { title: normalise(typeof title === 'string' ? title : ''), meeting: '', date: '', body: normalise(seen.file.body) }
}

export type SealedWords = Readonly<Record<'title' | 'meeting' | 'date' | 'body', string>>

export const sealedFields = ['title', 'meeting', 'date', 'body'] as const

export const isSame = (a: SealedWords | undefined, b: SealedWords | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && sealedFields.every((field) => a[field] === b[field]))
