// Hits: what the patterns find in a sentence, and the clauses it falls into, one for each thing that is said.
import type { Mention } from './names.ts'
import { type Match, type Pattern, isIn, matchAt } from './pattern.ts'
import type { Patterns, Rule } from './patterns.ts'
import { type Scene, subjectOf } from './speech.ts'
import type { Token } from './token.ts'

export interface Hit extends Match {
  readonly rule: Rule
}

export interface Clause {
  readonly hit: Hit
  /** Tokens of the clause; the end is exclusive. */
  readonly from: number
  readonly until: number
}

/** A longer row of words without a full stop is no sentence; bounds the time that a hostile text can take. */
export const longestSentence = 1500

export interface Found {
  readonly hits: readonly Hit[]
  /** Those that stand beside the others: names of documents, earlier agreements. */
  readonly beside: readonly Hit[]
}

/** Everything that the rules find, the best where two find the same words, in the order of the sentence. */
export function hitsIn(scene: Scene, dates: ReadonlyMap<number, number>): Found {
  const { tokens, patterns } = scene
  const slots = slotsOf(scene, dates)
  const all: Hit[] = []
  const tryAt = (at: number, { rule, pattern }: Patterns['rest'][number]) => {
    const match = matchAt(pattern, tokens, at, slots)
    if (match && (!rule.frame || isSaid(scene, at)) && !isExcepted(rule.except, match, scene, slots)) all.push({ ...match, rule })
  }
  for (const [at, { lower }] of tokens.entries()) {
    for (const each of patterns.byFirst.get(lower) ?? []) tryAt(at, each)
    for (const each of patterns.rest) tryAt(at, each)
  }
  const rank = ({ rule, from, until }: Hit) => (rule.frame ? 0 : 1000) + rule.sure * 100 + Math.min(until - from, 20)
  const best = (hits: readonly Hit[]) => {
    const taken = new Set<number>()
    const kept: Hit[] = []
    for (const hit of [...hits].sort((a, b) => rank(b) - rank(a) || a.from - b.from)) {
      let isFree = true
      for (let at = hit.from; at < hit.until; at++) if (taken.has(at)) isFree = false
      if (!isFree) continue
      kept.push(hit)
      for (let at = hit.from; at < hit.until; at++) taken.add(at)
    }
    return kept.sort((a, b) => a.from - b.from)
  }
  return { hits: best(all.filter(({ rule }) => !rule.only)), beside: best(all.filter(({ rule }) => rule.only)) }
}

/** A verb of saying that somebody says, or “it was …”; “the previously mentioned term” is none. */
function isSaid(scene: Scene, at: number): boolean {
  const { tokens, patterns } = scene
  return !isIn(patterns.say, tokens, at) || isIn(patterns.conjunctions, tokens, at - 1) || tokens[at - 1]?.text === ',' || subjectOf(scene, at) !== undefined
}

function slotsOf({ tokens, mentions, patterns }: Scene, dates: ReadonlyMap<number, number>) {
  const starts = new Map<number, Mention>()
  for (const mention of mentions) {
    starts.set(mention.from, mention)
    // “the Troika” is found with and without its article.
    if (isIn(patterns.articles, tokens, mention.from)) starts.set(mention.from + 1, mention)
  }
  return (slot: string, at: number): readonly number[] => {
    const token = tokens[at] as Token
    switch (slot) {
      case 'date': {
        const end = dates.get(at)
        return end === undefined ? [] : [end]
      }
      case 'year':
        return /^(?:19|20|21)\d\d$/.test(token.text) ? [at + 1] : []
      case 'number':
        return patterns.dates.numbers.has(token.lower) || /^\d{1,3}$/.test(token.lower) ? [at + 1] : []
      default: {
        const mention = starts.get(at)
        return mention ? [mention.until] : []
      }
    }
  }
}

/** More words than any exception has before the word that is found. */
const lookBack = 14

function isExcepted(except: readonly Pattern[], hit: Match, { tokens }: Scene, slots: ReturnType<typeof slotsOf>): boolean {
  for (const pattern of except)
    for (let at = Math.max(0, hit.from - lookBack); at < hit.until; at++) {
      const match = matchAt(pattern, tokens, at, slots)
      if (match && match.until > hit.from) return true
    }
  return false
}

/** The clauses of a sentence: each hit with the words that belong to it. What only tells that somebody spoke goes with what was said. */
export function clausesIn(scene: Scene, hits: readonly Hit[]): Clause[] {
  const clauses: Clause[] = []
  for (const hit of hits) {
    const last = clauses.at(-1)
    if (last && hit.rule.back) {
      clauses[clauses.length - 1] = { hit, from: last.from, until: scene.tokens.length }
      continue
    }
    const cut = last ? cutBetween(scene, last.hit, hit) : 0
    if (last && cut === undefined) clauses[clauses.length - 1] = { ...last, hit: stronger(last.hit, hit) }
    else if (cut !== undefined) {
      if (last) clauses[clauses.length - 1] = { ...last, until: cut }
      clauses.push({ hit, from: cut, until: scene.tokens.length })
    }
  }
  return clauses
}

/** Of two in one clause: what is said rather than that it is said; the verb that reports rather than the one in what it reports. */
function stronger(first: Hit, second: Hit): Hit {
  if (first.rule.frame !== second.rule.frame) return first.rule.frame ? second : first
  if (first.rule.reports) return first
  return second.rule.sure > first.rule.sure ? second : first
}

/** The token with which the clause of the second hit begins; undefined when both stand in one. */
function cutBetween(scene: Scene, first: Hit, second: Hit): number | undefined {
  const { tokens, patterns } = scene
  const { conjunctions, clause, relatives, say } = patterns
  const limit = Math.max(first.until, Math.min(second.from, subjectOf(scene, second.from)?.from ?? second.from))
  const isJoint = (at: number) => tokens[at]?.text === ',' || tokens[at]?.text === ';' || isIn(conjunctions, tokens, at)
  for (let at = Math.min(limit, second.from - 1); at >= first.until; at--) {
    if (tokens[at]?.text === ';') return at + 1
    if (isIn(conjunctions, tokens, at)) {
      const opens =
        at === limit - 1 ||
        isIn(patterns.articles, tokens, at + 1) ||
        isIn(clause, tokens, at + 1) ||
        tokens[at - 1]?.text === ',' ||
        (at === limit - 2 && tokens[at + 1]?.text === ',')
      if (opens) return at + 1
      continue
    }
    if (isIn(relatives, tokens, at) && tokens[at - 1]?.text === ',' && at >= first.until) return at
    if (isIn(clause, tokens, at) || isIn(say, tokens, at)) {
      for (let before = at - 1; before >= Math.max(first.until, at - 8); before--) if (isJoint(before)) return before + 1
      if (isIn(clause, tokens, at)) return undefined
    }
  }
  // A new verb of saying behind a comma.
  if (second.rule.reports || second.rule.frame)
    for (let at = second.from - 1; at >= Math.max(first.until, second.from - 8); at--) if (isJoint(at)) return at + 1
  return undefined
}
