// Candidates: statements in minutes that agree, commit, request, propose or set a date, each with its words, who said it, who acts, and when.
import type { Day } from '../day.ts'
import { parseDate } from '../day.ts'
import type { Message, Text } from '../message.ts'
import { normalise } from '../text.ts'
import { type KnownEvent, type When, type WrittenDate, occasionAround, whensIn, writtenDates } from './dates.ts'
import { type Clause, type Hit, clausesIn, hitsIn, longestSentence } from './hits.ts'
import { type Mention, type Names, mentionsIn } from './names.ts'
import { type Block, type CalendarEntry, type Sentence, calendarOf, noteBlocks, sentencesOf } from './notes.ts'
import { endsOf, isIn, matchAt } from './pattern.ts'
import type { CandidateKind, CandidateKinds, Patterns, Rule } from './patterns.ts'
import { type Scene, type Speech, type Subject, isPassive, speechesIn, subjectOf } from './speech.ts'
import { shortTitle } from './title.ts'
import { tokensOf } from './token.ts'

export interface Reason {
  /** The words found. */
  readonly words: string
  readonly why: Text
}

export interface Candidate {
  readonly kind: string
  /** The words of the minutes, white space folded. */
  readonly quote: string
  /** Place of the quote in the minutes, for the order. */
  readonly start: number
  readonly section: string | undefined
  /** Who said it: the code of a party or body. */
  readonly speaker: string | undefined
  /** Who is to act. */
  readonly parties: readonly string[]
  /** EDTF. */
  readonly due: string | undefined
  readonly basis: When['basis']
  readonly how: Message | undefined
  /** Does the date say more than the words do? */
  readonly isDerived: boolean
  readonly occasion: string | undefined
  readonly movedFrom: string | undefined
  readonly added: boolean
  readonly stance: string | undefined
  readonly title: string
  readonly reasons: readonly Reason[]
  /** Between 0 and 1. */
  readonly confidence: number
}

export interface Minutes {
  readonly body: string
  readonly meeting: Day
  readonly patterns: Patterns
  readonly kinds: CandidateKinds
  readonly names: Names
  /** Events that the records hold, from the day of the meeting on. */
  readonly events: readonly KnownEvent[]
}

/** Everything in the minutes that may become a record, in the order of the text. Linear in its length. */
export function candidatesIn(minutes: Minutes): Candidate[] {
  const { body, patterns } = minutes
  const blocks = noteBlocks(body)
  const calendar = calendarIn(minutes, blocks)
  const sentences = sentencesOf(body, blocks, patterns, calendar.blocks).map((sentence) => sceneOf(sentence, minutes))
  const events = distinct([...calendar.candidates.flatMap(eventOf), ...sentences.flatMap((each) => eventsNamed(each, minutes)), ...minutes.events])
  const found: Candidate[] = []
  let before: { paragraph: number; speaker: Subject | undefined } | undefined
  let lead: { hit: Hit; scene: SentenceScene; paragraph: number } | undefined
  for (const scene of sentences) {
    const { sentence } = scene
    const carried = before?.paragraph === sentence.paragraph ? before.speaker : undefined
    const { clauses, beside, speeches } = readSentence(scene)
    const isListed = sentence.isItem && lead !== undefined && sentence.paragraph > lead.paragraph
    if (isListed && lead && clauses.every(({ hit }) => hit.rule.frame)) found.push(listed(lead.hit, scene, lead.scene, minutes, events))
    else if (sentence.isLead) found.push(...clauses.slice(0, -1).map((clause) => candidateOf(clause, scene, speeches, carried, minutes, events)))
    else for (const clause of clauses) found.push(candidateOf(clause, scene, speeches, carried, minutes, events))
    for (const hit of beside) found.push(namedIn(hit, scene, speeches, carried, minutes))
    const last = speeches.findLast(({ subject }) => subject !== undefined)?.subject
    const acting = clauses.map(({ hit }) => subjectOf(scene, hit.from)).find((each) => each !== undefined)
    const speaker = last?.isPronoun ? carried : (last ?? (acting?.isPronoun ? carried : acting))
    before = { paragraph: sentence.paragraph, speaker: speaker ?? carried }
    const leading = clauses.findLast(({ hit }) => !hit.rule.frame)?.hit
    // The items follow: the introduction is no statement of its own.
    if (sentence.isLead) lead = leading && { hit: leading, scene, paragraph: sentence.paragraph }
    else if (!sentence.isItem) lead = undefined
  }
  return unique([...calendar.candidates, ...found], minutes)
}

interface SentenceScene extends Scene {
  readonly sentence: Sentence
  readonly written: readonly WrittenDate[]
  /** What it says about when, once it is asked for. */
  whens(events: readonly KnownEvent[]): readonly When[]
}

function sceneOf(sentence: Sentence, { body, patterns, names, meeting }: Minutes): SentenceScene {
  const tokens = sentence.tokens.length > longestSentence ? [] : sentence.tokens
  const written = writtenDates(tokens, patterns, meeting)
  let said: When[] | undefined
  return {
    sentence: { ...sentence, tokens },
    tokens,
    patterns,
    mentions: mentionsIn(tokens, names, patterns),
    written,
    whens: (events) => (said ??= whensIn(tokens, written, patterns, meeting, events, body)),
  }
}

function readSentence(scene: SentenceScene) {
  const { hits, beside } = hitsIn(scene, new Map(scene.written.map(({ from, until }) => [from, until])))
  const verbs = [
    ...[...scene.tokens.keys()].filter((at) => isIn(scene.patterns.say, scene.tokens, at)).map((at) => ({ at, until: at })),
    ...hits.filter(({ rule }) => rule.reports || rule.frame).map(({ from, until, captures }) => ({ at: captures.find(({ slot }) => slot === 'speaker')?.until ?? from, until: until - 1 })),
  ]
  return { clauses: clausesIn(scene, hits), beside, speeches: speechesIn(scene, verbs) }
}

/** Who says what a clause says: the subject of the last verb of saying up to its own. */
function speakerOf(hit: Hit, scene: SentenceScene, speeches: readonly Speech[], carried: Subject | undefined): Subject | undefined {
  const captured = hit.captures.find(({ slot }) => slot === 'speaker')
  const mention = captured && scene.mentions.find(({ until }) => until === captured.until)
  if (mention) return { codes: mention.code === undefined ? [] : [mention.code], from: mention.from, isPronoun: false, between: mention.between }
  const speech = speeches.findLast(({ at }) => at < hit.until)
  return speech?.subject?.isPronoun ? carried : speech?.subject
}

interface Actors {
  readonly codes: readonly string[]
  readonly isPassive: boolean
}

function actorsOf({ hit, until }: Clause, scene: SentenceScene, speaker: Subject | undefined, carried: Subject | undefined): Actors {
  const { mentions, tokens } = scene
  const { party } = hit.rule
  const mentionAt = (from: number) => mentions.find((mention) => mention.from === from)
  const only = (code: string | undefined): Actors => ({ codes: code === undefined ? [] : [code], isPassive: false })
  if (party === 'none') return only(undefined)
  const captured = hit.captures.find(({ slot }) => slot === 'party')
  if (captured) return only(mentions.find((mention) => mention.until === captured.until)?.code)
  if (party === 'after') return only((mentionAt(hit.until) ?? mentionAt(hit.until + (tokens[hit.until]?.text === ',' ? 1 : 0)) ?? doerIn(hit, until, scene))?.code)
  if (party === 'speaker' && speaker) return { codes: speaker.codes, isPassive: false }
  if (party === 'before' && isPassive(scene, hit.from, hit.until + 1)) return { codes: only(doerBy(hit.until, until, scene)).codes, isPassive: true }
  const subject = subjectOf(scene, hit.from)
  if (subject?.isPronoun) return { codes: (speaker ?? carried)?.codes ?? [], isPassive: false }
  return { codes: subject?.codes ?? [], isPassive: false }
}

/** Who is to act, behind a verb that asks or proposes: “that Bravia …”, “for the members to …”. */
function doerIn(hit: Hit, until: number, { tokens, mentions, patterns }: SentenceScene): Mention | undefined {
  const slots = (_: string, place: number) => mentions.filter(({ from }) => from === place).map((mention) => mention.until)
  for (let at = hit.from; at < until; at++) {
    if (at > hit.until && isIn(patterns.clause, tokens, at)) continue
    for (const pattern of patterns.doers) {
      const match = matchAt(pattern, tokens, at, slots)
      const mention = match && mentions.find((each) => each.until === match.captures[0]?.until)
      if (mention) return mention
    }
  }
  return undefined
}

/** “will be sent by Bravia”. */
function doerBy(from: number, until: number, { tokens, mentions, patterns }: SentenceScene): string | undefined {
  const mention = mentions.find((each) => each.from > from && each.from < until && isIn(patterns.by, tokens, each.from - 1))
  return mention?.code
}

function candidateOf(clause: Clause, scene: SentenceScene, speeches: readonly Speech[], carried: Subject | undefined, minutes: Minutes, events: readonly KnownEvent[]): Candidate {
  const { hit } = clause
  const speaker = speakerOf(hit, scene, speeches, carried)
  const actors = actorsOf(clause, scene, speaker, carried)
  return built(hit.rule, [hit], { ...trim(clause, scene) }, { speaker, actors }, scene, minutes, events)
}

/** An item of a list is what its introduction says of all of them: “The members agreed:”. */
function listed(hit: Hit, scene: SentenceScene, lead: SentenceScene, minutes: Minutes, events: readonly KnownEvent[]): Candidate {
  const span = trim({ hit, from: 0, until: scene.tokens.length }, scene)
  const { body, patterns } = minutes
  const leading = subjectOf(lead, hit.from)
  const own = scene.mentions.find(({ from }) => from <= 1)
  const codes = own?.code !== undefined ? [own.code] : (leading?.codes ?? [])
  const named = own !== undefined && scene.tokens[own.until]?.text === ':' ? own.until + 1 : span.from
  const item = built(hit.rule, [], span, { speaker: undefined, actors: { codes: hit.rule.party === 'none' ? [] : codes, isPassive: false } }, scene, minutes, events, [
    { words: folded(body, lead.sentence.start, lead.sentence.end), why: hit.rule.why },
  ])
  return { ...item, title: shortTitle(body, scene.tokens, { from: named, until: span.until }, undefined, patterns) }
}

interface Who {
  readonly speaker: Subject | undefined
  readonly actors: Actors
}

interface Span {
  readonly from: number
  readonly until: number
}

function built(rule: Rule, hits: readonly Hit[], span: Span, { speaker, actors }: Who, scene: SentenceScene, minutes: Minutes, events: readonly KnownEvent[], more: readonly Reason[] = []): Candidate {
  const { body, patterns, meeting, kinds } = minutes
  const { tokens, sentence } = scene
  const kind = kinds[rule.kind]
  // A position has no term; an agreement's is told, though its record has no field for it.
  const wantsDate = kind?.target === undefined
  const whens = wantsDate ? scene.whens(events).filter(({ from, until }) => from >= span.from && until <= span.until) : []
  const when = bestOf(whens, meeting)
  const [start, end] = [tokens[span.from]?.start ?? sentence.start, endOf(span, scene, body)]
  const hit = hits[0]
  const confidence = rule.sure + (actors.codes.length > 0 ? 0.05 : rule.party === 'none' ? 0 : -0.05) + (when?.date === undefined ? 0 : 0.05) - (when?.isDoubtful ? 0.1 : 0) - (sentence.isNote ? 0.2 : 0)
  return {
    kind: rule.kind,
    quote: folded(body, start, end),
    start,
    section: sentence.section,
    speaker: speaker?.codes.length === 1 ? speaker.codes[0] : undefined,
    parties: actors.codes,
    due: when?.date,
    basis: when?.basis,
    how: when?.how,
    isDerived: when?.isDerived === true,
    occasion: occasionIn(span, scene),
    movedFrom: undefined,
    added: false,
    stance: rule.stance,
    title: shortTitle(body, tokens, span, hit && { hit, from: rule.title }, patterns),
    reasons: [
      ...hits.map((each) => ({ words: folded(body, tokens[each.from]?.start ?? 0, tokens[each.until - 1]?.end ?? 0), why: rule.why })),
      ...more,
      ...(actors.isPassive && actors.codes.length === 0 ? [{ words: '', why: passiveWhy }] : []),
      ...(speaker && speaker.between.length > 0 ? [{ words: speaker.between.join(', '), why: betweenWhy }] : []),
    ],
    confidence: Math.round(Math.min(0.95, Math.max(0.05, confidence)) * 100) / 100,
  }
}

const passiveWhy: Text = { en: 'the words do not say who does it', es: 'las palabras no dicen quién lo hace' }
const betweenWhy: Text = { en: 'the name fits participants of several parties', es: 'el nombre corresponde a participantes de varias partes' }

const meanings = ['until', 'term', 'before', 'possibly', 'on', 'next', 'this', 'ongoing', 'vague'] as const

/** The term of what is said: a stated last day before a counted one, before a mere date. What lies before the meeting is none. */
function bestOf(whens: readonly When[], meeting: Day): When | undefined {
  for (const means of meanings) {
    const found = whens.find((when) => when.means === means && (when.date === undefined || (parseDate(when.date)?.until ?? '') >= meeting))
    if (found) return found
  }
  return undefined
}

/** Without what a clause begins and ends with and does not need: conjunctions, commas, “In addition”. */
function trim({ from, until }: Clause, { tokens, patterns }: SentenceScene): Span {
  let [first, last] = [from, until]
  for (;;) {
    const word = tokens[first]?.text ?? ''
    const [lead] = endsOf(patterns.leads, tokens, first)
    if (/^[,;:)–]$/.test(word) || isIn(patterns.conjunctions, tokens, first) || (first > 0 && isIn(patterns.that, tokens, first))) first++
    else if (lead !== undefined && lead < last) first = lead
    else break
  }
  while (last > first + 1 && (/^[,;:(–]$/.test(tokens[last - 1]?.text ?? '') || isIn(patterns.conjunctions, tokens, last - 1))) last--
  return first < last ? { from: first, until: last } : { from, until }
}

/** A sentence that is quoted to its end is quoted with its full stop; marks of footnotes at the end are left out. */
const endOf = ({ until }: Span, { tokens, sentence }: SentenceScene, body: string): number => {
  const end = tokens[until - 1]?.end ?? sentence.end
  return until < tokens.length ? end : Math.max(end, sentence.start + body.slice(sentence.start, sentence.end).replace(/(?:\[\^[^\]\s]{1,40}\])+$/, '').length)
}

const folded = (body: string, start: number, end: number): string => normalise(body.slice(start, end))

function occasionIn({ from, until }: Span, { tokens, patterns }: Pick<Scene, 'tokens' | 'patterns'>): string | undefined {
  for (let at = from; at < until; at++) {
    const [end] = endsOf(patterns.occasion, tokens, at)
    if (end !== undefined)
      return patterns.occasionTypes.get(
        tokens
          .slice(at, end)
          .map(({ lower }) => lower)
          .join(' '),
      )
  }
  return undefined
}

/** A hit whose quote is its own words, with what belongs to the noun behind it: the name of a document, an earlier agreement. */
function namedIn(hit: Hit, scene: SentenceScene, speeches: readonly Speech[], carried: Subject | undefined, minutes: Minutes): Candidate {
  const { tokens, patterns } = scene
  const { tail } = hit.rule
  let until = hit.until
  if (tail && isIn(tail.starts, tokens, until))
    for (let at = until + 1; at < Math.min(tokens.length, until + 12); at++) {
      if (/^[^\p{L}\p{N}]$/u.test(tokens[at]?.text ?? '') || isIn(tail.ends, tokens, at)) break
      until = at + 1
    }
  const article = [...tokens.keys()].slice(hit.from, hit.until).find((at) => isIn(patterns.articles, tokens, at)) ?? hit.from
  const speaker = speakerOf(hit, scene, speeches, carried)
  const actors = actorsOf({ hit, from: hit.from, until: tokens.length }, scene, speaker, carried)
  return built(hit.rule, [hit], { from: article, until }, { speaker, actors }, scene, minutes, [])
}

/** A kind of things that take place on a day. */
const isDated = (kind: CandidateKind | undefined): boolean => kind !== undefined && Object.values(kind.fields).includes('occasion')

/** The events of the calendars: each thing that a cell names is one. */
function calendarIn(minutes: Minutes, blocks: readonly Block[]): { candidates: Candidate[]; blocks: ReadonlySet<Block> } {
  const { body, patterns, meeting, kinds } = minutes
  const kind = Object.keys(kinds).find((name) => isDated(kinds[name]))
  if (kind === undefined) return { candidates: [], blocks: new Set() }
  const isDate = (start: number, end: number) => {
    if (end - start > 80) return false
    const tokens = tokensOf(body, start, end)
    return tokens.length > 0 && writtenDates(tokens, patterns, meeting)[0]?.until === tokens.length
  }
  const hasOccasion = (start: number, end: number) => {
    const tokens = tokensOf(body, start, Math.min(end, start + 2000))
    return tokens.some((_, at) => isIn(patterns.occasion, tokens, at))
  }
  const { entries, blocks: used } = calendarOf(body, blocks, isDate, hasOccasion)
  const years = yearsBefore(body, entries)
  return { candidates: entries.flatMap((entry) => occasionsOf(entry, kind, minutes, years.get(entry))), blocks: used }
}

/** A year that stands shortly before a calendar is the year of its months: “schedule of activities for 2031”. */
function yearsBefore(body: string, entries: readonly CalendarEntry[]): Map<CalendarEntry, number> {
  const years = new Map<CalendarEntry, number>()
  let last: { end: number; year: number | undefined } | undefined
  for (const entry of entries) {
    const isNext = last !== undefined && entry.when.start - last.end < 200
    const year = isNext ? last?.year : lastYear(tokensOf(body, Math.max(0, entry.when.start - 200), entry.when.start))
    if (year !== undefined) years.set(entry, year)
    last = { end: entry.what.end, year }
  }
  return years
}

const lastYear = (tokens: Scene['tokens']): number | undefined => {
  const token = tokens.findLast(({ text }) => /^(?:19|20|21)\d\d$/.test(text))
  return token && Number(token.text)
}

/** A cell can name several: “Meeting of the group and a workshop on nets”. */
function occasionsOf({ when, what, isTogether, section }: CalendarEntry, kind: string, { body, patterns, meeting }: Minutes, year: number | undefined): Candidate[] {
  const whole = tokensOf(body, when.start, when.end)
  const written = writtenDates(whole, patterns, meeting, year)
  const date = written[0]
  if (!date) return []
  const due = whensIn(whole, written, patterns, meeting, [], body)[0]?.date ?? date.date
  const tokens = tokensOf(body, what.start, Math.min(what.end, what.start + 2000))
  const isNoun = (at: number) => isIn(patterns.occasion, tokens, at)
  const cuts = [0]
  let depth = 0
  for (const [at, { text }] of tokens.entries()) {
    depth = Math.max(0, depth + (text === '(' ? 1 : text === ')' ? -1 : 0))
    const isCut = depth === 0 && (text === ';' || (isIn(patterns.conjunctions, tokens, at) && [1, 2, 3, 4].some((step) => isNoun(at + step))))
    if (isCut && tokens.slice(cuts.at(-1), at).some((_, step) => isNoun((cuts.at(-1) ?? 0) + step))) cuts.push(at + 1)
  }
  return cuts.flatMap((from, index): Candidate[] => {
    const until = index + 1 < cuts.length ? (cuts[index + 1] ?? tokens.length) - 1 : tokens.length
    const part = tokens.slice(from, until)
    const [first, last] = [part[0], part.at(-1)]
    if (!first || !last) return []
    const start = isTogether && index === 0 ? when.start : first.start
    const isWhole = until === tokens.length
    const moved = movedFrom(part, patterns, meeting, year)
    const title = shortTitle(body, part, { from: 0, until: moved?.from || part.length }, undefined, patterns)
    const name = folded(body, when.start, when.end)
    return [
      {
        kind,
        quote: folded(body, start, isWhole && what.end - last.end <= 1 ? what.end : last.end),
        start,
        section: section === undefined ? name : `${section}, ${name}`,
        speaker: undefined,
        parties: [],
        due,
        basis: 'stated',
        how: { text: date.hasYear ? calendarWords.stated : calendarWords.year, values: { words: name, date: due } },
        isDerived: !date.hasYear,
        occasion: occasionIn({ from: 0, until: part.length }, { tokens: part, patterns }),
        movedFrom: moved?.date,
        added: part.some((_, at) => isIn(patterns.added, part, at) && part[at - 1]?.text === '(' && part[at + 1]?.text === ')'),
        stance: undefined,
        title,
        reasons: [{ words: name, why: calendarWhy }],
        confidence: 0.9,
      },
    ]
  })
}

const calendarWhy: Text = { en: 'stands in a calendar', es: 'figura en un calendario' }
const calendarWords = {
  stated: { en: '“{words}”', es: '«{words}»' },
  year: { en: '“{words}”: the year follows from the text, {date}', es: '«{words}»: el año se deduce del texto, {date}' },
}

function movedFrom(tokens: Scene['tokens'], patterns: Patterns, meeting: Day, year: number | undefined): { date: string; from: number } | undefined {
  const written = new Map(writtenDates(tokens, patterns, meeting, year).map((date) => [date.from, date]))
  for (const pattern of patterns.moved)
    for (let at = 0; at < tokens.length; at++) {
      const match = matchAt(pattern, tokens, at, (_, place) => (written.has(place) ? [written.get(place)?.until ?? place] : []))
      const date = written.get(match?.captures[0]?.from ?? -1)
      if (match && date) return { date: date.date, from: match.from }
    }
  return undefined
}

const eventOf = ({ due, title }: Candidate): KnownEvent[] => (due === undefined ? [] : [{ words: new Set(tokensOf(title, 0, title.length).map(({ lower }) => lower)), title, date: due }])

/** Events that a sentence names with a date: “a mid-term meeting, possibly in August”. */
function eventsNamed({ tokens, written, patterns }: SentenceScene, { meeting, body }: Minutes): KnownEvent[] {
  const whens = written.length === 0 ? [] : whensIn(tokens, written, patterns, meeting, [], body).filter(({ means }) => means === 'on' || means === 'possibly')
  return whens.flatMap(({ from, date }): KnownEvent[] => {
    if (date === undefined || (parseDate(date)?.until ?? '') < meeting) return []
    for (let noun = from - 1; noun >= Math.max(0, from - 7); noun--) {
      if (!isIn(patterns.occasion, tokens, noun)) continue
      const name = occasionAround(tokens, noun, patterns)
      const words = tokens.slice(name.from, name.until)
      return [{ words: new Set(words.map(({ lower }) => lower)), title: folded(body, words[0]?.start ?? 0, words.at(-1)?.end ?? 0), date }]
    }
    return []
  })
}

/** More than a year has; bounds the time that a hostile text can take. */
const mostEvents = 300

function distinct(events: readonly KnownEvent[]): KnownEvent[] {
  const seen = new Map<string, KnownEvent>()
  for (const event of events) {
    const key = `${event.date} ${[...event.words].join(' ')}`
    if (seen.size < mostEvents && !seen.has(key)) seen.set(key, event)
  }
  return [...seen.values()]
}

/** Each once; an event that the text only mentions again is one already found: same date, same sort. */
function unique(candidates: readonly Candidate[], { kinds }: Minutes): Candidate[] {
  const order = Object.keys(kinds)
  const seen = new Set<string>()
  const dated = new Set(candidates.filter(({ confidence, due, occasion }) => confidence >= 0.6 && due !== undefined && occasion !== undefined).map(({ kind, due, occasion }) => `${kind} ${due} ${occasion}`))
  return candidates
    .filter(({ kind, quote, due, occasion, confidence }) => {
      const key = `${kind} ${quote}`
      if (quote === '' || seen.has(key) || !order.includes(kind)) return false
      seen.add(key)
      return confidence >= 0.6 || !isDated(kinds[kind]) || !dated.has(`${kind} ${due} ${occasion}`)
    })
    .sort((a, b) => a.start - b.start)
}
