// A sealed record: was its text adopted, and which seal fits it, in each language.
import { type ForumRecord, type SourceFile, roleText } from './record.ts'
import { logOf, phaseOf } from './status.ts'
import { sealOf } from './text.ts'

/** Was it adopted at some time? Adopted text stays sealed after it has lapsed. */
export const wasAdopted = (record: ForumRecord): boolean => logOf(record).some(({ status }) => phaseOf(record, status) === 'active')

/** The seal of its text, title, meeting and day. */
export const sealFor = (record: ForumRecord): string => sealOf({ ...adoptionOf(record), title: roleText(record, 'title') ?? '', body: record.body })

/** The seal of its version in another language: of that title and text, with the meeting and the day. Undefined where that has no text: titles alone are not adopted. */
export function translationSealFor(record: ForumRecord, { data, body }: Pick<SourceFile, 'data' | 'body'>): string | undefined {
  if (body.trim() === '') return undefined
  const title = data[record.kind.roles.title]
  return sealOf({ ...adoptionOf(record), title: typeof title === 'string' ? title : (roleText(record, 'title') ?? ''), body })
}

const adoptionOf = (record: ForumRecord) => ({ meeting: roleText(record, 'meeting') ?? '', adopted: roleText(record, 'date') ?? '' })
