// Runs a command line: loads the one command it names, and says what went wrong in the reader's language.
import { commands } from '../commands/index.ts'
import { isUserError, userError } from '../core/failure.ts'
import { type Lang, langOf, message, say } from '../core/message.ts'
import { nearest } from '../core/nearest.ts'
import { version } from '../io/shipped.ts'
import { guardedStreams } from './ci-log.ts'
import { type Process, makeContext, wishedLanguage } from './context.ts'
import { show } from './pager.ts'
import { progressBar } from './progress-bar.ts'

/** Gives the exit code: 0 fine, 1 something was found, 2 could not run. */
export async function run(given: Process): Promise<number> {
  const { argv, env } = given
  const process = { ...given, streams: guardedStreams(given, flagValue(argv, '--format') ?? flagValue(argv, '-f')) }
  const { streams } = process
  if (argv[0] === '__complete') return (await import('./complete.ts')).complete(process)
  let lang: Lang = langOf(flagValue(argv, '--lang')) ?? langOf(env.LC_ALL || env.LC_MESSAGES || env.LANG) ?? 'en'
  try {
    lang = wishedLanguage({ lang: flagValue(argv, '--lang') }, env) ?? lang
    return await runCommand(process, lang)
  } catch (error) {
    if (isUserError(error)) {
      streams.stderr.write(`rcm: ${say(error.said, lang)}\n${error.help ? `${say(error.help, lang)}\n` : ''}`)
      return 2
    }
    if ((error as NodeJS.ErrnoException)?.code === 'EPIPE') return 0
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
    streams.stderr.write(`rcm: ${lang === 'es' ? 'un error del programa, no de sus registros' : 'a fault of the program, not of your records'}\n${trace}\n`)
    return 2
  }
}

async function runCommand(process: Process, lang: Lang): Promise<number> {
  const { argv, streams } = process
  const name = commandName(argv)
  const wantsAll = name === undefined || name === 'help'
  const unknown = wantsAll ? commandName(argv.slice(argv.indexOf('help') + 1)) : name
  if (unknown !== undefined && !commands[unknown]) throw unknownCommand(unknown)
  const loaders = wantsAll ? Object.values(commands) : [commands[name]]
  const [{ makeProgram, usageError }, ...all] = await Promise.all([import('./program.ts'), ...loaders.map((load) => load?.())])
  const loaded = all.filter((each) => each !== undefined)
  let exitCode = 0
  let help = ''
  const program = makeProgram(
    loaded,
    lang,
    version(),
    async (command, input) => {
      const run = async () => {
        const bar = progressBar(process, lang)
        try {
          const context = makeContext(process, command, input.options, bar)
          let isDone = false
          let code: number
          try {
            code = await command.run(context, input)
            isDone = code === 0 && !input.options.dryRun
          } finally {
            context.ended(isDone)
          }
          bar.clear()
          if (code === 0 && command.next && !input.options.watch && !input.options.dryRun) context.hint(message(command.next), context.spoken())
          if (input.options.timings) streams.stderr.write((await import('./timings.ts')).timings(wishedLanguage(input.options, process.env) ?? lang))
          return code
        } finally {
          bar.clear()
        }
      }
      exitCode = input.options.watch ? await (await import('./watch.ts')).watching(process, input.options, lang, run) : await run()
    },
    { write: (text) => (help += text), columns: streams.stdout.columns },
  )
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (!code.startsWith('commander.')) throw error
    const said = usageError(error as never, program, name)
    if (said) throw said
  }
  if (name === undefined && help === '') help = program.helpInformation()
  if (argv.includes('--no-pager')) streams.stdout.write(help)
  else if (help !== '') show(help, process)
  return exitCode
}

/** The first word that is no option and no option's value. */
function commandName(argv: readonly string[]): string | undefined {
  const takesValue = new Set(['-C', '--as-of', '--rev', '--lang', '-o', '--output', '-f', '--format'])
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] as string
    if (takesValue.has(word)) index++
    else if (!word.startsWith('-')) return word
  }
  return undefined
}

function flagValue(argv: readonly string[], flag: string): string | undefined {
  const at = argv.indexOf(flag)
  if (at !== -1) return argv[at + 1]
  return argv.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1)
}

function unknownCommand(name: string) {
  const near = nearest(name, Object.keys(commands))
  const text = { en: 'There is no command “{name}”.', es: 'No existe la orden «{name}».' }
  return near
    ? userError('usage', text, { name, near }, { en: 'Did you mean “rcm {near}”?', es: '¿Quiso decir «rcm {near}»?' })
    : userError('usage', text, { name }, { en: '“rcm --help” lists the commands.', es: '«rcm --help» lista las órdenes.' })
}
