// A document that is named somewhere has a record of its own.
import { type Kind, valuesAt } from '../core/kind.ts'
import { message } from '../core/message.ts'
import type { Rule } from './rule.ts'

export const documentUnregistered: Rule = {
  id: 'document-unregistered',
  severity: 'warning',
  reads: 'own',
  summary: { en: 'A document that is named somewhere has a record of its own.', es: 'Un documento que se nombra en algún lugar tiene su propio registro.' },
  why: {
    en: 'A document known only by a name in a list is not found again: nobody can say which version it was, where it lies, or whether it ever came.',
    es: 'Un documento conocido solo por su nombre en una lista no se vuelve a encontrar: nadie puede decir qué versión era, dónde está o si llegó.',
  },
  examples: {
    bad: {
      'records/events/EVT-2031-009-visit-to-the-wells.yaml': `id: EVT-2031-009
title: Visit to the wells
type: meeting
date: 2031-04-02
documents:
  - name: Plan of the wells
log:
  - { date: 2031-04-02, status: held }
`,
    },
    good: {
      'records/events/EVT-2031-009-visit-to-the-wells.yaml': `id: EVT-2031-009
title: Visit to the wells
type: meeting
date: 2031-04-02
documents:
  - name: Plan of the wells
    record: DOC-2031-002
log:
  - { date: 2031-04-02, status: held }
`,
    },
  },
  *check(workspace) {
    const lists = new Map([...workspace.kinds.values()].map((kind) => [kind, namedLists(kind)]))
    for (const record of workspace.records)
      for (const { path, kinds } of lists.get(record.kind) ?? [])
        for (const { value, at } of valuesAt(record.data, path)) {
          const { name, record: registered } = value as Readonly<Record<string, unknown>>
          if (typeof name !== 'string' || registered !== undefined) continue
          yield {
            path: record.path,
            at: { data: [...at, 'name'] },
            message: message({ en: '“{name}” is named and has no record.', es: '«{name}» se nombra y no tiene registro.' }, { name }),
            help: message(
              {
                en: 'Look for it with “rcm list {kind}”; make a record if there is none, and add “record: ID” beside the name.',
                es: 'Búsquelo con «rcm list {kind}»; cree un registro si no lo hay, y agregue «record: ID» junto al nombre.',
              },
              { kind: kinds[0] },
            ),
          }
        }
  },
}

/** The lists of a kind whose items have a name and may have a record. */
const namedLists = ({ fields }: Kind): { path: readonly string[]; kinds: readonly string[] }[] =>
  fields.flatMap(({ path, isList, refersTo }) => {
    const above = path.slice(0, -1)
    const hasName = path.at(-1) === 'record' && isList && fields.some((field) => field.name === [...above, 'name'].join('.'))
    return hasName ? [{ path: above, kinds: refersTo }] : []
  })
