// Writes a file whole or not at all.
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { userError } from '../core/failure.ts'
import { systemError } from '../core/system-error.ts'
import { isLeft, temporaryName, temporaryStart } from './lock.ts'

/**
 * Puts a text, or bytes, into a file through a temporary file beside it, so that the old file stays whole until the new one is.
 * @param options without `flush` the new one may be lost when the power fails: for what can be made again, and is checked when read
 * @throws UserError `write`
 */
export function writeWhole(path: string, content: string | Uint8Array, options: { readonly flush: boolean } = { flush: true }): void {
  const folder = dirname(path)
  const temporary = join(folder, temporaryName(basename(path), 0))
  try {
    mkdirSync(folder, { recursive: true })
    // What lies there already is of a process that died, or a link that somebody put there: it is not written through.
    rmSync(temporary, { force: true })
    const begun = temporaryStart(basename(path))
    if (options.flush) for (const name of readdirSync(folder)) if (name.startsWith(begun) && isLeft(name)) rmSync(join(folder, name), { force: true })
    writeFileSync(temporary, content, { ...options, flag: 'wx' })
    renameSync(temporary, path)
  } catch (error) {
    try {
      rmSync(temporary, { force: true })
    } catch {}
    throw userError(
      'write',
      { en: 'The file {path} could not be written: {whyEn}.', es: 'No se pudo escribir el archivo {path}: {whyEs}.' },
      { path, ...systemError(error) },
      {
        en: 'Check the folder and its permissions, or choose another file with --output.',
        es: 'Compruebe la carpeta y sus permisos, o elija otro archivo con --output.',
      },
    )
  }
}
