// The places of adopted text that a proposal is about: as named, or picked from the compilation.
import { isSealable } from '../core/force.ts'
import { type UserError, userError } from '../core/failure.ts'
import { parseReference, printReference } from '../core/reference.ts'
import { blockAt, blocksOf } from '../core/text.ts'
import { chaptersOf, eachChapter } from '../wording/chapters.ts'
import type { Consolidation } from '../wording/consolidation.ts'
import type { Context, Session } from './command.ts'
import type { Place } from './propose-text.ts'
import { noRecord } from './record-named.ts'

/**
 * The places with their text of the day; a whole agreement is all its places, unless it is meant as a whole.
 * @throws UserError `unknown-record`, `place`
 */
export function placesAt(refs: readonly string[], consolidation: Consolidation, isWhole: boolean): Place[] {
  const { workspace } = consolidation
  const places = refs.flatMap((typed): Place[] => {
    const reference = parseReference(typed) ?? parseReference(typed.toUpperCase())
    const record = reference && (workspace.byId.get(reference.id) ?? workspace.byId.get(reference.id.toUpperCase()))
    if (!reference || !record) throw noRecord(workspace.byId, typed)
    if (!isSealable(record)) throw notAdopted(record.id)
    const ref = printReference({ id: record.id, place: reference.place })
    const provision = consolidation.provision(ref)
    if (provision.state !== 'in-force' && provision.state !== 'not-yet') throw provision.state === 'missing' ? noPlace(ref) : ended(ref)
    if (reference.place.length > 0 || isWhole) return [{ ref, text: provision.own }]
    return partsOf(record.body).flatMap((place) => {
      const own = printReference({ id: record.id, place })
      const { own: text, state } = consolidation.provision(own)
      return (state === 'in-force' || state === 'not-yet') && text !== '' ? [{ ref: own, text }] : []
    })
  })
  return [...new Map(places.map((place) => [place.ref, place])).values()]
}

/** Every block, and of a list every item. */
const partsOf = (body: string): number[][] =>
  blocksOf(body).flatMap(({ items }, index) => (items.length > 0 ? items.map((_, item) => [index + 1, item + 1]) : [[index + 1]]))

/** Asks for one or more places of the regulations. @throws UserError `usage` when nobody can be asked */
export async function choosePlaces(context: Context, { lang }: Session, consolidation: Consolidation): Promise<readonly string[]> {
  const ask = await context.ask(lang)
  if (!ask)
    throw userError(
      'usage',
      { en: 'rcm propose needs to know: the place in adopted text.', es: 'rcm propose necesita saber: el lugar del texto adoptado.' },
      {},
      {
        en: 'Give a text reference, such as AGR-2016-001#3; “rcm trace” finds it by its words.',
        es: 'Indique una referencia, por ejemplo AGR-2016-001#3; «rcm trace» la halla por sus palabras.',
      },
    )
  const provisions = [...eachChapter(chaptersOf(consolidation))].flatMap(({ chapter }) => chapter.provisions)
  const choices = provisions.flatMap(({ ref }) => {
    const reference = parseReference(ref)
    const record = reference && consolidation.workspace.byId.get(reference.id)
    const items = record && reference.place.length > 0 ? (blockAt(blocksOf(record.body), reference.place)?.items ?? []) : []
    const refs = reference && items.length > 0 ? items.map((_, index) => printReference({ id: reference.id, place: [...reference.place, index + 1] })) : [ref]
    return refs.map((each) => ({ value: each, label: `${each}  ${consolidation.provision(each).own.replace(/\s+/g, ' ')}` }))
  })
  const picked = await ask.chooseMany({ message: { en: 'Which places?', es: '¿Qué lugares?' }[lang], choices })
  if (picked.length > 0) return picked
  throw userError('cancelled', { en: 'Nothing was chosen; nothing was written.', es: 'No se eligió nada; no se escribió nada.' })
}

const notAdopted = (id: string): UserError =>
  userError(
    'place',
    {
      en: '{id} is no adopted text; only adopted text is changed by a proposal.',
      es: '{id} no es un texto adoptado; una propuesta solo cambia texto adoptado.',
    },
    { id },
    { en: '“rcm edit {id}” changes the record itself.', es: '«rcm edit {id}» cambia el registro mismo.' },
  )

const noPlace = (ref: string): UserError =>
  userError(
    'place',
    { en: 'There is no adopted text at {ref}.', es: 'No hay texto adoptado en {ref}.' },
    { ref, id: ref.split('#')[0] ?? ref },
    { en: '“rcm show {id}” shows the text and its places.', es: '«rcm show {id}» muestra el texto y sus lugares.' },
  )

const ended = (ref: string): UserError =>
  userError(
    'place',
    { en: 'The text at {ref} is no longer in force.', es: 'El texto de {ref} ya no está vigente.' },
    { ref },
    { en: '“rcm trace {ref}” tells what took its place.', es: '«rcm trace {ref}» dice qué lo reemplazó.' },
  )
