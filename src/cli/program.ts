// The command line: commander, made from the commands' own descriptions; it knows no command by name.
import { Command as Commander, type CommanderError, Option as CommanderOption, Help } from 'commander'
import type { Command, Input, Option } from '../commands/command.ts'
import { type UserError, userError } from '../core/failure.ts'
import type { Lang, Text } from '../core/message.ts'
import { nearest } from '../core/nearest.ts'
import { flagsIn } from './placeholders.ts'
import { formatOption, sharedOptions } from './shared-options.ts'

const words = {
  tool: {
    en: 'The memory of a forum: agreements, follow-ups, consultations and rules, as records in a git repository',
    es: 'La memoria de un foro: acuerdos, seguimientos, consultas y normas, como registros en un repositorio git',
  },
  usage: { en: 'Usage:', es: 'Uso:' },
  arguments: { en: 'Arguments:', es: 'Argumentos:' },
  options: { en: 'Options:', es: 'Opciones:' },
  shared: { en: 'Options of every command:', es: 'Opciones de todas las órdenes:' },
  commands: { en: 'Commands:', es: 'Órdenes:' },
  examples: { en: 'Examples:', es: 'Ejemplos:' },
  help: { en: 'show this help', es: 'mostrar esta ayuda' },
  helpCommand: { en: 'help on a command', es: 'ayuda sobre una orden' },
  version: { en: 'show the version', es: 'mostrar la versión' },
  choices: { en: 'one of', es: 'una de' },
  placeholders: { options: { en: 'options', es: 'opciones' }, command: { en: 'command', es: 'orden' } },
} satisfies Record<string, Text | Record<string, Text>>

export type Run = (command: Command, input: Input) => Promise<void>

/** The program, unrun: give it to `parseAsync`, or to a test or page that only looks at it. */
export function makeProgram(
  commands: readonly Command[],
  lang: Lang,
  version: string,
  run: Run,
  out: { write(text: string): unknown; columns?: number | undefined },
): Commander {
  const program = new Commander('rcm')
  program
    .description(words.tool[lang])
    .version(version, '-V, --version', words.version[lang])
    .helpOption('-h, --help', words.help[lang])
    .helpCommand('help [command]', words.helpCommand[lang])
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => Math.min(100, out.columns ?? 80),
    })
    .configureHelp({
      styleTitle: (title) => titleIn(title, lang),
      styleUsage: (usage) => usage.replace('[options]', `[${words.placeholders.options[lang]}]`).replace('[command]', `[${words.placeholders.command[lang]}]`),
      subcommandTerm: (each) => each.name(),
      formatHelp: formatHelp(lang),
    })
    .exitOverride()
  for (const option of sharedOptions) program.addOption(commanderOption(option, lang))
  for (const command of commands) {
    const sub = program
      .command(command.name)
      .description(`${command.summary[lang]}${command.description ? `\n\n${command.description[lang]}` : ''}`)
      .summary(command.summary[lang])
      .helpOption('-h, --help', words.help[lang])
      .allowExcessArguments(false)
    for (const argument of command.arguments ?? []) sub.argument(flagsIn(argument.flags, lang), argument.text[lang])
    for (const option of [...command.options, formatOption(command.formats), ...sharedOptions]) sub.addOption(commanderOption(option, lang))
    if (command.examples.length > 0)
      sub.addHelpText('after', `\n${words.examples[lang]}\n${command.examples.map(({ run: line, text }) => `  ${line}\n      ${text[lang]}`).join('\n')}`)
    sub.action(async (...given: unknown[]) => {
      const parsed = given.at(-1) as Commander
      const own = Object.entries(parsed.opts()).filter(([name]) => parsed.getOptionValueSource(name) !== 'default')
      await run(command, { args: parsed.args, options: { ...program.opts(), ...Object.fromEntries(own) } as Input['options'] })
    })
  }
  return program
}

function commanderOption(option: Option, lang: Lang): CommanderOption {
  const made = new CommanderOption(
    flagsIn(option.flags, lang),
    option.choices ? `${option.text[lang]}; ${words.choices[lang]}: ${option.choices.join(', ')}` : option.text[lang],
  )
  if (option.choices) {
    made.argParser((value: string) => {
      if (option.choices?.includes(value)) return value
      const near = nearest(value, option.choices ?? [])
      throw userError(
        'choice',
        { en: '{flag} cannot be “{value}”.', es: '{flag} no puede ser «{value}».' },
        { flag: made.long ?? option.flags, value, near: near ?? '', choices: option.choices?.join(', ') },
        near
          ? { en: 'Did you mean {near}? It can be: {choices}.', es: '¿Quiso decir {near}? Puede ser: {choices}.' }
          : { en: 'It can be: {choices}.', es: 'Puede ser: {choices}.' },
      )
    })
  }
  if (option.isRepeatable) made.argParser((value: string, before: unknown) => [...(Array.isArray(before) ? before : []), value])
  return made
}

const titleIn = (title: string, lang: Lang): string => {
  const found = [words.usage, words.arguments, words.options, words.commands].find((text) => text.en === title)
  return found?.[lang] ?? title
}

/** The options of every command are listed once, after the command's own, and only where there are others. */
const formatHelp =
  (lang: Lang) =>
  (command: Commander, helper: Help): string => {
    if (!command.parent) return Help.prototype.formatHelp.call(helper, command, helper)
    const shared = new Set(sharedOptions.map(({ flags }) => flagsIn(flags, lang)))
    const visible = helper.visibleOptions.bind(helper)
    const own = Object.assign(Object.create(helper) as Help, { visibleOptions: (each: Commander) => visible(each).filter(({ flags }) => !shared.has(flags)) })
    const text = Help.prototype.formatHelp.call(own, command, own)
    const width = helper.padWidth(command, helper)
    const lines = sharedOptions.map((option) => helper.formatItem(flagsIn(option.flags, lang), width, option.text[lang], helper))
    return `${text.trimEnd()}\n\n${words.shared[lang]}\n${lines.join('\n')}\n`
  }

/** commander's complaint as ours, in the reader's language, with the next step. Undefined when it is none: help, version. */
export function usageError(error: CommanderError, program: Commander, name: string | undefined): UserError | undefined {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const command = program.commands.find((each) => each.name() === name)
  const see = { en: 'See: rcm {name} --help', es: 'Vea: rcm {name} --help' }
  const seeAll = { en: 'See: rcm --help', es: 'Vea: rcm --help' }
  const values = { quoted, name: name ?? '' }
  switch (error.code) {
    case 'commander.unknownOption': {
      const flags = [...(command?.options ?? []), ...program.options].map(({ long, short }) => long ?? short ?? '')
      const near = nearest(quoted, flags)
      const text = { en: 'There is no option {quoted}.', es: 'No existe la opción {quoted}.' }
      return near
        ? userError('usage', text, { ...values, near }, { en: 'Did you mean {near}?', es: '¿Quiso decir {near}?' })
        : userError('usage', text, values, command ? see : seeAll)
    }
    case 'commander.optionMissingArgument':
      return userError(
        'usage',
        { en: 'The option {quoted} needs a value after it.', es: 'La opción {quoted} necesita un valor.' },
        values,
        command ? see : seeAll,
      )
    case 'commander.missingArgument':
      return userError('usage', { en: 'The command “{name}” needs: {quoted}.', es: 'A la orden «{name}» le falta: {quoted}.' }, values, see)
    case 'commander.excessArguments':
      return userError(
        'usage',
        { en: 'The command “{name}” takes fewer words than were given.', es: 'La orden «{name}» admite menos palabras de las indicadas.' },
        values,
        see,
      )
    default:
      return error.exitCode === 0 || /help|version/i.test(error.code)
        ? undefined
        : userError('usage', { en: 'rcm could not read this line: {detail}', es: 'rcm no pudo leer esta línea: {detail}' }, { detail: error.message }, seeAll)
  }
}
