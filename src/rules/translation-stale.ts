// A translation says which text it was made from, and that is the text of today.
import { message } from '../core/message.ts'
import { translationBase } from '../core/text.ts'
import type { Rule } from './rule.ts'

export const translationStale: Rule = {
  id: 'translation-stale',
  severity: 'warning',
  summary: {
    en: 'A translation says which text it was made from, and that is the text of today.',
    es: 'Una traducción dice de qué texto se hizo, y ese es el texto de hoy.',
  },
  why: {
    en: 'When the original changes and the translation does not, two countries read two different things and neither knows.',
    es: 'Cuando el original cambia y la traducción no, dos países leen dos cosas distintas y ninguno lo sabe.',
  },
  examples: {
    bad: {},
    good: {},
  },
  *check(workspace) {
    for (const record of workspace.records) {
      if (record.translations.size === 0) continue
      const base = translationBase(record.data, record.kind.translatable, record.body)
      for (const file of record.translations.values()) {
        const made = file.data.translates
        if (made === base) continue
        const values = { base, path: record.path }
        yield {
          path: file.path,
          at: made === undefined ? { line: 1 } : { data: ['translates'] },
          message:
            made === undefined
              ? message({ en: 'It does not say which text it was translated from.', es: 'No dice de qué texto se tradujo.' })
              : message({ en: 'The original has changed since this translation was made.', es: 'El original cambió después de hecha esta traducción.' }),
          help: message(
            {
              en: 'Compare it with {path}; when it is right, put “translates: {base}”.',
              es: 'Compárela con {path}; cuando sea correcta, ponga «translates: {base}».',
            },
            values,
          ),
        }
      }
    }
  },
}
