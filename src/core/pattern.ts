// Regular expressions of a forum's own schemas, matched in time that grows with the text alone: what a branch brings can be any pattern.
// Each position of the text is gone through once with the set of places reached in the pattern (Thompson), so that nothing is tried twice.

/** What a schema's pattern is asked. */
export interface Pattern {
  test(text: string): boolean
}

/** Larger than any pattern that a person writes; a pattern is counted with its repetitions written out. */
export const maxPatternSize = 2000

/** Why a pattern is refused. */
class PatternError extends Error {}

type Edge =
  | { readonly kind: 'sign'; readonly matches: (sign: string) => boolean; readonly to: number }
  | { readonly kind: 'empty'; readonly to: number }
  | { readonly kind: 'assert'; readonly holds: (before: string, after: string) => boolean; readonly to: number }

type Piece =
  | { readonly type: 'sign'; readonly source: string }
  | { readonly type: 'assert'; readonly sign: '^' | '$' | '\\b' | '\\B' }
  | { readonly type: 'all'; readonly pieces: readonly Piece[] }
  | { readonly type: 'any'; readonly pieces: readonly Piece[] }
  | { readonly type: 'repeat'; readonly piece: Piece; readonly from: number; readonly to: number }

/**
 * Reads a pattern in the syntax of JSON Schema (ECMA-262, flag `u`).
 * @throws PatternError for one that is none, that is larger than `maxPatternSize`, or that looks ahead, behind or back
 */
export function readPattern(source: string): Pattern {
  try {
    new RegExp(source, 'u')
  } catch (error) {
    throw new PatternError((error as Error).message)
  }
  const states: Edge[][] = []
  const add = (): number => {
    if (states.push([]) > maxPatternSize) throw new PatternError(`the pattern ${short(source)} is too large`)
    return states.length - 1
  }
  const link = (from: number, edge: Edge): void => void states[from]?.push(edge)
  const build = (piece: Piece, from: number): number => {
    switch (piece.type) {
      case 'sign': {
        const to = add()
        link(from, { kind: 'sign', matches: signTest(piece.source), to })
        return to
      }
      case 'assert': {
        const to = add()
        link(from, { kind: 'assert', holds: assertions[piece.sign], to })
        return to
      }
      case 'all':
        return piece.pieces.reduce((at, each) => build(each, at), from)
      case 'any': {
        const to = add()
        for (const each of piece.pieces) {
          const begin = add()
          link(from, { kind: 'empty', to: begin })
          link(build(each, begin), { kind: 'empty', to })
        }
        return to
      }
      case 'repeat': {
        let at = from
        for (let count = 0; count < piece.from; count++) at = build(piece.piece, at)
        if (piece.to === Number.POSITIVE_INFINITY) {
          const loop = add()
          link(at, { kind: 'empty', to: loop })
          link(build(piece.piece, loop), { kind: 'empty', to: loop })
          return loop
        }
        const end = add()
        for (let count = piece.from; count < piece.to; count++) {
          link(at, { kind: 'empty', to: end })
          const next = add()
          link(at, { kind: 'empty', to: next })
          at = build(piece.piece, next)
        }
        link(at, { kind: 'empty', to: end })
        return end
      }
    }
  }
  const start = add()
  const end = build(parse(source), start)
  return { test: (text) => run(states, start, end, text) }
}

const short = (source: string): string => `/${source.length > 60 ? `${source.slice(0, 60)}…` : source}/`

/** Can the end be reached from any position of the text? */
function run(states: readonly (readonly Edge[])[], start: number, end: number, text: string): boolean {
  // In which round each state was last reached: a round is a position of the text.
  const seen = new Int32Array(states.length).fill(-1)
  const taken = new Int32Array(states.length).fill(-1)
  let [reached, next]: [number[], number[]] = [[], []]
  let before = ''
  let at = 0
  for (let round = 0; ; round++) {
    const code = text.codePointAt(at)
    const sign = code === undefined ? '' : String.fromCodePoint(code)
    const reach = (state: number): void => {
      if (seen[state] === round) return
      seen[state] = round
      reached.push(state)
    }
    for (const state of reached) seen[state] = round
    reach(start)
    for (let index = 0; index < reached.length; index++)
      for (const edge of states[reached[index] as number] ?? [])
        if (edge.kind === 'empty' || (edge.kind === 'assert' && edge.holds(before, sign))) reach(edge.to)
    if (seen[end] === round) return true
    if (sign === '') return false
    next.length = 0
    for (const state of reached)
      for (const edge of states[state] ?? [])
        if (edge.kind === 'sign' && edge.matches(sign) && taken[edge.to] !== round) {
          taken[edge.to] = round
          next.push(edge.to)
        }
    ;[reached, next] = [next, reached]
    before = sign
    at += sign.length
  }
}

const isWord = (sign: string): boolean => /^\w$/.test(sign)

const assertions = {
  '^': (before: string) => before === '',
  $: (_: string, after: string) => after === '',
  '\\b': (before: string, after: string) => isWord(before) !== isWord(after),
  '\\B': (before: string, after: string) => isWord(before) === isWord(after),
}

/** One sign, a class or an escape, by the engine's own reading of it; what was asked once is known. */
function signTest(source: string): (sign: string) => boolean {
  const expression = new RegExp(`^(?:${source})$`, 'u')
  const known = new Map<string, boolean>()
  return (sign) => {
    let is = known.get(sign)
    if (is === undefined) {
      is = expression.test(sign)
      if (known.size < 1000) known.set(sign, is)
    }
    return is
  }
}

/** Takes a pattern, which is known to be well formed, apart. */
function parse(source: string): Piece {
  let at = 0
  let depth = 0
  const refuse = (what: string): never => {
    throw new PatternError(`the pattern ${short(source)} uses ${what}`)
  }
  const alternatives = (): Piece => {
    if (++depth > 50) refuse('more than 50 groups in one another')
    const pieces: Piece[] = [sequence()]
    while (source[at] === '|') {
      at++
      pieces.push(sequence())
    }
    depth--
    return pieces.length === 1 ? (pieces[0] as Piece) : { type: 'any', pieces }
  }
  const sequence = (): Piece => {
    const pieces: Piece[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') pieces.push(repeated(atom()))
    return { type: 'all', pieces }
  }
  const repeated = (piece: Piece): Piece => {
    const found = /(?:[*+?]|\{(\d+)(,(\d*))?\})\??/y
    found.lastIndex = at
    const match = found.exec(source)
    if (!match) return piece
    at = found.lastIndex
    const [sign, from, comma, to] = match
    const bounds: Readonly<Record<string, readonly [number, number]>> = {
      '*': [0, Number.POSITIVE_INFINITY],
      '+': [1, Number.POSITIVE_INFINITY],
      '?': [0, 1],
    }
    const [least, most] = bounds[sign[0] ?? ''] ?? [Number(from), comma === undefined ? Number(from) : to ? Number(to) : Number.POSITIVE_INFINITY]
    if (least > maxPatternSize || (most !== Number.POSITIVE_INFINITY && most > maxPatternSize))
      throw new PatternError(`the pattern ${short(source)} is too large`)
    return { type: 'repeat', piece, from: least, to: most }
  }
  const atom = (): Piece => {
    const sign = source[at] ?? ''
    if (sign === '(') return group()
    if (sign === '^' || sign === '$') {
      at++
      return { type: 'assert', sign }
    }
    if (sign === '[') return { type: 'sign', source: taken(/\[(?:\\[\s\S]|[^\]\\])*\]/y) }
    if (sign !== '\\') return { type: 'sign', source: taken(/[\s\S]/uy) }
    if (/[1-9k]/.test(source[at + 1] ?? '')) refuse('a reference back')
    const escaped = taken(
      /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[\s\S])/y,
    )
    return escaped === '\\b' || escaped === '\\B' ? { type: 'assert', sign: escaped } : { type: 'sign', source: escaped }
  }
  const taken = (form: RegExp): string => {
    form.lastIndex = at
    const text = form.exec(source)?.[0] ?? ''
    if (text === '') throw new PatternError(`the pattern ${short(source)} cannot be read`)
    at = form.lastIndex
    return text
  }
  const group = (): Piece => {
    const opening = taken(/\((?:\?(?:<?[=!]|:|<[^>]*>))?/y)
    if (/^\(\?<?[=!]/.test(opening)) refuse('a look ahead or behind')
    const inner = alternatives()
    at++
    return inner
  }
  return alternatives()
}
