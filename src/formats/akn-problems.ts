// What the schema of Akoma Ntoso cannot check: references that lead nowhere, names of a wrong form, periods that overlap, hashes that do not fit.
import { type Text, type Message, message } from '../core/message.ts'
import { type AknElement, eachElement, wordsIn } from './akn-element.ts'
import { hashOf } from './akn-names.ts'

/** Every problem of a document, made here or read from XML; in the order of the document. */
export function* aknProblems(root: AknElement): Iterable<Message> {
  const elements = [...eachElement(root)]
  const byId = new Map(elements.flatMap((each) => (each.attributes.eId === undefined ? [] : [[each.attributes.eId, each] as const])))
  for (const each of elements) {
    yield* references(each, byId)
    yield* names(each)
    if (each.name === 'timeInterval') yield* direction(each, byId)
    if (each.name === 'rcm:quote') yield* hash(each, byId)
  }
  yield* identity(elements)
  yield* unproved(elements)
  yield* overlaps(elements, byId)
}

/** Attributes that refer, and the element that they must refer to; any when none is said. */
const referring: Readonly<Record<string, readonly string[]>> = {
  href: [],
  source: [],
  refersTo: [],
  by: [],
  as: ['TLCRole'],
  outcome: ['TLCConcept'],
  period: ['temporalGroup'],
  start: ['eventRef'],
  end: ['eventRef'],
  for: [],
  placementBase: [],
}

const dangling: Text = {
  en: 'The attribute {attribute} of {element} refers to “{value}”, which is not in the document.',
  es: 'El atributo {attribute} de {element} remite a «{value}», que no está en el documento.',
}

function* references({ name, attributes }: AknElement, byId: ReadonlyMap<string, AknElement>): Iterable<Message> {
  for (const [attribute, names] of Object.entries(referring)) {
    const value = attributes[attribute]
    if (value === undefined || (attribute === 'href' && !value.startsWith('#'))) continue
    for (const one of value.split(' ')) {
      const target = one.startsWith('#') ? byId.get(one.slice(1)) : undefined
      if (!target || (names.length > 0 && !names.includes(target.name))) yield message(dangling, { attribute, element: name, value: one })
    }
  }
}

const work = '/akn/[a-z]{2}(?:-[a-z0-9-]+)?/(?:act|statement|debateReport|doc|amendment)/[a-z]+/[a-z0-9-]+/\\d{4}-\\d{2}-\\d{2}/[^/#@!\\s]+'
const expression = `${work}/[a-z]{3}@\\d{4}-\\d{2}-\\d{2}`
const named = new RegExp(`^(?:${work}|${expression})(?:/!main(?:\\.xml)?|/\\.xml)?(?:#[^\\s#]+)?$`)
const ontology = /^\/akn\/ontology\/(?:organization|event|role|concept)(?:\/[^/\s]+)+$/

const wrongName: Text = {
  en: 'The name “{value}” of {element} does not have the form of an Akoma Ntoso IRI.',
  es: 'El nombre «{value}» de {element} no tiene la forma de un IRI de Akoma Ntoso.',
}

function* names({ name, attributes }: AknElement): Iterable<Message> {
  const value = name === 'FRBRthis' || name === 'FRBRuri' ? attributes.value : attributes.href?.startsWith('/') ? attributes.href : undefined
  if (value !== undefined && !named.test(value) && !ontology.test(value)) yield message(wrongName, { value, element: name })
}

const unlike: Text = {
  en: 'The name “{value}” of {element} does not begin with “{before}”.',
  es: 'El nombre «{value}» de {element} no comienza con «{before}».',
}

/** Each level of the names begins with the one above, and its parts are those said beside it. */
function* identity(elements: readonly AknElement[]): Iterable<Message> {
  let before = '/akn/'
  for (const level of elements.filter(({ name }) => name === 'FRBRWork' || name === 'FRBRExpression' || name === 'FRBRManifestation')) {
    const child = (name: string) => level.children.find((each): each is AknElement => typeof each !== 'string' && each.name === name)?.attributes
    const own = child('FRBRuri')?.value ?? ''
    const parts = {
      FRBRWork: `/akn/${child('FRBRcountry')?.value}/act/${child('FRBRsubtype')?.value}/${child('FRBRauthor')?.href?.slice(1)}/${child('FRBRdate')?.date}/${child('FRBRnumber')?.value}`,
      FRBRExpression: `${before}/${child('FRBRlanguage')?.language}@${child('FRBRdate')?.date}`,
      FRBRManifestation: `${before}/`,
    }
    const expected = parts[level.name as keyof typeof parts]
    if (!own.startsWith(expected)) yield message(unlike, { value: own, element: level.name, before: expected })
    if (!child('FRBRthis')?.value?.startsWith(own.replace(/\.xml$/, '')))
      yield message(unlike, { value: child('FRBRthis')?.value ?? '', element: level.name, before: own })
    before = own
  }
}

const backward: Text = { en: 'A period begins on {start} and ends on {end}.', es: 'Un período comienza el {start} y termina el {end}.' }

function* direction(interval: AknElement, byId: ReadonlyMap<string, AknElement>): Iterable<Message> {
  const { start, end } = daysOf(interval, byId)
  if (start !== undefined && end !== undefined && start >= end) yield message(backward, { start, end })
}

/** The first day, and the day on which it is over. */
function daysOf({ attributes }: AknElement, byId: ReadonlyMap<string, AknElement>) {
  const day = (reference: string | undefined) => (reference === undefined ? undefined : byId.get(reference.slice(1))?.attributes.date)
  return { start: day(attributes.start), end: day(attributes.end) }
}

const wrongHash: Text = {
  en: 'The words of “{at}” ({record}) do not have the hash that the document gives.',
  es: 'Las palabras de «{at}» ({record}) no tienen el hash que da el documento.',
}

function* hash({ attributes }: AknElement, byId: ReadonlyMap<string, AknElement>): Iterable<Message> {
  const at = attributes.for?.slice(1) ?? ''
  const quote = byId.get(at)
  if (quote && hashOf(wordsIn(quote)) !== attributes.sha256) yield message(wrongHash, { at, record: attributes.record ?? '' })
}

const noHash: Text = {
  en: 'The quotation “{at}” has {count, plural, one {# hash} other {# hashes}}, not one.',
  es: 'La cita «{at}» tiene {count, plural, one {# hash} other {# hashes}}, no uno.',
}

function* unproved(elements: readonly AknElement[]): Iterable<Message> {
  const counts = new Map<string, number>()
  for (const { name, attributes } of elements) if (name === 'rcm:quote') counts.set(attributes.for ?? '', (counts.get(attributes.for ?? '') ?? 0) + 1)
  for (const { name, attributes } of elements) {
    const count = counts.get(`#${attributes.eId}`) ?? 0
    if (name === 'embeddedStructure' && count !== 1) yield message(noHash, { at: attributes.eId ?? '', count })
  }
}

const overlap: Text = { en: 'Two wordings of “{at}” are in force on {day}.', es: 'Dos redacciones de «{at}» están vigentes el {day}.' }

/** The periods of an article are its own and those of the changes made to it. */
function* overlaps(elements: readonly AknElement[], byId: ReadonlyMap<string, AknElement>): Iterable<Message> {
  const periods = new Map<string, Set<string>>()
  const add = (at: string | undefined, period: string | undefined) => {
    if (at !== undefined && period !== undefined) periods.set(at, (periods.get(at) ?? new Set()).add(period.slice(1)))
  }
  for (const { name, attributes, children } of elements) {
    if (name === 'article') add(attributes.eId, attributes.period)
    if (name === 'rcm:version') add(attributes.for?.slice(1), attributes.period)
    if (name === 'textualMod')
      for (const child of children) if (typeof child !== 'string' && child.name === 'destination') add(child.attributes.href?.slice(1), attributes.period)
  }
  for (const [at, groups] of periods) {
    const spans = [...groups]
      .flatMap((eId) => byId.get(eId)?.children ?? [])
      .flatMap((each) => (typeof each !== 'string' && each.name === 'timeInterval' ? [daysOf(each, byId)] : []))
      .sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1))
    let until = ''
    for (const { start = '', end = '9999-12-31' } of spans) {
      if (start < until) yield message(overlap, { at, day: start })
      if (end > until) until = end
    }
  }
}
