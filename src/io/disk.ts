// The disk as far as writing needs it: few steps, each of which either happens or does not, so that a test can stop between any two.
import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'

export interface Disk {
  /** The bytes of a file; undefined when nothing is there. */
  read(path: string): Buffer | undefined
  /** What lies there, links not followed; its permissions. */
  look(path: string): { readonly type: 'file' | 'folder' | 'other'; readonly mode: number } | undefined
  /** The names in a folder; none when there is no such folder. */
  list(path: string): string[]
  /** Makes a new file with these bytes, down to the disk. @throws Error `EEXIST` when there is one */
  create(path: string, bytes: Buffer, mode?: number): void
  rename(from: string, to: string): void
  remove(path: string): void
  makeFolder(path: string): void
  /** Makes sure that the names in a folder are on the disk. */
  syncFolder(path: string): void
}

const missing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

export const realDisk: Disk = {
  read(path) {
    try {
      return readFileSync(path)
    } catch (error) {
      if (missing(error)) return undefined
      throw error
    }
  },
  look(path) {
    try {
      const stats = lstatSync(path)
      return { type: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other', mode: stats.mode & 0o777 }
    } catch (error) {
      if (missing(error)) return undefined
      throw error
    }
  },
  list(path) {
    try {
      return readdirSync(path)
    } catch (error) {
      if (missing(error)) return []
      throw error
    }
  },
  create(path, bytes, mode = 0o666) {
    const file = openSync(path, 'wx', mode)
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  },
  rename: (from, to) => renameSync(from, to),
  remove: (path) => rmSync(path, { force: true }),
  makeFolder: (path) => mkdirSync(path, { recursive: true }),
  syncFolder(path) {
    // Windows has no such call, and keeps names by itself.
    if (process.platform === 'win32') return
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  },
}
