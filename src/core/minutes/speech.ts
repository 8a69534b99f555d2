// Who speaks in a sentence and who acts: the subjects of its verbs.
import type { Mention } from './names.ts'
import { type PhraseList, endsOf, isIn } from './pattern.ts'
import type { Patterns } from './patterns.ts'
import type { Token } from './token.ts'

export interface Subject {
  /** Codes of those named, several when joined by “and”. */
  readonly codes: readonly string[]
  /** Where the words begin that name them. */
  readonly from: number
  readonly isPronoun: boolean
  /** The name fits several participants. */
  readonly between: readonly string[]
}

/** A sentence with everything that was found in it so far. */
export interface Scene {
  readonly tokens: readonly Token[]
  readonly mentions: readonly Mention[]
  readonly patterns: Patterns
}

/** A verb of saying and whose it is. */
export interface Speech {
  readonly at: number
  readonly subject: Subject | undefined
}

/** A subject stands at most so many words before its verb. */
const reach = 10

const nobody: Subject | undefined = undefined

/**
 * The subject of the verb at a token: a mention, or a pronoun, with which the verb's clause begins. Nobody when something else does
 * (“the list of Bravia will”), or when what is said is passive.
 */
export function subjectOf({ tokens, mentions, patterns }: Scene, verb: number): Subject | undefined {
  const earlier = mentions.filter(({ until }) => until <= verb && verb - until <= reach)
  if (isIn(patterns.relatives, tokens, verb - 1)) {
    const last = earlier.at(-1)
    return last && verb - 1 - last.until <= 2 ? { ...subject(last, []), from: verb - 1 } : nobody
  }
  for (let at = verb - 1; at >= Math.max(0, verb - reach - 1); at--) {
    const mention = earlier.findLast(({ from, until }) => from <= at && at < until)
    if (mention) {
      if (opensClause(tokens, mention.from, patterns)) return subject(mention, joinedTo(tokens, mention, earlier, patterns))
      at = mention.from
      continue
    }
    if (verb - at <= 4 && isIn(patterns.pronouns, tokens, at) && opensClause(tokens, at, patterns)) return before(at)
    if (tokens[at]?.text === ';' || isIn(patterns.clause, tokens, at)) {
      // “Bravia and Calanda will”: a conjunction between two names ends nothing.
      const isBetween = earlier.some(({ until }) => until === at)
      if (!isBetween) return nobody
    }
  }
  return nobody
}

const subject = ({ code, from, between }: Mention, others: readonly Mention[]): Subject => ({
  codes: [...new Set([...others.map((each) => each.code), code])].filter((each) => each !== undefined),
  from: others[0]?.from ?? from,
  isPronoun: false,
  between,
})

/** Is a token the first of its clause: at the start, behind a comma, a conjunction, or the name before it. */
function opensClause(tokens: readonly Token[], from: number, { clause, conjunctions, articles, leads }: Patterns): boolean {
  let at = from - 1
  if (isIn(articles, tokens, at) && !isIn(clause, tokens, at)) at--
  if (at < 0) return true
  const word = tokens[at]
  if (word && /^[,;:(.–“"«]$/.test(word.text)) return true
  if (isIn(clause, tokens, at) || isIn(conjunctions, tokens, at)) return true
  return leadsEnd(tokens, at, leads)
}

/** Does a phrase such as “In addition” end with the token? */
const leadsEnd = (tokens: readonly Token[], last: number, leads: PhraseList): boolean =>
  [1, 2, 3, 4].some((length) => last + 1 - length >= 0 && endsOf(leads, tokens, last + 1 - length).includes(last + 1))

/** The mentions joined to one by “and” or a comma before it: “Aldermere, Bravia and Calanda”. */
function joinedTo(tokens: readonly Token[], mention: Mention, mentions: readonly Mention[], { conjunctions }: Patterns): Mention[] {
  const joined: Mention[] = []
  let first = mention
  for (;;) {
    const joint = first.from - 1
    const isJoint = tokens[joint]?.text === ',' || isIn(conjunctions, tokens, joint)
    const before = isJoint ? mentions.find(({ until }) => until === joint || (until === joint - 1 && tokens[joint - 1]?.text === ',')) : undefined
    if (!before || before.code === first.code) return joined
    joined.unshift(before)
    first = before
  }
}

/** Whoever spoke before. */
const before = (from: number): Subject => ({ codes: [], from, isPronoun: true, between: [] })

/** Who says it, at each verb of saying: its own subject, else that of the verb before it (“proposed … and asked”). */
export function speechesIn(scene: Scene, verbs: readonly { readonly at: number; readonly until: number }[]): Speech[] {
  const { tokens, patterns } = scene
  const speeches: Speech[] = []
  for (const { at, until } of [...verbs].sort((a, b) => a.at - b.at || b.until - a.until)) {
    if (speeches.at(-1)?.at === at) continue
    if (isPassive(scene, at - 1, until)) {
      speeches.push({ at, subject: nobody })
      continue
    }
    const own = subjectOf(scene, at)
    const last = speeches.at(-1)
    const isJoined = isIn(patterns.conjunctions, tokens, at - 1) || tokens[at - 1]?.text === ','
    const isDropped = patterns.dropsSubjects && opensClause(tokens, at, patterns) && !isJoined
    speeches.push({ at, subject: own ?? (last && isJoined ? last.subject : isDropped ? before(at) : undefined) })
  }
  return speeches
}

/** Where the words “is …ed” stand between two tokens: then whoever stands before the verb does not act. */
export function isPassive({ tokens, patterns }: Scene, from: number, until: number): boolean {
  for (let at = from; at < until; at++) if (isIn(patterns.passive, tokens, at) && isIn(patterns.participles, tokens, at + 1)) return true
  return false
}
