// A folder of files that can be made again at any time: written without waiting for the disk, and only where their bytes differ.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { threadId } from 'node:worker_threads'
import { userError } from '../core/failure.ts'
import { systemError } from '../core/system-error.ts'
import { isLeft, temporaryName } from './lock.ts'
import { forumPaths } from './survey.ts'

/**
 * @param root the folder, made when it is not there
 * @param forum the folder with rcm.yaml, into whose own folders nothing is put
 * @throws UserError `output`
 */
export function outputFolder(root: string, forum: string) {
  const [own = ''] = relative(forum, root).split(sep)
  if (forumPaths.some((path) => path === own)) throw ofForum(own)

  const there = new Set<string>()
  const links = new Set<string>()
  for (const entry of existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : []) {
    const name = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')
    if (isLeft(entry.name)) rmSync(join(root, name), { force: true })
    else there.add(name)
    if (entry.isSymbolicLink()) links.add(name)
  }
  /** What stands behind a link is not in this folder, whoever put the link there. */
  const refuseLinks = (name: string): void => {
    for (let at = name; at !== '.'; at = dirname(at)) if (links.has(at)) throw aLink(at)
  }
  const read = (name: string): Uint8Array | undefined => {
    if (!there.has(name)) return undefined
    try {
      return readFileSync(join(root, name))
    } catch {
      return undefined
    }
  }
  return {
    has: (name: string): boolean => there.has(name),
    size: (name: string): number | undefined => (there.has(name) ? statSync(join(root, name), { throwIfNoEntry: false })?.size : undefined),
    read,
    /** @throws UserError `write` */
    write(name: string, content: string | Uint8Array): boolean {
      refuseLinks(name)
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      const before = read(name)
      if (before && Buffer.compare(before, bytes) === 0) return false
      const path = join(root, name)
      const folder = dirname(name)
      // Each file is whole, whenever the power goes and whoever reads it meanwhile.
      const temporary = join(dirname(name), temporaryName(basename(name), threadId))
      const target = join(root, temporary)
      try {
        if (folder === '.' || !there.has(folder)) mkdirSync(dirname(path), { recursive: true })
        if (there.has(temporary.split(sep).join('/'))) rmSync(target, { force: true })
        writeFileSync(target, bytes, { flag: 'wx' })
        renameSync(target, path)
      } catch (error) {
        try {
          rmSync(target, { force: true })
        } catch {}
        throw userError(
          'write',
          { en: 'The file {path} could not be written: {whyEn}.', es: 'No se pudo escribir el archivo {path}: {whyEs}.' },
          { path: name, ...systemError(error) },
          {
            en: 'Check the folder and its permissions, or choose another with --output.',
            es: 'Compruebe la carpeta y sus permisos, o elija otra con --output.',
          },
        )
      }
      there.add(folder)
      there.add(name)
      return true
    },
    remove(name: string): void {
      refuseLinks(name)
      rmSync(join(root, name), { force: true })
      there.delete(name)
      for (let folder = dirname(name); folder !== '.'; folder = dirname(folder)) {
        if (!existsSync(join(root, folder)) || readdirSync(join(root, folder)).length > 0) return
        rmdirSync(join(root, folder))
        there.delete(folder)
      }
    },
  }
}

const ofForum = (path: string) =>
  userError(
    'output',
    { en: 'The folder {path} holds what rcm reads, and nothing else.', es: 'La carpeta {path} contiene lo que rcm lee, y nada más.' },
    { path },
    { en: 'Choose another folder with --output.', es: 'Elija otra carpeta con --output.' },
  )

const aLink = (path: string) =>
  userError(
    'link',
    { en: 'In the folder, {path} is a symbolic link, and is not followed.', es: 'En la carpeta, {path} es un enlace simbólico, y no se sigue.' },
    { path },
    { en: 'Take the link away, or choose another folder with --output.', es: 'Quite el enlace, o elija otra carpeta con --output.' },
  )
