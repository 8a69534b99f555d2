// docs/commands.md: every command with its options, from src/commands/.
import { flagsIn } from '../../src/cli/placeholders.ts'
import { formatOption, sharedOptions } from '../../src/cli/shared-options.ts'
import type { Command, Option } from '../../src/commands/command.ts'
import type { Lang, Text } from '../../src/core/message.ts'
import { block, cell, code, codes, opening, table } from './markdown.ts'

const words = {
  title: { en: 'Commands', es: 'Órdenes' },
  intro: {
    en: 'The result goes to stdout, what is said beside it to stderr. The exit code is 0 when all is well, 1 when something was found, and 2 when the command could not run. The first format named is the one that is used unless another is asked for. `rcm help COMMAND` tells the same at the terminal.',
    es: 'El resultado va a stdout y lo que se dice aparte, a stderr. El código de salida es 0 si todo está bien, 1 si se encontró algo y 2 si la orden no se pudo ejecutar. El primer formato indicado es el que se usa si no se pide otro. `rcm help ORDEN` dice lo mismo en la terminal.',
  },
  command: { en: 'Command', es: 'Orden' },
  does: { en: 'What it does', es: 'Qué hace' },
  option: { en: 'Option', es: 'Opción' },
  argument: { en: 'Argument', es: 'Argumento' },
  meaning: { en: 'Meaning', es: 'Significado' },
  choices: { en: 'one of', es: 'una de' },
  shared: { en: 'Options of every command', es: 'Opciones de todas las órdenes' },
  environment: { en: 'Environment', es: 'Entorno' },
  variable: { en: 'Variable', es: 'Variable' },
  schema: { en: 'The JSON is described by', es: 'El JSON se describe en' },
  placeholder: { en: 'options', es: 'opciones' },
} satisfies Record<string, Text>

const environment: readonly { readonly name: string; readonly text: Text }[] = [
  { name: 'LC_ALL, LC_MESSAGES, LANG', text: { en: 'the language, when `--lang` is not given', es: 'el idioma, cuando no se indica `--lang`' } },
  {
    name: 'RCM_CACHE',
    text: {
      en: 'the folder in which rcm keeps what it has read and worked out; empty: nothing is kept',
      es: 'la carpeta en la que rcm guarda lo que leyó y calculó; vacía: no se guarda nada',
    },
  },
  { name: 'NO_COLOR', text: { en: 'no colour', es: 'sin color' } },
  { name: 'FORCE_COLOR', text: { en: 'colour even when the result does not go to a terminal', es: 'color aunque el resultado no vaya a una terminal' } },
  {
    name: 'COLUMNS',
    text: {
      en: 'the width of the text when the result does not go to a terminal; 80 without it',
      es: 'el ancho del texto cuando el resultado no va a una terminal; 80 si no se indica',
    },
  },
]

/** @param outputs the commands whose JSON has a schema */
export function commandsPage(commands: readonly Command[], outputs: readonly string[], lang: Lang): string {
  return [
    opening(words.title[lang], lang, 'commands', '`src/commands/*.ts`'),
    words.intro[lang],
    '',
    table(
      [words.command[lang], words.does[lang]],
      commands.map(({ name, summary }) => [`[${code(`rcm ${name}`)}](#rcm-${name})`, cell(summary[lang])]),
    ),
    ...commands.map((command) => commandSection(command, outputs.includes(command.name), lang)),
    `## ${words.shared[lang]}\n`,
    optionTable(sharedOptions, lang),
    `## ${words.environment[lang]}\n`,
    table(
      [words.variable[lang], words.meaning[lang]],
      environment.map(({ name, text }) => [codes(name.split(', ')), text[lang]]),
    ),
  ].join('\n')
}

function commandSection(command: Command, hasSchema: boolean, lang: Lang): string {
  const given = command.arguments ?? []
  const usage = ['rcm', command.name, `[${words.placeholder[lang]}]`, ...given.map(({ flags }) => flagsIn(flags, lang))].join(' ')
  const lines = [
    `## rcm ${command.name}\n`,
    `${capital(command.summary[lang])}.\n`,
    ...(command.description ? [prose(command.description[lang])] : []),
    block(usage),
  ]
  if (given.length > 0)
    lines.push(
      table(
        [words.argument[lang], words.meaning[lang]],
        given.map(({ flags, text }) => [code(flagsIn(flags, lang)), cell(text[lang])]),
      ),
    )
  lines.push(optionTable([...command.options, formatOption(command.formats)], lang))
  const schema = `schemas/output/${command.name}.schema.json`
  if (hasSchema) lines.push(`${words.schema[lang]} [${code(schema)}](${lang === 'es' ? '../..' : '..'}/${schema}).\n`)
  if (command.examples.length > 0) lines.push(block(command.examples.map(({ run, text }) => `# ${text[lang]}\n${run}`).join('\n\n'), 'sh'))
  return lines.join('\n')
}

const optionTable = (options: readonly Option[], lang: Lang): string =>
  table(
    [words.option[lang], words.meaning[lang]],
    options.map(({ flags, text, choices }) => [
      code(flagsIn(flags, lang)),
      `${cell(text[lang])}${choices ? `; ${words.choices[lang]}: ${codes(choices)}` : ''}`,
    ]),
  )

/** A description set out in lines keeps them. */
const prose = (text: string): string => (text.includes('\n') ? block(text) : `${text}\n`)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
