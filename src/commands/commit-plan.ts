// Ends a command that writes a step in the life of a wording: one plan, and where it is wished one branch and one commit.
import { type Text, message, say } from '../core/message.ts'
import { defaultLanguage } from '../core/forum.ts'
import type { Message } from '../core/message.ts'
import type { Context, Option, Session } from './command.ts'
import { type Ending, writePlan } from './write-plan.ts'

export const commitOptions: readonly Option[] = [
  {
    flags: '--commit',
    text: { en: 'commit what is written, and nothing else', es: 'hacer un commit de lo escrito, y de nada más' },
  },
  {
    flags: '--hooks',
    text: {
      en: 'with --commit: run the hooks of this repository, too; without it only those of your own git configuration',
      es: 'con --commit: ejecutar también los hooks de este repositorio; si no, solo los de su propia configuración de git',
    },
  },
]

const words = {
  branch: { en: 'On the new branch {branch}.', es: 'En la nueva rama {branch}.' },
  committed: { en: 'Committed: {subject}', es: 'Commit hecho: {subject}' },
  hooks: {
    en: '{count, plural, one {This hook of the repository} other {These hooks of the repository}} did not run: {names}. --hooks runs them.',
    es: '{count, plural, one {No se ejecutó este hook del repositorio} other {No se ejecutaron estos hooks del repositorio}}: {names}. --hooks los ejecuta.',
  },
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
  let left: readonly string[] = []
  const code = await writePlan(
    context,
    {
      ...session,
      apply: async (each) => {
        await session.apply(each)
        if (branch !== undefined) await session.beginBranch(branch)
        if (commits) left = await session.commitFiles(each, { subject: say(subject, defaultLanguage(session.workspace.forum)), hooks: options.hooks === true })
        isDone = true
      },
    },
    ending,
  )
  if (isDone && branch !== undefined) context.note(`${say(message(words.branch, { branch }), session.lang)}\n`)
  if (isDone && commits) context.note(`${say(message(words.committed, { subject: say(subject, defaultLanguage(session.workspace.forum)) }), session.lang)}\n`)
  if (left.length > 0) context.note(`${say(message(words.hooks, { count: left.length, names: left.join(', ') }), session.lang)}\n`)
  return code
}
