// Who is named in minutes: the parties and bodies of the records, who speaks for them, and the people of the list of participants.
import { type ForumRecord, role } from '../record.ts'
import type { Workspace } from '../workspace.ts'
import type { Block } from './notes.ts'
import { endsOf, isIn, wordsIn } from './pattern.ts'
import type { Patterns } from './patterns.ts'
import { type Token, signAt, tokensOf } from './token.ts'

export interface Mention {
  /** The party or body; undefined when a person's name fits several. */
  readonly code: string | undefined
  /** Tokens; the end is exclusive. */
  readonly from: number
  readonly until: number
  /** Codes that the name fits when it is not clear. */
  readonly between: readonly string[]
}

interface Name {
  readonly words: readonly [string, ...string[]]
  /** Letters as they must stand: an abbreviation such as “CAN” is not the word “can”. */
  readonly exact: string | undefined
  readonly code: string
}

export interface Person {
  readonly of: string
  /** The words of the name, without a title before it. */
  readonly words: ReadonlySet<string>
}

export interface Names {
  readonly byFirst: ReadonlyMap<string, readonly Name[]>
  readonly people: ReadonlyMap<string, readonly Person[]>
}

/** The names of all parties and bodies, in every language, with their other names and abbreviations. */
export function namesOf(workspace: Workspace): readonly Name[] {
  const names: Name[] = []
  const seen = new Set<string>()
  const add = (text: string, code: string) => {
    const [first, ...more] = wordsIn(text)
    if (first === undefined) return
    const words = [first, ...more] as const
    const key = words.join(' ')
    const exact = /^\p{Lu}[\p{Lu}\p{N}]{1,9}$/u.test(text) ? text : undefined
    if (seen.has(`${exact} ${key}`)) return
    seen.add(`${exact} ${key}`)
    names.push({ words, exact, code })
  }
  for (const record of [...workspace.playing('party'), ...workspace.playing('body')]) {
    for (const name of namesIn(record)) {
      const short = /\(([^()]{2,12})\)\s*$/.exec(name)?.[1]
      if (short !== undefined) add(short, record.id)
      add(short === undefined ? name : name.slice(0, name.lastIndexOf('(')), record.id)
      add(name, record.id)
    }
    if (/^\p{Lu}[\p{Lu}\p{N}]+$/u.test(record.id)) add(record.id, record.id)
  }
  return names
}

function namesIn(record: ForumRecord): string[] {
  const title = role(record, 'title')
  const aliases = record.data.aliases
  return [
    ...(typeof title === 'string' ? [title] : title !== null && typeof title === 'object' ? Object.values(title) : []),
    ...(Array.isArray(aliases) ? aliases : []),
    ...[...record.translations.values()].map(({ data }) => data[record.kind.roles.title]),
  ].filter((name): name is string => typeof name === 'string')
}

/** More than a meeting has; bounds the time that a hostile list can take. */
const mostPeople = 500

export function indexNames(names: readonly Name[], people: readonly Person[]): Names {
  const byFirst = new Map<string, Name[]>()
  for (const name of names) push(byFirst, name.words[0], name)
  for (const same of byFirst.values()) same.sort((a, b) => b.words.length - a.words.length)
  const byWord = new Map<string, Person[]>()
  const known = new Set<string>()
  for (const person of people) {
    const key = `${person.of} ${[...person.words].join(' ')}`
    if (known.has(key) || known.size >= mostPeople) continue
    known.add(key)
    for (const word of person.words) push(byWord, word, person)
  }
  return { byFirst, people: byWord }
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const same = map.get(key)
  if (same) same.push(item)
  else map.set(key, [item])
}

/** People whom an event's record lists. */
export function peopleOf(event: ForumRecord | undefined, patterns: Patterns): Person[] {
  const people = event?.data.participants
  if (!Array.isArray(people)) return []
  return people.flatMap((each: unknown) => {
    const { of, name } = (each ?? {}) as { of?: unknown; name?: unknown }
    return typeof of === 'string' && typeof name === 'string' ? [{ of, words: nameWords(name, patterns) }] : []
  })
}

/** People in the text's own list: under a line that is the name of a party, items that begin with a title and a name. */
export function peopleIn(body: string, blocks: readonly Block[], names: Names, patterns: Patterns): Person[] {
  const people: Person[] = []
  let of: string | undefined
  for (const { type, start, end } of blocks) {
    if (type === 'heading' || type === 'text') {
      const tokens = tokensOf(body, start, Math.min(end, start + 300))
      const [mention] = mentionsIn(tokens, names, patterns)
      of = mention?.from === 0 && mention.until === tokens.length ? mention.code : undefined
    } else if (type === 'item' && of !== undefined) {
      const name = body.slice(start, Math.min(end, start + 300)).replace(/[,;(–].*/s, '')
      if (isIn(patterns.titles, tokensOf(name, 0, name.length), 0)) people.push({ of, words: nameWords(name, patterns) })
    }
  }
  return people
}

function nameWords(name: string, { titles }: Patterns): Set<string> {
  const tokens = tokensOf(name, 0, name.length)
  const [after] = endsOf(titles, tokens, 0)
  return new Set(
    tokens
      .slice(after ?? 0)
      .map(({ lower }) => lower)
      .filter((word) => word.length > 2),
  )
}

/** Everybody named in a sentence, in order, each once; “the representative of X” and “X (Y)” of one party are one mention. */
export function mentionsIn(tokens: readonly Token[], names: Names, patterns: Patterns): Mention[] {
  const mentions: Mention[] = []
  for (let at = 0; at < tokens.length; ) {
    const found = nameAt(tokens, at, names) ?? personAt(tokens, at, names, patterns)
    if (!found) {
      at++
      continue
    }
    const last = mentions.at(-1)
    // “the members of the Troika” are the Troika, though members are a body too.
    if (last && isMemberOf(tokens, last, found.from, patterns)) {
      mentions[mentions.length - 1] = { ...found, from: last.from }
      at = found.until
      continue
    }
    const isRepeat =
      last &&
      last.code !== undefined &&
      last.code === found.code &&
      last.until === found.from - 1 &&
      tokens[last.until]?.text === '(' &&
      tokens[found.until]?.text === ')'
    if (isRepeat) mentions[mentions.length - 1] = { ...last, until: found.until + 1 }
    else mentions.push({ ...found, from: extended(tokens, found.from, last?.until ?? 0, patterns) })
    at = isRepeat ? found.until + 1 : found.until
  }
  return mentions
}

function nameAt(tokens: readonly Token[], at: number, { byFirst }: Names): Mention | undefined {
  for (const { words, exact, code } of byFirst.get((tokens[at] as Token).lower) ?? []) {
    if (exact !== undefined && tokens[at]?.text !== exact) continue
    if (words.every((word, step) => tokens[at + step]?.lower === word)) return { code, from: at, until: at + words.length, between: [] }
  }
  return undefined
}

/** A title and words of one participant's name: “Vice-Minister Alder”. */
function personAt(tokens: readonly Token[], at: number, { people }: Names, { titles }: Patterns): Mention | undefined {
  if (people.size === 0) return undefined
  for (const after of endsOf(titles, tokens, at)) {
    let from = after
    while (tokens[from]?.text === '.' || isIn(titles, tokens, from))
      [from] = tokens[from]?.text === '.' ? [from + 1] : (endsOf(titles, tokens, from) as [number])
    let until = from
    while (until - from < 5 && /^\p{Lu}/u.test(signAt(tokens, until))) until++
    for (let end = until; end > from; end--) {
      const words = tokens.slice(from, end).map(({ lower }) => lower)
      const fitting = (people.get(words.find((word) => word.length > 2) ?? '') ?? []).filter((person) =>
        words.every((word) => word.length <= 2 || person.words.has(word)),
      )
      const codes = [...new Set(fitting.map(({ of }) => of))]
      if (codes.length > 0) return { code: codes.length === 1 ? codes[0] : undefined, from: at, until: end, between: codes.length === 1 ? [] : codes }
    }
  }
  return undefined
}

function isMemberOf(tokens: readonly Token[], last: Mention, from: number, { people, of, articles }: Patterns): boolean {
  const at = isIn(articles, tokens, from - 1) ? from - 2 : from - 1
  return at === last.until && isIn(of, tokens, at) && isIn(people, tokens, at - 1)
}

/** Takes in what stands before the name: “the delegation of”, “the members of the”. */
function extended(tokens: readonly Token[], from: number, least: number, { people, of, articles }: Patterns): number {
  let at = from
  if (isIn(articles, tokens, at - 1)) at--
  const before = at - 1
  if (before > least && isIn(of, tokens, before)) {
    // The nearest noun for people, one or two words back.
    for (const noun of [before - 1, before - 2])
      if (noun >= least && endsOf(people, tokens, noun).includes(before)) return isIn(articles, tokens, noun - 1) && noun - 1 >= least ? noun - 1 : noun
  }
  return at >= least ? at : from
}
