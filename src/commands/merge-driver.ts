// rcm merge-driver: what git runs to merge a record, so that two additions to one log are no conflict.
import { userError } from '../core/failure.ts'
import { unitedLogs } from '../core/log-union.ts'
import { type Text, message, say } from '../core/message.ts'
import type { Command } from './command.ts'

const words = {
  ready: { en: 'git now merges additions to a log here.', es: 'Desde ahora git fusiona aquí las adiciones a un historial.' },
  none: {
    en: 'There is no git repository yet. After “git init”, run: rcm merge-driver --set-up',
    es: 'Aún no hay repositorio git. Tras «git init», ejecute: rcm merge-driver --set-up',
  },
  united: { en: '{path}: the additions to the log are both kept.', es: '{path}: se conservan ambas adiciones al historial.' },
} satisfies Record<string, Text>

export const mergeDriver: Command = {
  name: 'merge-driver',
  summary: { en: 'merge two additions to a log (run by git)', es: 'fusionar dos adiciones a un historial (lo ejecuta git)' },
  description: {
    en: 'Two people who each add an entry to the log of one record change the same lines, which git takes for a conflict. With this driver both entries are kept, in the order of their days. Whatever else differs on both sides stays a conflict, which “rcm validate” shows. “rcm init” sets it up; in an older forum, write “records/** merge=rcm” into .gitattributes.',
    es: 'Dos personas que agregan cada una una entrada al historial de un registro cambian las mismas líneas, lo que git toma por un conflicto. Con este controlador se conservan ambas entradas, en el orden de sus días. Cualquier otra diferencia en ambos lados sigue siendo un conflicto, que «rcm validate» muestra. «rcm init» lo prepara; en un foro más antiguo, escriba «records/** merge=rcm» en .gitattributes.',
  },
  arguments: [
    { flags: '[old]', text: { en: 'git’s %O: the file as both began', es: '%O de git: el archivo tal como ambos comenzaron' } },
    { flags: '[file]', text: { en: 'git’s %A: ours, and where the result goes', es: '%A de git: el nuestro, y adonde va el resultado' } },
    { flags: '[new]', text: { en: 'git’s %B: theirs', es: '%B de git: el de ellos' } },
    { flags: '[name]', text: { en: 'git’s %P: the path of the record', es: '%P de git: la ruta del registro' } },
  ],
  options: [{ flags: '--set-up', text: { en: 'tell git in this repository to use it', es: 'indicar a git, en este repositorio, que lo use' } }],
  formats: ['text'],
  examples: [
    { run: 'rcm merge-driver --set-up', text: { en: 'once in each clone', es: 'una vez en cada clon' } },
    { run: 'rcm merge-driver %O %A %B %P', text: { en: 'as git runs it', es: 'como lo ejecuta git' } },
  ],
  async run(context, { args, options }) {
    const { lang } = context
    if (options.setUp) {
      context.note(`${words[(await context.setUpMergeDriver()) ? 'ready' : 'none'][lang]}\n`)
      return 0
    }
    const [base, ours, theirs, path] = args
    if (base === undefined || ours === undefined || theirs === undefined || path === undefined)
      throw userError(
        'usage',
        { en: 'git gives this command four files.', es: 'git da a esta orden cuatro archivos.' },
        {},
        { en: 'To set it up: rcm merge-driver --set-up', es: 'Para prepararlo: rcm merge-driver --set-up' },
      )
    const merged = await context.mergeTexts(ours, base, theirs)
    const united = merged.isClean ? undefined : unitedLogs(path, await context.read(base), await context.read(ours), await context.read(theirs))
    context.write(ours, united ?? merged.text)
    if (united !== undefined) context.note(`${say(message(words.united, { path }), lang)}\n`)
    return merged.isClean || united !== undefined ? 0 : 1
  },
}
