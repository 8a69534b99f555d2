// The wiring: from what the process was given to what a command works with.
import { isAbsolute, resolve } from 'node:path'
import { Chalk } from 'chalk'
import type { Command, Context, Session } from '../commands/command.ts'
import { dayIn, isDay } from '../core/day.ts'
import { userError } from '../core/failure.ts'
import { type Lang, langOf, toolLanguages } from '../core/message.ts'
import { open } from '../io/open.ts'
import { shippedTemplate } from '../io/shipped.ts'
import { findForum } from '../io/working-tree.ts'
import { writeWhole } from '../io/write.ts'

export interface Stream {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

/** Everything the program is given; it takes nothing from anywhere else. */
export interface Process {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly streams: { readonly stdout: Stream; readonly stderr: Stream }
  readonly now: () => Date
}

type Options = Readonly<Record<string, unknown>>

/** The language wished: `--lang`, else the environment's (LC_ALL, LC_MESSAGES, LANG). */
export function wishedLanguage(options: Options, env: Process['env']): Lang | undefined {
  const asked = options.lang
  if (typeof asked === 'string') {
    const lang = langOf(asked)
    if (lang) return lang
    throw userError(
      'language',
      { en: 'rcm does not speak “{asked}”.', es: 'rcm no habla «{asked}».' },
      { asked },
      { en: `Choose one of: ${toolLanguages.join(', ')}.`, es: `Elija entre: ${toolLanguages.join(', ')}.` },
    )
  }
  return langOf(env.LC_ALL || env.LC_MESSAGES || env.LANG)
}

export function makeContext(process: Process, command: Command, options: Options): Context {
  const wished = wishedLanguage(options, process.env)
  const root = resolve(process.cwd, typeof options.C === 'string' ? options.C : '.')
  const output = typeof options.output === 'string' ? options.output : undefined
  const { stdout, stderr } = process.streams
  let session: Promise<Session> | undefined
  return {
    lang: wished ?? 'en',
    format: typeof options.format === 'string' ? options.format : (command.formats[0] ?? 'text'),
    width: Math.max(40, stdout.columns ?? (Number(process.env.COLUMNS) || 80)),
    colour: new Chalk({ level: colourLevel(process, options, output) }),
    open: () => (session ??= openSession(process, options, root, wished)),
    out: (text) => {
      if (output === undefined) stdout.write(text)
      else {
        writeWhole(isAbsolute(output) ? output : resolve(process.cwd, output), text)
        stderr.write(`${output}\n`)
      }
    },
    note: (text) => stderr.write(text),
  }
}

async function openSession(process: Process, options: Options, root: string, wished: Lang | undefined): Promise<Session> {
  const asked = options.asOf
  if (typeof asked === 'string' && !isDay(asked))
    throw userError(
      'day',
      { en: '“{asked}” is not a day of the calendar.', es: '«{asked}» no es un día del calendario.' },
      { asked },
      { en: 'Write the day as year-month-day: --as-of 2016-03-05', es: 'Escriba el día como año-mes-día: --as-of 2016-03-05' },
    )
  const { workspace, commit, template } = await open(findForum(root), typeof options.rev === 'string' ? options.rev : undefined)
  return {
    workspace,
    commit,
    lang: wished ?? langOf(workspace.forum.languages[0]) ?? 'en',
    day: typeof asked === 'string' ? asked : today(process.now(), workspace.forum['time-zone']),
    template: (path) => template(path) ?? shippedTemplate(path),
  }
}

/** A time zone that does not exist is a finding of `validate`; the briefing goes on in UTC. */
function today(now: Date, timeZone: string): string {
  try {
    return dayIn(now, timeZone)
  } catch {
    return dayIn(now, 'UTC')
  }
}

/** Colour only on a terminal that has it and wants it: NO_COLOR, TERM=dumb, FORCE_COLOR, `--no-color`. */
function colourLevel({ env, streams }: Process, options: Options, output: string | undefined): 0 | 1 | 2 {
  if (options.color === false || output !== undefined || env.NO_COLOR || env.TERM === 'dumb') return 0
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return 1
  if (!streams.stdout.isTTY) return 0
  return /256|truecolor|kitty|direct/.test(`${env.TERM} ${env.COLORTERM}`) ? 2 : 1
}
