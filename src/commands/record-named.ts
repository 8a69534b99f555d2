// The record that a word of the command line names.
import { userError } from '../core/failure.ts'
import { nearest } from '../core/nearest.ts'
import type { ForumRecord } from '../core/record.ts'
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
  const near = nearest(typed, byId.keys())
  const text = { en: 'There is no record “{typed}”.', es: 'No existe el registro «{typed}».' }
  throw near
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
