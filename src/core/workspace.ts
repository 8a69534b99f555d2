// The workspace: everything a forum's repository holds at one moment, read once and frozen; all else is a function of it.
import type { ValidateFunction } from 'ajv'
import type { Day } from './day.ts'
import type { Forum } from './forum.ts'
import { type Read, readFile } from './front-matter.ts'
import { type Kind, valuesAt } from './kind.ts'
import { FileRecord, type ForumRecord, type SourceFile, filesOf } from './record.ts'
import { once } from './once.ts'
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

/** What earlier runs know of the files of a tree, each by its place among the paths. */
export interface Known {
  /** The file as it was read, without a fault and with nothing odd in it; undefined when it has to be read. */
  file(place: number): KnownFile | undefined
  /** What `readFile` gives, perhaps from what is known of the same text. */
  read(place: number, path: string, text: string): Read
  /** Is told of each file that was read without a fault and with nothing odd in it. */
  learn(place: number, file: SourceFile): void
}

/** A file whose text and data are read when asked for. */
export interface KnownFile extends SourceFile {
  /** What its `id` says. */
  readonly id: string | undefined
}

const nothingKnown: Known = { file: () => undefined, read: (_place, path, text) => readFile(path, text), learn: () => {} }

/** A file among the originals; what is known of it without reading it, when it was not read. */
interface Original {
  readonly file: SourceFile
  readonly kind: Kind
  readonly known: KnownFile | undefined
  /** Each with its language. */
  readonly translations: (readonly [string, SourceFile])[]
}

/** Reads every record of a tree. Never throws for what a file holds: that is a fault, and the others are read. */
export function buildWorkspace(tree: Tree, definitions: Definitions, known: Known = nothingKnown): Workspace {
  const { forum, kinds } = definitions
  const faults: FileFault[] = [...definitions.faults]
  /** Of the files that are part of no record. */
  const others = new Map<string, string>()
  const byFolder = new Map<string, Kind>()
  for (const kind of kinds.values()) byFolder.set(kind.folder, kind)
  const originals = new Map<string, Original>()
  const translations: { stem: string; lang: string; file: SourceFile }[] = []
  for (const { path, reason } of tree.refused) faults.push({ path, reason, line: 1, column: 1 })
  for (const { path, reason } of definitions.faults) if (reason === 'schema' && tree.paths.includes(path)) others.set(path, tree.read(path))

  const languages = forum.languages.map((lang) => ({ lang, end: `.${lang}` }))
  let folder = ''
  let kind: Kind | undefined
  for (let place = 0; place < tree.paths.length; place++) {
    const path = tree.paths[place] as string
    if (!path.startsWith('records/')) continue
    const slash = path.lastIndexOf('/')
    // Paths come folder by folder.
    if (slash + 1 !== folder.length || !path.startsWith(folder)) {
      folder = path.slice(0, slash + 1)
      kind = byFolder.get(folder.slice('records/'.length, -1))
    }
    if ((path.charCodeAt(slash + 1) | 32) === letterR && readme.test(path)) continue
    const extension = extensions.find((each) => path.endsWith(each))
    if (!kind || !extension) {
      const detail = kind ? path.slice(slash + 1) : folder.slice('records/'.length, -1)
      faults.push({ path, reason: kind ? 'extension' : 'folder', line: 1, column: 1, detail })
      continue
    }
    const before = known.file(place)
    const file = before ?? readSource(tree, place, path, known, faults, others)
    if (!file) continue
    const stem = path.slice(0, -extension.length)
    const lang = languages.find(({ end }) => stem.endsWith(end))?.lang
    if (lang) translations.push({ stem: stem.slice(0, -lang.length - 1), lang, file })
    else if (originals.has(stem)) {
      faults.push({ path, reason: 'twice', line: 1, column: 1, detail: originals.get(stem)?.file.path })
      others.set(path, file.text)
    } else originals.set(stem, { file, kind, known: before, translations: [] })
  }

  for (const { stem, lang, file } of translations) {
    const original = originals.get(stem)
    const twin = original?.translations.find(([other]) => other === lang)?.[1]
    if (!original) faults.push({ path: file.path, reason: 'orphan-translation', line: 1, column: 1, detail: stem.slice(stem.lastIndexOf('/') + 1) })
    else if (twin) faults.push({ path: file.path, reason: 'twice', line: 1, column: 1, detail: twin.path })
    else original.translations.push([lang, file])
    if (!original || twin) others.set(file.path, file.text)
  }

  const records: ForumRecord[] = []
  for (const [stem, { file, kind, known: before, translations }] of originals) {
    const written = before ? before.id : file.data.id
    records.push(new FileRecord(file, typeof written === 'string' ? written : stem.slice(stem.lastIndexOf('/') + 1), kind, translations))
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
      others,
    ),
  )
}

/** Reads a file of a record; undefined for one that cannot be read as such, with its faults. */
function readSource(tree: Tree, place: number, path: string, known: Known, faults: FileFault[], others: Map<string, string>): SourceFile | undefined {
  const text = readOr(tree, path, faults)
  if (text === undefined) return undefined
  let isOdd = false
  if (text.startsWith(lfsPointer)) {
    faults.push({ path, reason: 'lfs', line: 1, column: 1 })
    others.set(path, text)
    return undefined
  }
  if (odd.test(text) || conflictSigns.some((sign) => text.includes(sign))) {
    const found = oddities(path, text)
    faults.push(...found)
    isOdd = found.length > 0
    if (found.some(({ reason }) => reason === 'conflict' || reason === 'utf-16' || reason === 'nul')) {
      others.set(path, text)
      return undefined
    }
  }
  const { fault, parts } = known.read(place, path, text)
  if (fault) {
    faults.push({ path, ...fault })
    others.set(path, text)
    return undefined
  }
  const { data, body, bodyLine } = parts
  const file: SourceFile = { path, text, data, body, bodyLine }
  if (!isOdd) known.learn(place, file)
  return file
}

/** The same forum with other records: of those, and nothing else, the texts and references. */
export function withRecords(workspace: Workspace, records: readonly ForumRecord[]): Workspace {
  const { forum, forumText, definitions, kinds, validator, paths, faults } = workspace
  const byId = new Map<string, ForumRecord>()
  for (const record of records) if (!byId.has(record.id)) byId.set(record.id, record)
  return Object.freeze(queries({ forum, forumText, definitions, kinds, validator, paths, faults, records, byId }, new Map()))
}

type Plain = Pick<Workspace, 'forum' | 'forumText' | 'definitions' | 'kinds' | 'validator' | 'paths' | 'records' | 'byId' | 'faults'>

/**
 * What is asked of a workspace again and again, worked out once, when first asked.
 * @param others the texts of files that are part of no record
 */
function queries(plain: Plain, others: ReadonlyMap<string, string>): Workspace {
  const parts = once(() => groupBy(plain.records, (record) => record.kind.plays))
  const links = new Map<ForumRecord, readonly Link[]>()
  const linksFrom = (record: ForumRecord): readonly Link[] => {
    let own = links.get(record)
    if (!own) {
      own = linksOf(record)
      links.set(record, own)
    }
    return own
  }
  const referring = once(() => {
    const found = new Map<string, ForumRecord[]>()
    const add = (id: string, record: ForumRecord) => {
      const own = found.get(id)
      if (!own) found.set(id, [record])
      else if (own.at(-1) !== record) own.push(record)
    }
    for (const record of plain.records) {
      const { targets } = record
      if (targets) for (const id of targets) add(id, record)
      else for (const { to } of linksFrom(record)) add(to, record)
    }
    return found
  })
  const backlinks = new Map<string, readonly Link[]>()
  const files = once(() => new Map(plain.records.flatMap((record) => filesOf(record).map((file) => [file.path, file] as const))))
  const nothing: readonly ForumRecord[] = []
  const noLinks: readonly Link[] = []
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
    linksFrom,
    linksTo(id) {
      const records = referring().get(id)
      if (!records) return noLinks
      let found = backlinks.get(id)
      if (!found) {
        found = records.flatMap((record) => linksFrom(record).filter(({ to }) => to === id))
        backlinks.set(id, found)
      }
      return found
    },
    text: (path) => others.get(path) ?? files().get(path)?.text ?? (path === 'rcm.yaml' ? plain.forumText : ''),
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

/** The ids to which the data of a record of a kind refers. */
export const targetsIn = (data: SourceFile['data'], kind: Kind): string[] =>
  kind.references.flatMap((field) => valuesAt(data, field.path).flatMap(({ value }) => (typeof value === 'string' ? [idOf(value)] : [])))

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

const letterR = 'r'.charCodeAt(0)
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

/**
 * Ids in the order a person expects: FU-2016-9 before FU-2016-10, OBJ-1 before OBJ-1.a. Runs of figures are compared as numbers, and runs of
 * other signs as text.
 */
export function compareIds(a: string, b: string): number {
  let at = 0
  let isFigure = false
  for (; at < a.length && at < b.length && a[at] === b[at]; at++) isFigure = isDigit(a, at)
  if (at === a.length && at === b.length) return 0
  // Where both are among figures, or one of them is and the figures before are the same, numbers are compared.
  const [digitA, digitB] = [isDigit(a, at), isDigit(b, at)]
  if ((digitA && digitB) || (isFigure && (digitA || digitB))) {
    let from = at
    while (from > 0 && isDigit(a, from - 1)) from--
    const [endA, endB] = [endOfFigures(a, at), endOfFigures(b, at)]
    const difference = Number(a.slice(from, endA)) - Number(b.slice(from, endB))
    if (difference !== 0) return difference
    return compareIds(a.slice(endA), b.slice(endB))
  }
  // A run of text that ends comes before one that goes on.
  if (!isFigure && at > 0 && (digitA || at === a.length) !== (digitB || at === b.length)) return digitA || at === a.length ? -1 : 1
  if (at === a.length) return -1
  if (at === b.length) return 1
  return (a[at] as string) < (b[at] as string) ? -1 : 1
}

/** Is there a figure at the place? */
function isDigit(id: string, at: number): boolean {
  const code = id.charCodeAt(at)
  return code >= 48 && code <= 57
}

function endOfFigures(id: string, from: number): number {
  let end = from
  while (isDigit(id, end)) end++
  return end
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
