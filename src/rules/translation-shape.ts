// A translation of a sealed text has the same blocks and items as the original.
import { languageName } from '../core/language-name.ts'
import { type Text, message } from '../core/message.ts'
import { roleText } from '../core/record.ts'
import { type Block, blocksOf } from '../core/text.ts'
import type { Rule } from './rule.ts'

export const translationShape: Rule = {
  id: 'translation-shape',
  severity: 'error',
  reads: 'own',
  summary: {
    en: 'A translation of a sealed text has the same blocks and items as the original.',
    es: 'La traducción de un texto sellado tiene los mismos bloques y elementos que el original.',
  },
  why: {
    en: 'A text reference counts blocks. When the languages are cut differently, the same reference names one provision in one language and another in the next.',
    es: 'Una referencia a un texto cuenta bloques. Si los idiomas están divididos de otro modo, la misma referencia nombra una disposición en uno y otra distinta en otro.',
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

Cada miembro lleva una lista de sus pozos.
La Secretaría reúne las listas.
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
    for (const record of workspace.records) {
      if (roleText(record, 'seal') === undefined || record.translations.size === 0) continue
      let original: Block[] | undefined
      for (const [lang, file] of record.translations) {
        if (file.body.trim() === '') continue
        original ??= blocksOf(record.body)
        const difference = firstDifference(original, blocksOf(file.body), [], 0)
        if (!difference) continue
        const [there, here] = [nameOf(difference.there), nameOf(difference.here)]
        yield {
          path: file.path,
          at: { offset: file.text.length - file.body.length + difference.offset },
          message: message(
            {
              en: 'At #{place} the original has {thereEn}, the {languageEn} translation {hereEn}.',
              es: 'En #{place} el original tiene {thereEs}; la traducción al {languageEs}, {hereEs}.',
            },
            {
              place: difference.place.join('.'),
              languageEn: languageName(lang, 'en'),
              languageEs: languageName(lang, 'es'),
              thereEn: there.en,
              thereEs: there.es,
              hereEn: here.en,
              hereEs: here.es,
            },
          ),
          help: message(
            {
              en: 'Cut the translation into paragraphs and items as {path} is, without changing its words.',
              es: 'Divida la traducción en párrafos y elementos como {path}, sin cambiar sus palabras.',
            },
            { path: record.path },
          ),
        }
      }
    }
  },
}

interface Difference {
  readonly place: readonly number[]
  readonly there: Block | undefined
  readonly here: Block | undefined
  /** In the translation, of the block that differs, or of the last before the one that is missing. */
  readonly offset: number
}

function firstDifference(original: readonly Block[], translated: readonly Block[], above: readonly number[], offset: number): Difference | undefined {
  for (let index = 0; index < Math.max(original.length, translated.length); index++) {
    const [there, here] = [original[index], translated[index]]
    const place = [...above, index + 1]
    if (!there || !here || there.type !== here.type) return { place, there, here, offset: here?.offset ?? translated.at(-1)?.offset ?? offset }
    const inside = firstDifference(there.items, here.items, place, here.offset)
    if (inside) return inside
  }
  return undefined
}

const names: Readonly<Partial<Record<Block['type'], Text>>> = {
  heading: { en: 'a heading', es: 'un título' },
  paragraph: { en: 'a paragraph', es: 'un párrafo' },
  list: { en: 'a list', es: 'una lista' },
  listItem: { en: 'an item', es: 'un elemento' },
  blockquote: { en: 'a quotation', es: 'una cita' },
  table: { en: 'a table', es: 'un cuadro' },
  code: { en: 'a code block', es: 'un bloque de código' },
  thematicBreak: { en: 'a rule', es: 'una línea divisoria' },
}

const nameOf = (block: Block | undefined): Text => (block ? (names[block.type] ?? { en: block.type, es: block.type }) : { en: 'nothing', es: 'nada' })
