// What a command is, and what it is given to work with.
import type { ChalkInstance } from 'chalk'
import type { Day } from '../core/day.ts'
import type { Lang, Text } from '../core/message.ts'
import type { Workspace } from '../core/workspace.ts'

export interface Option {
  /** commander's form: `--since <when>`. */
  readonly flags: string
  readonly text: Text
  readonly choices?: readonly string[]
}

export interface Command {
  /** The word typed after `rcm`; the file's name. */
  readonly name: string
  readonly summary: Text
  /** More than the summary says, for `--help` and the reference page. */
  readonly description?: Text
  readonly arguments?: readonly { readonly flags: string; readonly text: Text }[]
  readonly options: readonly Option[]
  /** The formats of `--format`, the default first. */
  readonly formats: readonly string[]
  readonly examples: readonly { readonly run: string; readonly text: Text }[]
  /** Gives the exit code: 0 fine, 1 something was found. Whatever stops it is thrown. */
  run(context: Context, input: Input): Promise<number>
}

export interface Input {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
}

/** The repository as a command sees it: the records at a revision, the day, the language. */
export interface Session {
  readonly workspace: Workspace
  readonly lang: Lang
  /** The as-of day: `--as-of`, else today in the forum's time zone. */
  readonly day: Day
  /** The commit of `--rev`. */
  readonly commit: string | undefined
  /** A template by its path under templates/: the forum's own, else the shipped one. */
  template(path: string): string | undefined
}

export interface Context {
  /** The language before the forum is known: `--lang`, else the environment's, else English. */
  readonly lang: Lang
  /** The format asked for, else the command's first. */
  readonly format: string
  /** Columns of the terminal; 80 when there is none. */
  readonly width: number
  /** Chalk with the colours that stdout takes; none in a file. */
  readonly colour: ChalkInstance
  /** Reads the repository; once, however often it is asked. */
  open(): Promise<Session>
  /** Puts the result on stdout, or whole into the file of `--output`. */
  out(text: string): void
  /** Says something beside the result, on stderr. */
  note(text: string): void
}
