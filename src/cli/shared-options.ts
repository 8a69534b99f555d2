// The options that every command takes.
import type { Option } from '../commands/command.ts'

export const sharedOptions: readonly Option[] = [
  { flags: '-C <folder>', text: { en: 'work in this folder', es: 'trabajar en esta carpeta' } },
  {
    flags: '--as-of <day>',
    text: {
      en: 'the day to look from, such as 2016-03-05; today unless given',
      es: 'el día desde el que se mira, por ejemplo 2016-03-05; hoy si no se indica',
    },
  },
  { flags: '--rev <revision>', text: { en: 'read the records of a tag, branch, commit or day', es: 'leer los registros de una etiqueta, rama, commit o día' } },
  { flags: '--lang <language>', text: { en: 'the language: en or es', es: 'el idioma: en o es' } },
  { flags: '-o, --output <file>', text: { en: 'write the result into this file', es: 'escribir el resultado en este archivo' } },
  { flags: '--no-index', text: { en: 'read everything anew, whatever is remembered', es: 'leer todo de nuevo, sin usar lo recordado' } },
  { flags: '--timings', text: { en: 'say on stderr where the time went', es: 'decir en stderr en qué se fue el tiempo' } },
  { flags: '--no-pager', text: { en: 'a long text goes to the terminal as it is', es: 'un texto largo va a la terminal tal como es' } },
  { flags: '--no-color', text: { en: 'no colour', es: 'sin color' } },
]

export const formatOption = (formats: readonly string[]): Option => ({
  flags: '-f, --format <format>',
  choices: formats,
  text: { en: 'the form of the result', es: 'la forma del resultado' },
})
