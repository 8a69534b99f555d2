// What a command is, and what it is given to work with.
import type { ChalkInstance } from 'chalk'
import type { Day } from '../core/day.ts'
import type { History } from '../core/history.ts'
import type { Lang, Message, Text } from '../core/message.ts'
import type { GitWish, Plan } from '../core/plan.ts'
import type { Progress, Work } from '../core/progress.ts'
import type { ForumRecord } from '../core/record.ts'
import type { Touched } from '../core/touched.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Ask } from './ask.ts'

export interface Option {
  /** commander's form: `--since <when>`. */
  readonly flags: string
  readonly text: Text
  readonly choices?: readonly string[]
  /** May be given several times; its value is then the list of what was given. */
  readonly isRepeatable?: boolean
}

/** For commands that can be run again whenever a file changes; the program does it for them. */
export const watchOption: Option = {
  flags: '-w, --watch',
  text: { en: 'run again whenever a file changes, until Ctrl-C', es: 'ejecutar de nuevo cada vez que cambia un archivo, hasta Ctrl-C' },
}

/** For commands that write records. */
export const writingOptions: readonly Option[] = [
  { flags: '-n, --dry-run', text: { en: 'show what would be written, and write nothing', es: 'mostrar lo que se escribiría, sin escribir nada' } },
]

/** For commands that read what strangers propose. */
export const definitionsOption: Option = {
  flags: '--definitions <revision>',
  text: {
    en: 'take rcm.yaml, schemas and templates from this revision, so that nothing but records of a branch is used',
    es: 'tomar rcm.yaml, los esquemas y las plantillas de esta revisión, para que de una rama no se use nada más que registros',
  },
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
  /** What comes next by nature, said to a person at a terminal when all went well and nothing else was hinted at. */
  readonly next?: Text
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
  /**
   * The records of another revision (a tag, branch, commit or day), on the same day or another.
   * @throws UserError `revision`
   */
  at(revision: string, day?: Day): Promise<Session>
  /**
   * The revision that changes are counted from: where the branch left the main one, else the last edition, else the commit checked out;
   * undefined without commits.
   */
  base(): Promise<string | undefined>
  /**
   * Where what is being worked on, or the commit of `--rev`, left another branch; the revision itself where they have nothing in common.
   * @throws UserError `revision`
   */
  forkPoint(revision: string): Promise<string>
  /** The day of which the revision itself speaks: the one its edition was compiled for, else the day of the commit. Undefined without one. */
  ownDay(): Day | undefined
  /** The name of the last edition that was released before the commit, or before what is being worked on. */
  lastEdition(): string | undefined
  /** What names all that the history can say, and that edition: while it is the same, so are they. Undefined where more can change, or where there is none. */
  historyState(): Promise<string | undefined>
  /** Makes sure that it can be tagged as an edition. @throws UserError `edition-exists` when the edition is another commit; `identity` */
  checkEdition(edition: string): Promise<void>
  /**
   * Tags the session's commit as an edition, compiled for the session's day.
   * @throws UserError `edition-exists` when the edition is another commit
   */
  tagEdition(edition: string): Promise<void>
  /**
   * The git history that leads up to the records: to the commit of `--rev`, else to the one checked out. Read when it is called;
   * only the files whose paths begin so, where that is given, and what they were before. What cannot be seen is said in it; it never throws.
   */
  history(beginnings?: readonly string[]): Promise<History>
  /** Tells the person who waits how far a long work has come. */
  progress(work: Work): Progress
  /** A path as typed, from the forum's folder with `/`; undefined when it lies outside. */
  pathOf(typed: string): string | undefined
  /** The words as a link to a file of the forum, where the terminal shows links; else the words. */
  link(path: string, words: string): string
  /** An SVG as PNG, so many times its own size. */
  rasterise(svg: string, scale: number): Promise<Uint8Array>
  /** A template by its path under templates/: the forum's own, else the shipped one. */
  template(path: string): string | undefined
  /** The paths of all templates under templates/, the forum's own and the shipped ones, sorted. */
  templates(): readonly string[]
  /** The value of `make`, which is kept and given again as long as no file of the forum and no part of the program changes. `what` names it, `input` is what else it depends on; it is plain JSON. */
  remembered<T>(what: string, make: () => Promise<T>, input?: string): Promise<T>
  /** The same for what can be made of the value of an older run and of what changed since; undefined where that is not known. */
  since<T>(what: string, make: (earlier: { readonly value: T; readonly touched: Touched } | undefined) => Promise<T>): Promise<T>
  /** The records as a plan would leave them. */
  planned(plan: Plan): Promise<Workspace>
  /**
   * Writes a plan whole or not at all, and has git begin a branch and commit its files, and nothing else, where that is wished: all of it or
   * none. Gives the names of the repository’s own hooks that did not run, since they were not wished.
   * @throws UserError `revision` when the records are those of `--rev`; `changed`, `interrupted`, `locked`, `write`; `commit` when a hook, or
   * git itself, makes no commit
   */
  apply(plan: Plan, wish?: GitWish): Promise<readonly string[]>
  /**
   * The commit that is checked out.
   * @throws UserError `git` without git, or without a commit
   */
  head(): Promise<string>
  /**
   * Makes sure that a branch can be begun and a commit made, before anything is written.
   * @throws UserError `branch`, `identity`, `git`
   */
  checkCommit(wish: { readonly branch?: string | undefined; readonly commits: boolean }): Promise<void>
  /** The names of the files in a folder of the forum, on every local and remote-tracking branch. */
  namesOnBranches(folder: string): Promise<readonly string[]>
  /**
   * The other branches that are here, local and remote-tracking, each with the records of these folders that differ from the session's; read
   * under the session's definitions.
   */
  onOtherBranches(folders: readonly string[]): Promise<readonly { readonly name: string; readonly records: readonly ForumRecord[] }[]>
  /**
   * Opens a text in the person's editor, under a file name, and gives what was saved; a text that an earlier edit of that name left is opened
   * instead.
   * @throws UserError `editor`
   */
  edit(name: string, text: string): Promise<string>
}

export interface ServedPages {
  readonly port: number
  /** What a path has; undefined for none. */
  page(path: string): Promise<string | Uint8Array | undefined>
  started(address: string): void
  /** After files of the forum changed; `again` reads the repository anew. */
  changed(again: () => Promise<Session>, paths: readonly string[]): Promise<void>
}

/** A folder of files that can be made again, so that a file is not written where it has the same bytes already. Names have `/`. */
export interface OutputFolder {
  has(name: string): boolean
  /** In bytes; undefined without such a file. */
  size(name: string): number | undefined
  read(name: string): Uint8Array | undefined
  /**
   * @returns whether the file has other bytes now
   * @throws UserError `write`
   */
  write(name: string, content: string | Uint8Array): boolean
  /** Takes a file away, and the folders that are empty then. */
  remove(name: string): void
}

/** A second thread that runs the same command line, to do its share of the work. */
export interface Helper {
  /** How much it has done so far. */
  done(): number
  /** Called now and then: where it asks to begin, does this first. */
  answer(before: () => void): void
  /**
   * Waits until it is through.
   * @param meanwhile done now and then
   * @returns what it handed over, plain data; undefined where it failed: its share is then still to be done
   */
  wait(meanwhile: () => void): Promise<unknown>
}

/** What such a thread has to do with the first one. */
export interface Helping {
  /** What the first thread gave it. */
  readonly given: string
  tell(done: number): void
  /** Waits until the first thread has done what has to be done before. */
  begin(): void
  hand(result: unknown): void
}

/** A folder that is to become a forum. */
export interface NewForum {
  readonly folder: string
  /** Is there a file or folder of this name in it? */
  has(path: string): boolean
  planned(plan: Plan): Promise<Workspace>
  apply(plan: Plan): unknown
}

/** How an interrupted plan is ended: written to its end, taken back, or forgotten with the files as they are. */
export type Recovery = 'finish' | 'undo' | 'keep'

export interface Context {
  /** The language before the forum is known: `--lang`, else the environment's, else English. */
  readonly lang: Lang
  /** The tool's own version. */
  readonly version: string
  /** A fingerprint of the program and all its parts; undefined where it runs from its sources. */
  program(): string | undefined
  /** The format asked for, else the command's first. */
  readonly format: string
  /** Columns of the terminal; 80 when there is none. */
  readonly width: number
  /** Chalk with the colours that stdout takes; none in a file. */
  readonly colour: ChalkInstance
  /** Reads the repository; once, however often it is asked. */
  open(): Promise<Session>
  /**
   * Puts the result on stdout, or whole into the file of `--output`.
   * @throws UserError `terminal` for bytes that would go to a terminal
   */
  out(result: string | Uint8Array): void
  /**
   * Puts several files, by their names, into the folder of `--output`.
   * @throws UserError `output` without one
   */
  outAll(files: ReadonlyMap<string, string>): void
  /**
   * The value of `make`, which is kept and given again to the same command line at the same terminal, without anything being read, as long as
   * no file of the forum and no part of the program changes. `what` names it; it is plain JSON.
   */
  kept<T>(what: string, make: () => Promise<T>): Promise<T>
  /** Puts text on stdout, whatever `--output` says. */
  print(text: string): void
  /**
   * Writes a file whole or not at all; a relative path is taken from the folder in which the command was typed.
   * @throws UserError `write`
   */
  write(path: string, content: string | Uint8Array): void
  /** A folder, as typed, for many files that are made anew each time. */
  outputFolder(path: string): OutputFolder
  /** Tells the person who waits how far a long work has come. */
  progress(work: Work): Progress
  /**
   * Starts a second thread for a share of the work; undefined where there is none to be had.
   * @param size of the work, in records
   */
  helper(size: number, given: string): Helper | undefined
  /** In such a thread; undefined in the first. */
  readonly helping: Helping | undefined
  /**
   * Serves pages to this machine alone, until Ctrl-C.
   * @throws UserError `port`
   */
  serve(pages: ServedPages): Promise<void>
  /** Says something beside the result, on stderr. */
  note(text: string): void
  /** Says what comes next by nature: on stderr, and only to a person at a terminal. */
  hint(text: Message, lang: Lang): void
  /** The way to ask the person, in a language; undefined when nobody is at a terminal. */
  ask(lang: Lang): Promise<Ask | undefined>
  /** Today, in a time zone, or the day of `--as-of`. */
  dayIn(timeZone: string): Day
  /**
   * The text of a file named on the command line, `-` for standard input.
   * @throws UserError `read`
   */
  read(path: string): Promise<string>
  /**
   * The bytes of a file named on the command line, `-` for standard input.
   * @throws UserError `read`
   */
  readBytes(path: string): Promise<Uint8Array>
  /** What npm installs to get this tool. */
  toolSource(): Promise<string>
  /** A folder, as typed, for a new forum. */
  found(folder: string): Promise<NewForum>
  /**
   * Ends a plan that was interrupted in this repository; gives what it was, empty when there was none, and the names of the repository’s own
   * hooks that did not run at its commit.
   * @throws UserError `changed`, `commit`, `locked`, `write`
   */
  recover(how: Recovery, hooks: boolean): Promise<{ readonly plan: Plan; readonly left: readonly string[] }>
  /** Three versions of a text, by their files, merged as git does; with the marks of a conflict where there is one. @throws UserError `git` */
  mergeTexts(ours: string, base: string, theirs: string): Promise<{ readonly text: string; readonly isClean: boolean }>
  /** Tells git of the driver for records; false where there is no repository. */
  setUpMergeDriver(): Promise<boolean>
}
