// What a format of a record's history is, and the words that they share.
import type { ChalkInstance } from 'chalk'
import type { CommitView, LogView } from '../core/log-view.ts'
import type { Lang, Text } from '../core/message.ts'

export interface LogFormatOptions {
  readonly lang: Lang
  readonly colour: ChalkInstance
  /** Columns of the terminal. */
  readonly width: number
}

export type LogFormat = (views: readonly LogView[], options: LogFormatOptions) => string

export const logWords = {
  log: { en: 'Log', es: 'Bitácora' },
  noLog: { en: 'No entries by the day.', es: 'Sin entradas hasta el día.' },
  commits: { en: 'Commits', es: 'Commits' },
  noCommits: { en: 'No commit has the record yet.', es: 'Ningún commit contiene aún el registro.' },
  open: { en: 'Not committed yet', es: 'Aún sin commit' },
  merge: { en: 'merge', es: 'fusión' },
} satisfies Record<string, Text>

/** When, who, which commit. */
export function commitHead({ commit }: CommitView, lang: Lang): string {
  if (!commit) return logWords.open[lang]
  const { day, author, hash, isMerge } = commit
  return `${day} · ${author} · ${hash}${isMerge ? ` (${logWords.merge[lang]})` : ''}`
}
