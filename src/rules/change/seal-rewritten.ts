// The seal of an adopted text stays as it is.
import { hasNewErratum } from '../../core/errata.ts'
import { message } from '../../core/message.ts'
import { wasAdopted } from '../../core/sealed.ts'
import type { ChangeRule } from './change-rule.ts'

export const sealRewritten: ChangeRule = {
  id: 'seal-rewritten',
  severity: 'error',
  summary: { en: 'The seal of an adopted text stays as it is.', es: 'El sello de un texto adoptado queda como está.' },
  why: {
    en: 'Whoever changes a text can make a seal that fits the new words; so the seal itself may not change. Only an erratum that names its evidence brings a new one.',
    es: 'Quien cambia un texto puede hacer un sello que encaje con las palabras nuevas; por eso el sello mismo no puede cambiar. Solo una fe de erratas que nombra su respaldo trae uno nuevo.',
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
seal: sha256-7ecaa136a47ddbbe56643bdda9c932a639ce9bba54971540b0810b87fe8c1932
source:
  - record: EVT-2031-001
    quote: The Assembly adopted the agreement “Joint patrols on the lakes”.
log:
  - { date: 2031-03-10, status: adopted }
---

The members of the Assembly keep the seven lakes safe for all who live by them.

Their boats patrol the lakes together, under the rules of this agreement:

1. Every lake is patrolled at least once a week.
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
seal: sha256-7ecaa136a47ddbbe56643bdda9c932a639ce9bba54971540b0810b87fe8c1932
source:
  - record: EVT-2031-001
    quote: The Assembly adopted the agreement “Joint patrols on the lakes”.
log:
  - { date: 2031-03-10, status: adopted }
---

The members of the Assembly keep the seven lakes safe for all who live by them.

Their boats patrol the lakes together, under the rules of this agreement:

1. Every lake is patrolled at least once a week.
2. By night, two boats of different members sail together.
3. Each patrol is entered in the common log on the same day.
`,
    },
  },
  *check({ pairs }) {
    for (const pair of pairs) {
      const { id, before, after } = pair
      const seal = before?.kind.roles.seal
      if (!before || !after || seal === undefined || !wasAdopted(before) || hasNewErratum(pair)) continue
      for (const file of pair.files) {
        const [was, now] = [file.before?.data[seal], file.after?.data[seal]]
        if (typeof was !== 'string' || was === now) continue
        const isGone = typeof now !== 'string'
        const [first = 'id'] = Object.keys(file.after?.data ?? {})
        yield {
          path: file.after?.path ?? after.path,
          at: { data: [isGone ? first : seal] },
          message: message(words.seal, { id, how: isGone ? 'gone' : 'other', of: file.lang === undefined ? 'text' : 'translation' }),
          help: message(words.help, { was }),
        }
      }
    }
  },
}

const words = {
  seal: {
    en: 'The seal of {of, select, text {} other {a translation of }}{id} is {how, select, gone {taken away} other {another than that of its adoption}}.',
    es: '{how, select, gone {Se quita el sello de {of, select, text {} other {una traducción de }}{id}} other {El sello de {of, select, text {} other {una traducción de }}{id} es otro que el de su adopción}}.',
  },
  help: { en: 'Bring the seal back: seal: {was}', es: 'Recupere el sello: seal: {was}' },
}
