// The compiled regulations as an Akoma Ntoso 3.0 act: every provision a quotation of adopted text, with its source, its times and its hash.
import { dateInWords } from '../core/day-words.ts'
import type { Lang } from '../core/message.ts'
import type { ProvisionItem, RegulationsOutput } from '../core/output.ts'
import { idOf } from '../core/reference.ts'
import { normalise } from '../core/text.ts'
import { type AknElement, element, printXml, wordsIn } from './akn-element.ts'
import type { AknFacts, AknNote } from './akn-facts.ts'
import { metaOf } from './akn-meta.ts'
import { EIds, expressionIri, fragmentOf, hashOf, idPart, sourceDay, sourceWork } from './akn-names.ts'
import { awaitedNote, provisionNotes } from './akn-notes.ts'
import { aknBlocks, aknRedline } from './akn-text.ts'
import { Timeline } from './akn-timeline.ts'

type Chapter = RegulationsOutput['chapters'][number]

const aknNamespace = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'
/** The namespace of the facts of rcm’s own. */
const ownNamespace = 'urn:x-rcm:akn:1'

/** The document as XML; the same bytes for the same input. */
export const toAkn = (output: RegulationsOutput, facts: AknFacts, lang: Lang): string => printXml(aknOf(output, facts, lang))

/** The document as a tree. */
export function aknOf(output: RegulationsOutput, facts: AknFacts, lang: Lang): AknElement {
  const writer = new Writer(output, facts, lang)
  const body = element('body', { 'xml:lang': output.lang }, ...writer.chapters())
  const meta = metaOf({ lang, output, facts, timeline: writer.timeline, notes: writer.notes, quotes: writer.quotes, versions: writer.versions })
  const preface = element(
    'preface',
    {},
    element('p', {}, element('docTitle', {}, output.title)),
    output.edition === null ? undefined : element('p', {}, element('docNumber', {}, output.edition)),
    element('p', {}, element('docDate', { date: output.asOf }, dateInWords(output.asOf, lang))),
  )
  const act = element('act', { name: 'regulation', contains: 'singleVersion' }, meta, preface, body)
  return element('akomaNtoso', { xmlns: aknNamespace, 'xmlns:rcm': ownNamespace }, act)
}

class Writer {
  readonly notes: AknNote[] = []
  readonly quotes: AknElement[] = []
  readonly versions: AknElement[] = []
  readonly timeline: Timeline
  readonly #output: RegulationsOutput
  readonly #facts: AknFacts
  readonly #lang: Lang
  readonly #eIds = new EIds()
  readonly #guids = new Set<string>()

  constructor(output: RegulationsOutput, facts: AknFacts, lang: Lang) {
    this.#output = output
    this.#facts = facts
    this.#lang = lang
    this.timeline = new Timeline(output.amendments)
  }

  chapters(): AknElement[] {
    const { chapters } = this.#output
    if (chapters.length === 0) return [element('hcontainer', { name: 'empty', status: 'incomplete' }, element('content', {}, element('p')))]
    return [...this.#siblings({ at: 0 }, chapters[0]?.depth ?? 1), ...this.#gone()]
  }

  /** Beside an earlier edition: what no chapter lists any more. */
  #gone(): AknElement[] {
    return (this.#output.redline?.gone ?? []).map(({ text }) => {
      const eId = this.#eIds.take('hcontainer_gone')
      return element(
        'hcontainer',
        { name: 'gone', eId, status: 'removed' },
        element('content', {}, ...aknRedline([{ type: 'deleted', parts: [{ type: 'del', text }] }], eId)),
      )
    })
  }

  /** The chapters from a place on that stand at a depth, each with those under it. */
  #siblings(cursor: { at: number }, depth: number): AknElement[] {
    const found: AknElement[] = []
    for (let chapter = this.#output.chapters[cursor.at]; chapter && chapter.depth >= depth; chapter = this.#output.chapters[cursor.at]) {
      cursor.at++
      found.push(this.#chapter(chapter, cursor))
    }
    return found
  }

  #chapter(chapter: Chapter, cursor: { at: number }): AknElement {
    const [name, short] = divisions[chapter.depth - 1] ?? ['level', 'lvl']
    const eId = this.#eIds.take(`${short}_${idPart(chapter.number)}`)
    if (chapter.note !== null) this.notes.push({ at: eId, words: chapter.note })
    if (chapter.awaited.length > 0) this.notes.push({ at: eId, words: awaitedNote(chapter.awaited, this.#output.awaited, this.#lang) })
    const inside = [...chapter.provisions.map((provision) => this.#article(provision)), ...this.#siblings(cursor, chapter.depth + 1)]
    return element(
      name,
      { eId, GUID: this.#guid(chapter.id), status: chapter.awaited.length > 0 ? 'incomplete' : undefined },
      element('num', {}, chapter.number),
      element('heading', {}, chapter.title),
      ...(inside.length > 0 ? inside : [element('content', {}, element('p'))]),
    )
  }

  #article(provision: ProvisionItem): AknElement {
    const { number, ref, state, text, redline } = provision
    const isEmpty = text === '' && !redline?.length
    const eId = this.#eIds.take(`art_${number}`)
    const { period, earlier } = this.timeline.add(provision, eId)
    for (const words of provisionNotes(provision, this.#output.lang, this.#lang)) this.notes.push({ at: eId, words })
    this.#versions(provision, eId, earlier)
    const status = state === 'repealed' || state === 'lapsed' ? 'removed' : state === 'missing' || state === 'internal' ? 'incomplete' : undefined
    return element(
      'article',
      { eId, GUID: this.#guid(ref), period: periodRef(period), status: text === '' ? status : undefined },
      element('num', {}, String(number)),
      element('content', {}, ...(isEmpty ? [element('p')] : [this.#quote(provision, `${eId}__qstr_1`)]), this.#sourceLine(provision)),
    )
  }

  #quote(provision: ProvisionItem, eId: string): AknElement {
    const { ref, lang, text, agreement, seal, commit, adopted, sources, redline } = provision
    const isMarked = redline?.some(({ type }) => type !== 'same') ?? false
    const [only, ...more] = sources
    const place = only && more.length === 0 ? only.ref : ref
    const quote = element(
      'embeddedStructure',
      { eId, 'xml:lang': lang, startQuote: '', endQuote: '', status: isMarked ? 'edited' : 'verbatim', href: this.#expression(place, lang) },
      ...(isMarked ? aknRedline(redline ?? [], eId) : aknBlocks(text, eId)),
    )
    const parts = sources.map((source) => element('rcm:source', { record: source.ref, adopted: source.adopted ?? undefined, seal: source.seal ?? undefined }))
    this.quotes.push(
      element(
        'rcm:quote',
        {
          for: `#${eId}`,
          record: ref,
          agreement,
          lang,
          adopted: adopted ?? undefined,
          seal: seal ?? undefined,
          commit: commit ?? undefined,
          normalization: 'NFC, white space folded',
          sha256: hashOf(wordsIn(quote)),
          'text-sha256': hashOf(normalise(text)),
        },
        ...parts,
      ),
    )
    return element('block', { name: 'quote' }, quote)
  }

  #versions({ versions }: ProvisionItem, eId: string, periods: readonly (string | undefined)[]): void {
    for (const [index, { text, from, until, action, agreement, seal }] of versions.entries())
      this.versions.push(
        element('rcm:version', {
          for: `#${eId}`,
          period: periodRef(periods[index]),
          from,
          until,
          action,
          record: agreement,
          seal: seal ?? undefined,
          'text-sha256': hashOf(normalise(text)),
        }),
      )
  }

  #expression(ref: string, lang: string): string {
    const id = idOf(ref)
    return `${expressionIri(sourceWork(this.#facts, id), lang, sourceDay(this.#facts, id))}/!main${fragmentOf(ref)}`
  }

  /** Where the words come from: the text referred to, and the others that were put into it. */
  #sourceLine({ ref, agreement, sources }: ProvisionItem): AknElement {
    const others = new Set(sources.map((source) => source.agreement).filter((id) => id !== agreement))
    const [first = [], ...more] = [agreement, ...others].map((id) => this.#citation(id, id === agreement ? ref : id))
    return element('p', { class: 'source' }, ...first, ...more.flatMap((citation) => ['; ', ...citation]))
  }

  #citation(id: string, ref: string): (AknElement | string)[] {
    const source = this.#facts.sources.get(id)
    if (!source) return [ref]
    const { title, meeting, written } = source
    const more = [meeting?.title === title ? undefined : meeting?.title, written && dateInWords(written, this.#lang)].filter((each) => typeof each === 'string')
    return [element('ref', { href: `${sourceWork(this.#facts, id)}/!main` }, title), ` (${ref})`, ...more.map((each) => `, ${each}`)]
  }

  /** A record's id, the first time. */
  #guid(id: string): string | undefined {
    if (this.#guids.has(id)) return undefined
    this.#guids.add(id)
    return id.replace(/\s/g, '_')
  }
}

const divisions: readonly (readonly [name: string, short: string])[] = [
  ['chapter', 'chp'],
  ['section', 'sec'],
]

const periodRef = (eId: string | undefined): string | undefined => eId && `#${eId}`
