// A log of continuous integration reads commands out of what a program prints: no text of a record becomes one.
import { userError } from '../core/failure.ts'
import type { Process, Stream } from './context.ts'

/** Services whose logs do so: GitHub and what follows it, Azure, TeamCity. */
const services = ['GITHUB_ACTIONS', 'TF_BUILD', 'TEAMCITY_VERSION']

/** Formats that mean the same when a sign is written as an escape. */
const json = ['json', 'jsonl', 'sarif', 'gitlab']

/**
 * The streams of a process, guarded where its environment is that of such a service: a line that begins with `::` shows the first of the two
 * as `\u003a`, and `##[` its second sign as `\u0023`. Of formats that are neither text nor JSON no letter may change: what would be a command
 * is not written at all. The commands of `github` are meant.
 */
export function guardedStreams({ streams, env }: Process, format: string | undefined): Process['streams'] {
  if (!services.some((name) => env[name])) return streams
  const change =
    format === undefined || format === 'text' ? withoutCommands : json.includes(format) ? withoutInnerCommands : format === 'github' ? same : refused
  return {
    stdout: guarded(streams.stdout, change),
    stderr: guarded(streams.stderr, withoutCommands),
    get stdin() {
      return streams.stdin
    },
  } as Process['streams']
}

const guarded = (stream: Stream, change: (text: string) => string): Stream => ({
  write: (content) => stream.write(typeof content === 'string' ? change(content) : content),
  get isTTY() {
    return stream.isTTY
  },
  get columns() {
    return stream.columns
  },
})

/** The older form of commands may stand anywhere in a line. */
const withoutInnerCommands = (text: string): string => text.replace(/##(?=\[|vso\[|teamcity\[)/g, '#\\u0023')

const withoutCommands = (text: string): string => withoutInnerCommands(text.replace(/^([^\S\n]*):(?=:)/gm, '$1\\u003a'))

const same = (text: string): string => text

/** @throws UserError `ci-log` */
function refused(text: string): string {
  if (withoutCommands(text) === text) return text
  throw userError(
    'ci-log',
    {
      en: 'A text of a record stands at the beginning of a line where the log of this service would take it for a command, so nothing was printed.',
      es: 'Un texto de un registro está al comienzo de una línea, donde el registro de este servicio lo tomaría por una orden; no se imprimió nada.',
    },
    {},
    { en: 'Write into a file: --output FILE', es: 'Escriba en un archivo: --output ARCHIVO' },
  )
}
