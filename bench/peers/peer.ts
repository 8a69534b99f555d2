// What a program for similar work gets and runs, and the records of a forum as it gets them.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import yaml from 'js-yaml'
import type { File } from './files.ts'

export interface Peer {
  /** The program and what it does. */
  readonly name: string
  /** What a user types to install it. */
  readonly install: string
  /** Tells whether it is installed: a program on the path, or a file under the project. */
  readonly needs: { readonly program: string } | { readonly file: string }
  /** Runs once instead of in every round. */
  readonly once?: boolean
  /** Writes the records into an empty folder as the program wants them; `root` is the folder of the project. */
  readonly write: (records: readonly Content[], out: string, root: string) => void
  /** Run in that folder. */
  readonly command: (root: string) => readonly [string, ...string[]]
  readonly env?: Readonly<Record<string, string>>
}

/** A record: its file, and that of its translation if it has one. */
export interface Content extends Language {
  readonly id: string
  readonly kind: string
  readonly title: string
  /** A day that the record names, for programs that want one. */
  readonly date: string
  readonly party: string
  readonly translation: Language | undefined
}

interface Language {
  /** Under the folder of the forum. */
  readonly path: string
  readonly data: Readonly<Record<string, unknown>>
  /** The data as it stands in the file. */
  readonly front: string
  /** The text below the data; empty without one. */
  readonly text: string
}

/** Every record of a forum, in the order of the files. */
export function contentOf(forum: string): Content[] {
  return readdirSync(join(forum, 'records')).flatMap((folder) => {
    const files = readdirSync(join(forum, 'records', folder))
    const translations = new Map(files.filter(isTranslation).map((file) => [file.replace(/\.es\.\w+$/, ''), file]))
    return files
      .filter((file) => !isTranslation(file))
      .map((file) => {
        const own = languageOf(forum, `records/${folder}/${file}`)
        const translation = translations.get(file.replace(/\.\w+$/, ''))
        const text = JSON.stringify(own.data)
        return {
          ...own,
          id: String(own.data.id),
          kind: folder.replace(/s$/, ''),
          title: String(own.data.title ?? own.data.id),
          date: /"(\d{4}-\d{2}-\d{2})"/.exec(text)?.[1] ?? '2040-01-01',
          party: String([own.data.responsible, own.data.proposer, own.data.party].flat().find((each) => each !== undefined) ?? 'MEMBERS'),
          translation: translation === undefined ? undefined : languageOf(forum, `records/${folder}/${translation}`),
        }
      })
  })
}

const isTranslation = (file: string): boolean => /\.es\.\w+$/.test(file)

function languageOf(forum: string, path: string): Language {
  const whole = readFileSync(join(forum, path), 'utf8')
  const close = path.endsWith('.md') ? whole.indexOf('\n---\n', 3) : -1
  const front = close < 0 ? whole : whole.slice(4, close + 1)
  return { path, front, data: yaml.load(front, { schema: yaml.CORE_SCHEMA }) as Language['data'], text: close < 0 ? '' : whole.slice(close + 5).trim() }
}

/** The files of a record, its own and its translation, as they are. */
export const filesOf = ({ translation, ...own }: Content): File[] =>
  [own, ...(translation ? [translation] : [])].map((each) => ({ path: each.path, text: each.path.endsWith('.md') ? markdownOf(each) : each.front }))

/** The same as Markdown with data on top, whether there is a text or not. */
export const asMarkdown = ({ translation, ...own }: Content): File[] =>
  [own, ...(translation ? [translation] : [])].map((each) => ({ path: each.path.replace(/\.yaml$/, '.md'), text: markdownOf(each) }))

const markdownOf = ({ front, text }: Language): string => `---\n${front}---\n\n${text}\n`
