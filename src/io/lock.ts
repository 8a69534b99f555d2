// The lock of a repository: one writer at a time; one that died is noticed, and what it left half made is cleared away.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { userError } from '../core/failure.ts'
import type { Disk } from './disk.ts'

interface Holder {
  readonly pid: number
  readonly host: string
  readonly token: string
  /** Files that the writer may have begun, and that nobody needs when it is gone. */
  readonly temporaries: readonly string[]
}

export interface Lock {
  /** @throws UserError `locked` when it is no longer ours */
  check(): void
  release(): void
}

export interface LockOptions {
  readonly temporaries: readonly string[]
  /** How long to wait for another writer, in milliseconds. */
  readonly patience?: number
}

/**
 * Takes the lock.
 * @throws UserError `locked` when another writer keeps it
 */
export function takeLock(disk: Disk, path: string, { temporaries, patience = 3000 }: LockOptions): Lock {
  const holder: Holder = { pid: process.pid, host: hostname(), token: randomUUID(), temporaries }
  const bytes = Buffer.from(JSON.stringify(holder))
  for (let waited = 0; ; waited += 50) {
    try {
      disk.create(path, bytes)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const found = disk.read(path)
    const other = readHolder(found)
    if (found && (other ? isGone(other) : waited >= patience)) clear(disk, path, found, other)
    else if (waited >= patience) throw locked(path, other)
    else pause(50)
  }
  for (const each of asides(disk, path)) {
    const dead = readHolder(disk.read(each))
    if (dead && isGone(dead)) forget(disk, each, dead)
  }
  const isHeld = () => disk.read(path)?.equals(bytes) === true
  return {
    check() {
      if (!isHeld()) throw locked(path, readHolder(disk.read(path)))
    },
    release() {
      // One that stays is noticed, and cleared away, by the next writer.
      try {
        if (isHeld()) disk.remove(path)
      } catch {}
    },
  }
}

/** Takes a dead writer's lock away, and what it had begun; puts back what turns out to be another's. */
function clear(disk: Disk, path: string, found: Buffer, holder: Holder | undefined): void {
  const aside = `${path}.${randomUUID()}`
  try {
    disk.rename(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (disk.read(aside)?.equals(found) !== true) {
    if (disk.look(path)) disk.remove(aside)
    else disk.rename(aside, path)
    return
  }
  forget(disk, aside, holder)
}

function forget(disk: Disk, aside: string, holder: Holder | undefined): void {
  for (const each of holder?.temporaries ?? []) if (isTemporary(each)) disk.remove(each)
  disk.remove(aside)
}

/** Locks of dead writers that were being cleared when whoever cleared them died as well. */
const asides = (disk: Disk, path: string): string[] =>
  disk
    .list(dirname(path))
    .filter((name) => name.startsWith(`${basename(path)}.`))
    .map((name) => join(dirname(path), name))

/** Is there anything of a writer, living or dead? */
export const isLockTraced = (disk: Disk, path: string): boolean => disk.look(path) !== undefined || asides(disk, path).length > 0

/** The name of a file on its way to be another: hidden, so that no reader of records takes it for one. */
export const temporaryName = (name: string, number: number): string => `${temporaryStart(name)}${process.pid}-${number}.rcm-tmp`
/** What such names of one file begin with, whoever writes it. */
export const temporaryStart = (name: string): string => `.${shortened(name)}.`
/** Is it the name of such a file whose writer is gone? */
export function isLeft(name: string): boolean {
  const pid = /\.(\d+)-\d+\.rcm-tmp$/.exec(name)?.[1]
  return pid !== undefined && !isRunning(Number(pid))
}
/** At most 200 bytes: a system takes 255, and a letter can have four. */
const shortened = (name: string): string =>
  Buffer.from(name)
    .subarray(0, 200)
    .toString('utf8')
    .replace(/\ufffd+$/, '')
const isTemporary = (path: string): boolean => /(?:^|[\\/])\.[^\\/]+\.\d+-\d+\.rcm-tmp$/.test(path)

function readHolder(bytes: Buffer | undefined): Holder | undefined {
  try {
    const read = JSON.parse(String(bytes)) as Partial<Holder> | null
    if (typeof read?.pid !== 'number' || typeof read.host !== 'string') return undefined
    const { temporaries } = read
    return {
      pid: read.pid,
      host: read.host,
      token: String(read.token),
      temporaries: Array.isArray(temporaries) ? temporaries.filter((each) => typeof each === 'string') : [],
    }
  } catch {
    return undefined
  }
}

function isGone({ pid, host }: Holder): boolean {
  if (host !== hostname()) return false
  // A process takes one lock at a time, so one with our number is of a process that had it before us.
  return pid === process.pid || !isRunning(pid)
}

/** Is there a process of this number on this machine? */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

const locked = (path: string, holder: Holder | undefined) =>
  userError(
    'locked',
    {
      en: 'Another rcm is writing in this repository{pid, select, none {} other { (process {pid} on {host})}}.',
      es: 'Otro rcm está escribiendo en este repositorio{pid, select, none {} other { (proceso {pid} en {host})}}.',
    },
    { pid: holder ? String(holder.pid) : 'none', host: holder?.host ?? '', path },
    {
      en: 'Wait until it has ended and try again. If none is running, delete {path}.',
      es: 'Espere a que termine e intente de nuevo. Si no hay ninguno en marcha, borre {path}.',
    },
  )
