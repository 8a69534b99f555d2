// An adopted text is not edited in place.
import { hasNewErratum } from '../../core/errata.ts'
import { message } from '../../core/message.ts'
import { roleText } from '../../core/record.ts'
import { wasAdopted } from '../../core/sealed.ts'
import { normalise } from '../../core/text.ts'
import type { ChangeRule } from './change-rule.ts'

export const adoptedTextEdited: ChangeRule = {
  id: 'adopted-text-edited',
  severity: 'error',
  summary: { en: 'An adopted text is not edited in place.', es: 'Un texto adoptado no se edita en su lugar.' },
  why: {
    en: 'What was agreed is changed by an agreement that amends it, never by an edit of the record. A true correction of how the text was typed is an erratum that names what shows it.',
    es: 'Lo acordado se cambia con un acuerdo que lo modifica, nunca con una edición del registro. Una verdadera corrección de cómo se transcribió el texto es una fe de erratas que nombra lo que lo demuestra.',
  },
  examples: {
    before: {},
    bad: {
      'records/agreements/AGR-2031-001-joint-patrols.md': `---
id: AGR-2031-001
title: Joint patrols on the lakes
meeting: EVT-2031-001
body: MEMBERS
adopted: 2031-03-10
effective: 2031-04-01
nature: decision
operative: true
responsible: [MEMBERS]
objectives: [OBJ-1]
topics: [TOP-fish-stocks]
seal: sha256-6ecaa136a47ddbbe56643bdda9c932a639ce9bba54971540b0810b87fe8c1932
source:
  - record: EVT-2031-001
    quote: The Assembly adopted the agreement “Joint patrols on the lakes”.
log:
  - { date: 2031-03-10, status: adopted }
---

The members of the Assembly keep the seven lakes safe for all who live by them.

Their boats patrol the lakes together, under the rules of this agreement:

1. Every lake is patrolled once a week.
2. By night, two boats of different members sail together.
3. Each patrol is entered in the common log on the same day.
`,
    },
    good: {
      'records/agreements/AGR-2031-001-joint-patrols.md': `---
id: AGR-2031-001
title: Joint patrols on the lakes
meeting: EVT-2031-001
body: MEMBERS
adopted: 2031-03-10
effective: 2031-04-01
nature: decision
operative: true
responsible: [MEMBERS]
objectives: [OBJ-1]
topics: [TOP-fish-stocks]
errata:
  - { date: 2031-04-01, note: Two words were typed twice., evidence: EVT-2031-001 }
seal: sha256-6ecaa136a47ddbbe56643bdda9c932a639ce9bba54971540b0810b87fe8c1932
source:
  - record: EVT-2031-001
    quote: The Assembly adopted the agreement “Joint patrols on the lakes”.
log:
  - { date: 2031-03-10, status: adopted }
---

The members of the Assembly keep the seven lakes safe for all who live by them.

Their boats patrol the lakes together, under the rules of this agreement:

1. Every lake is patrolled once a week.
2. By night, two boats of different members sail together.
3. Each patrol is entered in the common log on the same day.
`,
    },
  },
  *check({ pairs }) {
    for (const pair of pairs) {
      const { id, before, after, files } = pair
      if (!before || !after || before.kind.roles.seal === undefined || !wasAdopted(before) || hasNewErratum(pair)) continue
      for (const name of ['title', 'meeting', 'date'])
        if (roleText(before, name) !== undefined && normalise(roleText(before, name) ?? '') !== normalise(roleText(after, name) ?? ''))
          yield {
            path: after.path,
            at: { data: [after.kind.roles[name] ?? 'id'] },
            message: message(words.field, { id, name }),
            help: message(words.help, { id }),
          }
      for (const file of files) {
        const old = normalise(file.before?.body ?? '')
        if (old === '' || !file.after) continue
        const title = after.kind.roles.title
        if (file.lang !== undefined && normalise(textOf(file.before?.data[title])) !== normalise(textOf(file.after.data[title])))
          yield {
            path: file.after.path,
            at: { data: [file.after.data[title] === undefined ? 'translates' : title] },
            message: message(words.translatedTitle, { id }),
            help: message(words.help, { id }),
          }
        if (old === normalise(file.after.body)) continue
        yield {
          path: file.after.path,
          at: { offset: file.after.text.length - file.after.body.trimStart().length, length: 1 },
          message: message(file.lang === undefined ? words.text : words.translation, { id }),
          help: message(words.help, { id }),
        }
      }
    }
  },
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const words = {
  field: {
    en: '{name, select, title {The title} meeting {The meeting} other {The day of adoption}} of {id} is changed, and {id} is adopted.',
    es: '{name, select, title {Se cambia el título} meeting {Se cambia la reunión} other {Se cambia el día de adopción}} de {id}, y {id} está adoptado.',
  },
  text: { en: 'The text of {id} is changed, and it is adopted.', es: 'Se cambia el texto de {id}, y está adoptado.' },
  translation: { en: 'A translation of {id} is changed, and {id} is adopted.', es: 'Se cambia una traducción de {id}, y {id} está adoptado.' },
  translatedTitle: {
    en: 'The title of a translation of {id} is changed, and {id} is adopted.',
    es: 'Se cambia el título de una traducción de {id}, y {id} está adoptado.',
  },
  help: {
    en: 'Propose an agreement that amends {id}; or, when this only corrects how it was typed, add an entry to its errata with the evidence.',
    es: 'Proponga un acuerdo que modifique {id}; o, si solo corrige cómo se transcribió, agregue una entrada a su fe de erratas con el respaldo.',
  },
}
