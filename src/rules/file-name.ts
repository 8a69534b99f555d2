// The name of a file begins with the id of its record.
import { message } from '../core/message.ts'
import type { Rule } from './rule.ts'

const followUp = 'id: FU-2031-009\ntitle: Send the list of wells\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n'

export const fileName: Rule = {
  id: 'file-name',
  severity: 'error',
  reads: 'own',
  summary: { en: 'The name of a file begins with the id of its record.', es: 'El nombre de un archivo comienza con el id de su registro.' },
  why: {
    en: 'Two people who give the same id then meet in the same place of the list of files, and a record is found without opening any other.',
    es: 'Así, dos personas que dan el mismo id se encuentran en el mismo lugar de la lista de archivos, y un registro se halla sin abrir ningún otro.',
  },
  examples: {
    bad: { 'records/follow-ups/list-of-wells.yaml': followUp },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': followUp },
  },
  *check(workspace) {
    for (const { path, id, data, translations } of workspace.records) {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const dot = name.lastIndexOf('.')
      if (typeof data.id !== 'string') continue
      if (name.startsWith(id) && (dot === id.length || name[id.length] === '-')) continue
      yield {
        path,
        at: { data: ['id'] },
        message: message({ en: 'The file “{name}” holds the record {id}.', es: 'El archivo «{name}» contiene el registro {id}.' }, { name, id }),
        help: message(
          {
            en: 'Correct the id, or rename the file: {id}{ending} or {id}-some-words{ending}.{count, plural, =0 {} other { Rename its translations with it.}}',
            es: 'Corrija el id o cambie el nombre del archivo: {id}{ending} o {id}-algunas-palabras{ending}.{count, plural, =0 {} other { Cambie con él el de sus traducciones.}}',
          },
          { id, ending: name.slice(dot), count: translations.size },
        ),
      }
    }
  },
}
