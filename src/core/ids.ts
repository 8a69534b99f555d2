// Ids for new records: what the kind's own pattern for the next one gives, and a number higher than any that is taken.
import type { Kind } from './kind.ts'
import { slugOf } from './slug.ts'

/** What goes into the places of `FU-{year}-{number}` or `PRP-{year}-{proposer}-{number}`. */
export interface IdSource {
  readonly data: Readonly<Record<string, unknown>>
  readonly year: number
  /** Ids and file names that are taken, by records here or on any branch. */
  readonly taken: Iterable<string>
}

export type NextId = { readonly id: string; readonly missing?: undefined } | { readonly id?: undefined; readonly missing: string | undefined }

/**
 * The next id of a kind; else the field that it needs and the data lack. Without `x-rcm.id.next` the id is for people to choose.
 * `{year}` is the record's year, `{number}` one more than the highest taken, `{slug}` the title in short; any other place is a field of the kind,
 * and of an id in it what follows the letters of its kind.
 */
export function nextId(kind: Kind, { data, year, taken }: IdSource): NextId {
  const { next, example } = kind.id
  if (next === undefined) return { missing: undefined }
  let missing: string | undefined
  const filled = next.replace(/\{(?!number\})([a-z-]+)\}/g, (_, place: string) => {
    if (place === 'year') return String(year).padStart(4, '0')
    const field = place === 'slug' ? kind.roles.title : place
    const value = firstText(data[field])
    if (value === undefined || value === '') missing ??= field
    return place === 'slug' ? slugOf(value ?? '') : tailOf(kind, field, value ?? '')
  })
  if (missing !== undefined) return { missing }
  const [head = '', tail] = filled.split('{number}')
  if (tail === undefined) return { id: filled }
  return { id: `${head}${String(lastNumber(head, taken) + 1).padStart(widthOf(next, example), '0')}${tail}` }
}

/** The next id with the letters and year of another; undefined when it does not end with a number. */
export function idAfter(id: string, taken: Iterable<string>): string | undefined {
  const digits = /\d+$/.exec(id)?.[0]
  if (digits === undefined) return undefined
  const head = id.slice(0, -digits.length)
  return head + String(lastNumber(head, taken) + 1).padStart(digits.length, '0')
}

/** The highest number that follows the head in an id or the name of a file; 0 when there is none. */
function lastNumber(head: string, taken: Iterable<string>): number {
  let last = 0
  for (const each of taken) {
    if (!each.startsWith(head)) continue
    const digits = /^\d{1,9}/.exec(each.slice(head.length))?.[0]
    if (digits !== undefined && /^(?:[-.]|$)/.test(each.slice(head.length + digits.length))) last = Math.max(last, Number(digits))
  }
  return last
}

/** Digits of the number in the kind's example: three in FU-2016-001, one in PRP-2016-HND-1. */
function widthOf(next: string, example: string): number {
  const form = next
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace('{number}', '(\\d+)')
    .replace(/\{[a-z-]+\}/g, '.+?')
  return new RegExp(`^${form}$`).exec(example)?.[1]?.length ?? 1
}

const firstText = (value: unknown): string | undefined => {
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' || typeof first === 'number' ? String(first) : undefined
}

/** `CNS-2031-001` in the id of an answer to it counts as `2031-001`; a code counts whole. */
const tailOf = (kind: Kind, field: string, value: string): string => {
  const isCode = kind.fields.find(({ name }) => name === field)?.refersTo.some((each) => each === 'party' || each === 'body' || each === '*')
  return isCode ? value : value.replace(/^[A-Z]{2,4}-(?=\d)/, '')
}
