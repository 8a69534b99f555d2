// The compiled regulations as an earlier run made them, when nothing that they are made from has changed since.
import type { Context, Session } from './command.ts'
import { templatePath } from './render-document.ts'

/**
 * The document that `make` gives: kept, one a format and language, and given again for the same files, day, edition, template and program,
 * under the same history and edition before. Where the history can say more without a new commit, as in a partial clone, it is made.
 */
export async function rememberedRegulations(
  { format, width, colour }: Context,
  session: Session,
  edition: string | undefined,
  make: () => Promise<string>,
): Promise<string> {
  const { lang, day } = session
  const state = await session.historyState()
  if (state === undefined) return make()
  const terminal = format === 'text' ? [width, colour.level] : []
  const input = JSON.stringify([day, edition ?? null, session.template(templatePath('regulations', lang)), state, terminal])
  return session.remembered(`regulations-${format}-${lang}`, make, input)
}
