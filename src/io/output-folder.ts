// A folder of files that can be made again at any time: written without waiting for the disk, and only where their bytes differ.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { userError } from '../core/failure.ts'
import { systemError } from '../core/system-error.ts'

export function outputFolder(root: string) {
  const folders = new Set<string>()
  const read = (name: string): Uint8Array | undefined => {
    try {
      return readFileSync(join(root, name))
    } catch {
      return undefined
    }
  }
  return {
    has: (name: string): boolean => existsSync(join(root, name)),
    read,
    /** @throws UserError `write` */
    write(name: string, content: string | Uint8Array): boolean {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      if (folders.has(dirname(name)) || existsSync(join(root, name))) {
        const before = read(name)
        if (before && Buffer.compare(before, bytes) === 0) return false
      }
      const path = join(root, name)
      const temporary = `${path}.${process.pid}.tmp`
      try {
        if (!folders.has(dirname(name))) mkdirSync(dirname(path), { recursive: true })
        folders.add(dirname(name))
        writeFileSync(temporary, bytes)
        renameSync(temporary, path)
      } catch (error) {
        rmSync(temporary, { force: true })
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
      return true
    },
    remove(name: string): void {
      rmSync(join(root, name), { force: true })
      for (let folder = dirname(name); folder !== '.'; folder = dirname(folder)) {
        if (!existsSync(join(root, folder)) || readdirSync(join(root, folder)).length > 0) return
        rmdirSync(join(root, folder))
      }
    },
  }
}
