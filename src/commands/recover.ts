// rcm recover: ends a change that was interrupted.
import { userError } from '../core/failure.ts'
import { type Text, message, say } from '../core/message.ts'
import { visible } from '../core/visible.ts'
import type { Command } from './command.ts'
import { noteHooks, recoverHooks } from './commit-plan.ts'

const words = {
  nothing: { en: 'No change was interrupted.', es: 'Ningún cambio quedó interrumpido.' },
  finish: {
    en: '{count, plural, one {Finished: # file.} other {Finished: # files.}}',
    es: '{count, plural, one {Terminado: # archivo.} other {Terminado: # archivos.}}',
  },
  undo: {
    en: '{count, plural, one {Taken back: # file.} other {Taken back: # files.}}',
    es: '{count, plural, one {Deshecho: # archivo.} other {Deshecho: # archivos.}}',
  },
  keep: { en: 'Forgotten; the files are as they were.', es: 'Olvidado; los archivos quedan como estaban.' },
} satisfies Record<string, Text>

export const recover: Command = {
  name: 'recover',
  summary: { en: 'finish or undo a change that was interrupted', es: 'terminar o deshacer un cambio interrumpido' },
  description: {
    en: 'A change to several files is written with a journal. When the power or the process fails in between, this finishes it, or takes it back, with the branch and the commit that belong to it. A file that somebody changed since is not overwritten.',
    es: 'Un cambio de varios archivos se escribe con un diario. Si falla la corriente o el proceso a la mitad, esta orden lo termina o lo deshace, con la rama y el commit que le corresponden. No se sobrescribe un archivo que alguien haya cambiado después.',
  },
  options: [
    { flags: '--undo', text: { en: 'take the change back', es: 'deshacer el cambio' } },
    { flags: '--keep', text: { en: 'leave the files as they are and forget the change', es: 'dejar los archivos como están y olvidar el cambio' } },
    recoverHooks,
  ],
  formats: ['text'],
  examples: [
    { run: 'rcm recover', text: { en: 'finish it', es: 'terminarlo' } },
    { run: 'rcm recover --undo', text: { en: 'take it back', es: 'deshacerlo' } },
  ],
  async run(context, { options }) {
    if (options.undo && options.keep) throw userError('usage', { en: 'Choose one of --undo and --keep.', es: 'Elija entre --undo y --keep.' })
    const how = options.undo ? 'undo' : options.keep ? 'keep' : 'finish'
    const { plan, left } = await context.recover(how, options.hooks === true)
    const { lang } = context
    if (plan.length > 0 && how !== 'keep') context.out(plan.map(({ path }) => `${visible(path)}\n`).join(''))
    noteHooks(context, left, lang)
    context.note(`${plan.length === 0 ? words.nothing[lang] : say(message(words[how], { count: plan.length }), lang)}\n`)
    return 0
  },
}
