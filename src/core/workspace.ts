// The workspace: everything a forum's repository holds at one moment, read once and frozen; all else is a function of it.
import type { ValidateFunction } from 'ajv'
import type { Day } from './day.ts'
import type { Forum } from './forum.ts'
import { type Read, readMarkdown, readYaml } from './front-matter.ts'
import { type Kind, valuesAt } from './kind.ts'
import type { ForumRecord, SourceFile } from './record.ts'
import { idOf } from './reference.ts'
import { hiddenIn, odd } from './visible.ts'
import { type Presidency, presidenciesOf, resolveRole } from './roles.ts'

/** The files of a repository at one moment: the working tree, a revision, or a test's own. Paths are relative, with `/`. */
export interface Tree {
  /** Sorted; only rcm.yaml and what lies in records/, schemas/ and templates/. */
  readonly paths: readonly string[]
  /** Paths that were not read, and why: nothing outside the repository is followed. */
  readonly refused: readonly { readonly path: string; readonly reason: Refusal }[]
  /**
   * The text of a file, decoded as UTF-8; bytes that are none become U+FFFD.
   * @throws Error for a file that cannot be read, with the code `too-large` for one that is too large
   */
  read(path: string): string
}

/** Why a file is not read at all. */
export type Refusal = 'link' | 'special' | 'unreadable' | 'too-large'

/** What can be wrong with a file as a file; each is explained by one rule. */
export const faultReasons = [
  'link',
  'special',
  'unreadable',
  'too-large',
  'folder',
  'extension',
  'twice',
  'orphan-translation',
  'utf-16',
  'nul',
  'encoding',
  'bom',
  'crlf',
  'cr',
  'control',
  'conflict',
  'lfs',
  'no-front-matter',
  'open-front-matter',
  'fence',
  'long-front-matter',
  'not-a-map',
  'yaml',
  'key',
  'alias',
  'directive',
  'tangled',
  'schema',
] as const
export type FaultReason = (typeof faultReasons)[number]

export interface FileFault {
  readonly path: string
  readonly reason: FaultReason
  readonly line: number
  readonly column: number
  readonly detail?: string | undefined
}

/** A reference from one record to another. */
export interface Link {
  readonly from: ForumRecord
  /** The field that refers: `source.record`. */
  readonly field: string
  /** The kinds, or parts played, that the field may name. */
  readonly refersTo: readonly string[]
  readonly to: string
  /** The value as written, which can be a text reference. */
  readonly value: string
  readonly at: readonly (string | number)[]
}

export interface Workspace {
  readonly forum: Forum
  readonly kinds: ReadonlyMap<string, Kind>
  /** All records, sorted by id, then path; two with one id are both here. */
  readonly records: readonly ForumRecord[]
  /** The first record of an id. */
  readonly byId: ReadonlyMap<string, ForumRecord>
  /** Files that could not be read as records, and places in files that should not be. */
  readonly faults: readonly FileFault[]
  /** Every file of the tree, read or not. */
  readonly paths: readonly string[]
  /** Text of rcm.yaml. */
  readonly forumText: string
  /** A fingerprint of the schemas. */
  readonly definitions: string
  readonly presidencies: readonly Presidency[]
  /** The records of the kinds that play a part, by id. */
  playing(part: string): readonly ForumRecord[]
  /** The parties behind a code on a day. */
  resolve(code: string, day: Day): readonly string[]
  /** All references of a record, in the order of its kind's fields. */
  linksFrom(record: ForumRecord): readonly Link[]
  /** All references to an id. */
  linksTo(id: string): readonly Link[]
  /** The ajv function of a kind, or of rcm.yaml (`rcm`). */
  validator(kind: string): ValidateFunction | undefined
  /** The text of a file that was read. */
  text(path: string): string
}

export interface Definitions {
  readonly forum: Forum
  readonly forumText: string
  readonly kinds: ReadonlyMap<string, Kind>
  readonly validator: (kind: string) => ValidateFunction | undefined
  /** Of all schemas. */
  readonly fingerprint: string
  readonly faults: readonly FileFault[]
}

/** Takes the text of a record's file apart, by its path. */
export type ReadFile = (path: string, text: string) => Read

export const readFile: ReadFile = (path, text) => (path.endsWith('.md') ? readMarkdown(text) : readYaml(text))

/**
 * Reads every record of a tree. Never throws for what a file holds: that is a fault, and the others are read.
 * @param read gives what `readFile` gives, perhaps from what is known of the same text already
 */
export function buildWorkspace(tree: Tree, definitions: Definitions, read: ReadFile = readFile): Workspace {
  const { forum, kinds } = definitions
  const faults: FileFault[] = [...definitions.faults]
  const texts = new Map<string, string>()
  const byFolder = new Map<string, Kind>()
  for (const kind of kinds.values()) byFolder.set(kind.folder, kind)
  const originals = new Map<string, { file: SourceFile; kind: Kind }>()
  const translations: { stem: string; lang: string; file: SourceFile }[] = []
  for (const { path, reason } of tree.refused) faults.push({ path, reason, line: 1, column: 1 })
  for (const { path, reason } of definitions.faults) if (reason === 'schema' && tree.paths.includes(path)) texts.set(path, tree.read(path))

  const languages = forum.languages.map((lang) => ({ lang, end: `.${lang}` }))
  let folder = ''
  let kind: Kind | undefined
  for (const path of tree.paths) {
    if (!path.startsWith('records/')) continue
    const slash = path.lastIndexOf('/')
    // Paths come folder by folder.
    if (slash + 1 !== folder.length || !path.startsWith(folder)) {
      folder = path.slice(0, slash + 1)
      kind = byFolder.get(folder.slice('records/'.length, -1))
    }
    if (readme.test(path)) continue
    const extension = extensions.find((each) => path.endsWith(each))
    if (!kind || !extension) {
      const detail = kind ? path.slice(slash + 1) : folder.slice('records/'.length, -1)
      faults.push({ path, reason: kind ? 'extension' : 'folder', line: 1, column: 1, detail })
      continue
    }
    const text = readOr(tree, path, faults)
    if (text === undefined) continue
    texts.set(path, text)
    if (text.startsWith(lfsPointer)) {
      faults.push({ path, reason: 'lfs', line: 1, column: 1 })
      continue
    }
    if (odd.test(text) || conflictSigns.some((sign) => text.includes(sign))) {
      const found = oddities(path, text)
      faults.push(...found)
      if (found.some(({ reason }) => reason === 'conflict' || reason === 'utf-16' || reason === 'nul')) continue
    }
    const plain = text.startsWith('\ufeff') ? text.slice(1) : text
    const { fault, parts } = read(path, plain)
    if (fault) {
      faults.push({ path, ...fault })
      continue
    }
    const stem = path.slice(0, -extension.length)
    const lang = languages.find(({ end }) => stem.endsWith(end))?.lang
    const { data, body, bodyLine } = parts
    const file: SourceFile = { path, text, data, body, bodyLine }
    if (lang) translations.push({ stem: stem.slice(0, -lang.length - 1), lang, file })
    else if (originals.has(stem)) faults.push({ path, reason: 'twice', line: 1, column: 1, detail: originals.get(stem)?.file.path })
    else originals.set(stem, { file, kind })
  }

  const siblings = new Map<string, Map<string, SourceFile>>()
  for (const { stem, lang, file } of translations) {
    if (!originals.has(stem)) {
      faults.push({ path: file.path, reason: 'orphan-translation', line: 1, column: 1, detail: stem.slice(stem.lastIndexOf('/') + 1) })
      continue
    }
    const own = siblings.get(stem) ?? new Map<string, SourceFile>()
    if (own.has(lang)) faults.push({ path: file.path, reason: 'twice', line: 1, column: 1, detail: own.get(lang)?.path })
    else own.set(lang, file)
    siblings.set(stem, own)
  }

  const none: ReadonlyMap<string, SourceFile> = new Map()
  const records: ForumRecord[] = []
  for (const [stem, { file, kind }] of originals) {
    const { path, text, data, body, bodyLine } = file
    const id = typeof data.id === 'string' ? data.id : stem.slice(stem.lastIndexOf('/') + 1)
    records.push(Object.freeze({ path, text, data, body, bodyLine, id, kind, translations: siblings.get(stem) ?? none }))
  }
  records.sort((a, b) => compareIds(a.id, b.id) || (a.path < b.path ? -1 : 1))
  const byId = new Map<string, ForumRecord>()
  for (const record of records) if (!byId.has(record.id)) byId.set(record.id, record)
  return Object.freeze(
    queries(
      {
        forum,
        forumText: definitions.forumText,
        definitions: definitions.fingerprint,
        kinds,
        validator: definitions.validator,
        paths: tree.paths,
        records,
        byId,
        faults,
      },
      texts,
    ),
  )
}

/** The same forum with other records: of those, and nothing else, the texts and references. */
export function withRecords(workspace: Workspace, records: readonly ForumRecord[]): Workspace {
  const { forum, forumText, definitions, kinds, validator, paths, faults } = workspace
  const byId = new Map<string, ForumRecord>()
  for (const record of records) if (!byId.has(record.id)) byId.set(record.id, record)
  const texts = new Map(records.map(({ path, text }) => [path, text]))
  return Object.freeze(queries({ forum, forumText, definitions, kinds, validator, paths, faults, records, byId }, texts))
}

type Plain = Pick<Workspace, 'forum' | 'forumText' | 'definitions' | 'kinds' | 'validator' | 'paths' | 'records' | 'byId' | 'faults'>

/** What is asked of a workspace again and again, worked out once, when first asked. */
function queries(plain: Plain, texts: ReadonlyMap<string, string>): Workspace {
  const parts = once(() => groupBy(plain.records, (record) => record.kind.plays))
  const links = once(() => new Map(plain.records.map((record) => [record, linksOf(record)])))
  const backlinks = once(() => groupBy([...links().values()].flat(), (link) => link.to))
  const nothing: readonly ForumRecord[] = []
  const playing = (part: string) => parts().get(part) ?? nothing
  const presidencies = once(() => presidenciesOf({ byId: plain.byId, playing }))
  const resolved = new Map<string, readonly string[]>()
  return {
    ...plain,
    get presidencies() {
      return presidencies()
    },
    playing,
    resolve(code, day) {
      if (plain.byId.get(code)?.kind.plays !== 'body') return [code]
      const key = `${code} ${day}`
      let parties = resolved.get(key)
      if (!parties) {
        parties = resolveRole({ byId: plain.byId, playing }, presidencies(), code, day)
        resolved.set(key, parties)
      }
      return parties
    },
    linksFrom: (record) => links().get(record) ?? linksOf(record),
    linksTo: (id) => backlinks().get(id) ?? [],
    text: (path) => texts.get(path) ?? (path === 'rcm.yaml' ? plain.forumText : ''),
  }
}

/** The references in a record's data, whatever their kind. */
function linksOf(record: ForumRecord): Link[] {
  const links: Link[] = []
  for (const field of record.kind.references)
    for (const { value, at } of valuesAt(record.data, field.path))
      if (typeof value === 'string') links.push({ from: record, field: field.name, refersTo: field.refersTo, to: idOf(value), value, at })
  return links
}

/** The text of a file; one that cannot be read is a fault, and the others are read. */
export function readOr(tree: Tree, path: string, faults: FileFault[]): string | undefined {
  try {
    return tree.read(path)
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    faults.push({ path, reason: code === 'too-large' ? 'too-large' : 'unreadable', line: 1, column: 1, detail: code ?? message })
    return undefined
  }
}

const readme = /\/readme(?:\.\w+)?$/i
const extensions = ['.md', '.yaml', '.yml'] as const

/** With what git-lfs leaves in the place of a file: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const lfsPointer = 'version https://git-lfs.github.com/spec/'
const conflictSigns = ['<<<<<<<', '>>>>>>>', '|||||||']

function oddities(path: string, text: string): FileFault[] {
  const faults: FileFault[] = []
  const found = (reason: FaultReason, line: number, column: number, detail?: string) => faults.push({ path, reason, line, column, detail })
  if (text.startsWith('\ufeff')) found('bom', 1, 1)
  const nuls = text.split('\0').length - 1
  if (nuls > 0 && nuls > text.length / 8) {
    found('utf-16', 1, 1)
    return faults
  }
  const seen = new Set<FaultReason>()
  for (const [index, line] of text.split('\n').entries()) {
    const once = (reason: FaultReason, column: number, detail?: string) => {
      if (!seen.has(reason)) found(reason, index + 1, column, detail)
      seen.add(reason)
    }
    if (/^(?:<{7}|>{7}|\|{7})(?: |$)/.test(line)) once('conflict', 1, line.slice(0, 60))
    const bare = line.endsWith('\r') ? line.slice(0, -1) : line
    if (bare.length < line.length) once('crlf', line.length)
    if (bare.includes('\r')) once('cr', bare.indexOf('\r') + 1)
    if (bare.includes('\ufffd')) once('encoding', bare.indexOf('\ufffd') + 1)
    if (bare.includes('\0')) once('nul', bare.indexOf('\0') + 1)
    const unseen = hiddenIn((index === 0 ? bare.replace(/^\ufeff/, ' ') : bare).replace(/[\0\r]/g, ' '))
    if (unseen) found('control', index + 1, unseen.index + 1, unseen.code)
  }
  return faults
}

/** Ids in the order a person expects: FU-2016-9 before FU-2016-10, OBJ-1 before OBJ-1.a. */
export function compareIds(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i] as string | number, right[i] as string | number]
    if (x === y) continue
    if (typeof x === 'number' && typeof y === 'number') return x - y
    return String(x) < String(y) ? -1 : 1
  }
  return left.length - right.length
}

const idParts = new Map<string, readonly (string | number)[]>()

/** The runs of figures, as numbers, and of other signs in an id. */
function partsOf(id: string): readonly (string | number)[] {
  const known = idParts.get(id)
  if (known) return known
  const parts = (id.match(/\d+|\D+/g) ?? []).map((part) => (/^\d/.test(part) ? Number(part) : part))
  if (idParts.size < 500_000) idParts.set(id, parts)
  return parts
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
