// A survey: which files a forum has, and what the system says of each, without reading any.
import { type Stats, lstatSync, readdirSync } from 'node:fs'
import type { Tree } from '../core/workspace.ts'

/** What a forum's repository keeps for rcm, in the order of the paths; everything else in it is none of rcm's business. */
export const forumPaths = ['rcm.yaml', 'records', 'schemas', 'templates'] as const

/** How many numbers tell whether a file is still the same: its size, its times in milliseconds, and its number on the disk. */
export const stampLength = 4

export interface Survey {
  /** Sorted. */
  readonly paths: readonly string[]
  readonly refused: Tree['refused']
  /** `stampLength` numbers a file, in the order of the paths; none where they were not asked for. */
  readonly stamps: Float64Array
  /** For each path, its place in the earlier survey, -1 where it was not there or its stamp is another. */
  readonly same: Int32Array
  readonly folders: readonly Folder[]
}

/** A folder, and what is in it, in the order of the paths: runs of files, as places of the first and after the last, and folders by name. */
export interface Folder {
  readonly path: string
  readonly stamp: readonly number[]
  readonly content: readonly (readonly [number, number] | string)[]
}

export type EarlierSurvey = Pick<Survey, 'paths' | 'stamps' | 'folders'>

/**
 * Lists the files of a forum. Links and special files are refused, not followed.
 * @param earlier a folder that did not change since is not listed again; undefined where no stamps are wanted
 */
export function survey(root: string, earlier?: EarlierSurvey): Survey {
  const found = new Found(root, earlier)
  for (const path of forumPaths) {
    const stats = lstatSync(`${root}/${path}`, { throwIfNoEntry: false })
    if (path === 'rcm.yaml' && !stats?.isSymbolicLink()) found.file(path, stats)
    else if (stats) found.entry(path, stats)
  }
  const { paths, refused, stamps, same, folders } = found
  return { paths, refused, stamps: Float64Array.from(stamps), same: Int32Array.from(same), folders }
}

class Found {
  readonly paths: string[] = []
  readonly refused: { path: string; reason: 'link' | 'special' | 'unreadable' }[] = []
  readonly stamps: number[] = []
  readonly same: number[] = []
  readonly folders: Folder[] = []
  private readonly root: string
  private readonly earlier: EarlierSurvey | undefined
  private readonly before: ReadonlyMap<string, Folder>

  constructor(root: string, earlier: EarlierSurvey | undefined) {
    this.root = root
    this.earlier = earlier
    this.before = new Map(earlier?.folders.map((folder) => [folder.path, folder]))
  }

  /** @param place where the earlier survey has the path, when that is known */
  file(path: string, stats: Stats | undefined, place?: number): void {
    this.paths.push(path)
    const { earlier } = this
    if (!earlier) return
    const stamp = stampOf(stats)
    const at = place ?? placeOf(path, earlier.paths)
    this.same.push(at !== -1 && isSame(earlier.stamps, at * stampLength, stamp) ? at : -1)
    this.stamps.push(...stamp)
  }

  private folder(path: string, stats: Stats | undefined): void {
    const stamp = this.earlier ? stampOf(stats) : []
    const known = this.before.get(path)
    const own = this.folders.length
    // Before those in it, so that their order is that of the paths.
    this.folders.push({ path, stamp, content: [] })
    const content = known && isSame(known.stamp, 0, stamp) ? this.again(path, known) : this.listed(path)
    if (this.earlier) this.folders[own] = { path, stamp: content ? stamp : unknown, content: content ?? [] }
  }

  /** A folder in which nothing was put, renamed or taken out. */
  private again(path: string, { content }: Folder): Folder['content'] {
    const paths = this.earlier?.paths ?? []
    return content.map((each) => {
      if (typeof each === 'string') {
        this.found(`${path}/${each}`)
        return each
      }
      const first = this.paths.length
      for (let at = each[0]; at < each[1]; at++) this.found(paths[at] ?? '', undefined, at)
      return [first, this.paths.length] as const
    })
  }

  /** Undefined for a folder that has to be listed each time: it cannot be read, or something in it is refused. */
  private listed(path: string): Folder['content'] | undefined {
    let names: string[]
    const folders = new Set<string>()
    const ofOthers = new Map<string, 'link' | 'special'>()
    try {
      // As part of a path, a folder's name goes on with a slash.
      names = readdirSync(`${this.root}/${path}`, { withFileTypes: true }).flatMap((entry) => {
        const { name } = entry
        if (name.startsWith('.')) return []
        if (entry.isDirectory()) folders.add(`${name}/`)
        else if (!entry.isFile()) ofOthers.set(name, entry.isSymbolicLink() ? 'link' : 'special')
        return [entry.isDirectory() ? `${name}/` : name]
      })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.refused.push({ path, reason: 'unreadable' })
      return undefined
    }
    const content: (readonly [number, number] | string)[] = []
    let first = this.paths.length
    for (const name of names.sort()) {
      if (!folders.has(name)) {
        const reason = ofOthers.get(name)
        const file = `${path}/${name}`
        if (reason === undefined) this.found(file, () => this.file(file, undefined))
        else this.refused.push({ path: file, reason })
        continue
      }
      if (this.paths.length > first) content.push([first, this.paths.length])
      const folder = name.slice(0, -1)
      content.push(folder)
      this.found(`${path}/${folder}`, () => this.folder(`${path}/${folder}`, undefined))
      first = this.paths.length
    }
    if (this.paths.length > first) content.push([first, this.paths.length])
    return ofOthers.size > 0 ? undefined : content
  }

  /** What stands at a path now, whatever stood there when it was listed; nothing when it is gone. Without stamps, what it was listed as. */
  private found(path: string, asListed?: () => void, place?: number): void {
    const stats = this.earlier && lstatSync(`${this.root}/${path}`, { throwIfNoEntry: false })
    if (stats) this.entry(path, stats, place)
    else if (!this.earlier) asListed?.()
  }

  entry(path: string, stats: Stats, place?: number): void {
    if (stats.isDirectory()) this.folder(path, stats)
    else if (stats.isFile()) this.file(path, stats, place)
    else this.refused.push({ path, reason: stats.isSymbolicLink() ? 'link' : 'special' })
  }
}

/** Numbers that are the same as none. */
export const unknown: readonly number[] = [Number.NaN, Number.NaN, Number.NaN, Number.NaN]

const stampOf = (stats: Stats | undefined): readonly number[] => (stats ? [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino] : unknown)

/** Is a stamp older than a time: would it be another if the file had changed since? */
export const isSettled = (stamp: Float64Array | readonly number[], time: number): boolean => (stamp[1] ?? 0) < time && (stamp[2] ?? 0) < time

function isSame(stamps: Float64Array | readonly number[], at: number, stamp: readonly number[]): boolean {
  for (let index = 0; index < stampLength; index++) if (stamps[at + index] !== stamp[index]) return false
  return true
}

/** The place of a path among sorted ones; -1 when it is not there. */
export function placeOf(path: string, paths: readonly string[]): number {
  let [low, high] = [0, paths.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((paths[middle] as string) < path) low = middle + 1
    else high = middle
  }
  return paths[low] === path ? low : -1
}
