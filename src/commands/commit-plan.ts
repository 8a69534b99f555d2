// Ends a command that writes a step in the life of a wording: one plan, and where it is wished one branch and one commit.
import { type Text, message, say } from '../core/message.ts'
import { defaultLanguage } from '../core/forum.ts'
import type { Message } from '../core/message.ts'
import type { Context, Option, Session } from './command.ts'
import { type Ending, writePlan } from './write-plan.ts'

export const commitOption: Option = {
  flags: '--commit',
  text: { en: 'commit what is written, and nothing else', es: 'hacer un commit de lo escrito, y de nada más' },
}

const words = {
  branch: { en: 'On the new branch {branch}.', es: 'En la nueva rama {branch}.' },
  committed: { en: 'Committed: {subject}', es: 'Commit hecho: {subject}' },
} satisfies Record<string, Text>

/** @param subject of the commit, said in the forum's first language. Gives the exit code of the writing. */
export async function commitPlan(
  context: Context,
  session: Session,
  ending: Ending & { readonly subject: Message; readonly branch?: string },
): Promise<number> {
  const { plan, options, subject, branch } = ending
  const commits = options.commit === true
  const isWritten = !options.dryRun && plan.length > 0
  if (isWritten && (commits || branch !== undefined)) await session.checkCommit({ branch, commits })
  let isDone = false
  const code = await writePlan(
    context,
    {
      ...session,
      apply: async (each) => {
        await session.apply(each)
        if (branch !== undefined) await session.beginBranch(branch)
        if (commits) await session.commitFiles(each, say(subject, defaultLanguage(session.workspace.forum)))
        isDone = true
      },
    },
    ending,
  )
  if (isDone && branch !== undefined) context.note(`${say(message(words.branch, { branch }), session.lang)}\n`)
  if (isDone && commits) context.note(`${say(message(words.committed, { subject: say(subject, defaultLanguage(session.workspace.forum)) }), session.lang)}\n`)
  return code
}
