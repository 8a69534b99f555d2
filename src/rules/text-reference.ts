// A text reference leads to a block or item that the text has.
import { type Message, message } from '../core/message.ts'
import { type ForumRecord, role } from '../core/record.ts'
import { parseReference, printReference } from '../core/reference.ts'
import { type Block, blockAt, blocksOf } from '../core/text.ts'
import type { Rule } from './rule.ts'

export const textReference: Rule = {
  id: 'text-reference',
  severity: 'error',
  reads: 'linked',
  summary: {
    en: 'A text reference leads to a block or item that the text has.',
    es: 'Una referencia a un texto lleva a un bloque o elemento que el texto tiene.',
  },
  why: {
    en: 'The compiled regulations hold no text of their own: each provision is a place in an adopted text. A place that is not there is a gap in the rules.',
    es: 'El compendio de la normativa no tiene texto propio: cada disposición es un lugar de un texto adoptado. Un lugar que no existe es un vacío en las normas.',
  },
  examples: {
    bad: {
      'records/objectives/OBJ-9-patrols.yaml': `id: OBJ-9
title: Patrol the lakes together
level: general
scope: permanent
text: AGR-2031-001#3.9
log:
  - { date: 2031-03-10, status: planned }
`,
    },
    good: {
      'records/objectives/OBJ-9-patrols.yaml': `id: OBJ-9
title: Patrol the lakes together
level: general
scope: permanent
text: AGR-2031-001#3.2
log:
  - { date: 2031-03-10, status: planned }
`,
    },
  },
  *check(workspace) {
    const read = new Map<ForumRecord, Block[]>()
    const blocks = (record: ForumRecord): Block[] => {
      const known = read.get(record) ?? blocksOf(record.body)
      read.set(record, known)
      return known
    }
    for (const record of workspace.records) {
      for (const { to, value, at } of workspace.linksFrom(record)) {
        const target = value.includes('#') ? workspace.byId.get(to) : undefined
        if (!target) continue
        const place = placeIn(value)
        if (blockAt(blocks(target), place)) continue
        yield { path: record.path, at: { data: at }, ...missing(value, target, blocks(target), place) }
      }
      for (const { value, at } of localReferences(record)) {
        const place = placeIn(`${record.id}${value}`)
        if (blockAt(blocks(record), place)) continue
        yield { path: record.path, at: { data: at }, ...missing(value, record, blocks(record), place) }
      }
    }
  },
}

/** `with: "#1"` of an amendment: a place in the record's own text. */
function localReferences(record: ForumRecord): { value: string; at: readonly (string | number)[] }[] {
  const amends = role(record, 'amends')
  if (!Array.isArray(amends)) return []
  return amends.flatMap((item: { with?: unknown } | null, index) =>
    typeof item?.with === 'string' ? [{ value: item.with, at: [record.kind.roles.amends ?? '', index, 'with'] }] : [],
  )
}

/** The place that a text reference names; `#0`, which is none, for what cannot be read as one. */
const placeIn = (reference: string): readonly number[] => parseReference(reference)?.place ?? [0]

function missing(value: string, target: ForumRecord, blocks: readonly Block[], place: readonly number[]): { message: Message; help: Message } {
  const values = { value, id: target.id, path: target.path }
  if (blocks.length === 0)
    return {
      message: message(
        { en: '“{value}” points into the text of {id}, which is not held.', es: '«{value}» remite al texto de {id}, del que no se dispone.' },
        values,
      ),
      help: message(
        {
          en: 'Put the text into {path} as its body (a .md file), or take the reference out until it is held.',
          es: 'Ponga el texto en {path} como cuerpo (archivo .md), o quite la referencia hasta disponer de él.',
        },
        values,
      ),
    }
  let depth = 1
  while (blockAt(blocks, place.slice(0, depth))) depth++
  const above = place.slice(0, depth - 1)
  const count = (blockAt(blocks, above)?.items ?? blocks).length
  return {
    message: message(
      { en: '“{value}” points to a place that the text of {id} does not have.', es: '«{value}» remite a un lugar que el texto de {id} no tiene.' },
      values,
    ),
    help:
      above.length === 0
        ? message(
            {
              en: 'The text has {count, plural, one {one block} other {# blocks}}: each heading, paragraph, list, quotation or table is one, counted from 1.',
              es: 'El texto tiene {count, plural, one {un bloque} other {# bloques}}: cada título, párrafo, lista, cita o cuadro es uno, contados desde 1.',
            },
            { count },
          )
        : message(
            {
              en: '{above} has {count, plural, =0 {no items: only a list has them} one {one item} other {# items, counted from 1}}.',
              es: '{above} {count, plural, =0 {no tiene elementos: solo los tiene una lista} one {tiene un elemento} other {tiene # elementos, contados desde 1}}.',
            },
            { above: printReference({ id: target.id, place: above }), count },
          ),
  }
}
