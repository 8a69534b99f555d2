// Another id for a record: its files, every reference to it, and where prose still names the old one.
import type { Data } from './edit.ts'
import { message } from './message.ts'
import type { Edit } from './plan.ts'
import type { ForumRecord, SourceFile } from './record.ts'
import { editRecord } from './record-edit.ts'
import type { Link, Workspace } from './workspace.ts'

/** A place in words that names an id: not changed, but shown to a person. */
export interface Mention {
  readonly path: string
  readonly line: number
}

/**
 * The edits that give a record another id: `formerly` keeps the old one, the files are renamed, references follow.
 * @param links those references to the old id that mean this record
 */
export function renumberEdits(record: ForumRecord, id: string, links: readonly Link[]): Edit[] {
  const old = record.id
  const why = message({ en: '{old} becomes {id}', es: '{old} pasa a ser {id}' }, { old, id })
  const before = Array.isArray(record.data.formerly) ? record.data.formerly.map(String) : []
  const byRecord = new Map<ForumRecord, Link[]>()
  for (const link of links) byRecord.set(link.from, [...(byRecord.get(link.from) ?? []), link])
  const edits: Edit[] = []
  for (const [from, own] of byRecord) if (from !== record) edits.push(editRecord(from, follow(from.data, own, old, id), why))
  const data = { ...follow(record.data, byRecord.get(record) ?? [], old, id), id, formerly: [...before.filter((each) => each !== old), old] }
  edits.push(...moved(record, editRecord(record, data, why).after ?? '', old, id, why))
  for (const file of record.translations.values()) edits.push(...moved(file, file.text, old, id, why))
  return edits
}

function moved(file: SourceFile, text: string, old: string, id: string, why: Edit['why']): Edit[] {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
  const name = file.path.slice(folder.length)
  const path = folder + (name.startsWith(old) ? id + name.slice(old.length) : name)
  if (path === file.path) return [{ path, before: file.text, after: text, why }]
  return [
    { path: file.path, before: file.text, after: null, why },
    { path, before: null, after: text, why },
  ]
}

/** The data with each reference, or place in text, that names the old id naming the new one. */
function follow(data: Data, links: readonly Link[], old: string, id: string): Data {
  let followed: unknown = data
  for (const { at, value } of links) followed = replaceAt(followed, at, id + value.slice(old.length))
  return followed as Data
}

function replaceAt(value: unknown, [step, ...rest]: readonly (string | number)[], text: string): unknown {
  if (step === undefined) return text
  if (Array.isArray(value)) return value.map((each, index) => (index === step ? replaceAt(each, rest, text) : each))
  return { ...(value as Data), [step]: replaceAt((value as Data)[step], rest, text) }
}

/** Lines of records that name an id outside the fields that refer. */
export function mentionsOf(workspace: Workspace, id: string): Mention[] {
  const named = new RegExp(`(?<![A-Za-z0-9.-])${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z0-9]|[.-][A-Za-z0-9])`)
  const mentions: Mention[] = []
  const paths = [...workspace.records.flatMap((record) => [record.path, ...[...record.translations.values()].map(({ path }) => path)]), 'rcm.yaml']
  for (const path of paths) {
    const text = workspace.text(path)
    if (!text.includes(id)) continue
    for (const [index, line] of text.split('\n').entries()) if (named.test(line) && !/^formerly:/.test(line)) mentions.push({ path, line: index + 1 })
  }
  return mentions
}
