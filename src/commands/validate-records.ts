// Checks the records, and says what was found: what `rcm validate` prints, and how it ends.
import { changeBetween } from '../core/change.ts'
import { userError } from '../core/failure.ts'
import type { Lang } from '../core/message.ts'
import { findingsFormats } from '../formats/findings.ts'
import { changeRules } from '../rules/change/index.ts'
import { checkChange } from '../rules/change/run.ts'
import { rules } from '../rules/index.ts'
import { countOf, located } from '../rules/run.ts'
import { checked } from './checked.ts'
import type { Context, Input } from './command.ts'

/** Plain JSON, so that it can be kept. */
export interface Validated {
  readonly text: string
  readonly exitCode: number
  /** The rule of the first finding. */
  readonly rule: string | undefined
  readonly lang: Lang
}

/** @throws UserError `path`, and those of the session */
export async function validateRecords(context: Context, { args, options }: Input): Promise<Validated> {
  const session = await context.open()
  const { workspace, lang, pathOf, link } = session
  const changes =
    typeof options.base === 'string' ? checkChange(changeBetween((await session.at(await session.forkPoint(options.base))).workspace, workspace)) : []
  const all = await located([...(await checked(session)), ...changes], workspace)
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
  const text = format(report, { lang, colour: context.colour, width: context.width, version: context.version, rules: [...rules, ...changeRules], link })
  return { text, exitCode: errors > 0 || (options.strict && warnings > 0) ? 1 : 0, rule: findings[0]?.rule, lang }
}

const isWithin = (path: string, folder: string): boolean => folder === '' || path === folder || path.startsWith(`${folder}/`)
