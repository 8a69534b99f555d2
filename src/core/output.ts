// The machine output: what `--format json` gives, as zod schemas; schemas/output/ and the static types come from here.
import * as z from 'zod'
import type { RedlineBlock } from './redline.ts'
import { chartTypes } from './report.ts'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A calendar day, YYYY-MM-DD.')
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
    z.strictObject({
      id: z.string(),
      title: z.string(),
      opens: edtf.nullable(),
      closes: edtf.nullable(),
      daysLeft: z.int().nullable(),
      answered: z.array(code),
      waiting: z.array(code),
    }),
  ),
  proposals: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      proposer: z.array(code),
      status: z.string().nullable(),
      statusSince: day.nullable(),
      concerns: z.array(code).describe('Who is recorded with a concern or an objection.'),
    }),
  ),
  objectives: z.array(z.strictObject({ id: z.string(), title: z.string(), depth: count, done: count, total: count, overdue: count })),
  unfollowed: z
    .array(z.strictObject({ id: z.string(), title: z.string(), adopted: edtf.nullable() }))
    .describe('Agreements in force that somebody has to carry out and no follow-up names.'),
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
  z.strictObject({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    status: z.string().nullable(),
    path: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
)

const status = z.string().nullable().describe('The status on the day; null when it has none.')

export const showOutput = z.array(
  z.strictObject({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    status,
    statusSince: day.nullable().describe('The day of the last log entry.'),
    path: z.string(),
    asOf: day,
    known: z.boolean().describe('Whether its log has begun by the day.'),
    parties: z.array(code).describe('The parties behind those responsible, on the due day or on the day when that is earlier.'),
    due: edtf.nullable().describe('As the record has it, with the extensions granted by the day.'),
    daysLate: z.int().nullable().describe('Days after the due day while somebody still has to act; negative while there is time.'),
    inForce: z.boolean().nullable().describe('Null for kinds without adopted text.'),
    data: z.record(z.string(), z.unknown()).describe('The front matter.'),
    text: z.string().describe('The body, Markdown.'),
    textLang: z.string().nullable().describe('The language of that text; null when there is none.'),
    refersTo: z.array(
      z.strictObject({
        field: z.string(),
        id: z.string(),
        reference: z.string().describe('As written: with the place in the text.'),
        title: z.string().nullable(),
      }),
    ),
    referredBy: z.array(z.strictObject({ field: z.string(), id: z.string(), kind: z.string(), title: z.string(), status })),
  }),
)

const redlineBlocks: z.ZodType<readonly RedlineBlock[]> = z.array(
  z.strictObject({
    type: z.enum(['same', 'changed', 'inserted', 'deleted', 'moved-from', 'moved-to']),
    parts: z.array(z.strictObject({ type: z.enum(['same', 'ins', 'del', 'move-from', 'move-to']), text: z.string(), was: z.string().exactOptional() })),
    move: z.int().positive().exactOptional().describe('The two ends of a move have the same number.'),
  }),
)

const textOf = z.string().describe('Markdown, word for word as adopted.')
const agreementFacts = {
  agreement: z.string().describe('The id of the agreement.'),
  meeting: z.string().nullable().describe('The id of the meeting that adopted it.'),
  adopted: edtf.nullable(),
  seal: z.string().nullable(),
}

/** One text of the compiled regulations. */
export const provisionItem = z.strictObject({
  number: z.int().positive().describe('Its paragraph, counted through the whole document.'),
  ref: z.string().describe('The text reference: AGR-2016-001#3.'),
  state: z
    .enum(['in-force', 'not-yet', 'repealed', 'lapsed', 'missing', 'internal'])
    .describe('internal: words of it come from a record that is not for publication; it has no text here.'),
  text: textOf,
  lang: z.string().describe('The language of the text; that of the original where no version in the language asked for is held.'),
  ...agreementFacts,
  effective: day.nullable(),
  since: day.nullable().describe('The day since which it reads so, or has not been in force.'),
  commit: z.string().nullable().describe('The commit that adopted it.'),
  amendedBy: z.array(z.string()),
  sources: z.array(z.strictObject({ ref: z.string(), ...agreementFacts })).describe('Every adopted text of which words stand in it, in reading order.'),
  versions: z
    .array(z.strictObject({ text: textOf, from: day, until: day, action: z.string(), ...agreementFacts }))
    .describe('The texts that it replaced, in order.'),
  redline: redlineBlocks.nullable().describe('From what it said before to what it says; null where no redline was asked for.'),
})

export const regulationsOutput = z.strictObject({
  title: z.string(),
  forum: z.string(),
  lang: z.string(),
  asOf: day,
  revision: z.string().nullable(),
  edition: z.string().nullable(),
  chapters: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      depth: z.int().positive(),
      title: z.string(),
      note: z.string().nullable().describe('An editorial note; no adopted text.'),
      provisions: z.array(provisionItem),
      awaited: z.array(z.string()),
    }),
  ),
  awaited: z
    .array(z.strictObject({ id: z.string(), title: z.string(), meeting: z.string().nullable(), adopted: edtf.nullable(), chapter: z.string().nullable() }))
    .describe('Agreements known to exist whose text is not held yet.'),
  amendments: z.array(z.strictObject({ provision: z.int().positive(), action: z.string(), by: z.string(), from: day })),
  sources: z.array(z.strictObject({ ...agreementFacts, title: z.string(), commit: z.string().nullable(), provisions: z.array(z.int().positive()) })),
  concordance: z
    .array(
      z.strictObject({
        ref: z.string(),
        number: z.int().positive().nullable(),
        previous: z.int().positive().nullable(),
        change: z.enum(['same', 'moved', 'changed', 'new', 'gone']),
      }),
    )
    .nullable()
    .describe('The paragraphs of the previous edition and of this one.'),
  uncovered: z.array(z.string()).describe('Agreements in force of which no word stands, or stood until it was replaced, in a chapter.'),
  redline: z
    .strictObject({
      revision: z.string().nullable(),
      asOf: day,
      gone: z.array(z.strictObject({ ref: z.string(), text: textOf })).describe('Texts that no chapter lists any more.'),
    })
    .nullable()
    .describe('That against which the changes are marked.'),
})

export const releaseOutput = z.strictObject({
  edition: z.string(),
  asOf: day,
  revision: z.string(),
  tool: z.string().describe('The version of rcm that made it.'),
  files: z.array(z.strictObject({ name: z.string(), state: z.enum(['same', 'changed', 'missing', 'differs']) })),
})

/** One line of `rcm export --format jsonl`; `rcm import` reads it back. */
export const exportLine = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  status,
  path: z.string(),
  fingerprint: z.string().describe('Of everything in the record’s files; by it an import sees that the record changed meanwhile.'),
  data: z.record(z.string(), z.unknown()).describe('The front matter.'),
  markdown: z.string().describe('The text.'),
  translations: z
    .record(z.string(), z.strictObject({ path: z.string(), data: z.record(z.string(), z.unknown()), markdown: z.string() }))
    .describe('By language.'),
})

export const importOutput = z.strictObject({
  rows: z.array(
    z.strictObject({
      outcome: z.enum(['new', 'changed', 'unchanged', 'conflict', 'unknown', 'invalid']),
      id: z.string().nullable().describe('Null where the row names none and none could be given.'),
      kind: z.string().nullable(),
      title: z.string().nullable(),
      table: z.string().describe('The sheet or file.'),
      line: z.int().positive(),
      path: z.string().nullable().describe('The file of the record.'),
      fields: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })).describe('What differs from the record, as cells.'),
      problems: z.array(z.strictObject({ message: z.string(), help: z.string() })),
    }),
  ),
  summary: z.strictObject({ rows: count, new: count, changed: count, unchanged: count, conflict: count, unknown: count, invalid: count }),
})

/** What the notes of a meeting may hold. */
export const minutesOutput = z.strictObject({
  meeting: z.strictObject({ id: z.string().nullable().describe('Null when the meeting has no record yet.'), title: z.string(), date: edtf }),
  language: z.enum(['en', 'es']).describe('The language of the notes.'),
  candidates: z.array(
    z.strictObject({
      number: z.int().positive(),
      kind: z.string(),
      title: z.string().describe('A suggestion.'),
      quote: z.string().describe('Words of the notes, white space folded.'),
      at: z.string().nullable().describe('The heading above them.'),
      speaker: code.nullable(),
      parties: z.array(code).describe('Who is to act, as the words say.'),
      due: edtf.nullable(),
      basis: z.enum(['stated', 'derived', 'ongoing']).nullable(),
      how: z.string().nullable().describe('How the date was found.'),
      stance: z.string().nullable(),
      movedFrom: edtf.nullable(),
      added: z.boolean(),
      reasons: z.array(z.string()).describe('Which words made it a candidate, and why.'),
      confidence: z.number().min(0).max(1),
      records: z.array(z.string()).describe('Records that quote these words already.'),
    }),
  ),
})

const files = z.record(z.string(), z.string().nullable()).describe('Path → text; null for a file that is taken away.')
const ruleFacts = z.strictObject({
  id: z.string(),
  severity,
  summary: z.string(),
  why: z.string(),
  examples: z.strictObject({ before: files.optional(), bad: files, good: files }),
})

const explainOutput = z.union([ruleFacts, z.array(ruleFacts).describe('Without the name of a rule: all of them.')])

const commit = z.strictObject({
  commit: z.string().describe('The full hash.'),
  author: z.string(),
  day: day.describe('The day in the forum’s time zone on which it came into this history.'),
  subject: z.string().describe('The first line of its message.'),
})

export const verifyOutput = z.strictObject({
  findings: validateOutput.shape.findings,
  texts: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        lang: z.string(),
        isTranslation: z.boolean(),
        path: z.string().describe('The file; of one that is not there any more, where it was last.'),
        seal: z.string().nullable(),
        isKept: z.boolean().describe('Is the text the one that was adopted?'),
        adopted: commit.describe('The commit that adopted it; of a translation, with which it first stood beside the adopted original.'),
        isCertain: z.boolean().describe('False when a shallow or partial clone may hide an earlier adoption.'),
      }),
    )
    .describe('Every adopted text in every language, as far as the history shows its adoption.'),
  history: z.strictObject({
    head: z.string().nullable().describe('The commit to which it leads.'),
    commits: count,
    unseen: z.enum(['no-git', 'no-repository', 'no-commits', 'unreadable']).nullable().describe('Why there is none.'),
    isShallow: z.boolean(),
    isPartial: z.boolean(),
  }),
  summary: z.strictObject({ records: count, texts: count, quotes: count, errors: count, warnings: count }),
})

const historyFacts = verifyOutput.shape.history
const lang = z.string().nullable().describe('The language of a translation; null for the original.')
export const logOutput = z.array(
  z.strictObject({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    path: z.string(),
    log: z
      .array(z.strictObject({ date: edtf, status: z.string(), by: code.nullable(), note: z.string().nullable(), evidence: z.array(z.string()) }))
      .describe('The entries of the record’s log up to the day.'),
    commits: z
      .array(
        z.strictObject({
          ...commit.shape,
          commit: commit.shape.commit.nullable().describe('Null for what is not committed yet.'),
          author: z.string().nullable(),
          day: day.nullable(),
          subject: z.string().nullable(),
          isMerge: z.boolean(),
          files: z.array(
            z.strictObject({
              path: z.string().nullable().describe('Null when it was taken away.'),
              was: z.string().nullable().describe('The path before; null for a new file.'),
              lang,
            }),
          ),
          changes: z.array(z.strictObject({ field: z.string(), lang, before: z.unknown(), after: z.unknown(), words: z.string() })),
          texts: z.array(z.strictObject({ lang, redline: redlineBlocks })),
        }),
      )
      .describe('Oldest first.'),
    history: historyFacts,
  }),
)

const changeNature = z.enum(['cosmetic', 'substantive'])

const recordDiff = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  path: z.string(),
  what: z.enum(['new', 'gone', 'changed']),
  nature: changeNature.describe('Of all its changes together; what is new or gone is substantive.'),
  facts: z.array(z.string()).describe('What happened to its files, in words.'),
  changes: z.array(
    z.strictObject({ field: z.string(), lang, before: z.unknown(), after: z.unknown(), words: z.string(), nature: changeNature, reason: z.string() }),
  ),
  texts: z.array(z.strictObject({ lang, nature: changeNature, reason: z.string(), redline: redlineBlocks })),
  by: z.string().nullable().describe('Who changed it: the proposer of a proposal, else the author of the commit; null when no commit has it yet.'),
  date: day.nullable(),
})

export const diffOutput = z.strictObject({
  from: z.string().describe('What is compared, in words.'),
  to: z.string(),
  records: z.array(recordDiff),
  others: z.array(z.string()).describe('Files beside the records that differ.'),
})

export const reviewOutput = z.strictObject({
  verdict: z
    .enum(['stop', 'consult', 'data', 'form', 'none'])
    .describe('Must not be merged; needs consultation; changes records but no wording; changes form alone; changes nothing.'),
  words: z.string().describe('The verdict in one line.'),
  substantive: z.array(recordDiff),
  cosmetic: z.array(recordDiff),
  regulations: z
    .array(
      z.strictObject({
        ref: z.string(),
        number: z.int().positive().nullable().describe('The paragraph; null where no chapter lists it.'),
        chapter: z.string().nullable(),
        what: z.enum(['new', 'gone', 'changed', 'proposed']),
        by: z.string().nullable().describe('The proposal that would change it.'),
        baseChanged: z.boolean().describe('Is the text in force another than the one that the proposal starts from?'),
        meanwhile: redlineBlocks.describe('Of a proposal whose base changed: from that base to the text in force.'),
        redline: redlineBlocks,
      }),
    )
    .describe('What happens to the compiled regulations of the day.'),
  renumbered: count.describe('Paragraphs that only have another number.'),
  found: validateOutput.shape.findings.describe('What is newly wrong.'),
  solved: validateOutput.shape.findings,
  consult: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      parties: z.array(code),
      round: z.enum(['comment', 'silence', 'written-approval']),
      open: z.string().nullable().describe('The round that is open on it.'),
    }),
  ),
  conflicts: z.array(
    z.strictObject({
      id: z.string(),
      other: z.string(),
      otherTitle: z.string(),
      target: z.string(),
      branch: z.string().nullable().describe('Where the other one lies, when it is not here.'),
    }),
  ),
  branches: z.array(z.string()).nullable().describe('The other branches on which proposals were looked for; null when nothing is proposed.'),
  others: z.array(z.string()).describe('Files beside the records that differ.'),
})

const recordRef = z.strictObject({ id: z.string(), title: z.string() })
const provisionPlace = z.strictObject({
  number: z.int().positive().describe('Of the provision, counted through the compilation.'),
  chapter: z.string().describe('The number of the chapter.'),
  title: z.string(),
  ref: z.string(),
})

export const traceOutput = z.strictObject({
  asked: z.string(),
  total: count.describe('How many passages there are; --limit can show fewer.'),
  passages: z.array(
    z.strictObject({
      ref: z.string().describe('The record, and the place in its text.'),
      where: z.enum(['adopted', 'compiled', 'draft', 'proposal', 'minutes', 'text']),
      title: z.string(),
      lang: z.string(),
      text: z.string().describe('The passage, Markdown.'),
      parts: z.array(z.strictObject({ ref: z.string(), text: z.string() })).describe('Of a compiled passage: the adopted words of which it is made.'),
      provisions: z.array(provisionPlace).describe('Where it stands in the compilation of the day.'),
      state: z.enum(['in-force', 'not-yet', 'repealed', 'lapsed', 'missing']).nullable().describe('Of adopted text, on the day.'),
      since: day.nullable(),
      adopted: edtf.nullable(),
      meeting: recordRef.extend({ date: edtf.nullable() }).nullable(),
      seal: z.string().nullable(),
      replaces: z
        .array(z.strictObject({ ref: z.string(), from: day.nullable(), until: day.nullable(), text: z.string() }))
        .describe('The texts that stood there before.'),
      replacedBy: z.array(z.strictObject({ ref: z.string(), action: z.string(), from: day, text: z.string() })).describe('What changed it later, by the day.'),
      proposals: z.array(
        recordRef.extend({
          status: z.string().nullable(),
          relation: z.enum(['origin', 'change']).describe('The proposal it comes from, or one to change it.'),
        }),
      ),
      consultations: z.array(
        recordRef.extend({
          opens: edtf.nullable(),
          closes: edtf.nullable(),
          responses: z.array(
            z.strictObject({ id: z.string(), party: code.nullable(), stance: z.string().nullable(), received: edtf.nullable(), late: z.boolean() }),
          ),
        }),
      ),
      adoptedIn: commit.nullable().describe('The commit that adopted the text.'),
      firstIn: commit.nullable().describe('The first commit in which the record has these words.'),
    }),
  ),
  history: historyFacts,
})

const proposalsOutput = z.strictObject({
  asOf: day,
  lang: z.string(),
  places: z
    .array(
      z.strictObject({
        ref: z.string(),
        number: z.int().positive().nullable().describe('The paragraph of the compilation; null for text that is not in it.'),
        chapter: z.string().nullable(),
        text: z.string().describe('As in force on the day, Markdown.'),
        proposals: z.array(
          z.strictObject({
            letter: z.string(),
            id: z.string(),
            title: z.string(),
            proposer: z.array(code),
            status: z.string().nullable(),
            tabled: day,
            ref: z.string().describe('The place it changes: this one, or one in it.'),
            nature: z.enum(['none', 'cosmetic', 'substantive']),
            baseChanged: z.boolean().describe('The text there is another than the one it starts from.'),
            base: z.string().nullable().describe('The text it starts from; null when no record has it.'),
            now: z.string(),
            proposed: z.string(),
          }),
        ),
      }),
    )
    .describe('In the order of the compilation.'),
})

const answer = z.strictObject({ id: z.string(), stance: z.enum(['no-objection', 'comment', 'amendment', 'objection']), received: day, late: z.boolean() })

const consultOutput = z.strictObject({
  asOf: day,
  id: z.string(),
  title: z.string(),
  type: z.enum(['comment', 'silence', 'written-approval']),
  status: z.string().nullable(),
  opens: edtf.nullable(),
  closes: day.nullable().describe('The last day for answers, as extended by the day.'),
  daysLeft: z.int().nullable(),
  timeZone: z.string().describe('The last day ends at midnight in it.'),
  extended: z.array(z.strictObject({ date: edtf, closes: edtf, note: z.string().nullable() })),
  subjects: z.array(
    z.strictObject({
      ref: z.string(),
      title: z.string(),
      revision: z.string().nullable(),
      outcome: z.enum(['running', 'agreed', 'not-agreed', 'answered']),
      against: z.array(code),
      missing: z.array(code),
    }),
  ),
  parties: z
    .array(
      z.strictObject({
        party: code,
        asked: z.boolean(),
        answers: z.array(z.array(answer)).describe('One list a subject, oldest first; the last one holds, earlier ones were changed.'),
      }),
    )
    .describe('The matrix: a row a party, in the order of the subjects.'),
})

const reportOutput = z.strictObject({
  name: z.string(),
  title: z.string(),
  asOf: day,
  asked: z.strictObject({ party: code.optional(), meeting: z.string().optional(), year: z.string().optional() }).describe('What the report is about.'),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      total: count.describe('Its rows; a row that is in several groups counts in each.'),
      columns: z.array(z.strictObject({ name: z.string(), label: z.string(), type: z.string() })),
      groups: z.array(
        z.strictObject({
          key: z.union([z.string(), z.number(), z.boolean()]).nullable(),
          title: z.string().nullable(),
          rows: z
            .array(z.array(z.strictObject({ values: z.array(z.union([z.string(), z.number(), z.boolean()])), words: z.string() })))
            .describe('One cell a column: the values as the records have them, none where nothing is on record, and the same in words.'),
        }),
      ),
    }),
  ),
  charts: z.array(
    z.strictObject({
      name: z.string(),
      of: z.string().describe('The table that is drawn.'),
      title: z.string(),
      pictures: z.array(
        z.strictObject({
          title: z.string().nullable(),
          type: z.enum(chartTypes),
          label: z.string(),
          measures: z.array(z.string()),
          rows: z.array(z.strictObject({ label: z.string(), date: edtf.nullable(), values: z.array(z.number().nullable()), words: z.array(z.string()) })),
        }),
      ),
    }),
  ),
})

export type FollowUpItem = z.infer<typeof followUpItem>
export type EventItem = z.infer<typeof eventItem>
export type StatusOutput = z.infer<typeof statusOutput>
export type ValidateOutput = z.infer<typeof validateOutput>
export type ListOutput = z.infer<typeof listOutput>
export type ShowOutput = z.infer<typeof showOutput>
export type ProvisionItem = z.infer<typeof provisionItem>
export type ReleaseOutput = z.infer<typeof releaseOutput>
export type RegulationsOutput = z.infer<typeof regulationsOutput>
export type TraceOutput = z.infer<typeof traceOutput>
export type LogOutput = z.infer<typeof logOutput>
export type VerifyOutput = z.infer<typeof verifyOutput>
export type ReviewOutput = z.infer<typeof reviewOutput>
export type DiffOutput = z.infer<typeof diffOutput>
export type ExportLine = z.infer<typeof exportLine>
export type ImportOutput = z.infer<typeof importOutput>
export type ReportOutput = z.infer<typeof reportOutput>
export type ProposalsOutput = z.infer<typeof proposalsOutput>
export type ConsultOutput = z.infer<typeof consultOutput>
export type MinutesOutput = z.infer<typeof minutesOutput>

/** Every machine output by the command that gives it. */
export const outputs = {
  status: statusOutput,
  validate: validateOutput,
  list: listOutput,
  show: showOutput,
  regulations: regulationsOutput,
  release: releaseOutput,
  export: exportLine,
  import: importOutput,
  minutes: minutesOutput,
  explain: explainOutput,
  verify: verifyOutput,
  log: logOutput,
  trace: traceOutput,
  diff: diffOutput,
  review: reviewOutput,
  report: reportOutput,
  proposals: proposalsOutput,
  consult: consultOutput,
} satisfies Record<string, z.ZodType>
