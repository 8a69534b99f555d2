// A round of consultation on a day: who was asked, what each has answered, what is late, missing or changed, and how it ends. All of it is derived.
//
// - Of several answers of one party on one subject the last holds; the earlier ones are shown as changed, and stay.
// - An answer is late when it came after the last day, as extended.
// - Where silence means consent, nobody's objection or amendment in time is needed; where approval is written, everybody's answer in time.
//   A late answer counts in neither, but that a party takes back what stood in the way counts whenever it comes.
// - A round for comments decides nothing.
import { type Day, addDays, dueDay, lastDay } from './day.ts'
import { type ForumRecord, role, roleText, roleTexts } from './record.ts'
import { idOf } from './reference.ts'
import { Standing } from './standing.ts'
import { type Workspace, compareIds } from './workspace.ts'

export const roundTypes = ['comment', 'silence', 'written-approval'] as const
export type RoundType = (typeof roundTypes)[number]

export const stances = ['no-objection', 'comment', 'amendment', 'objection'] as const
export type Stance = (typeof stances)[number]

/** Days that a round lasts unless said. */
const usualDays = 14

/** The last day for answers of a round that opens on a day and lasts as long as usual. */
export const usualClose = (opens: Day): Day => addDays(opens, usualDays)

export interface Answer {
  readonly record: ForumRecord
  readonly party: string
  readonly stance: Stance
  readonly received: Day
  readonly isLate: boolean
}

export interface Subject {
  /** The record or the place in adopted text. */
  readonly ref: string
  /** The commit that holds the words that were sent. */
  readonly revision: string | undefined
}

/** Running until its last day; then by its rule, with those who stood in the way. A round for comments ends as answered. */
export interface Outcome {
  readonly state: 'running' | 'agreed' | 'not-agreed' | 'answered'
  readonly against: readonly string[]
  readonly missing: readonly string[]
}

export class Round {
  readonly record: ForumRecord
  readonly type: RoundType
  readonly subjects: readonly Subject[]
  /** Everybody who is asked, bodies resolved. */
  readonly asked: readonly string[]
  /** The last day for answers, with the extensions granted by the day; undefined when none can be read. */
  readonly closes: Day | undefined
  /** Every answer received by the day, oldest first; also of parties that were not asked. */
  readonly answers: readonly Answer[]
  readonly standing: Standing
  readonly day: Day

  constructor(record: ForumRecord, workspace: Workspace, day: Day) {
    this.record = record
    this.day = day
    this.standing = new Standing(record, workspace, day)
    const type = roleText(record, 'type')
    this.type = roundTypes.find((each) => each === type) ?? 'comment'
    this.subjects = subjectsOf(record)
    this.asked = [...this.standing.parties].sort(compareIds)
    this.closes = this.standing.dueDay
    this.answers = this.#answers(workspace)
  }

  /** Has its last day passed? */
  get isOver(): boolean {
    return this.closes !== undefined && this.closes < this.day
  }

  /** The answers of a party on a subject, oldest first; the last one holds. */
  answersOn(party: string, subject: Subject): Answer[] {
    return this.answers.filter((answer) => answer.party === party && covers(answer, subject))
  }

  /** The subjects on which a party was asked and has not answered. */
  owedBy(party: string): Subject[] {
    return this.asked.includes(party) ? this.subjects.filter((subject) => this.answersOn(party, subject).length === 0) : []
  }

  /** Those asked who still owe an answer on some subject; of a round without subjects, an answer. */
  get waiting(): string[] {
    const hasAnswered = (party: string) => this.answers.some((answer) => answer.party === party)
    return this.asked.filter((party) => (this.subjects.length === 0 ? !hasAnswered(party) : this.owedBy(party).length > 0))
  }

  /** The answer that counts for the outcome. */
  counting(party: string, subject: Subject): Answer | undefined {
    const all = this.answersOn(party, subject)
    if (this.type === 'comment') return all.at(-1)
    const inTime = all.findLast(({ isLate }) => !isLate)
    const last = all.at(-1)
    return inTime && last && isObstacle(inTime) && !isObstacle(last) ? last : inTime
  }

  outcome(subject: Subject): Outcome {
    const counted = this.asked.map((party) => ({ party, answer: this.counting(party, subject) }))
    const against = counted.filter(({ answer }) => answer && isObstacle(answer)).map(({ party }) => party)
    const missing = counted.filter(({ answer }) => !answer).map(({ party }) => party)
    const isComplete = missing.length === 0
    const state = (): Outcome['state'] => {
      if (this.type === 'comment') return this.isOver || isComplete ? 'answered' : 'running'
      const isApproved = counted.every(({ answer }) => answer?.stance === 'no-objection')
      if (!this.isOver && !isComplete) return 'running'
      return (this.type === 'silence' ? against.length === 0 : isApproved) ? 'agreed' : 'not-agreed'
    }
    return { state: state(), against, missing }
  }

  #answers(workspace: Workspace): Answer[] {
    const answers = workspace
      .linksTo(this.record.id)
      .filter(({ from, field }) => from.kind.plays === 'response' && field === from.kind.roles.consultation)
      .flatMap(({ from }): Answer[] => {
        const [party, stance] = [roleText(from, 'party'), roleText(from, 'stance')]
        const received = dueDay(roleText(from, 'date')) ?? lastDay
        const known = stances.find((each) => each === stance)
        if (party === undefined || known === undefined || received > this.day) return []
        return [{ record: from, party, stance: known, received, isLate: this.closes !== undefined && received > this.closes }]
      })
    return answers.sort((a, b) => (a.received < b.received ? -1 : a.received > b.received ? 1 : compareIds(a.record.id, b.record.id)))
  }
}

/** Does the answer stand in the way of agreement? */
export const isObstacle = ({ stance }: Pick<Answer, 'stance'>): boolean => stance === 'objection' || stance === 'amendment'

/** An answer is on what it names, else on every subject. */
function covers({ record }: Answer, { ref }: Subject): boolean {
  const on = roleTexts(record, 'on')
  return on.length === 0 || on.includes(ref)
}

function subjectsOf(round: ForumRecord): Subject[] {
  const listed = role(round, 'subjects')
  if (!Array.isArray(listed)) return []
  return listed.flatMap((each: { readonly record?: unknown; readonly revision?: unknown } | null) =>
    typeof each?.record === 'string' ? [{ ref: each.record, revision: typeof each.revision === 'string' ? each.revision : undefined }] : [],
  )
}

/** The rounds on a record, oldest first. */
export function roundsOn(id: string, workspace: Workspace): ForumRecord[] {
  return workspace
    .playing('consultation')
    .filter((round) => subjectsOf(round).some(({ ref }) => idOf(ref) === id))
    .sort((a, b) => ((roleText(a, 'opens') ?? '') < (roleText(b, 'opens') ?? '') ? -1 : 1))
}
