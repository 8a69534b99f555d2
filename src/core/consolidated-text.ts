// Consolidated text: what a block of an adopted text says on a day, with every amendment in effect, in order.
//
// - A place keeps its number for good: AGR-2016-001#3.2 is the second item of the third block as adopted, whatever was put in or taken
//   out since, and whoever's words stand there now. Text that an amendment brings is named where it was adopted.
// - Replacing a place replaces all of it, items too; they can't be amended any more. What was put beside it stays.
// - Text put in stands right beside its place, several one after the other in the order in which they came. Beside a place that was
//   repealed text can still be put: a place outlives its text.
// - New text is taken as it is consolidated on the same day: what amends it, or repeals it, is seen wherever it stands.
// - A list that takes the place of an item, or is put beside one, gives its items to the list in which that lies.
// - Quoted words are found as whole words, all white space being equal, and must stand in the target exactly once. An insertion with
//   quoted words puts the new words beside them.
// - An amendment that can't be carried out changes nothing, and is told.
// - A language in which the agreement has no text of the same shape gives the original; so does a place whose words are replaced by
//   an amendment that does not quote them in that language.
import { Amending, type Failure } from './amending.ts'
import { type Amendment, type Amendments, amendmentsOf } from './amendments.ts'
import { type Day, firstDay, lastDay } from './day.ts'
import { changeDays, isWithin } from './force.ts'
import { type Slot, isWords, slotOf } from './passage.ts'
import { type ForumRecord, bodyIn } from './record.ts'
import { type Block, blockAt, blocksOf } from './text.ts'
import type { Workspace } from './workspace.ts'

/** A block on a day. */
export interface ConsolidatedBlock {
  /** Every place in it by its number: `3`, `3.2`; none when the text has no such block. */
  readonly slots: ReadonlyMap<string, Slot>
  readonly failures: readonly Failure[]
}

interface Asked {
  readonly record: ForumRecord
  readonly number: number
  readonly day: Day
  readonly lang: string
}

/** A block as it stands from a day on, until another; undefined for good. */
interface Standing {
  readonly block: ConsolidatedBlock
  readonly from: Day
  readonly until: Day | undefined
}

/** An amendment of a block: is it for good, is it of all of the block, and is anything of it left when the block is replaced later? */
interface Change {
  readonly amendment: Amendment
  readonly isLasting: boolean
  readonly isWhole: boolean
  readonly replaces: boolean
  readonly leavesTrace: boolean
}

interface Source {
  readonly agreement: ForumRecord
  readonly lang: string
  readonly body: string
  readonly blocks: readonly Block[]
  /** Those that nothing amends, taken apart. */
  readonly unamended: Map<number, ConsolidatedBlock>
}

/** The texts of a workspace, each worked out once for a language and the days on which it stays the same. */
export class ConsolidatedTexts {
  readonly amendments: Amendments
  readonly #original: string
  readonly #sources = new Map<ForumRecord, Map<string, Source>>()
  readonly #amended = new Map<string, Standing[]>()
  readonly #changes = new Map<readonly Amendment[], readonly Change[]>()
  readonly #days = new Map<readonly Amendment[], readonly Day[]>()

  constructor(workspace: Workspace) {
    this.amendments = amendmentsOf(workspace)
    this.#original = workspace.forum.languages[0]
  }

  /** The text of a record in a language when it has it in the shape of the original, else the original. */
  source(record: ForumRecord, lang: string): Source {
    const known = this.#sources.get(record) ?? new Map<string, Source>()
    this.#sources.set(record, known)
    let source = known.get(lang)
    if (!source) {
      const { body, isTranslation } = bodyIn(record, lang)
      if (isTranslation) {
        const blocks = blocksOf(body)
        source = isSameShape(blocks, this.source(record, this.#original).blocks)
          ? { agreement: record, lang, body, blocks, unamended: new Map() }
          : this.source(record, this.#original)
      } else if (lang === this.#original) source = { agreement: record, lang, body, blocks: blocksOf(body), unamended: new Map() }
      else source = this.source(record, this.#original)
      known.set(lang, source)
    }
    return source
  }

  /** A block, numbered from 1. Those it draws on come first, without recursion: a chain of amendments may be long. */
  block(record: ForumRecord, number: number, day: Day, lang: string): ConsolidatedBlock {
    const asked = { record, number, day, lang }
    const ready = this.#ready(asked)
    if (ready) return ready.block
    const open = [{ asked, inEffect: this.#inEffect(asked) }]
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const missing = this.#sourcesOf(top.asked, top.inEffect).filter((each) => !this.#ready(each))
      if (missing.length > 0) open.push(...missing.map((each) => ({ asked: each, inEffect: this.#inEffect(each) })))
      else {
        if (!this.#ready(top.asked)) this.#keep(top.asked, this.#consolidate(top.asked, top.inEffect))
        open.pop()
      }
    }
    return this.#ready(asked)?.block ?? this.#adopted(asked)
  }

  /** A block that is known already, or that nothing amends. */
  #ready(asked: Asked): Standing | undefined {
    const { record, number, day } = asked
    if (!this.#isAmended(record.id, number)) return { block: this.#adopted(asked), from: firstDay, until: undefined }
    return this.#amended.get(this.#keyOf(asked))?.find(({ from, until }) => from <= day && (until === undefined || day < until))
  }

  #keep(asked: Asked, standing: Standing): void {
    const key = this.#keyOf(asked)
    const known = this.#amended.get(key)
    if (known) known.push(standing)
    else this.#amended.set(key, [standing])
  }

  /** The block, the language, and the day since which its own amendments are in effect as on the day that is asked for. */
  #keyOf(asked: Asked): string {
    return `${asked.record.id}#${asked.number} ${asked.lang} ${this.#ownSpan(asked).from}`
  }

  /** Between which days the amendments of the block itself in effect stay the same. */
  #ownSpan({ record, number, day }: Asked): { readonly from: Day; readonly until: Day | undefined } {
    const own = this.amendments.ofBlock(record.id, number)
    const days = this.#days.get(own) ?? changeDays(own.flatMap(({ spans }) => spans))
    this.#days.set(own, days)
    let [low, high] = [0, days.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((days[middle] ?? day) <= day) low = middle + 1
      else high = middle
    }
    return { from: days[low - 1] ?? firstDay, until: days[low] }
  }

  /** A block as it was adopted. */
  #adopted({ record, number, lang }: Asked): ConsolidatedBlock {
    const { unamended, ...source } = this.source(record, lang)
    const known = unamended.get(number) ?? { slots: slotsOf(source, number), failures: [] }
    unamended.set(number, known)
    return known
  }

  #isAmended(id: string, number: number | undefined): boolean {
    return number !== undefined && this.amendments.ofBlock(id, number).length > 0
  }

  /** The blocks that a block is made of: those with new text, and the original for what is not translated. */
  #sourcesOf({ record, number, day, lang }: Asked, inEffect: readonly Amendment[]): Asked[] {
    const langs = lang === this.#original ? [lang] : [lang, this.#original]
    const sources = inEffect.flatMap(({ by, with: place }) =>
      place[0] === undefined ? [] : langs.map((each) => ({ record: by, number: place[0] as number, day, lang: each })),
    )
    return inEffect.length > 0 && lang !== this.#original ? [{ record, number, day, lang: this.#original }, ...sources] : sources
  }

  /**
   * The amendments of a block in effect on a day. Of a block replaced again and again, what came between the first and the last time and
   * left no trace is passed over, so that a long history costs no more than a short one.
   */
  #inEffect({ record, number, day }: Asked): Amendment[] {
    const active = this.#changesOf(record.id, number).filter(({ amendment: { from, spans }, isLasting }) => from <= day && (isLasting || isWithin(spans, day)))
    const end = active.findIndex(({ amendment: { action }, isWhole }) => isWhole && action === 'repeal')
    const first = active.findIndex(({ replaces }) => replaces)
    const last = active.findLastIndex(({ replaces }, index) => replaces && (end === -1 || index < end))
    const left = last <= first ? active : active.filter(({ leavesTrace }, index) => index <= first || index >= last || leavesTrace)
    return left.map(({ amendment }) => amendment)
  }

  #changesOf(id: string, number: number): readonly Change[] {
    const own = this.amendments.ofBlock(id, number)
    const changes =
      this.#changes.get(own) ??
      own.map((amendment) => {
        const { target, action, words, by, spans } = amendment
        const isWhole = target.place.length === 1
        const replaces = isWhole && action === 'replace' && words === undefined && this.#hasText(amendment)
        const isLasting = spans.length === 1 && spans[0]?.until === lastDay
        return {
          amendment,
          isLasting,
          isWhole,
          replaces,
          leavesTrace: !isWhole || (words === undefined && !(replaces && !this.#isAmended(by.id, amendment.with[0]))),
        }
      })
    this.#changes.set(own, changes)
    return changes
  }

  /** Is the new text where the amendment says? */
  #hasText({ by, with: place }: Amendment): boolean {
    return blockAt(this.source(by, this.#original).blocks, place) !== undefined
  }

  #consolidate(asked: Asked, inEffect: readonly Amendment[]): Standing {
    let { from, until } = this.#ownSpan(asked)
    if (inEffect.length === 0) return { block: this.#adopted(asked), from, until }
    for (const source of this.#sourcesOf(asked, inEffect)) {
      const ready = this.#ready(source)
      if (ready && ready.from > from) from = ready.from
      if (ready?.until !== undefined && (until === undefined || ready.until < until)) until = ready.until
    }
    const { record, number, day, lang } = asked
    const slots = slotsOf(this.source(record, lang), number)
    const amending = new Amending(slots, { asked: lang, original: this.#original }, (by, place, inLang) =>
      this.#ready({ record: by, number: place[0] ?? 0, day, lang: inLang })?.block.slots.get(place.join('.')),
    )
    for (const amendment of inEffect) amending.carryOut(amendment)
    amending.finish(record)
    return { block: { slots, failures: amending.failures }, from, until }
  }
}

/** The places of a block as adopted, by their number. */
function slotsOf(source: Omit<Source, 'unamended'>, number: number): Map<string, Slot> {
  const slots = new Map<string, Slot>()
  const block = source.blocks[number - 1]
  const collect = (slot: Slot): void => {
    slots.set(slot.ref.slice(slot.ref.indexOf('#') + 1), slot)
    for (const part of slot.self?.parts ?? []) if (!isWords(part)) collect(part)
  }
  if (block) collect(slotOf(block, [number], source))
  return slots
}

const isSameShape = (a: readonly Block[], b: readonly Block[]): boolean =>
  a.length === b.length && a.every((block, index) => block.type === b[index]?.type && isSameShape(block.items, b[index]?.items ?? []))
