// Records, and parts of them, that are not for publication.
import { FileRecord, type ForumRecord, type SourceFile } from './record.ts'
import { idOf } from './reference.ts'
import { type Workspace, withRecords } from './workspace.ts'

/** Is it marked as internal, or of a kind that is unless it says otherwise? What is published leaves it out, or says that it is withheld. */
export const isInternal = ({ access, kind }: ForumRecord): boolean => access === 'internal' || (kind.isInternal && access !== 'public')

/**
 * The workspace as it may be published: without internal records, without internal fields (`x-access` in a schema, `access: internal` in an
 * entry), and without references to an internal record: the entry of a list that refers to one goes with what it quotes.
 */
export function publicWorkspace(workspace: Workspace): Workspace {
  const hidden = hiddenAmong(workspace.records)
  return withRecords(
    workspace,
    workspace.records.filter((record) => !isInternal(record)).map((record) => publicRecord(record, hidden)),
  )
}

/** The ids that no public record has. */
export function hiddenAmong(records: Iterable<ForumRecord>): Set<string> {
  const hidden = new Set<string>()
  const shown: string[] = []
  for (const record of records)
    if (isInternal(record)) hidden.add(record.id)
    else shown.push(record.id)
  for (const id of shown) hidden.delete(id)
  return hidden
}

/** What is taken out of the records of a kind, by the names of fields. */
interface Rules {
  readonly internal: ReadonlySet<string>
  readonly references: ReadonlySet<string>
  readonly hidden: ReadonlySet<string>
}

/**
 * A public record without what may not be published of it.
 * @param hidden the ids that no public record has
 */
export function publicRecord(record: ForumRecord, hidden: ReadonlySet<string>): ForumRecord {
  const { kind } = record
  const rules: Rules = {
    internal: new Set(kind.fields.flatMap(({ isInternal, name }) => (isInternal ? [name] : []))),
    references: new Set(kind.references.map(({ name }) => name)),
    hidden,
  }
  const publicFile = ({ path, data, body, bodyLine }: SourceFile): SourceFile => ({
    path,
    text: '',
    data: (stripped(data, rules, '') ?? {}) as SourceFile['data'],
    body,
    bodyLine,
  })
  const translations = [...record.translations].map(([lang, file]) => [lang, publicFile(file)] as const)
  return new FileRecord(publicFile(record), record.id, kind, translations)
}

/** A value without what may not be seen; undefined when nothing of it may. Of a log entry only what it refers to goes: its status stays. */
function stripped(value: unknown, rules: Rules, name: string): unknown {
  if (Array.isArray(value)) {
    const kept = value.map((item) => stripped(item, rules, name)).filter((item) => item !== undefined)
    return kept.length === 0 && value.length > 0 ? undefined : kept
  }
  if (typeof value === 'string') return rules.references.has(name) && rules.hidden.has(idOf(value)) ? undefined : value
  if (typeof value !== 'object' || value === null) return value
  if (name !== '' && (value as { access?: unknown }).access === 'internal') return undefined
  const kept: Record<string, unknown> = {}
  for (const [key, each] of Object.entries(value)) {
    const inner = name === '' ? key : `${name}.${key}`
    if (rules.internal.has(inner)) continue
    const own = stripped(each, rules, inner)
    if (own !== undefined) kept[key] = own
    else if (name !== '' && name !== 'log') return undefined
  }
  return kept
}
