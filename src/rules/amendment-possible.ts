// An amendment can be carried out: the text it changes is in force and says what it quotes.
import { type AmendmentProblem, amendmentProblems } from '../core/amendment-problems.ts'
import type { Amendment } from '../core/amendments.ts'
import { adoptionDay } from '../core/force.ts'
import { languageName } from '../core/language-name.ts'
import { type Text, message } from '../core/message.ts'
import { isAgreement } from '../core/record.ts'
import { printReference } from '../core/reference.ts'
import type { Rule } from './rule.ts'

const wells = `---
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

const springs = (quoted: string) => `---
id: AGR-2031-010
title: Springs on the common list of wells
meeting: EVT-2031-002
adopted: 2031-10-08
amends:
  - { target: AGR-2031-009#1, words: ${quoted}, with: "#1" }
seal: sha256-59be78b78935e90e9a7ce71bff1dcbc666d4e03f70f9dc6c6d7c4c0595db7f1e
log:
  - { date: 2031-10-08, status: adopted }
---

its wells and springs
`

export const amendmentPossible: Rule = {
  id: 'amendment-possible',
  severity: 'error',
  reads: 'linked',
  isWide: isAgreement,
  summary: {
    en: 'An amendment can be carried out: the text it changes is in force and says what it quotes.',
    es: 'Una modificación puede aplicarse: el texto que modifica está vigente y dice lo que se cita de él.',
  },
  why: {
    en: 'The compiled regulations are put together from the texts and their amendments. One that fits nowhere changes nothing, and the regulations would show what is no longer agreed.',
    es: 'El compendio de la normativa se arma con los textos y sus modificaciones. La que no encaja en ningún lugar no cambia nada, y la normativa mostraría lo que ya no es lo acordado.',
  },
  examples: {
    bad: {
      'records/agreements/AGR-2031-009-list-of-wells.md': wells,
      'records/agreements/AGR-2031-010-springs.md': springs('all its wells'),
    },
    good: {
      'records/agreements/AGR-2031-009-list-of-wells.md': wells,
      'records/agreements/AGR-2031-010-springs.md': springs('its wells'),
    },
  },
  *check(workspace) {
    if (!workspace.records.some(isAgreement)) return
    for (const problem of amendmentProblems(workspace)) {
      const said = words(problem)
      if (!said) continue
      const { amendment, at, target, day, lang, ender, back = [] } = problem
      const values = {
        id: amendment.by.id,
        target: printReference(amendment.target),
        of: amendment.target.id,
        path: target?.path,
        day,
        adopted: adoptionDay(amendment.by),
        words: quotedIn(amendment, lang),
        languageEn: languageName(lang, 'en'),
        languageEs: languageName(lang, 'es'),
        ender: ender?.by.id,
        since: ender?.from,
        enderPath: ender?.by.path,
        chain: [...[amendment, ...back].map((each) => printReference(each.target)), printReference(amendment.target)].join(' ← '),
      }
      yield { path: amendment.by.path, at: { data: at }, message: message(said.message, values), help: message(said.help, values) }
    }
  },
}

const quotedIn = ({ words: quoted }: Amendment, lang: string): string | undefined =>
  typeof quoted === 'string' ? quoted : (quoted?.[lang] ?? Object.values(quoted ?? {})[0])

/** What to say of a problem; of a place that is not there other rules speak. */
function words({ reason, ender }: AmendmentProblem): { readonly message: Text; readonly help: Text } | undefined {
  if (reason === 'target-missing' || reason === 'with-missing') return undefined
  if (reason !== 'target-ended') return texts[reason]
  if (ender === undefined) return lapsed
  if (ender.action !== 'repeal') return replaced
  return ender.target.place.length === 0 ? repealedWhole : repealed
}

type Said = { readonly message: Text; readonly help: Text }

const texts: Readonly<Record<Exclude<AmendmentProblem['reason'], 'target-missing' | 'with-missing' | 'target-ended'>, Said>> = {
  'target-not-adopted': {
    message: {
      en: '{id} changes {target} from {day}, when {of} is not an adopted text.',
      es: '{id} modifica {target} desde el {day}, cuando {of} no es un texto adoptado.',
    },
    help: {
      en: 'Name the adopted text that changes, or correct the day here or the log in {path}.',
      es: 'Nombre el texto adoptado que se modifica, o corrija el día aquí o la bitácora en {path}.',
    },
  },
  'words-missing': {
    message: {
      en: 'The words “{words}” are not in the {languageEn} text of {target} on {day}.',
      es: 'Las palabras «{words}» no están en el texto en {languageEs} de {target} el {day}.',
    },
    help: {
      en: 'Quote them as they stand in the text in force on that day; {path} has the text as it was adopted.',
      es: 'Cítelas como están en el texto vigente ese día; {path} tiene el texto tal como se adoptó.',
    },
  },
  'words-twice': {
    message: {
      en: 'The words “{words}” are more than once in the {languageEn} text of {target} on {day}.',
      es: 'Las palabras «{words}» están más de una vez en el texto en {languageEs} de {target} el {day}.',
    },
    help: {
      en: 'Quote some of the words around them too, so that only one place in {path} is meant.',
      es: 'Cite también algunas palabras vecinas, de modo que se entienda un solo lugar de {path}.',
    },
  },
  circle: {
    message: {
      en: '{target} would become part of its own text: {chain}.',
      es: '{target} llegaría a ser parte de su propio texto: {chain}.',
    },
    help: {
      en: 'Take out one of these amendments; until then this one, the last of them, has no effect.',
      es: 'Quite una de estas modificaciones; mientras tanto esta, la última de ellas, no tiene efecto.',
    },
  },
  'too-early': {
    message: {
      en: 'The amendment of {target} has effect from {day}, before {id} is adopted on {adopted}.',
      es: 'La modificación de {target} tiene efecto desde el {day}, antes de que {id} se adopte el {adopted}.',
    },
    help: {
      en: 'Correct “effective” here: the text in {path} changes no earlier than it is decided.',
      es: 'Corrija «effective» aquí: el texto en {path} no cambia antes de que se decida.',
    },
  },
}

const lapsed: Said = {
  message: { en: '{id} changes {target} from {day}, when {of} has lapsed.', es: '{id} modifica {target} desde el {day}, cuando {of} ya caducó.' },
  help: {
    en: 'Name the text that is in force instead, or correct the day here or the dates in {path}.',
    es: 'Nombre el texto vigente en su lugar, o corrija el día aquí o las fechas en {path}.',
  },
}

const repealed: Said = {
  message: {
    en: '{id} changes {target} from {day}; {ender} has repealed it since {since}.',
    es: '{id} modifica {target} desde el {day}; {ender} lo derogó desde el {since}.',
  },
  help: {
    en: 'Put new text in beside what is repealed (“action: insert-after”), or correct one of the two days; the repeal is in {enderPath}.',
    es: 'Inserte el texto nuevo junto a lo derogado («action: insert-after»), o corrija uno de los dos días; la derogación está en {enderPath}.',
  },
}

const repealedWhole: Said = {
  message: {
    en: '{id} changes {target} from {day}; {ender} has repealed {of} since {since}.',
    es: '{id} modifica {target} desde el {day}; {ender} derogó {of} desde el {since}.',
  },
  help: {
    en: 'Name the text that is in force instead, or correct one of the two days; the repeal is in {enderPath}.',
    es: 'Nombre el texto vigente en su lugar, o corrija uno de los dos días; la derogación está en {enderPath}.',
  },
}

const replaced: Said = {
  message: {
    en: '{id} changes {target} from {day}; {ender} has replaced the list in which it lay since {since}.',
    es: '{id} modifica {target} desde el {day}; {ender} reemplazó desde el {since} la lista en la que estaba.',
  },
  help: {
    en: 'Name the place in the new text, which is in {enderPath}.',
    es: 'Nombre el lugar en el texto nuevo, que está en {enderPath}.',
  },
}
