// The meta block of the regulations in Akoma Ntoso, in the order of the schema: names, life, changes, times, references, notes, proofs.
import type { Day } from '../core/day.ts'
import type { Lang, Text } from '../core/message.ts'
import type { RegulationsOutput } from '../core/output.ts'
import { compareIds } from '../core/workspace.ts'
import { type AknElement, element } from './akn-element.ts'
import { alpha3, docNumber, expressionIri, idPart, sourceWork, workIri } from './akn-names.ts'
import type { AknFacts, AknNote, Organisation } from './akn-facts.ts'
import type { Timeline } from './akn-timeline.ts'

interface MetaInput {
  readonly lang: Lang
  readonly output: RegulationsOutput
  readonly facts: AknFacts
  readonly timeline: Timeline
  readonly notes: readonly AknNote[]
  readonly quotes: readonly AknElement[]
  readonly versions: readonly AknElement[]
}

/** The editor says it all. */
export function metaOf(input: MetaInput): AknElement {
  const { facts, timeline, output, notes } = input
  const source = `#${facts.editor.id}`
  const events = timeline.events().map(({ event, eId }) =>
    element('eventRef', {
      eId,
      date: event.date,
      type: event.type,
      source: event.type === 'generation' ? originalId(event.record) : passiveId(event.record),
      refersTo: meetingRef(facts, event.record),
    }),
  )
  const modifications = timeline.modifications((record) => `${sourceWork(facts, record)}/!main`)
  const groups = timeline.temporalGroups()
  const steps = stepsOf(input)
  return element(
    'meta',
    {},
    identification(input),
    element('publication', { name: 'compilation', date: output.asOf, showAs: output.title, number: output.edition ?? undefined }),
    section('lifecycle', source, events),
    section('workflow', source, steps),
    modifications.length > 0 ? element('analysis', { source }, element('passiveModifications', {}, ...modifications)) : undefined,
    section('temporalData', source, groups),
    section('references', source, referencesOf(input)),
    section(
      'notes',
      source,
      notes.map(({ at, words }, index) => element('note', { eId: `note_${index + 1}`, placementBase: `#${at}`, status: 'editorial' }, element('p', {}, words))),
    ),
    proprietary(input, source),
  )
}

const section = (name: string, source: string, children: readonly AknElement[]): AknElement | undefined =>
  children.length > 0 ? element(name, { source }, ...children) : undefined

function identification({ output, facts, timeline }: MetaInput): AknElement {
  const { author, editor, jurisdiction, number, original } = facts
  const days = timeline.events().map(({ event }) => event.date)
  const generated = days[0] ?? output.asOf
  const current: Day = days.findLast((day) => day <= output.asOf) ?? output.asOf
  const work = workIri({ jurisdiction, docType: 'act', subType: 'provision', actor: author.id, date: generated, number })
  const expression = expressionIri(work, output.lang, current)
  const edited = { href: `#${editor.id}`, as: '#editor' }
  const translation =
    output.lang === original
      ? undefined
      : element('FRBRtranslation', {
          href: expressionIri(work, original, current),
          fromLanguage: alpha3(original),
          authoritative: 'false',
          by: `#${editor.id}`,
        })
  return element(
    'identification',
    { source: `#${editor.id}` },
    element(
      'FRBRWork',
      {},
      element('FRBRthis', { value: `${work}/!main` }),
      element('FRBRuri', { value: work }),
      element('FRBRdate', { date: generated, name: 'generation' }),
      element('FRBRauthor', { href: `#${author.id}`, as: '#author' }),
      element('FRBRcountry', { value: jurisdiction }),
      element('FRBRsubtype', { value: 'provision' }),
      element('FRBRnumber', { value: docNumber(number) }),
      element('FRBRprescriptive', { value: 'false' }),
      element('FRBRauthoritative', { value: 'false' }),
    ),
    element(
      'FRBRExpression',
      {},
      element('FRBRthis', { value: `${expression}/!main` }),
      element('FRBRuri', { value: expression }),
      element('FRBRdate', { date: current, name: 'consolidation' }),
      element('FRBRauthor', edited),
      output.edition === null ? undefined : element('FRBRversionNumber', { value: output.edition }),
      element('FRBRauthoritative', { value: 'false' }),
      element('FRBRlanguage', { language: alpha3(output.lang) }),
      translation,
    ),
    element(
      'FRBRManifestation',
      {},
      element('FRBRthis', { value: `${expression}/!main.xml` }),
      element('FRBRuri', { value: `${expression}/.xml` }),
      element('FRBRdate', { date: output.asOf, name: 'markup' }),
      element('FRBRauthor', edited),
      element('FRBRformat', { value: 'xml' }),
    ),
  )
}

/** Each adoption at a meeting. */
function stepsOf({ output, facts }: MetaInput): AknElement[] {
  return cited({ output, facts })
    .flatMap(({ id, isAdopted, date, body, meeting }) => (isAdopted && date !== undefined && meeting ? [{ id, date, body }] : []))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : compareIds(a.id, b.id)))
    .map(({ id, date, body }) =>
      element('step', { date, by: `#${body.id}`, as: '#author', outcome: '#adopted', refersTo: meetingRef(facts, id), href: `${sourceWork(facts, id)}/!main` }),
    )
}

/** The records of which words stand in the regulations, or that changed them, and that are known. */
const cited = ({ output, facts }: Pick<MetaInput, 'output' | 'facts'>) =>
  [...new Set([...output.sources.map(({ agreement }) => agreement), ...output.amendments.map(({ by }) => by)])]
    .sort(compareIds)
    .flatMap((id) => facts.sources.get(id) ?? [])

const originalId = (record: string): string => `#original_${idPart(record)}`
const passiveId = (record: string): string => `#passive_${idPart(record)}`
const eventId = (meeting: string): string => `event_${idPart(meeting)}`

function meetingRef({ sources }: AknFacts, record: string): string | undefined {
  const meeting = sources.get(record)?.meeting
  return meeting && `#${eventId(meeting.id)}`
}

const labels = {
  author: { en: 'Author', es: 'Autor' },
  editor: { en: 'Editor', es: 'Editor' },
  inForce: { en: 'In force', es: 'Vigente' },
  adopted: { en: 'Adopted', es: 'Adoptado' },
} satisfies Record<string, Text>

function referencesOf({ lang, output, facts, timeline }: MetaInput): AknElement[] {
  const { sources, author, editor } = facts
  const document = (name: string, eId: string, record: string) =>
    element(name, { eId: eId.slice(1), href: `${sourceWork(facts, record)}/!main`, showAs: sources.get(record)?.title ?? record })
  const begun = new Set(timeline.events().flatMap(({ event }) => (event.type === 'generation' ? [event.record] : [])))
  const known = cited({ output, facts })
  const organisations = new Map<string, Organisation>([author, editor, ...known.map(({ body }) => body)].map((each) => [each.id, each]))
  const meetings = new Map(known.flatMap(({ meeting }) => (meeting ? [[meeting.id, meeting] as const] : [])))
  const forum = output.forum
  return [
    ...[...begun].sort(compareIds).map((record) => document('original', originalId(record), record)),
    ...timeline.changedBy().map((record) => document('passiveRef', passiveId(record), record)),
    ...[...organisations.values()].map(({ id, name }) =>
      element('TLCOrganization', { eId: id, href: `/akn/ontology/organization/${forum}/${id}`, showAs: name }),
    ),
    ...[...meetings.values()].map(({ id, title }) =>
      element('TLCEvent', { eId: eventId(id), href: `/akn/ontology/event/${forum}/${docNumber(id)}`, showAs: title }),
    ),
    element('TLCRole', { eId: 'author', href: '/akn/ontology/role/author', showAs: labels.author[lang] }),
    element('TLCRole', { eId: 'editor', href: '/akn/ontology/role/editor', showAs: labels.editor[lang] }),
    element('TLCConcept', { eId: 'inForce', href: `/akn/ontology/concept/${forum}/inForce`, showAs: labels.inForce[lang] }),
    element('TLCConcept', { eId: 'adopted', href: `/akn/ontology/concept/${forum}/adopted`, showAs: labels.adopted[lang] }),
  ]
}

function proprietary({ output, quotes, versions }: MetaInput, source: string): AknElement {
  const awaited = output.awaited.map(({ id, title, adopted }) => element('rcm:awaited', { record: id, title, adopted: adopted ?? undefined }))
  const facts = { forum: output.forum, 'as-of': output.asOf, commit: output.revision ?? undefined, edition: output.edition ?? undefined }
  return element('proprietary', { source }, element('rcm:provenance', facts, ...quotes, ...versions, ...awaited))
}
