// The record that a word of the command line names.
import { type UserError, userError } from '../core/failure.ts'
import { nearest } from '../core/nearest.ts'
import type { ForumRecord } from '../core/record.ts'
import { idOf } from '../core/reference.ts'
import type { Workspace } from '../core/workspace.ts'

/**
 * The record of an id in any letter case, or of an id that it had before.
 * @throws UserError `unknown-record`, with the nearest id
 */
export function recordNamed({ byId, records }: Workspace, typed: string): ForumRecord {
  const wanted = typed.toLowerCase()
  const record =
    byId.get(typed) ??
    records.find(({ id }) => id.toLowerCase() === wanted) ??
    records.find(({ data }) => Array.isArray(data.formerly) && data.formerly.some((former) => String(former).toLowerCase() === wanted))
  if (record) return record
  throw noRecord(byId, typed)
}

/** That no record has an id; with the nearest one, or, for a place in a text, with the way to see it. */
export function noRecord(byId: Workspace['byId'], typed: string): UserError {
  const text = { en: 'There is no record “{typed}”.', es: 'No existe el registro «{typed}».' }
  const id = idOf(typed)
  if (id !== typed && byId.has(id))
    return userError(
      'unknown-record',
      { en: '“{typed}” is a place in the text of a record.', es: '«{typed}» es un lugar en el texto de un registro.' },
      { typed, id },
      { en: 'The record is {id}; “rcm trace {typed}” shows the place.', es: 'El registro es {id}; «rcm trace {typed}» muestra el lugar.' },
    )
  const near = nearest(typed, byId.keys())
  return near
    ? userError(
        'unknown-record',
        text,
        { typed, near },
        { en: 'Did you mean {near}? “rcm list --format ids” shows all ids.', es: '¿Quiso decir {near}? «rcm list --format ids» muestra todos los ids.' },
      )
    : userError(
        'unknown-record',
        text,
        { typed },
        {
          en: '“rcm list --format ids” shows all ids; “rcm list words” looks for words.',
          es: '«rcm list --format ids» muestra todos los ids; «rcm list palabras» busca palabras.',
        },
      )
}
