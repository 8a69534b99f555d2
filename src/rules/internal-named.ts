// The words of a public record name none that is internal.
import { hiddenAmong, isInternal, publicRecord } from '../core/access.ts'
import type { Found } from '../core/finding.ts'
import { message } from '../core/message.ts'
import { filesOf } from '../core/record.ts'
import type { Rule } from './rule.ts'

const document = 'id: DOC-2031-009\ntitle: Draft list of wells\naccess: internal\nlog:\n  - { date: 2031-03-10, status: draft }\n'
const topic = (words: string) => `---\nid: TOP-wells\ntitle: Wells\ntype: issue\nsource:\n  - record: EVT-2031-001\n---\n\n${words}\n`

export const internalNamed: Rule = {
  id: 'internal-named',
  severity: 'warning',
  reads: 'linked',
  isWide: isInternal,
  summary: { en: 'The words of a public record name no internal one.', es: 'Las palabras de un registro público no nombran uno interno.' },
  why: {
    en: 'References to an internal record are left out of everything published, but what an author wrote stays word for word. An id in it leads nowhere, and tells that there is such a record.',
    es: 'Las referencias a un registro interno quedan fuera de todo lo que se publica, pero lo que alguien escribió queda palabra por palabra. Un id en ello no lleva a ninguna parte, y revela que ese registro existe.',
  },
  examples: {
    bad: {
      'records/documents/DOC-2031-009-draft-list.yaml': document,
      'records/topics/TOP-wells.md': topic('The members discuss the list of wells (DOC-2031-009).'),
    },
    good: { 'records/documents/DOC-2031-009-draft-list.yaml': document, 'records/topics/TOP-wells.md': topic('The members discuss a list of wells.') },
  },
  *check({ records, byId }) {
    const hidden = hiddenAmong(byId.values())
    // A code such as that of a party is a word like others.
    const internal = new Set([...hidden].filter((id) => id.includes('-')))
    if (internal.size === 0) return
    const mayName = beginningsOf(internal)
    for (const record of records) {
      if (isInternal(record)) continue
      const named = filesOf(record).filter(({ text }) => mayName.test(text))
      if (named.length === 0) continue
      const shown = filesOf(publicRecord(record, hidden))
      for (const file of named) {
        const start = file.text.length - file.body.length
        for (const { index, id } of namedIn(file.body, internal)) yield found(file.path, { offset: start + index, length: id.length }, id)
        const words = new Set(stringsIn(shown.find(({ path }) => path === file.path)?.data).map(({ text }) => text))
        for (const { text, at } of stringsIn(file.data))
          if (words.has(text)) for (const { id } of namedIn(text, internal).slice(0, 1)) yield found(file.path, { data: at }, id)
      }
    }
  },
}

/** What a text that names one of the ids has in it: how one begins, or an escape, behind which there may be one. */
function beginningsOf(ids: ReadonlySet<string>): RegExp {
  const beginnings = new Set([...ids].map((id) => id.slice(0, id.indexOf('-') + 1)))
  return new RegExp(
    [...beginnings]
      .map((each) => each.replace(/[^\p{L}\p{N}-]/gu, '\\$&'))
      .join('|')
      .concat('|\\\\'),
  )
}

/** Each id of a set in a text, whole: DOC-2031-009 is not in DOC-2031-0091, but in DOC-2031-009#2. */
const namedIn = (text: string, ids: ReadonlySet<string>): { readonly index: number; readonly id: string }[] =>
  [...text.matchAll(/(?<![\p{L}\p{N}-])[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)+/gu)].flatMap(({ index, 0: id }) => (ids.has(id) ? [{ index, id }] : []))

interface Placed {
  readonly text: string
  readonly at: readonly (string | number)[]
}

function stringsIn(value: unknown, at: readonly (string | number)[] = []): Placed[] {
  if (typeof value === 'string') return [{ text: value, at }]
  if (Array.isArray(value)) return value.flatMap((each, index) => stringsIn(each, [...at, index]))
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => stringsIn(each, [...at, key])) : []
}

const found = (path: string, at: Found['at'], id: string): Found => ({
  path,
  at,
  message: message({ en: 'Public words name {id}, which is internal.', es: 'Palabras públicas nombran {id}, que es interno.' }, { id }),
  help: message({
    en: 'Say in words what may be known, without the id, or mark this record “access: internal” as well.',
    es: 'Diga con palabras lo que puede saberse, sin el id, o marque también este registro con «access: internal».',
  }),
})
