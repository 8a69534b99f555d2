// rcm completion: the script by which a shell completes commands, ids, fields and values.
import { userError } from '../core/failure.ts'
import { nearest } from '../core/nearest.ts'
import { completionScripts } from '../formats/completion-scripts.ts'
import type { Command } from './command.ts'

const shells = Object.keys(completionScripts)

export const completion: Command = {
  name: 'completion',
  summary: { en: 'completion by the Tab key, for your shell', es: 'completar con la tecla Tab, para su terminal' },
  description: {
    en: 'Prints a script for bash, zsh or fish. With it the Tab key completes commands, options and their values, ids (listed with their titles), kinds, fields and what they can be.',
    es: 'Imprime un guion para bash, zsh o fish. Con él, la tecla Tab completa órdenes, opciones y sus valores, ids. (que se muestran con sus títulos), tipos, campos y lo que estos pueden ser.',
  },
  arguments: [{ flags: '<shell>', text: { en: `one of: ${shells.join(', ')}`, es: `una de: ${shells.join(', ')}` } }],
  options: [],
  formats: ['text'],
  examples: [
    {
      run: 'rcm completion bash',
      text: { en: 'at the end of ~/.bashrc: source <(rcm completion bash)', es: 'al final de ~/.bashrc: source <(rcm completion bash)' },
    },
    { run: 'rcm completion fish', text: { en: 'into ~/.config/fish/completions/rcm.fish', es: 'en ~/.config/fish/completions/rcm.fish' } },
  ],
  async run(context, { args: [shell = ''] }) {
    const script = Object.hasOwn(completionScripts, shell) ? completionScripts[shell] : undefined
    if (script === undefined) throw unknownShell(shell)
    context.out(script)
    return 0
  },
}

function unknownShell(shell: string) {
  const near = nearest(shell, shells)
  const text = { en: 'There is no completion for “{shell}”.', es: 'No hay un guion para «{shell}».' }
  const values = { shell, near, shells: shells.join(', ') }
  return near
    ? userError('shell', text, values, { en: 'Did you mean {near}? There are: {shells}.', es: '¿Quiso decir {near}? Hay: {shells}.' })
    : userError('shell', text, values, { en: 'There are: {shells}.', es: 'Hay: {shells}.' })
}
