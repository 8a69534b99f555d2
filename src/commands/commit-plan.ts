// Ends a command that writes a step in the life of a wording: one plan, and where it is wished one branch and one commit.
import { defaultLanguage } from '../core/forum.ts'
import { type Lang, type Message, type Text, message, say } from '../core/message.ts'
import type { Context, Option, Session } from './command.ts'
import { type Ending, writePlan } from './write-plan.ts'

/** @param when before the colon: with what it goes */
const hooksOption = (when: Text): Option => ({
  flags: '--hooks',
  text: {
    en: `${when.en}: run the hooks of this repository, too; without it only those of your own git configuration`,
    es: `${when.es}: ejecutar también los hooks de este repositorio; si no, solo los de su propia configuración de git`,
  },
})

export const commitOptions: readonly Option[] = [
  {
    flags: '--commit',
    text: {
      en: 'commit what is written, and nothing else; without a commit nothing is written',
      es: 'hacer un commit de lo escrito, y de nada más; sin commit no se escribe nada',
    },
  },
  hooksOption({ en: 'with --commit', es: 'con --commit' }),
]

export const recoverHooks = hooksOption({ en: 'where a commit is finished', es: 'si se termina un commit' })

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
  const said = say(subject, defaultLanguage(session.workspace.forum))
  const wish = commits || branch !== undefined ? { branch, subject: commits ? said : undefined, hooks: options.hooks === true } : undefined
  let isDone = false
  let left: readonly string[] = []
  const apply: Session['apply'] = async (each) => {
    left = await session.apply(each, wish)
    isDone = true
    return left
  }
  const code = await writePlan(context, { ...session, apply }, ending)
  if (isDone && branch !== undefined) context.note(`${say(message(words.branch, { branch }), session.lang)}\n`)
  if (isDone && commits) context.note(`${say(message(words.committed, { subject: said }), session.lang)}\n`)
  noteHooks(context, left, session.lang)
  return code
}

/** Says which hooks of the repository did not run. */
export function noteHooks(context: Context, left: readonly string[], lang: Lang): void {
  if (left.length > 0) context.note(`${say(message(words.hooks, { count: left.length, names: left.join(', ') }), lang)}\n`)
}
