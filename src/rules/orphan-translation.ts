// A translation lies beside the record it translates.
import { message } from '../core/message.ts'
import { explainFaults } from './file-fault.ts'
import type { Rule } from './rule.ts'

const translation = `translates: sha256-${'0'.repeat(64)}\ntitle: Enviar la lista de pozos\n`

export const orphanTranslation: Rule = {
  id: 'orphan-translation',
  severity: 'error',
  reads: 'own',
  summary: {
    en: 'A translation lies beside the record it translates, in a language of the forum.',
    es: 'Una traducción está junto al registro que traduce, en un idioma del foro.',
  },
  why: {
    en: 'A translation is found by the name of its file alone: FU-2031-009-wells.es.yaml belongs to FU-2031-009-wells.yaml or .md. When the names differ, Spanish readers get English.',
    es: 'Una traducción se encuentra solo por el nombre de su archivo: FU-2031-009-wells.es.yaml pertenece a FU-2031-009-wells.yaml o .md. Si los nombres difieren, quien lee en español recibe inglés.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-009-wells.es.yaml': translation },
    good: {
      'records/follow-ups/FU-2031-009-wells.es.yaml': translation,
      'records/follow-ups/FU-2031-009-wells.yaml':
        'id: FU-2031-009\ntitle: Send the list of wells\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n',
    },
  },
  *check(workspace) {
    yield* explainFaults(workspace, {
      'orphan-translation': ({ detail }) => ({
        message: message(
          {
            en: 'There is no record “{stem}.yaml” or “{stem}.md” beside this translation.',
            es: 'Junto a esta traducción no hay ningún registro «{stem}.yaml» ni «{stem}.md».',
          },
          { stem: detail },
        ),
        help: message({
          en: 'Give the translation the name of its record, with the language before the ending.',
          es: 'Dé a la traducción el nombre de su registro, con el idioma antes de la terminación.',
        }),
      }),
    })
    for (const record of workspace.records)
      if (isStrayTranslation(record.data))
        yield {
          path: record.path,
          at: { data: ['translates'], key: true },
          message: message({ en: 'This translation is in no language of the forum.', es: 'Esta traducción no está en ningún idioma del foro.' }),
          help: message(
            {
              en: 'The name ends in .LANGUAGE.yaml or .LANGUAGE.md; the languages of rcm.yaml are {languages}.',
              es: 'El nombre termina en .IDIOMA.yaml o .IDIOMA.md; los idiomas de rcm.yaml son {languages}.',
            },
            { languages: workspace.forum.languages.join(', ') },
          ),
        }
  },
}

/** A file that says it translates something and has no id, though its name does not end in a language of the forum. */
export const isStrayTranslation = (data: Readonly<Record<string, unknown>>): boolean => 'translates' in data && !('id' in data)
