// What a command is given by name: a file, standard input, a folder for a new forum.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { userError } from '../core/failure.ts'
import { systemError } from '../core/system-error.ts'

/**
 * The text of a file; `-` is standard input.
 * @throws UserError `read`
 */
export const readInput = (path: string): string => readInputBytes(path).toString('utf8')

/**
 * The bytes of a file; `-` is standard input.
 * @throws UserError `read`
 */
export function readInputBytes(path: string): Buffer {
  try {
    return readFileSync(path === '-' ? 0 : path)
  } catch (error) {
    throw userError(
      'read',
      { en: 'The file {path} could not be read: {whyEn}.', es: 'No se pudo leer el archivo {path}: {whyEs}.' },
      { path, ...systemError(error) },
      { en: 'Check its name; “-” reads from standard input.', es: 'Compruebe su nombre; «-» lee de la entrada estándar.' },
    )
  }
}

export const isThere = (folder: string, path: string): boolean => existsSync(join(folder, path))
