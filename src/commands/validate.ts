// rcm validate: are the records valid?
import { message } from '../core/message.ts'
import { findingsFormats } from '../formats/findings.ts'
import { type Command, definitionsOption, watchOption } from './command.ts'

export const validate: Command = {
  name: 'validate',
  summary: { en: 'are the records valid', es: 'si los registros son válidos' },
  description: {
    en: 'Checks every record against its schema and the rules, and tells each finding with its place and the next step. Ends with 1 when there is an error, with --strict also when there is a warning.',
    es: 'Comprueba cada registro con su esquema y con las reglas, y señala cada hallazgo con su lugar y el siguiente paso. Termina con 1 si hay un error y, con --strict, también si hay una advertencia.',
  },
  arguments: [
    {
      flags: '[paths...]',
      text: {
        en: 'only findings in these files or folders; all records are read in any case',
        es: 'solo los hallazgos en estos archivos o carpetas; en todo caso se leen todos los registros',
      },
    },
  ],
  options: [
    {
      flags: '--base <revision>',
      text: {
        en: 'also check what changed since a revision: adopted text, seals, logs, sensitive terms',
        es: 'comprobar también lo que cambió desde una revisión: textos adoptados, sellos, bitácoras, términos sensibles',
      },
    },
    definitionsOption,
    { flags: '--strict', text: { en: 'end with 1 on warnings too', es: 'terminar con 1 también si hay advertencias' } },
    watchOption,
  ],
  formats: Object.keys(findingsFormats),
  examples: [
    { run: 'rcm validate', text: { en: 'all records', es: 'todos los registros' } },
    { run: 'rcm validate records/follow-ups', text: { en: 'one folder', es: 'una carpeta' } },
    { run: 'rcm validate --base main', text: { en: 'and what this branch may not change', es: 'y lo que esta rama no puede cambiar' } },
    { run: 'rcm validate --format sarif -o findings.sarif', text: { en: 'for a code-scanning service', es: 'para un servicio de análisis de código' } },
  ],
  async run(context, input) {
    const make = async () => (await import('./validate-records.ts')).validateRecords(context, input)
    const isOfFilesAlone = input.options.base === undefined
    const { text, exitCode, rule, lang } = isOfFilesAlone ? await context.kept('validated', make) : await make()
    context.out(text)
    if (rule !== undefined && context.format === 'text') context.hint(message(words.explain, { rule }), lang)
    return exitCode
  },
}

const words = {
  explain: { en: '“rcm explain {rule}” says why, with examples.', es: '«rcm explain {rule}» dice por qué, con ejemplos.' },
}
