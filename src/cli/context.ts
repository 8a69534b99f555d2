// The wiring: from what the process was given to what a command works with.
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { Chalk } from 'chalk'
import { type Command, type Context, type Helping, type Session, writingOptions } from '../commands/command.ts'
import { dayIn, isDay } from '../core/day.ts'
import { userError } from '../core/failure.ts'
import { once } from '../core/once.ts'
import { counted, enter } from '../core/phase.ts'
import type { Beside } from '../core/progress.ts'
import { type Lang, langOf, say, toolLanguages } from '../core/message.ts'
import { baseOf, forkPoint, isTagged, lastEdition, revisionDay, tagEdition } from '../io/git.ts'
import { Memory, memoryFolder, programFingerprint } from '../io/memory.ts'
import { open, openBranches } from '../io/open.ts'
import { outputFolder } from '../io/output-folder.ts'
import { shippedTemplate, shippedTemplates, version } from '../io/shipped.ts'
import { findForum } from '../io/working-tree.ts'
import { writeWhole } from '../io/write.ts'
import { hasHyperlinks, hyperlink } from './hyperlink.ts'
import { type ThreadGiven, startHelper } from './helper.ts'
import { show } from './pager.ts'
import { type ProgressBar, noBar } from './progress-bar.ts'
import { type Typed, typedIn } from './typed.ts'
import { forumOr, writingContext, writingSession } from './writing.ts'

export interface Stream {
  write(content: string | Uint8Array): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  readonly rows?: number | undefined
}

/** Everything the program is given; it takes nothing from anywhere else. */
export interface Process {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly streams: { readonly stdout: Stream; readonly stderr: Stream; readonly stdin?: Readable & { readonly isTTY?: boolean } }
  readonly now: () => Date
  /** Asked for by a command that goes on until Ctrl-C: the signal of it, which then no longer ends the process. */
  readonly interrupted?: () => AbortSignal
  /** Starts a thread that draws on stderr how far work has come, and ends with the process. */
  readonly beside?: (given: Beside) => void
  /** Starts a thread that runs the same command line for its share, and gives what it hands over; undefined where work of that size is not worth one. */
  readonly second?: (size: number, given: ThreadGiven) => Promise<unknown> | undefined
  /** In such a thread. */
  readonly helping?: Helping
  /** Shows a text by a program, page by page, on the same terminal; false when there is no such program. */
  readonly page?: (program: string, text: string) => boolean
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

/** A context, the language in which its command spoke, and what becomes of what was typed. */
export type Wired = Context & {
  readonly spoken: () => Lang
  /** @param isDone whether it is written, and need not be kept any more */
  ended(isDone: boolean): void
}

/** @param bar what shows how far long work has come; it is taken away before anything is said */
export function makeContext(process: Process, command: Command, options: Options, bar: ProgressBar): Wired {
  const wished = wishedLanguage(options, process.env)
  const root = resolve(process.cwd, typeof options.C === 'string' ? options.C : '.')
  const output = typeof options.output === 'string' ? options.output : undefined
  const { stdout, stderr } = process.streams
  const memory = once(() => memoryOf(process, options, findForum(root)))
  let session: Promise<Session> | undefined
  let spoken = wished ?? 'en'
  let hasHinted = false
  const writes = writingOptions.every((option) => command.options.includes(option))
  const isPaged = options.pager !== false && !options.watch
  const clearing =
    <A extends unknown[], R>(say: (...given: A) => R) =>
    (...given: A): R => {
      bar.clear()
      return say(...given)
    }
  const typed = typedIn(
    process.argv,
    () => forumOr(root),
    clearing((text) => stderr.write(text)),
  )
  const { ask, ...writing } = writingContext(process, root, typed)
  return {
    lang: wished ?? 'en',
    version: version(),
    program: programFingerprint,
    format: typeof options.format === 'string' ? options.format : (formatOfFile(output, command.formats) ?? command.formats[0] ?? 'text'),
    width: Math.max(40, stdout.columns ?? (Number(process.env.COLUMNS) || 80)),
    colour: new Chalk({ level: colourLevel(process, options, output) }),
    spoken: () => spoken,
    ended: (isDone) => typed.end(isDone, spoken),
    open: async () => {
      if (session === undefined && writes) (await import('../io/apply.ts')).checkEnded(findForum(root))
      session ??= openSession(process, options, root, { wished, bar, typed }, memory())
      const opened = await session
      spoken = opened.lang
      return opened
    },
    kept: (what, make) => {
      const { argv, cwd, env } = process
      const links = hasHyperlinks(env, stdout.isTTY && output === undefined)
      const input = JSON.stringify([argv, cwd, wished, stdout.columns ?? env.COLUMNS, colourLevel(process, options, output), links])
      return memory()?.value(what, input, make) ?? make()
    },
    out: clearing((result) => {
      enter('writing')
      if (output !== undefined) {
        writeWhole(isAbsolute(output) ? output : resolve(process.cwd, output), result)
        stderr.write(`${output}\n`)
      } else if (typeof result !== 'string' && stdout.isTTY) throw notForTerminal(String(options.format))
      else if (typeof result === 'string' && isPaged) show(result, process)
      else stdout.write(result)
    }),
    outAll: clearing((files) => {
      if (output === undefined) throw noFolder()
      for (const [name, content] of files) {
        writeWhole(resolve(process.cwd, output, name), content)
        stderr.write(`${join(output, name)}\n`)
      }
    }),
    print: clearing((text) => stdout.write(text)),
    write: (path, content) => writeWhole(isAbsolute(path) ? path : resolve(process.cwd, path), content),
    outputFolder: (path) => outputFolder(resolve(process.cwd, path), findForum(root)),
    progress: bar.progress,
    helper: (size, given) => startHelper(process, size, given),
    helping: process.helping,
    serve: async (pages) =>
      (await import('./serve.ts')).serving(process, options, pages, () => openSession(process, options, root, { wished, bar: noBar, typed })),
    note: clearing((text) => stderr.write(text)),
    hint: clearing((text, lang) => {
      if (hasHinted || !stdout.isTTY || !stderr.isTTY || output !== undefined || process.env.RCM_NO_HINTS) return
      hasHinted = true
      stderr.write(`${say(text, lang)}\n`)
    }),
    dayIn: (timeZone) => dayOf(options) ?? today(process.now(), timeZone),
    ask: clearing(ask),
    ...writing,
  }
}

/** What the ending of a file says of its format, when the command has that one. */
function formatOfFile(output: string | undefined, formats: readonly string[]): string | undefined {
  const ending = /\.(\w+)$/.exec(output ?? '')?.[1]?.toLowerCase()
  return formats.find((each) => each === ending)
}

/** @throws UserError `day` */
function dayOf(options: Options): string | undefined {
  const asked = options.asOf
  if (typeof asked !== 'string') return undefined
  if (isDay(asked)) return asked
  throw userError(
    'day',
    { en: '“{asked}” is not a day of the calendar.', es: '«{asked}» no es un día del calendario.' },
    { asked },
    { en: 'Write the day as year-month-day: --as-of 2016-03-05', es: 'Escriba el día como año-mes-día: --as-of 2016-03-05' },
  )
}

const notForTerminal = (format: string) =>
  userError(
    'terminal',
    { en: 'A {format} file is not for reading on a terminal.', es: 'Un archivo {format} no se puede leer en una terminal.' },
    { format },
    { en: 'Name a file for it: --output FILE.{format}', es: 'Indique un archivo: --output ARCHIVO.{format}' },
  )

const noFolder = () =>
  userError(
    'output',
    { en: 'Several files need a folder to go into.', es: 'Varios archivos necesitan una carpeta.' },
    {},
    { en: 'Name one: --output FOLDER', es: 'Indique una: --output CARPETA' },
  )

/** What is kept of a forum. What a revision holds is not: it would take the place of what the files hold. */
const memoryOf = ({ env }: Process, { rev, definitions, index }: Options, forum: string): Memory | undefined =>
  rev === undefined && definitions === undefined && index !== false ? Memory.of(memoryFolder(env), forum) : undefined

interface Given {
  readonly wished: Lang | undefined
  readonly bar: ProgressBar
  readonly typed: Typed
}

/** @param kept the memory, when the command has looked into it already */
async function openSession(process: Process, options: Options, root: string, given: Given, kept?: Memory | undefined): Promise<Session> {
  const { wished, bar, typed } = given
  const asked = dayOf(options)
  const forum = findForum(root)
  const rev = typeof options.rev === 'string' ? options.rev : undefined
  const definitions = typeof options.definitions === 'string' ? options.definitions : undefined
  const memory = kept ?? memoryOf(process, options, forum)
  const { workspace, commit, template, tree } = await open(forum, rev, definitions, memory, bar.progress('reading'))
  const day = asked ?? today(process.now(), workspace.forum['time-zone'])
  return {
    workspace,
    commit,
    lang: wished ?? langOf(workspace.forum.languages[0]) ?? 'en',
    day,
    ownDay: () => (rev === undefined || commit === undefined ? undefined : revisionDay(forum, rev, commit, workspace.forum['time-zone'])),
    at: (revision, other) => openSession(process, { ...options, rev: revision, ...(other !== undefined && { asOf: other }) }, root, given),
    onOtherBranches: (folders) => openBranches(forum, tree, folders, commit),
    base: () => baseOf(forum, commit),
    forkPoint: (revision) => forkPoint(forum, revision, commit, workspace.forum['time-zone']),
    lastEdition: () => lastEdition(forum, commit),
    historyState: async () => (await import('../io/history.ts')).historyState(forum, commit),
    checkEdition: async (edition) => {
      if (!(await isTagged(forum, edition, commit))) (await import('../io/commit.ts')).checkCommit(forum, { commits: true })
    },
    tagEdition: (edition) => tagEdition(forum, edition, commit, day),
    progress: (work) => bar.progress(work),
    history: async (beginnings) => {
      enter('history')
      const progress = bar.progress('history')
      progress(0, 0)
      const history = await (await import('../io/history.ts')).readHistory(forum, { commit, timeZone: workspace.forum['time-zone'], beginnings, progress })
      counted('commits', history.commits)
      enter('rest')
      return history
    },
    pathOf: (typed) => {
      const path = relative(forum, resolve(root, typed)).split(sep).join('/')
      return path === '..' || path.startsWith('../') || isAbsolute(path) ? undefined : path
    },
    link: (path, words) =>
      hasHyperlinks(process.env, process.streams.stdout.isTTY && options.output === undefined) ? hyperlink(join(forum, path), words) : words,
    rasterise: async (svg, scale) => (await import('../io/rasterise.ts')).rasterise(svg, scale),
    template: (path) => template(path) ?? shippedTemplate(path),
    templates: () =>
      [
        ...new Set([...tree.paths.filter((path) => path.startsWith('templates/')).map((path) => path.slice('templates/'.length)), ...shippedTemplates()]),
      ].sort(),
    remembered: (what, make, input = '') => (memory ? memory.value(what, input, make) : make()),
    since: (what, make) => (memory ? memory.since(what, make) : make(undefined)),
    ...writingSession(process, { forum, tree, commit }, bar, typed),
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
