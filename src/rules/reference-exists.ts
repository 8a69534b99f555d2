// A reference names a record that exists.
import { message } from '../core/message.ts'
import { nearestOfFew } from '../core/nearest.ts'
import type { Rule } from './rule.ts'

export const referenceExists: Rule = {
  id: 'reference-exists',
  severity: 'error',
  reads: 'linked',
  summary: { en: 'A reference names a record that exists.', es: 'Una referencia nombra un registro que existe.' },
  why: {
    en: 'The briefing follows references to say who owes what under which agreement. One that leads nowhere drops out of every report in silence.',
    es: 'El informe sigue las referencias para decir quién debe qué y en virtud de qué acuerdo. La que no lleva a nada desaparece de todos los informes sin aviso.',
  },
  examples: {
    bad: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALDD]
log:
  - { date: 2031-03-10, status: pending }
`,
    },
    good: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
log:
  - { date: 2031-03-10, status: pending }
`,
    },
  },
  *check(workspace) {
    const suggest = nearestOfFew()
    for (const record of workspace.records)
      for (const { to, at } of workspace.linksFrom(record)) {
        if (workspace.byId.has(to)) continue
        const suggestion = suggest(to, workspace.byId.keys())
        yield {
          path: record.path,
          at: { data: at },
          message: message({ en: 'There is no record “{to}”.', es: 'No existe el registro «{to}».' }, { to }),
          help: suggestion
            ? message(
                {
                  en: 'Did you mean {suggestion}? “rcm list --format ids” shows all ids.',
                  es: '¿Quiso decir {suggestion}? «rcm list --format ids» muestra todos los ids.',
                },
                { suggestion },
              )
            : message({
                en: 'Make the record, or correct the id. “rcm list --format ids” shows all ids.',
                es: 'Cree el registro o corrija el id. «rcm list --format ids» muestra todos los ids.',
              }),
        }
      }
  },
}
