// An adopted text is held in every language of the forum.
import { languageName } from '../core/language-name.ts'
import { message } from '../core/message.ts'
import { roleText } from '../core/record.ts'
import type { Rule } from './rule.ts'

export const adoptedTextUntranslated: Rule = {
  id: 'adopted-text-untranslated',
  severity: 'info',
  reads: 'own',
  summary: { en: 'An adopted text is held in every language of the forum.', es: 'Se dispone de cada texto adoptado en todos los idiomas del foro.' },
  why: {
    en: 'Adopted text is not translated by a secretariat on its own: the missing version has to come from whoever adopted it. Until then it is known to be missing.',
    es: 'Una secretaría no traduce por su cuenta un texto adoptado: la versión que falta debe venir de quien lo adoptó. Hasta entonces consta que falta.',
  },
  examples: {
    bad: {
      'records/agreements/AGR-2031-009-list-of-wells.md': `---
id: AGR-2031-009
title: A common list of wells
meeting: EVT-2031-001
adopted: 2031-03-10
seal: sha256-1f1a07873db80a0af2a77b2d054c2f1dac5f701767ccd6a4638331117ca427ee
log:
  - { date: 2031-03-10, status: adopted }
---

Every member keeps a list of its wells.

The Secretariat puts the lists together.
`,
      'records/agreements/AGR-2031-009-list-of-wells.es.md': `---
translates: sha256-24bf2dffa49a60f5d1527433edc014ad0400ebccb1ebfda14588356e18b79325
title: Una lista común de pozos
---
`,
    },
    good: {
      'records/agreements/AGR-2031-009-list-of-wells.md': `---
id: AGR-2031-009
title: A common list of wells
meeting: EVT-2031-001
adopted: 2031-03-10
seal: sha256-1f1a07873db80a0af2a77b2d054c2f1dac5f701767ccd6a4638331117ca427ee
log:
  - { date: 2031-03-10, status: adopted }
---

Every member keeps a list of its wells.

The Secretariat puts the lists together.
`,
      'records/agreements/AGR-2031-009-list-of-wells.es.md': `---
translates: sha256-24bf2dffa49a60f5d1527433edc014ad0400ebccb1ebfda14588356e18b79325
title: Una lista común de pozos
---

Cada miembro lleva una lista de sus pozos.

La Secretaría reúne las listas.
`,
    },
  },
  *check(workspace) {
    const languages = workspace.forum.languages.slice(1)
    for (const record of workspace.records) {
      if (record.kind.text !== 'adopted' || record.body.trim() === '' || roleText(record, 'seal') === undefined) continue
      for (const code of languages) {
        if ((record.translations.get(code)?.body ?? '').trim() !== '') continue
        yield {
          path: record.path,
          at: { data: [record.kind.roles.seal ?? 'id'], key: true },
          message: message(
            {
              en: 'The {languageEn} version of the adopted text of {id} is not held yet.',
              es: 'Aún no se dispone de la versión en {languageEs} del texto adoptado de {id}.',
            },
            { id: record.id, languageEn: languageName(code, 'en'), languageEs: languageName(code, 'es') },
          ),
          help: message(
            {
              en: 'Ask those who adopted it for their own version, and put it as the body of {path}. A translation of yours is no adopted text.',
              es: 'Pida la versión propia a quienes lo adoptaron, y póngala como cuerpo de {path}. Una traducción hecha por usted no es texto adoptado.',
            },
            { path: record.path.replace(/\.\w+$/, `.${code}.md`) },
          ),
        }
      }
    }
  },
}
