// A reference names a record of a kind that its field takes.
import { message } from '../core/message.ts'
import type { Rule } from './rule.ts'

export const referenceKind: Rule = {
  id: 'reference-kind',
  severity: 'error',
  reads: 'linked',
  summary: { en: 'A reference names a record of a kind that its field takes.', es: 'Una referencia nombra un registro de un tipo que su campo admite.' },
  why: {
    en: 'A follow-up that names a topic as responsible is owed by nobody: no report finds a country behind it.',
    es: 'Un seguimiento que nombra un tema como responsable no lo debe nadie: ningún informe encuentra un país detrás.',
  },
  examples: {
    bad: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [TOP-fish-stocks]
log:
  - { date: 2031-03-10, status: pending }
`,
    },
    good: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: request
responsible: [ALD]
topics: [TOP-fish-stocks]
log:
  - { date: 2031-03-10, status: pending }
`,
    },
  },
  *check(workspace) {
    for (const record of workspace.records)
      for (const { field, refersTo: allowed, to, at } of workspace.linksFrom(record)) {
        const target = workspace.byId.get(to)
        if (!target || allowed.length === 0 || allowed.includes('*') || allowed.includes(target.kind.name) || allowed.includes(target.kind.plays)) continue
        const labels = allowed.map((name) => workspace.kinds.get(name)?.label ?? { en: { one: name }, es: { one: name } })
        yield {
          path: record.path,
          at: { data: at },
          message: message(
            {
              en: '“{to}” is of the kind “{kindEn}”; the field “{field}” takes: {allowedEn}.',
              es: '«{to}» es del tipo «{kindEs}»; el campo «{field}» admite: {allowedEs}.',
            },
            {
              to,
              field,
              kindEn: target.kind.label.en.one,
              kindEs: target.kind.label.es.one,
              allowedEn: either(
                'or',
                labels.map((label) => label.en.one),
              ),
              allowedEs: either(
                'o',
                labels.map((label) => label.es.one),
              ),
            },
          ),
          help: message(
            {
              en: 'Put the id of a record that fits, or move this one to the field it belongs in. “rcm list {kind}” shows those that fit.',
              es: 'Ponga el id de un registro que corresponda, o pase este al campo que le corresponde. «rcm list {kind}» muestra los que sirven.',
            },
            { kind: allowed[0] },
          ),
        }
      }
  },
}

const either = (or: string, words: readonly string[]): string => words.join(', ').replace(/, (?=[^,]*$)/, ` ${or} `)
