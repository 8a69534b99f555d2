// Serving: a server and a watch over the forum's files, both until Ctrl-C.
import { resolve } from 'node:path'
import type { ServedPages, Session } from '../commands/command.ts'
import { isUserError } from '../core/failure.ts'
import { type Lang, langOf, say } from '../core/message.ts'
import { serveUntil } from '../io/serve.ts'
import { changesIn } from '../io/watch.ts'
import { findForum } from '../io/working-tree.ts'
import type { Process } from './context.ts'

/** What stops one making, such as a file half written, does not stop the serving: the pages stay as they were. */
export async function serving(process: Process, options: Readonly<Record<string, unknown>>, pages: ServedPages, again: () => Promise<Session>): Promise<void> {
  const { stderr } = process.streams
  const lang: Lang = langOf(String(options.lang ?? '')) ?? langOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG) ?? 'en'
  const failed = new AbortController()
  const signal = AbortSignal.any([failed.signal, process.interrupted?.() ?? failed.signal])
  const forum = findForum(resolve(process.cwd, typeof options.C === 'string' ? options.C : '.'))
  const served = serveUntil(signal, pages).finally(() => failed.abort())
  const watched = (async () => {
    for await (const paths of changesIn(forum, signal)) {
      try {
        await pages.changed(again, paths)
      } catch (error) {
        if (!isUserError(error)) throw error
        stderr.write(`rcm: ${say(error.said, lang)}\n${error.help ? `${say(error.help, lang)}\n` : ''}`)
      }
    }
  })()
  await Promise.all([served, watched])
}
