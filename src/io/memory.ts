// What is kept from run to run in a folder of the user's, so that nothing is worked out twice.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Touched } from '../core/touched.ts'
import { RecordIndex } from './record-index.ts'
import { packageRoot, shippedSchemas } from './shipped.ts'
import { workingTree } from './working-tree.ts'
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

/** What is kept of one forum from run to run: the index of its files, and answers that hold as long as no file and no part of the program changes. */
export class Memory {
  readonly index: RecordIndex
  private readonly folder: string

  private constructor(folder: string, root: string, program: string, lately: number) {
    this.folder = join(folder, createHash('sha256').update(root).digest('hex').slice(0, 32))
    this.index = new RecordIndex(this.folder, program, root, workingTree, lately)
  }

  /**
   * Undefined where nothing is kept.
   * @param folder where it is kept
   * @param root the forum's folder
   * @param program what names the program and all its parts
   * @param lately how young a change is, in milliseconds, after which another may follow that the times of the file do not tell
   */
  static of(folder: string | undefined, root: string, program = programFingerprint(), lately = 2000): Memory | undefined {
    return folder === undefined || program === undefined ? undefined : new Memory(folder, root, program, lately)
  }

  /**
   * The value of `make`, or the one kept from a run over the very same files by the very same program. What cannot be read or written is
   * worked out anew, and nothing is said.
   * @param what names the question; the value must be plain JSON
   * @param input what the value depends on besides the files
   */
  async value<T>(what: string, input: string, make: () => Promise<T>): Promise<T> {
    const file = join(this.folder, `${what}.json`)
    const keyOf = (state: string | undefined) => state && createHash('sha256').update(state).update(input).digest('hex')
    const before = keyOf(this.index.state)
    const kept = before === undefined ? undefined : load(file)
    if (kept && kept.key === before) return kept.value as T
    const value = await make()
    // What was made has read the files.
    keep(file, keyOf(this.index.state), value)
    return value
  }

  /**
   * The same for what can be made of an older value and of what changed since.
   * @param make is given the value of an older run over other files, and what changed since, when both are known; it has read the files
   */
  async since<T>(what: string, make: (earlier: { readonly value: T; readonly touched: Touched } | undefined) => Promise<T>): Promise<T> {
    const file = join(this.folder, `${what}.json`)
    const kept = load(file)
    const touched = typeof kept?.key === 'string' ? this.index.touchedSince(kept.key) : undefined
    const value = await make(kept && touched && { value: kept.value as T, touched })
    keep(file, this.index.state, value)
    return value
  }
}

function keep(file: string, key: string | undefined, value: unknown): void {
  try {
    if (key !== undefined) writeWhole(file, JSON.stringify({ key, value }), { flush: false })
  } catch {}
}

function load(file: string): { key: unknown; value: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { key: unknown; value: unknown }
  } catch {
    return undefined
  }
}

/** A fingerprint of the program, all its parts and the schemas that ship with it; undefined where it runs from its sources. The built entry names the parts by their contents. */
export function programFingerprint(): string | undefined {
  const dist = join(packageRoot, 'dist') + sep
  if (!fileURLToPath(import.meta.url).startsWith(dist)) return undefined
  const hash = createHash('sha256').update(readFileSync(join(dist, 'main.js')))
  for (const [name, text] of shippedSchemas()) hash.update(`\0${name}\0${text}`)
  return hash.digest('hex')
}
