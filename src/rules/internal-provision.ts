// What the regulations print is for publication.
import { isInternal } from '../core/access.ts'
import { amendmentsOf, amendmentsReaching } from '../core/amendments.ts'
import { message } from '../core/message.ts'
import { isAgreement, role } from '../core/record.ts'
import { parseReference } from '../core/reference.ts'
import type { Rule } from './rule.ts'

const agreement = (access: string) => `---
id: AGR-2031-009
title: A common list of wells
awaited: true
adopted: 2031-03-10
${access}log:
  - { date: 2031-03-10, status: adopted }
---
`

const chapter = 'id: REG-9\ntitle: Wells\nprovisions: ["AGR-2031-009#1"]\n'

export const internalProvision: Rule = {
  id: 'internal-provision',
  severity: 'warning',
  reads: 'linked',
  isWide: isAgreement,
  summary: {
    en: 'A chapter of the regulations names no text that is internal, and none that an internal agreement amends.',
    es: 'Un capítulo de las normas no nombra textos internos, ni textos que un acuerdo interno modifica.',
  },
  why: {
    en: 'Internal records stay out of everything published. The regulations keep the number of such a paragraph and say that its text is withheld; a reader should meet that only where it is meant.',
    es: 'Los registros internos quedan fuera de todo lo que se publica. Las normas conservan el número de ese párrafo y dicen que su texto no se publica; quien lee debería encontrarlo solo donde se quiso así.',
  },
  examples: {
    bad: {
      'records/agreements/AGR-2031-009-list-of-wells.md': agreement('access: internal\n'),
      'records/regulations/REG-9-wells.yaml': chapter,
    },
    good: {
      'records/agreements/AGR-2031-009-list-of-wells.md': agreement(''),
      'records/regulations/REG-9-wells.yaml': chapter,
    },
  },
  *check(workspace) {
    const chapters = workspace.records.filter(({ kind }) => kind.plays === 'regulation')
    if (chapters.length === 0) return
    const amendments = amendmentsOf(workspace)
    for (const record of chapters) {
      const field = record.kind.roles.provisions
      const refs = role(record, 'provisions')
      if (field === undefined || isInternal(record) || !Array.isArray(refs)) continue
      for (const [index, ref] of refs.entries()) {
        const reference = typeof ref === 'string' ? parseReference(ref) : undefined
        if (!reference) continue
        const own = workspace.byId.get(reference.id)
        const internal = [...(own ? [own] : []), ...amendmentsReaching(amendments, reference).map(({ by }) => by)].find(isInternal)
        if (!internal) continue
        yield {
          path: record.path,
          at: { data: [field, index] },
          message: message(
            {
              en: '{id} is internal, so the regulations withhold the text of {ref}.',
              es: '{id} es interno, de modo que las normas no publican el texto de {ref}.',
            },
            { id: internal.id, ref },
          ),
          help: message(
            {
              en: 'Take “access: internal” out of {path} when the text is public, or the provision out of this chapter.',
              es: 'Quite «access: internal» de {path} si el texto es público, o la disposición de este capítulo.',
            },
            { path: internal.path },
          ),
        }
      }
    }
  },
}
