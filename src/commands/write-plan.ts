// Ends a writing command: judges the records as they would be, shows the plan, asks where it should, writes, and says what was written.
import { userError } from '../core/failure.ts'
import type { Finding } from '../core/finding.ts'
import { type Message, type Text, message, say } from '../core/message.ts'
import type { Plan } from '../core/plan.ts'
import { visible } from '../core/visible.ts'
import type { Workspace } from '../core/workspace.ts'
import { findingsFormats } from '../formats/findings.ts'
import { planText } from '../formats/plan-text.ts'
import { rules } from '../rules/index.ts'
import { type Weighed, check, located } from '../rules/run.ts'
import type { Context, Input, Option, Session } from './command.ts'

export const yesOption: Option = { flags: '-y, --yes', text: { en: 'do not ask before writing', es: 'no preguntar antes de escribir' } }

const words = {
  nothing: { en: 'Nothing to change.', es: 'Nada que cambiar.' },
  refused: {
    en: 'Not written: the records would have {count, plural, one {# error} other {# errors}} more than now.',
    es: 'No se escribió: los registros tendrían {count, plural, one {# error} other {# errores}} más que ahora.',
  },
  wrote: {
    en: '{count, plural, one {Wrote # file.} other {Wrote # files.}}',
    es: '{count, plural, one {Se escribió # archivo.} other {Se escribieron # archivos.}}',
  },
  removed: { en: '{path} (removed)', es: '{path} (eliminado)' },
  more: {
    en: '… and {count, plural, one {# warning} other {# warnings}} more: rcm validate',
    es: '… y {count, plural, one {# advertencia} other {# advertencias}} más: rcm validate',
  },
} satisfies Record<string, Text>

export interface Ending {
  readonly plan: Plan
  readonly options: Input['options']
  /** Asked before writing, after the plan is shown; without it nothing is asked. */
  readonly question?: Message
}

/** Gives the exit code: 0 when all is written or nothing had to be, 1 when it was refused or declined. */
export async function writePlan(
  context: Context,
  session: Pick<Session, 'workspace' | 'lang' | 'planned' | 'apply'>,
  { plan, options, question }: Ending,
): Promise<number> {
  const { lang } = session
  if (plan.length === 0) {
    context.note(`${words.nothing[lang]}\n`)
    return 0
  }
  const planned = await session.planned(plan)
  const added = await newFindings(session.workspace, planned, plan)
  const errors = added.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    const print = await findingsFormats.text()
    const report = { findings: errors, records: planned.records.length, errors: errors.length, warnings: 0, textOf: planned.text }
    context.note(print(report, { lang, colour: context.colour, width: context.width, version: context.version, rules }))
    context.note(`${say(message(words.refused, { count: errors.length }), lang)}\n`)
    return 1
  }
  noteWarnings(
    context,
    session,
    added.filter(({ severity }) => severity === 'warning'),
  )
  if (options.dryRun) {
    context.out(planText(plan, lang, context.colour))
    return 0
  }
  if (question && !options.yes && !(await agreed(context, session, plan, question))) return 1
  await session.apply(plan)
  const written = plan.filter(({ after }) => after !== null)
  for (const { path } of plan.filter(({ after }) => after === null)) context.note(`${say(message(words.removed, { path: visible(path) }), lang)}\n`)
  if (written.length > 0) context.out(written.map(({ path }) => `${visible(path)}\n`).join(''))
  context.note(`${say(message(words.wrote, { count: written.length }), lang)}\n`)
  return 0
}

async function agreed(context: Context, { lang }: Pick<Session, 'lang'>, plan: Plan, question: Message): Promise<boolean> {
  context.note(planText(plan, lang, context.colour))
  const ask = await context.ask(lang)
  if (ask) return ask.agree(say(question, lang))
  throw userError(
    'confirm',
    {
      en: 'This writes {count, plural, one {# file} other {# files}}, and nobody is at the terminal to agree.',
      es: 'Esto escribe {count, plural, one {# archivo} other {# archivos}}, y no hay nadie en la terminal que lo confirme.',
    },
    { count: plan.length },
    { en: 'Look at the plan above, then give --yes.', es: 'Revise el plan de arriba y luego indique --yes.' },
  )
}

/** What the rules find in the records as a plan would leave them, and not in those that are; what a renamed file had before is not new. */
export async function newFindings(before: Workspace, after: Workspace, plan: Plan = []): Promise<readonly Finding[]> {
  const newPath = new Map(plan.map((edit) => [edit.path, edit.before === null || edit.after === null ? '' : edit.path]))
  const keyOf = ({ rule, found: { path, message: said } }: Weighed) => `${newPath.get(path) ?? path} ${rule} ${said.text.en} ${JSON.stringify(said.values)}`
  const known = new Map<string, number>()
  for (const each of check(before)) known.set(keyOf(each), (known.get(keyOf(each)) ?? 0) + 1)
  const added = check(after).filter((each) => {
    const left = known.get(keyOf(each)) ?? 0
    known.set(keyOf(each), left - 1)
    return left <= 0
  })
  return (await located(added, after)).findings
}

function noteWarnings(context: Context, { lang }: Pick<Session, 'lang'>, warnings: readonly Finding[]): void {
  const shown = warnings.slice(0, 3)
  for (const { message: said, help } of shown) context.note(`! ${visible(say(said, lang))}\n  → ${visible(say(help, lang))}\n`)
  if (warnings.length > shown.length) context.note(`${say(message(words.more, { count: warnings.length - shown.length }), lang)}\n`)
}
