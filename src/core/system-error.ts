// What the operating system said of a file, in words.
import type { Lang, Text } from './message.ts'

/** By the codes of POSIX errno, and our own. */
const words: Readonly<Record<string, Text>> = {
  ENOENT: { en: 'there is no such file or folder', es: 'no existe ese archivo o carpeta' },
  EACCES: { en: 'the system does not allow it', es: 'el sistema no lo permite' },
  EPERM: { en: 'the system does not allow it', es: 'el sistema no lo permite' },
  EROFS: { en: 'the disk can only be read', es: 'el disco es de solo lectura' },
  ENOSPC: { en: 'the disk is full', es: 'el disco está lleno' },
  EDQUOT: { en: 'the space allowed on the disk is used up', es: 'se agotó el espacio asignado en el disco' },
  EISDIR: { en: 'it is a folder', es: 'es una carpeta' },
  ENOTDIR: { en: 'what stands in its path is no folder', es: 'lo que está en su ruta no es una carpeta' },
  EEXIST: { en: 'it is there already', es: 'ya existe' },
  ENAMETOOLONG: { en: 'its name is too long', es: 'su nombre es demasiado largo' },
  EBUSY: { en: 'another program is using it', es: 'otro programa lo está usando' },
  ELOOP: { en: 'its links lead in a circle', es: 'sus enlaces forman un círculo' },
  'too-large': { en: 'it is larger than 8 MB', es: 'pasa de 8 MB' },
  ESPIPE: { en: 'it is a pipe', es: 'es una tubería' },
  EADDRINUSE: { en: 'another program is using it', es: 'otro programa lo está usando' },
  EIO: { en: 'the disk does not answer', es: 'el disco no responde' },
}

/** Of a code of POSIX errno, in words; the code itself where there are none. */
export const systemWords = (code: string): Text => words[code] ?? { en: code, es: code }

/** The same in every language, for the places `{whyEn}` and `{whyEs}` of a message; a code without words gives what the system wrote. */
export function systemError(error: unknown): Readonly<Record<`why${Capitalize<Lang>}`, string>> {
  const { code, message } = error as NodeJS.ErrnoException
  const text = words[code ?? '']
  return { whyEn: text?.en ?? message ?? String(error), whyEs: text?.es ?? message ?? String(error) }
}
