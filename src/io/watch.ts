// Watches a forum's files for changes.
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { join } from 'node:path'
import { forumPaths } from './survey.ts'

/** How long it has to be quiet before a change is told, in milliseconds: an editor or git writes several files. */
const quiet = 120

/**
 * Gives the paths that changed, gathered until it is quiet, again and again until the signal ends it. Folders are watched one by one, each
 * with what lies directly in it: that holds on every system and through editors that put a new file in the place of the old.
 */
export async function* changesIn(root: string, signal: AbortSignal): AsyncGenerator<readonly string[]> {
  const watchers = new Map<string, FSWatcher>()
  const changed = new Set<string>()
  let wake: () => void = () => {}
  let timer: NodeJS.Timeout | undefined
  const tell = (folder: string, name: string | null): void => {
    if (name?.startsWith('.') || (folder === '' && name !== null && !forumPaths.some((path) => path === name))) return
    changed.add(folder === '' ? (name ?? 'rcm.yaml') : `${folder}${name === null ? '' : `/${name}`}`)
    clearTimeout(timer)
    timer = setTimeout(() => wake(), quiet)
  }
  const watchAll = (): void => {
    const folders = new Set(['', ...foldersIn(root)])
    for (const [folder, watcher] of watchers)
      if (!folders.has(folder)) {
        watcher.close()
        watchers.delete(folder)
      }
    for (const folder of folders)
      if (!watchers.has(folder)) {
        const watcher = watch(join(root, folder), (_, name) => tell(folder, name))
        watcher.on('error', () => watcher.close())
        watchers.set(folder, watcher)
      }
  }
  const end = () => wake()
  signal.addEventListener('abort', end)
  try {
    watchAll()
    while (!signal.aborted) {
      if (changed.size === 0) await new Promise<void>((resolve) => (wake = resolve))
      if (signal.aborted) return
      watchAll()
      const paths = [...changed].sort()
      changed.clear()
      yield paths
    }
  } finally {
    signal.removeEventListener('abort', end)
    clearTimeout(timer)
    for (const watcher of watchers.values()) watcher.close()
  }
}

/** The forum's folders, all the way down; links are not followed. */
function foldersIn(root: string): string[] {
  const found: string[] = []
  const walk = (folder: string): void => {
    found.push(folder)
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }))
      if (entry.isDirectory() && !entry.name.startsWith('.')) walk(`${folder}/${entry.name}`)
  }
  for (const path of forumPaths) if (statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory()) walk(path)
  return found
}
