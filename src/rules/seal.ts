// An adopted text has the seal of its adoption.
import type { Found } from '../core/finding.ts'
import { languageName } from '../core/language-name.ts'
import { type Text, message } from '../core/message.ts'
import { type ForumRecord, role } from '../core/record.ts'
import { sealFor, translationSealFor, wasAdopted } from '../core/sealed.ts'
import type { Rule } from './rule.ts'

export const seal: Rule = {
  id: 'seal',
  severity: 'error',
  reads: 'own',
  summary: { en: 'An adopted text is the one that was sealed when it was adopted.', es: 'Un texto adoptado es el que se selló al adoptarse.' },
  why: {
    en: 'What was agreed may not change afterwards by accident or in silence. The seal is a fingerprint over text, title, meeting and day, and each language version has its own; one letter changed, and it no longer fits.',
    es: 'Lo acordado no puede cambiar después por accidente ni en silencio. El sello es una huella del texto, el título, la reunión y el día, y cada versión lingüística tiene el suyo; con una letra cambiada deja de coincidir.',
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

Every member may keep a list of its wells.

The Secretariat puts the lists together.
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
    },
  },
  *check(workspace) {
    for (const record of workspace.records) {
      const field = record.kind.roles.seal
      if (field === undefined) continue
      const given = role(record, 'seal')
      const hasText = record.body.trim() !== ''
      const found = (at: string, reason: Parameters<typeof message>[0], help: Parameters<typeof message>[0]) => {
        const values = { id: record.id, path: record.path, field, awaited: record.kind.roles.awaited ?? '', value: hasText ? sealFor(record) : '' }
        return { path: record.path, at: { data: [at] }, message: message(reason, values), help: message(help, values) }
      }
      if (role(record, 'awaited') === true && (hasText || given !== undefined))
        yield found(
          record.kind.roles.awaited ?? 'id',
          { en: 'The text of {id} is said to be awaited, and it is here.', es: 'Se dice que el texto de {id} está pendiente, y está aquí.' },
          {
            en: 'Take “{awaited}” out when this is the adopted text; it then needs its seal.',
            es: 'Quite «{awaited}» si este es el texto adoptado; entonces necesita su sello.',
          },
        )
      else if (!wasAdopted(record)) {
        if (given !== undefined)
          yield found(
            field,
            { en: '{id} has a seal and was never adopted.', es: '{id} tiene sello y nunca se adoptó.' },
            { en: 'Take “{field}” out; adopting the text is what seals it.', es: 'Quite «{field}»; lo que sella el texto es adoptarlo.' },
          )
      } else if (given === undefined) {
        if (hasText)
          yield found(
            'id',
            { en: 'The text of {id} is adopted and has no seal.', es: 'El texto de {id} está adoptado y no tiene sello.' },
            {
              en: 'When the text is word for word the adopted one, put “{field}: {value}”.',
              es: 'Cuando el texto sea palabra por palabra el adoptado, ponga «{field}: {value}».',
            },
          )
      } else if (!hasText)
        yield found(
          field,
          { en: '{id} has a seal, and the text that was sealed is not here.', es: '{id} tiene sello, y no está el texto que se selló.' },
          { en: 'Bring the text back: git log -p -- {path} shows when it went.', es: 'Recupere el texto: git log -p -- {path} muestra cuándo se perdió.' },
        )
      else if (given !== sealFor(record))
        yield found(
          field,
          {
            en: 'The text, title, meeting or day of {id} is not what was sealed.',
            es: 'El texto, el título, la reunión o el día de {id} no son los que se sellaron.',
          },
          {
            en: 'Adopted text is not edited: bring back what was (git log -p -- {path}), and propose the change as an agreement that amends this one.',
            es: 'Un texto adoptado no se edita: recupere lo que decía (git log -p -- {path}), y proponga el cambio como un acuerdo que modifica este.',
          },
        )
      yield* translations(record, field)
    }
  },
}

/** Each language version of an adopted text that is sealed has a seal of its own. */
function* translations(record: ForumRecord, field: string): Iterable<Found> {
  const isSealed = wasAdopted(record) && role(record, 'seal') !== undefined
  for (const [lang, file] of record.translations) {
    const given = file.data[field]
    const value = isSealed ? translationSealFor(record, file) : undefined
    if (given === value) continue
    const values = { id: record.id, path: file.path, field, value, languageEn: languageName(lang, 'en'), languageEs: languageName(lang, 'es') }
    const reason = given === undefined ? 'missing' : value === undefined ? 'surplus' : 'broken'
    yield {
      path: file.path,
      at: given === undefined ? { line: 1 } : { data: [field] },
      message: message(inLanguage[reason].text, values),
      help: message(inLanguage[reason].help, values),
    }
  }
}

const inLanguage = {
  missing: {
    text: { en: 'The {languageEn} text of {id} is adopted and has no seal.', es: 'El texto en {languageEs} de {id} está adoptado y no tiene sello.' },
    help: {
      en: 'When it is word for word the adopted one, put “{field}: {value}”.',
      es: 'Cuando sea palabra por palabra el adoptado, ponga «{field}: {value}».',
    },
  },
  surplus: {
    text: {
      en: 'This translation of {id} has a seal, and no adopted text that it would be of.',
      es: 'Esta traducción de {id} tiene sello, y ningún texto adoptado al que corresponda.',
    },
    help: {
      en: 'Take “{field}” out, or bring the text back: git log -p -- {path} shows when it went.',
      es: 'Quite «{field}», o recupere el texto: git log -p -- {path} muestra cuándo se perdió.',
    },
  },
  broken: {
    text: {
      en: 'The {languageEn} text or title of {id} is not what was sealed.',
      es: 'El texto o el título en {languageEs} de {id} no son los que se sellaron.',
    },
    help: {
      en: 'Bring back what was (git log -p -- {path}). If the translation itself was wrong, correct it, put “{field}: {value}”, and add an entry to the log of {id} that says so, in one commit.',
      es: 'Recupere lo que decía (git log -p -- {path}). Si la traducción misma era errónea, corríjala, ponga «{field}: {value}» y añada a la bitácora de {id} una entrada que lo diga, en un mismo commit.',
    },
  },
} satisfies Record<string, { text: Text; help: Text }>
