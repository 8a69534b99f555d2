// The rules that `rcm verify` adds to those of the files: what the git history has to say of an adopted text.
import type { Severity } from '../core/finding.ts'
import type { Text } from '../core/message.ts'

type Files = Readonly<Record<string, string>>

export interface HistoryRule {
  readonly id: string
  readonly severity: Severity
  readonly summary: Text
  readonly why: Text
  /** Files over the example forum of the tests: those that are committed, what is found over them, and what is not. */
  readonly examples: { readonly before: Files; readonly bad: Files; readonly good: Files }
}

const path = 'records/agreements/AGR-2031-009-list-of-wells.md'
const spanishPath = 'records/agreements/AGR-2031-009-list-of-wells.es.md'

const original = `---
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
`

const lapsed = original.replace('status: adopted }\n', 'status: adopted }\n  - { date: 2031-10-08, status: lapsed, note: The wells have dried up. }\n')

export const kept: HistoryRule = {
  id: 'adopted-text-kept',
  severity: 'error',
  summary: {
    en: 'An adopted text is, in every language, the one of the commit that adopted it.',
    es: 'Un texto adoptado es, en cada idioma, el del commit que lo adoptó.',
  },
  why: {
    en: 'Whoever changes a text can make a new seal for it. The history shows that too: what was adopted stands in the commit that adopted it.',
    es: 'Quien cambia un texto puede ponerle un sello nuevo. El historial también lo muestra: lo adoptado está en el commit que lo adoptó.',
  },
  examples: {
    before: { [path]: original },
    bad: {
      [path]: original
        .replace('member keeps', 'member may keep')
        .replace(/sha256-[0-9a-f]+/, 'sha256-1fa6a8ea90e7364fb5ab6568e3e91d8d9a794a2ff9d4460fddb97c8642ae2807'),
    },
    good: { [path]: lapsed },
  },
}

const spanish = `---
translates: sha256-24bf2dffa49a60f5d1527433edc014ad0400ebccb1ebfda14588356e18b79325
title: Una lista común de pozos
seal: sha256-e487f3472cf46ade54e7c45f347dee8f4eaf7f96c6079e5000b3d08cc5aca067
---

Cada miembro lleva una lista de sus posos.

La Secretaría reúne las listas.
`

export const restored: HistoryRule = {
  id: 'adopted-text-restored',
  severity: 'info',
  summary: {
    en: 'An adopted text was never changed, not even for a time, and was never corrected.',
    es: 'Un texto adoptado nunca cambió, ni siquiera por un tiempo, ni se corrigió nunca.',
  },
  why: {
    en: 'Whoever used the records meanwhile had other words before them, and may want to know it.',
    es: 'Quien usó los registros entretanto tuvo ante sí otras palabras, y quizá quiera saberlo.',
  },
  examples: {
    before: { [path]: original, [spanishPath]: spanish },
    bad: {
      [path]: original.replace(
        'status: adopted }\n',
        'status: adopted }\n  - { date: 2031-10-08, status: adopted, note: A slip in the Spanish text corrected. }\n',
      ),
      [spanishPath]: spanish
        .replace('sus posos', 'sus pozos')
        .replace(/seal: .*/, 'seal: sha256-253cc8fac234791760892271621505c3d5a0ddd1fbd02b28e35cf7db58510f27'),
    },
    good: { [path]: lapsed },
  },
}

export const seen: HistoryRule = {
  id: 'history-seen',
  severity: 'warning',
  summary: { en: 'The history shows the adoption of each sealed text.', es: 'El historial muestra la adopción de cada texto sellado.' },
  why: {
    en: 'In a shallow or partial clone, or before the adoption is committed, nobody can tell from the history whether a text is the adopted one.',
    es: 'En un clon superficial o parcial, o antes de que la adopción esté en un commit, el historial no permite saber si un texto es el adoptado.',
  },
  examples: {
    before: {},
    bad: { [path]: original },
    good: { [path]: original.replace(/seal: .*\n/, '').replace('status: adopted', 'status: draft') },
  },
}

export const historyRules: readonly HistoryRule[] = [kept, restored, seen]
