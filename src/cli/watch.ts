// --watch: runs a command again whenever a file of the forum changes, until Ctrl-C.
import { resolve } from 'node:path'
import { isUserError } from '../core/failure.ts'
import { type Lang, message, say } from '../core/message.ts'
import { forgetWork } from '../core/phase.ts'
import { visible } from '../core/visible.ts'
import { changesIn } from '../io/watch.ts'
import { findForum } from '../io/working-tree.ts'
import type { Process } from './context.ts'

const words = {
  watching: { en: 'Watching for changes; Ctrl-C ends.', es: 'A la espera de cambios; Ctrl-C termina.' },
  changed: {
    en: '{others, plural, =0 {Changed: {path}} one {Changed: {path} and # more} other {Changed: {path} and # more}}',
    es: '{others, plural, =0 {Cambió: {path}} one {Cambiaron: {path} y # más} other {Cambiaron: {path} y # más}}',
  },
}

/** Gives 0: what was found stands on the screen. What stops one run, such as a file half written, does not stop the watching. */
export async function watching(process: Process, options: Readonly<Record<string, unknown>>, lang: Lang, run: () => Promise<number>): Promise<number> {
  const { stderr } = process.streams
  const forum = findForum(resolve(process.cwd, typeof options.C === 'string' ? options.C : '.'))
  const signal = process.interrupted?.() ?? new AbortController().signal
  const once = async () => {
    forgetWork()
    try {
      await run()
    } catch (error) {
      if (!isUserError(error)) throw error
      stderr.write(`rcm: ${say(error.said, lang)}\n${error.help ? `${say(error.help, lang)}\n` : ''}`)
    }
    stderr.write(`${words.watching[lang]}\n`)
  }
  const changes = changesIn(forum, signal)
  const next = changes.next()
  await once()
  for (let step = await next; !step.done; step = await changes.next()) {
    const [path = '', ...others] = step.value
    stderr.write(`\n${say(message(words.changed, { path: visible(path), others: others.length }), lang)}\n`)
    await once()
  }
  return 0
}
