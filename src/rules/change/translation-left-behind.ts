// A text and its translations change together.
import { message } from '../../core/message.ts'
import { languageName } from '../../core/language-name.ts'
import { translationBase } from '../../core/text.ts'
import type { ChangeRule } from './change-rule.ts'

export const translationLeftBehind: ChangeRule = {
  id: 'translation-left-behind',
  severity: 'warning',
  summary: { en: 'A text and its translations change together.', es: 'Un texto y sus traducciones cambian juntos.' },
  why: {
    en: 'The members read different languages. Between two changes some of them would read, and decide on, what no longer stands.',
    es: 'Los miembros leen en distintos idiomas. Entre un cambio y otro, algunos leerían, y decidirían sobre, lo que ya no vale.',
  },
  examples: {
    before: {
      'records/topics/TOP-wells.yaml': `id: TOP-wells
title: Wells
type: issue
`,
      'records/topics/TOP-wells.es.yaml': `translates: sha256-c417e0919db99616378d305d5e48d9ac2d53bbef26c3f40a86437889730dd760
title: Pozos
`,
    },
    bad: {
      'records/topics/TOP-wells.yaml': `id: TOP-wells
title: Deep wells
type: issue
`,
    },
    good: {
      'records/topics/TOP-wells.yaml': `id: TOP-wells
title: Deep wells
type: issue
`,
      'records/topics/TOP-wells.es.yaml': `translates: sha256-0000000000000000000000000000000000000000000000000000000000000000
title: Pozos profundos
`,
    },
  },
  *check({ pairs }) {
    for (const { id, kind, before, after, files } of pairs) {
      if (!before || !after) continue
      const base = (record: typeof after) => translationBase(record.data, kind.translatable, record.body)
      if (base(before) === base(after)) continue
      for (const [lang, file] of after.translations)
        if (!files.some((each) => each.lang === lang))
          yield {
            path: file.path,
            at: { line: 1 },
            message: message(
              { en: 'The text of {id} changes, and its {en} translation does not.', es: 'El texto de {id} cambia, y su traducción en {es} no.' },
              { id, en: languageName(lang, 'en'), es: languageName(lang, 'es') },
            ),
            help: message({ en: 'Change {path} too, in the same proposal.', es: 'Cambie también {path}, en la misma propuesta.' }, { path: file.path }),
          }
    }
  },
}
