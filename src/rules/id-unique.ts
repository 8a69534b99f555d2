// No two records have the same id.
import { message } from '../core/message.ts'
import type { Rule } from './rule.ts'

const followUp = (id: string) =>
  `id: ${id}\ntitle: Send the list of wells\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n`

export const idUnique: Rule = {
  id: 'id-unique',
  severity: 'error',
  reads: 'all',
  summary: { en: 'No two records have the same id.', es: 'No hay dos registros con el mismo id.' },
  why: {
    en: 'A reference to an id that two records share leads to the first of them, and nobody sees which one was meant.',
    es: 'Una referencia a un id que comparten dos registros lleva al primero, y nadie ve cuál se quiso nombrar.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-001-list-of-wells.yaml': followUp('FU-2031-001') },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': followUp('FU-2031-009') },
  },
  *check(workspace) {
    for (const { path, id } of workspace.records) {
      const first = workspace.byId.get(id)
      if (!first || first.path === path) continue
      yield {
        path,
        at: { data: ['id'] },
        message: message({ en: 'The id {id} is already that of “{first}”.', es: 'El id {id} ya es el de «{first}».' }, { id, first: first.path }),
        help: message(
          {
            en: 'Give the one of the two that came later an id that is free: rcm renumber {path}',
            es: 'Dé un id libre al que llegó después de los dos: rcm renumber {path}',
          },
          { path },
        ),
      }
    }
  },
}
