// A suggestion for the title of a record: what a clause says without who says it, in short.
import { occasionAround } from './dates.ts'
import type { Match } from './pattern.ts'
import { endsOf, isIn } from './pattern.ts'
import type { Patterns } from './patterns.ts'
import { type Token, signAt } from './token.ts'

const longest = 80

/** Tokens; the end is exclusive. */
interface Span {
  readonly from: number
  readonly until: number
}

/**
 * The words behind the verb that was found, when enough stand there; else the clause without who says it. Cut at a comma or a word.
 * @param span tokens of the clause
 * @param found what was found in it, and where its rule lets the title begin
 */
export function shortTitle(
  body: string,
  tokens: readonly Token[],
  span: Span,
  found: { readonly hit: Match; readonly from: 'after' | 'last' | 'clause' | 'name' } | undefined,
  patterns: Patterns,
): string {
  let from = found ? saidFrom(tokens, span, found.hit, patterns) : span.from
  if (found && (found.from === 'after' || found.from === 'last') && !isIn(patterns.passive, tokens, found.hit.until)) {
    const behind = found.from === 'last' ? found.hit.until - 1 : found.hit.until
    if (behind >= span.from && span.until - behind >= 3) from = behind
  }
  let until = span.until
  if (found?.from === 'name') [from, until] = nameIn(tokens, { from, until }, patterns)
  for (;;) {
    const [lead] = endsOf(patterns.leads, tokens, from)
    if (lead !== undefined && lead < until) from = lead
    else if (from < until - 1 && (isIn(patterns.clause, tokens, from) || isIn(patterns.articles, tokens, from) || /^[,;:]$/.test(signAt(tokens, from)))) from++
    else break
  }
  const text = body
    .slice(tokens[from]?.start ?? 0, tokens[until - 1]?.end ?? 0)
    .replace(/\[\^[^\]\s]{1,40}\]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?\([^()]*\)/g, '')
    .replace(/[\s.,;:]+$/, '')
    .trim()
  return capitalised(shortened(text))
}

/** The name of an event in a clause: its noun, the words beside it and what they are about, up to a verb or a sign. */
function nameIn(tokens: readonly Token[], span: Span, patterns: Patterns): [number, number] {
  for (let noun = span.from; noun < span.until; noun++) {
    if (!isIn(patterns.occasion, tokens, noun)) continue
    const name = occasionAround(tokens, noun, patterns)
    let until = name.until
    while (until < span.until && !/^[,;:()]$/.test(signAt(tokens, until)) && !isIn(patterns.nameEnds, tokens, until)) until++
    return [Math.max(span.from, name.from), until]
  }
  return [span.from, span.until]
}

/** Behind “Bravia said that”, when that stands before what was found. */
function saidFrom(tokens: readonly Token[], span: Span, hit: Match, patterns: Patterns): number {
  let isSaid = false
  let from = span.from
  for (let at = span.from; at < hit.from; at++) {
    if (isIn(patterns.say, tokens, at)) isSaid = true
    else if (isSaid && isIn(patterns.that, tokens, at)) from = at + 1
  }
  // “In regard to the nets, Bravia …”
  if (isIn(patterns.prepositions, tokens, from)) for (let at = from + 1; at < Math.min(hit.from, from + 14); at++) if (tokens[at]?.text === ',') return at + 1
  return from
}

function shortened(text: string): string {
  if (text.length <= longest) return text
  const head = text.slice(0, longest + 1)
  const comma = Math.max(head.lastIndexOf(', '), head.lastIndexOf('; '), head.lastIndexOf(': '))
  if (comma > 40) return head.slice(0, comma)
  return `${head.slice(0, head.lastIndexOf(' ')).replace(/[\s.,;:(“"«]+$/, '')}…`
}

const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1)
