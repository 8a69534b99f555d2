// The machine output: what `--format json` gives, as zod schemas; schemas/output/ and the static types come from here.
import * as z from 'zod'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('A calendar day, YYYY-MM-DD.')
const edtf = z.string().describe('A date in EDTF (ISO 8601-2), as the record has it.')
const code = z.string().describe('The id of a party or body.')
const count = z.int().nonnegative()
const severity = z.enum(['error', 'warning', 'info'])
const place = z.strictObject({ line: z.int().positive(), column: z.int().positive() })

/** One follow-up in the briefing. */
export const followUpItem = z.strictObject({
  id: z.string(),
  title: z.string(),
  type: z.string().nullable(),
  responsible: z.array(code).describe('As the record has it; a body stands for its members.'),
  parties: z.array(code).describe('The parties behind the responsible ones on the day.'),
  waiting: z.array(code).describe('Those of the parties that have not done their part.'),
  due: edtf.nullable(),
  dueDay: day.nullable().describe('The day at which a vague date is due: its end.'),
  daysLate: z.int().nullable().describe('Days after the due day; negative while there is time; null without a date.'),
  status: z.string().nullable(),
  statusSince: day.nullable().describe('The day from which the last log entry holds.'),
  statusDate: edtf.nullable().describe('The date of the last log entry.'),
  note: z.string().nullable().describe('The note of the last log entry.'),
  objectives: z.array(z.string()),
  sources: z.array(z.string()),
})

export const eventItem = z.strictObject({
  id: z.string(),
  title: z.string(),
  date: edtf.nullable(),
  place: z.string().nullable(),
  hosts: z.array(code),
  status: z.string().nullable(),
  added: z.boolean(),
  movedFrom: edtf.nullable(),
})

export const statusOutput = z.strictObject({
  asOf: day,
  since: day.nullable().describe('The day from which news counts.'),
  sinceEvent: z.strictObject({ id: z.string(), title: z.string(), date: edtf.nullable() }).nullable(),
  revision: z.string().nullable().describe('The commit of --rev.'),
  party: code.nullable().describe('The party of --party.'),
  forum: z.string().describe('The id of the forum.'),
  presidency: z.strictObject({ id: z.string(), party: code, theme: z.string().nullable(), themeStanding: z.string().nullable() }).nullable(),
  troika: z.array(z.strictObject({ party: code, role: z.enum(['former', 'current', 'next', 'member']) })),
  meeting: eventItem.nullable().describe('The meeting that the briefing prepares.'),
  nextEvents: z.array(eventItem),
  unsettledEvents: z.array(eventItem).describe('Their date has passed and no record says what became of them.'),
  followUps: z.strictObject({
    overdue: z.array(followUpItem),
    dueSoon: z.array(followUpItem),
    noInformation: z.array(followUpItem),
    inProgress: z.array(followUpItem),
    pending: z.array(followUpItem),
    doneSince: z.array(followUpItem),
  }),
  consultations: z.array(
    z.strictObject({ id: z.string(), title: z.string(), opens: edtf.nullable(), closes: edtf.nullable(), daysLeft: z.int().nullable(), answered: z.array(code), waiting: z.array(code) }),
  ),
  proposals: z.array(z.strictObject({ id: z.string(), title: z.string(), proposer: z.array(code), status: z.string().nullable(), statusSince: day.nullable(), concerns: z.array(code).describe('Who is recorded with a concern or an objection.') })),
  objectives: z.array(z.strictObject({ id: z.string(), title: z.string(), depth: count, done: count, total: count, overdue: count })),
  unfollowed: z.array(z.strictObject({ id: z.string(), title: z.string(), adopted: edtf.nullable() })).describe('Agreements in force that somebody has to carry out and no follow-up names.'),
  counts: z.strictObject({
    byStatus: z.array(z.strictObject({ status: z.string(), label: z.string(), count })),
    byParty: z.array(z.strictObject({ party: code, overdue: count, dueSoon: count, open: count, done: count })),
  }),
  groups: z
    .array(z.strictObject({ key: z.string(), title: z.string(), items: z.array(followUpItem) }))
    .nullable()
    .describe('The open follow-ups by --by.'),
  findings: z.strictObject({ errors: count, warnings: count }),
})

export const validateOutput = z.strictObject({
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      severity,
      message: z.string(),
      file: z.string(),
      range: z.strictObject({ start: place, end: place }),
      help: z.string(),
    }),
  ),
  summary: z.strictObject({ records: count, errors: count, warnings: count }),
})

export const listOutput = z.array(
  z.strictObject({ id: z.string(), kind: z.string(), title: z.string(), status: z.string().nullable(), path: z.string(), data: z.record(z.string(), z.unknown()) }),
)

export type FollowUpItem = z.infer<typeof followUpItem>
export type EventItem = z.infer<typeof eventItem>
export type StatusOutput = z.infer<typeof statusOutput>
export type ValidateOutput = z.infer<typeof validateOutput>
export type ListOutput = z.infer<typeof listOutput>

/** Every machine output by the command that gives it. */
export const outputs = { status: statusOutput, validate: validateOutput, list: listOutput } satisfies Record<string, z.ZodType>
