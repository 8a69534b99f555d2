// rcm validate: are the records valid?
import { changeBetween } from '../core/change.ts'
import { userError } from '../core/failure.ts'
import { message } from '../core/message.ts'
import { findingsFormats } from '../formats/findings.ts'
import { changeRules } from '../rules/change/index.ts'
import { checkChange } from '../rules/change/run.ts'
import { rules } from '../rules/index.ts'
import { check, countOf, located } from '../rules/run.ts'
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
  async run(context, { args, options }) {
    const session = await context.open()
    const { workspace, lang, pathOf, link } = session
    const changes =
      typeof options.base === 'string' ? checkChange(changeBetween((await session.at(await session.forkPoint(options.base))).workspace, workspace)) : []
    const all = await located([...check(workspace), ...changes], workspace)
    const wanted = args.map((typed) => ({ typed, path: pathOf(typed) }))
    for (const { typed, path } of wanted)
      if (path === undefined || !(path === '' || workspace.paths.some((each) => isWithin(each, path))))
        throw userError(
          'path',
          { en: 'There is nothing to check at “{typed}”.', es: 'No hay nada que comprobar en «{typed}».' },
          { typed },
          {
            en: 'Give a file or folder of the records, such as records/follow-ups.',
            es: 'Indique un archivo o una carpeta de los registros, por ejemplo records/follow-ups.',
          },
        )
    const findings = wanted.length === 0 ? all.findings : all.findings.filter(({ path }) => wanted.some((each) => isWithin(path, each.path ?? '')))
    const errors = countOf(findings, 'error')
    const warnings = countOf(findings, 'warning')
    const format = await findingsFormats[context.format as keyof typeof findingsFormats]()
    const report = { findings, records: workspace.records.length, errors, warnings, textOf: workspace.text }
    context.out(format(report, { lang, colour: context.colour, width: context.width, version: context.version, rules: [...rules, ...changeRules], link }))
    const [first] = findings
    if (first && context.format === 'text') context.hint(message(words.explain, { rule: first.rule }), lang)
    return errors > 0 || (options.strict && warnings > 0) ? 1 : 0
  },
}

const words = {
  explain: { en: '“rcm explain {rule}” says why, with examples.', es: '«rcm explain {rule}» dice por qué, con ejemplos.' },
}

const isWithin = (path: string, folder: string): boolean => folder === '' || path === folder || path.startsWith(`${folder}/`)
