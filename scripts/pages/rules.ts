// docs/rules.md: every rule of `rcm validate`, from src/rules/.
import type { Lang, Text } from '../../src/core/message.ts'
import { severityWords } from '../../src/formats/findings-format.ts'
import type { ChangeRule } from '../../src/rules/change/change-rule.ts'
import type { Rule } from '../../src/rules/rule.ts'
import type { HistoryRule } from '../../src/wording/history-rules.ts'
import { block, cell, code, opening, table } from './markdown.ts'

const words = {
  title: { en: 'Rules', es: 'Reglas' },
  intro: {
    en: 'What `rcm validate` checks; those on change with `--base`; the last three, on the history, are what `rcm verify` adds. `rcm explain RULE` tells the same at the terminal. How much a rule weighs is set in `rcm.yaml`, under `rules:`; `off` silences it. The files of an example are put over the forum of the tests, an invented one.',
    es: 'Lo que comprueba `rcm validate`; las que tratan de cambios, con `--base`; las tres últimas, sobre el historial, son las que añade `rcm verify`. `rcm explain REGLA` dice lo mismo en la terminal. El peso de una regla se fija en `rcm.yaml`, bajo `rules:`; `off` la silencia. Los archivos de un ejemplo se ponen sobre el foro de las pruebas, que es inventado.',
  },
  rule: { en: 'Rule', es: 'Regla' },
  weight: { en: 'Weight', es: 'Peso' },
  holds: { en: 'What must be so', es: 'Lo que debe cumplirse' },
  before: { en: 'Before, there is:', es: 'Antes está:' },
  gone: { en: '(taken away)', es: '(se quita)' },
  bad: { en: 'This is found:', es: 'Esto se señala:' },
  good: { en: 'This is fine:', es: 'Esto es correcto:' },
  said: { en: 'What it says', es: 'Lo que dice' },
} satisfies Record<string, Text>

export function rulesPage(rules: readonly (Rule | ChangeRule | HistoryRule)[], lang: Lang): string {
  const errors = lang === 'es' ? '../errors.md' : 'errors.md'
  return [
    opening(words.title[lang], lang, 'rules', '`src/rules/*.ts`'),
    words.intro[lang],
    '',
    table(
      [words.rule[lang], words.weight[lang], words.holds[lang]],
      rules.map(({ id, severity, summary }) => [`[${code(id)}](#${id})`, severityWords[severity][lang], cell(summary[lang])]),
    ),
    ...rules.map(({ id, severity, summary, why, examples }) =>
      [
        `## ${id}\n`,
        `**${summary[lang]}** (${severityWords[severity][lang]})\n`,
        `${why[lang]}\n`,
        ...('before' in examples && Object.keys(examples.before).length > 0 ? [`${words.before[lang]}\n`, ...files(examples.before, lang)] : []),
        `${words.bad[lang]}\n`,
        ...files(examples.bad, lang),
        `${words.good[lang]}\n`,
        ...files(examples.good, lang),
        ...('before' in examples ? [] : [`[${words.said[lang]}](${errors}#${id})\n`]),
      ].join('\n'),
    ),
  ].join('\n')
}

/** Each file of an example under its path. */
const files = (example: Readonly<Record<string, string | null>>, lang: Lang): string[] =>
  Object.entries(example).map(([path, text]) => `${code(path)}\n\n${block(text ?? words.gone[lang], path.slice(path.lastIndexOf('.') + 1))}`)
