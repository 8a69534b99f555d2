// The data of a record follow the schema of its kind.
import type { Kind } from '../core/kind.ts'
import { nearestOfFew } from '../core/nearest.ts'
import { isStrayTranslation } from './orphan-translation.ts'
import type { Rule } from './rule.ts'
import { type SchemaFacts, explainErrors, idPattern, nameOf } from './schema-error.ts'

export const schema: Rule = {
  id: 'schema',
  severity: 'error',
  reads: 'own',
  summary: { en: 'The data of a record follow the schema of its kind.', es: 'Los datos de un registro cumplen el esquema de su tipo.' },
  why: {
    en: 'A key that no schema knows is read by no report: a due date under “deadline” is a due date that nobody sees.',
    es: 'Una clave que ningún esquema conoce no la lee ningún informe: un plazo escrito en «deadline» es un plazo que nadie ve.',
  },
  examples: {
    bad: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml':
        'id: FU-2031-009\ntitle: Send the list of wells\ntype: requst\ndeadline: 2031-04\nlog:\n  - { date: 2031-03-10, status: pending }\n',
    },
    good: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml':
        'id: FU-2031-009\ntitle: Send the list of wells\ntype: request\ndue: 2031-04\nlog:\n  - { date: 2031-03-10, status: pending }\n',
    },
  },
  *check(workspace) {
    const suggest = nearestOfFew()
    const facts = new Map<Kind, SchemaFacts>()
    for (const { path, kind, data } of workspace.records) {
      const validate = workspace.validator(kind.name)
      if (!validate || validate(data) || isStrayTranslation(data)) continue
      const known = facts.get(kind) ?? factsOf(kind)
      facts.set(kind, known)
      for (const said of explainErrors(validate.errors ?? [], data, known, suggest)) yield { path, ...said }
    }
  },
}

function factsOf(kind: Kind): SchemaFacts {
  const dates = new Set(kind.dates.map(({ name }) => name))
  const references = new Set(kind.references.map(({ name }) => name))
  return {
    keysAt: (path) =>
      kind.fields.flatMap((field) =>
        field.path.length === path.length + 1 && path.every((key, index) => field.path[index] === key) ? (field.path.at(-1) ?? []) : [],
      ),
    isExplainedElsewhere({ keyword, params }, path, value) {
      if (typeof value !== 'string') return false
      const name = nameOf(path)
      if (name === 'log.status') return kind.statuses.size > 0
      if (keyword === 'minLength' || keyword === 'maxLength') return dates.has(name)
      return keyword === 'pattern' && references.has(name) && !value.includes('#') && String(params.pattern).split(' | ').includes(idPattern)
    },
  }
}
