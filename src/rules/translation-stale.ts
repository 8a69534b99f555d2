// A translation says which text it was made from, and that is the text of today.
import { message } from '../core/message.ts'
import { isFingerprint, translationBase } from '../core/text.ts'
import type { Rule } from './rule.ts'

export const translationStale: Rule = {
  id: 'translation-stale',
  severity: 'warning',
  reads: 'own',
  summary: {
    en: 'A translation says which text it was made from, and that is the text of today.',
    es: 'Una traducción dice de qué texto se hizo, y ese es el texto de hoy.',
  },
  why: {
    en: 'When the original changes and the translation does not, two readers know two different things, and neither knows that.',
    es: 'Cuando el original cambia y la traducción no, dos lectores conocen dos cosas distintas, y ninguno lo sabe.',
  },
  examples: {
    bad: {
      'records/topics/TOP-wells.yaml': `id: TOP-wells
title: Wells
type: issue
`,
      'records/topics/TOP-wells.es.yaml': `translates: sha256-5be229054b9173ffa32f9f93c48896324310341cf513e7d17d6f1ba32e318318
title: Pozos profundos
`,
    },
    good: {
      'records/topics/TOP-wells.yaml': `id: TOP-wells
title: Wells
type: issue
`,
      'records/topics/TOP-wells.es.yaml': `translates: sha256-c417e0919db99616378d305d5e48d9ac2d53bbef26c3f40a86437889730dd760
title: Pozos
`,
    },
  },
  *check(workspace) {
    for (const record of workspace.records) {
      if (record.translations.size === 0) continue
      const base = translationBase(record.data, record.kind.translatable, record.body)
      for (const file of record.translations.values()) {
        const made = file.data.translates
        if (made === base || (made !== undefined && !isFingerprint(made))) continue
        const values = { base, path: record.path }
        yield {
          path: file.path,
          at: made === undefined ? { line: 1 } : { data: ['translates'] },
          message:
            made === undefined
              ? message({ en: 'This translation does not say which text it was made from.', es: 'Esta traducción no dice de qué texto se hizo.' })
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
