// Candidates: statements in minutes that agree, commit, request, propose or set a date, each with its words, who said it, who acts, and when.
import { type Day, parseDate } from '../day.ts'
import type { Text } from '../message.ts'
import { type Actors, actorsOf, speakerOf } from './actors.ts'
import { calendarIn, eventOf } from './calendar-events.ts'
import { type Candidate, type Minutes, type Reason, type SentenceScene, type Span, folded, isDated, occasionIn, wordsAt } from './candidate.ts'
import { type KnownEvent, type When, occasionAround, whensIn, writtenDates } from './dates.ts'
import { type Clause, type Hit, clausesIn, hitsIn, longestSentence } from './hits.ts'
import { mentionsIn } from './names.ts'
import { type Sentence, noteBlocks, sentencesOf } from './notes.ts'
import { endsOf, isIn } from './pattern.ts'
import type { Rule } from './patterns.ts'
import { type Speech, type Subject, speechesIn, subjectOf } from './speech.ts'
import { shortTitle } from './title.ts'
import { signAt } from './token.ts'

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
    ...hits
      .filter(({ rule }) => rule.reports || rule.frame)
      .map(({ from, until, captures }) => ({ at: captures.find(({ slot }) => slot === 'speaker')?.until ?? from, until: until - 1 })),
  ]
  return { clauses: clausesIn(scene, hits), beside, speeches: speechesIn(scene, verbs) }
}

function candidateOf(
  clause: Clause,
  scene: SentenceScene,
  speeches: readonly Speech[],
  carried: Subject | undefined,
  minutes: Minutes,
  events: readonly KnownEvent[],
): Candidate {
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
  const item = built(
    hit.rule,
    [],
    span,
    { speaker: undefined, actors: { codes: hit.rule.party === 'none' ? [] : codes, isPassive: false } },
    scene,
    minutes,
    events,
    [{ words: folded(body, lead.sentence.start, lead.sentence.end), why: hit.rule.why }],
  )
  return { ...item, title: shortTitle(body, scene.tokens, { from: named, until: span.until }, undefined, patterns) }
}

interface Who {
  readonly speaker: Subject | undefined
  readonly actors: Actors
}

function built(
  rule: Rule,
  hits: readonly Hit[],
  span: Span,
  { speaker, actors }: Who,
  scene: SentenceScene,
  minutes: Minutes,
  events: readonly KnownEvent[],
  more: readonly Reason[] = [],
): Candidate {
  const { body, patterns, meeting, kinds } = minutes
  const { tokens, sentence } = scene
  const kind = kinds[rule.kind]
  // A position has no term; an agreement's is told, though its record has no field for it.
  const wantsDate = kind?.target === undefined
  const whens = wantsDate ? scene.whens(events).filter(({ from, until }) => from >= span.from && until <= span.until) : []
  const when = bestOf(whens, meeting)
  const [start, end] = [tokens[span.from]?.start ?? sentence.start, endOf(span, scene, body)]
  const hit = hits[0]
  const confidence =
    rule.sure +
    (actors.codes.length > 0 ? 0.05 : rule.party === 'none' ? 0 : -0.05) +
    (when?.date === undefined ? 0 : 0.05) -
    (when?.isDoubtful ? 0.1 : 0) -
    (sentence.isNote ? 0.2 : 0)
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
      ...hits.map((each) => ({ words: wordsAt(body, tokens, each), why: rule.why })),
      ...more,
      ...(actors.isPassive && actors.codes.length === 0 ? [{ words: '', why: passiveWhy }] : []),
      ...(speaker && speaker.between.length > 0 ? [{ words: speaker.between.join(', '), why: betweenWhy }] : []),
    ],
    confidence: Math.round(Math.min(0.95, Math.max(0.05, confidence)) * 100) / 100,
  }
}

const passiveWhy: Text = { en: 'the words do not say who does it', es: 'las palabras no dicen quién lo hace' }
const betweenWhy: Text = { en: 'the name fits participants of several parties', es: 'el nombre corresponde a participantes de varias partes' }

/** The last day of a date that was found. */
const endsOn = (date: string): Day => parseDate(date)?.until as Day

const meanings = ['until', 'term', 'before', 'possibly', 'on', 'next', 'this', 'ongoing', 'vague'] as const

/** The term of what is said: a stated last day before a counted one, before a mere date. What lies before the meeting is none. */
function bestOf(whens: readonly When[], meeting: Day): When | undefined {
  for (const means of meanings) {
    const found = whens.find((when) => when.means === means && (when.date === undefined || endsOn(when.date) >= meeting))
    if (found) return found
  }
  return undefined
}

/** Without what a clause begins and ends with and does not need: conjunctions, commas, “In addition”. */
function trim({ from, until }: Clause, { tokens, patterns }: SentenceScene): Span {
  let [first, last] = [from, until]
  for (;;) {
    const word = signAt(tokens, first)
    const [lead] = endsOf(patterns.leads, tokens, first)
    if (/^[,;:)–]$/.test(word) || isIn(patterns.conjunctions, tokens, first) || (first > 0 && isIn(patterns.that, tokens, first))) first++
    else if (lead !== undefined && lead < last) first = lead
    else break
  }
  while (last > first + 1 && (/^[,;:(–]$/.test(signAt(tokens, last - 1)) || isIn(patterns.conjunctions, tokens, last - 1))) last--
  return first < last ? { from: first, until: last } : { from, until }
}

/** A sentence that is quoted to its end is quoted with its full stop; marks of footnotes at the end are left out. */
const endOf = ({ until }: Span, { tokens, sentence }: SentenceScene, body: string): number => {
  const end = tokens[until - 1]?.end ?? sentence.end
  return until < tokens.length ? end : Math.max(end, sentence.start + body.slice(sentence.start, sentence.end).replace(/(?:\[\^[^\]\s]{1,40}\])+$/, '').length)
}

/** A hit whose quote is its own words, with what belongs to the noun behind it: the name of a document, an earlier agreement. */
function namedIn(hit: Hit, scene: SentenceScene, speeches: readonly Speech[], carried: Subject | undefined, minutes: Minutes): Candidate {
  const { tokens, patterns } = scene
  const { tail } = hit.rule
  let until = hit.until
  if (tail && isIn(tail.starts, tokens, until))
    for (let at = until + 1; at < Math.min(tokens.length, until + 12); at++) {
      if (/^[^\p{L}\p{N}]$/u.test(signAt(tokens, at)) || isIn(tail.ends, tokens, at)) break
      until = at + 1
    }
  const article = [...tokens.keys()].slice(hit.from, hit.until).find((at) => isIn(patterns.articles, tokens, at)) ?? hit.from
  const speaker = speakerOf(hit, scene, speeches, carried)
  const actors = actorsOf({ hit, from: hit.from, until: tokens.length }, scene, speaker, carried)
  return built(hit.rule, [hit], { from: article, until }, { speaker, actors }, scene, minutes, [])
}

/** Events that a sentence names with a date: “a mid-term meeting, possibly in August”. */
function eventsNamed({ tokens, written, patterns }: SentenceScene, { meeting, body }: Minutes): KnownEvent[] {
  const whens = written.length === 0 ? [] : whensIn(tokens, written, patterns, meeting, [], body).filter(({ means }) => means === 'on' || means === 'possibly')
  return whens.flatMap(({ from, date }): KnownEvent[] => {
    if (date === undefined || endsOn(date) < meeting) return []
    for (let noun = from - 1; noun >= Math.max(0, from - 7); noun--) {
      if (!isIn(patterns.occasion, tokens, noun)) continue
      const name = occasionAround(tokens, noun, patterns)
      const words = tokens.slice(name.from, name.until)
      return [{ words: new Set(words.map(({ lower }) => lower)), title: wordsAt(body, tokens, name), date }]
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
  const dated = new Set(
    candidates
      .filter(({ confidence, due, occasion }) => confidence >= 0.6 && due !== undefined && occasion !== undefined)
      .map(({ kind, due, occasion }) => `${kind} ${due} ${occasion}`),
  )
  return candidates
    .filter(({ kind, quote, due, occasion, confidence }) => {
      const key = `${kind} ${quote}`
      if (quote === '' || seen.has(key) || !order.includes(kind)) return false
      seen.add(key)
      return confidence >= 0.6 || !isDated(kinds[kind]) || !dated.has(`${kind} ${due} ${occasion}`)
    })
    .sort((a, b) => a.start - b.start)
}
