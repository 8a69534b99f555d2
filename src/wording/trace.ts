// Where a passage comes from: provision, agreement, meeting, proposal, consultation, commit, and what it replaced.
import { type Amendment, amendmentsOf } from '../core/amendments.ts'
import { type Day, addDays } from '../core/day.ts'
import type { Commit, History } from '../core/history.ts'
import type { Lang } from '../core/message.ts'
import type { TraceOutput } from '../core/output.ts'
import type { Part } from '../core/piece.ts'
import { type ForumRecord, bodyIn, roleText, titleOf } from '../core/record.ts'
import { parseReference, printReference } from '../core/reference.ts'
import { Round } from '../core/round.ts'
import { blockAt, blocksOf, normalise } from '../core/text.ts'
import type { TraceView } from '../core/trace-view.ts'
import { statusOn } from '../core/status.ts'
import type { Workspace } from '../core/workspace.ts'
import { adoptionOf } from './adoption.ts'
import { type Chapter, chaptersOf, eachChapter } from './chapters.ts'
import { Consolidation } from './consolidation.ts'
import { type Passage, findPassages, whereOf } from './find-passages.ts'
import { type Lineage, lineagesOf } from './lineage.ts'
import { passageInWords } from './trace-words.ts'

type Facts = TraceOutput['passages'][number]

export interface TraceOptions {
  readonly day: Day
  readonly lang: Lang
}

export class Trace {
  readonly #workspace: Workspace
  readonly #day: Day
  readonly #lang: Lang
  /** Consolidations are made in one of the forum's languages. */
  readonly #textLang: string
  readonly #consolidation: Consolidation
  #chapters: readonly Chapter[] | undefined
  #places: ReadonlyMap<string, Facts['provisions']> | undefined

  constructor(workspace: Workspace, { day, lang }: TraceOptions) {
    this.#workspace = workspace
    this.#day = day
    this.#lang = lang
    this.#textLang = workspace.forum.languages.includes(lang) ? lang : workspace.forum.languages[0]
    this.#consolidation = new Consolidation(workspace, { asOf: day, lang: this.#textLang })
  }

  /** The passages in which words stand. */
  passagesWith(words: string): Passage[] {
    return findPassages(this.#workspace, words, this.#chapterTree(), this.#textLang)
  }

  /** The passages of a chapter of the compilation, by its number; none when there is no such chapter. */
  passagesInChapter(number: string): Passage[] {
    const chapter = [...eachChapter(this.#chapterTree())].find((each) => each.chapter.number === number)?.chapter
    return chapter ? chapter.provisions.flatMap(({ ref }) => this.passagesOf(ref)) : []
  }

  /** The passage at a text reference; of a record without a text, those that it refers to and those that it quotes. Undefined when there is none. */
  passagesOf(ref: string, seen: ReadonlySet<string> = new Set()): Passage[] {
    const reference = parseReference(ref)
    const record = reference && this.#workspace.byId.get(reference.id)
    if (!reference || !record || seen.has(ref)) return []
    const { body, isTranslation } = bodyIn(record, this.#textLang)
    const lang = isTranslation ? this.#textLang : this.#workspace.forum.languages[0]
    const text = reference.place.length === 0 ? body.trim() : blockAt(blocksOf(body), reference.place)?.text
    if (text) return [{ where: whereOf(record), record, place: reference.place, lang, text, parts: [] }]
    if (reference.place.length > 0) return []
    const further = new Set([...seen, ref])
    const referred = this.#workspace
      .linksFrom(record)
      .flatMap(({ value, to }) => (value.includes('#') && to !== record.id ? this.passagesOf(value, further) : []))
    const quoted = this.#quotesOf(record).flatMap(({ from, quote }) =>
      findPassages({ forum: this.#workspace.forum, records: [from] }, quote, [], this.#textLang),
    )
    return unique([...referred, ...quoted])
  }

  #quotesOf({ data, kind }: ForumRecord): { from: ForumRecord; quote: string }[] {
    return kind.quotes.flatMap(({ path }) => {
      const list: unknown = data[path[0] as string]
      if (!Array.isArray(list) || path.length !== 2) return []
      return list.flatMap((item: Readonly<Record<string, unknown>>) => {
        const from = this.#workspace.byId.get(String(item?.record))
        const quote = item?.[path[1] as string]
        return from && typeof quote === 'string' ? [{ from, quote }] : []
      })
    })
  }

  /** @param total how many passages there are, of which these are the first */
  view(asked: string, passages: readonly Passage[], total: number, history: History): TraceView {
    const records = [...new Set(passages.map(({ record }) => record))]
    const lineages = new Map(lineagesOf(history, this.#workspace, records).flatMap((lineage) => (lineage.record ? [[lineage.record, lineage] as const] : [])))
    const facts = passages.map((passage) => this.#factsOf(passage, lineages.get(passage.record), history))
    return {
      passages: facts.map((each) => passageInWords(each, this.#workspace, this.#lang)),
      output: {
        asked,
        total,
        passages: facts,
        history: {
          head: history.head ?? null,
          commits: history.commits,
          unseen: history.unseen.reason ?? null,
          isShallow: history.unseen.cut.size > 0,
          isPartial: history.unseen.isPartial,
        },
      },
    }
  }

  #factsOf({ where, record, place, lang, text, parts }: Passage, lineage: Lineage | undefined, history: History): Facts {
    const ref = printReference({ id: record.id, place })
    const isAdopted = where === 'adopted' || where === 'compiled'
    const provision = isAdopted ? this.#consolidation.provision(ref) : undefined
    const meeting = where === 'minutes' ? record : provision?.source?.meeting
    const proposals = this.#proposalsFor(record, place, isAdopted)
    const adoption = lineage && isAdopted ? adoptionOf(lineage, history) : undefined
    return {
      ref,
      where,
      title: titleOf(record, this.#lang),
      lang,
      text,
      parts: [...parts],
      provisions: this.#provisionsWith(ref),
      state: provision?.state ?? null,
      since: provision?.since ?? null,
      adopted: (isAdopted ? provision?.source?.adopted : undefined) ?? null,
      meeting: meeting ? { id: meeting.id, title: titleOf(meeting, this.#lang), date: roleText(meeting, 'date') ?? null } : null,
      seal: (isAdopted ? provision?.source?.seal : undefined) ?? null,
      replaces: isAdopted ? this.#replacedBy(record, place) : [],
      replacedBy: provision ? this.#replacementsOf(ref) : [],
      proposals: proposals.map(({ proposal, relation }) => ({
        id: proposal.id,
        title: titleOf(proposal, this.#lang),
        status: statusOn(proposal, [], this.#day, this.#workspace.resolve) ?? null,
        relation,
      })),
      consultations: this.#consultationsOn([record, ...proposals.map(({ proposal }) => proposal)]),
      adoptedIn: adoption ? commitFacts(adoption.commit) : null,
      firstIn: lineage && where !== 'compiled' ? firstWith(text, lang, lineage, this.#workspace) : null,
    }
  }

  #chapterTree(): readonly Chapter[] {
    this.#chapters ??= chaptersOf(this.#consolidation)
    return this.#chapters
  }

  /** The provisions in which words of a place, or of what lies in it, stand on the day. */
  #provisionsWith(ref: string): Facts['provisions'] {
    this.#places ??= placesIn(this.#chapterTree())
    const own = this.#places.get(ref)
    if (own) return [...own]
    const inside = [...this.#places].flatMap(([place, at]) => (place.startsWith(`${ref}${ref.includes('#') ? '.' : '#'}`) ? at : []))
    return [...new Map(inside.map((each) => [each.number, each])).values()]
  }

  /** The texts of which a place took the place. */
  #replacedBy(record: ForumRecord, place: readonly number[]): Facts['replaces'] {
    const amendments = amendmentsOf(this.#workspace).all.filter((each) => each.by === record && each.with.length > 0 && isOneIn(each.with, place))
    return amendments.flatMap((amendment) => {
      if (amendment.action !== 'replace') return []
      const target = printReference(amendment.target)
      const provision = this.#consolidation.provision(target)
      if (this.#day < amendment.from)
        return provision.text === '' ? [] : [{ ref: target, from: provision.since ?? null, until: addDays(amendment.from, -1), text: provision.text }]
      const before = provision.versions.findLast(({ until }) => until < amendment.from)
      return before ? [{ ref: target, from: before.from, until: before.until, text: before.text }] : []
    })
  }

  /** What changed a place later, by the day. */
  #replacementsOf(ref: string): Facts['replacedBy'] {
    return this.#consolidation.provision(ref).acts.flatMap(({ amendment, action, from }) => {
      if (!amendment) return []
      const by = amendment.with.length > 0 ? printReference({ id: amendment.by.id, place: amendment.with }) : amendment.by.id
      return [{ ref: by, action, from, text: this.#newText(amendment) }]
    })
  }

  #newText({ by, with: place }: Amendment): string {
    return place.length === 0 ? '' : (blockAt(blocksOf(bodyIn(by, this.#textLang).body), place)?.text ?? '')
  }

  /** The proposals that an adopted text comes from, and those to change it. */
  #proposalsFor(record: ForumRecord, place: readonly number[], isAdopted: boolean): { proposal: ForumRecord; relation: 'origin' | 'change' }[] {
    if (!isAdopted) return []
    const found = new Map<ForumRecord, 'origin' | 'change'>()
    const isProposal = (each: ForumRecord | undefined): each is ForumRecord => each?.kind.plays === 'proposal'
    for (const { to } of this.#workspace.linksFrom(record)) {
      const proposal = this.#workspace.byId.get(to)
      if (isProposal(proposal)) found.set(proposal, 'origin')
    }
    for (const { from, field, value } of this.#workspace.linksTo(record.id)) {
      if (!isProposal(from) || found.has(from)) continue
      if (field !== from.kind.roles.target && field !== `${from.kind.roles.changes}.target`) found.set(from, 'origin')
      else if (isOneIn(parseReference(value)?.place ?? [], place)) found.set(from, 'change')
    }
    return [...found].map(([proposal, relation]) => ({ proposal, relation }))
  }

  /** The rounds on some records, with the answers given by the day. */
  #consultationsOn(records: readonly ForumRecord[]): Facts['consultations'] {
    const rounds = new Set(
      records.flatMap(({ id }) =>
        this.#workspace
          .linksTo(id)
          .flatMap(({ from, field }) => (from.kind.plays === 'consultation' && field.split('.')[0] === from.kind.roles.subjects ? [from] : [])),
      ),
    )
    return [...rounds].map((record) => {
      const round = new Round(record, this.#workspace, this.#day)
      const late = new Set(round.answers.filter(({ isLate }) => isLate).map(({ record: answer }) => answer))
      return {
        id: record.id,
        title: titleOf(record, this.#lang),
        opens: roleText(record, 'opens') ?? null,
        closes: round.standing.due ?? null,
        responses: [...new Set(this.#workspace.linksTo(record.id).map(({ from }) => from))]
          .filter((answer) => answer.kind.plays === 'response' && (roleText(answer, 'date') ?? '') <= this.#day)
          .map((answer) => ({
            id: answer.id,
            party: roleText(answer, 'party') ?? null,
            stance: typeof answer.data.stance === 'string' ? answer.data.stance : null,
            received: roleText(answer, 'date') ?? null,
            late: late.has(answer),
          })),
      }
    })
  }
}

/** Every place of which words stand in the compilation, with the provisions in which they do. */
function placesIn(chapters: readonly Chapter[]): Map<string, Facts['provisions']> {
  const places = new Map<string, Facts['provisions']>()
  let number = 0
  for (const { chapter } of eachChapter(chapters))
    for (const { ref, pieces } of chapter.provisions) {
      const at = { number: ++number, chapter: chapter.number, title: chapter.title, ref }
      const visit = (part: Part): void => {
        if (part.is === 'gap') return
        const known = places.get(part.ref) ?? []
        if (known.at(-1)?.number !== at.number) places.set(part.ref, [...known, at])
        if (part.is === 'piece') for (const inner of part.parts) visit(inner)
      }
      for (const piece of pieces) visit(piece)
    }
  return places
}

/** The first commit in which the record has the words, in the language. */
function firstWith(text: string, lang: string, lineage: Lineage, workspace: Workspace): Facts['firstIn'] {
  const wanted = normalise(text)
  const own = lang === workspace.forum.languages[0] ? undefined : lang
  const step = lineage.steps.find((each) => each.lang === own && each.after?.file && normalise(each.after.file.body).includes(wanted))
  return step ? commitFacts(step.commit) : null
}

const commitFacts = ({ hash, author, day, subject }: Commit): NonNullable<Facts['firstIn']> => ({ commit: hash, author, day, subject })

/** Does one of two places lie in the other? */
const isOneIn = (a: readonly number[], b: readonly number[]): boolean => a.every((number, index) => b[index] === undefined || b[index] === number)

const unique = (passages: readonly Passage[]): Passage[] => [
  ...new Map(passages.map((each) => [`${each.record.id}#${each.place.join('.')} ${each.lang}`, each])).values(),
]
