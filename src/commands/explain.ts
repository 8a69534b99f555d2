// rcm explain: why a rule is there, with an example that breaks it and one that does not.
import { userError } from '../core/failure.ts'
import type { Lang, Text } from '../core/message.ts'
import { nearest } from '../core/nearest.ts'
import { changeRules } from '../rules/change/index.ts'
import type { ChangeRule } from '../rules/change/change-rule.ts'
import { rules as presentRules } from '../rules/index.ts'
import type { Rule } from '../rules/rule.ts'
import { type HistoryRule, historyRules } from '../wording/history-rules.ts'
import type { Command, Context } from './command.ts'

type Explained = Rule | ChangeRule | HistoryRule

const rules: readonly Explained[] = [...presentRules, ...changeRules, ...historyRules]

const words = {
  severities: { error: { en: 'error', es: 'error' }, warning: { en: 'warning', es: 'advertencia' }, info: { en: 'information', es: 'información' } },
  before: { en: 'Before, there is:', es: 'Antes está:' },
  found: { en: 'This is found:', es: 'Esto se señala:' },
  gone: { en: '(taken away)', es: '(se quita)' },
  fine: { en: 'This is fine:', es: 'Esto es correcto:' },
  verified: {
    en: '“rcm verify” tells it from the git history, whatever rcm.yaml says.',
    es: '«rcm verify» lo señala a partir del historial de git, diga lo que diga rcm.yaml.',
  },
  silence: { en: 'To weigh it otherwise, in rcm.yaml:', es: 'Para darle otro peso, en rcm.yaml:' },
} satisfies Record<string, Text | Record<string, Text>>

export const explain: Command = {
  name: 'explain',
  summary: { en: 'why a rule is there, with examples', es: 'por qué existe una regla, con ejemplos' },
  arguments: [
    {
      flags: '[rule]',
      text: {
        en: 'the rule, as “rcm validate” names it; all of them, a line each, without it',
        es: 'la regla, como la nombra «rcm validate»; sin ella, todas, una por línea',
      },
    },
  ],
  options: [],
  formats: ['text', 'json'],
  examples: [{ run: 'rcm explain quote-verbatim', text: { en: 'what a quote must be', es: 'cómo debe ser una cita' } }],
  async run(context, { args }) {
    const { lang } = context
    const [id] = args
    if (id === undefined) {
      context.out(
        context.format === 'json'
          ? `${JSON.stringify(
              rules.map((rule) => asData(rule, lang)),
              null,
              2,
            )}\n`
          : listed(lang),
      )
      return 0
    }
    const rule = rules.find((each) => each.id === id)
    if (!rule) throw unknownRule(id)
    context.out(context.format === 'json' ? `${JSON.stringify(asData(rule, lang), null, 2)}\n` : inWords(rule, context))
    return 0
  },
}

const asData = ({ id, severity, summary, why, examples }: Explained, lang: Lang) => ({ id, severity, summary: summary[lang], why: why[lang], examples })

const listed = (lang: Lang): string => {
  const width = Math.max(...rules.map(({ id }) => id.length))
  return `${rules.map(({ id, summary }) => `${id.padEnd(width)}  ${summary[lang]}`).join('\n')}\n`
}

function inWords(rule: Explained, { lang, colour }: Context): string {
  const files = (examples: Readonly<Record<string, string | null>>) =>
    Object.entries(examples).flatMap(([path, text]) => [
      `  ${colour.cyan(path)}`,
      ...(text ?? words.gone[lang])
        .trimEnd()
        .split('\n')
        .map((line) => `    ${line}`),
    ])
  return `${[
    `${colour.bold(rule.id)} (${words.severities[rule.severity][lang]})`,
    rule.summary[lang],
    '',
    rule.why[lang],
    '',
    ...('before' in rule.examples && Object.keys(rule.examples.before).length > 0 ? [words.before[lang], ...files(rule.examples.before), ''] : []),
    colour.red(words.found[lang]),
    ...files(rule.examples.bad),
    '',
    colour.green(words.fine[lang]),
    ...files(rule.examples.good),
    '',
    ...('check' in rule ? [words.silence[lang], '  rules:', `    ${rule.id}: ${rule.severity === 'warning' ? 'info' : 'warning'}`] : [words.verified[lang]]),
  ].join('\n')}\n`
}

function unknownRule(id: string) {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  )
  const text = { en: 'There is no rule “{id}”.', es: 'No existe la regla «{id}».' }
  return near
    ? userError(
        'unknown-rule',
        text,
        { id, near },
        { en: 'Did you mean {near}? “rcm explain” lists them all.', es: '¿Quiso decir {near}? «rcm explain» las lista todas.' },
      )
    : userError('unknown-rule', text, { id }, { en: '“rcm explain” lists them all.', es: '«rcm explain» las lista todas.' })
}
