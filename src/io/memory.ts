// What was worked out once over the records and holds as long as no file of the forum and no part of the program changes.
import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ReadFile, type Workspace, readFile } from '../core/workspace.ts'
import { packageRoot } from './shipped.ts'
import { forumPaths } from './working-tree.ts'
import { writeWhole } from './write.ts'

/**
 * The folder for it: RCM_CACHE, else the one that the system keeps for such things (XDG_CACHE_HOME, LOCALAPPDATA, ~/.cache).
 * Undefined where the environment names none, and when RCM_CACHE is empty.
 */
export function memoryFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env.RCM_CACHE !== undefined) return env.RCM_CACHE || undefined
  const base = env.XDG_CACHE_HOME || env.LOCALAPPDATA || (env.HOME && join(env.HOME, '.cache'))
  return base ? join(base, 'rcm') : undefined
}

/**
 * The value of `make`, or the one kept from a run over the very same files by the very same program. One file a forum and question; what
 * cannot be read or written is worked out anew, and nothing is said.
 */
export class Memory {
  private readonly program: string | undefined
  private readonly folder: string | undefined
  private readonly root: string
  private readonly forum: string
  private state: string | undefined

  /**
   * @param folder where it is kept; nothing is when undefined
   * @param root the forum's folder
   * @param program what names the program and all its parts
   */
  constructor(folder: string | undefined, root: string, program = programState()) {
    this.program = program
    this.folder = program === undefined ? undefined : folder
    this.forum = root
    this.root = createHash('sha256').update(root).digest('hex').slice(0, 32)
  }

  /**
   * @param what names the question; the value must be plain JSON
   * @param input what the value depends on besides the files
   */
  async value<T>(workspace: Workspace, what: string, input: string, make: () => Promise<T>): Promise<T> {
    if (this.folder === undefined) return make()
    this.state ??= stateOf(workspace, this.program ?? '')
    const key = createHash('sha256').update(this.state).update(input).digest('hex')
    const kept = this.load(what)
    if (kept?.key === key) return kept.value as T
    const value = await make()
    this.save(what, { key, value })
    return value
  }

  /**
   * The same, for what depends on nothing but the files and `input`: whether a file changed is told from its size and times, as git does,
   * so none of them is read.
   * @param lately how young a change is, in milliseconds, after which another may follow that the times do not tell: then nothing is kept
   */
  async kept<T>(what: string, input: string, make: () => Promise<T>, lately = 2000): Promise<T> {
    const stamp = this.folder === undefined ? undefined : stampOf(this.forum, Date.now() - lately)
    if (stamp === undefined) return make()
    const key = createHash('sha256')
      .update(this.program ?? '')
      .update(stamp)
      .update(input)
      .digest('hex')
    const kept = this.load(what)
    if (kept?.key === key) return kept.value as T
    const value = await make()
    this.save(what, { key, value })
    return value
  }

  /** Reads what a file says, or what is known of the very same text. `keep` stores what was learned, when something was. */
  reader(): { readonly read: ReadFile; keep(): void } {
    const { program, folder } = this
    if (folder === undefined || program === undefined) return { read: readFile, keep: () => {} }
    const stored = this.load('records')
    const known = stored?.key === program ? ((stored.value ?? {}) as KnownFiles) : {}
    const seen: Record<string, KnownFile> = Object.create(null)
    let isNew = false
    return {
      read: (path, text) => {
        const hash = createHash('sha1').update(text).digest('base64')
        const before = Object.hasOwn(known, path) ? known[path] : undefined
        if (before?.[0] === hash) {
          seen[path] = before
          const [, data, length, bodyLine] = before
          return { parts: { data, body: length === 0 ? '' : text.slice(-length), bodyLine } }
        }
        isNew = true
        const result = readFile(path, text)
        if (result.parts && !notJson.test(text)) seen[path] = [hash, result.parts.data, result.parts.body.length, result.parts.bodyLine]
        return result
      },
      keep: () => {
        if (isNew) this.save('records', { key: program, value: seen })
      },
    }
  }

  private load(what: string): { key: string; value: unknown } | undefined {
    try {
      return JSON.parse(readFileSync(this.file(what), 'utf8')) as { key: string; value: unknown }
    } catch {
      return undefined
    }
  }

  private save(what: string, kept: { key: string; value: unknown }): void {
    try {
      mkdirSync(this.folder ?? '', { recursive: true, mode: 0o700 })
      writeWhole(this.file(what), JSON.stringify(kept))
    } catch {}
  }

  private file = (what: string): string => join(this.folder ?? '', `${this.root}-${what}.json`)
}

/** Fingerprint of the text, its data, the length of its body, and the line where that begins. */
type KnownFile = readonly [string, Readonly<Record<string, unknown>>, number, number]
type KnownFiles = Readonly<Record<string, KnownFile | undefined>>

/** Numbers that JSON cannot hold. */
const notJson = /\.(?:inf|nan)\b|[\s[,{]-0[\s,\]}.]/i

/** The built program's entry names all its parts by their contents; what runs from its sources has no such name. */
function programState(): string | undefined {
  const dist = join(packageRoot, 'dist') + sep
  return fileURLToPath(import.meta.url).startsWith(dist) ? readFileSync(join(dist, 'main.js'), 'utf8') : undefined
}

/** A fingerprint of the program and all its parts; undefined where it runs from its sources. */
export function programFingerprint(): string | undefined {
  const state = programState()
  return state === undefined ? undefined : createHash('sha256').update(state).digest('hex')
}

/** A fingerprint over what the system says of each file of a forum, and of each shipped schema; undefined when one of them changed after a time. */
function stampOf(root: string, before: number): string | undefined {
  const hash = createHash('sha256')
  try {
    for (const [folder, paths] of [
      [root, forumPaths],
      [packageRoot, ['schemas']],
    ] as const) {
      const open: string[] = [...paths]
      for (let path = open.pop(); path !== undefined; path = open.pop()) {
        const stats = lstatSync(join(folder, path), { throwIfNoEntry: false })
        if (!stats) continue
        if (stats.mtimeMs > before || stats.ctimeMs > before) return undefined
        hash.update(`${path}\0${stats.mode} ${stats.size} ${stats.ino} ${stats.mtimeMs} ${stats.ctimeMs}\0`)
        if (stats.isDirectory()) for (const name of readdirSync(join(folder, path))) if (!name.startsWith('.')) open.push(`${path}/${name}`)
      }
    }
  } catch {
    return undefined
  }
  return hash.digest('hex')
}

/** A fingerprint over everything that was read, and over what could not be. */
function stateOf({ paths, text, faults, definitions }: Workspace, program: string): string {
  const hash = createHash('sha256').update(program).update(definitions)
  for (const path of paths) hash.update(`\0${path}\0`).update(text(path))
  for (const { path, reason, detail } of faults) hash.update(`\0${path} ${reason} ${detail ?? ''}`)
  return hash.digest('hex')
}
