// Is a change of data or of a body cosmetic or substantive, and why: by what the schema says of the field, and by the words.
import type { Kind } from '../core/kind.ts'
import { message } from '../core/message.ts'
import { type ChangeNature, cosmetic, cosmeticOrSubstantive } from './cosmetic-or-substantive.ts'
import type { DataChange } from './data-changes.ts'

/** A change of one value. The fields in which it lies count too: what lies in a note is a note. */
export function natureOfData({ fields, before, after }: DataChange): ChangeNature {
  const declared = fields.map(({ field }) => field?.cosmetic).find((reason) => reason !== undefined)
  if (declared) return cosmetic([declared])
  if (fields.length === 1 && fields[0]?.key === 'translates') return cosmetic(['editorial'])
  if (typeof before === 'string' && typeof after === 'string' && isProse(fields)) return cosmeticOrSubstantive(before, after)
  if (Array.isArray(before) && Array.isArray(after) && sorted(before) === sorted(after)) return cosmetic(['order'])
  return {
    nature: 'substantive',
    reasons: [],
    reason: message({ en: 'What the record says changes.', es: 'Cambia lo que dice el registro.' }),
  }
}

/** A body: of kinds whose text only explains, such as notes of the secretariat, no change is substantive. */
export const natureOfText = (before: string, after: string, { text }: Kind): ChangeNature =>
  cosmeticOrSubstantive(before, after, text === 'notes' || text === 'editorial')

const isProse = (fields: DataChange['fields']): boolean => (fields.at(-1)?.field?.type ?? 'text') === 'text'

const sorted = (values: readonly unknown[]): string =>
  values
    .map((value) => JSON.stringify(value))
    .sort()
    .join('\n')
