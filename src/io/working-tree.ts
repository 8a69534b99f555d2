// The working tree: the repository's files as they lie on disk now.
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { userError } from '../core/failure.ts'
import type { Tree } from '../core/workspace.ts'
import { survey } from './survey.ts'

/** A record larger than this is not read, in bytes. */
export const maxFileSize = 8 * 1024 * 1024

/**
 * The folder with rcm.yaml: this one or the nearest above.
 * @throws UserError `no-forum`
 */
export function findForum(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (statSync(join(folder, 'rcm.yaml'), { throwIfNoEntry: false })?.isFile()) return folder
    if (dirname(folder) === folder) break
  }
  if (isBare(start))
    throw userError(
      'no-forum',
      {
        en: '{start} is a bare repository: it has a history, but no files.',
        es: '{start} es un repositorio desnudo (bare): tiene historial, pero no archivos.',
      },
      { start },
      { en: 'Work in a clone of it: git clone {start} FOLDER', es: 'Trabaje en un clon: git clone {start} CARPETA' },
    )
  throw userError(
    'no-forum',
    {
      en: 'There is no rcm.yaml in {start} or in any folder above it, so rcm does not know which records to read.',
      es: 'No hay rcm.yaml en {start} ni en ninguna carpeta superior, de modo que rcm no sabe qué registros leer.',
    },
    { start },
    {
      en: 'Change to the folder of the records, or name it: rcm -C FOLDER …',
      es: 'Cambie a la carpeta de los registros, o indíquela: rcm -C CARPETA …',
    },
  )
}

/** Has a folder the form of a bare repository? */
const isBare = (folder: string): boolean =>
  ['objects', 'refs'].every((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory()) &&
  statSync(join(folder, 'HEAD'), { throwIfNoEntry: false })?.isFile() === true

/** The files as they were surveyed; each is read when asked. */
export function workingTree(root: string, { paths, refused }: Pick<Tree, 'paths' | 'refused'> = survey(root)): Tree {
  const buffer = Buffer.allocUnsafe(64 * 1024)
  return { paths, refused, read: (path) => readText(`${root}/${path}`, buffer) }
}

/** A link that took the place of a file is not followed, and a pipe that did is not waited for. Windows has neither flag. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** One synchronous read into a shared buffer; larger files get their own. Measured: six times faster than promises at 10,000 files. */
function readText(path: string, buffer: Buffer): string {
  const file = openSync(path, flags)
  try {
    const length = readSync(file, buffer, 0, buffer.length, 0)
    if (length < buffer.length) return buffer.toString('utf8', 0, length)
    const { size } = fstatSync(file)
    if (size > maxFileSize) throw Object.assign(new Error(`larger than ${maxFileSize} bytes`), { code: 'too-large' })
    const whole = Buffer.allocUnsafe(size)
    let at = 0
    while (at < size) {
      const count = readSync(file, whole, at, size - at, at)
      if (count === 0) break
      at += count
    }
    return whole.toString('utf8', 0, at)
  } finally {
    closeSync(file)
  }
}
