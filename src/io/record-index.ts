// The index: what was read of a forum's files, kept so that a file that did not change is not read again, and one that did makes little work.
//
// One file of columns a forum (paths, stamps, fingerprints, ids, access and references of all files) and parts, each with the data of a run of files.
// Parts are named by their contents and read when a record in them is asked for; what cannot be read is as if it had not been kept.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Parts, readFile } from '../core/front-matter.ts'
import { once } from '../core/once.ts'
import { type SourceFile, textOr } from '../core/record.ts'
import { type Touched, both } from '../core/touched.ts'
import { type Known, type KnownFile, type Tree, type Workspace, targetsIn } from '../core/workspace.ts'
import { type Kept, type Part, type Step, hashLength, nothingKept, readKept, writeKept } from './index-file.ts'
import { type Survey, isSettled, placeOf, stampLength, survey, unknown } from './survey.ts'
import { writeWhole } from './write.ts'

/** A file's line: its data, the length of its body, and the line on which that begins. */
type Entry = readonly [SourceFile['data'], number, number]

/** So many steps are kept, of at most so many paths in all. */
const [mostSteps, mostTouched] = [20, 2000]

/** So many files make a part; one that grew to twice as many is taken apart. */
const partLength = 512

/** So many files are read to tell whether anything changed at all. */
const mostUntold = 50

/** A part that no index names is kept for so long, in milliseconds: another run may be about to name it. */
const graceful = 600_000

export class RecordIndex {
  readonly tree: Tree
  private readonly folder: string
  private readonly program: string
  private readonly kept: Kept
  private readonly now: Survey
  /** After this, in milliseconds, a file may have changed again without another stamp. */
  private readonly settled: number
  private readonly lines = new Map<Part, readonly string[]>()
  private readonly learned = new Map<number, SourceFile>()
  /** Of a file that was read: its place before when its text is the same as then, else the fingerprint of its text. */
  private readonly seen = new Map<number, number | Buffer>()
  private isTorn = false
  private saved: { readonly state: string; readonly steps: readonly Step[] } | undefined

  /**
   * @param folder where it is kept
   * @param root the forum's folder
   * @param treeOf reads what a survey found
   * @param lately how young a change is, in milliseconds, after which another may follow that the stamp does not tell
   */
  constructor(folder: string, program: string, root: string, treeOf: (root: string, survey: Survey) => Tree, lately: number) {
    this.folder = folder
    this.program = program
    this.kept = readKept(join(folder, indexName), program) ?? nothingKept
    this.settled = Date.now() - lately
    this.now = survey(root, this.kept)
    this.tree = treeOf(root, this.now)
  }

  /** What names all that the files hold: when none of them changed, or after they were read and kept. */
  get state(): string | undefined {
    if (this.isTorn) return undefined
    return this.saved?.state ?? (this.isUnchanged || this.isSameText() ? this.kept.state : undefined)
  }

  /** Have the few files whose stamps do not tell the texts that they had? */
  private readonly isSameText = once((): boolean => {
    const { kept, now, tree } = this
    const untold = [...now.same.keys()].filter((place) => now.same[place] === -1)
    if (!this.hasSamePaths || untold.length > mostUntold) return false
    return untold.every((place) => {
      const path = tree.paths[place] ?? ''
      const before = placeOf(path, kept.paths)
      const text = before === -1 ? undefined : textOf(tree, path)
      return text !== undefined && this.hashAt(before).equals(hashOf(text))
    })
  })

  /** To be said when a file turns out to have been written to since the survey: what is made of the files then is of no one state. */
  tear(): void {
    this.isTorn = true
  }

  /** As many paths, and the same ones refused. */
  private get hasSamePaths(): boolean {
    const { kept, now } = this
    return kept.state !== '' && now.paths.length === kept.paths.length && JSON.stringify(now.refused) === kept.refused
  }

  /** What changed since a state; undefined where that is not known. To be asked for after the files were read and kept. */
  touchedSince(state: string): Touched | undefined {
    if (state === this.state) return { paths: [], ids: [], targets: [] }
    const { steps } = this.saved ?? this.kept
    const first = steps.findIndex(({ from }) => from === state)
    if (first === -1) return undefined
    return steps.slice(first).reduce<Touched>((all, { touched }) => both(all, touched), { paths: [], ids: [], targets: [] })
  }

  private get isUnchanged(): boolean {
    return this.hasSamePaths && !this.now.same.includes(-1)
  }

  /** @param definitions the fingerprint of the schemas */
  known(definitions: string): Known {
    const hasLinks = definitions === this.kept.definitions
    return {
      file: (place) => {
        const before = this.now.same[place] ?? -1
        return before !== -1 && this.kept.sound[before] === 1 ? new IndexedFile(this, place, before, hasLinks) : undefined
      },
      read: (place, path, text) => {
        const hash = hashOf(text)
        const before = placeOf(path, this.kept.paths)
        const entry = before !== -1 && this.hashAt(before).equals(hash) ? this.entry(before) : undefined
        this.seen.set(place, entry ? before : hash)
        return entry ? { parts: partsOf(entry, text) } : readFile(path, text)
      },
      learn: (place, file) => this.learned.set(place, file),
    }
  }

  /** The data of a file as it was kept; undefined when it was not, or cannot be read any more. */
  entry(before: number): Entry | undefined {
    const line = this.line(before)
    return line ? (JSON.parse(line) as Entry) : undefined
  }

  hashAt(before: number): Buffer {
    return this.kept.hashes.subarray(before * hashLength, (before + 1) * hashLength)
  }

  idAt(before: number): string | undefined {
    return this.kept.ids[before] || undefined
  }

  accessAt(before: number): string {
    return this.kept.accesses[before] ?? ''
  }

  targetsAt(before: number): string[] {
    const { linkStarts, links, targets } = this.kept
    const found: string[] = []
    for (let at = linkStarts[before] ?? 0; at < (linkStarts[before + 1] ?? 0); at++) found.push(targets[links[at] ?? -1] ?? '')
    return found
  }

  private line(before: number): string | undefined {
    const part = this.partOf(before)
    return part && this.linesOf(part)[before - part.first]
  }

  private partOf(before: number): Part | undefined {
    const { parts } = this.kept
    let [low, high] = [0, parts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((parts[middle] as Part).end <= before) low = middle + 1
      else high = middle
    }
    return parts[low]
  }

  /** None for a part that is gone or damaged: then the index is taken away, so that the next run begins anew. */
  private linesOf(part: Part): readonly string[] {
    let lines = this.lines.get(part)
    if (!lines) {
      lines = []
      try {
        const text = readFileSync(join(this.folder, partName(part.name)))
        if (createHash('sha1').update(text).digest('hex') === part.name) lines = text.toString('utf8').split('\n')
      } catch {}
      if (lines.length === 0) rmSync(join(this.folder, indexName), { force: true })
      this.lines.set(part, lines)
    }
    return lines
  }

  /** Keeps what was learned of the files of a workspace; what cannot be written is not kept, and nothing is said. */
  save({ kinds, definitions }: Workspace): void {
    const { kept, now, tree } = this
    if (this.isUnchanged && definitions === kept.definitions) return
    const { paths } = tree
    const from = new Int32Array(paths.length).fill(-1)
    const hashes = Buffer.alloc(paths.length * hashLength)
    const sound = new Uint8Array(paths.length)
    const stamps = Float64Array.from(now.stamps)
    const ids: string[] = []
    const accesses: string[] = []
    const fresh = new Map<number, string>()
    for (const [place, path] of paths.entries()) {
      const stamp = stamps.subarray(place * stampLength, (place + 1) * stampLength)
      const same = now.same[place] ?? -1
      const isLearnedAnew = same !== -1 && kept.sound[same] !== 1 && this.learned.has(place)
      const before = same === -1 || isLearnedAnew ? this.seen.get(place) : same
      if (typeof before === 'number') {
        from[place] = before
        sound[place] = kept.sound[before] ?? 0
        this.hashAt(before).copy(hashes, place * hashLength)
      } else {
        const hash = before ?? hashOf(textOf(tree, path) ?? `unread ${stamp}`)
        hash.copy(hashes, place * hashLength)
        const file = this.learned.get(place)
        const line = file && lineOf(file)
        if (line !== undefined) fresh.set(place, line)
        sound[place] = line === undefined ? 0 : 1
      }
      const data = typeof before !== 'number' && sound[place] === 1 ? this.learned.get(place)?.data : undefined
      ids.push(typeof before === 'number' ? (kept.ids[before] ?? '') : textOr(data?.id))
      accesses.push(typeof before === 'number' ? this.accessAt(before) : textOr(data?.access))
      if (!isSettled(stamp, this.settled)) stamp.fill(Number.NaN)
    }
    const folders = now.folders.map((folder) => (isSettled(folder.stamp, this.settled) ? folder : { ...folder, stamp: unknown }))
    const refused = JSON.stringify(now.refused)
    const state = createHash('sha256').update(this.program).update(paths.join('\0')).update(hashes).update(refused).digest('hex')
    const links = this.linksOf(kinds, definitions, from, sound)
    const steps = state === kept.state ? kept.steps : definitions === kept.definitions ? this.stepsAfter(from, sound, ids, links) : []
    this.saved = { state, steps }
    if (paths.some((path) => path.includes('\n'))) return
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 })
      const parts = this.writeParts(from, sound, fresh)
      writeKept(join(this.folder, indexName), this.program, {
        paths,
        stamps,
        folders,
        refused,
        state,
        definitions,
        hashes,
        sound,
        ids,
        accesses,
        ...links,
        parts,
        steps,
      })
      this.prune(parts)
    } catch {}
  }

  /** The steps, with the one from the state that was kept. */
  private stepsAfter(
    from: Int32Array,
    sound: Uint8Array,
    ids: readonly string[],
    { linkStarts, links, targets }: Pick<Kept, 'linkStarts' | 'links' | 'targets'>,
  ): Step[] {
    const { kept } = this
    const { paths } = this.tree
    const touched = { paths: new Set<string>(), ids: new Set<string>(), targets: new Set<string>() }
    const isStill = new Uint8Array(kept.paths.length)
    for (const [place, before] of from.entries()) {
      if (before !== -1 && kept.paths[before] === paths[place]) isStill[before] = 1
      else {
        // Of one of which nothing is kept, such as rcm.yaml, it is not known what it means to others.
        if (sound[place] !== 1) return []
        touched.paths.add(paths[place] ?? '')
        touched.ids.add(ids[place] || nameOf(paths[place] ?? ''))
        for (let at = linkStarts[place] ?? 0; at < (linkStarts[place + 1] ?? 0); at++) touched.targets.add(targets[links[at] ?? 0] ?? '')
      }
    }
    for (const [before, path] of kept.paths.entries())
      if (isStill[before] === 0) {
        if (kept.sound[before] !== 1) return []
        touched.paths.add(path)
        touched.ids.add(kept.ids[before] || nameOf(path))
        for (const target of this.targetsAt(before)) touched.targets.add(target)
      }
    const step = { from: kept.state, touched: { paths: [...touched.paths], ids: [...touched.ids], targets: [...touched.targets] } }
    const steps = [...kept.steps, step].slice(-mostSteps)
    const size = steps.reduce((count, { touched: each }) => count + each.paths.length, 0)
    return kept.state !== '' && size <= mostTouched ? steps : []
  }

  /** The references of all files: those that were known, and those of what is new, or of all under other schemas. */
  private linksOf(kinds: Workspace['kinds'], definitions: string, from: Int32Array, sound: Uint8Array): Pick<Kept, 'linkStarts' | 'links' | 'targets'> {
    const { kept, tree } = this
    const isKnown = definitions === kept.definitions
    const byFolder = new Map([...kinds.values()].map((kind) => [`records/${kind.folder}`, kind]))
    const places = new Map<string, number>()
    const placeIn = (target: string): number => {
      const known = places.get(target)
      if (known !== undefined) return known
      places.set(target, places.size)
      return places.size - 1
    }
    const moved = new Int32Array(kept.targets.length).fill(-1)
    const linkStarts = new Int32Array(tree.paths.length + 1)
    const links: number[] = []
    for (const [place, path] of tree.paths.entries()) {
      linkStarts[place] = links.length
      const before = from[place] ?? -1
      if (sound[place] !== 1) continue
      if (isKnown && before !== -1) {
        for (let at = kept.linkStarts[before] ?? 0; at < (kept.linkStarts[before + 1] ?? 0); at++) {
          const target = kept.links[at] ?? 0
          if (moved[target] === -1) moved[target] = placeIn(kept.targets[target] ?? '')
          links.push(moved[target] ?? 0)
        }
        continue
      }
      const kind = byFolder.get(path.slice(0, path.lastIndexOf('/')))
      const data = before === -1 ? this.learned.get(place)?.data : this.entry(before)?.[0]
      if (kind && data) for (const target of new Set(targetsIn(data, kind))) links.push(placeIn(target))
    }
    linkStarts[tree.paths.length] = links.length
    return { linkStarts, links: Int32Array.from(links), targets: [...places.keys()] }
  }

  /** Writes the parts in which something is new; the others stay. */
  private writeParts(from: Int32Array, sound: Uint8Array, fresh: ReadonlyMap<number, string>): Part[] {
    const parts: Part[] = []
    let first = 0
    let current: Part | undefined
    const finish = (end: number): void => {
      if (end === first) return
      if (
        current &&
        end - first === current.end - current.first &&
        from.subarray(first, end).every((before, index) => before === (current?.first ?? 0) + index)
      )
        parts.push({ name: current.name, first, end })
      else {
        const length = end - first > 2 * partLength ? partLength : end - first
        for (let at = first; at < end; at += length) parts.push(this.writePart(at, Math.min(at + length, end), from, sound, fresh))
      }
      first = end
    }
    for (const [place, before] of from.entries()) {
      const part = before === -1 ? current : this.partOf(before)
      if (part !== current) finish(place)
      current = part
    }
    finish(from.length)
    return parts
  }

  private writePart(first: number, end: number, from: Int32Array, sound: Uint8Array, fresh: ReadonlyMap<number, string>): Part {
    const lines: string[] = []
    for (let place = first; place < end; place++) {
      const before = from[place] ?? -1
      const line = sound[place] === 1 ? (before === -1 ? fresh.get(place) : this.line(before)) : undefined
      if (line === undefined) sound[place] = 0
      lines.push(line ?? '')
    }
    const text = `${lines.join('\n')}\n`
    const name = createHash('sha1').update(text).digest('hex')
    writeWhole(join(this.folder, partName(name)), text, { flush: false })
    return { name, first, end }
  }

  /** Takes away the parts that the index names no more. */
  private prune(parts: readonly Part[]): void {
    const named = new Set([indexName, ...parts.map(({ name }) => partName(name))])
    for (const file of readdirSync(this.folder)) {
      if (named.has(file) || !(file.endsWith('.part') || file.endsWith('-tmp'))) continue
      const path = join(this.folder, file)
      if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < Date.now() - graceful) rmSync(path, { force: true })
    }
  }
}

/** A file of which nothing is read before it is asked for. */
class IndexedFile implements KnownFile {
  private readonly index: RecordIndex
  private readonly place: number
  private readonly before: number
  private readonly hasLinks: boolean
  private entry: Entry | undefined
  private read: string | undefined

  constructor(index: RecordIndex, place: number, before: number, hasLinks: boolean) {
    this.index = index
    this.place = place
    this.before = before
    this.hasLinks = hasLinks
  }

  get path(): string {
    return this.index.tree.paths[this.place] ?? ''
  }
  get id(): string | undefined {
    return this.index.idAt(this.before)
  }
  get access(): string {
    return this.entry ? textOr(this.entry[0].access) : this.index.accessAt(this.before)
  }
  get targets(): readonly string[] | undefined {
    return this.hasLinks ? this.index.targetsAt(this.before) : undefined
  }
  get data(): SourceFile['data'] {
    return this.own[0]
  }
  get body(): string {
    const [, length] = this.own
    return length === 0 ? '' : this.text.slice(-length)
  }
  get bodyLine(): number {
    return this.own[2]
  }
  get text(): string {
    if (this.read === undefined) {
      this.read = textOf(this.index.tree, this.path) ?? ''
      // Written to since the survey: then what it says now is taken apart, so that its parts fit its text.
      if (!this.index.hashAt(this.before).equals(hashOf(this.read))) {
        this.index.tear()
        this.entry = this.entryNow(this.read)
      }
    }
    return this.read
  }

  private get own(): Entry {
    this.entry ??= this.index.entry(this.before) ?? this.entryNow(this.text)
    return this.entry
  }

  private entryNow(text: string): Entry {
    const { parts } = readFile(this.path, text)
    return parts ? [parts.data, parts.body.length, parts.bodyLine] : [this.entry?.[0] ?? {}, 0, 1]
  }
}

/** The id of a record whose data has none: the name of its file, without the ending. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')

const indexName = 'index'
const partName = (name: string): string => `${name}.part`

const hashOf = (text: string): Buffer => createHash('sha1').update(text).digest()

const partsOf = ([data, length, bodyLine]: Entry, text: string): Parts => ({ data, body: length === 0 ? '' : text.slice(-length), bodyLine })

/** The line of a file; undefined for one whose data the index cannot hold. */
function lineOf({ text, data, body, bodyLine }: SourceFile): string | undefined {
  const { id, access } = data
  if (id === '' || [id, access].some((each) => typeof each === 'string' && each.includes('\n'))) return undefined
  const line = JSON.stringify([data, body.length, bodyLine] satisfies Entry)
  // What is no number becomes null; a minus is lost before a zero, which it is written before.
  return (line.includes('null') || /(?:^|[\s[,{:])-[0.]/.test(text)) && hasOddNumber(data) ? undefined : line
}

/** Is there a number that JSON does not have: an infinite one, none, or minus zero? */
const hasOddNumber = (value: unknown): boolean =>
  typeof value === 'number'
    ? !Number.isFinite(value) || Object.is(value, -0)
    : typeof value === 'object' && value !== null && Object.values(value).some(hasOddNumber)

function textOf(tree: Tree, path: string): string | undefined {
  try {
    return tree.read(path)
  } catch {
    return undefined
  }
}
