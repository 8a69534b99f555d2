// Minutes: candidate records in the notes of a meeting, seen with the parties, events and records that the forum has.
import type { Day } from '../core/day.ts'
import { parseDate } from '../core/day.ts'
import type { Candidate } from '../core/minutes/candidate.ts'
import { candidatesIn } from '../core/minutes/candidates.ts'
import type { KnownEvent } from '../core/minutes/dates.ts'
import { indexNames, namesOf, peopleIn, peopleOf } from '../core/minutes/names.ts'
import { noteBlocks } from '../core/minutes/notes.ts'
import type { CandidateKinds, Patterns } from '../core/minutes/patterns.ts'
import { wordsIn } from '../core/minutes/pattern.ts'
import { type ForumRecord, roleText, titleOf } from '../core/record.ts'
import { normalise } from '../core/text.ts'
import type { Workspace } from '../core/workspace.ts'

export interface MinutesOptions {
  /** The text, as Markdown. */
  readonly body: string
  /** The day of the meeting; terms count from it. */
  readonly date: Day
  /** The record of the meeting, when there is one. */
  readonly event: ForumRecord | undefined
  readonly kinds: CandidateKinds
  readonly patterns: Patterns
}

export interface FoundCandidate extends Candidate {
  /** Ids of the records that quote these words already. */
  readonly records: readonly string[]
}

export interface MinutesReport {
  readonly meeting: { readonly id: string | undefined; readonly date: Day }
  readonly candidates: readonly FoundCandidate[]
}

export function minutesReport(workspace: Workspace, { body, date, event, kinds, patterns }: MinutesOptions): MinutesReport {
  const names = namesOf(workspace)
  const known = indexNames(names, [])
  const people = [...peopleOf(event, patterns), ...peopleIn(body, noteBlocks(body), known, patterns)]
  const candidates = candidatesIn({
    body,
    meeting: date,
    patterns,
    kinds,
    names: indexNames(names, people),
    events: eventsFrom(workspace, date, patterns.language),
  })
  const quoted = event ? quotesOf(workspace, event) : []
  return {
    meeting: { id: event?.id, date },
    candidates: candidates.map((candidate) => ({
      ...candidate,
      records: quoted.filter(({ quote }) => quote.includes(candidate.quote) || candidate.quote.includes(quote)).map(({ id }) => id),
    })),
  }
}

/** Events that are still to come on a day, the next one first. */
function eventsFrom(workspace: Workspace, day: Day, lang: string): KnownEvent[] {
  return workspace
    .playing('event')
    .flatMap((record) => {
      const date = roleText(record, 'date')
      const period = date === undefined ? undefined : parseDate(date)
      const title = titleOf(record, lang)
      return date !== undefined && period && period.until > day
        ? [{ words: new Set(wordsIn(title)), title: `${title} (${record.id})`, date, from: period.from }]
        : []
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** What other records quote of the meeting, long enough to be a statement. */
function quotesOf(workspace: Workspace, event: ForumRecord): { id: string; quote: string }[] {
  const quotes: { id: string; quote: string }[] = []
  for (const { from, field, at } of workspace.linksTo(event.id)) {
    if (from.id === event.id || !field.endsWith('.record')) continue
    const holder = at.slice(0, -1).reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], from.data)
    const quote = (holder as { quote?: unknown } | undefined)?.quote
    if (typeof quote === 'string' && wordsIn(quote).length >= 4) quotes.push({ id: from.id, quote: normalise(quote) })
  }
  return quotes
}
