// What was worked out once over the records and holds as long as no file of the forum and no part of the program changes.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Workspace } from '../core/workspace.ts'
import { packageRoot } from './shipped.ts'
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
 * @param root the forum's folder
 * @param what names the question; the value must be plain JSON
 */
export async function remembered<T>(folder: string | undefined, root: string, workspace: Workspace, what: string, make: () => Promise<T>): Promise<T> {
  const program = programState()
  if (folder === undefined || program === undefined) return make()
  const key = stateOf(workspace, program)
  const file = join(folder, `${createHash('sha256').update(root).digest('hex').slice(0, 32)}-${what}.json`)
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { key: string; value: T }
    if (kept.key === key) return kept.value
  } catch {}
  const value = await make()
  try {
    writeWhole(file, JSON.stringify({ key, value }))
  } catch {}
  return value
}

/** The built program's entry names all its parts by their contents; what runs from its sources has no such name. */
function programState(): string | undefined {
  const dist = join(packageRoot, 'dist') + sep
  return fileURLToPath(import.meta.url).startsWith(dist) ? readFileSync(join(dist, 'main.js'), 'utf8') : undefined
}

/** A fingerprint over everything that was read, and over what could not be. */
function stateOf({ paths, text, faults, definitions }: Workspace, program: string): string {
  const hash = createHash('sha256').update(program).update(definitions)
  for (const path of paths) hash.update(`\0${path}\0`).update(text(path))
  for (const { path, reason, detail } of faults) hash.update(`\0${path} ${reason} ${detail ?? ''}`)
  return hash.digest('hex')
}
