// What can stand where the cursor is in a command line: asked by the shell scripts that `rcm completion` prints.
import { commands } from '../commands/index.ts'
import type { Command, Option } from '../commands/command.ts'
import { type Lang, langOf } from '../core/message.ts'
import { visible } from '../core/visible.ts'
import { type Candidate, candidatesFor, filesWanted } from './candidates.ts'
import type { Process } from './context.ts'
import { formatOption, sharedOptions } from './shared-options.ts'

/**
 * `bash LINE BREAKS` or `zsh|fish WORD…`: writes a candidate a line, with a tab and a description. Whatever goes wrong, nothing is
 * written: a shell has no place for it. Values hold no sign that a shell obeys; what is a record’s own words is only in descriptions.
 */
export async function complete(process: Process): Promise<number> {
  try {
    const [shell = '', ...rest] = process.argv.slice(1)
    const cursor =
      shell === 'bash'
        ? cursorOf(rest[0] ?? '')
        : { words: rest.slice(0, -1).map(unquoted), current: unquoted(rest.at(-1) ?? ''), isQuoted: /^["']/.test(rest.at(-1) ?? '') }
    // A word with escapes would have to be escaped again.
    if (shell === 'bash' && !cursor.isQuoted && !safe.test(cursor.current)) return 0
    const lang = langOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG) ?? 'en'
    const found = await candidates(process, cursor.words.slice(1), cursor.current, lang)
    const cut = shell === 'bash' && !cursor.isQuoted ? lastBreak(cursor.current, rest[1] ?? '') : 0
    const lines = found
      .filter(({ value }) => value === filesWanted || isSafe(value, cursor.current))
      .map(({ value, text }) => `${value === filesWanted ? value : value.slice(cut)}\t${described(text ?? '', shell)}\n`)
    process.streams.stdout.write([...new Set(lines)].join(''))
  } catch {}
  return 0
}

/** Signs that mean nothing to a shell. */
const safe = /^[\p{L}\p{N}_.:@%+,/=#-]*$/u

/** Is what is added to the words typed made of such signs? */
const isSafe = (value: string, typed: string): boolean => safe.test(value.startsWith(typed) ? value.slice(typed.length) : value)

/** Bash puts descriptions among the candidates themselves, so there they are stripped of all that it would obey. */
const described = (text: string, shell: string): string => {
  const line = visible(text.replace(/\s+/g, ' ').trim())
  return (
    shell === 'bash'
      ? line
          .replace(/[^\p{L}\p{N} _.:@%+,/=-]/gu, ' ')
          .replace(/ {2,}/g, ' ')
          .trim()
      : line
  ).slice(0, 80)
}

/** Bash begins a word anew behind some signs, and replaces only what is behind the last of them. */
const lastBreak = (word: string, breaks: string): number => Math.max(...[':', '='].map((sign) => (breaks.includes(sign) ? word.lastIndexOf(sign) + 1 : 0)))

interface Cursor {
  readonly words: readonly string[]
  readonly current: string
  /** Is the word at the cursor within quotes? */
  readonly isQuoted: boolean
}

/** The words of a line up to the cursor, as a shell takes them apart. */
function cursorOf(line: string): Cursor {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  const add = (signs: string): void => {
    word = (word ?? '') + signs
  }
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string
    if (sign === '\\' && quote !== "'") add(line[++at] ?? '')
    else if (sign === quote) quote = ''
    else if (quote !== '' || !/[\s"']/.test(sign)) add(sign)
    else if (!/\s/.test(sign)) {
      quote = sign
      add('')
    } else if (word !== undefined) {
      words.push(word)
      word = undefined
    }
  }
  return { words, current: word ?? '', isQuoted: quote !== '' }
}

const unquoted = (word: string): string => word.replace(/^["']/, '').replace(/\\(.)/g, '$1')

async function candidates(process: Process, words: readonly string[], current: string, lang: Lang): Promise<readonly Candidate[]> {
  const at = { process, lang, current, given: words }
  const { name, rest } = commandIn(words)
  const command = name === undefined ? undefined : await commands[name]?.()
  const options = command ? [...command.options, formatOption(command.formats), ...sharedOptions] : sharedOptions
  const asked = optionBefore(words, options)
  if (asked) return ofOption(asked, current, '', at)
  const pair = /^(--[a-z-]+=)(.*)$/s.exec(current)
  const named = pair && options.find(({ flags }) => longOf(flags) === pair[1]?.slice(0, -1))
  if (pair && named) return ofOption(named, pair[2] ?? '', pair[1] ?? '', at)
  if (current.startsWith('-') && current !== '-')
    return starting(
      options.flatMap(({ flags, text }) => flagsOf(flags).map((value) => ({ value, text: text[lang] }))),
      current,
    )
  if (command) return ofArgument(command, rest, options, at)
  if (name !== undefined) return []
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  return starting(
    [
      ...all.map((each) => ({ value: each.name, text: each.summary[lang] })),
      ...(current === '-' ? options.flatMap(({ flags, text }) => flagsOf(flags).map((value) => ({ value, text: text[lang] }))) : []),
    ],
    current,
  )
}

type At = { readonly process: Process; readonly lang: Lang; readonly current: string; readonly given: readonly string[] }

const flagsOf = (flags: string): string[] => flags.match(/(?<![\w<-])--?[A-Za-z][A-Za-z-]*/g) ?? []
const longOf = (flags: string): string | undefined => flagsOf(flags).find((flag) => flag.startsWith('--'))
const takesValue = (option: Option): boolean => /[<[]/.test(option.flags)

const starting = (all: readonly Candidate[], typed: string): Candidate[] => all.filter(({ value }) => value.startsWith(typed))

/** The option that the last word names and that waits for its value. */
function optionBefore(words: readonly string[], options: readonly Option[]): Option | undefined {
  const last = words.at(-1)
  return last?.startsWith('-') ? options.find((option) => takesValue(option) && flagsOf(option.flags).includes(last)) : undefined
}

/** The command's name, and the words behind it. */
function commandIn(words: readonly string[]): { name: string | undefined; rest: readonly string[] } {
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? ''
    if (!word.startsWith('-')) return { name: word, rest: words.slice(place + 1) }
    if (optionBefore([word], [...sharedOptions, formatOption([])])) place++
  }
  return { name: undefined, rest: [] }
}

async function ofOption({ flags, choices }: Option, typed: string, head: string, at: At): Promise<readonly Candidate[]> {
  const found = choices
    ? starting(
        choices.map((value) => ({ value })),
        typed,
      )
    : await candidatesFor(/[<[]([^>\]]+)[>\]]/.exec(flags)?.[1] ?? '', { ...at, current: typed })
  return found.map((each) => (each.value === filesWanted ? each : { ...each, value: head + each.value }))
}

/** The argument whose turn it is: the words before it that are no options and no option's value are counted. */
async function ofArgument(command: Command, rest: readonly string[], options: readonly Option[], at: At): Promise<readonly Candidate[]> {
  const before = rest.filter((word, place) => !word.startsWith('-') && !optionBefore(rest.slice(0, place), options))
  const all = command.arguments ?? []
  const argument = all[Math.min(before.length, all.length - 1)]
  if (!argument || (before.length >= all.length && !argument.flags.includes('...'))) return []
  const name = argument.flags.replace(/[<>[\].]/g, '')
  const own = await candidatesFor(name, at)
  // A kind can be left out, and the query begins.
  const following = argument.flags.startsWith('[') ? all[before.length + 1] : undefined
  const next = following?.flags.startsWith('[query') ? following : undefined
  return next ? [...own, ...(await candidatesFor(next.flags.replace(/[<>[\].]/g, ''), at))] : own
}
