// The person's own editor: VISUAL, EDITOR, else the system's.
import { spawnSync } from 'node:child_process'
import { userError } from '../core/failure.ts'
import { loadDraft } from './drafts.ts'
import { writeWhole } from './write.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** As a command line, which may hold options: `code --wait`. */
const editorOf = (env: Environment): string => env.VISUAL || env.EDITOR || (process.platform === 'win32' ? 'notepad' : 'vi')

/**
 * Puts a text into a file, opens it in the editor, and gives what the file holds when the editor is closed. The file stays.
 * @throws UserError `editor` when the editor cannot be started or ends with a failure
 */
export function editFile(file: string, text: string, env: Environment): string {
  const editor = editorOf(env)
  writeWhole(file, text)
  const run =
    process.platform === 'win32'
      ? spawnSync(`${editor} "${file}"`, { shell: true, stdio: 'inherit', env: { ...env } })
      : spawnSync('/bin/sh', ['-c', `${editor} "$@"`, editor, file], { stdio: 'inherit', env: { ...env } })
  const saved = loadDraft(file)
  if (run.error || run.status !== 0 || saved === undefined)
    throw userError(
      'editor',
      {
        en: 'The editor “{editor}” ended with a failure.',
        es: 'El editor «{editor}» terminó con un fallo.',
      },
      { editor },
      {
        en: 'Set VISUAL or EDITOR to the command of your editor, such as: export EDITOR=nano',
        es: 'Asigne a VISUAL o EDITOR la orden de su editor, por ejemplo: export EDITOR=nano',
      },
    )
  return saved
}
