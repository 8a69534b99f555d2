// An id has the form of its kind.
import { message } from '../core/message.ts'
import type { Rule } from './rule.ts'

const followUp = (id: string) =>
  `id: ${id}\ntitle: Send the list of wells\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n`

export const idForm: Rule = {
  id: 'id-form',
  severity: 'error',
  reads: 'own',
  summary: { en: 'An id has the form of its kind.', es: 'Un id tiene la forma de su tipo.' },
  why: {
    en: 'Ids are written in minutes, in e-mails and in other records; their form tells a reader what is meant, and keeps the ids of different kinds apart.',
    es: 'Los ids se escriben en actas, correos y otros registros; su forma dice a quien lee de qué se trata y mantiene separados los de distintos tipos.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-9-list-of-wells.yaml': followUp('FU-2031-9') },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': followUp('FU-2031-009') },
  },
  *check(workspace) {
    for (const { path, kind, data } of workspace.records) {
      const { id } = data
      if (typeof id !== 'string' || kind.id.pattern.test(id)) continue
      yield {
        path,
        at: { data: ['id'] },
        message: message(
          { en: '“{id}” is not the id of a record in {folder}/.', es: '«{id}» no es el id de un registro de {folder}/.' },
          { id, folder: `records/${kind.folder}` },
        ),
        help: message(
          { en: 'The form is {form}, for example {example}.', es: 'La forma es {form}; por ejemplo, {example}.' },
          { form: kind.id.form, example: kind.id.example },
        ),
      }
    }
  },
}
