// A sealed record: was its text adopted, and which seal fits it.
import { type ForumRecord, roleText } from './record.ts'
import { logOf, phaseOf } from './status.ts'
import { sealOf } from './text.ts'

/** Was it adopted at some time? Adopted text stays sealed after it has lapsed. */
export const wasAdopted = (record: ForumRecord): boolean => logOf(record).some(({ status }) => phaseOf(record, status) === 'active')

/** What a seal covers, as the record has it. */
const sealedParts = (record: ForumRecord): Parameters<typeof sealOf>[0] => ({
  title: roleText(record, 'title') ?? '',
  meeting: roleText(record, 'meeting') ?? '',
  adopted: roleText(record, 'date') ?? '',
  body: record.body,
})

/** The seal of its text, title, meeting and day. */
export const sealFor = (record: ForumRecord): string => sealOf(sealedParts(record))
